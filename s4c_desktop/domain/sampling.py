"""Internal quality assurance: which assessments somebody looks at a second time, and why.

Every assessment that a rule hits is chosen. Then assessors who are not looked at often enough
get more, then the rest up to the plan's share, both drawn by lot. The lot of an assessment is
the SHA-256 of the plan's id and its own: nobody picks it, the same plan always draws the same,
and assessments that come later do not reshuffle the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Decision
from s4c_desktop.domain.straight_run import NOTICED


class Reason(StrEnum):
    """Why an assessment is looked at: a rule that hits it, or the lot."""

    NEW_ASSESSOR = "new_assessor"
    GAPS = "gaps"
    THIN_EVIDENCE = "thin_evidence"
    STRAIGHT_RUN = "straight_run"
    NO_SECOND = "no_second"
    NO_DECLARATION = "no_declaration"
    QUICK = "quick"
    REVISION = "revision"
    APPEAL = "appeal"
    EXEMPTIONS = "exemptions"
    LEAST = "least"
    SHARE = "share"


LIMITS: Mapping[Reason, int] = {
    Reason.NEW_ASSESSOR: 5,
    Reason.STRAIGHT_RUN: NOTICED,
    Reason.QUICK: 60,
}
"""The rules that have a limit, with its usual value (see `Plan.rules`)."""

RULES: tuple[Reason, ...] = tuple(
    reason for reason in Reason if reason not in (Reason.LEAST, Reason.SHARE)
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A signed assessment, as the rules see it.

    `experience` is how many assessments the least experienced of its assessors had held
    before it, `gaps` and `thin` how many mandatory competences are short or lack sufficient
    evidence, `longest_run` the most equal ratings in a row, `seconds` the time from the first
    to the last rating (None where it is not known), `rated` the number of ratings.
    """

    id: UUID
    assessors: tuple[str, ...]
    experience: int
    decision: Decision
    gaps: int = 0
    thin: int = 0
    longest_run: int = 0
    second_assessor: bool = True
    no_conflict: bool = True
    seconds: int | None = None
    rated: int = 0
    revision: bool = False
    appeal: bool = False
    exemptions: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What a centre decided to look at: `share` in percent, at least `least` of each assessor.

    `rules` maps a rule to its limit, 0 where it has none: assessors with fewer assessments
    than that are new, runs of that many equal ratings are long, fewer seconds a rating are
    quick. Raises UserError for a share, number or limit that makes no sense.
    """

    id: UUID
    share: int
    least: int = 0
    rules: Mapping[Reason, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 100:
            raise UserError(
                mark("A share of {share} % is not possible. Choose one from 0 to 100 %."),
                share=self.share,
            )
        if self.least < 0:
            raise UserError(
                mark(
                    "At least {n} assessments of each assessor is not possible. Choose 0 or more."
                ),
                n=self.least,
            )
        for rule, limit in self.rules.items():
            if rule not in RULES or (limit < 1 if rule in LIMITS else limit):
                raise _no_rule(_code(rule, limit))


@dataclass(frozen=True, slots=True)
class Chosen:
    """An assessment to look at, and why."""

    id: UUID
    reasons: tuple[Reason, ...]


def choose(plan: Plan, candidates: Iterable[Candidate]) -> tuple[Chosen, ...]:
    """Return what the plan looks at: most reasons first, then by lot.

    What the rules choose counts towards each assessor's number and towards the share, which
    is rounded up. The order of the candidates makes no difference.
    """
    drawn = sorted(candidates, key=lambda candidate: _lot(plan, candidate))
    reasons = {c.id: found for c in drawn if (found := _hits(plan, c))}
    _fill_least(plan, drawn, reasons)
    _fill_share(plan, drawn, reasons)
    chosen = [Chosen(c.id, reasons[c.id]) for c in drawn if c.id in reasons]
    return tuple(sorted(chosen, key=lambda found: (by_lot(found), -len(found.reasons))))


_Reasons = dict[UUID, tuple[Reason, ...]]


def _fill_least(plan: Plan, drawn: Sequence[Candidate], reasons: _Reasons) -> None:
    looked_at = Counter(name for c in drawn if c.id in reasons for name in c.assessors)
    for name in sorted({name for candidate in drawn for name in candidate.assessors}):
        for candidate in drawn:
            if looked_at[name] >= plan.least:
                break
            if name in candidate.assessors and candidate.id not in reasons:
                reasons[candidate.id] = (Reason.LEAST,)
                looked_at.update(candidate.assessors)


def _fill_share(plan: Plan, drawn: Sequence[Candidate], reasons: _Reasons) -> None:
    wanted = -(-plan.share * len(drawn) // 100)
    left = [candidate.id for candidate in drawn if candidate.id not in reasons]
    for found in left[: max(0, wanted - len(reasons))]:
        reasons[found] = (Reason.SHARE,)


def by_lot(chosen: Chosen) -> bool:
    """Tell whether no rule hit the assessment."""
    return chosen.reasons[0] in (Reason.LEAST, Reason.SHARE)


def _lot(plan: Plan, candidate: Candidate) -> bytes:
    return sha256(plan.id.bytes + candidate.id.bytes).digest()


def _hits(plan: Plan, candidate: Candidate) -> tuple[Reason, ...]:
    return tuple(rule for rule in RULES if rule in plan.rules and _hit(rule, plan, candidate))


def _hit(rule: Reason, plan: Plan, candidate: Candidate) -> bool:
    limit, meets = plan.rules[rule], candidate.decision is Decision.MEETS
    match rule:
        case Reason.NEW_ASSESSOR:
            return candidate.experience < limit
        case Reason.GAPS:
            return meets and candidate.gaps > 0
        case Reason.THIN_EVIDENCE:
            return meets and candidate.thin > 0
        case Reason.STRAIGHT_RUN:
            return candidate.longest_run >= limit
        case Reason.NO_SECOND:
            return not candidate.second_assessor
        case Reason.NO_DECLARATION:
            return not candidate.no_conflict
        case Reason.QUICK:
            return candidate.seconds is not None and candidate.seconds < limit * candidate.rated
        case Reason.REVISION:
            return candidate.revision
        case Reason.APPEAL:
            return candidate.appeal
        case _:
            return candidate.exemptions > 0


def rules_code(rules: Mapping[Reason, int]) -> str:
    """Return rules as they are stored, as in "new_assessor:5,gaps"."""
    return ",".join(_code(rule, rules[rule]) for rule in RULES if rule in rules)


def parse_rules(code: str) -> dict[Reason, int]:
    """Read stored rules; raises UserError for anything that is no rule."""
    rules = {}
    for part in code.split(",") if code else ():
        name, _colon, limit = part.partition(":")
        try:
            rules[Reason(name)] = int(limit) if limit else 0
        except ValueError:
            raise _no_rule(part) from None
    return rules


def _code(rule: Reason, limit: int) -> str:
    return f"{rule}:{limit}" if limit else f"{rule}"


def _no_rule(code: str) -> UserError:
    return UserError(
        mark("“{rule}” is no rule of a sampling plan. Choose the plan's rules anew."), rule=code
    )
