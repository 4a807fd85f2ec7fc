"""Ratings from a CSV file: columns `competence`, `level` and `note`, comma or semicolon."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.scale import EQF_LEVELS, State

COLUMNS = ("competence", "level", "note")
LARGEST = 2 * 1024 * 1024
"""The most bytes a file of ratings may have."""

LONGEST_NOTE = 20_000
"""The most characters a note may have."""

LONGEST_QUOTE = 40
"""The most characters that an error repeats of the file."""

_STATES = {"below": State.BELOW, "no evidence": State.NO_EVIDENCE, "exempt": State.EXEMPT}


@dataclass(frozen=True, slots=True)
class _Line:
    """One record of the file, with the line it begins on."""

    file: str
    number: int
    fields: dict[str, str]

    def fault(self, field: str, what: str, **values: object) -> UserError:
        """Return the error that names file, line and field; `what` is marked for translation."""
        problem = UserError(what, **values).text()
        return UserError(
            mark("{file}, line {line}, field {field}: {problem}"),
            file=self.file,
            line=self.number,
            field=field,
            problem=problem,
        )


def read_ratings(
    content: bytes, file: str, competences: Collection[str], allowed_by: str
) -> dict[str, Rating]:
    """Return the ratings by competence; `file` names the source in errors.

    Exemptions are allowed by the person named. Raises UserError naming file, line and field
    for whatever cannot be understood.
    """
    ratings: dict[str, Rating] = {}
    seen: dict[str, int] = {}
    for line in _lines(content, file):
        code = line.fields["competence"].upper()
        if code not in competences:
            raise line.fault(
                "competence",
                mark("there is no competence {code} in the framework."),
                code=_quoted(code),
            )
        if code in seen:
            raise line.fault(
                "competence",
                mark("{code} stands on line {other} already."),
                code=code,
                other=seen[code],
            )
        seen[code] = line.number
        ratings[code] = _rating(line, allowed_by)
    return ratings


def _rating(line: _Line, allowed_by: str) -> Rating:
    level, note = " ".join(line.fields["level"].lower().split()), line.fields["note"]
    if len(note) > LONGEST_NOTE:
        raise line.fault(
            "note", mark("a note may have {most} characters at most."), most=LONGEST_NOTE
        )
    if level in {str(number) for number in EQF_LEVELS}:
        return Rating(State.RATED, int(level), note=note)
    state = _STATES.get(level)
    if state is None:
        raise line.fault(
            "level",
            mark("{level} is not one of 4, 5, 6, 7, 8, below, no evidence, exempt."),
            level=_quoted(line.fields["level"]),
        )
    if state is State.EXEMPT:
        if not note:
            raise line.fault("note", mark("an exemption needs its reason here."))
        return Rating(state, reason=note, allowed_by=allowed_by)
    return Rating(state, note=note)


def _quoted(text: str) -> str:
    """Return what stands in the file so that it fits into a sentence."""
    return repr(text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…")


def _lines(content: bytes, file: str) -> Iterator[_Line]:
    text = _text(content, file)
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=_delimiter(text),
        skipinitialspace=True,  # or a quote after a space would not count as one
        strict=True,
    )
    names: list[str] | None = None
    start = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            raise UserError(
                mark("{file}, line {line}: this is not CSV ({reason})."),
                file=file,
                line=start,
                reason=error,
            ) from error
        number, start = start, reader.line_num + 1
        cells = [cell.strip() for cell in cells]
        if not any(cells):
            continue
        if names is None:
            names = _names(cells, file, number)
            continue
        yield _Line(file, number, _fields(names, cells, file, number))
    if names is None:
        raise UserError(
            mark("{file} is empty. Expected: the columns {columns}."),
            file=file,
            columns=",".join(COLUMNS),
        )


def _text(content: bytes, file: str) -> str:
    if len(content) > LARGEST:
        raise UserError(
            mark("{file} is larger than {most} MB; a file of ratings never is."),
            file=file,
            most=LARGEST // 1024**2,
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UserError(
            mark("{file}, line {line}: the file is not UTF-8. Save it as UTF-8 and try again."),
            file=file,
            line=line,
        ) from error
    if "\0" in text:
        raise UserError(
            mark("{file}, line {line}: the file is not text."),
            file=file,
            line=text.count("\n", 0, text.index("\0")) + 1,
        )
    return text


def _delimiter(text: str) -> str:
    """Return what separates the names in the first line that holds any."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return ";" if first.count(";") > first.count(",") else ","


def _names(cells: list[str], file: str, number: int) -> list[str]:
    names = [cell.lower() for cell in cells]
    for name in names:
        if name not in COLUMNS or names.count(name) > 1:
            raise UserError(
                mark("{file}, line {line}: unexpected column {name}. Expected: {columns}."),
                file=file,
                line=number,
                name=_quoted(name),
                columns=",".join(COLUMNS),
            )
    for name in COLUMNS[:2]:
        if name not in names:
            raise UserError(
                mark("{file}, line {line}: the column {name} is missing."),
                file=file,
                line=number,
                name=name,
            )
    return names


def _fields(names: list[str], cells: list[str], file: str, number: int) -> dict[str, str]:
    if len(cells) > len(names) and any(cells[len(names) :]):
        raise UserError(
            mark(
                "{file}, line {line}, field {field}: there are more fields than columns. Put "
                "quotes around a note that holds the separator."
            ),
            file=file,
            line=number,
            field=names[-1],
        )
    padded = [*cells, *("" for _unused in range(len(names) - len(cells)))]
    return dict.fromkeys(COLUMNS, "") | dict(zip(names, padded, strict=False))
