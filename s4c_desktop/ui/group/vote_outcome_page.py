"""What a vote came to, and what can be made of it: a published profile, protocol and table."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.vote import Phase
from s4c_desktop.domain.vote_wording import basis_sentence, outcome_text, standing_sentence
from s4c_desktop.domain.wording import competence_name
from s4c_desktop.services.votes import VoteView
from s4c_desktop.ui import widgets
from s4c_desktop.ui.quality.parts import KeptText, labelled
from s4c_desktop.ui.quality.tables import STRETCH, Line, LineTable
from s4c_desktop.ui.theme import Theme


class OutcomePage(QWidget):
    """One line for each competence: what is required of it, and what that rests on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.heading = widgets.section()
        self.hint = widgets.body()
        self.refusal = widgets.TextLabel("", "bad")
        self.refusal.hide()
        self.table = LineTable(
            theme,
            _("What the vote came to"),
            (_("Competence"), _("Required"), _("On what it rests")),
            (140, STRETCH),
            lesser=(2,),
        )
        self.notes = KeptText(_("Discussion of the whole vote"), height=60)
        card = widgets.Card(margin=16, spacing=8)
        card.column.addWidget(self.heading)
        card.column.addWidget(self.hint)
        card.column.addWidget(self.refusal)
        card.column.addWidget(self.table, 1)
        card.column.addLayout(labelled(_("Discussion of the whole vote"), self.notes))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.setFocusProxy(self.table)

    def show_view(self, view: VoteView) -> None:
        """Show what was settled."""
        vote = view.vote
        self.heading.setText(
            _("{role}: {standing}").format(
                role=view.role_title, standing=standing_sentence(view.standing)
            )
        )
        if view.published is None:
            self.hint.setText(
                _(
                    "Publish it as a role profile to assess by it. What the votes came to stays "
                    "here and in the protocol either way."
                )
            )
        else:
            self.hint.setText(
                _(
                    "Published in {name}: choose that framework and the role {role} for a new "
                    "assessment to assess by it. A published version never changes."
                ).format(name=view.published.name, role=view.role_title)
            )
        self.notes.show_text(vote.notes)
        self.notes.setReadOnly(vote.phase is Phase.PUBLISHED)
        self.table.fill(
            [
                Line(
                    item.competence,
                    (
                        competence_name(view.framework, item.competence),
                        outcome_text(item, vote.rule),
                        basis_sentence(item, vote.rule),
                    ),
                )
                for item in vote.items
            ]
        )

    def refuse(self, sentence: str) -> None:
        """Say why something is not possible."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
