"""Compiling: reproducible, all or nothing, and in step with the workspace's tables."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from s4c_desktop.content.compile import compile_content
from s4c_desktop.content.faults import ContentError
from s4c_desktop.models.framework_rows import content_columns, content_hash, open_content
from s4c_desktop.models.framework_tables import FRAMEWORK_TABLES


def test_the_same_data_gives_the_same_bytes(content_path: Path, data: Path, tmp_path: Path) -> None:
    target = tmp_path / "again.sqlite"
    compile_content(data, target)
    assert target.read_bytes() == content_path.read_bytes()


def test_changed_data_gives_other_bytes(content_path: Path, data: Path, tmp_path: Path) -> None:
    role = data / "roles" / "SCPD.yaml"
    role.write_text(
        role.read_text(encoding="utf-8").replace("basis: source", "basis: derived", 1),
        encoding="utf-8",
    )
    target = tmp_path / "other.sqlite"
    compile_content(data, target)
    assert target.read_bytes() != content_path.read_bytes()


def test_the_file_is_sound_and_says_what_it_is(content_path: Path) -> None:
    with closing(sqlite3.connect(content_path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA application_id").fetchone() == (0x53344343,)
        assert database.execute("PRAGMA user_version").fetchone() == (4,)


def test_the_tables_are_those_of_the_workspace(content_path: Path) -> None:
    with closing(sqlite3.connect(content_path)) as database:
        names = [
            name
            for (name,) in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid"
            )
        ]
        ours = [table.name for table in FRAMEWORK_TABLES]
        assert names[: len(ours)] == ours
        assert {name for name in names[len(ours) :] if not name.startswith("search_")} == {
            *("library", "library_group", "search", "self_check"),
            *("vignette", "vignette_competence"),
        }
        for table in FRAMEWORK_TABLES:
            found = database.execute("SELECT name FROM pragma_table_info(?)", (table.name,))
            assert [name for (name,) in found] == [c.name for c in content_columns(table)]


def test_a_fault_leaves_the_old_file_and_nothing_else(data: Path, tmp_path: Path) -> None:
    (data / "counts.yaml").write_text("areas: 5\n")
    folder = tmp_path / "resources"
    folder.mkdir()
    target = folder / "content.sqlite"
    target.write_bytes(b"old")
    with pytest.raises(ContentError):
        compile_content(data, target)
    assert target.read_bytes() == b"old"
    assert list(folder.iterdir()) == [target]


def test_a_second_framework_may_use_the_same_codes_and_have_no_roles(
    data: Path, tmp_path: Path
) -> None:
    draft = data / "draft"
    (draft / "areas").mkdir(parents=True)
    (draft / "framework.yaml").write_text(
        (data / "framework.yaml")
        .read_text(encoding="utf-8")
        .replace("code: SCCF", "code: OTHER\ndraft: true"),
        encoding="utf-8",
    )
    shutil.copy(data / "areas" / "A.yaml", draft / "areas")
    (draft / "counts.yaml").write_text(
        "edition:\n  areas: 1\n  competences: {A: 16}\n  explorer_marks: {derived: 27}\n"
        "  anchors: 80\n  evidence: 53\n  misjudgements: 43\n  questions: 64\n"
        "  levels: {4: Basic, 5: Intermediate, 6: Proficient, 7: Expert, 8: Expert}\n"
        "  roles: {}\n  modules: {}\n  curricula: {}\n"
    )
    target = tmp_path / "two.sqlite"
    compile_content(data, target)
    with closing(sqlite3.connect(target)) as database:
        found = database.execute("SELECT draft FROM framework WHERE code = 'OTHER'").fetchall()
        assert found == [(1,)]
        same = database.execute("SELECT count(DISTINCT id) FROM competence WHERE code = 'A1'")
        assert same.fetchone() == (3,)


def test_identities_do_not_change(content_path: Path) -> None:
    """Workspaces refer to these: other identities for SCCF 0.1 would orphan assessments."""
    with closing(sqlite3.connect(content_path)) as database:
        framework = "SELECT id FROM framework WHERE code = 'SCCF' AND version = '0.1'"
        assert database.execute(framework).fetchall() == [("a027cd3c-2ce5-512d-80a3-4b1d674eb23b",)]
        found = database.execute(
            f"SELECT id FROM competence WHERE code = 'D5' AND framework_id = ({framework})"
        ).fetchone()
        assert found == ("96093e68-0438-5bd5-988d-904c60a5c8d3",)


def test_a_published_version_does_not_change(content_path: Path) -> None:
    """Workspaces hold it already: another wording would be another version."""
    with open_content(content_path) as content:
        hashes = {content_hash(content.rows(i)) for i in content.framework_ids()}
    assert "303e4e42dd124eb08f813a662df2a8e49b3cd765df2052917bc1bb047a35ec85" in hashes


def test_the_command_compiles_or_says_what_is_wrong(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "content.sqlite"
    assert _run(str(data), str(target)).returncode == 0
    assert target.exists()
    (data / "counts.yaml").unlink()
    result = _run(str(data), str(target))
    assert result.returncode == 1
    assert result.stderr.startswith("data/counts.yaml:1: ")
    assert "Traceback" not in result.stderr
    assert _run(str(data)).returncode == 2


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "s4c_desktop.content", *arguments]
    root = Path(__file__).parents[2]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
