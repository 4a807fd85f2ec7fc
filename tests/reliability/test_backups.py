"""Backups of any history are restored equal; thinning keeps what it promises."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from errno import ENOSPC
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s4c_desktop.base.errors import DamagedError, UserError
from s4c_desktop.base.settings import BACKUP_HOURS
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Decision, Rating
from s4c_desktop.domain.backups import DAYS, LONGEST, NEWEST, Backup, Reason, superfluous
from s4c_desktop.domain.scale import EQF_LEVELS, State
from s4c_desktop.services import protection, recovery
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.services.recovery import backups_of
from tests.figures import Figure
from tests.reliability.records import Records, records
from tests.reliability.test_kills import start_assessments

SECRET = "correct horse battery"


def live(program: Program, chance: random.Random, identities: tuple[str, ...]) -> None:
    """Do something of what people do."""
    match chance.randrange(5):
        case 0:
            program.people.create(PersonDetails(f"Candidate {chance.random()}"))
        case 1:
            person = chance.choice(program.people.list())
            program.people.update(person)
        case 2:
            identity = UUID(chance.choice(identities))
            program.assessments.decide(identity, chance.choice([*Decision, None]), "Maria")
        case _:
            identity = UUID(chance.choice(identities))
            codes = tuple(program.library.current().order)
            for _answer in range(chance.randrange(1, 5)):
                rating = Rating(State.RATED, chance.choice(EQF_LEVELS), note=str(chance.random()))
                program.assessments.rate(identity, chance.choice(codes), rating, by="Maria")


@pytest.mark.parametrize(
    "histories", [pytest.param(1, id="sample"), pytest.param(50, id="all", marks=pytest.mark.long)]
)
def test_backups_of_random_histories_are_restored_equal(
    empty_template: Path, tmp_path: Path, histories: int, figure: Figure
) -> None:
    restored = 0
    for number in range(histories):
        chance = random.Random(number)
        path = tmp_path / f"{number}" / "Work.s4cw"
        path.parent.mkdir()
        path.write_bytes(empty_template.read_bytes())
        identities = start_assessments(path)
        secret = SECRET if number % 5 == 4 else None
        if secret:
            protection.change(path, None, secret)
        states = remember(path, chance, identities, secret)
        for backup in chance.sample(recovery.backups_of(path), 2):
            recovery.restore(path, backup, secret)
            program = open_program(path, passphrase=secret)
            assert program.workspace.check() == ()
            assert records(program) == (states[backup.path], [])
            program.close()
            restored += 1
    figure("backups restored", f"{histories} histories, {restored} restores")


def remember(
    path: Path, chance: random.Random, identities: tuple[str, ...], secret: str | None
) -> dict[Path, Records]:
    """Live through a history with backups; return what each of them holds."""
    states = {}
    program = open_program(path, passphrase=secret)
    assert program.backups is not None
    for _step in range(chance.randrange(4, 12)):
        live(program, chance, identities)
        if chance.random() < 0.4:
            states[program.backups.make().path] = records(program)[0]
    for _last in range(2):
        live(program, chance, identities)
        states[program.backups.make().path] = records(program)[0]
    program.close()
    return states


@pytest.mark.parametrize("secret", [None, SECRET])
def test_a_backup_made_while_somebody_rates_holds_the_moment_it_began(
    empty_workspace: Path, secret: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = UUID(start_assessments(empty_workspace)[0])
    if secret:
        protection.change(empty_workspace, None, secret)
    program = open_program(empty_workspace, passphrase=secret)
    assert program.backups is not None
    before = records(program)[0]
    codes = iter(program.library.current().order)
    rated = []

    def rate_meanwhile() -> None:
        if (code := next(codes, None)) is not None:
            program.assessments.rate(identity, code, Rating(State.RATED, 5), by="Maria")
            rated.append(code)

    # Many steps, with a writing between any two of them.
    monkeypatch.setattr("s4c_desktop.models.snapshot.PAGES_A_STEP", 5)
    made = program.backups.make(check=rate_meanwhile)
    assert len(rated) > 20
    assert records(program)[0] != before
    assert program.backups.verify(made) == ()
    program.close()
    recovery.restore(empty_workspace, made, secret)
    program = open_program(empty_workspace, passphrase=secret)
    assert records(program) == (before, [])
    program.close()


START = datetime(2026, 1, 1, tzinfo=UTC)

moments = st.integers(0, 500 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
backups = st.lists(
    st.builds(
        Backup,
        path=st.uuids().map(lambda name: Path(str(name))),
        made_at=moments,
        reason=st.sampled_from(Reason),
        size=st.just(1),
        intact=st.booleans(),
    ),
    max_size=60,
)


@given(backups, moments)
@settings(max_examples=200)
def test_thinning_keeps_the_newest_and_what_was_made_by_hand(
    found: list[Backup], now: datetime
) -> None:
    gone = superfluous(found, now)
    kept = [backup for backup in found if backup not in gone]
    sound = sorted(
        (b for b in found if b.intact and b.reason is not Reason.HAND),
        key=lambda b: b.made_at,
        reverse=True,
    )
    assert all(backup in kept for backup in found if backup.reason is Reason.HAND)
    assert all(backup in kept for backup in sound[:NEWEST])
    # Thinning again takes nothing more.
    assert superfluous(kept, now) == ()
    if sound:
        assert all(b.intact or b.reason is Reason.HAND for b in kept)


def test_a_year_of_days_leaves_days_weeks_and_months() -> None:
    now = datetime(2026, 11, 21, 9, tzinfo=UTC)
    found = [
        Backup(Path(f"{day}"), now - timedelta(days=day), Reason.DAY, 1, intact=True)
        for day in range(500)
    ]
    kept = sorted(set(found) - set(superfluous(found, now)), key=lambda b: b.made_at)
    ages = [(now - backup.made_at).days for backup in kept]
    assert sorted(ages)[:DAYS] == list(range(DAYS))
    assert max(ages) <= LONGEST.days
    assert 18 <= len(kept) <= 24


def test_the_day_has_one_backup_of_its_own(
    empty_workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Noon, wherever this runs: today may end at any moment.
    now = datetime(2026, 11, 21, 12).astimezone()
    program = open_program(empty_workspace)
    assert program.backups is not None
    monkeypatch.setattr(program.backups, "_clock", lambda: now)
    first = program.backups.start_of_day()
    assert first is not None
    assert first.reason is Reason.DAY
    now += timedelta(hours=11)
    assert program.backups.start_of_day() is None
    now += timedelta(hours=2)
    assert program.backups.start_of_day() is not None
    hours = {hours: program.backups.is_due(hours) for hours in BACKUP_HOURS}
    assert not any(hours.values())
    now += timedelta(hours=5)
    assert {hours: program.backups.is_due(hours) for hours in BACKUP_HOURS} == {
        4: True,
        24: False,
        168: False,
        0: False,
    }
    now += timedelta(days=7)
    assert program.backups.make_due(168) is not None
    assert program.backups.make_due(0) is None
    program.close()


def test_backups_lie_where_they_were_moved_to(
    sample_workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = open_program(sample_workspace)
    assert program.backups is not None
    made = program.backups.make()
    beside = program.backups.folder
    (beside / "notes.txt").write_text("not ours")
    disk = tmp_path / "disk"
    (disk / beside.name).mkdir(parents=True)
    (disk / beside.name / "of another").touch()
    with monkeypatch.context() as full:
        full.setattr(shutil, "copy2", no_room)
        with pytest.raises(UserError, match="They are where they were"):
            program.backups.move_to(disk)
    assert program.backups.list() == (made,)
    program.backups.move_to(disk)
    folder = program.backups.folder
    assert folder == disk / f"{beside.name} 2"
    assert sorted(f.name for f in beside.iterdir()) == ["PLACE", "notes.txt"]
    # As an end in the midst of the moving would have left it.
    shutil.copy(folder / made.path.name, beside)
    program.backups.make(Reason.DAY)
    assert sorted(f.name for f in beside.iterdir()) == ["PLACE", "notes.txt"]
    assert [backup.intact for backup in backups_of(sample_workspace)] == [True, True]
    program.close()
    program = open_program(sample_workspace)
    assert program.backups is not None
    assert (program.backups.folder, program.backups.is_elsewhere) == (folder, True)
    program.backups.move_to(None)
    assert not folder.exists()
    assert [backup.intact for backup in backups_of(sample_workspace)] == [True, True]
    assert not program.backups.is_elsewhere
    program.close()


def no_room(*_places: Path) -> None:
    raise OSError(ENOSPC, "No space left on device")


def test_a_faulty_workspace_thins_out_no_backup(
    sample_workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = open_program(sample_workspace)
    assert program.backups is not None
    sound = program.backups.make(Reason.DAY)
    with closing(sqlite3.connect(sample_workspace)) as file:
        file.execute("UPDATE rating SET level = 8 WHERE level = 6")
        file.commit()
    # Whatever would be thinned out now stays.
    monkeypatch.setattr("s4c_desktop.models.backup_folder.superfluous", lambda found, _now: found)
    with pytest.raises(DamagedError, match="has faults"):
        program.backups.make()
    left = program.backups.list()
    assert len(left) == 2
    assert sound in left
    assert program.backups.verify(sound) == ()
    program.close()
