"""Commands that write documents: all reports into a folder, depths, cards, forms."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Run, sentence


def text(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_all_reports_go_into_a_folder_and_the_figures_are_told(
    run: Run, workspace: Path, assessed: str, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    options = ("--workspace", workspace, "report", "--all", "--output-dir", folder)
    done = run(*options, "--depth", "candidate", "--json")
    assert (done.code, done.err) == (0, "")
    figures = done.json()
    assert figures["made"] == 1
    assert figures["failed"] == []
    assert figures["seconds"] >= 0
    (path,) = folder.iterdir()
    assert figures["files"] == [path.name]
    assert "What is short" in text(path)
    before = path.read_bytes()
    assert "is there already" in sentence(run(*options, "--depth", "candidate"))
    assert path.read_bytes() == before
    done = run(*options, "--depth", "candidate", "--replace")
    assert done.out.startswith(f"1 report made in {folder}, 0 failed, ")
    assert "Nobody has the tag Varna. There is: –." in sentence(run(*options, "--tag", "Varna"))
    assert "no folder" in sentence(
        run("--workspace", workspace, "report", "--all", "--output-dir", tmp_path / "none")
    )
    assert "has no code name" in sentence(run(*options, "--replace", "--code-name"))
    assert assessed not in path.name


def test_a_report_has_two_depths_and_a_card_goes_beside_it(
    run: Run, workspace: Path, assessed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for depth, said in (("candidate", "What is short"), ("file", "Ratings, one by one")):
        target = tmp_path / f"{depth}.pdf"
        done = run(
            "--workspace", workspace, "report", assessed, "--output", target, "--depth", depth
        )
        assert (done.code, done.err) == (0, "")
        assert said in text(target)
    done = run("--workspace", workspace, "card", assessed)
    assert done.code == 0
    card = Path(done.out.strip())
    assert card.name == f"Skills card - {assessed}.pdf"
    assert "not a qualification held" in text(card)
    assert "already a file" in sentence(run("--workspace", workspace, "card", assessed))


def test_a_form_is_blind_and_an_appeal_needs_a_signed_result(
    run: Run, workspace: Path, assessed: str, tmp_path: Path
) -> None:
    target = tmp_path / "form.pdf"
    options = ("--workspace", workspace, "form", "--output", target)
    done = run(*options, "--role", "scpd", "--area", "d")
    assert (done.code, done.err) == (0, "")
    found = text(target)
    assert "Smart City Challenges: 5 competences, 3 mandatory" in found
    assert "Required: EQF" not in found
    assert "has no role X" in sentence(run(*options, "--role", "X"))
    assert "Only a signed result" in sentence(run(*options, "--appeal", assessed))


@pytest.mark.parametrize(
    "arguments",
    [
        ("report",),
        ("report", "--all"),
        ("report", "--all", "--output", "x.pdf"),
        ("report", "x", "--output", "x.pdf", "--replace"),
        ("form",),
        ("form", "--role", "SCPD", "--appeal", "x"),
        ("report", "x", "--output", "x.pdf", "--depth", "deep"),
    ],
)
def test_misuse_is_told_apart_from_bad_input(
    run: Run, workspace: Path, arguments: tuple[str, ...]
) -> None:
    assert run("--workspace", workspace, *arguments).code == 2
