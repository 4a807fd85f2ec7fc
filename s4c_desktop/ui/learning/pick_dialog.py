"""Chooses a course or a case study of the library for a plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import uuid4

from PySide6.QtWidgets import QLineEdit, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.catalogue import Catalogue, Kind
from s4c_desktop.domain.curriculum import Hours
from s4c_desktop.domain.folding import fold, words
from s4c_desktop.domain.study import ItemKind, StudyItem
from s4c_desktop.ui import widgets
from s4c_desktop.ui.geometry import with_text
from s4c_desktop.ui.learning.item_dialogs import HoursSpin, exact_hours
from s4c_desktop.ui.quality.parts import labelled
from s4c_desktop.ui.quality.tables import TwoLineList
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Offer:
    """A course or case study that can become an item; `works_on` are competences (codes)."""

    kind: ItemKind
    code: str
    title: str
    text: str
    works_on: tuple[str, ...]

    def item(self, hours: Hours | None = None) -> StudyItem:
        """Return an item of a plan."""
        return StudyItem(
            uuid4(), self.kind, self.code, self.title, hours=hours, works_on=self.works_on
        )


def courses(catalogue: Catalogue) -> tuple[Offer, ...]:
    """Return the courses of the library."""
    return tuple(
        Offer(ItemKind.COURSE, one.code, one.title, one.text, one.competences)
        for one in catalogue.of(Kind.COURSE)
    )


def cases(catalogue: Catalogue) -> tuple[Offer, ...]:
    """Return the case studies of the library."""
    return tuple(
        Offer(ItemKind.CASE, one.code, one.title, one.summary, one.competences)
        for one in catalogue.case_studies
    )


class PickDialog(Question):
    """Lists what helps with a gap first; the search looks through everything."""

    def __init__(
        self,
        theme: Theme,
        heading: str,
        offers: Sequence[Offer],
        gaps: Iterable[str],
        known: Iterable[str],
        parent: QWidget | None,
    ) -> None:
        """Take the competences (codes) known to the framework; others are not named."""
        super().__init__(
            heading,
            _("Those that work on a gap stand first."),
            widgets.primary_button(_("Add to the plan")),
            parent,
        )
        self._known = frozenset(known)
        wanted = frozenset(gaps)
        self._offers = sorted(offers, key=lambda one: wanted.isdisjoint(one.works_on))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find by words or by competence"))
        self.search.setAccessibleName(_("Find by words or by competence"))
        self.search.setClearButtonEnabled(True)
        self.list = TwoLineList(theme, heading)
        self.list.setMinimumHeight(220)
        self.list.setProperty("role", "")
        self.about = widgets.muted()
        self.about.setMinimumHeight(60)
        self.hours = HoursSpin(_("Hours you plan for it"))
        self.fields.addWidget(self.search)
        self.fields.addWidget(self.list, 1)
        self.fields.addWidget(self.about)
        hint = _("The library states no hours. Enter 0 to plan none.")
        self.fields.addLayout(labelled(_("Hours you plan for it"), self.hours, hint))
        self.setMinimumWidth(with_text(self, 560).width())
        self.search.textChanged.connect(lambda _text: self._fill())
        self.list.picked.connect(lambda _key: self._show_one())
        self._fill()
        self.search.setFocus()

    def item(self) -> StudyItem | None:
        """Return the item that was chosen, with its hours."""
        offer = self._chosen()
        if offer is None:
            return None
        hours = exact_hours(self.hours.value())
        item = Offer(
            offer.kind,
            offer.code,
            offer.title,
            offer.text,
            tuple(code for code in offer.works_on if code in self._known),
        )
        return item.item(Hours(online=hours) if hours else None)

    def _fill(self) -> None:
        wanted = words(self.search.text())
        found = [
            one
            for one in self._offers
            if all(
                word in fold(f"{one.title} {one.text} {' '.join(one.works_on)}") for word in wanted
            )
        ]
        self.list.fill([(one.code, one.title, ", ".join(one.works_on)) for one in found])
        self._show_one()

    def _show_one(self) -> None:
        offer = self._chosen()
        self.about.setText(offer.text if offer else _("Nothing in the library fits."))
        self.go_on.setEnabled(offer is not None)

    def _chosen(self) -> Offer | None:
        key = self.list.key()
        return next((one for one in self._offers if one.code == key), None)
