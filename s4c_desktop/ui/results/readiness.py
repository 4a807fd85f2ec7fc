"""The first thing on a result: how things stand, in one sentence, and on what ground."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import wording
from s4c_desktop.domain.framework import ALL_ROLES
from s4c_desktop.domain.role_fit_wording import all_roles_note, first_sentence
from s4c_desktop.services.results import ResultView
from s4c_desktop.ui.widgets import Card, TextLabel, body, muted, section, small


class ReadinessCard(Card):
    """Readiness, coverage, who rated, framework and what a level is not."""

    def __init__(self, view: ResultView) -> None:
        super().__init__(spacing=4)
        assessment, result = view.assessment, view.result
        self.sentence = section(first_sentence(assessment, result, view.fits, view.framework))
        self.lines: list[TextLabel] = []
        together = assessment.role == ALL_ROLES
        optional = "" if together else wording.optional_sentence(result)
        if optional:
            self.lines.append(body(optional))
        basis = [
            _("{role}.").format(role=view.role.title),
            _("{coverage}.").format(coverage=wording.coverage_sentence(result)),
        ]
        if together:
            basis.append(all_roles_note())
        if assessment.raters:
            basis.append(_("Rated by {names}.").format(names=assessment.raters))
        self.lines.append(muted(" ".join(basis)))
        framework = wording.framework_line(view.framework, assessment.reading)
        self.lines.append(
            small(
                _("{framework}. {disclaimer}").format(
                    framework=framework, disclaimer=wording.eqf_disclaimer()
                )
            )
        )
        self.column.addWidget(self.sentence)
        for label in self.lines:
            self.column.addWidget(label)
