"""Sentences that screen, command and PDF share; translated when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.assessment import Decision, Kind, Phase, Rating, Scope
from s4c_desktop.domain.scale import SHORT, State, Status
from s4c_desktop.domain.sign_off import Missing, Obstacle

if TYPE_CHECKING:
    from s4c_desktop.domain.curriculum import Hours
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.gap import Comparison, Result
    from s4c_desktop.domain.learning import PlanItem
    from s4c_desktop.domain.learning_outcome import Untaught
    from s4c_desktop.domain.role_fit import RoleFit
    from s4c_desktop.domain.study_groups import StudyGroup


def kind_name(kind: Kind) -> str:
    """Name who rates."""
    return {
        Kind.SELF: _("Self-assessment"),
        Kind.ASSESSOR: _("Assessment by an assessor"),
        Kind.SECOND: _("Assessment by a second assessor"),
        Kind.AGREED: _("Agreed by two assessors"),
    }[kind]


def scope_name(scope: Scope) -> str:
    """Name what is rated."""
    return {
        Scope.MANDATORY: _("Mandatory competences"),
        Scope.ALL: _("All competences"),
        Scope.AREAS: _("Chosen areas"),
    }[scope]


def scope_text(scope: Scope, areas: Iterable[str]) -> str:
    """Name what is rated, chosen areas with their codes."""
    if scope is not Scope.AREAS:
        return scope_name(scope)
    return _("{name}: {codes}").format(name=scope_name(scope), codes=", ".join(areas))


def phase_name(phase: Phase) -> str:
    """Name where an assessment stands."""
    return {Phase.DRAFT: _("Draft"), Phase.SIGNED: _("Signed off")}[phase]


def phase_word(phase: Phase) -> str:
    """Say where an assessment stands, within a sentence."""
    return {Phase.DRAFT: _("draft"), Phase.SIGNED: _("signed off")}[phase]


def decision_name(decision: Decision | None) -> str:
    """Name a decision, or say that none is taken."""
    if decision is None:
        return _("No decision yet")
    return {
        Decision.MEETS: _("Meets the requirements"),
        Decision.NOT_YET: _("Not yet"),
        Decision.NOT_ENOUGH_EVIDENCE: _("Not enough evidence"),
    }[decision]


def state_name(state: State) -> str:
    """Name the state of a rating."""
    return {
        State.UNTOUCHED: _("Not rated yet"),
        State.RATED: _("Rated"),
        State.BELOW: _("Evidence does not reach level 4"),
        State.NO_EVIDENCE: _("No evidence yet"),
        State.EXEMPT: _("Exempt"),
    }[state]


def status_name(status: Status) -> str:
    """Name a status, for legends and counts."""
    return {
        Status.MET: _("Met"),
        Status.ONE_SHORT: _("1 level short"),
        Status.MORE_SHORT: _("2 or more levels short"),
        Status.BELOW_SCALE: _("Below level 4"),
        Status.UNKNOWN: _("Unknown"),
        Status.EXEMPT: _("Exempt"),
    }[status]


def level_chip(rating: Rating) -> str:
    """Return the few characters that stand for a level: "6", "<4", or nothing."""
    if rating.state is State.BELOW:
        return "<4"
    return str(rating.level) if rating.level is not None else ""


def actual_text(rating: Rating) -> str:
    """Say what was rated, as in "EQF 6" or "No evidence yet"."""
    if rating.level is not None:
        return _("EQF {level}").format(level=rating.level)
    return state_name(rating.state)


def required_text(comparison: Comparison) -> str:
    """Say what is required, as in "EQF 6"."""
    if comparison.required is None:
        return _("no level set")
    return _("EQF {level}").format(level=comparison.required)


def mandatory_name(mandatory: bool) -> str:
    """Say whether a role demands a competence."""
    return _("Mandatory") if mandatory else _("Optional")


def mandatory_word(mandatory: bool) -> str:
    """Say whether a role demands a competence, within a sentence."""
    return _("mandatory") if mandatory else _("optional")


def status_sentence(comparison: Comparison) -> str:
    """Say how one competence stands: "met", "2 levels short", "no evidence yet"."""
    if comparison.at_least_short is not None:
        return ngettext(
            "at least {n} level short", "at least {n} levels short", comparison.at_least_short
        ).format(n=comparison.at_least_short)
    if comparison.gap:
        return ngettext("{n} level short", "{n} levels short", comparison.gap).format(
            n=comparison.gap
        )
    if comparison.surplus:
        return _("met, {n} above").format(n=comparison.surplus)
    match comparison.status:
        case Status.MET:
            return _("met")
        case Status.EXEMPT:
            return _("exempt")
        case _:
            return _unknown_text(comparison)


def _unknown_text(comparison: Comparison) -> str:
    if comparison.rating.state is State.NO_EVIDENCE:
        return _("no evidence yet")
    if comparison.rating.state is State.UNTOUCHED:
        return _("not rated yet")
    return _("no level is required")


def readiness_sentence(result: Result, kind: Kind) -> str:
    """Say in one sentence how the mandatory competences stand; the first thing on a result."""
    part = result.part(mandatory=True)
    counts = _counts(part, mandatory=True, outside=result.outside)
    sentence = _("{counts}.").format(counts=", ".join(counts))
    return (
        _("By own rating: {sentence}").format(sentence=sentence) if kind is Kind.SELF else sentence
    )


def optional_sentence(result: Result) -> str:
    """Say the same of the optional competences; empty when none is in scope."""
    part = result.part(mandatory=False)
    if not part:
        return ""
    return _("{counts}.").format(counts=", ".join(_counts(part, mandatory=False)))


def _counts(part: tuple[Comparison, ...], *, mandatory: bool, outside: int = 0) -> list[str]:
    """Return the counts in words; `outside` are those that the scope leaves out."""
    met = sum(c.status is Status.MET for c in part)
    text = _("{n} of {total} mandatory met") if mandatory else _("{n} of {total} optional met")
    first = text.format(n=met, total=len(part))
    if outside:
        first = _("{n} of {total} mandatory assessed, {met} met").format(
            n=sum(c.rating.assessed for c in part), total=len(part) + outside, met=met
        )
    found = (
        (_("{n} short"), [c for c in part if c.status in SHORT]),
        (_("{n} without evidence yet"), _in_state(part, State.NO_EVIDENCE)),
        (_("{n} not rated yet"), _in_state(part, State.UNTOUCHED)),
        (_("{n} exempt"), _in_state(part, State.EXEMPT)),
    )
    return [
        first,
        *(
            _("{what} ({codes})").format(what=text.format(n=len(group)), codes=codes(group))
            for text, group in found
            if group
        ),
    ]


def _in_state(part: Iterable[Comparison], state: State) -> list[Comparison]:
    return [c for c in part if c.rating.state is state]


def codes(comparisons: Iterable[Comparison]) -> str:
    """List the competences by code."""
    return ", ".join(c.competence for c in comparisons)


def coverage_sentence(result: Result) -> str:
    """Say how much of the scope was rated."""
    return _("{n} of {total} competences in scope rated").format(
        n=result.rated, total=len(result.comparisons)
    )


def reading_title(framework: Framework, reading: str) -> str:
    """Return the title of a reading, or its code where the framework does not know it."""
    return next((r.title for r in framework.readings if r.code == reading), reading)


def edition_name(framework: Framework) -> str:
    """Name an edition: "SCCF, our edition 1.0", and one that somebody made by its own name."""
    if framework.is_own:
        return framework.name
    name = (
        _("{code}, our draft {version}") if framework.draft else _("{code}, our edition {version}")
    )
    return name.format(code=framework.code, version=framework.version)


def titled_edition(framework: Framework) -> str:
    """Name an edition with the framework's title before it."""
    return _("{title}, {edition}").format(title=framework.title, edition=edition_name(framework))


