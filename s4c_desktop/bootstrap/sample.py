"""The sample data in a workspace of their own."""

from __future__ import annotations

from pathlib import Path

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.bootstrap.opening import Program, open_program
from s4c_desktop.models.unit_of_work import UnitsOfWork, utc_now


def open_sample(folder: Path) -> Program:
    """Create a throw-away workspace with invented people in a folder, and return its services."""
    from s4c_desktop.services.sample import fill
    from s4c_desktop.services.sample.groups import fill_groups
    from s4c_desktop.services.sample.learning import fill_learning, fill_training
    from s4c_desktop.services.sample.quality import fill_quality
    from s4c_desktop.services.sample.votes import fill_votes
    from s4c_desktop.services.workspace import SUFFIX

    program = open_program(folder / f"{_('Sample data')}{SUFFIX}", create=True, keeps_backups=False)
    units = UnitsOfWork(program._opened.engine)
    fill(units, program.library)
    fill_quality(program.quality, program.assessors, program.practice)
    fill_votes(units, program.library)
    today = utc_now().astimezone().date()
    fill_learning(units, program.study, program.assessments.list(), today)
    fill_training(program.training, program.study, today)
    fill_groups(program.groups, program.group_profiles, program.library)
    return program
