"""The program itself, opened on the workspace named on the command line, created when missing."""

from __future__ import annotations

import sys
from pathlib import Path

workspace = Path(sys.argv[1])
if not workspace.exists():
    # The warm-up run: make the workspace, so that the counted runs only open it.
    from s4c_desktop.bootstrap import open_program

    open_program(workspace, create=True).close()

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from benchmarks._marks import Marks  # noqa: E402 - the imports belong to what is measured
from s4c_desktop.ui import app  # noqa: E402
from s4c_desktop.ui.main_window import MainWindow  # noqa: E402


class OurMarks(Marks):
    """Also notes when the first card of the home screen, which needs the data, is painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """See the window and the cards being painted."""
        if event.type() == QEvent.Type.Paint:
            self.mark("painted")
            if watched.metaObject().className() == "ChoiceCard":
                self.mark("filled")
                QTimer.singleShot(0, QApplication.instance().quit)
        return False


class WatchedWindow(MainWindow):
    """The window, watched from the moment it is shown."""

    def show(self) -> None:
        """Watch, then show."""
        QApplication.instance().installEventFilter(marks)
        super().show()


marks = OurMarks()
app.MainWindow = WatchedWindow
app.main(str(workspace))
marks.report()
