"""The card of a role: what it does and delivers, and what its competences mean for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import framework_edits as edits
from s4c_desktop.domain import role_card_edits as card_edits
from s4c_desktop.domain.framework import Framework, Role
from s4c_desktop.domain.framework_draft import DraftContent
from s4c_desktop.domain.role_card_edits import card_list, required_level
from s4c_desktop.domain.wording import competence_name
from s4c_desktop.ui import widgets
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.quality.parts import KeptText, labelled

Change = Callable[[DraftContent, str], DraftContent]
"""An edit of the role with this code."""

_LIST = 110
_TEXT = 120


class RoleCardForm(QWidget):
    """The fields of the card; says which field was edited, and how."""

    edited = Signal(str, object)
    """A field by its name, and the Change."""

    def __init__(self) -> None:
        super().__init__()
        self._role = ""
        self._about = ""
        self._texts: dict[str, str] = {}
        self.description = KeptText(_("What the role does"), height=_TEXT)
        self.lists: dict[str, KeptText] = {}
        self.competence = ComboBox()
        self.competence.setAccessibleName(_("Competence that the role requires"))
        self.meaning = KeptText(_("What it means for this role"), height=_TEXT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(widgets.section(_("Role card")))
        column.addLayout(labelled(_("What the role does"), self.description))
        for kind, text in (
            ("prerequisites", _("Prerequisites")),
            ("tasks", _("Tasks")),
            ("leading", _("Leading activities")),
            ("activities", _("Activities")),
            ("accountable", _("Accountable for")),
            ("responsible", _("Responsible for")),
            ("contributor", _("Contributes to")),
            ("similar_roles", _("Similar certified roles")),
        ):
            self.lists[kind] = KeptText(text, _("One in each line"), height=_LIST)
            column.addLayout(labelled(text, self.lists[kind]))
        self._demands = QWidget()
        inner = QVBoxLayout(self._demands)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addLayout(labelled(_("What a competence means for this role"), self.competence))
        inner.addWidget(self.meaning)
        column.addWidget(self._demands)
        self._listen()

    def show_role(self, role: Role, framework: Framework) -> None:
        """Show the card of a role; what was typed about another one was handed over before."""
        card = role.card
        self.description.show_text(card.description)
        for kind, field in self.lists.items():
            field.show_text("\n".join(item.text for item in card_list(role, kind)))
        self._texts = {one.competence: one.text for one in card.descriptors}
        self._offer(role, framework)
        self._show_meaning()

    def flush(self) -> None:
        """Hand over what was typed."""
        for field in self.fields():
            field.flush()

    def fields(self) -> Iterable[KeptText]:
        """Return every field, from top to bottom."""
        return (self.description, *self.lists.values(), self.meaning)

    def _offer(self, role: Role, framework: Framework) -> None:
        """Offer the competences of which the role requires a level, and which are said already."""
        wanted = [
            code
            for code in framework.order
            if required_level(role, code) is not None or code in self._texts
        ]
        shown = [self.competence.itemData(row) for row in range(self.competence.count())]
        if (role.code, wanted) != (self._role, shown):
            before = self.competence.currentData() if role.code == self._role else None
            self._role = role.code
            self.competence.blockSignals(True)
            self.competence.clear()
            for code in wanted:
                self.competence.addItem(competence_name(framework, code), code)
            self.competence.setCurrentIndex(max(self.competence.findData(before), 0))
            self.competence.blockSignals(False)
        self._demands.setVisible(bool(wanted))

    def _show_meaning(self) -> None:
        self._about = self.competence.currentData() or ""
        self.meaning.show_text(self._texts.get(self._about, ""))

    def _turn(self) -> None:
        # What was typed is about the competence that was chosen before.
        self.meaning.flush()
        self._show_meaning()

    def _listen(self) -> None:
        self.description.settled.connect(
            lambda text: self.edited.emit(
                "description", lambda c, role: edits.describe_role(c, role, description=text)
            )
        )
        for kind, field in self.lists.items():
            field.settled.connect(lambda text, kind=kind: self._list(kind, text))
        self.competence.currentIndexChanged.connect(lambda _index: self._turn())
        self.meaning.settled.connect(self._mean)

    def _list(self, kind: str, text: str) -> None:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        self.edited.emit(kind, lambda c, role: card_edits.set_card_list(c, role, kind, lines))

    def _mean(self, text: str) -> None:
        code = self._about
        if code:
            self.edited.emit(
                f"means {code}", lambda c, role: card_edits.describe_demand(c, role, code, text)
            )
