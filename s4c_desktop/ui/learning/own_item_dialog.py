"""Asks for something to learn that no curriculum has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import uuid4

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.plan_wording import mode_names
from s4c_desktop.domain.study import ItemKind, StudyItem
from s4c_desktop.domain.wording import competence_name
from s4c_desktop.ui import widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.learning.item_dialogs import HoursSpin, exact_hours
from s4c_desktop.ui.learning.tick_list import Ticked, TickList
from s4c_desktop.ui.quality.parts import labelled
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.text_size import scaled


class OwnItemDialog(Question):
    """Shows an item that is no topic; a new one with empty fields."""

    def __init__(
        self, item: StudyItem, framework: Framework, gaps: Iterable[str], parent: QWidget | None
    ) -> None:
        """Take the competences (codes) with a gap; they are offered first."""
        super().__init__(
            _("Something to learn"),
            _("Such as a course at work, a mentor, a visit, a book."),
            widgets.primary_button(_("Keep")),
            parent,
        )
        self._item = item
        self.title = QLineEdit(item.title)
        self.fields.addLayout(labelled(_("What it is"), self.title))
        self.fields.addWidget(widgets.strong(_("Hours")))
        row = QHBoxLayout()
        row.setSpacing(16)
        hours = item.hours or Hours()
        self.hours = tuple(HoursSpin(_("Hours, {mode}").format(mode=m)) for m in mode_names()[:3])
        for spin, name, value in zip(self.hours, mode_names()[:3], hours.modes, strict=False):
            spin.setValue(float(value or 0))
            row.addLayout(labelled(name, spin))
        row.addStretch(1)
        self.fields.addLayout(row)
        first = list(gaps)
        rest = [one.code for one in framework.competences if one.code not in first]
        self.works_on = TickList(
            _("Competences that it works on"),
            _("Find a competence"),
            [
                *(Ticked(code, competence_name(framework, code), _("Gaps")) for code in first),
                *(Ticked(code, competence_name(framework, code), _("Others")) for code in rest),
            ],
            item.works_on,
        )
        self.works_on.setMinimumHeight(200)
        self.fields.addLayout(labelled(_("Works on"), self.works_on))
        self.note = QPlainTextEdit(item.note)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(scaled(64))
        self.fields.addLayout(labelled(_("Note"), self.note))
        self.setMinimumWidth(520)
        self.title.textChanged.connect(lambda _text: self._check())
        self._check()
        self.title.setFocus()

    def item(self) -> StudyItem:
        """Return the item as it was entered."""
        hours = Hours(*(exact_hours(spin.value()) or None for spin in self.hours))
        return replace(
            self._item,
            title=self.title.text().strip(),
            hours=hours if hours.total else None,
            works_on=self.works_on.chosen(),
            note=self.note.toPlainText().strip(),
        )

    def _check(self) -> None:
        allow(self.go_on, self.title.text().strip(), _("Give the item a title first."))


def new_item(works_on: tuple[str, ...] = ()) -> StudyItem:
    """Return an item of a person's own to be filled in."""
    return StudyItem(uuid4(), ItemKind.OWN, works_on=works_on)
