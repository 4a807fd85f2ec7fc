"""A vote that is planned: what it is about, by which rule, and what is on its agenda."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.vote_protocol import VoteProtocol
from s4c_desktop.domain.vote_wording import counting_sentence, method_sentence, rule_sentence
from s4c_desktop.services.votes import VoteView
from s4c_desktop.ui import widgets
from s4c_desktop.ui.dates import short_date


class PlanPage(QWidget):
    """Everything that is fixed before the first round, to be read out."""

    def __init__(self, change: Callable[[], object]) -> None:
        super().__init__()
        self.values: dict[str, widgets.TextLabel] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(8)
        for name in (
            _("Role"),
            _("Framework"),
            _("Held on"),
            _("Place"),
            _("Led by"),
            _("Agenda"),
            _("Proposals from"),
            _("Decided by"),
            _("Votes"),
            _("Counting"),
        ):
            self.values[name] = widgets.body()
            form.addRow(widgets.TextLabel(name, "muted", wrap=False), self.values[name])
        self.change = widgets.button(_("Change…"), change)
        self.refusal = widgets.TextLabel("", "bad")
        self.refusal.hide()
        card = widgets.Card(margin=24, spacing=12)
        card.column.addWidget(widgets.section(_("The plan of this vote")))
        card.column.addLayout(form)
        card.column.addWidget(self.refusal)
        card.column.addWidget(self.change)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(card)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(widgets.scrolling(page))

    def show_view(self, view: VoteView) -> None:
        """Show the plan."""
        vote, details = view.vote, view.vote.details
        protocol = VoteProtocol(vote, view.framework, datetime.now(UTC))
        said = (
            _("{title} (new)").format(title=view.role_title)
            if details.role_title
            else view.role_title,
            f"{view.framework.name}: {view.framework.title}",
            short_date(details.held_on) if details.held_on else _("not said yet"),
            details.place or "–",
            details.facilitator or _("not said yet"),
            ngettext("{n} competence", "{n} competences", len(vote.items)).format(
                n=len(vote.items)
            ),
            protocol.proposed_from or _("nothing is proposed"),
            rule_sentence(vote.rule),
            method_sentence(vote.rule),
            counting_sentence(),
        )
        for label, text in zip(self.values.values(), said, strict=True):
            label.setText(text)

    def refuse(self, sentence: str) -> None:
        """Say why the vote can't begin."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
