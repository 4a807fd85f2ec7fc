"""What a key in the ratings step makes Qt do: no more than what changes with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget

from s4c_desktop.ui.rating.rung import Rung
from s4c_desktop.ui.wizard.competence_view import LadderArea
from s4c_desktop.ui.wizard.given_button import GivenButton
from s4c_desktop.ui.wizard.ratings_page import RatingsPage
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.side_panel import SidePanel
from tests.ui.wizard.conftest import press

Settle = Callable[[], None]


class Watch(QObject):
    """Counts what reaches the widgets of a page, by kind of event and widget."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.seen: Counter[tuple[QEvent.Type, type]] = Counter()
        self._watched: list[QWidget] = [page, *page.findChildren(QWidget)]
        for widget in self._watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen[event.type(), type(watched)] += 1
        return False

    def of(self, kind: QEvent.Type) -> int:
        return sum(count for (seen, _widget), count in self.seen.items() if seen is kind)

    def widgets_of(self, kind: QEvent.Type) -> set[type]:
        return {widget for seen, widget in self.seen if seen is kind}

    def stop(self) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)


@contextmanager
def watched(page: QWidget, settle: Settle) -> Iterator[Watch]:
    """Watch a page from a settled state to the next one."""
    settle()
    QApplication.processEvents()
    watch = Watch(page)
    yield watch
    settle()
    for _round in range(3):
        QApplication.processEvents()
    watch.stop()


def test_a_step_touches_only_what_changes_with_it(
    page: RatingsPage, session: Session, settle: Settle
) -> None:
    press(0, "6")
    press(Qt.Key.Key_Return)
    changed = QSignalSpy(page.list.model.dataChanged)
    reset = QSignalSpy(page.list.model.modelReset)
    with watched(page, settle) as level:
        press(0, "5")
    assert changed.count() == 2, "the competence and its area"
    assert level.seen[QEvent.Type.Paint, SidePanel] == 0, "the notes stay as they are"
    assert level.of(QEvent.Type.StyleChange) == 0
    assert level.widgets_of(QEvent.Type.ToolTipChange) <= {Rung, GivenButton}
    assert level.seen[QEvent.Type.Resize, LadderArea] == 0, "the ladder stays where it is"
    with watched(page, settle) as gone_on:
        press(Qt.Key.Key_Return)
    assert changed.count() == 2, "no row of the list says anything else"
    assert reset.count() == 0
    assert gone_on.seen[QEvent.Type.Resize, LadderArea] <= 1
    assert gone_on.of(QEvent.Type.StyleChange) == 0
    assert session.flow.number == 3


def test_the_list_is_scrolled_and_not_painted_anew(
    page: RatingsPage, session: Session, settle: Settle
) -> None:
    painted: list[int] = []
    viewport = page.list.view.viewport()
    page.resize(1300, 420)
    session.jump(session.flow.competences[12])
    settle()

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                painted.append(event.region().boundingRect().height())  # type: ignore[attr-defined]
            return False

    QApplication.processEvents()
    bar = page.list.view.verticalScrollBar()
    before, watch = bar.value(), Painted()
    viewport.installEventFilter(watch)
    bar.setValue(before + 10)
    QApplication.processEvents()
    viewport.removeEventFilter(watch)
    assert bar.value() == before + 10
    assert painted
    assert max(painted) <= 20 < viewport.height()
