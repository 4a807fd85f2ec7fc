"""Summaries of a result, to be carried into other tools."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import save
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Kind, Phase
from s4c_desktop.exchange.framework_json import dump_json
from s4c_desktop.exchange.json_resume import summary_to_json_resume
from s4c_desktop.exchange.summary_text import summary_to_text

if TYPE_CHECKING:
    from s4c_desktop.services.results import ResultService, ResultView


class Form(StrEnum):
    """What a summary is written as."""

    TEXT = "text"
    JSON_RESUME = "json-resume"


SUFFIXES = {Form.TEXT: ".txt", Form.JSON_RESUME: ".json"}


class SummaryService:
    """Sums up self-assessments, and what assessors have signed off.

    With `code_names` the person's code name, where they have one, takes the name's place.
    Raises UserError for an assessor's draft, which would be taken for a result.
    """

    def __init__(self, results: ResultService, clock: Callable[[], datetime]) -> None:
        self._results = results
        self._clock = clock

    def text(self, assessment_id: UUID, *, code_names: bool = False) -> str:
        """Return the summary as plain text."""
        view = self._view(assessment_id, code_names=code_names)
        return summary_to_text(view.assessment, view.framework, view.result, view.fits)

    def content(
        self, assessment_id: UUID, form: Form = Form.TEXT, *, code_names: bool = False
    ) -> bytes:
        """Return the summary as the content of a file, in UTF-8."""
        if form is Form.TEXT:
            return self.text(assessment_id, code_names=code_names).encode()
        view = self._view(assessment_id, code_names=code_names)
        return dump_json(
            summary_to_json_resume(view.assessment, view.framework, view.result, self._clock())
        )

    def write(
        self,
        assessment_id: UUID,
        target: Path,
        *,
        form: Form = Form.TEXT,
        code_names: bool = False,
    ) -> Path:
        """Write the summary; raises UserError where the place can't be written."""
        content = self.content(assessment_id, form, code_names=code_names)
        save(target, lambda file: file.write(content))
        return target

    def _view(self, assessment_id: UUID, *, code_names: bool) -> ResultView:
        view = self._results.view(assessment_id, code_names=code_names)
        assessment = view.assessment
        if assessment.kind is not Kind.SELF and assessment.phase is not Phase.SIGNED:
            raise UserError(
                mark(
                    "This assessment is a draft. Sign it off first: a summary of a draft would be "
                    "taken for its result."
                )
            )
        return view
