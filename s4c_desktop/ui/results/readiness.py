"""The first thing on a result: how things stand, in one sentence, and on what ground."""

from __future__ import annotations

from collections.abc import Iterator

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import result_wording, wording
from s4c_desktop.domain.appeals import open_appeals
from s4c_desktop.domain.appeals_wording import open_text
from s4c_desktop.domain.assessment import Assessment, Decision
from s4c_desktop.domain.backing_wording import backed_sentence
from s4c_desktop.domain.framework import ALL_ROLES
from s4c_desktop.domain.role_fit_wording import all_roles_note, first_sentence
from s4c_desktop.services.results import ResultView
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.widgets import Card, Chip, TextLabel, body, muted, section, small

_TONES = {
    Decision.MEETS: "good",
    Decision.NOT_YET: "neutral",
    Decision.NOT_ENOUGH_EVIDENCE: "neutral",
}


class ReadinessCard(Card):
    """Readiness, state, backing, coverage, who rated, framework and what a level is not."""

    def __init__(self, view: ResultView) -> None:
        super().__init__(spacing=4)
        assessment, result = view.assessment, view.result
        self.sentence = section(first_sentence(assessment, result, view.fits, view.framework))
        self.chips = tuple(_chips(assessment))
        self.lines = tuple(_lines(view))
        state = FlowLayout(spacing=8, row_spacing=4)
        for chip in self.chips:
            state.addWidget(chip)
        self.column.addWidget(self.sentence)
        self.column.addLayout(state)
        for label in self.lines:
            self.column.addWidget(label)


def _chips(assessment: Assessment) -> Iterator[Chip]:
    """Yield where the result stands: signed or not, decided how, appealed against."""
    signature = assessment.signature
    if signature is None:
        yield Chip(wording.phase_name(assessment.phase), "neutral")
    else:
        day = short_date(signature.signed_at.astimezone().date())
        text = _("Signed off {day}")
        if assessment.revision > 1:
            text = _("Signed off {day}, revision {revision}")
        yield Chip(text.format(day=day, revision=assessment.revision), "accent")
    if assessment.decision is not None:
        yield Chip(wording.decision_name(assessment.decision), _TONES[assessment.decision])
    count = len(open_appeals(assessment))
    if count:
        yield Chip(open_text(count), "caution")


def _lines(view: ResultView) -> Iterator[TextLabel]:
    assessment, result = view.assessment, view.result
    together = assessment.role == ALL_ROLES
    optional = "" if together else wording.optional_sentence(result)
    if optional:
        yield body(optional)
    backed = view.backed
    if backed is not None:
        yield body(_("{sentence}.").format(sentence=backed_sentence(backed)))
    run = result_wording.straight_run_sentence(view.straight_run)
    if run:
        yield body(run)
    basis = [
        _("{role}.").format(role=view.role.title),
        _("{coverage}.").format(coverage=wording.coverage_sentence(result)),
        result_wording.scope_sentence(result),
        all_roles_note() if together else "",
    ]
    if assessment.raters:
        basis.append(_("Rated by {names}.").format(names=assessment.raters))
    yield muted(" ".join(part for part in basis if part))
    yield from map(muted, result_wording.sitting_sentences(assessment, short_date))
    framework = wording.framework_line(view.framework, assessment.reading)
    yield small(
        _("{framework}. {disclaimer}").format(
            framework=framework, disclaimer=wording.eqf_disclaimer()
        )
    )
