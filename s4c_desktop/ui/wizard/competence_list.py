"""The left side of the ratings step: search, filters, progress and the list to jump in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QProgressBar,
    QPushButton,
    QStyleOptionViewItem,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.assessment import Scope
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import Card, TextLabel, button
from s4c_desktop.ui.wizard.competence_delegate import CompetenceDelegate
from s4c_desktop.ui.wizard.competence_model import CompetenceModel, Filter, Index
from s4c_desktop.ui.wizard.session import Session

_MOVES = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}


class _List(QListView):
    """Moves by arrows; every other key is for the page, so that rating goes on from here.

    Rows have a height by their kind, whatever they say: another rating paints its row anew and
    leaves all others where they are.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        # What is scrolled is moved on the screen then, and not painted anew.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.stale = QRegion()
        """What is being painted anew."""

    def paintEvent(self, event: QPaintEvent) -> None:
        self.stale = QRegion(event.region())
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.tokens.surface))
        painter.end()
        super().paintEvent(event)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        QAbstractItemView.dataChanged(self, first, last, roles)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()


class _Rows(CompetenceDelegate):
    """Draws only the rows that are to be painted anew; Qt asks for those between them as well."""

    def __init__(self, theme: Theme, view: _List) -> None:
        super().__init__(theme)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._view.stale.intersects(option.rect):
            super().paint(painter, option, index)


class _Search(QLineEdit):
    """Keeps Enter for itself: a line edit would pass it on to the page, which goes on by it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class CompetenceList(Card):
    """Jumps to any competence, and shows what is done."""

    left = Signal()
    """The person is done here; the ladder can have the focus."""

    def __init__(self, session: Session) -> None:
        super().__init__(margin=12, spacing=8)
        self._session = session
        self.model = CompetenceModel(session, self)
        self.search = _Search()
        self.search.setPlaceholderText(_("Find a competence"))
        self.search.setAccessibleName(_("Find a competence"))
        self.search.setClearButtonEnabled(True)
        self.unrated = _filter_button(_("Unrated"), _("Only unrated"))
        self.flagged = _filter_button(_("Flagged"), _("Only flagged"))
        self.mandatory = _filter_button(_("Mandatory"), _("Only mandatory"))
        self.done = TextLabel("", "muted", wrap=False)
        self.flags = TextLabel("", "muted", wrap=False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Competences done"))
        self.nothing = TextLabel(_("No competence fits the search and the filters."), "muted")
        self.view = _List(session.context.theme)
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._take_first)
        for box in (self.unrated, self.flagged, self.mandatory):
            box.toggled.connect(self._filter)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.clicked.connect(lambda _index: self.left.emit())
        self.model.modelReset.connect(self._show_current)
        session.context.theme.changed.connect(self.view.viewport().update)

    def _lay_out(self) -> None:
        view = self.view
        self._delegate = _Rows(self._session.context.theme, view)
        view.setItemDelegate(self._delegate)
        view.setModel(self.model)
        view.setAccessibleName(_("Competences"))
        view.setMouseTracking(True)
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setStyleSheet("QListView { border: none; background: transparent; }")
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        filters = QHBoxLayout()
        filters.setSpacing(4)
        for box in (self.unrated, self.flagged, self.mandatory):
            filters.addWidget(box)
        filters.addStretch(1)
        counts = QHBoxLayout()
        counts.addWidget(self.done)
        counts.addStretch(1)
        counts.addWidget(self.flags)
        self.column.addWidget(self.search)
        self.column.addLayout(filters)
        self.column.addLayout(counts)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.nothing)
        self.column.addWidget(view, 1)

    def refresh(self) -> None:
        """Show what the session has, and where the person stands."""
        session = self._session
        flow, assessment = session.flow, session.assessment
        all_kinds = assessment is not None and assessment.scope is not Scope.MANDATORY
        self.mandatory.setVisible(all_kinds and not session.veiled)
        total, done = len(flow.competences), len(flow.given)
        self.done.setText(_("{n} of {total} done").format(n=done, total=total))
        flagged = sum(session.rating(code).flagged for code in flow.competences)
        self.flags.setText(
            ngettext("{n} flagged", "{n} flagged", flagged).format(n=flagged) if flagged else ""
        )
        self.bar.setMaximum(max(total, 1))
        self.bar.setValue(done)
        self.model.rebuild()
        self._show_current()

    def clear_search(self) -> None:
        """Show everything again that only the search left out."""
        self.search.clear()

    def _filter(self) -> None:
        self.model.set_filter(
            Filter(
                self.search.text(),
                self.unrated.isChecked(),
                self.flagged.isChecked(),
                self.mandatory.isChecked() and not self.mandatory.isHidden(),
            )
        )
        fitting = any(self.model.filter.takes(entry) for entry in self.model.entries())
        self.nothing.setVisible(not fitting)

    def _show_current(self) -> None:
        self.nothing.setVisible(
            not any(self.model.filter.takes(entry) for entry in self.model.entries())
        )
        row = self.model.row_of(self._session.flow.position)
        if row is None:
            return
        index = self.model.index(row)
        if self.view.currentIndex() != index:
            self.view.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        self.view.scrollTo(index)

    def _on_current(self, current: Index) -> None:
        code = self.model.code_at(current)
        if code and code != self._session.flow.position:
            self._session.jump(code)

    def _take_first(self) -> None:
        """Jump to the first competence found, and let the person rate it."""
        found = [e for e in self.model.entries() if self.model.filter.takes(e)]
        if found:
            code = found[0].competence.code
            self.clear_search()
            self._session.jump(code)
            self.left.emit()


def _filter_button(text: str, spoken: str) -> QPushButton:
    made = button(text)
    made.setCheckable(True)
    made.setAccessibleName(spoken)
    made.setStyleSheet("QPushButton { padding-left: 8px; padding-right: 8px; }")
    return made
