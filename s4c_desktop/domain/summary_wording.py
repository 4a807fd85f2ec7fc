"""Sentences of a summary that is carried into other tools; translated when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import wording
from s4c_desktop.domain.assessment import Assessment, Kind

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework


def title(assessment: Assessment) -> str:
    """Name what is summed up."""
    if assessment.kind is Kind.SELF:
        return _("Summary of a self-assessment")
    return _("Summary of an assessment")


def basis(assessment: Assessment) -> str:
    """Say who rated and when, and whether it was signed off."""
    said = [by_whom(assessment)]
    if assessment.held_on is not None:
        said.append(assessment.held_on.isoformat())
    said.append(wording.phase_word(assessment.phase))
    return _("{facts}.").format(facts=", ".join(said))


def by_whom(assessment: Assessment) -> str:
    """Say who rated."""
    if assessment.kind is Kind.SELF:
        return _("By own rating")
    return _("By {names}").format(names=assessment.raters)


def decision(assessment: Assessment) -> str:
    """Say what was decided, and by whom; empty for a self-assessment and where nothing was."""
    if assessment.kind is Kind.SELF or assessment.decision is None:
        return ""
    return _("{decision}, decided by {name}.").format(
        decision=wording.decision_name(assessment.decision), name=assessment.decided_by
    )


def level(framework: Framework, eqf: int) -> str:
    """Name a level by number and name."""
    return _("EQF {level} ({name})").format(level=eqf, name=framework.level(eqf).name)


def level_by(assessment: Assessment, framework: Framework, eqf: int) -> str:
    """Name a level, and say who rated."""
    found = level(framework, eqf)
    if assessment.kind is Kind.SELF:
        return _("{level}, by own rating").format(level=found)
    return _("{level}, by {names}").format(level=found, names=assessment.raters)


def ground(assessment: Assessment, framework: Framework) -> str:
    """Name the framework, whose edition it is, and say what a level is not."""
    return _("{framework}. {disclaimer}").format(
        framework=wording.framework_line(framework, assessment.reading),
        disclaimer=wording.eqf_disclaimer(),
    )
