"""What is to be translated is found, and only a complete catalogue is used."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from docs.messages import UnreadableError, bring_up_to_date, digest_of, messages_in, missing
from s4c_desktop.base import i18n
from s4c_desktop.base.i18n import DIGEST, complete_languages, use_language
from tests.pseudo import CODE, longer

SOURCE = """
_("One")
raise UserError(mark("Two {n}"), n=2)
ngettext("{n} day", "{n} days", n)
_(title)
other.mark(place)
"""


def wanted() -> Catalog:
    made = Catalog()
    for _line, message in messages_in(SOURCE):
        made.add(message)
    return made


def test_messages_are_found_where_they_are_marked() -> None:
    assert [message for _line, message in messages_in(SOURCE)] == [
        "One",
        ("{n} day", "{n} days"),
        "Two {n}",
    ]


@pytest.mark.parametrize("source", ['_(f"{n} days")', '_("a" + b)', "ngettext(one, more, n)"])
def test_what_is_put_together_is_refused(source: str) -> None:
    with pytest.raises(UnreadableError, match="line 1"):
        list(messages_in(source))


def fill(catalogue: Catalog) -> None:
    for message in catalogue:
        if isinstance(message.id, str):
            message.string = message.id.upper()
        else:
            message.string = ("one", "few", "many")


def leave_one(catalogue: Catalog) -> None:
    fill(catalogue)
    catalogue["One"].string = ""


def leave_a_plural(catalogue: Catalog) -> None:
    fill(catalogue)
    catalogue["{n} day"].string = ("one", "", "many")


def doubt_one(catalogue: Catalog) -> None:
    fill(catalogue)
    catalogue["One"].flags.add("fuzzy")


@pytest.mark.parametrize(
    ("translate", "left"),
    [(fill, []), (leave_one, ["One"]), (leave_a_plural, ["{n} day"]), (doubt_one, ["One"])],
)
def test_only_a_complete_catalogue_is_listed(
    tmp_path: Path, translate: Callable[[Catalog], None], left: list[str]
) -> None:
    assert bring_up_to_date(tmp_path, wanted(), "pl") == ["pl: 3 of 3 messages left, not listed"]
    assert complete_languages(tmp_path) == ()
    file = tmp_path / "pl" / "LC_MESSAGES" / "s4c.po"
    with file.open("rb") as content:
        catalogue = read_po(content, locale="pl")
    translate(catalogue)
    assert missing(catalogue) == left
    with file.open("wb") as target:
        write_po(target, catalogue)
    (said,) = bring_up_to_date(tmp_path, wanted())
    assert said == (f"pl: {len(left)} of 3 messages left, not listed" if left else "pl: complete")
    assert complete_languages(tmp_path) == (() if left else ("pl",))


def test_a_catalogue_of_another_program_is_not_used(tmp_path: Path) -> None:
    bring_up_to_date(tmp_path, wanted(), "pl")
    file = tmp_path / "pl" / "LC_MESSAGES" / "s4c.po"
    with file.open("rb") as content:
        catalogue = read_po(content, locale="pl")
    fill(catalogue)
    with file.open("wb") as target:
        write_po(target, catalogue)
    bring_up_to_date(tmp_path, wanted())
    try:
        assert use_language("pl_PL", tmp_path) == "pl"
        assert i18n.gettext("One") == "ONE"
        assert i18n.ngettext("{n} day", "{n} days", 5) == "many"
        newer = wanted()
        newer.add("Three")
        (tmp_path / DIGEST).write_text(digest_of(newer))
        assert use_language("pl_PL", tmp_path) == "en"
        assert i18n.gettext("One") == "One"
        (tmp_path / DIGEST).write_text(digest_of(wanted()))
        file.with_suffix(".mo").write_bytes(b"no catalogue")
        assert use_language("pl", tmp_path) == "en"
    finally:
        use_language("en", tmp_path)


def test_the_language_of_the_tests_keeps_what_is_filled_in() -> None:
    assert longer("&Open {name} now") == "⟦&Opéñ {name} ñów ëëëëëë⟧"
    assert CODE not in complete_languages(Path("resources/locale"))


CASES = {"lower", "upper", "capitalize", "title", "swapcase"}
TRANSLATED = ("_", "gettext", "ngettext")
WORDING = ("_name", "_text", "_word", "_sentence", "_title", "_heading", "_line")


def changed_case(source: str) -> list[int]:
    """Return the lines where letters of translated words are made small or capital."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Attribute) or node.attr not in CASES:
            continue
        inner = node.value.value if isinstance(node.value, ast.Subscript) else node.value
        if not isinstance(inner, ast.Call):
            continue
        called = inner.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        if name == "format" and isinstance(called, ast.Attribute):
            name = getattr(getattr(called.value, "func", None), "id", "")
        if name in TRANSLATED or name.endswith(WORDING):
            found.append(node.lineno)
    return found


def test_translated_words_keep_their_letters() -> None:
    """German has capitals within sentences, others none at their beginning."""
    assert changed_case('_("Open").lower()') == [1]
    assert changed_case("wording.phase_name(phase).lower()") == [1]
    assert changed_case('_("{n} days").format(n=n).capitalize()') == [1]
    assert changed_case("reason_text(reason)[:1].upper()") == [1]
    assert not changed_case("path.suffix.lower()")
    package = Path(i18n.__file__).parents[1]
    sources = {path: path.read_text("utf-8") for path in sorted(package.rglob("*.py"))}
    faults = [
        f"{path.relative_to(package)}, line {line}"
        for path, source in sources.items()
        # Few do it at all, and parsing all of them takes seconds.
        if any(f".{case}(" in source for case in CASES - {"title"})
        for line in changed_case(source)
    ]
    assert not faults
