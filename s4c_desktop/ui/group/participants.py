"""The attendance list: who takes part, under which code name, and how far they are."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.focus_group import Participant, Source
from s4c_desktop.domain.group_filter import attribute_values
from s4c_desktop.domain.group_wording import batches_sentence
from s4c_desktop.ui import widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.group.attributes import AttributeFields
from s4c_desktop.ui.group.parts import scrolling_card
from s4c_desktop.ui.group.session import GroupSession
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.panes import Panes
from s4c_desktop.ui.quality.parts import labelled
from s4c_desktop.ui.quality.tables import Line, LineTable


class AttendanceTable(LineTable):
    """The participants; Space notes who is here, Delete removes one."""

    noted = Signal()
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Space and Delete; leave the rest to the table."""
        if event.key() == Qt.Key.Key_Space:
            self.noted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class ParticipantsPage(QWidget):
    """The list, and beside it what is known of the one who is chosen."""

    entry_requested = Signal(object)
    """Enter what this participant (UUID) said."""

    table_requested = Signal()
    files_requested = Signal()
    people_requested = Signal()

    def __init__(self, session: GroupSession) -> None:
        super().__init__()
        self._session = session
        self._shown: UUID | None = None
        theme = session.context.theme
        self.standing = widgets.muted()
        self.table = AttendanceTable(
            theme,
            _("Participants"),
            (_("Code name"), _("Here"), _("Rated"), _("Came in by"), _("Attributes")),
            (72, 96, 120, 0),
            lesser=(3, 4),
        )
        self.add = widgets.button(_("Add participant"), self._add)
        menu = QMenu(self)
        menu.addAction(_("From a table (CSV, XLSX)…")).triggered.connect(
            lambda _on=False: self.table_requested.emit()
        )
        menu.addAction(_("From participants' own files (.s4c)…")).triggered.connect(
            lambda _on=False: self.files_requested.emit()
        )
        menu.addAction(_("People of this workspace…")).triggered.connect(
            lambda _on=False: self.people_requested.emit()
        )
        self.bring = widgets.menu_button(_("Bring in"), menu)
        self.remove = widgets.button(_("Remove"), self._remove, role="danger")
        self.name = QLineEdit()
        self.here = QCheckBox(_("Is here"))
        self.attributes = AttributeFields()
        self.frozen = widgets.small(
            _("Was shown: what they said, and that they were here, stays as it is.")
        )
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self._enter)
        self.table.noted.connect(lambda: self.here.click() if self.here.isEnabled() else None)
        self.table.removed.connect(self._remove)
        self.name.editingFinished.connect(self._rename)
        self.here.clicked.connect(self._note)
        self.attributes.edited.connect(self._keep)
        session.opened.connect(self._on_opened)
        session.changed.connect(self.show_group)
        self._build()

    # -- showing -------------------------------------------------------------------------

    def show_group(self) -> None:
        """Show the group as it is now."""
        if not self._session.is_open or not self.isVisible():
            return
        group, asked = self._session.group, self._session.asked
        self.table.fill([_line(one, asked) for one in group.participants])
        n = len(group.participants)
        here = sum(one.present for one in group.participants)
        people = ngettext("{n} participant", "{n} participants", n).format(n=n)
        self.standing.setText(
            _("{people}, {here} here. {standing}").format(
                people=people,
                here=here,
                standing=batches_sentence(group.batches, group.details.minimum),
            )
        )
        self._pages.setCurrentIndex(1 if n else 0)
        self._show_chosen()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        self.show_group()

    def choose(self, participant_id: UUID) -> None:
        """Choose a participant."""
        self.table.choose(participant_id)

    def chosen(self) -> Participant | None:
        """Return the participant who is chosen."""
        if not self._session.is_open:
            return None
        key = self.table.key()
        return next((one for one in self._session.group.participants if one.id == key), None)

    def leave(self) -> None:
        """Hand over what was typed."""
        if self.chosen() is not None and self._shown is not None:
            self._rename()
            self.attributes.flush()

    def _on_opened(self) -> None:
        self._shown = None
        self.attributes.forget()

    def _show_chosen(self) -> None:
        one = self.chosen()
        self._side.setEnabled(one is not None)
        self.remove.setEnabled(one is not None)
        if one is None:
            self._shown = None
            return
        if not self.name.hasFocus() or self._shown != one.id:
            self.name.setText(one.code_name)
        self._shown = one.id
        self.here.setChecked(one.present)
        allow(self.here, one.batch is None, self.frozen.text())
        self.frozen.setVisible(one.batch is not None)
        everybody = (each.attributes for each in self._session.group.participants)
        self.attributes.show_values(attribute_values(everybody), one.attributes)

    # -- editing -------------------------------------------------------------------------

    def _add(self) -> None:
        self._session.add()

    def _enter(self) -> None:
        one = self.chosen()
        if one is not None:
            self.entry_requested.emit(one.id)

    def _remove(self) -> None:
        one = self.chosen()
        if one is None:
            return
        if one.batch is None or self._session.context.messages.ask(
            _("Remove {name}?").format(name=one.code_name),
            _(
                "The group was shown with {name} in it. What was shown stays as it was; the group "
                "can't be shown anew with the others alone."
            ).format(name=one.code_name),
            _("Remove"),
        ):
            self._session.remove(one.id)

    def _rename(self) -> None:
        one = self.chosen()
        name = " ".join(self.name.text().split())
        if one is None or one.id != self._shown or name == one.code_name:
            return
        if name:
            self._session.rename(one.id, name)
        else:
            self.name.setText(one.code_name)

    def _note(self, here: bool) -> None:
        one = self.chosen()
        if one is not None:
            self._session.set_present(one.id, here)

    def _keep(self, attributes: dict[str, str]) -> None:
        one = self.chosen()
        if one is not None and one.id == self._shown:
            self._session.set_attributes(one.id, attributes)

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        left = widgets.Card(margin=16, spacing=12)
        left.column.addWidget(self.standing)
        left.column.addWidget(self.table, 1)
        buttons = FlowLayout(spacing=8)
        for button in (self.add, self.bring, self.remove):
            buttons.addWidget(button)
        empty = widgets.EmptyState(
            self._session.context.theme,
            "user-plus",
            _("Nobody yet"),
            _(
                "Add participants one by one, and enter what each says; or bring them in from a "
                "table, or from the files they brought along (or drop those here)."
            ),
        )
        self._pages = PageStack()
        self._pages.addWidget(empty)
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.table)
        self._pages.addWidget(page)
        left.column.addWidget(self._pages, 1)
        left.column.addLayout(buttons)
        self._side = widgets.Card(margin=16, spacing=12)
        self._side.column.addLayout(labelled(_("Code name"), self.name))
        self._side.column.addWidget(self.here)
        self._side.column.addWidget(widgets.strong(_("Attributes, to filter by")))
        self._side.column.addWidget(self.attributes)
        self._side.column.addWidget(self.frozen)
        self._side.column.addStretch(1)
        side = scrolling_card(self._side)
        split = Panes(left, side, least=(240, 280), sizes=(700, 320), grow=(1, 0))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)
        self.setFocusProxy(self.table)


def source_name(source: Source) -> str:
    """Say how a participant came in."""
    return {
        Source.QUICK: _("entered here"),
        Source.FILE: _("own file"),
        Source.MATRIX: _("table"),
    }[source]


def _line(one: Participant, asked: tuple[str, ...]) -> Line:
    given = sum(one.rating(code).given for code in asked)
    attributes = " · ".join(
        _("{name}: {value}").format(name=name, value=value)
        for name, value in one.attributes.items()
    )
    rated = _("{n} of {total}").format(n=given, total=len(asked))
    return Line(
        one.id,
        (
            one.code_name,
            _("yes") if one.present else _("no"),
            rated,
            source_name(one.source),
            attributes,
        ),
        (
            "",
            "" if one.present else "caution",
            "" if given == len(asked) else "muted",
            "muted",
            "muted",
        ),
    )
