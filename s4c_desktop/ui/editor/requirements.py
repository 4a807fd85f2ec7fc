"""Marks, levels and reasons: the grid, and below it a strip about the cells that are chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import framework_edits as edits
from s4c_desktop.domain.framework import Requirement
from s4c_desktop.domain.framework_draft import DraftContent, Reason, ReasonKind, reason_of
from s4c_desktop.domain.framework_draft_wording import reason_name
from s4c_desktop.domain.framework_findings import Part, Where
from s4c_desktop.domain.scale import EQF_LEVELS
from s4c_desktop.domain.wording import competence_name, mandatory_name
from s4c_desktop.ui import widgets
from s4c_desktop.ui.editor.parts import KeptLine
from s4c_desktop.ui.editor.requirement_grid import Cell, RequirementGrid, keys_text
from s4c_desktop.ui.editor.session import EditorSession
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.segments import Segments

_NOT_REQUIRED = "not"
_MARKS: dict[str, bool | None] = {"mandatory": True, "optional": False, _NOT_REQUIRED: None}
_MIDDLE = 6
"""The level that a competence gets when it is required without one."""


class RequirementsPage(QWidget):
    """What every role requires; what is done in the strip goes for all cells that are chosen."""

    def __init__(self, session: EditorSession) -> None:
        super().__init__()
        self._session = session
        self._about: tuple[Cell, ...] = ()
        self.grid = RequirementGrid(session)
        self.reading = ComboBox()
        self.reading.setAccessibleName(_("Reading of the requirements"))
        self.about = widgets.ElidedLabel("", "strong")
        self.mark: Segments[str] = Segments(
            _("Requirement"),
            (
                ("mandatory", mandatory_name(True)),
                ("optional", mandatory_name(False)),
                (_NOT_REQUIRED, _("Not required")),
            ),
        )
        self.level: Segments[int] = Segments(
            _("Level"), [(eqf, _("EQF {level}").format(level=eqf)) for eqf in EQF_LEVELS]
        )
        self.kind = ComboBox()
        self.kind.setAccessibleName(_("Reason"))
        self.kind.addItem(_("No reason given"), None)
        for kind in ReasonKind:
            self.kind.addItem(reason_name(kind), kind.value)
        self.words = KeptLine(_("Reason in words"), _("Why, in a few words"))
        self._build()
        self.grid.picked.connect(self._show_chosen)
        self.grid.demanded.connect(self._demand)
        self.grid.levelled.connect(self._level)
        self.grid.reason_wanted.connect(self._ask_reason)
        self.mark.chosen.connect(lambda value: self._demand(_MARKS[value]))
        self.level.chosen.connect(self._level)
        self.kind.activated.connect(lambda _index: self._give_reason())
        self.words.settled.connect(lambda _text: self._give_reason())
        self.words.returnPressed.connect(self._back_to_grid)
        self.reading.activated.connect(lambda _index: self._read())

    def refresh(self) -> None:
        """Show the draft as it is now."""
        readings = self._session.framework.readings
        self.reading.clear()
        for reading in readings:
            self.reading.addItem(reading.title, reading.code)
        self.reading.setCurrentIndex(self.reading.findData(self._session.reading))
        self.reading.setVisible(len(readings) > 1)
        empty = not self._session.content.chosen.competences or not self._session.framework.roles
        self.nothing.setVisible(empty)
        for widget in (self._frame, self.strip):
            widget.setVisible(not empty)
        self.grid.refresh()
        self._show()

    def reveal(self, where: Where) -> None:
        """Choose the cell of a finding or an edit."""
        if where.reading and where.reading != self._session.reading:
            self._session.reading = where.reading
            self.refresh()
        self.grid.choose(Cell(where.role, where.code))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Hand over what was typed."""
        self.words.flush()

    # -- what is shown -------------------------------------------------------------------

    def _show_chosen(self) -> None:
        # What was typed belongs to the cells that were chosen before.
        self.words.flush()
        self._about = self.grid.chosen()
        self._show()

    def _show(self) -> None:
        self._about = tuple(c for c in self._about if self.grid.cells.place(c).isValid())
        demands = [self.grid.cells.demand(cell) for cell in self._about]
        self.about.set_text(self._about_text())
        self.strip.setEnabled(bool(demands))
        marks = {None if d is None else d.mandatory for d in demands}
        shown = next((name for name, mark in _MARKS.items() if marks == {mark}), None)
        self.mark.show_value(shown)
        levels = {None if d is None else d.eqf for d in demands}
        self.level.show_value(levels.pop() if len(levels) == 1 else None)
        some = any(d is not None for d in demands)
        for widget in (self.level, self.kind, self.words):
            widget.setEnabled(some)
        reasons = {reason_of(d) for d in demands if d is not None}
        reason = reasons.pop() if len(reasons) == 1 else None
        self.kind.setCurrentIndex(self.kind.findData(reason.kind.value) if reason else 0)
        self.words.show_text(reason.words if reason else "")

    def _about_text(self) -> str:
        if len(self._about) == 1:
            (cell,) = self._about
            role = self._session.framework.role(cell.role)
            return _("{role}: {competence}").format(
                role=role.title or role.code,
                competence=competence_name(self._session.framework, cell.competence),
            )
        n = len(self._about)
        return ngettext("{n} cell chosen", "{n} cells chosen", n).format(n=n)

    # -- what is done --------------------------------------------------------------------

    def _demand(self, mandatory: bool | None) -> None:
        def change(content: DraftContent, cell: Cell, before: Requirement | None) -> DraftContent:
            # Somebody who requires something means a level: the one in the middle, to begin with.
            eqf = before.eqf if before is not None else _MIDDLE
            return self._required(content, cell, mandatory, eqf)

        self._change(_("Change requirement"), change)

    def _level(self, eqf: int) -> None:
        def change(content: DraftContent, cell: Cell, before: Requirement | None) -> DraftContent:
            mandatory = before.mandatory if before is not None else True
            return self._required(content, cell, mandatory, eqf)

        self._change(_("Set level"), change)

    def _required(
        self, content: DraftContent, cell: Cell, mandatory: bool | None, eqf: int | None
    ) -> DraftContent:
        reading = self._session.reading
        return edits.require(
            content, reading, cell.role, cell.competence, mandatory=mandatory, eqf=eqf
        )

    def _give_reason(self) -> None:
        kind = self.kind.currentData()
        words = self.words.text().strip()
        if kind is None and words:
            # Words without a kind are a reason too.
            kind = ReasonKind.OTHER.value
        reason = None if kind is None else Reason(ReasonKind(kind), words)

        def change(content: DraftContent, cell: Cell, before: Requirement | None) -> DraftContent:
            if before is None or reason_of(before) == reason:
                return content
            reading = self._session.reading
            return edits.give_reason(content, reading, cell.role, cell.competence, reason)

        self._change(_("Give a reason"), change, field="reason")

    def _change(
        self,
        label: str,
        change: Callable[[DraftContent, Cell, Requirement | None], DraftContent],
        field: str = "",
    ) -> None:
        if not self._about or not self._session.is_open:
            return
        content = self._session.content
        for cell in self._about:
            content = change(content, cell, self.grid.cells.demand(cell))
        first = self._about[0]
        where = Where(Part.REQUIREMENT, first.competence, first.role, self._session.reading)
        self._session.edit(label, content, where, field if len(self._about) == 1 else "")

    def _ask_reason(self) -> None:
        target = self.kind if self.kind.currentData() is None else self.words
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _back_to_grid(self) -> None:
        self.words.flush()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        self.flush()
        self._session.reading = self.reading.currentData()
        self.grid.refresh()
        self._show()

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        self.strip = widgets.Card(margin=12, spacing=8)
        self.hint = widgets.TextLabel(_("Keys: M, O, N, 4 to 8, R"), "small", wrap=False)
        self.hint.setToolTip(widgets.plain_tip(keys_text(), wrap=True))
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.about, 1)
        head.addWidget(self.hint)
        self.strip.column.addLayout(head)
        choices = FlowLayout(spacing=8)
        choices.addWidget(self.mark)
        choices.addWidget(self.level)
        self.strip.column.addLayout(choices)
        why = QHBoxLayout()
        why.setSpacing(8)
        why.addWidget(self.kind)
        why.addWidget(self.words, 1)
        self.strip.column.addLayout(why)
        self.nothing = widgets.muted(
            _("Take competences in and add a role first; then say here what the role requires.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.reading)
        column.addWidget(self.nothing)
        self._frame = widgets.Card(margin=1, spacing=0)
        self._frame.column.addWidget(self.grid)
        column.addWidget(self._frame, 1)
        column.addWidget(self.strip)
        column.addStretch(0)
