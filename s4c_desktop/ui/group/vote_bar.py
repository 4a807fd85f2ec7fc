"""Who is there, by which rule is decided, and how far the vote is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.vote import Phase
from s4c_desktop.domain.vote_wording import phase_name, rule_sentence, standing_sentence
from s4c_desktop.services.votes import VoteView
from s4c_desktop.ui import widgets
from s4c_desktop.ui.folding import FoldingRow, side_by_side
from s4c_desktop.ui.group.vote_tally import CountField
from s4c_desktop.ui.text_size import scaled


class VoteBar(widgets.Card):
    """One card above agenda and competence."""

    present_counted = Signal(int, object)
    """So many people are there now; the object names the digits typed in one go."""

    def __init__(self, audience: QWidget) -> None:
        super().__init__(margin=10, spacing=4)
        self.present = CountField(_("People present"))
        self.present.setFixedWidth(scaled(64))
        self.present.counted.connect(self.present_counted)
        label = widgets.TextLabel(_("People present"), wrap=False)
        label.setBuddy(self.present)
        self.quorum = widgets.TextLabel(wrap=False)
        self.phase = widgets.Chip("", "accent")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Settled competences"))
        self.standing = widgets.ElidedLabel("", "muted")
        self.rule = widgets.small()
        there = side_by_side(self.phase, label, self.present, self.quorum, spacing=10)
        far = QWidget()
        so_far = QVBoxLayout(far)
        so_far.setContentsMargins(0, 0, 0, 0)
        so_far.setSpacing(3)
        so_far.addStretch(1)
        so_far.addWidget(self.standing)
        so_far.addWidget(self.progress)
        so_far.addStretch(1)
        self.column.addWidget(FoldingRow(there, far, stretch=(0, 1), spacing=18))
        self.column.addWidget(FoldingRow(self.rule, audience, stretch=(1, 0), spacing=12))

    def show_view(self, view: VoteView) -> None:
        """Show how the vote stands."""
        vote, found = view.vote, view.standing
        self.phase.setText(phase_name(vote.phase))
        self.present.show_count(vote.present)
        self.present.setEnabled(vote.phase not in (Phase.DECIDED, Phase.PUBLISHED))
        met = vote.present >= vote.rule.quorum
        text = _("quorum {n}: met") if met else _("quorum {n}: not met")
        self.quorum.setText(text.format(n=vote.rule.quorum))
        self.quorum.set_role("good" if met else "bad")
        self.standing.set_text(standing_sentence(found))
        self.progress.setRange(0, max(1, len(vote.items)))
        self.progress.setValue(len(vote.items) - len(found.open) - len(found.unsorted))
        fixed = _("Fixed, as voting has begun: {rule}") if vote.has_begun else "{rule}"
        self.rule.setText(fixed.format(rule=rule_sentence(vote.rule)))
