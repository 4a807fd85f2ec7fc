"""The messages of the program for translators, and their catalogues.

`make messages` collects every message into `build/s4c.pot`, brings the catalogues
`resources/locale/*/LC_MESSAGES/s4c.po` up to date with it, and compiles those that are complete.
`make messages LANGUAGE=el` begins a new one. The program lists a language only if its catalogue
translates every message of the program, in all forms that the language has for numbers.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from s4c_desktop.base.i18n import DIGEST, DOMAIN, digest

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "s4c_desktop"
MARKS = {"_", "mark"}
COUNTED = "ngettext"

_NAMES = ast.Name | ast.Attribute

Found = tuple[int, str | tuple[str, str]]
"""A line, and the message there: singular and plural where it is counted."""


class UnreadableError(Exception):
    """A message that cannot be collected, because it is put together where it is marked."""


def messages_in(source: str) -> Iterator[Found]:
    """Yield the messages of a module; raises UnreadableError for one that is put together.

    What is looked up by a name, as `_(title)`, was marked where the name got its text.
    """
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        name, texts = node.func.id, node.args
        if name == COUNTED:
            yield node.lineno, (_text(texts[0]), _text(texts[1]))
        elif name in MARKS and not isinstance(texts[0], _NAMES):
            yield node.lineno, _text(texts[0])


def template(program: Path = PROGRAM) -> Catalog:
    """Return a catalogue of all messages below a folder, none of them translated."""
    made = Catalog(project="S4C Desktop", charset="utf-8", fuzzy=False)
    for file in sorted(program.rglob("*.py")):
        where = file.relative_to(program.parent).as_posix()
        for line, message in messages_in(file.read_text("utf-8")):
            made.add(message, locations=[(where, line)])
    return made


def digest_of(catalogue: Catalog) -> str:
    """Return the digest by which the program knows a complete catalogue."""
    return digest(_name(message) for message in catalogue if message.id)


def missing(catalogue: Catalog) -> list[str]:
    """Return the messages without a translation that holds; plurals need every form."""
    return [
        _name(message)
        for message in catalogue
        if message.id and (message.fuzzy or not _is_translated(message, catalogue.num_plurals))
    ]


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as the program reads it."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def bring_up_to_date(folder: Path, wanted: Catalog, language: str = "") -> list[str]:
    """Update all catalogues of a folder, begin one for a language, compile complete ones.

    Returns a line about each.
    """
    if language:
        begun = folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"
        begun.parent.mkdir(parents=True, exist_ok=True)
        if not begun.exists():
            _write(begun, Catalog(locale=language, project="S4C Desktop", charset="utf-8"))
    lines = []
    for file in sorted(folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        code = file.parent.parent.name
        with file.open("rb") as content:
            catalogue = read_po(content, locale=code)
        catalogue.update(wanted, no_fuzzy_matching=True)
        _write(file, catalogue)
        left = missing(catalogue)
        binary = file.with_suffix(".mo")
        if left:
            binary.unlink(missing_ok=True)
            lines.append(f"{code}: {len(left)} of {len(wanted)} messages left, not listed")
        else:
            binary.write_bytes(compiled(catalogue))
            lines.append(f"{code}: complete")
    if lines:
        (folder / DIGEST).write_text(digest_of(wanted) + "\n", "ascii")
    return lines


def main() -> None:
    """Write the template and bring the catalogues up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", default="", help="begin a catalogue for this language")
    arguments = parser.parse_args()
    wanted = template()
    target = ROOT / "build" / f"{DOMAIN}.pot"
    target.parent.mkdir(exist_ok=True)
    _write(target, wanted)
    lines = bring_up_to_date(ROOT / "resources" / "locale", wanted, arguments.language)
    said = f"{len(wanted)} messages in {target.relative_to(ROOT)}"
    sys.stdout.write("\n".join([said, *lines]) + "\n")


def _write(file: Path, catalogue: Catalog) -> None:
    with file.open("wb") as target:
        write_po(target, catalogue, width=100, sort_by_file=True)


def _name(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _is_translated(message: Message, forms: int) -> bool:
    if isinstance(message.id, str):
        return bool(message.string)
    found = message.string or ()
    return len(found) == forms and all(found)


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise UnreadableError(f"line {node.lineno}: {ast.unparse(node)}")


if __name__ == "__main__":
    main()
