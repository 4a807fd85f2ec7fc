"""Says whose needs are looked at, and lets the person choose others."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.cohort_sheet import CohortSheet
from s4c_desktop.domain.folding import fold
from s4c_desktop.domain.register import Register, Wanted
from s4c_desktop.domain.training_wording import cohort_name, cohort_sentence
from s4c_desktop.services.cohorts import CohortChoice
from s4c_desktop.ui import widgets
from s4c_desktop.ui.learning.people_picker import Offer, PickPeopleDialog


class CohortBar(QWidget):
    """Everybody, whoever has some tags, or people picked one by one."""

    chosen = Signal()
    """Other people are to be looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = CohortChoice()
        self._register: Register | None = None
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.button = widgets.menu_button(_("Everybody"), self.menu)
        self.button.setAccessibleName(_("Cohort: {name}").format(name=_("Everybody")))
        self.sentence = widgets.ElidedLabel("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.button)
        row.addWidget(self.sentence, 1)

    @property
    def narrowed(self) -> bool:
        """Tell whether not everybody is looked at."""
        return self.choice != CohortChoice()

    def offer(self, register: Register) -> None:
        """Offer the people and tags of a register; tags that nobody has any more go."""
        self._register = register
        known = {fold(tag) for tag, _n in register.tags}
        left = tuple(tag for tag in self.choice.tags if fold(tag) in known)
        if left != self.choice.tags:
            self.choice = CohortChoice(tags=left)

    def show_sheet(self, sheet: CohortSheet) -> None:
        """Say who is looked at."""
        name = cohort_name(sheet)
        self.button.setText(name.replace("&", "&&"))
        self.button.setAccessibleName(_("Cohort: {name}").format(name=name))
        self.sentence.set_text(cohort_sentence(sheet))

    def choose(self, choice: CohortChoice) -> None:
        """Look at other people."""
        if choice != self.choice:
            self.choice = choice
            self.chosen.emit()

    def toggle_tag(self, tag: str, *, on: bool) -> None:
        """Look at those who also have a tag, or need not have it."""
        kept = tuple(other for other in self.choice.tags if fold(other) != fold(tag))
        self.choose(CohortChoice(tags=(*kept, tag) if on else kept))

    def pick(self) -> None:
        """Ask for people one by one."""
        if self._register is None:
            return
        people = [
            Offer(line.id, line.name, ", ".join(line.tags))
            for line in self._register.find(Wanted())
        ]
        picked = PickPeopleDialog.ask(people, self._picked(), self)
        if picked:
            self.choose(CohortChoice(people=picked))

    def _picked(self) -> frozenset[UUID]:
        return self.choice.people or frozenset()

    def _fill(self) -> None:
        self.menu.clear()
        everybody = self._action(_("Everybody"), self.choice == CohortChoice())
        everybody.triggered.connect(lambda _on=False: self.choose(CohortChoice()))
        tags = self._register.tags if self._register else ()
        if tags:
            self.menu.addSection(_("Everybody with the tag"))
        chosen = {fold(tag) for tag in self.choice.tags}
        for tag, n in tags:
            action = self._action(_("{name} ({n})").format(name=tag, n=n), fold(tag) in chosen)
            action.toggled.connect(lambda on, tag=tag: self.toggle_tag(tag, on=on))
        self.menu.addSeparator()
        pick = self._action(_("Pick people…"), self.choice.people is not None)
        pick.triggered.connect(lambda _on=False: self.pick())

    def _action(self, text: str, checked: bool) -> QAction:
        action = self.menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(checked)
        return action
