"""What may be attached: by name, by content, by size; and under which name."""

from __future__ import annotations

import struct
import tracemalloc
import unicodedata
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain import attachments
from s4c_desktop.domain.attachments import (
    FILE_LIMIT,
    NAME_LIMIT,
    PERSON_LIMIT,
    SUFFIXES,
    check,
    check_room,
    clean_name,
    kind_name,
    size_text,
)
from tests.samples import (
    DOCM,
    EXE,
    MACRO_TYPES,
    OFFICE,
    SAMPLES,
    content_types,
    office,
    open_document,
    packed,
)

MEGABYTE = 1024 * 1024
OTHER = "inside, it is not what its name says"
ACTIVE = "macros or embedded objects"
WORD = OFFICE + "wordprocessingml.document.main+xml"


def test_there_is_a_sample_of_every_kind() -> None:
    assert {f".{suffix}" for suffix in SAMPLES} == set(SUFFIXES)


@pytest.mark.parametrize("suffix", SAMPLES)
def test_every_kind_is_accepted_and_has_a_name(suffix: str) -> None:
    kind = check(f"Sample.{suffix.upper()}", SAMPLES[suffix])
    assert f".{suffix}" in kind.suffixes
    assert kind_name(kind.media_type) == kind.title


@pytest.mark.parametrize("suffix", SAMPLES)
def test_a_program_is_refused_under_every_name(suffix: str) -> None:
    with pytest.raises(UserError, match=OTHER):
        check(f"sample.{suffix}", EXE)


@pytest.mark.parametrize("suffix", sorted(set(SAMPLES) - {"txt", "md", "csv"}))
def test_text_is_only_text(suffix: str) -> None:
    with pytest.raises(UserError, match=OTHER):
        check(f"sample.{suffix}", b"<html><script>alert(1)</script></html>")


def test_a_page_is_accepted_as_the_plain_text_it_is_shown_as() -> None:
    assert check("page.txt", b"<html></html>").media_type == "text/plain"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1253"])
def test_text_of_many_encodings_is_text(encoding: str) -> None:
    text = "caf\u00e9\tone\r\n" if encoding == "latin-1" else "άλφα\tone\r\n"
    check("notes.txt", text.encode(encoding))


@pytest.mark.parametrize(
    "content", [b"a\x00b", b"\x1b[31m", b"\xff\xfea", "a\x00".encode("utf-16"), b"\x7fELF\x02\x01"]
)
def test_what_holds_controls_is_no_text(content: bytes) -> None:
    with pytest.raises(UserError, match=OTHER):
        check("notes.txt", content)


@pytest.mark.parametrize(
    "name",
    ["run.exe", "page.html", "drawing.svg", "old.doc", "macro.docm", "all.zip", "noending", "x.js",
     "report.pdf.exe", "report.pdf\u202egpj.exe", ".pdf"],
)  # fmt: skip
def test_other_kinds_are_refused_and_the_allowed_ones_named(name: str) -> None:
    with pytest.raises(UserError, match=r"not kept. Allowed are PDF, PNG, .* attach that"):
        check(clean_name(name), SAMPLES["pdf"])


@pytest.mark.parametrize(
    "content",
    [
        DOCM,
        office(word__vbaProject=b"x"),
        office(word__activeX__activeX1=b"x"),
        office(word__embeddings__oleObject1=b"x"),
        packed({"[Content_Types].xml": content_types("word/d.xml", MACRO_TYPES["docm"]),
                "word/d.xml": "<x/>"}),
        packed({"[Content_Types].xml": content_types(
                    "word/d.xml", WORD,
                    '<Override PartName="/word/a.bin" '
                    'ContentType="application/vnd.ms-office.vbaProject"/>'),
                "word/d.xml": "<x/>", "word/a.bin": "x"}),
    ],
)  # fmt: skip
def test_macros_are_refused_whatever_they_are_called(content: bytes) -> None:
    with pytest.raises(UserError, match=ACTIVE):
        check("minutes.docx", content)


def test_macro_sheets_and_scripts_are_refused() -> None:
    with pytest.raises(UserError, match=ACTIVE):
        check("table.xlsx", office("xlsx", xl__macrosheets__sheet1=b"x"))
    for folder in ("Basic__Standard__m", "Scripts__python__m", "Object 1__Basic__m"):
        with pytest.raises(UserError, match=ACTIVE):
            check("minutes.odt", open_document("odt", **{folder: b"x"}))


