"""The same radar as matplotlib draws it in a Qt window."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QApplication

from benchmarks.radar.values import HEIGHT, LEVELS, WIDTH, codes, outlines, redraws

RINGS = (3, *LEVELS)


def run(axes: int, polygons: int) -> dict[str, float]:
    """Let one axis or outline after the other stand out."""
    # After PySide6: matplotlib takes the Qt that is there.
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
    from matplotlib.figure import Figure

    app = QApplication([])
    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100)
    canvas = FigureCanvasQTAgg(figure)
    plot = figure.add_subplot(projection="polar")
    plot.set_theta_zero_location("N")
    plot.set_theta_direction(-1)
    turns = [math.tau * axis / axes for axis in range(axes)]
    plot.set_xticks(turns, codes(axes), fontsize=9)
    plot.set_yticks(RINGS, [str(ring) for ring in RINGS], fontsize=8)
    plot.set_ylim(2, RINGS[-1])
    required, *others = outlines(axes, polygons)
    closed = [*turns, turns[0]]
    many = len(others) > 1
    for values in others:
        whole = [*values, values[0]]
        plot.plot(closed, whole, color="#0b6e99", lw=1.5, alpha=0.35 if many else 1)
        if not many:
            plot.fill(closed, whole, color="#0b6e99", alpha=0.2)
            plot.plot(closed, whole, "o", color="#0b6e99", ms=6)
    plot.plot(closed, [*required, required[0]], "--", color="#7a3e9d", lw=2)
    (strong,) = plot.plot([], [], "o-" if many else "-", color="#0b6e99", lw=3)
    canvas.resize(WIDTH, HEIGHT)
    canvas.show()
    app.processEvents()

    def step(item: int) -> None:
        if many:
            strong.set_data(closed, [*others[item], others[item][0]])
        else:
            strong.set_data([turns[item]] * 2, [2, RINGS[-1]])
        canvas.draw()
        canvas.repaint()

    def resize(width: int, height: int) -> None:
        canvas.resize(width, height)
        canvas.draw()
        canvas.repaint()

    found = redraws(step, len(others) if many else axes, resize)
    canvas.close()
    return found
