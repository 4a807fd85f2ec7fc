"""Asks whose reports to make, which, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.documents import Depth, depth_name
from s4c_desktop.ui import documents
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.choices import Choices, Option
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.widgets import ElidedLabel, button, primary_button, strong


class Whose(StrEnum):
    """Which assessments are meant."""

    SELECTED = "selected"
    SHOWN = "shown"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Cohort:
    """What can be chosen from: the selected rows, all that are shown, and people's tags."""

    selected: tuple[UUID, ...]
    shown: tuple[UUID, ...]
    tags: tuple[str, ...]


class CohortDialog(Question):
    """Asks for the assessments, the depth and the folder."""

    def __init__(self, cohort: Cohort, folder: Path, parent: QWidget | None) -> None:
        super().__init__(
            _("Reports of several assessments"),
            _("Each report is a PDF of its own. Drafts say so on every page."),
            primary_button(_("Make reports")),
            parent,
        )
        self.cohort = cohort
        self.folder = folder
        self.whose: Choices[Whose] = Choices(_("Whose"))
        self.whose.offer(list(_offered(cohort)))
        self.whose.choose(Whose.SELECTED if len(cohort.selected) > 1 else Whose.SHOWN)
        self.tag = ComboBox()
        self.tag.setAccessibleName(_("Tag"))
        self.tag.addItems(list(cohort.tags))
        self.tag.setVisible(False)
        self.reports: Choices[Depth] = Choices(_("Which report"))
        self.reports.offer([Option(depth, depth_name(depth)) for depth in Depth])
        self.reports.choose(Depth.CANDIDATE)
        self._place = ElidedLabel(str(folder))
        self.choose_folder = button(_("Choose…"), self._choose_folder)
        self.whose.chosen.connect(self._follow)
        self._build()
        self._follow()

    def _build(self) -> None:
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self._place, 1)
        place.addWidget(self.choose_folder)
        for title, part in (
            (_("Whose"), self.whose),
            ("", self.tag),
            (_("Which report"), self.reports),
            (_("Folder"), place),
        ):
            if title:
                self.fields.addWidget(strong(title))
            if isinstance(part, QWidget):
                self.fields.addWidget(part)
            else:
                self.fields.addLayout(part)

    @property
    def chosen(self) -> tuple[UUID, ...]:
        """Return the assessments meant, but where a tag says which."""
        if self.whose.value() is Whose.SELECTED:
            return self.cohort.selected
        return () if self.whose.value() is Whose.TAG else self.cohort.shown

    @property
    def chosen_tag(self) -> str:
        """Return the tag that says which; empty where none does."""
        return self.tag.currentText() if self.whose.value() is Whose.TAG else ""

    @property
    def chosen_depth(self) -> Depth:
        """Return which report is meant."""
        return self.reports.value() or Depth.CANDIDATE

    def _follow(self) -> None:
        self.tag.setVisible(self.whose.value() is Whose.TAG)
        allow(self.go_on, self.chosen or self.chosen_tag, _("There is nobody to make reports of."))

    def _choose_folder(self) -> None:
        chosen = documents.ask_folder(self.folder, self)
        if chosen is not None:
            self.folder = chosen
            self._place.set_text(str(chosen))


def _offered(cohort: Cohort) -> Sequence[Option[Whose]]:
    found = []
    if cohort.selected:
        name = _("The selected ones ({n})").format(n=len(cohort.selected))
        found.append(Option(Whose.SELECTED, name))
    found.append(Option(Whose.SHOWN, _("All that are listed ({n})").format(n=len(cohort.shown))))
    if cohort.tags:
        found.append(Option(Whose.TAG, _("Everybody with a tag")))
    return found
