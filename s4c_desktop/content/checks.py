"""What must hold between the records of a framework version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from s4c_desktop.content import tree
from s4c_desktop.content.counts import check_counts
from s4c_desktop.content.faults import Faults, Place
from s4c_desktop.content.loader import Items, Record
from s4c_desktop.content.schema import ANCHOR_WORDS, VIGNETTE_PARTS
from s4c_desktop.content.sources import DEFAULT_READING, Sources
from s4c_desktop.content.vignettes import check_quotes


def check(sources: Sources, faults: Faults) -> None:
    """Note every fault in a framework version whose files keep to their format."""
    _Check(sources, faults).run()
    check_counts(sources, faults)


class _Check:
    def __init__(self, sources: Sources, faults: Faults) -> None:
        self.sources = sources
        self.faults = faults
        self.competences = {record["code"]: record for _, record in sources.competences()}
        self.levels = [level["eqf"] for level in sources.framework["levels"]]
        self.roles = [role["code"] for role in sources.roles]
        self.modules = {module["code"]: module for module in sources.modules}
        self.topics = {leaf["code"]: leaf for leaf in self._topics()}

    def run(self) -> None:
        self._unique_codes()
        self._explorer_marks()
        self._anchors()
        for role in self.sources.roles:
            self._requirements(role)
            self._descriptors(role)
        for module in self.sources.modules:
            self._listed(module)
            self._prefixes(f"{module['code']}.", (*tree.units(module), *tree.leaves(module)))
        for curriculum in self.sources.curricula:
            self._curriculum(curriculum)
        for topic in self.topics.values():
            self._links(topic)
        self._prerequisites()
        self._unique("candidate", self.sources.vignettes, "candidate")
        for vignette in self.sources.vignettes:
            self._vignette(vignette)

    def _topics(self) -> Iterator[Record]:
        for module in self.sources.modules:
            yield from tree.leaves(module)
        for curriculum in self.sources.curricula:
            for _, leaf in tree.own_leaves(curriculum):
                yield leaf

    def _nodes(self) -> Iterator[Record]:
        for module in self.sources.modules:
            yield from tree.units(module)
        yield from self._topics()

    def _unique_codes(self) -> None:
        sources = self.sources
        framework = sources.framework
        self._unique("reading", framework["readings"], "code")
        if sources.roles and sources.readings[:1] != (DEFAULT_READING,):
            message = f"the first reading is not {DEFAULT_READING}"
            self.faults.add(framework.at("readings"), message)
        self._unique("level", framework["levels"], "eqf")
        self._unique("competence", (record for _, record in sources.competences()), "code")
        self._unique("role letter", sources.roles, "letter")
        self._unique("unit or topic", self._nodes(), "code")

    def _unique(self, what: str, records: Iterable[Record], key: str) -> None:
        seen: dict[object, Place] = {}
        for record in records:
            value = record[key]
            if value in seen:
                message = f"{what} {value} is already defined in {seen[value]}"
                self.faults.add(record.at(key), message)
            seen.setdefault(value, record.at(key))

    def _known(self, value: object, known: Iterable[object], what: str, place: Place) -> bool:
        if value in known:
            return True
        self.faults.add(place, f"there is no {what} {value}")
        return False

    def _level(self, record: Record, key: str = "eqf") -> None:
        if record[key] is not None:
            self._known(record[key], self.levels, "level", record.at(key))

    def _explorer_marks(self) -> None:
        for _, competence in self.sources.competences():
            marks = competence.items_of("explorer")
            self._unique(f"mark of {competence['code']} at", marks, "eqf")
            for mark in marks:
                self._level(mark)

    def _anchors(self) -> None:
        for _, competence in self.sources.competences():
            anchors = competence.items_of("anchors")
            self._unique(f"anchor of {competence['code']} at", anchors, "eqf")
            for anchor in anchors:
                self._level(anchor)
                words = sum(
                    len(anchor[strand]["en"].split()) for strand in ("knowledge_skills", "autonomy")
                )
                if words > ANCHOR_WORDS:
                    message = f"has {words} words, at most {ANCHOR_WORDS} are allowed"
                    self.faults.add(anchor.place, f"anchor of {competence['code']}: {message}")

    def _descriptors(self, role: Record) -> None:
        found = role.items_of("descriptors")
        self._unique(f"descriptor of {role['code']} for", found, "competence")
        for descriptor in found:
            place = descriptor.at("competence")
            self._known(descriptor["competence"], self.competences, "competence", place)
            self._level(descriptor)

    def _requirements(self, role: Record) -> None:
        found = role["requirements"]
        self._unique(f"requirement of {role['code']} for", found, "competence")
        for requirement in found:
            code, place = requirement["competence"], requirement.at("competence")
            self._known(code, self.competences, "competence", place)
            self._demands(requirement)
        given = [requirement["competence"] for requirement in found]
        for code in (c for c in self.competences if c not in given):
            message = f"role {role['code']} has no requirement for {code}"
            self.faults.add(role.at("requirements"), message)
        order = list(self.competences)
        if sorted(given) == sorted(order) and given != order:
            message = f"the requirements of {role['code']} are not in the framework's order"
            self.faults.add(role.at("requirements"), message)

    def _demands(self, requirement: Record) -> None:
        self._level(requirement)
        for reading in self.sources.readings[1:]:
            self._level(requirement[reading])
        seen = set()
        for reading in requirement.items_of("readings"):
            self._level(reading)
            what = (reading["reading"], reading["eqf"])
            if what in seen:
                message = f"reading {what[0]} of {requirement['competence']} is given twice"
                self.faults.add(reading.place, message)
            seen.add(what)

    def _listed(self, record: Record) -> None:
        """Check the competences that a module or curriculum lists."""
        codes: Items = record["competences"]
        for i, (code, place) in enumerate(zip(codes, codes.places, strict=True)):
            self._known(code, self.competences, "competence", place)
            if code in codes[:i]:
                self.faults.add(place, f"{code} is listed twice")

    def _prefixes(self, prefix: str, nodes: Iterable[Record]) -> None:
        for node in nodes:
            if not node["code"].startswith(prefix):
                self.faults.add(node.at("code"), f"{node['code']} should begin with {prefix}")

    def _curriculum(self, curriculum: Record) -> None:
        role = curriculum["role"]
        self._known(role, self.roles, "role", curriculum.at("role"))
        self._listed(curriculum)
        self._prefixes(f"{role}.", (leaf for _, leaf in tree.own_leaves(curriculum)))
        self._unique("pathway part", curriculum["pathway"], "module")
        for part in curriculum["pathway"]:
            if self._known(part["module"], self.modules, "module", part.at("module")):
                self._path(part, self.modules[part["module"]])

    def _path(self, step: Record, original: Record) -> None:
        """Check that a part of a pathway follows the module's tree."""
        steps = step.items_of("units")
        self._unique("pathway unit", steps, "node")
        units = {unit["code"]: unit for unit in original.items_of("units")}
        for below in steps:
            where = original["code"]
            if self._known(below["node"], units, f"unit below {where} called", below.at("node")):
                self._path(below, units[below["node"]])
        topics = [leaf["code"] for leaf in original.items_of("topics")]
        leaves = [leaf for leaf in step.items_of("topics") if "topic" in leaf]
        self._unique("pathway topic", leaves, "topic")
        for leaf in leaves:
            what = f"topic below {original['code']} called"
            self._known(leaf["topic"], topics, what, leaf.at("topic"))

    def _links(self, topic: Record) -> None:
        links = [link for kind in tree.LINK_KINDS for link in topic.items_of(kind)]
        self._unique(f"link from {topic['code']} to", links, "competence")
        for link in links:
            self._known(link["competence"], self.competences, "competence", link.at("competence"))
            self._level(link, "reach")

    def _prerequisites(self) -> None:
        graph: dict[str, set[str]] = {}
        for code, topic in self.topics.items():
            required = topic.items_of("requires")
            for other, place in zip(required, required.places, strict=True):
                self._known(other, self.topics, "topic", place)
            graph[code] = set(required) & set(self.topics)
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            cycle: list[str] = error.args[1]
            message = f"topics require each other in a circle: {' → '.join(reversed(cycle))}"
            self.faults.add(self.topics[cycle[-1]].at("requires"), message)

    def _vignette(self, vignette: Record) -> None:
        role, parts = vignette["role"], vignette["parts"]
        self._known(role, self.roles, "role", vignette.at("role"))
        self._prefixes(f"{role}-", [vignette])
        self._unique(f"part of {vignette['code']} on", parts, "competence")
        least, most = VIGNETTE_PARTS
        if not least <= len(parts) <= most:
            message = f"{vignette['code']} should have {least} to {most} parts, found {len(parts)}"
            self.faults.add(vignette.at("parts"), message)
        for part in parts:
            code, place = part["competence"], part.at("competence")
            if isinstance(part["reference"], int):
                self._level(part, "reference")
            if self._known(code, self.competences, "competence", place):
                check_quotes(part, self.competences[code], self.faults)
