"""Sentences about a check of the workspace."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.dates import moment_text
from s4c_desktop.domain.soundness import Area, Checked, Report


def area_name(area: Area) -> str:
    """Name a part of the workspace."""
    return {
        Area.FILE: _("The file"),
        Area.REFERENCES: _("References between records"),
        Area.FRAMEWORKS: _("Framework versions"),
        Area.PEOPLE: _("People"),
        Area.ASSESSMENTS: _("Assessments"),
        Area.ATTACHMENTS: _("Attached files"),
        Area.SAMPLES: _("Sampling plans and second looks"),
        Area.ASSESSORS: _("Assessors' records"),
        Area.PRACTICE: _("Practice ratings"),
        Area.FRAMEWORK_DRAFTS: _("Framework drafts"),
        Area.LEARNING: _("Learning plans, learners and trainings"),
        Area.GROUPS: _("Groups"),
        Area.VOTES: _("Votes"),
        Area.CHAIN: _("Chain of signatures"),
    }[area]


def area_sentence(checked: Checked) -> str:
    """Say what was looked at in an area."""
    return {
        Area.FILE: _("Every page was read."),
        Area.REFERENCES: _("Whatever a record refers to is there."),
        Area.FRAMEWORKS: _("Compared with what was installed."),
        Area.PEOPLE: _("Compared with what was saved."),
        Area.ASSESSMENTS: _("Compared with what was saved and signed."),
        Area.ATTACHMENTS: _("Compared with what was attached."),
        Area.SAMPLES: _("Compared with what was saved."),
        Area.ASSESSORS: _("Compared with what was saved."),
        Area.PRACTICE: _("Compared with what was saved."),
        Area.FRAMEWORK_DRAFTS: _("Compared with what was saved."),
        Area.LEARNING: _("Compared with what was saved."),
        Area.GROUPS: _("Compared with what was saved."),
        Area.VOTES: _("Compared with what was saved."),
        Area.CHAIN: _("Every signature is in its place."),
    }[checked.area]


def summary(report: Report) -> str:
    """Say in one sentence how the workspace is."""
    if report.is_sound:
        return _("The workspace is sound.")
    n = len(report.findings)
    return ngettext(
        "{n} fault was found in the workspace.", "{n} faults were found in the workspace.", n
    ).format(n=n)


def as_text(report: Report) -> str:
    """Return a report as lines of text, to be sent to somebody who helps."""
    lines = [moment_text(report.at), summary(report)]
    for checked in report.checked:
        found = report.of(checked.area)
        count = "" if checked.count is None else f" ({checked.count})"
        state = _("in order") if not found else _("faults")
        lines.append(f"{area_name(checked.area)}{count}: {state}")
        lines += [f"  {sentence}" for sentence in found]
    return "\n".join(lines)
