"""A full disk loses nothing: the state before is intact, and trying again succeeds."""

from __future__ import annotations

import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Evidence, Phase
from s4c_desktop.services import protection, recovery
from s4c_desktop.services.assessments import TextField
from tests.figures import Figure
from tests.reliability.records import records

KIB = 1024
SECRET = "correct horse battery"
NOTE = "A long story. " * 20_000


@dataclass(frozen=True)
class Desk:
    """An open workspace with a draft, and a folder for what is made of it."""

    program: Program
    draft: UUID
    evidence: UUID
    folder: Path


@contextmanager
def disk_that_ends_at(size: int) -> Iterator[None]:
    """Let no file grow beyond a size in bytes, as where a disk has no more room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def write_note(desk: Desk) -> None:
    desk.program.assessments.write(desk.draft, TextField.RUNNING_NOTE, NOTE)


def back_up(desk: Desk) -> None:
    assert desk.program.backups is not None
    desk.program.backups.make()


def attach(desk: Desk) -> None:
    desk.program.attachments.add(desk.evidence, desk.folder / "minutes.txt")


def print_report(desk: Desk) -> None:
    desk.program.documents.report(desk.draft, desk.folder / "report.pdf")


def print_plan(desk: Desk) -> None:
    desk.program.documents.plan(desk.draft, desk.folder / "plan.pdf")


def hand_over(desk: Desk) -> None:
    person = desk.program.assessments.load(desk.draft).person
    desk.program.privacy.export(person.id, desk.folder / "all.zip")


WORK = (write_note, back_up, attach, print_report, print_plan, hand_over)

PARTS = [
    pytest.param((0.4,), id="sample"),
    pytest.param((0.02, 0.2, 0.4, 0.55, 0.7, 0.8), id="all", marks=pytest.mark.long),
]
CLOSED_PARTS = [
    pytest.param((0.7,), id="sample"),
    pytest.param((0.05, 0.2, 0.3, 0.5, 0.6, 0.7, 0.8), id="all", marks=pytest.mark.long),
]


@contextmanager
def desk_over(workspace: Path, folder: Path) -> Iterator[Desk]:
    """Open a workspace with everything imported, so that only the work meets the full disk."""
    folder.mkdir()
    program = open_program(workspace)
    draft = next(a for a in program.assessments.list() if a.phase is Phase.DRAFT)
    item = Evidence(uuid4(), "Minutes", links=frozenset({"A1"}))
    program.assessments.keep_evidence(draft.id, item)
    program.documents.plan(draft.id, folder / "first.pdf")
    (folder / "first.pdf").unlink()
    (folder / "minutes.txt").write_text(NOTE, "utf-8")
    try:
        yield Desk(program, draft.id, item.id, folder)
    finally:
        program.close()


@pytest.mark.parametrize("parts", PARTS)
@pytest.mark.parametrize("work", WORK)
def test_what_meets_a_full_disk_changes_nothing_and_succeeds_later(
    sample_template: Path,
    tmp_path: Path,
    work: Callable[[Desk], None],
    parts: tuple[float, ...],
    figure: Figure,
) -> None:
    size = size_of_what_is_written(sample_template, tmp_path, work)
    for part in parts:
        workspace = Path(shutil.copy(sample_template, tmp_path / f"{part}.s4cw"))
        with desk_over(workspace, tmp_path / f"{part}") as desk:
            meet_full_disk(desk, work, int(size * part))
    figure(f"full disk: {work.__name__}", f"{len(parts)} points, 0 lost, all retries succeed")


def size_of_what_is_written(template: Path, folder: Path, work: Callable[[Desk], None]) -> int:
    """Return how large the largest file gets that the work writes or adds to, in bytes."""
    workspace = Path(shutil.copy(template, folder / "measured.s4cw"))
    with desk_over(workspace, folder / "measured") as desk:
        before = sizes(folder)
        work(desk)
        after = sizes(folder)
    written = {name: size for name, size in after.items() if before.get(name) != size}
    return max(size for name, size in written.items() if name != "minutes.txt")


def sizes(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_size for file in folder.rglob("*") if file.is_file()}


def meet_full_disk(desk: Desk, work: Callable[[Desk], None], size: int) -> None:
    """Work where no file may grow beyond a size, look at what is left, and work again."""
    before = records(desk.program)
    with disk_that_ends_at(size), pytest.raises(UserError) as refused:
        work(desk)
    assert refused.value.text()
    assert records(desk.program) == before
    assert not [file for file in desk.folder.iterdir() if file.suffix != ".txt"]
    assert desk.program.backups is not None
    assert desk.program.backups.list() == ()
    assert desk.program.workspace.check() == ()
    work(desk)
    assert desk.program.workspace.check() == ()


def restore(path: Path) -> None:
    recovery.restore(path, recovery.backups_of(path)[-1])


def protect(path: Path) -> None:
    protection.change(path, None, SECRET)


@pytest.mark.parametrize("parts", CLOSED_PARTS)
@pytest.mark.parametrize("work", [restore, protect])
def test_a_closed_workspace_that_meets_a_full_disk_stays_as_it_is(
    sample_template: Path,
    tmp_path: Path,
    work: Callable[[Path], None],
    parts: tuple[float, ...],
    figure: Figure,
) -> None:
    for part in parts:
        folder = tmp_path / f"{part}"
        folder.mkdir()
        path = Path(shutil.copy(sample_template, folder / "Work.s4cw"))
        program = open_program(path)
        whole = records(program)[0]
        assert program.backups is not None
        program.backups.make()
        program.close()
        before = path.read_bytes()
        with disk_that_ends_at(int(len(before) * part)), pytest.raises(UserError) as refused:
            work(path)
        assert refused.value.text()
        assert path.read_bytes() == before
        assert leftovers(folder) == []
        work(path)
        again = open_program(path, passphrase=SECRET if work is protect else None)
        assert records(again) == (whole, [])
        again.close()
    figure(f"full disk: {work.__name__}", f"{len(parts)} points, 0 lost, all retries succeed")


def leftovers(folder: Path) -> list[str]:
    """Name what a failure left behind; locks and notes of closing are no leftovers."""
    return [
        file.name
        for file in folder.rglob("*")
        if file.is_file()
        and file.name.startswith(".")
        and not file.name.endswith((".lock", ".closed"))
    ]


@pytest.mark.usefixtures("slowly_made")
def test_a_new_workspace_that_meets_a_full_disk_does_not_appear(tmp_path: Path) -> None:
    path = tmp_path / "new" / "Work.s4cw"
    with disk_that_ends_at(500 * KIB), pytest.raises(UserError) as refused:
        open_program(path, create=True)
    assert refused.value.text()
    assert not path.exists()
    assert leftovers(path.parent) == []
    open_program(path, create=True).close()
