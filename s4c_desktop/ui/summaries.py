"""How an assessment is named and put in order in lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import AssessmentSummary, Kind, Phase
from s4c_desktop.domain.layers_wording import layer_name, settled_text
from s4c_desktop.ui.dates import short_date


def title(summary: AssessmentSummary) -> str:
    """Return the title that was given, else the person and the role."""
    if summary.title:
        return summary.title
    return " · ".join(part for part in (summary.person, summary.role_title) if part)


def kind(summary: AssessmentSummary) -> str:
    """Say who rates, in a word."""
    return layer_name(summary.kind)


def layer(summary: AssessmentSummary) -> str:
    """Name the layer where there are several in its round; empty for one that stands alone."""
    several = summary.kind in (Kind.SECOND, Kind.AGREED) or summary.agreed is not None
    return kind(summary) if several else ""


def progress(summary: AssessmentSummary) -> str:
    """Say how much is rated."""
    return _("{n} of {total} rated").format(n=summary.given, total=summary.in_scope)


def is_draft(summary: AssessmentSummary) -> bool:
    """Tell whether the assessment is still worked on; what two assessors agree on is not."""
    return summary.phase is Phase.DRAFT and summary.agreed is None


def is_signed(summary: AssessmentSummary) -> bool:
    """Tell whether the assessment is signed off, itself or in an agreed result."""
    return Phase.SIGNED in (summary.phase, summary.agreed)


def recent(summaries: Iterable[AssessmentSummary]) -> list[AssessmentSummary]:
    """Return the assessments, the one worked on last first."""
    return sorted(summaries, key=lambda s: s.saved_at, reverse=True)


def when(moment: datetime | None, now: datetime | None = None) -> str:
    """Say when something was: the time today, "yesterday", else the date."""
    if moment is None:
        return ""
    local = moment.astimezone()
    days = ((now or datetime.now(UTC)).astimezone().date() - local.date()).days
    if days == 0:
        return _("today {time}").format(time=f"{local:%H:%M}")
    if days == 1:
        return _("yesterday {time}").format(time=f"{local:%H:%M}")
    return short_date(local.date())


def standing(summary: AssessmentSummary) -> str:
    """Say where the assessment stands: how far a draft is, or when it was signed off."""
    if is_draft(summary):
        return progress(summary)
    if summary.phase is Phase.DRAFT:
        return state(summary)
    return _("signed off {when}").format(when=when(summary.signed_at))


def state(summary: AssessmentSummary) -> str:
    """Say in two words where the assessment stands."""
    if is_draft(summary):
        return _("Draft")
    if summary.phase is Phase.DRAFT:
        return settled_text(summary.agreed)
    if summary.appealed:
        return _("Appeal open")
    if summary.revision > 1:
        return _("Signed off, revision {n}").format(n=summary.revision)
    return _("Signed off")