@pytest.mark.parametrize(
    "content",
    [
        office("xlsx"),
        open_document(),
        packed({"word/document.xml": "<x/>"}),
        packed({"[Content_Types].xml": content_types("x.xml", WORD), "x.xml": ""}),
        packed({"[Content_Types].xml": content_types("word/d.xml", WORD, "&#109;"),
                "word/d.xml": ""}),
        packed({"[Content_Types].xml": "x" * 2 * MEGABYTE, "word/d.xml": ""}),
        packed({"[Content_Types].xml": content_types("word/d.xml", WORD), "word/d.xml": "",
                "WORD/D.xml": ""}),
        office()[:-1],
        office() + b"x",
        office()[:40] + office()[60:],
        b"PK\x03\x04",
        SAMPLES["docx"].replace(b"\x00\x00\x08\x00", b"\x01\x00\x08\x00"),
    ],
)  # fmt: skip
def test_what_is_no_word_document_is_refused(content: bytes) -> None:
    with pytest.raises(UserError, match=OTHER):
        check("minutes.docx", content)


def test_an_unusual_way_of_packing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP_DEFLATED", zipfile.ZIP_LZMA)
    packed_oddly = office()
    monkeypatch.undo()
    with pytest.raises(UserError, match=OTHER):
        check("minutes.docx", packed_oddly)


def test_bombs_are_refused_in_bounded_memory() -> None:
    zeros = bytes(MEGABYTE)
    bomb = office("docx", **{f"word__media__{n}": zeros for n in range(3)})
    # Says of each part that it unpacks to a gigabyte.
    bomb = bomb.replace(struct.pack("<L", MEGABYTE), struct.pack("<L", 1024 * MEGABYTE))
    crowd = office("docx", **{f"word__{n:06}": b"" for n in range(20_000)})
    tracemalloc.start()
    try:
        with pytest.raises(UserError, match="unpacked, it would be larger than 500 MB"):
            check("minutes.docx", bomb)
        with pytest.raises(UserError, match=OTHER):
            check("minutes.docx", crowd)
        assert tracemalloc.get_traced_memory()[1] < 8 * MEGABYTE
    finally:
        tracemalloc.stop()


def test_an_empty_and_a_too_large_file_are_refused() -> None:
    with pytest.raises(UserError, match=r"notes\.txt is empty"):
        check("notes.txt", b"")
    check("notes.txt", b"a" * FILE_LIMIT)
    with pytest.raises(UserError, match="larger than 20 MB"):
        check("notes.txt", b"a" * (FILE_LIMIT + 1))


def test_a_person_has_only_so_much_room() -> None:
    check_room("notes.txt", 10, PERSON_LIMIT - 10)
    with pytest.raises(UserError, match="200 MB together, and 199 MB are in use"):
        check_room("notes.txt", 2 * MEGABYTE, 199 * MEGABYTE)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        (r"..\..\Windows\system.ini", "system.ini"),
        ("C:\\a\\b.pdf", "b.pdf"),
        ("evil\u202efdp.exe", "evilfdp.exe"),
        ("one\ntwo\tthree.pdf", "one two three.pdf"),
        ("a\x00b\x1b.pdf", "ab.pdf"),
        (" .hidden.pdf. ", "hidden.pdf"),
        ('a<b>:"|?*.pdf', "a_b______.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("com1.notes.pdf", "_com1.notes.pdf"),
        ("report   .pdf", "report.pdf"),
        ("", "file"),
        ("...", "file"),
        ("a/", "file"),
        ("Πρακτικά – Sofia.pdf", "Πρακτικά – Sofia.pdf"),
    ],
)
def test_names_are_cleaned(raw: str, clean: str) -> None:
    assert clean_name(raw) == clean


@given(st.text(max_size=300))
def test_every_name_becomes_a_safe_one_and_stays_it(raw: str) -> None:
    name = clean_name(raw)
    assert clean_name(name) == name
    assert 0 < len(name) <= NAME_LIMIT + 1
    assert len(name.encode()) <= 255
    assert not set('<>:"/\\|?*\n') & set(name)
    assert not any(unicodedata.category(letter).startswith("C") for letter in name)
    assert name.strip(" .") == name


def test_a_long_name_keeps_its_ending() -> None:
    assert clean_name("ж" * 300 + ".pdf").endswith("ж.pdf")
    assert len(clean_name("日" * 300 + ".jpeg").encode()) <= 255


def test_sizes_and_unknown_kinds_are_shown() -> None:
    shown = [size_text(size) for size in (640, 1024, 12_700, 3_600_000, FILE_LIMIT)]
    assert shown == ["640 bytes", "1 KB", "12 KB", "3.4 MB", "20 MB"]
    assert kind_name("application/x-other") == "File"
    assert len({kind.media_type for kind in attachments.KINDS}) == len(attachments.KINDS)