def framework_line(framework: Framework, reading: str) -> str:
    """Name framework, edition and reading, as printed with every result."""
    return _("{edition}, reading: {reading}").format(
        edition=edition_name(framework), reading=reading_title(framework, reading)
    )


def eqf_disclaimer() -> str:
    """Say what a level is not."""
    return _("Levels relate to EQF descriptors; they are not a qualification held.")


def hours_text(hours: Hours) -> str:
    """Say the hours by mode, as in "2 h online, 30 min practical"; a dash of words when none."""
    names = (_("{time} online"), _("{time} live"), _("{time} practical"))
    stated = [
        name.format(time=minutes_text(round(h * 60)))
        for name, h in zip(names, hours.modes, strict=True)
        if h
    ]
    return ", ".join(stated) or _("no hours stated")


def minutes_text(minutes: int) -> str:
    """Say a length of time in hours and minutes."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{n} min").format(n=rest)
    if not rest:
        return _("{n} h").format(n=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def hours_label() -> str:
    """Say what the hours of a plan are."""
    return _("Course time, planning estimate: the source gives no time to reach a level.")


def item_reason(item: PlanItem | StudyGroup, framework: Framework) -> str:
    """Say why an item is in the plan."""
    names = ", ".join(competence_name(framework, code) for code in item.works_on)
    if item.prepares:
        text = _("Comes first: later topics on {names} build on it.")
    elif item.mandatory:
        text = _("Works on {names} (mandatory, below requirement).")
    else:
        text = _("Works on {names} (optional, below the level set).")
    sentence = text.format(names=names)
    if item.in_curriculum:
        return sentence
    return _("{sentence} Not in the role's own curriculum.").format(sentence=sentence)


def untaught_sentence(untaught: Untaught, framework: Framework) -> str:
    """Say why a gap has no item in the plan."""
    name = competence_name(framework, untaught.competence)
    if untaught.best_reach is None:
        return _("{name}: no topic of the curriculum teaches it.").format(name=name)
    return _("{name}: topics that teach it lead to EQF {level} at most.").format(
        name=name, level=untaught.best_reach
    )


def untaught_reason(untaught: Untaught) -> str:
    """Say the same below the name of the competence."""
    if untaught.best_reach is None:
        return _("No topic of the curriculum teaches it.")
    return _("Topics that teach it lead to EQF {level} at most.").format(level=untaught.best_reach)


def competence_name(framework: Framework, code: str) -> str:
    """Name a competence by code and title."""
    return f"{code} {framework.competence(code).title}"


def fit_sentence(fit: RoleFit) -> str:
    """Say a role's range of mandatory competences met, as in "9–11 of 12"."""
    if fit.worst == fit.best:
        return _("{n} of {total}").format(n=fit.worst, total=fit.mandatory)
    return _("{worst}–{best} of {total}").format(
        worst=fit.worst, best=fit.best, total=fit.mandatory
    )


def close_sentence(fit: RoleFit, framework: Framework) -> str:
    """Say which roles are too close to tell apart; empty when this one stands alone."""
    if not fit.close_to:
        return ""
    titles = ", ".join(framework.role(code).title for code in fit.close_to)
    return _("too close to tell from {roles}").format(roles=titles)


def obstacle_sentence(obstacle: Obstacle) -> str:
    """Say what is missing before an assessment can be signed off."""
    listed = ", ".join(obstacle.competences)
    return {
        Missing.RATINGS: _("Mandatory competences nobody has rated: {codes}."),
        Missing.VEIL: _("The rating is still blind: the required levels have not been shown."),
        Missing.EXEMPTION: _("Exemptions without their reason or name: {codes}."),
        Missing.NAMES: _("The names of the person and of who assessed."),
        Missing.DATE: _("The date of the assessment."),
        Missing.DECISION: _("A decision."),
        Missing.DECIDED_BY: _("The name of who decides."),
        Missing.GROUNDS: _("The reason for the agreed level: {codes}."),
        Missing.SEPARATE: _(
            "A decision by somebody who did not assess: this centre keeps the two apart."
        ),
    }[obstacle.missing].format(codes=listed)
