"""Damage is found, never shown as data: reported with a way back, or every record is equal."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.services import recovery
from tests.figures import Figure
from tests.reliability.records import Records, records

Damage = Callable[[Path, random.Random], None]

PAGE = 4096


def flip_bit(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def flip_in_people(path: Path, chance: random.Random) -> None:
    """Flip a bit near a word of somebody's, where damage would show most."""
    data = bytearray(path.read_bytes())
    words = (b"Candidate", b"assessor", b"rated", b"Maria", b"mandatory", b"signed", b"SCPD")
    places = [i for word in words for i in find_all(bytes(data), word)]
    place = chance.choice(places) + chance.randrange(-24, 40)
    data[place] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def find_all(data: bytes, word: bytes) -> list[int]:
    found, place = [], data.find(word)
    while place >= 0:
        found.append(place)
        place = data.find(word, place + 1)
    return found


def truncate(path: Path, chance: random.Random) -> None:
    with path.open("rb+") as file:
        file.truncate(chance.randrange(path.stat().st_size))


def blank_page(path: Path, chance: random.Random) -> None:
    pages = path.stat().st_size // PAGE
    with path.open("rb+") as file:
        file.seek(chance.randrange(pages) * PAGE)
        file.write(chance.choice((bytes(PAGE), chance.randbytes(PAGE))))


def swap_pages(path: Path, chance: random.Random) -> None:
    pages = path.stat().st_size // PAGE
    data = bytearray(path.read_bytes())
    one, other = (n * PAGE for n in chance.sample(range(pages), 2))
    data[one : one + PAGE], data[other : other + PAGE] = (
        data[other : other + PAGE],
        data[one : one + PAGE],
    )
    path.write_bytes(data)


def become_foreign(path: Path, chance: random.Random) -> None:
    path.write_bytes(
        chance.choice((b"", b"%PDF-1.7\n" * 1000, chance.randbytes(50_000), b"A1;6\n" * 4000))
    )


def stale_log(path: Path, chance: random.Random) -> None:
    """Leave the log of an earlier state beside a file that was closed in order since."""
    kept = path.with_name("kept-wal")
    program = open_program(path)
    person = program.people.list()[chance.randrange(3)]
    program.people.update(person)
    shutil.copy(f"{path}-wal", kept)
    program.close()
    again = open_program(path)
    again.people.update(again.people.get(person.id))
    again.close()
    kept.rename(f"{path}-wal")


def noise_as_log(path: Path, chance: random.Random) -> None:
    for suffix in ("-wal", "-shm", "-journal"):
        Path(f"{path}{suffix}").write_bytes(chance.randbytes(chance.randrange(1, 70_000)))


KINDS: tuple[tuple[Damage, int], ...] = (
    (flip_bit, 120),
    (flip_in_people, 120),
    (truncate, 40),
    (blank_page, 40),
    (swap_pages, 30),
    (become_foreign, 10),
    (stale_log, 20),
    (noise_as_log, 20),
)


def outcome(path: Path, whole: Records) -> str:
    """Open a damaged workspace, look at everything, and tell what became of it."""
    try:
        program = open_program(path)
    except UserError as error:
        return "refused" if error.text() else "refused without a word"
    try:
        return _looked_at(program, whole)
    finally:
        program.close()


def _looked_at(program: Program, whole: Records) -> str:
    faults = program.workspace.check()
    shown, refused = records(program)
    for key, value in shown.items():
        if value != whole.get(key):
            # A list may show what only the check sees; a record itself never.
            assert faults, f"shown and not found: {key}"
            assert key[0] == "line", f"a damaged record was shown: {key}"
    if faults:
        return "found by check"
    assert not refused, refused
    assert shown == whole
    return "harmless"


@pytest.mark.parametrize(
    "share", [pytest.param(40, id="sample"), pytest.param(1, id="all", marks=pytest.mark.long)]
)
def test_damage_is_found_or_harmless(
    sample_template: Path, tmp_path: Path, share: int, figure: Figure
) -> None:
    chance = random.Random(11)
    path = tmp_path / "Work.s4cw"
    shutil.copy(sample_template, path)
    program = open_program(path)
    whole, _refused = records(program)
    assert program.backups is not None
    program.backups.make()
    program.close()
    backups = path.with_name(f"{path.name}.backups")
    seen: Counter[str] = Counter()
    for damage, number in KINDS:
        for run in range(max(1, number // share)):
            folder = tmp_path / f"{damage.__name__}{run}"
            folder.mkdir()
            victim = Path(shutil.copy(path, folder / path.name))
            shutil.copytree(backups, folder / backups.name)
            damage(victim, chance)
            found = outcome(victim, whole)
            seen[found] += 1
            if found == "refused" and run % 8 == 0:
                restore(victim, whole)
            shutil.rmtree(folder)
    assert set(seen) <= {"refused", "found by check", "harmless"}
    assert seen["refused"]
    assert seen["found by check"]
    text = ", ".join(f"{number} {what}" for what, number in sorted(seen.items()))
    figure("damaged workspaces", f"{seen.total()}: {text}; 0 shown")


def restore(path: Path, whole: Records) -> None:
    """Take the way back that is offered."""
    recovery.restore(path, next(b for b in recovery.backups_of(path) if b.intact))
    program = open_program(path)
    try:
        assert program.workspace.check() == ()
        assert records(program) == (whole, [])
    finally:
        program.close()
