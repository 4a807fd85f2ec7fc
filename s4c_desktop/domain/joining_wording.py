"""What bringing a file in changes, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.joining import Fate, Joining

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment


def fate_name(fate: Fate) -> str:
    """Say what becomes of one record."""
    return {
        Fate.NEW: _("Added"),
        Fate.SAME: _("Here already"),
        Fate.CONTINUED: _("Brought up to date"),
        Fate.OLDER: _("Newer here, nothing changes"),
        Fate.BOTH: _("Differs: both are kept"),
        Fate.UNSIGNED: _("Differs: the one of the file is kept beside it as a draft, unsigned"),
    }[fate]


def person_line(joining: Joining) -> str:
    """Name the person with what becomes of their details."""
    return _("{name}: {fate}").format(name=joining.person.name, fate=fate_name(joining.fate))


def assessment_name(assessment: Assessment, frameworks: Mapping[UUID, str]) -> str:
    """Name an assessment of a file by title or role, framework and day."""
    parts = (
        assessment.title or assessment.role,
        frameworks.get(assessment.framework_id, ""),
        str(assessment.held_on or ""),
    )
    return " · ".join(filter(None, parts))


def joining_lines(joining: Joining, frameworks: Mapping[UUID, str]) -> Iterator[str]:
    """Yield a line for the person and each assessment, and one for evidence and files each."""
    yield person_line(joining)
    for name in joining.differing:
        yield _("{field} differs: the one here stays, the other is noted under adjustments").format(
            field=field_name(name)
        )
    for one in joining.assessments:
        yield _("{name}: {fate}").format(
            name=assessment_name(one.record.assessment, frameworks), fate=fate_name(one.fate)
        )
    for fate, count in Counter(one.fate for one in joining.evidence).items():
        text = ngettext("{n} item of evidence: {fate}", "{n} items of evidence: {fate}", count)
        yield text.format(n=count, fate=fate_name(fate))
    if joining.learner is not None and joining.learner_fate is not Fate.SAME:
        yield _("How the person learns: {fate}").format(fate=fate_name(joining.learner_fate))
    for fate, count in Counter(one.fate for one in joining.plans).items():
        text = ngettext("{n} learning plan: {fate}", "{n} learning plans: {fate}", count)
        yield text.format(n=count, fate=fate_name(fate))
    if joining.new_files:
        count = len(joining.new_files)
        text = ngettext("{n} attached file: {fate}", "{n} attached files: {fate}", count)
        yield text.format(n=count, fate=fate_name(Fate.NEW))


def joining_sentence(joining: Joining) -> str:
    """Say in one sentence whether anything changes."""
    if not joining.changes:
        return _("Everything in this file is here already. Nothing changes.")
    fates = {
        *(one.fate for one in joining.assessments),
        *(one.fate for one in joining.evidence),
        *(one.fate for one in joining.plans),
    }
    if fates & {Fate.BOTH, Fate.UNSIGNED}:
        return _("Some records differ from those here. Both are kept, nothing is overwritten.")
    return _("Nothing that is here is overwritten.")


def field_name(name: str) -> str:
    """Name a detail of a person."""
    return {
        "name": _("Name"),
        "lawful_basis": _("Lawful basis"),
        "notice_date": _("Day of the notice"),
        "notice_version": _("Version of the notice"),
        "identity_check": _("Identity check"),
        "pseudonym": _("Code name"),
        "retain_until": _("Date to keep until"),
    }[name]
