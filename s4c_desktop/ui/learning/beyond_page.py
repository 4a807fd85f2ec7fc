"""What a plan does not teach: what to show, what else could help, what is left out or removed."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import plan_wording, schedule_wording, study_wording
from s4c_desktop.domain.elsewhere import elsewhere
from s4c_desktop.domain.plan_sheet import LeftOut, ToShow
from s4c_desktop.domain.study import ItemKind
from s4c_desktop.domain.study_groups import StudyGroup
from s4c_desktop.ui import widgets
from s4c_desktop.ui.learning.editing import PlanEditing
from s4c_desktop.ui.learning.item_actions import ItemActions
from s4c_desktop.ui.learning.pick_dialog import Offer
from s4c_desktop.ui.rows import RowsCard, row
from s4c_desktop.ui.text_size import scaled

WIDEST = 860


class _Page(QWidget):
    """Cards that are made anew whenever something follows."""

    def __init__(self, editing: PlanEditing) -> None:
        super().__init__()
        self._editing = editing
        self._inside = QWidget()
        self._area = widgets.scrolling(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        editing.followed.connect(self.refresh)

    def cards(self) -> list[QWidget]:
        """Return what the page shows."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Make the cards anew."""
        page = QWidget()
        page.setProperty("role", "page")
        page.setMaximumWidth(scaled(WIDEST))
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(16)
        for card in self.cards():
            column.addWidget(card)
        column.addStretch(1)
        place = self._area.verticalScrollBar().value()
        self._area.setWidget(page)
        self._area.verticalScrollBar().setValue(place)


class ShowPage(_Page):
    """The second list: competences that lack only evidence, and what would settle each."""

    def __init__(self, editing: PlanEditing) -> None:
        super().__init__(editing)
        self.refresh()

    def cards(self) -> list[QWidget]:
        """Return a card for each competence."""
        sheet = self._editing.looked.sheet
        head = widgets.Card(margin=24, spacing=4)
        head.column.addWidget(widgets.section(plan_wording.show_title()))
        if not sheet.to_show:
            head.column.addWidget(
                widgets.muted(_("No competence lacks only evidence: what is rated rests on some."))
            )
            return [head]
        head.column.addWidget(widgets.muted(plan_wording.show_advice()))
        return [head, *map(_to_show, sheet.to_show)]


class BeyondPage(_Page):
    """Gaps that no topic works on, what was left out, and what was removed."""

    def __init__(self, editing: PlanEditing, actions: ItemActions) -> None:
        super().__init__(editing)
        self._actions = actions
        self.refresh()

    def cards(self) -> list[QWidget]:
        """Return a card for each list."""
        return [self._untaught(), self._left_out(), self._removed(), *self._not_rated()]

    def _untaught(self) -> QWidget:
        card = widgets.Card(margin=24, spacing=8)
        card.column.addWidget(widgets.section(plan_wording.elsewhere_title()))
        found = self._editing.looked.sheet.elsewhere
        if not found:
            card.column.addWidget(widgets.muted(_("None: a topic works on every gap.")))
        for one in found:
            card.column.addSpacing(4)
            card.column.addWidget(widgets.strong(f"{one.competence}  {one.title}"))
            card.column.addWidget(widgets.body(one.why))
            card.column.addWidget(widgets.small(" · ".join(one.helps)))
            for offer in self._offers(one.competence):
                card.column.addWidget(self._offer_row(offer))
            own = widgets.button(
                _("Add an item of your own…"), partial(self._actions.add_own, (one.competence,))
            )
            own.setAccessibleName(
                _("Add an item of your own for {competence}…").format(competence=one.competence)
            )
            card.column.addWidget(own)
        return card

    def _offers(self, competence: str) -> list[Offer]:
        found = elsewhere(self._editing.context.program.catalogue.all, competence)
        known = self._editing.studied.framework.order
        return [
            *(
                Offer(ItemKind.COURSE, one.code, one.title, one.text, _of(one.competences, known))
                for one in found.courses
            ),
            *(
                Offer(ItemKind.CASE, one.code, one.title, one.summary, _of(one.competences, known))
                for one in found.cases
            ),
        ]

    def _offer_row(self, offer: Offer) -> QWidget:
        planned = any(
            item.active and (item.kind, item.reference) == (offer.kind, offer.code)
            for item in self._editing.plan.items
        )
        add = widgets.button(
            _("In the plan") if planned else _("Add"), lambda: self._actions.add(offer.item())
        )
        add.setEnabled(not planned)
        add.setAccessibleName(_("Add: {title}").format(title=offer.title))
        return row(offer.title, study_wording.kind_name(offer.kind), add)

    def _left_out(self) -> QWidget:
        card = RowsCard(_("Left out"))
        lines = [
            row(one.title, _cost(one), more=one.why) for one in self._editing.studied.made.left_out
        ]
        card.show_rows(lines, _("Nothing that works on a gap is left out."))
        return card

    def _removed(self) -> QWidget:
        card = RowsCard(_("Removed"))
        card.show_rows(
            [self._removed_row(one) for one in self._editing.removed],
            _("Nothing was removed."),
        )
        return card

    def _removed_row(self, group: StudyGroup) -> QWidget:
        back = widgets.button(_("Restore"), lambda: self._actions.restore(group))
        back.setAccessibleName(_("Restore: {title}").format(title=group.title))
        reasons = dict.fromkeys(item.removed_because for item in group.items)
        return row(
            group.title,
            plan_wording.removed_sentence("; ".join(filter(None, reasons))),
            back,
            more=", ".join(group.topics),
        )

    def _not_rated(self) -> list[QWidget]:
        names = self._editing.looked.sheet.not_rated
        if not names:
            return []
        card = widgets.Card(margin=24, spacing=4)
        card.column.addWidget(widgets.section(_("Not rated yet")))
        card.column.addWidget(
            widgets.muted(_("Nobody has rated these, so nothing is known of a gap."))
        )
        for name in names:
            card.column.addWidget(widgets.Bullet(name))
        return [card]


def _to_show(one: ToShow) -> QWidget:
    card = widgets.Card(margin=24, spacing=4)
    card.column.addWidget(widgets.strong(f"{one.competence}  {one.title}"))
    for title, texts in (
        (_("Documents"), one.documents),
        (_("Practice tasks"), one.tasks),
        (_("Questions for an interview"), one.interview),
    ):
        card.column.addLayout(_list(title, texts))
    return card


def _cost(left: LeftOut) -> str:
    """Say what taking something in would cost, unless the reason says so."""
    if not left.hours.total:
        return ""
    hours = schedule_wording.length(left.hours.total * 60)
    return _("would cost {hours}").format(hours=hours)


def _list(title: str, texts: Sequence[str]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    if texts:
        column.addWidget(widgets.small(title))
    for text in texts:
        column.addWidget(widgets.Bullet(text))
    return column


def _of(codes: Sequence[str], known: Container[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if code in known)
