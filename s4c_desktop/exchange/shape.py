"""Whether JSON from elsewhere has the shape a format promises, down to every field."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark

LONGEST_TEXT = 500_000
"""The most characters a text may have; signed documents are the longest."""

MOST_ITEMS = 100_000
"""The most members a list or an object may have."""

DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Maybe:
    """A value of a shape, or null."""

    shape: Shape


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object with any names, and values of one shape."""

    shape: Shape


# A type, a list with the shape of its members, or an object whose names that end in "?" may lack.
Shape = type | Maybe | MapOf | list[Any] | Mapping[str, Any]


def parse(text: bytes, file: str) -> Any:
    """Return what JSON says.

    Raises UserError, with the line where there is one, for what is none, NaN, a name twice, or
    too deep.
    """
    try:
        return json.loads(
            text.decode("utf-8"), parse_constant=_refuse, object_pairs_hook=_without_doubles
        )
    except json.JSONDecodeError as error:
        what = mark("it is damaged in line {line}, or no file of this program.")
        raise _fault(file, what, line=error.lineno) from error
    except _DoubleError as error:
        raise _fault(file, mark("the name {name} stands twice."), name=error.name) from error
    except (ValueError, RecursionError) as error:
        raise _fault(file, mark("it is damaged, or no file of this program.")) from error


def check(value: object, shape: Shape, file: str, *, deepest: int = DEEPEST) -> None:
    """Raise UserError naming the first place where a value is not of its shape.

    Nothing may be nested deeper than `deepest` levels.
    """
    for place, what in _faults(value, shape, "", deepest):
        raise UserError(
            mark("{file} can't be read: {place} {what} Nothing was changed."),
            file=file,
            place=place or mark("the whole"),
            what=what.text(),
        )


def _fault(file: str, what: str, **values: object) -> UserError:
    return UserError(
        mark("{file} can't be read: {what} Nothing was changed; ask for the file again."),
        file=file,
        what=UserError(what, **values).text(),
    )


def _faults(value: object, shape: Shape, place: str, left: int) -> Iterator[tuple[str, UserError]]:
    if left < 0:
        yield place, UserError(mark("is nested too deeply."))
    elif isinstance(shape, Maybe):
        if value is not None:
            yield from _faults(value, shape.shape, place, left)
    elif isinstance(shape, type):
        # True is an int to Python, and no number to anybody else.
        if type(value) is not shape:
            yield place, UserError(mark("is not of the right kind."))
        elif isinstance(value, str) and len(value) > LONGEST_TEXT:
            yield place, UserError(mark("is longer than {most} characters."), most=LONGEST_TEXT)
        elif isinstance(value, str) and not _is_text(value):
            yield place, UserError(mark("holds characters that are none."))
        elif isinstance(value, int) and abs(value) > 2**31:
            yield place, UserError(mark("is larger than any such number."))
    elif isinstance(shape, list):
        yield from _faults_of_list(value, shape[0], place, left)
    elif not isinstance(value, dict):
        yield place, UserError(mark("is not of the right kind."))
    elif len(value) > MOST_ITEMS:
        yield place, UserError(mark("has more than {most} members."), most=MOST_ITEMS)
    elif isinstance(shape, MapOf):
        for name, member in value.items():
            yield from _faults(name, str, _inside(place, name), left - 1)
            yield from _faults(member, shape.shape, _inside(place, name), left - 1)
    else:
        yield from _faults_of_object(value, shape, place, left)


def _faults_of_list(
    value: object, shape: Shape, place: str, left: int
) -> Iterator[tuple[str, UserError]]:
    if not isinstance(value, list):
        yield place, UserError(mark("is not of the right kind."))
    elif len(value) > MOST_ITEMS:
        yield place, UserError(mark("has more than {most} members."), most=MOST_ITEMS)
    else:
        for number, member in enumerate(value, start=1):
            yield from _faults(member, shape, f"{place}[{number}]", left - 1)


def _faults_of_object(
    value: dict[str, Any], shape: Mapping[str, Any], place: str, left: int
) -> Iterator[tuple[str, UserError]]:
    known = {name.removesuffix("?"): (member, name.endswith("?")) for name, member in shape.items()}
    for name in value:
        if name not in known:
            yield _inside(place, name), UserError(mark("is unknown to this version."))
    for name, (member, optional) in known.items():
        if name in value:
            yield from _faults(value[name], member, _inside(place, name), left - 1)
        elif not optional:
            yield _inside(place, name), UserError(mark("is missing."))


def _inside(place: str, name: str) -> str:
    return f"{place}.{name[:60]}" if place else name[:60]


def _is_text(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return "\0" not in text


class _DoubleError(ValueError):
    """A name stands twice in an object."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name[:60].encode("utf-8", "replace").decode("utf-8")


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        known: set[str] = set()
        for name, _value in pairs:
            if name in known:
                raise _DoubleError(name)
            known.add(name)
    return found
