"""Asks which interview to print."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Scope
from s4c_desktop.domain.documents import FormChoice
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.wording import scope_name
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.widgets import primary_button, strong


class FormDialog(Question):
    """Asks for framework, role, scope, and whether required levels are printed."""

    def __init__(self, frameworks: Sequence[Framework], parent: QWidget | None) -> None:
        super().__init__(
            _("Interview form for paper"),
            _("One page for each competence, with its questions and all levels to tick."),
            primary_button(_("Save PDF…")),
            parent,
        )
        self._frameworks = {framework.name: framework for framework in frameworks}
        self.framework, self.role, self.scope = ComboBox(), ComboBox(), ComboBox()
        for label, field in (
            (_("Framework"), self.framework),
            (_("Role"), self.role),
            (_("Scope"), self.scope),
        ):
            field.setAccessibleName(label)
            self.fields.addWidget(strong(label))
            self.fields.addWidget(field)
        self.areas: dict[str, QCheckBox] = {}
        self.levels = QCheckBox(_("Print the required levels (otherwise the form is blind)"))
        self.fields.addWidget(self.levels)
        # The newest first: it is what one assesses with.
        self.framework.addItems(list(reversed(self._frameworks)))
        for scope in Scope:
            self.scope.addItem(scope_name(scope), scope)
        self.framework.currentTextChanged.connect(self._offer)
        self.scope.currentIndexChanged.connect(self._follow)
        self._offer()

    def _offer(self) -> None:
        framework = self._frameworks[self.framework.currentText()]
        self.role.clear()
        for role in framework.roles:
            self.role.addItem(role.title, role.code)
        for box in self.areas.values():
            self.fields.removeWidget(box)
            box.deleteLater()
        self.areas = {}
        for number, area in enumerate(framework.areas):
            box = QCheckBox(f"{area.code}  {area.title}", self)
            box.toggled.connect(self._follow)
            self.fields.insertWidget(self.fields.indexOf(self.levels), box)
            self.areas[area.code] = box
            box.setChecked(number == 0)
        self._follow()

    def _follow(self) -> None:
        chosen = Scope(self.scope.currentData())
        for box in self.areas.values():
            box.setVisible(chosen is Scope.AREAS)
        ticked = any(box.isChecked() for box in self.areas.values())
        self.go_on.setEnabled(chosen is not Scope.AREAS or ticked)

    @property
    def choice(self) -> FormChoice:
        """Return what was chosen."""
        scope = Scope(self.scope.currentData())
        ticked = tuple(code for code, box in self.areas.items() if box.isChecked())
        return FormChoice(
            role=self.role.currentData(),
            scope=scope,
            areas=ticked if scope is Scope.AREAS else (),
            blind=not self.levels.isChecked(),
            framework=self.framework.currentText(),
        )

    @property
    def role_title(self) -> str:
        """Return the title of the role that was chosen."""
        return self.role.currentText()
