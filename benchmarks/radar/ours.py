"""The program's radars: of a person's levels, and of everybody in a group."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from PySide6.QtWidgets import QApplication

from benchmarks.radar.values import HEIGHT, WIDTH, codes, outlines, redraws
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.framework import Requirement
from s4c_desktop.domain.gap import compare
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.ui.charts.drawing import Drawing
from s4c_desktop.ui.charts.heat import RatedPerson
from s4c_desktop.ui.charts.levels import Levels, Row
from s4c_desktop.ui.charts.people_radar import PeopleRadar
from s4c_desktop.ui.charts.radar import RadarView
from s4c_desktop.ui.charts.radar_drawing import Radar
from s4c_desktop.ui.charts.view import DrawingView
from s4c_desktop.ui.theme import Theme

NAMES = {4: "Basic", 5: "Intermediate", 6: "Proficient", 7: "Expert", 8: "Expert"}


def run(axes: int, polygons: int) -> dict[str, float]:
    """Point at one axis or person after the other."""
    app = QApplication([])
    theme = Theme()
    theme.apply(app)
    drawing = _drawing(axes, polygons)
    # As the program shows them: everybody of a group in the view that most charts use.
    kind = RadarView if isinstance(drawing, Radar) else DrawingView
    view = kind(drawing, theme)
    view.resize(WIDTH, HEIGHT)
    view.show()
    app.processEvents()

    def step(item: int) -> None:
        view.pointer.point_at(item)
        view.viewport().repaint()

    def resize(width: int, height: int) -> None:
        view.resize(width, height)
        view.viewport().repaint()

    found = redraws(step, view.drawing.items, resize)
    view.close()
    return found


def _drawing(axes: int, polygons: int) -> Drawing:
    """Show two outlines as a person's levels, more of them as a group."""
    names, (required, *others) = codes(axes), outlines(axes, polygons)
    ratings = [dict(zip(names, map(rating_at, values), strict=True)) for values in others]
    if len(ratings) > 1:
        people = [RatedPerson(f"Person {n}", rated) for n, rated in enumerate(ratings)]
        wanted = dict(zip(names, required, strict=True))
        return PeopleRadar("All", people, {name: name for name in names}, wanted, NAMES)
    rows = [
        Row(name, compare(_requirement(name, level), ratings[0].get(name, Rating())))
        for name, level in zip(names, required, strict=True)
    ]
    return Radar("All", Levels(tuple(rows), NAMES))


def _requirement(code: str, level: int) -> Requirement:
    return Requirement(uuid5(NAMESPACE_URL, code), code, True, level, "", "")
