"""What a new group is to be: its title, and the role it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.focus_group import GroupDetails
from s4c_desktop.domain.framework import Framework
from s4c_desktop.ui import widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.quality.parts import OptionalDate, labelled, today
from s4c_desktop.ui.question import Question


class NewGroupDialog(Question):
    """Asks for what can't easily be changed later, and for what everybody knows now."""

    Known = tuple[GroupDetails, Sequence[Framework]]

    def __init__(
        self, blank: GroupDetails, frameworks: Sequence[Framework], parent: QWidget | None
    ) -> None:
        super().__init__(
            _("New group"),
            _(
                "Participants are kept under code names. Of fewer than {minimum} people nothing "
                "is ever shown."
            ).format(minimum=blank.minimum),
            widgets.primary_button(_("Make the group")),
            parent,
        )
        self._blank = blank
        self._frameworks = tuple(frameworks)
        self.title = QLineEdit()
        self.title.setPlaceholderText(_("Such as: Varna, 21 November"))
        self.held = OptionalDate(_("Held on"))
        self.held.show_value(today())
        self.framework = ComboBox()
        for each in self._frameworks:
            self.framework.addItem(f"{each.name}: {each.title}", each.id)
        chosen = next((n for n, f in enumerate(self._frameworks) if f.id == blank.framework_id), 0)
        self.framework.setCurrentIndex(chosen)
        self.framework.setMinimumContentsLength(30)
        self.role = ComboBox()
        self.fields.addLayout(labelled(_("Title"), self.title))
        self.fields.addWidget(self.held)
        self.fields.addLayout(labelled(_("Framework"), self.framework))
        self.fields.addLayout(labelled(_("Role to compare with"), self.role))
        self.framework.currentIndexChanged.connect(lambda _index: self._show_roles())
        self.title.textChanged.connect(lambda _text: self._check())
        self._show_roles()
        self._check()
        self.title.setFocus()

    def details(self) -> GroupDetails:
        """Return what was chosen."""
        framework = self._frameworks[self.framework.currentIndex()]
        reading = self._blank.reading
        if reading not in {each.code for each in framework.readings}:
            reading = framework.readings[0].code if framework.readings else ""
        return replace(
            self._blank,
            title=self.title.text().strip(),
            framework_id=framework.id,
            role=self.role.currentData() or "",
            reading=reading,
            held_on=self.held.value(),
        )

    def _show_roles(self) -> None:
        fill_roles(self.role, self._frameworks[self.framework.currentIndex()], "")

    def _check(self) -> None:
        allow(self.go_on, self.title.text().strip(), _("Give the group a title first."))


def fill_roles(choice: ComboBox, framework: Framework, role: str) -> None:
    """Offer a framework's roles, and none; `role` (code) is chosen."""
    choice.blockSignals(True)
    choice.clear()
    choice.addItem(_("No role: levels alone"), "")
    for each in framework.roles:
        if any(each.requirements.values()):
            choice.addItem(f"{each.code} {each.title}", each.code)
    choice.setCurrentIndex(max(choice.findData(role), 0))
    choice.blockSignals(False)
