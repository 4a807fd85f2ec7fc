"""Two groups, two dates or two parts of a group side by side."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.focus_group import GroupSummary
from s4c_desktop.domain.group_filter import EVERYBODY, Condition
from s4c_desktop.domain.group_profile import overview
from s4c_desktop.domain.group_wording import condition_words, overview_sentence
from s4c_desktop.services.group_profiles import GroupComparison, GroupStanding, GroupView
from s4c_desktop.ui import widgets
from s4c_desktop.ui.charts.frame import ChartFrame
from s4c_desktop.ui.charts.group_dots import GroupPairs
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.group.board import framed
from s4c_desktop.ui.group.filter_bar import GroupFilterBar
from s4c_desktop.ui.group.session import GroupSession
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.quality.parts import labelled

Known = tuple[tuple[GroupSummary, ...], GroupStanding]


class ComparePage(QWidget):
    """This group on one side; on the other another one, or another part of it."""

    def __init__(self, session: GroupSession) -> None:
        super().__init__()
        self._session = session
        self.frame: ChartFrame | None = None
        self.first = GroupFilterBar(_("This group"))
        self.other = ComboBox()
        self.other.setAccessibleName(_("Compare with"))
        self.other.activated.connect(lambda _index: self._look_at_other())
        self.second = GroupFilterBar(_("Compared with"))
        self.go = widgets.button(_("Compare"), self.compare)
        self.note = widgets.muted(
            _("Both sides are shown by this, and what is shown is remembered.")
        )
        self.trouble = widgets.TextLabel("", "caution")
        self.trouble.hide()
        self.sentence = widgets.strong()
        self._room = QVBoxLayout()
        session.opened.connect(self._on_opened)
        self._build()

    def look(self) -> None:
        """Fetch the groups to compare with, and by what this one can be filtered."""
        if not self._session.is_open:
            return
        program, group_id = self._session.context.program, self._session.group.id

        def fetch() -> Known:
            lines = (*program.groups.list(), *program.groups.list(archived=True))
            return lines, program.group_profiles.standing(group_id)

        self._session.context.tasks.run(fetch, done=self._show, owner=self)

    def compare(self) -> None:
        """Show both sides, if they may be."""
        other = self.other.currentData()
        if not self._session.is_open or not isinstance(other, UUID):
            return
        first: tuple[UUID, Condition] = (self._session.group.id, self.first.condition())
        second = (other, self.second.condition())
        if first == second:
            self._say(_("Both sides are the same. Choose another group, or another part of it."))
            return
        work = partial(self._session.context.program.group_profiles.compare, first, second)
        self._session.context.tasks.run(
            work, done=self._show_comparison, failed=self._failed, owner=self
        )

    # -- parts ---------------------------------------------------------------------------

    def _on_opened(self) -> None:
        self.first.offer({})
        self.second.offer({})
        self.other.clear()
        self.sentence.setText("")
        self._say("")
        self._put_away()

    def _show(self, known: Known) -> None:
        if not self._session.is_open:
            return
        lines, standing = known
        group = self._session.group
        self.first.offer(standing.attributes)
        before = self.other.currentData()
        self.other.clear()
        self.other.addItem(_("This group, another part of it"), group.id)
        for line in lines:
            if line.id != group.id and line.framework_id == group.details.framework_id:
                day = short_date(line.held_on) if line.held_on else ""
                self.other.addItem(" · ".join(t for t in (line.title, day) if t), line.id)
        self.other.setCurrentIndex(max(self.other.findData(before), 0))
        self._look_at_other()

    def _look_at_other(self) -> None:
        other = self.other.currentData()
        if isinstance(other, UUID):
            self._session.context.tasks.run(
                self._session.context.program.group_profiles.standing,
                other,
                done=lambda standing: self.second.offer(standing.attributes),
                owner=self,
            )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._say(error.text())
        else:
            self._session.context.messages.error(error)

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def _show_comparison(self, found: GroupComparison) -> None:
        self._say("")
        if not self._session.is_open:
            return
        framework = self._session.framework
        names = _side_name(found.first, found.second), _side_name(found.second, found.first)
        pairs = found.competences
        titles = tuple(framework.competence(one.competence).title for one in pairs)
        minimums = found.first.details.minimum, found.second.details.minimum
        self.sentence.setText(overview_sentence(overview(pairs), *names))
        self._put_away()
        drawing = GroupPairs(_("Side by side"), pairs, titles, names, minimums)
        self.frame = framed(self._session.context, drawing)
        self._room.addWidget(self.frame)
        self._session.shown()

    def _put_away(self) -> None:
        if self.frame is not None:
            widgets.put_away(self.frame)
            self.frame = None

    def _build(self) -> None:
        head = widgets.Card(margin=16, spacing=8)
        this = QHBoxLayout()
        this.setSpacing(12)
        this.addWidget(widgets.strong(_("This group")))
        this.addWidget(self.first, 1)
        head.column.addLayout(this)
        head.column.addLayout(labelled(_("Compare with"), self.other))
        head.column.addWidget(self.second)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.note, 1)
        row.addWidget(self.go)
        head.column.addLayout(row)
        head.column.addWidget(self.trouble)
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(16)
        inner.addWidget(head)
        inner.addWidget(self.sentence)
        inner.addLayout(self._room)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(widgets.scrolling(page))
        self.setFocusProxy(self.other)


def _side_name(view: GroupView, other: GroupView) -> str:
    """Name a side by what tells it from the other: the group, the day, who was chosen."""
    parts = []
    if view.group_id != other.group_id:
        parts.append(view.details.title)
        if view.details.title == other.details.title and view.details.held_on:
            parts.append(short_date(view.details.held_on))
    if view.group_id == other.group_id or view.condition != EVERYBODY:
        parts.append(condition_words(view.condition))
    return " · ".join(parts)
