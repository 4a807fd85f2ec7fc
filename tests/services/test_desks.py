"""Two desks on one workspace: nothing that one stored is overwritten unseen by the other."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import pairwise
from uuid import UUID

import pytest

from s4c_desktop.base.errors import ConflictError, StorageError, UserError
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.assessment import Assessment, Decision, Evidence, Judgement, Rating
from s4c_desktop.domain.merging import answer
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.set_up import set_up_of
from s4c_desktop.services.assessments import TextField
from s4c_desktop.services.people import PersonDetails
from tests.figures import Figure
from tests.services.conftest import complete, needs_server, new_draft

pytestmark = pytest.mark.sqlite_first

MARIA, IVAN = "Maria Ilieva", "Ivan Petrov"
ITEM = Evidence(UUID(int=7), "Minutes", "Work sample", date(2026, 3, 2), frozenset({"A1"}))


@pytest.fixture
def other(location: str, program: Program) -> Iterator[Program]:
    """Open the workspace at another desk; of a file, which has one writer, in another window."""
    if not program.workspace.is_shared:
        yield program
        return
    opened = open_program(location)
    yield opened
    opened.close()


def rated(level: int, note: str = "", *, flagged: bool = False) -> Rating:
    return Rating(State.RATED, level, note=note, flagged=flagged)


# -- ratings -------------------------------------------------------------------------------


def test_of_two_answers_the_first_stands_and_both_are_named(
    program: Program, other: Program, draft: Assessment
) -> None:
    other.assessments.rate(draft.id, "A5", rated(7), by=IVAN, seen=Rating())
    with pytest.raises(ConflictError) as told:
        program.assessments.rate(draft.id, "A5", rated(4), by=MARIA, seen=Rating())
    for part in ("A5", "EQF 7", "EQF 4", IVAN):
        assert part in told.value.text()
    assert program.assessments.load(draft.id).rating("A5") == rated(7)
    assert len(program.assessments.history(draft.id)) == 1


@pytest.mark.on_both
def test_of_two_judgements_and_of_two_strands_both_are_named(
    program: Program, other: Program, draft: Assessment
) -> None:
    six = rated(6)
    program.assessments.rate(draft.id, "A5", six, by=MARIA)
    other.assessments.rate(draft.id, "A5", replace(six, sufficient=Judgement.NO), by=IVAN, seen=six)
    with pytest.raises(ConflictError, match=r"sufficient: No”, given by somebody.*sufficient: Yes"):
        program.assessments.rate(
            draft.id, "A5", replace(six, sufficient=Judgement.YES), by=MARIA, seen=six
        )
    other.assessments.rate(draft.id, "A1", Rating(knowledge=7), by=IVAN, seen=Rating())
    with pytest.raises(ConflictError, match=rf"skills: EQF 7”, given by {IVAN}.*skills: EQF 5"):
        program.assessments.rate(draft.id, "A1", Rating(knowledge=5), by=MARIA, seen=Rating())


def test_a_reason_that_was_not_kept_is_told(
    program: Program, other: Program, draft: Assessment
) -> None:
    other.assessments.rate(draft.id, "A5", rated(7), by=IVAN, seen=Rating())
    exempt = Rating(State.EXEMPT, reason="On leave", allowed_by=MARIA)
    with pytest.raises(ConflictError, match="On leave"):
        program.assessments.rate(draft.id, "A5", exempt, by=MARIA, seen=Rating())


@pytest.mark.on_both
def test_answer_flag_and_note_of_different_desks_are_all_kept(
    program: Program, other: Program, draft: Assessment
) -> None:
    other.assessments.rate(draft.id, "A5", rated(7), by=IVAN, seen=Rating())
    saved = program.assessments.rate(
        draft.id, "A5", Rating(note="Seen."), by=MARIA, seen=Rating()
    ).value
    assert (saved.differs, saved.both) == (True, False)
    program.assessments.rate(draft.id, "A5", Rating(flagged=True), by=MARIA, seen=Rating())
    assert program.assessments.load(draft.id).rating("A5") == rated(7, "Seen.", flagged=True)


def test_the_same_answer_twice_is_no_conflict_and_one_change(
    program: Program, other: Program, draft: Assessment
) -> None:
    for desk, name in ((program, MARIA), (other, IVAN), (other, IVAN)):
        saved = desk.assessments.rate(draft.id, "A5", rated(6), by=name, seen=Rating()).value
        assert not saved.differs
    assert len(program.assessments.history(draft.id)) == 1


def test_edits_made_on_top_of_each_other_follow_without_knowing_versions(
    program: Program, draft: Assessment
) -> None:
    steps = (Rating(), rated(4), rated(5), rated(5, "S"), rated(5, "Seen"))
    for before, after in pairwise(steps):
        assert not program.assessments.rate(
            draft.id, "A5", after, by=MARIA, seen=before
        ).value.differs


# -- texts ---------------------------------------------------------------------------------


def test_of_two_texts_both_are_kept(program: Program, other: Program, draft: Assessment) -> None:
    field = TextField.RUNNING_NOTE
    other.assessments.write(draft.id, field, "Ivan's story", by=IVAN, seen="")
    saved = program.assessments.write(draft.id, field, "My story", by=MARIA, seen="").value
    assert (saved.differs, saved.both) == (True, True)
    text = program.assessments.load(draft.id).running_note
    assert text == f"Ivan's story\n\nWritten at the same time by {MARIA}:\nMy story"
    # The field still shows its own text, and typing goes on in it.
    saved = program.assessments.write(
        draft.id, field, "My story goes on", by=MARIA, seen="My story"
    ).value
    assert (saved.differs, saved.both) == (True, False)
    assert program.assessments.load(draft.id).running_note == f"{text} goes on"


def test_a_text_stored_already_is_not_put_beneath_again(
    program: Program, other: Program, draft: Assessment
) -> None:
    other.assessments.write(draft.id, TextField.COMMENT, "Theirs", seen="")
    for _attempt in range(2):
        program.assessments.write(draft.id, TextField.COMMENT, "Ours", by=MARIA, seen="")
    assert program.assessments.load(draft.id).comment.count("Ours") == 1


def test_two_names_for_an_assessment_are_a_conflict(
    program: Program, other: Program, draft: Assessment
) -> None:
    other.assessments.write(draft.id, TextField.TITLE, "First", seen="")
    with pytest.raises(ConflictError, match=r"First.*Second"):
        program.assessments.write(draft.id, TextField.TITLE, "Second", seen="")


# -- the rest of an assessment -------------------------------------------------------------


def test_a_decision_is_not_overwritten(program: Program, other: Program, draft: Assessment) -> None:
    other.assessments.decide(draft.id, Decision.MEETS, IVAN, seen=(None, ""))
    with pytest.raises(ConflictError, match=IVAN):
        program.assessments.decide(draft.id, Decision.NOT_YET, MARIA, seen=(None, ""))
    assert program.assessments.load(draft.id).decision is Decision.MEETS


@pytest.mark.on_both
def test_of_two_set_ups_each_detail_is_kept(
    program: Program, other: Program, draft: Assessment
) -> None:
    seen = set_up_of(draft)
    other.assessments.set_up(draft.id, replace(seen, place="Varna", no_conflict=True), seen=seen)
    with pytest.raises(ConflictError, match=r"Varna.*Sofia"):
        program.assessments.set_up(
            draft.id, replace(seen, place="Sofia", assessors=MARIA), seen=seen
        )
    stored = program.assessments.load(draft.id)
    assert (stored.place, stored.assessors, stored.no_conflict) == ("Varna", MARIA, True)


@pytest.mark.on_both
def test_evidence_keeps_the_words_and_links_of_both(
    program: Program, other: Program, draft: Assessment
) -> None:
    program.assessments.keep_evidence(draft.id, ITEM)
    theirs = replace(ITEM, description="Minutes of May", links=ITEM.links | {"A2"})
    other.assessments.keep_evidence(draft.id, theirs, by=IVAN, seen=ITEM)
    ours = replace(ITEM, description="Minutes, signed", links=frozenset({"B1"}))
    assert program.assessments.keep_evidence(draft.id, ours, by=MARIA, seen=ITEM).value.both
    (stored,) = program.assessments.load(draft.id).evidence
    assert stored.links == {"A2", "B1"}
    assert "Minutes of May" in stored.description
    assert "Minutes, signed" in stored.description


@pytest.mark.on_both
def test_evidence_that_somebody_changed_is_not_removed(
    program: Program, other: Program, draft: Assessment
) -> None:
    program.assessments.keep_evidence(draft.id, ITEM)
    other.assessments.keep_evidence(draft.id, replace(ITEM, kind="Test"), seen=ITEM)
    with pytest.raises(ConflictError, match="Minutes"):
        program.assessments.remove_evidence(ITEM.id, assessment_id=draft.id, seen=ITEM)
    now = replace(ITEM, kind="Test")
    for _attempt in range(2):
        program.assessments.remove_evidence(ITEM.id, assessment_id=draft.id, seen=now)
    assert program.assessments.load(draft.id).evidence == ()


def test_evidence_that_somebody_removed_comes_back_with_new_words_only(
    program: Program, other: Program, draft: Assessment
) -> None:
    program.assessments.keep_evidence(draft.id, ITEM)
    other.assessments.remove_evidence(ITEM.id, assessment_id=draft.id, seen=ITEM)
    linked = replace(ITEM, links=ITEM.links | {"A2"})
    with pytest.raises(ConflictError, match="removed"):
        program.assessments.keep_evidence(draft.id, linked, seen=ITEM)
    program.assessments.keep_evidence(draft.id, replace(ITEM, description="New"), seen=ITEM)
    assert [item.description for item in program.assessments.load(draft.id).evidence] == ["New"]


def test_only_what_was_shown_is_signed(program: Program, other: Program, draft: Assessment) -> None:
    shown = complete(program, draft)
    other.assessments.write(draft.id, TextField.COMMENT, "One more thing")
    with pytest.raises(ConflictError, match="not signed off"):
        program.signing.sign(draft.id, MARIA, seen=shown)
    shown = program.assessments.load(draft.id)
    assert program.signing.sign(draft.id, MARIA, seen=shown).value.comment == "One more thing"


@pytest.mark.on_both
def test_a_person_keeps_what_both_desks_entered(program: Program, other: Program) -> None:
    person = program.people.create(PersonDetails("Ana")).value
    theirs = replace(person, adjustments="A quiet room", identity_check="card")
    other.people.update(theirs, seen=person)
    ours = replace(person, adjustments="More time", lawful_basis="Consent")
    stored = program.people.update(ours, seen=person).value
    assert (stored.identity_check, stored.lawful_basis) == ("card", "Consent")
    assert "A quiet room" in stored.adjustments
    assert "More time" in stored.adjustments
    with pytest.raises(ConflictError, match=r"card.*passport"):
        program.people.update(replace(person, identity_check="passport"), seen=person)


def test_what_was_added_once_is_not_added_again(program: Program, draft: Assessment) -> None:
    """An answer of the server that got lost makes no second person, assessment or revision."""
    for _attempt in range(2):
        person = program.people.create(PersonDetails("Ana"), person_id=UUID(int=1)).value
        made = program.assessments.create(
            person.id, set_up_of(draft), assessment_id=UUID(int=2)
        ).value
    assert (person.id, made.id) == (UUID(int=1), UUID(int=2))
    assert len(program.people.list()) == len(program.assessments.list()) == 2


# -- many at once --------------------------------------------------------------------------


def test_a_desk_hears_of_others_and_not_of_itself(
    program: Program, other: Program, draft: Assessment
) -> None:
    def news() -> bool:
        outcome = program.workspace.look_for_changes()
        assert outcome.changes.everything is outcome.value
        return outcome.value

    news()
    program.assessments.rate(draft.id, "A1", rated(5), by=MARIA)
    assert not news()
    other.assessments.rate(draft.id, "A2", rated(5), by=IVAN)
    program.assessments.rate(draft.id, "A3", rated(5), by=MARIA)
    assert news() is program.workspace.is_shared
    assert not news()


@pytest.mark.on_both
def test_writers_go_one_after_the_other(program: Program, other: Program) -> None:
    draft = new_draft(program)

    def work(turn: int) -> None:
        desk = program if turn % 2 else other
        new_draft(desk, f"Candidate {turn}")
        desk.assessments.rate(draft.id, "A1", rated(4 + turn % 5), by=MARIA)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(8)))
    assert len(program.assessments.list()) == 9
    assert program.workspace.check() == ()


@pytest.mark.postgres
@pytest.mark.on_both
@needs_server
def test_a_desk_that_holds_the_lock_too_long_is_told_to_the_others(
    server_workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient = "SET LOCAL lock_timeout = '50ms'; LOCK TABLE workspace IN SHARE ROW EXCLUSIVE MODE"
    frozen, desk = open_program(server_workspace), open_program(server_workspace)
    try:
        with frozen.people._units.writing(), monkeypatch.context() as patch:
            patch.setattr("s4c_desktop.models.engine._LOCK", impatient)
            with pytest.raises(StorageError, match="another desk"):
                desk.people.create(PersonDetails("Ana"))
        desk.people.create(PersonDetails("Ana"))
    finally:
        frozen.close()
        desk.close()


class Desk:
    """A desk with a queue: it edits what it shows, and stores that later, one by one."""

    def __init__(self, name: str, program: Program, draft_id: UUID, dice: random.Random) -> None:
        self.name = name
        self.program = program
        self.draft_id = draft_id
        self.dice = dice
        self.queue: list[Callable[[], None]] = []
        self.written: set[str] = set()
        self.look()

    def look(self) -> None:
        self.shown = self.program.assessments.load(self.draft_id)

    def edit(self) -> None:
        match self.dice.randrange(4):
            case 0:
                self._rate(lambda r: replace(r, state=State.RATED, level=self.dice.randint(4, 8)))
            case 1:
                self._rate(lambda r: replace(r, note=self._more(r.note)))
            case 2:
                self._rate(lambda r: replace(r, flagged=not r.flagged))
            case _:
                self._write()

    def store(self) -> None:
        if self.queue:
            self.queue.pop(0)()

    def _more(self, text: str) -> str:
        word = f"<{self.name}{len(self.written)}>"
        self.written.add(word)
        return f"{text} {word}"

    def _rate(self, change: Callable[[Rating], Rating]) -> None:
        seen = self.shown.rating("A1")
        after = change(seen)
        self.shown = replace(self.shown, ratings={**self.shown.ratings, "A1": after})

        def store() -> None:
            stored = self.program.assessments.load(self.draft_id).rating("A1")
            try:
                self.program.assessments.rate(self.draft_id, "A1", after, by=self.name, seen=seen)
            except ConflictError:
                assert self.program.assessments.load(self.draft_id).rating("A1") == stored
                if seen.note != after.note:
                    raise AssertionError("a note never is a conflict") from None
                return
            now = self.program.assessments.load(self.draft_id).rating("A1")
            if answer(now) != answer(stored):
                assert answer(seen) == answer(stored), "an answer was overwritten unseen"

        self.queue.append(store)

    def _write(self) -> None:
        seen = self.shown.running_note
        after = self._more(seen)
        self.shown = replace(self.shown, running_note=after)
        self.queue.append(
            lambda: self._stored(seen, after),
        )

    def _stored(self, seen: str, after: str) -> None:
        field = TextField.RUNNING_NOTE
        self.program.assessments.write(self.draft_id, field, after, by=self.name, seen=seen)


@pytest.mark.on_both
@pytest.mark.parametrize(
    "rounds",
    [pytest.param(3, id="sample"), pytest.param(200, id="all", marks=pytest.mark.long)],
)
@pytest.mark.timeout(1800)
def test_whatever_the_order_nothing_is_lost_unseen(
    program: Program, other: Program, rounds: int, figure: Figure
) -> None:
    for seed in range(rounds):
        dice = random.Random(seed)
        draft = new_draft(program, f"Candidate {seed}")
        desks = [
            Desk(name, desk, draft.id, dice) for name, desk in ((MARIA, program), (IVAN, other))
        ]
        for _turn in range(24):
            desk = dice.choice(desks)
            match dice.randrange(5):
                case 0 | 1:
                    desk.edit()
                case 2 | 3:
                    desk.store()
                case _ if not desk.queue:
                    desk.look()
        for desk in desks:
            while desk.queue:
                desk.store()
        stored = program.assessments.load(draft.id)
        kept = stored.running_note + stored.rating("A1").note
        lost = {word for desk in desks for word in desk.written if word not in kept}
        assert not lost, f"seed {seed}: {lost}"
    figure("two desks", f"{rounds} histories, 0 lost unseen")
    assert program.workspace.check() == ()


def test_an_edit_of_what_is_signed_meanwhile_is_refused(
    program: Program, other: Program, draft: Assessment
) -> None:
    complete(program, draft)
    other.signing.sign(draft.id, IVAN)
    with pytest.raises(UserError, match="signed off"):
        program.assessments.write(draft.id, TextField.COMMENT, "Late", seen="")
