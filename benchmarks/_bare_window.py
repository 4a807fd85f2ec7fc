"""The least a PySide6 program can be: a window with a label."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from benchmarks._marks import Marks


class BareMarks(Marks):
    """Ends the program once something was painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """See the window being painted."""
        super().eventFilter(watched, event)
        if self.figures:
            QTimer.singleShot(0, app.quit)
        return False


app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Hello"))
marks = BareMarks()
app.installEventFilter(marks)
window.resize(1200, 800)
window.show()
app.exec()
marks.report()
