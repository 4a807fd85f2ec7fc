"""Imported ratings and stored preferences cannot hurt, whatever is in them."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc

import pytest

from s4c_desktop.base import paths, settings
from s4c_desktop.base.errors import UserError
from s4c_desktop.base.settings import Preferences
from s4c_desktop.exchange.ratings_csv import LARGEST, read_ratings
from tests.figures import Figure
from tests.security.texts import HOSTILE

HEAD = b"competence,level,note\n"
MEMORY = 32 * LARGEST
"""Bytes that reading the largest file may take."""

RATINGS = {
    "nothing": b"",
    "NUL bytes": HEAD + b"A1,5,\x00\n",
    "no text": bytes(range(256)) * 10,
    "a zip archive": b"PK\x03\x04" + b"\0" * 100,
    "a spreadsheet of old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "a workspace": b"SQLite format 3\x00" * 10,
    "UTF-16": "competence,level\nA1,5\n".encode("utf-16"),
    "half a letter": HEAD + b"A1,5,\xce",
    "too large": b"x" * (LARGEST + 1),
    "one endless line": b"competence,level," + b"," * (LARGEST - 20),
    "a field without an end": HEAD + b'A1,5,"' + b"y" * (LARGEST - 100),
    "quotes without an end": HEAD + b'"' * 1_000_001,
    "the same line again and again": HEAD + b"A1,5,\n" * 300_000,
    "a column twice": b"competence,level,level\nA1,5,5\n",
    "another column": b"competence,level,=cmd\nA1,5,x\n",
    "not a number": HEAD + b"A1,NaN,\n",
    "infinity": HEAD + b"A1,inf,\n",
    "a level beside the scale": HEAD + b"A1,999999999999999999999999,\n",
    "digits of another script": HEAD + "A1,٥,\n".encode(),
    "a note too long": HEAD + b"A1,5," + b"z" * 30_000,
    "an unknown competence": HEAD + b"../../etc/passwd,5,\n",
}


@pytest.mark.figure
@pytest.mark.parametrize("content", RATINGS.values(), ids=RATINGS.keys())
def test_hostile_ratings_are_refused_with_the_place_and_in_bounds(
    content: bytes, figure: Figure
) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(UserError, match=r"ratings\.csv") as refused:
            read_ratings(content, "ratings.csv", {"A1"}, "Head")
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < MEMORY
    assert len(refused.value.text()) < 400
    figure("imported files cannot hurt: ratings", "refused")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_notes_are_kept_letter_for_letter(text: str) -> None:
    file = io.StringIO()
    csv.writer(file).writerows([["competence", "level", "note"], ["A1", "5", text]])
    ratings = read_ratings(file.getvalue().encode(), "ratings.csv", {"A1"}, "Head")
    assert ratings["A1"].note == text


PREFERENCES = {
    "nothing": b"",
    "NUL bytes": b"\0" * 100,
    "no text": bytes(range(256)),
    "not an object": b'["theme"]',
    "NaN": b"NaN",
    "a million brackets": b"[" * 1_000_000,
    "a number of a million digits": b'{"theme": ' + b"9" * 1_000_000 + b"}",
    "half a surrogate": b'{"theme": "\\ud800", "centre": "\\udfff"}',
    "entries of other kinds": b'{"theme": {}, "recent_workspaces": [1, null], "geometry": 1e999}',
    "an unknown theme": b'{"theme": "../../etc/passwd"}',
    "unknown entries": b'{"__class__": "os.system", "save": "x", "theme": "blue"}',
}


@pytest.mark.parametrize("content", PREFERENCES.values(), ids=PREFERENCES.keys())
def test_hostile_preferences_cost_the_preferences_alone(content: bytes) -> None:
    (paths.config_dir() / "preferences.json").write_bytes(content)
    found = settings.load()
    assert found.theme == "system"
    assert found.recent_workspaces == ()
    found.save()
    assert settings.load() == found


def test_preferences_keep_hostile_texts_as_they_are() -> None:
    stored = Preferences(centre=HOSTILE[0], assessor="\n".join(HOSTILE))
    stored.save()
    assert settings.load() == stored
    assert json.loads((paths.config_dir() / "preferences.json").read_text("utf-8"))
