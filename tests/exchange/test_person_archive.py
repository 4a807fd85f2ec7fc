"""The archive of one person: names that harm no system, and text that stays text."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import PurePosixPath, PureWindowsPath
from uuid import UUID, uuid4
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.domain.assessment import Attachment, Evidence, Person
from s4c_desktop.domain.dossier import Dossier, KeptFile
from s4c_desktop.exchange.person_archive import entry_name, write_archive

NOW = datetime(2026, 9, 14, 12, tzinfo=UTC)

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3"),
    *("table", "tr", "th", "td", "bdi", "p", "a"),
}

HOSTILE = (
    "<script>alert(1)</script>",
    "</title></style><img src=x onerror=alert(1)>",
    "\"quoted\" 'twice' & more",
    "javascript:alert(1)",
    "\u202egnp.exe\u202c",
    "\u05d0\u05d1\u05d2 first",
    "&lt;b&gt; &#60;",
    "]]><!--",
    "{curly} %s",
)


class Reader(HTMLParser):
    """Collects what a page shows, and what it is made of."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def made(dossier: Dossier, files: dict[UUID, bytes] | None = None) -> dict[str, bytes]:
    """Return the entries of an archive, by name."""
    written = io.BytesIO()
    write_archive(written, dossier, {}, lambda one: (files or {})[one])
    with ZipFile(written) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    person = Person(uuid4(), text, lawful_basis=text, adjustments=text)
    evidence = Evidence(uuid4(), text, text)
    attachment = Attachment(uuid4(), text, text, 1, "0")
    dossier = Dossier(
        person, NOW, evidence=(evidence,), files=(KeptFile(evidence.id, attachment, NOW),)
    )
    entries = made(dossier, {attachment.id: b"x"})
    reader = Reader()
    reader.feed(entries["index.html"].decode())
    assert reader.texts.count(text) == 6  # name, basis, adjustments, description, kind, file
    assert reader.tags <= TAGS
    assert {name for name, _value in reader.attributes} <= {
        *("lang", "charset", "http-equiv", "content", "name", "class", "href")
    }
    (link,) = (value for name, value in reader.attributes if name == "href")
    assert link is not None
    assert link.startswith("attachments/1-")
    assert json.loads(entries["person.json"])["person"]["name"] == text


def test_control_characters_never_reach_the_page() -> None:
    page = made(Dossier(Person(uuid4(), "a\x00b\x1bc\x85d"), NOW))["index.html"].decode()
    assert "a\ufffdb\ufffdc\ufffdd" in page


def test_nothing_is_fetched_and_no_script_runs() -> None:
    page = made(Dossier(Person(uuid4(), "Ana"), NOW))["index.html"].decode()
    assert "default-src 'none'" in page
    assert "//" not in page
    assert "url(" not in page


def test_files_of_one_name_lie_beside_each_other() -> None:
    item = Evidence(uuid4(), "Minutes")
    both = [Attachment(uuid4(), "minutes.PDF", "application/pdf", 1, "0") for _ in range(2)]
    files = tuple(KeptFile(item.id, one, NOW) for one in both)
    entries = made(
        Dossier(Person(uuid4(), "Ana"), NOW, evidence=(item,), files=files),
        {both[0].id: b"1", both[1].id: b"2"},
    )
    assert entries["attachments/1-minutes.PDF"] == b"1"
    assert entries["attachments/2-minutes.PDF"] == b"2"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "etc_passwd"),
        ("C:\\x\\CON", "C__x_CON"),
        ("..", "file"),
        ("", "file"),
        ("Δήμητρα Иван.pdf", "Δήμητρα_Иван.pdf"),
        ("a" * 300 + ".pdf", "a" * 97 + ".pdf"),
        ("report.pdf. ", "report.pdf"),
    ],
)
def test_names_stay_readable(name: str, expected: str) -> None:
    assert entry_name(3, name) == f"attachments/3-{expected}"


@given(st.text(), st.integers(1, 10_000))
def test_no_name_leads_out_of_the_folder(name: str, number: int) -> None:
    entry = entry_name(number, name)
    folder, _slash, last = entry.partition("/")
    assert folder == "attachments"
    for path in (PurePosixPath(last), PureWindowsPath(last)):
        assert path.name == last
        assert not path.is_absolute()
        assert ".." not in path.parts
    assert last.startswith(f"{number}-")
    assert last == last.strip(". ")
    assert not set(last) & set('<>:"/\\|?*')
    assert last.isprintable()
    assert len(last.encode()) < 120
