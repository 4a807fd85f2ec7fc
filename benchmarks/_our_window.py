"""The program itself, opened on the workspace named on the command line."""

from __future__ import annotations

import gc

# As __main__ does, before it imports the window.
gc.disable()

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from benchmarks._marks import figures, mark, report  # noqa: E402
from s4c_desktop.ui import app  # noqa: E402
from s4c_desktop.ui.main_window import MainWindow  # noqa: E402


class Marks(QObject):
    """Also notes when the first card of the home screen, which needs the data, is painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """See the window and the cards being painted."""
        if event.type() == QEvent.Type.Paint:
            mark("painted")
            if "filled" not in figures and watched.metaObject().className() == "ChoiceCard":
                mark("filled")
                QTimer.singleShot(0, QApplication.instance().quit)
        return False


class WatchedWindow(MainWindow):
    """The window, watched from the moment it is shown."""

    def show(self) -> None:
        """Watch, then show."""
        QApplication.instance().installEventFilter(marks)
        super().show()


if __name__ == "__main__":
    import sys

    marks = Marks()
    app.MainWindow = WatchedWindow
    app.main(sys.argv[1])
    report()
