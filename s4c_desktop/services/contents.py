"""What the documents of an assessment are made of, put together from what is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Assessment, AssessmentSummary, Kind, Phase
from s4c_desktop.domain.documents import Depth
from s4c_desktop.domain.names import Names
from s4c_desktop.domain.side_by_side import side_by_side
from s4c_desktop.reports.comparison_report import ComparisonContent
from s4c_desktop.reports.content import Layer, ReportContent
from s4c_desktop.services.plans import plan_of

if TYPE_CHECKING:
    from s4c_desktop.domain.plain import RatingChange
    from s4c_desktop.services.assessments import AssessmentService
    from s4c_desktop.services.results import ResultService


class ContentBuilder:
    """Reads an assessment with what belongs to it; a signed one as it was signed.

    With `code_names` a person's code name, where they have one, stands in their name's place.
    """

    def __init__(
        self,
        assessments: AssessmentService,
        results: ResultService,
        clock: Callable[[], datetime],
    ) -> None:
        self._assessments = assessments
        self._results = results
        self._clock = clock

    def summaries(self) -> tuple[AssessmentSummary, ...]:
        """Return every assessment, archived ones too."""
        return (*self._assessments.list(), *self._assessments.list(archived=True))

    def report(
        self,
        assessment_id: UUID,
        depth: Depth,
        *,
        centre: str = "",
        code_names: bool = False,
        among: Iterable[AssessmentSummary] | None = None,
    ) -> ReportContent:
        """Return what a report of a depth shows; raises UserError for an unknown assessment.

        `among` are all assessments, where they are known already.
        """
        view = self._results.view(assessment_id, code_names=code_names, alone=True)
        assessment = view.assessment
        plan = plan_of(view)
        history: tuple[RatingChange, ...] = ()
        layers: tuple[Layer, ...] = ()
        if depth is Depth.FILE:
            names = Names(code_names=code_names)
            # What is stored is known by the person's own name, which is not shown any more.
            person = self._assessments.load(assessment_id).person
            history = names.history(person, self._assessments.history(assessment_id))
            layers = self._layers(assessment, names, self.summaries() if among is None else among)
        return ReportContent(
            assessment,
            view.framework,
            view.result,
            self._clock(),
            centre,
            plan,
            history,
            layers,
            view.fits,
        )

    def appeal(
        self, assessment_id: UUID, *, centre: str = "", code_names: bool = False
    ) -> ReportContent:
        """Return what an appeal form shows; raises UserError for what can't be appealed against."""
        view = self._results.view(assessment_id, code_names=code_names)
        if view.assessment.phase is not Phase.SIGNED or view.assessment.kind is Kind.SELF:
            raise UserError(
                mark(
                    "Only a signed result that somebody else decided can be appealed against. Sign "
                    "the assessment off first."
                )
            )
        return ReportContent(view.assessment, view.framework, view.result, self._clock(), centre)

    def comparison(
        self, one: UUID, other: UUID, *, centre: str = "", code_names: bool = False
    ) -> ComparisonContent:
        """Return two assessments beside each other.

        Raises UserError for unknown ones, and for two that can't be compared.
        """
        views = {
            view.assessment.id: view
            for view in (self._results.view(each, code_names=code_names) for each in (one, other))
        }
        framework = views[other].framework
        sides = side_by_side(views[one].assessment, views[other].assessment, framework.order)
        return ComparisonContent(
            sides,
            framework,
            views[sides.before.id].result,
            views[sides.after.id].result,
            self._clock(),
            centre,
        )

    def _layers(
        self, assessment: Assessment, names: Names, among: Iterable[AssessmentSummary]
    ) -> tuple[Layer, ...]:
        """Return the newest revision of each other layer of the round."""
        newest: dict[Kind, AssessmentSummary] = {}
        for each in among:
            if each.round_id != assessment.round_id or each.kind is assessment.kind:
                continue
            known = newest.get(each.kind)
            if known is None or each.revision > known.revision:
                newest[each.kind] = each
        return tuple(
            Layer(view.assessment, view.result)
            for view in (
                self._results.of(names.shown(self._assessments.load(each.id)), alone=True)
                for each in newest.values()
            )
        )
