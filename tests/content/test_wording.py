"""The form of what is written: complete, short enough, every rung its own, nothing copied."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from s4c_desktop.domain.framework import Competence, Framework
from tests.content.word_runs import hashed, runs, stored

MOST_WORDS = 50
LEAST_WORDS = 16
MOST_ALIKE = 0.75
_ADVERB_LADDER = re.compile(r"\b(excellent|good|basic|very|highly|strong|solid)(ly)?\b", re.I)


@pytest.fixture(scope="module")
def competences(bundled: dict[str, Framework]) -> tuple[Competence, ...]:
    return bundled["SCCF 1.0"].competences


def test_every_competence_has_five_anchors_with_both_strands(
    competences: tuple[Competence, ...],
) -> None:
    assert len(competences) == 40
    for competence in competences:
        assert [anchor.eqf for anchor in competence.anchors] == [4, 5, 6, 7, 8]
        for anchor in competence.anchors:
            for strand in (anchor.knowledge_skills, anchor.autonomy):
                assert strand.endswith("."), (competence.code, anchor.eqf)
                assert not re.search(r"[.!?]\s+[A-Z]", strand), (competence.code, anchor.eqf)
            words = f"{anchor.knowledge_skills} {anchor.autonomy}".split()
            assert LEAST_WORDS <= len(words) <= MOST_WORDS, (competence.code, anchor.eqf)
            assert anchor.origin.basis in {"source", "derived", "editorial"}


def test_every_competence_has_what_an_assessor_needs(competences: tuple[Competence, ...]) -> None:
    for competence in competences:
        assert 50 <= len(competence.meaning.split()) <= 90, competence.code
        assert 3 <= len(competence.questions) <= 5, competence.code
        assert 2 <= len(competence.evidence) <= 4, competence.code
        assert 1 <= len(competence.misjudgements) <= 3, competence.code


def test_no_two_rungs_are_alike_anywhere(competences: tuple[Competence, ...]) -> None:
    anchors = [(c.code, a) for c in competences for a in c.anchors]
    for strand in ("knowledge_skills", "autonomy"):
        texts = [getattr(anchor, strand) for _, anchor in anchors]
        assert len(set(texts)) == len(texts), strand
    for competence in competences:
        ladder = [f"{a.knowledge_skills} {a.autonomy}" for a in competence.anchors]
        for i, text in enumerate(ladder):
            for other in ladder[:i]:
                alike = SequenceMatcher(None, text, other).ratio()
                assert alike < MOST_ALIKE, (competence.code, text, other)


def test_rungs_differ_in_what_is_done_and_not_in_adverbs(
    competences: tuple[Competence, ...],
) -> None:
    for competence in competences:
        for anchor in competence.anchors:
            text = f"{anchor.knowledge_skills} {anchor.autonomy}"
            assert not _ADVERB_LADDER.search(text), (competence.code, anchor.eqf)


def test_the_check_for_copied_words_finds_them() -> None:
    known = stored()
    assert len(known) > 30_000
    # The title of an article that the sources refer to; titles carry over as they are.
    title = (
        "Defining the Role of the Smart-City Manager: An Analysis of Responsibilities and Skills"
    )
    assert all(hashed(run) in known for run in runs(title))
    assert not any(hashed(run) in known for run in runs(title.replace("Role", "Part")))


def test_no_text_shares_twelve_words_in_a_row_with_the_sources(content_path: Path) -> None:
    known = stored()
    copied = [
        (place, run)
        for place, text in _texts(content_path)
        for run in runs(text)
        if hashed(run) in known
    ]
    assert copied == []


def _texts(content_path: Path) -> Iterator[tuple[str, str]]:
    """Yield every text for people in the content, with where it stands."""
    with closing(sqlite3.connect(content_path)) as database:
        # The titles of works that a module names carry over as they are.
        named = "SELECT id FROM item WHERE kind = 'resources'"
        yield from database.execute(
            f"SELECT record_id || ' ' || field, value FROM text WHERE record_id NOT IN ({named})"
        )
        query = (
            "SELECT library.kind || ' ' || library.code || atom.fullkey, atom.value "
            "FROM library, json_tree(library.body) AS atom WHERE atom.key = 'en'"
        )
        yield from database.execute(query)
        for table in ("vignette", "vignette_competence", "self_check"):
            yield from database.execute(
                f"SELECT '{table} ' || record.rowid || atom.fullkey, atom.value "
                f"FROM {table} AS record, json_tree(record.body) AS atom WHERE atom.key = 'en'"
            )
