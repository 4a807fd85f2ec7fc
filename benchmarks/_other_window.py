"""Another Qt program, of PyQt6, as its command starts it: until its window is painted.

Neither shows anything that is read later: painted and filled are one moment.
"""

from __future__ import annotations

import os
import sys
from importlib.metadata import entry_points

from PyQt6.QtCore import QEvent, QObject
from PyQt6.QtWidgets import QApplication, QWidget

from benchmarks._marks import mark, report

make = QApplication.__init__


class Marks(QObject):
    """Ends the program once its window is painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """See the window being painted."""
        if (
            event.type() == QEvent.Type.Paint
            and isinstance(watched, QWidget)
            and watched.window().isVisible()
        ):
            mark("painted")
            report()
            # Nothing of how it ends is measured, and it may ask something then.
            os._exit(0)
        return False


def make_watched(app: QApplication, *arguments: object) -> None:
    """Make the application, and watch it from then on."""
    make(app, *arguments)
    app.installEventFilter(marks)


if __name__ == "__main__":
    marks = Marks()
    QApplication.__init__ = make_watched
    name = sys.argv.pop(1)
    sys.argv[0] = name
    scripts = {*entry_points(group="console_scripts"), *entry_points(group="gui_scripts")}
    (start,) = (script for script in scripts if script.name == name)
    sys.exit(start.load()())
