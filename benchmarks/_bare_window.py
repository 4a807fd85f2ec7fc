"""The least a PySide6 program can be: a window with a label."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from benchmarks._marks import figures, mark, report


class Marks(QObject):
    """Ends the program once something was painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """See the window being painted."""
        if event.type() == QEvent.Type.Paint and not figures:
            mark("painted")
            QTimer.singleShot(0, app.quit)
        return False


app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Hello"))
marks = Marks()
app.installEventFilter(marks)
window.resize(1200, 800)
window.show()
app.exec()
report()
