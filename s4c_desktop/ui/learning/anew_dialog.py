"""Shows what would change if a plan were made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.schedule_wording import length
from s4c_desktop.domain.study import StudyItem
from s4c_desktop.services.study import Studied
from s4c_desktop.ui import widgets
from s4c_desktop.ui.geometry import with_text
from s4c_desktop.ui.question import Question

_NAMED = 12


class AnewDialog(Question):
    """Names what would come, go and move; what is done, pinned or begun stays."""

    def __init__(self, studied: Studied, parent: QWidget | None) -> None:
        super().__init__(
            _("Make the plan anew"),
            _(
                "The topics are chosen by the wishes as they are now. What is done, begun, pinned, "
                "removed or your own stays."
            ),
            widgets.primary_button(_("Make anew")),
            parent,
        )
        made = studied.made.items
        plan = studied.plan.items
        before, after = _active(plan), _active(made)
        places = studied.places
        came = [item for item in made if item.active and item.id not in before]
        went = [item for item in plan if item.active and item.id not in after]
        list_ = QWidget()
        column = QVBoxLayout(list_)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        for title, items in ((_("New in the plan"), came), (_("Not in the plan any more"), went)):
            if items:
                column.addWidget(widgets.strong(title))
                for text in _named(items, places.title):
                    column.addWidget(widgets.Bullet(text))
        kept = [one for one in before if one in after]
        moved = [one for one in after if one in before] != kept
        if moved:
            column.addWidget(widgets.body(_("The order changes.")))
        then = length(sum(map(places.minutes, _of(made)), Fraction()))
        now = length(sum(map(places.minutes, _of(plan)), Fraction()))
        hours = (
            _("The hours stay {before}.")
            if then == now
            else _("Hours: {after} instead of {before}.")
        )
        column.addWidget(widgets.muted(hours.format(after=then, before=now)))
        column.addStretch(1)
        area = widgets.scrolling(list_)
        area.setMinimumHeight(min(360, 90 + 28 * min(len(came) + len(went), 2 * _NAMED)))
        self.fields.addWidget(area, 1)
        self.setMinimumWidth(with_text(self, 520).width())


def _of(items: Iterable[StudyItem]) -> list[StudyItem]:
    return [item for item in items if item.active]


def _active(items: Iterable[StudyItem]) -> list[UUID]:
    return [item.id for item in _of(items)]


def _named(items: list[StudyItem], title: Callable[[StudyItem], str]) -> list[str]:
    named = [title(item) for item in items[:_NAMED]]
    more = len(items) - _NAMED
    if more > 0:
        named.append(ngettext("{n} more", "{n} more", more).format(n=more))
    return named
