"""Choosing people of a group by what is known of them: "employer: city or agency"."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.canonical_text import canonical_json
from s4c_desktop.domain.folding import fold, place_in_order

LONGEST_NAME = 64
LONGEST_VALUE = 200
MOST_ATTRIBUTES = 20


@dataclass(frozen=True, slots=True)
class Condition:
    """Which values each attribute (by name) may have; of everybody where it is empty.

    An empty value stands for those of whom nothing is told. Names and values are compared as
    words are: case, accents and spaces make no difference.
    """

    wanted: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def fits(self, attributes: Mapping[str, str]) -> bool:
        """Tell whether somebody with these attributes is chosen."""
        known = {fold(name): fold(value) for name, value in attributes.items()}
        return all(
            known.get(fold(name), "") in {fold(value) for value in values}
            for name, values in self.wanted
        )


EVERYBODY = Condition()


def condition(wanted: Mapping[str, Iterable[str]]) -> Condition:
    """Return the one form of a condition; an attribute of which nothing is wanted says nothing."""
    names: dict[str, str] = {}
    found: dict[str, dict[str, str]] = {}
    for name, values in wanted.items():
        key = fold(name)
        for value in values:
            names.setdefault(key, name.strip())
            found.setdefault(key, {}).setdefault(fold(value), value.strip())
    return Condition(
        tuple(
            (names[key], tuple(found[key][value] for value in sorted(found[key])))
            for key in sorted(found)
        )
    )


def condition_text(found: Condition) -> str:
    """Return a condition as it is stored."""
    if not found.wanted:
        return ""
    return canonical_json([[name, list(values)] for name, values in found.wanted])


def read_condition(text: str) -> Condition:
    """Return a stored condition; raises ValueError for another text."""
    if not text:
        return EVERYBODY
    plain = json.loads(text)
    if not isinstance(plain, list):
        raise ValueError("a condition is a list of attributes and values")
    return condition({str(name): [str(value) for value in values] for name, values in plain})


def attribute_values(people: Iterable[Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return which values each attribute has in a group, in order; "" where not all have one."""
    names: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    told: Counter[str] = Counter()
    everybody = 0
    for attributes in people:
        everybody += 1
        for name, value in attributes.items():
            if not value.strip():
                continue
            key = fold(name)
            names.setdefault(key, name)
            values.setdefault(key, {}).setdefault(fold(value), value)
            told[key] += 1
    return {
        names[key]: (
            *sorted(values[key].values(), key=place_in_order),
            *(("",) if told[key] < everybody else ()),
        )
        for key in sorted(names)
    }


def clean_attributes(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return attributes as they are kept; raises UserError for names and texts that can't be."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    for raw_name, raw_value in attributes.items():
        name, value = " ".join(raw_name.split()), " ".join(raw_value.split())
        if not value:
            continue
        if not name:
            raise UserError(mark("An attribute needs a name, such as “employer”."))
        for text, most in ((name, LONGEST_NAME), (value, LONGEST_VALUE)):
            if len(text) > most:
                raise UserError(
                    mark("“{text}…” is too long: {most} characters at most. Shorten it."),
                    text=text[:40],
                    most=most,
                )
        if fold(name) in seen:
            raise UserError(mark("The attribute {name} is there twice."), name=name)
        seen.add(fold(name))
        found[name] = value
    if len(found) > MOST_ATTRIBUTES:
        raise UserError(
            mark("A participant has {most} attributes at most. Leave some out."),
            most=MOST_ATTRIBUTES,
        )
    return found
