"""Invented quality assurance beside the invented people: a sample, assessors and practice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.assessors import Assessor, Record, RecordKind
from s4c_desktop.domain.quality import Finding, Judged, Sample, Sampled, SecondLevel, Verdict
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.sampling import Plan, Reason
from s4c_desktop.services.sample.character import HEAD, MARIA, PETAR

if TYPE_CHECKING:
    from s4c_desktop.services.assessors import AssessorService
    from s4c_desktop.services.practice import PracticeService
    from s4c_desktop.services.quality import QualityService

_FROM, _UNTIL, _LOOKED = date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 6)
_LEVELS = {"A1": 6, "A2": 5, "A3": 5, "A6": 6}
# What two colleagues gave the competences of the first vignette, in order.
_PRACTICE = {PETAR: "5565456", HEAD: "5465355"}


def fill_quality(
    quality: QualityService, assessors: AssessorService, practice: PracticeService
) -> None:
    """Put a sampling plan, assessors' records and practice into the sample workspace."""
    _fill_sample(quality)
    assessors.keep(
        Assessor(
            uuid4(),
            MARIA,
            records=(
                Record(
                    uuid4(),
                    RecordKind.TRAINING,
                    _("Two days on competence interviews"),
                    date(2025, 3, 10),
                    date(2028, 3, 10),
                ),
                Record(
                    uuid4(),
                    RecordKind.OBSERVATION,
                    _("Two interviews observed by {name}").format(name=HEAD),
                    date(2026, 2, 3),
                ),
            ),
        )
    )
    vignette = practice.vignettes()[0].vignette
    for name, ranks in _PRACTICE.items():
        taken = practice.begin(vignette.id, name, practice_id=uuid4()).value.round
        for code, rank in zip(vignette.competences, ranks, strict=True):
            practice.rate(taken.id, code, rating_at(int(rank)), seen=Rating())
        practice.finish(taken.id)


def _fill_sample(quality: QualityService) -> None:
    """Look a second time at what is signed off."""
    period = quality.period(_FROM, _UNTIL)
    plan = Plan(uuid4(), 20, 1, {Reason.NEW_ASSESSOR: 5, Reason.GAPS: 0})
    chosen = tuple(Sampled(one.id, one.reasons) for one in period.choose(plan))
    sample = quality.create(
        Sample(plan, _("First half of 2026"), _FROM, _UNTIL, HEAD, sampled=chosen)
    ).value
    first = chosen[0].assessment_id
    for code, rank in _LEVELS.items():
        quality.level(sample.id, first, code, SecondLevel(rank), seen=None)
    judged = Judged(Verdict.WITH_ACTIONS, HEAD, _LOOKED)
    remarks = _("Led calmly. The financial side would have deserved a second question.")
    quality.judge(sample.id, first, replace(judged, remarks=remarks), seen=Judged())
    finding = Finding(
        uuid4(),
        first,
        _("Only one item of evidence behind A3 and A6"),
        _("Ask for the tender documents of the harbour lighting"),
        MARIA,
        date(2026, 11, 15),
    )
    quality.keep_finding(sample.id, finding, seen=None)
