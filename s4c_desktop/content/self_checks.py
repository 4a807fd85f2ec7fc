"""Self-checks on topics: what must hold in them, and their rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from s4c_desktop.content import tree
from s4c_desktop.content.counts import compare_exactly
from s4c_desktop.content.faults import Faults, Place
from s4c_desktop.content.loader import Record
from s4c_desktop.content.rows import Row, as_it_stands
from s4c_desktop.content.schema import OPTIONS, QUESTIONS_LEAST
from s4c_desktop.content.sources import Content, Sources

# Whoever guesses by place or by length must not do better than by chance.
_MOST_AT_ONE_PLACE = 50
_MOST_BY_LENGTH = 40
_COUNTS = "self_checks"


def check_self_checks(content: Content, faults: Faults) -> None:
    """Note self-checks that are missing, dangling, ambiguous or easy to guess, and wrong counts.

    They stand beside the frameworks and go with topics of the newest version that people use.
    """
    _Check(content, faults).run()
    _check_counts(content, faults)


def self_check_rows(files: Iterable[Record]) -> list[Row]:
    """Return the rows of the self-checks, module by module."""
    return [
        {
            "topic": check["topic"],
            "sort": sort,
            "body": as_it_stands({key: check[key] for key in ("basis", "questions")}),
        }
        for sort, check in enumerate(check for file in files for check in file["checks"])
    ]


def _check_counts(content: Content, faults: Faults) -> None:
    found = {
        "topics": {file["code"]: len(file["checks"]) for file in content.self_checks},
        "questions": {file["code"]: len(_questions(file)) for file in content.self_checks},
    }
    counts = next((s.counts for s in content.versions if _COUNTS in s.counts), None)
    if counts is not None:
        compare_exactly(counts[_COUNTS], found, counts.at(_COUNTS), _COUNTS, faults)
    elif content.self_checks:
        faults.add(content.self_checks[0].place, f"no file of counts states {_COUNTS}")


def _questions(file: Record) -> list[Record]:
    return [question for check in file["checks"] for question in check["questions"]]


class _Check:
    def __init__(self, content: Content, faults: Faults) -> None:
        self.files = content.self_checks
        self.faults = faults
        self.in_use = [s for s in content.newest() if not s.framework.get("draft", False)]
        self.topics = {
            (module, topic["code"])
            for sources in self.in_use
            for module, topic in _topics_of(sources)
        }

    def run(self) -> None:
        self._unique("self-check of", self._checks(), "topic")
        self._unique("prompt", (q for file in self.files for q in _questions(file)), "prompt")
        for file in self.files:
            for check in file["checks"]:
                self._known(file["code"], check)
            for question in _questions(file):
                self._question(question)
            self._guessable(file)
        self._complete()

    def _checks(self) -> Iterator[Record]:
        for file in self.files:
            yield from file["checks"]

    def _unique(self, what: str, records: Iterable[Record], key: str) -> None:
        """Note what stands twice, be it with other capitals, spaces or line breaks."""
        seen: dict[str, Place] = {}
        for record in records:
            value = record[key]
            text = value["en"] if isinstance(value, Record) else value
            first = seen.setdefault(" ".join(text.casefold().split()), record.at(key))
            if first is not record.at(key):
                message = f'{what} "{text.strip()}" is already defined in {first}'
                self.faults.add(record.at(key), message)

    def _known(self, module: str, check: Record) -> None:
        if (module, check["topic"]) not in self.topics:
            message = f"there is no topic {check['topic']} in module {module}"
            self.faults.add(check.at("topic"), message)
        found = len(check["questions"])
        if found < QUESTIONS_LEAST:
            message = f"{check['topic']} needs at least {QUESTIONS_LEAST} questions, found {found}"
            self.faults.add(check.at("questions"), message)

    def _question(self, question: Record) -> None:
        options, place = question["options"], question.at("options")
        least, most = OPTIONS
        if not least <= len(options) <= most:
            message = f"a question has {least} to {most} options, found {len(options)}"
            self.faults.add(place, message)
        right = len(_right_places(question))
        if right != 1:
            self.faults.add(place, f"exactly one option must be right, found {right}")
        self._unique("option", options, "text")

    def _guessable(self, file: Record) -> None:
        """Note a file whose right options are given away by where they stand or how long."""
        questions = [q for q in _questions(file) if len(_right_places(q)) == 1]
        found = Counter(
            (f"is number {_right_places(question)[0] + 1}", _MOST_AT_ONE_PLACE)
            for question in questions
        )
        found += Counter((_length(question), _MOST_BY_LENGTH) for question in questions)
        for (what, most), times in found.items():
            if what and times * 100 > len(questions) * most:
                message = f"the right option {what} in {times} of {len(questions)} questions"
                self.faults.add(file.at("checks"), f"{message}, at most {most} % are allowed")

    def _complete(self) -> None:
        """Note topics without a check that teach what is mandatory for a role."""
        given = {check["topic"] for check in self._checks()}
        for sources in self.in_use:
            mandatory = _mandatory(sources)
            for _, topic in _topics_of(sources):
                taught = (link["competence"] for link in topic.items_of("teaches"))
                needed = sorted(mandatory.intersection(taught))
                if needed and topic["code"] not in given:
                    message = f"{topic['code']} teaches {', '.join(needed)}, mandatory for a role"
                    self.faults.add(topic.at("code"), f"{message}, and has no self-check")


def _topics_of(sources: Sources) -> Iterator[tuple[str, Record]]:
    """Yield (module, topic) for every topic, those that only a curriculum has among them."""
    for module in sources.modules:
        for topic in tree.leaves(module):
            yield module["code"], topic
    for curriculum in sources.curricula:
        yield from tree.own_leaves(curriculum)


def _mandatory(sources: Sources) -> set[str]:
    """Return the competences that some role must have in the default reading."""
    return {
        demand["competence"]
        for role in sources.roles
        for demand in role["requirements"]
        if demand["mandatory"]
    }


def _right_places(question: Record) -> list[int]:
    return [i for i, option in enumerate(question["options"]) if option.get("right", False)]


def _length(question: Record) -> str:
    """Say how the right option's length gives it away; nothing where it does not."""
    lengths = [len(option["text"]["en"]) for option in question["options"]]
    right = lengths.pop(_right_places(question)[0])
    if right > max(lengths, default=right):
        return "is the longest"
    return "is the shortest" if right < min(lengths, default=right) else ""
