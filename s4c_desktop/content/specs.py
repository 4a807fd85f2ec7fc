"""What a value in the content may look like, and the finding of faults in it."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from s4c_desktop.content.faults import Faults, Place
from s4c_desktop.content.loader import Items, Record

FALLBACK = "en"
_LANGUAGE = re.compile(r"[a-z]{2}(_[A-Z]{2})?")


class Spec(ABC):
    """The shape of a value."""

    @abstractmethod
    def check(self, value: Any, place: Place, key: str, faults: Faults) -> None:
        """Note what is wrong with the value that stands under `key`."""


@dataclass(frozen=True, slots=True)
class Word(Spec):
    """A string that is not empty, matches a pattern and is one of the choices, if there are any."""

    what: str = "a text"
    pattern: str = r"(?s)\S(.*\S)?"
    choices: tuple[str, ...] = ()

    def check(self, value: Any, place: Place, key: str, faults: Faults) -> None:
        """Note a value that is no such string."""
        if not isinstance(value, str) or not re.fullmatch(self.pattern, value):
            faults.add(place, f"{key}: {value!r} is not {self.what}")
        elif self.choices and value not in self.choices:
            faults.add(place, f"{key}: {value!r} is not one of {', '.join(self.choices)}")


@dataclass(frozen=True, slots=True)
class Whole(Spec):
    """A whole number within limits."""

    least: int
    most: int

    def check(self, value: Any, place: Place, key: str, faults: Faults) -> None:
        """Note a value that is no such number."""
        whole = isinstance(value, int) and not isinstance(value, bool)
        if not whole or not self.least <= value <= self.most:
            faults.add(place, f"{key}: {value!r} is not a number from {self.least} to {self.most}")


@dataclass(frozen=True, slots=True)
class WholeOrWord(Spec):
    """A whole number, or a word that stands for having none."""

    whole: Whole
    word: Word

    def check(self, value: Any, place: Place, key: str, faults: Faults) -> None:
        """Note faults against the word where a text was given, else against the number."""
        meant = self.word if isinstance(value, str) else self.whole
        meant.check(value, place, key, faults)


@dataclass(frozen=True, slots=True)
class CourseHours(Spec):
    """A number of hours above zero that is a whole number of minutes."""

    def check(self, value: Any, place: Place, key: str, faults: Faults) -> None:
        """Note a value that is no such number."""
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or value <= 0 or value * 60 % 1 != 0:
            faults.add(place, f"{key}: {value!r} is not a number of hours in whole minutes")


@dataclass(frozen=True, slots=True)
class Flag(Spec):
    """True or false."""

    def check(self, value: Any, place: Place, key: str, faults: Faults) -> None:
        """Note a value that is neither."""
        if not isinstance(value, bool):
            faults.add(place, f"{key}: {value!r} is neither true nor false")


@dataclass(frozen=True, slots=True)
class OrNull(Spec):
    """Something that the source may be silent about."""

    spec: Spec

    def check(self, value: Any, place: Place, key: str, faults: Faults) -> None:
        """Note a value that is neither null nor what it should be."""
        if value is not None:
            self.spec.check(value, place, key, faults)


@dataclass(frozen=True, slots=True)
class Texts(Spec):
    """A text for people, keyed by language, of at least and at most so many words."""

    most_words: int | None = None
    least_words: int = 0

    def check(self, value: Any, place: Place, key: str, faults: Faults) -> None:
        """Note missing English, unknown languages, and texts that are empty, too short or long."""
        if not isinstance(value, Record):
            faults.add(place, f"{key}: is not keyed by language, as in {{{FALLBACK}: …}}")
            return
        if FALLBACK not in value:
            faults.add(place, f"{key}: has no English text ({FALLBACK})")
        for language, text in value.items():
            self._check_text(language, text, value.at(language), key, faults)

    def _check_text(self, language: str, text: Any, place: Place, key: str, faults: Faults) -> None:
        if not _LANGUAGE.fullmatch(language):
            faults.add(place, f"{key}: {language!r} is not a language code")
        Word().check(text, place, f"{key}.{language}", faults)
        words = len(text.split()) if isinstance(text, str) else 0
        if self.most_words and words > self.most_words:
            message = f"{key}.{language}: has {words} words, at most {self.most_words} are allowed"
            faults.add(place, message)
        elif 0 < words < self.least_words:
            message = f"{key}.{language}: has {words} words, at least {self.least_words} are needed"
            faults.add(place, message)


@dataclass(frozen=True, slots=True)
class Many(Spec):
    """A list of things of one shape."""

    spec: Spec

    def check(self, value: Any, place: Place, key: str, faults: Faults) -> None:
        """Note a value that is no list, and faults in its items."""
        if not isinstance(value, Items):
            faults.add(place, f"{key}: is not a list")
            return
        for item, item_place in zip(value, value.places, strict=True):
            self.spec.check(item, item_place, key, faults)


@dataclass(frozen=True, slots=True)
class Shape(Spec):
    """A mapping with keys that must be there and keys that may be."""

    needed: Mapping[str, Spec]
    allowed: Mapping[str, Spec] = field(default_factory=dict)

    def check(self, value: Any, place: Place, key: str, faults: Faults) -> None:
        """Note missing and unknown keys, and faults in the values."""
        if not isinstance(value, Record):
            faults.add(place, f"{key}: is not a mapping of keys to values")
            return
        for missing in (name for name in self.needed if name not in value):
            faults.add(value.place, f"{key}: {missing!r} is missing")
        specs = {**self.needed, **self.allowed}
        for name, item in value.items():
            if name in specs:
                specs[name].check(item, value.at(name), name, faults)
            else:
                faults.add(value.at(name), f"{key}: {name!r} is not known here")


@dataclass(frozen=True, slots=True)
class Either(Spec):
    """One of two shapes, told apart by a key that only the first has."""

    key: str
    first: Spec
    second: Spec

    def check(self, value: Any, place: Place, key: str, faults: Faults) -> None:
        """Note faults against the shape that the value means to have."""
        is_first = isinstance(value, Record) and self.key in value
        (self.first if is_first else self.second).check(value, place, key, faults)


class Nested(Spec):
    """A shape that contains itself; `spec` is set once the shape is known."""

    spec: Spec

    def check(self, value: Any, place: Place, key: str, faults: Faults) -> None:
        """Note faults against the shape."""
        self.spec.check(value, place, key, faults)
