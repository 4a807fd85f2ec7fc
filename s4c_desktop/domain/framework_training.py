"""Whether the modules and curricula of a framework fit together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework_findings import Finding, Part, Where

if TYPE_CHECKING:
    from s4c_desktop.domain.curriculum import Curriculum, Hours, Module, Topic, Unit
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.records import Items

_CODE = re.compile(r"[A-Z][A-Za-z0-9]{0,15}")
_NODE = re.compile(r"[A-Za-z0-9]+\.[A-Za-z0-9._-]{1,120}")
_BASES = ("", "source", "derived", "editorial")


def training_findings(framework: Framework) -> Iterator[Finding]:
    """Yield every contradiction between modules, curricula, and what they teach."""
    for where, text in _Training(framework).faults():
        yield Finding(Where(Part.TRAINING, where), f"{where}: {text}")


class _Training:
    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._codes = framework.order
        self._levels = {level.eqf for level in framework.levels}
        self._roles = {role.code for role in framework.roles}
        self._modules = {module.code: module for module in framework.modules}
        self._topics: dict[str, Topic] = {}
        self._nodes: set[str] = set()

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield the code of a module or curriculum with what is wrong there."""
        yield from _doubles((m.code for m in self._framework.modules), _("stands twice."))
        for module in self._framework.modules:
            for text in self._module(module):
                yield module.code[:40], text
        yield from _doubles((c.role for c in self._framework.curricula), _("stands twice."))
        for curriculum in self._framework.curricula:
            for text in self._curriculum(curriculum):
                yield curriculum.role[:40], text
        for text in self._requires():
            yield _("Topics"), text

    def _module(self, module: Module) -> Iterator[str]:
        if not _CODE.fullmatch(module.code):
            yield _("the code is none.")
        card = module.card
        lists: tuple[Items, ...] = (
            card.knowledge,
            card.skills,
            card.methods,
            card.assessment,
            card.lab,
            card.resources,
        )
        bases = [item.origin.basis for items in lists for item in items]
        yield from self._common(module.hours, module.competences, [module.origin.basis, *bases])
        yield from self._units(module.units)

    def _units(self, units: Iterable[Unit]) -> Iterator[str]:
        for unit in units:
            yield from self._node(unit.code)
            for topic in unit.topics:
                yield from self._topic(topic)
            yield from self._units(unit.units)

    def _node(self, code: str) -> Iterator[str]:
        if not _NODE.fullmatch(code):
            yield _("“{code}” is no code of a unit or topic.").format(code=code[:40])
        if code in self._nodes:
            yield _("the unit or topic {code} stands twice.").format(code=code[:40])
        self._nodes.add(code)

    def _topic(self, topic: Topic) -> Iterator[str]:
        yield from self._node(topic.code)
        self._topics[topic.code] = topic
        links = (*topic.teaches, *topic.supports)
        for code, text in _doubles(
            (link.competence for link in links), _("is named twice by a topic.")
        ):
            yield f"{code} {text}"
        for link in links:
            yield from self._known(link.competence)
            if link.reach not in self._levels:
                yield _("there is no level EQF {eqf}.").format(eqf=link.reach)

    def _curriculum(self, curriculum: Curriculum) -> Iterator[str]:
        if curriculum.role not in self._roles:
            yield _("there is no such role.")
        yield from self._common(curriculum.hours, curriculum.competences, [curriculum.origin.basis])
        for code, text in _doubles((p.module for p in curriculum.pathway), _("stands twice.")):
            yield f"{code} {text}"
        for part in curriculum.pathway:
            module = self._modules.get(part.module)
            if module is None:
                yield _("there is no module {code}.").format(code=part.module[:40])
            else:
                yield from self._steps(part.units, part.topics, module.units, ())

    def _steps(
        self,
        units: Iterable[Unit],
        topics: Iterable[Topic],
        known_units: Iterable[Unit],
        known_topics: Iterable[Topic],
    ) -> Iterator[str]:
        """Yield where a pathway leaves its module's tree, or goes through a place twice."""
        beside = {topic.code for topic in known_topics}
        steps = set()
        for topic in topics:
            if topic.code in steps:
                yield _("the step {code} stands twice.").format(code=topic.code[:40])
            steps.add(topic.code)
            if topic.code not in self._topics:
                yield from self._topic(topic)
            elif topic.code not in beside:
                yield _("the topic {code} stands at a place that is not its own.").format(
                    code=topic.code[:40]
                )
        below = {unit.code: unit for unit in known_units}
        for unit in units:
            if unit.code in steps:
                yield _("the step {code} stands twice.").format(code=unit.code[:40])
            steps.add(unit.code)
            if unit.code not in below:
                yield _("the unit {code} stands at a place that is not its own.").format(
                    code=unit.code[:40]
                )
            else:
                found = below[unit.code]
                yield from self._steps(unit.units, unit.topics, found.units, found.topics)

    def _requires(self) -> Iterator[str]:
        graph: dict[str, set[str]] = {}
        for code, topic in self._topics.items():
            for other in topic.requires:
                if other not in self._topics:
                    yield _("{code} requires {other}, which is not there.").format(
                        code=code, other=other[:40]
                    )
            if len(set(topic.requires)) != len(topic.requires):
                yield _("{code} requires a topic twice.").format(code=code)
            graph[code] = set(topic.requires) & self._topics.keys()
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            circle: list[str] = error.args[1]
            yield _("they require each other in a circle: {circle}.").format(
                circle=" → ".join(circle[:6])
            )

    def _common(
        self, hours: Hours, competences: Iterable[str], bases: Iterable[str]
    ) -> Iterator[str]:
        competences = tuple(competences)
        for code, text in _doubles(competences, _("is listed twice.")):
            yield f"{code} {text}"
        for code in competences:
            yield from self._known(code)
        if any(mode is not None and mode <= 0 for mode in hours.modes):
            yield _("course hours have to be more than none.")
        if any(basis not in _BASES for basis in bases):
            yield _("a record has a basis that is none.")

    def _known(self, code: str) -> Iterator[str]:
        if code not in self._codes:
            yield _("there is no competence {code}.").format(code=code[:40])


def _doubles(codes: Iterable[str], text: str) -> Iterator[tuple[str, str]]:
    seen = set()
    for code in codes:
        if code in seen:
            yield code[:40], text
        seen.add(code)
