"""The assessment report says what it must, on every page, in embedded letters."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from pypdf import PdfReader

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.assessment import Assessment, Kind, Scope
from s4c_desktop.domain.framework import Framework
from s4c_desktop.reports.assessment_report import write_report
from s4c_desktop.reports.content import ReportContent
from tests.reports.conftest import pages, words

ReportOf = Callable[[Assessment], ReportContent]


def written(content: ReportContent, folder: Path) -> Path:
    path = folder / "report.pdf"
    write_report(path, content)
    return path


def test_the_cover_says_who_what_when_by_whom_and_in_which_reading(
    assessment: Assessment, report_of: ReportOf, tmp_path: Path
) -> None:
    cover = " ".join(pages(written(report_of(assessment), tmp_path))[0].split())
    for text in (
        "Δήμητρα Ștefănescu",
        "Smart City Project Developer",
        "14 September 2026",
        "Sofia",
        "Maria Ilieva",
        "our edition 1.0",
        "Framework profile",
        "Not yet",
        "not a qualification held",
        "of 14 mandatory met",
        "not the Skills4Cities project's official tool",
    ):
        assert text in cover


def test_everything_said_in_the_interview_is_in_the_report(
    assessment: Assessment, report_of: ReportOf, tmp_path: Path
) -> None:
    text = words(written(report_of(assessment), tmp_path))
    for said in (
        "A running note.",
        "A comment.",
        "An answer.",
        "Dated agreement",
        "Attached: agreement & <b>annex</b>.pdf",
        "A1, A6",
        "Works abroad",
        "Head of centre",
        "Ελληνικά, Български, ș ț",
        "at least 3 levels short",
        "no evidence yet",
    ):
        assert said in text


def test_every_competence_in_scope_is_in_the_table(
    assessment: Assessment, report_of: ReportOf, framework: Framework, tmp_path: Path
) -> None:
    text = words(written(report_of(assessment), tmp_path))
    for competence in framework.competences:
        assert competence.title in text


@pytest.mark.parametrize("scope", list(Scope))
def test_a_draft_says_so_on_every_page_and_a_signed_report_on_none(
    assessment: Assessment,
    signed: Assessment,
    report_of: ReportOf,
    tmp_path: Path,
    scope: Scope,
) -> None:
    for page in pages(written(report_of(replace(assessment, scope=scope)), tmp_path)):
        assert "Draft" in page
    for page in pages(written(report_of(replace(signed, scope=scope)), tmp_path)):
        assert "Draft" not in page


def test_a_signed_report_prints_who_signed_when_and_what(
    signed: Assessment, report_of: ReportOf, tmp_path: Path
) -> None:
    text = words(written(report_of(signed), tmp_path))
    assert "Signed off by Maria Ilieva on 14 September 2026, 12:00 UTC, revision 1." in text
    assert "ab" * 32 in text.replace(" ", "")


def test_a_signed_report_prints_its_link_in_groups_to_compare(
    signed: Assessment, report_of: ReportOf, tmp_path: Path
) -> None:
    assert signed.signature is not None
    linked = replace(signed.signature, link=12, chain="0123456789abcdef" * 4)
    text = words(written(report_of(replace(signed, signature=linked)), tmp_path))
    assert "Link 12 of this workspace's chain of signatures" in text
    assert " ".join(["0123 4567 89ab cdef"] * 4) in text
    assert "Compare this hash with the workspace" in text


def test_a_self_assessment_says_by_own_rating(
    assessment: Assessment, report_of: ReportOf, tmp_path: Path
) -> None:
    own = replace(assessment, kind=Kind.SELF, assessors="")
    assert "By own rating: " in words(written(report_of(own), tmp_path))


def test_pages_are_numbered_outlined_and_described(
    assessment: Assessment, report_of: ReportOf, tmp_path: Path
) -> None:
    path = written(report_of(assessment), tmp_path)
    reader = PdfReader(path)
    total = len(reader.pages)
    for number, page in enumerate(pages(path), start=1):
        assert f"Page {number} of {total}" in page
    assert reader.metadata is not None
    assert reader.metadata.title == "Assessment report: Δήμητρα Ștefănescu"
    assert reader.metadata.author == "Maria Ilieva"
    assert reader.metadata.subject == "Smart City Project Developer"
    entries = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert entries[0] == "Assessment report"
    assert {"Overview", "Gaps, largest first", "Decision"} <= set(entries)


def test_only_embedded_letters_are_used(
    assessment: Assessment, report_of: ReportOf, tmp_path: Path
) -> None:
    for page in PdfReader(written(report_of(assessment), tmp_path)).pages:
        fonts = cast("Any", page["/Resources"])["/Font"]
        for font in fonts.values():
            found = font.get_object()
            assert re.fullmatch(r"/[A-Z]{6}\+Roboto-\w+", found["/BaseFont"])
            assert "/FontFile2" in found["/FontDescriptor"].get_object()


def test_very_long_texts_neither_fail_nor_vanish(
    assessment: Assessment, report_of: ReportOf, tmp_path: Path
) -> None:
    long = " ".join(f"word{n}" for n in range(2_000))
    unbroken = "x" * 3_000
    wordy = replace(
        assessment,
        running_note=long,
        comment=unbroken,
        person=replace(assessment.person, name="N" * 300),
        evidence=(replace(assessment.evidence[0], description=long),),
    )
    text = words(written(report_of(wordy), tmp_path))
    assert "word0 " in text
    assert text.count("word1999") == 2
    assert text.replace(" ", "").count("x" * 50) > 10


def test_a_failure_leaves_the_document_before_in_place(
    assessment: Assessment,
    report_of: ReportOf,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = written(report_of(assessment), tmp_path)
    before = path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="No space left on device"):
        write_report(path, report_of(assessment))
    assert path.read_bytes() == before
    assert list(tmp_path.glob("*.pdf")) == [path]


def test_a_missing_folder_is_named(
    assessment: Assessment, report_of: ReportOf, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="missing"):
        write_report(tmp_path / "missing" / "report.pdf", report_of(assessment))
