"""The areas to rate, for a scope of chosen areas."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.assessment import Scope
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.preparing_wording import scope_sentence
from s4c_desktop.domain.set_up import in_scope
from s4c_desktop.ui.choices import INDENT
from s4c_desktop.ui.widgets import muted


class AreaChoice(QWidget):
    """A box for each area, with what it holds, and a sentence on what is chosen."""

    chosen = Signal()
    """The person ticked or unticked an area."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        self.sentence = muted()
        self._mandatory: dict[str, bool] = {}
        self._area_of: dict[str, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(INDENT, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.sentence)
        self.setAccessibleName(_("Areas to rate"))

    def offer(self, framework: Framework, role: str, reading: str) -> None:
        """Offer the areas of a framework, with what a role demands of each."""
        requirements = framework.requirements(role, reading).values()
        self._mandatory = {
            r.competence: r.mandatory for r in in_scope(framework, requirements, Scope.ALL)
        }
        self._area_of = {code: framework.competence(code).area for code in self._mandatory}
        if list(self.boxes) != [area.code for area in framework.areas]:
            self._rebuild(framework)
        for area in framework.areas:
            n = list(self._area_of.values()).count(area.code)
            text = ngettext("{area} ({n} competence)", "{area} ({n} competences)", n)
            # An ampersand would mark a key.
            name = f"{area.code} {area.title}".replace("&", "&&")
            self.boxes[area.code].setText(text.format(area=name, n=n))
        self._count()

    def choose(self, areas: Collection[str]) -> None:
        """Show these areas as chosen."""
        for code, box in self.boxes.items():
            box.setChecked(code in areas)
        self._count()

    def value(self) -> tuple[str, ...]:
        """Return the chosen areas, in framework order."""
        return tuple(code for code, box in self.boxes.items() if box.isChecked())

    def _rebuild(self, framework: Framework) -> None:
        before = self.value()
        for box in self.boxes.values():
            box.hide()
            box.deleteLater()
        self.boxes = {area.code: QCheckBox() for area in framework.areas}
        for number, (code, box) in enumerate(self.boxes.items()):
            box.setChecked(code in before)
            box.clicked.connect(self._on_clicked)
            self._column.insertWidget(number, box)

    def _on_clicked(self) -> None:
        self._count()
        self.chosen.emit()

    def _count(self) -> None:
        areas = self.value()
        inside = [code for code, area in self._area_of.items() if area in areas]
        mandatory = sum(self._mandatory[code] for code in inside)
        self.sentence.setText(
            scope_sentence(len(inside), mandatory)
            if inside
            else _("Choose at least one area to rate.")
        )
