"""Whether a draft may be published, and what is worth a second look before that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.framework_draft import DraftContent, ReasonKind, reason_of
from s4c_desktop.domain.framework_findings import HEAD, Finding, Part, Where
from s4c_desktop.domain.framework_structure import structure_findings
from s4c_desktop.domain.role_card_edits import required_level

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Competence, Framework, Level, Requirement, Role

MANY_MANDATORY = 25
"""More mandatory competences than this are hardly assessed with care in one sitting."""


def publish_findings(
    content: DraftContent, published: Collection[str], bundled: Collection[str]
) -> tuple[Finding, ...]:
    """Return what keeps a draft from being published, then what is worth a second look.

    `published` are codes and versions, as in "SCCF 1.0", `bundled` the codes of the frameworks
    that come with the program.
    """
    found = [
        *_head(content.framework, published, bundled),
        *structure_findings(content.framework),
        *_whole(content.chosen),
    ]
    for level in content.chosen.levels:
        found += _level(level)
    for competence in content.chosen.competences:
        found += _competence(content.chosen, competence)
    for role in content.chosen.roles:
        found += _role(content.chosen, role)
    # In the order in which they were found, but what blocks comes first.
    return tuple(sorted(found, key=lambda finding: not finding.blocks))


def may_be_published(findings: Collection[Finding]) -> bool:
    """Tell whether nothing keeps a draft from being published."""
    return not any(finding.blocks for finding in findings)


def _head(
    framework: Framework, published: Collection[str], bundled: Collection[str]
) -> Iterator[Finding]:
    if not framework.title.strip():
        yield Finding(HEAD, _("The framework has no title."))
    if framework.code in bundled:
        yield Finding(
            HEAD,
            _(
                "{code} is the code of a framework that comes with the program. Give your own one "
                "another code."
            ).format(code=framework.code),
        )
    elif framework.name in published:
        yield Finding(
            HEAD,
            _("{name} is published already. Choose another version number.").format(
                name=framework.name
            ),
        )
    if not framework.edition.strip():
        yield Finding(HEAD, _("Nothing says whose edition this is."), blocks=False)


def _level(level: Level) -> Iterator[Finding]:
    where = Where(Part.LEVEL, str(level.eqf))
    if not level.name.strip():
        yield Finding(where, _("EQF {level} has no name.").format(level=level.eqf))
    if not level.knowledge_skills.strip():
        text = _("EQF {level} does not say what a person there knows and can do.")
        yield Finding(where, text.format(level=level.eqf))


def _whole(framework: Framework) -> Iterator[Finding]:
    if not framework.competences:
        yield Finding(HEAD, _("No competence is chosen."))
    if not framework.roles:
        yield Finding(HEAD, _("There is no role. Add one."))
    elif framework.competences and not any(
        demand.mandatory and demand.eqf is not None
        for role in framework.roles
        for demands in role.requirements.values()
        for demand in demands
    ):
        yield Finding(HEAD, _("No role has a mandatory competence with a level."))
    if framework.competences and not any(c.anchors for c in framework.competences):
        text = _(
            "No competence says what can be observed at its levels. Assessors get the general "
            "wording of the levels."
        )
        yield Finding(HEAD, text, blocks=False)
    for area in framework.areas:
        if not area.title.strip():
            yield Finding(
                Where(Part.AREA, area.code),
                _("The area {code} has no title.").format(code=area.code),
            )
    titles = Counter(c.title.strip().casefold() for c in framework.competences if c.title.strip())
    for competence in framework.competences:
        if titles[competence.title.strip().casefold()] > 1:
            yield Finding(
                Where(Part.COMPETENCE, competence.code),
                _("{code} has the same title as another competence: {title}.").format(
                    code=competence.code, title=competence.title
                ),
                blocks=False,
            )


def _competence(framework: Framework, competence: Competence) -> Iterator[Finding]:
    where = Where(Part.COMPETENCE, competence.code)
    code = competence.code
    if not competence.title.strip():
        yield Finding(where, _("{code} has no title.").format(code=code))
    if not (competence.description.strip() or competence.meaning.strip()):
        yield Finding(
            where, _("{code} does not say what it means.").format(code=code), blocks=False
        )
    if any(other.anchors for other in framework.competences):
        missing = [
            str(level.eqf) for level in framework.levels if competence.anchor(level.eqf) is None
        ]
        if missing:
            text = ngettext(
                "{code} does not say what can be observed at EQF {levels}.",
                "{code} does not say what can be observed at the levels EQF {levels}.",
                len(missing),
            )
            yield Finding(where, text.format(code=code, levels=", ".join(missing)), blocks=False)
    for lower, higher in zip(competence.anchors, competence.anchors[1:], strict=False):
        if (lower.knowledge_skills, lower.autonomy) == (higher.knowledge_skills, higher.autonomy):
            yield Finding(
                where,
                _("{code} says the same at EQF {higher} as at EQF {lower}.").format(
                    code=code, higher=higher.eqf, lower=lower.eqf
                ),
                blocks=False,
            )
    if framework.roles and not any(
        demand.competence == code
        for role in framework.roles
        for demands in role.requirements.values()
        for demand in demands
    ):
        yield Finding(where, _("No role requires {code}.").format(code=code), blocks=False)


def _role(framework: Framework, role: Role) -> Iterator[Finding]:
    where = Where(Part.ROLE, role.code)
    if not role.title.strip():
        yield Finding(where, _("The role {code} has no title.").format(code=role.code))
    if not (role.summary.strip() or role.mission.strip()):
        yield Finding(
            where, _("{role} does not say what it is for.").format(role=_name(role)), blocks=False
        )
    for descriptor in role.card.descriptors:
        required = required_level(role, descriptor.competence)
        if required is not None and descriptor.eqf not in _levels(role, descriptor.competence):
            text = _(
                "{role}: what {code} means here is said for EQF {said}, but EQF {required} is "
                "required."
            )
            names = {"role": _name(role), "code": descriptor.competence}
            yield Finding(
                where, text.format(said=descriptor.eqf, required=required, **names), blocks=False
            )
    for reading in framework.readings:
        demands = role.requirements.get(reading.code, ())
        mandatory = sum(demand.mandatory for demand in demands)
        if not mandatory:
            yield Finding(
                where,
                _("{role} has no mandatory competence.").format(role=_name(role)),
                blocks=False,
            )
        if mandatory > MANY_MANDATORY:
            text = _(
                "{role} has {n} mandatory competences. More than {most} are hardly assessed with "
                "care."
            )
            yield Finding(
                where, text.format(role=_name(role), n=mandatory, most=MANY_MANDATORY), blocks=False
            )
        for demand in demands:
            at = Where(Part.REQUIREMENT, demand.competence, role.code, reading.code)
            yield from _demand(at, role, demand)


def _demand(where: Where, role: Role, demand: Requirement) -> Iterator[Finding]:
    reason = reason_of(demand)
    names = {"role": _name(role), "code": demand.competence}
    if demand.mandatory and demand.eqf is None:
        yield Finding(where, _("{role}: {code} is mandatory, but has no level.").format(**names))
    if reason is not None and reason.kind is ReasonKind.OTHER and not reason.words:
        yield Finding(
            where, _("{role}: {code} has another reason, but no words for it.").format(**names)
        )
    if demand.mandatory and not demand.source.strip():
        yield Finding(
            where, _("{role}: {code} is mandatory without a reason.").format(**names), blocks=False
        )


def _name(role: Role) -> str:
    return role.title.strip() or role.code


def _levels(role: Role, code: str) -> set[int | None]:
    return {
        demand.eqf
        for demands in role.requirements.values()
        for demand in demands
        if demand.competence == code
    }
