"""The set-up of an assessment that the benchmarks begin with."""

from __future__ import annotations

from datetime import date

from s4c_desktop.domain.assessment import Kind, Scope
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.set_up import SetUp


def manager(framework: Framework) -> SetUp:
    """Return the choice of the project manager's mandatory competences."""
    return SetUp(
        framework.id,
        "SCPM",
        kind=Kind.ASSESSOR,
        scope=Scope.MANDATORY,
        held_on=date(2026, 9, 1),
        assessors="Maria Ilieva",
        no_conflict=True,
    )
