"""Whether the records of a framework fit together, whoever put them there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework_findings import HEAD, Finding, Part, Where
from s4c_desktop.domain.framework_training import training_findings
from s4c_desktop.domain.scale import EQF_LEVELS

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Competence, Framework, Role

CODE = re.compile(r"[A-Z][A-Za-z0-9]{0,15}")
VERSION = re.compile(r"\d{1,4}(\.\d{1,4}){0,3}")
_READING = re.compile(r"[a-z][a-z0-9_]{0,31}")
_BASES = ("source", "derived", "editorial")
_SAID_BASES = ("", *_BASES)
_PLACES = ("table3", "table3_plus_one", "table4", "profile", "descriptor", "explorer")

MOST_COMPETENCES = 300
MOST_ROLES = 40


def code_fault(code: str, taken: Iterable[str]) -> str:
    """Say why something new can't have a code; empty where it can."""
    if not CODE.fullmatch(code):
        return _(
            "A code begins with a capital letter and has only letters and digits after it, 16 in "
            "all at most. Change it, as in E1."
        )
    if code.casefold() in {known.casefold() for known in taken}:
        return _("The code {code} is taken. Choose another one.").format(code=code)
    return ""


def structure_findings(framework: Framework) -> Iterator[Finding]:
    """Yield every contradiction between the records of a framework, one after the other.

    Who only asks whether there is any, goes no further than the first.
    """
    return _Structure(framework).findings()


class _Structure:
    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._codes = framework.order
        self._levels = {level.eqf for level in framework.levels}
        self._areas = {area.code for area in framework.areas}
        self._found: list[Finding] = []

    def findings(self) -> Iterator[Finding]:
        self._head()
        yield from self._taken()
        for competence in self._framework.competences:
            self._competence(competence)
            yield from self._taken()
        for role in self._framework.roles:
            self._role(role)
            yield from self._taken()
        yield from training_findings(self._framework)

    def _taken(self) -> tuple[Finding, ...]:
        found = tuple(self._found)
        self._found.clear()
        return found

    def _add(self, where: Where, text: str, **values: object) -> None:
        self._found.append(Finding(where, text.format(**values)))

    def _unique(self, where: Where, codes: Iterable[object], text: str, **values: object) -> None:
        seen: set[object] = set()
        for code in codes:
            if code in seen:
                self._add(where, text, code=str(code)[:40], **values)
            seen.add(code)

    def _head(self) -> None:
        found = self._framework
        if not CODE.fullmatch(found.code):
            self._add(HEAD, _("The framework's code “{code}” is none."), code=found.code[:40])
        if not VERSION.fullmatch(found.version):
            self._add(
                HEAD,
                _("The version “{version}” is no number with points, as 1.0."),
                version=found.version[:40],
            )
        if self._levels != set(EQF_LEVELS) or len(found.levels) != len(EQF_LEVELS):
            self._add(HEAD, _("The levels are not EQF 4 to 8, each once."))
        if len(found.competences) > MOST_COMPETENCES or len(found.roles) > MOST_ROLES:
            self._add(
                HEAD,
                _("There are more than {competences} competences or {roles} roles."),
                competences=MOST_COMPETENCES,
                roles=MOST_ROLES,
            )
        if found.roles and not found.readings:
            self._add(HEAD, _("There are roles, but no reading in which they require anything."))
        for level in found.levels:
            self._origin(HEAD, level.origin.basis)
        self._unique(HEAD, (r.code for r in found.readings), _("The reading {code} stands twice."))
        for reading in found.readings:
            if not _READING.fullmatch(reading.code):
                self._add(HEAD, _("The reading's code “{code}” is none."), code=reading.code[:40])
        areas = [area.code for area in found.areas]
        codes = [competence.code for competence in found.competences]
        self._unique(HEAD, areas, _("The area {code} stands twice."))
        self._unique(HEAD, codes, _("The competence {code} stands twice."))
        roles = [role.code for role in found.roles]
        self._unique(HEAD, roles, _("The role {code} stands twice."))
        for kind, mine in ((Part.AREA, areas), (Part.COMPETENCE, codes), (Part.ROLE, roles)):
            for code in mine:
                if not CODE.fullmatch(code):
                    self._add(Where(kind, code), _("The code “{code}” is none."), code=code[:40])

    def _competence(self, competence: Competence) -> None:
        where = Where(Part.COMPETENCE, competence.code)
        code = competence.code
        if competence.area not in self._areas:
            self._add(
                where,
                _("{code} belongs to the area {area}, which is not there."),
                code=code[:40],
                area=competence.area[:40],
            )
        self._unique(where, (a.eqf for a in competence.anchors), _("Two anchors at EQF {code}."))
        self._unique(where, (m.eqf for m in competence.explorer), _("Two marks at EQF {code}."))
        for anchor in competence.anchors:
            self._level(where, anchor.eqf)
            self._origin(where, anchor.origin.basis)
        for mark in competence.explorer:
            self._level(where, mark.eqf)
            self._origin(where, mark.basis, _BASES)
        self._origin(where, competence.origin.basis)
        for items in (competence.questions, competence.evidence, competence.misjudgements):
            for item in items:
                self._origin(where, item.origin.basis)

    def _role(self, role: Role) -> None:
        where = Where(Part.ROLE, role.code)
        self._origin(where, role.origin.basis)
        card = role.card
        known = {reading.code for reading in self._framework.readings}
        for reading, demands in role.requirements.items():
            if reading not in known:
                self._add(
                    where,
                    _("{code} requires something in a reading {reading} that is not there."),
                    code=role.code[:40],
                    reading=reading[:40],
                )
            self._unique(
                where,
                (demand.competence for demand in demands),
                _("{role} requires {code} twice."),
                role=role.code[:40],
            )
            for demand in demands:
                self._known(where, demand.competence)
                self._origin(where, demand.basis, _BASES)
                if demand.eqf is not None:
                    self._level(where, demand.eqf)
        for code, said in role.readings.items():
            self._known(where, code)
            for one in said:
                if one.reading not in _PLACES:
                    self._add(
                        where, _("“{place}” is no place of the source."), place=one.reading[:40]
                    )
                if one.eqf is not None:
                    self._level(where, one.eqf)
        self._unique(
            where, (d.competence for d in card.descriptors), _("Two descriptors of {code}.")
        )
        for descriptor in card.descriptors:
            self._known(where, descriptor.competence)
            self._level(where, descriptor.eqf)
            self._origin(where, descriptor.origin.basis)
        lists = (
            card.prerequisites,
            card.leading,
            card.activities,
            card.tasks,
            card.similar_roles,
            card.deliverables.accountable,
            card.deliverables.responsible,
            card.deliverables.contributor,
        )
        for item in (item for items in lists for item in items):
            self._origin(where, item.origin.basis)

    def _known(self, where: Where, code: str) -> None:
        if code not in self._codes:
            self._add(where, _("There is no competence {code}."), code=code[:40])

    def _level(self, where: Where, eqf: int) -> None:
        if eqf not in self._levels:
            self._add(where, _("There is no level EQF {eqf}."), eqf=eqf)

    def _origin(self, where: Where, basis: str, allowed: Iterable[str] = _SAID_BASES) -> None:
        if basis not in allowed:
            self._add(where, _("“{basis}” is no basis a record can have."), basis=basis[:40])
