"""A vote from a draft without any levels to a role profile that people are assessed with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from s4c_desktop.base.errors import ConflictError, UserError
from s4c_desktop.bootstrap import Program
from s4c_desktop.domain.assessment import Kind, Scope
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.domain.vote import Need, Option, Phase, Question, Ruling, Sorting, Vote
from s4c_desktop.domain.vote_outcome import profile
from s4c_desktop.domain.vote_publishing import Naming
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.services.votes import ProposedFrom
from tests.services.conftest import rate_all
from tests.services.test_votes import OFFICER, RULE, count, planned

pytestmark = pytest.mark.sqlite_first

CITY = Naming("CITY", "1.0", "Our resilience officer", "Decided in Varna.")
YES, NO = Option.MANDATORY, Option.OPTIONAL


def voted(program: Program, vote: Vote, code: str, level: Option, mandatory: Option) -> None:
    program.voting.open_round(vote.id, code)
    votes: dict[tuple[Question, Option | None], int] = {
        (Question.LEVEL, level): 10,
        (Question.LEVEL, Option.EQF8): 2,
        (Question.MANDATORY, mandatory): 12,
    }
    count(program, vote, code, votes)
    program.voting.close_round(vote.id, code)


def decided(program: Program, *codes: str, by_vote: int) -> Vote:
    """Return a vote on competences of the draft: the first not needed, the last ones by rulings."""
    vote = planned(program, *codes)
    program.voting.begin(vote.id)
    voted(program, vote, codes[0], Option.NOT_NEEDED, NO)
    for place, code in enumerate(codes[1:by_vote]):
        voted(program, vote, code, Option.EQF6 if place % 2 else Option.EQF5, YES)
    for code in codes[by_vote:]:
        program.voting.decide(vote.id, code, Ruling(Need(4), "Ana Ionescu", "No time left."))
    return program.voting.finish(vote.id).value.vote


@pytest.mark.parametrize("by_vote", [4, pytest.param(21, marks=pytest.mark.long)])
def test_a_vote_makes_a_complete_profile_of_a_draft_without_levels(
    program: Program, by_vote: int
) -> None:
    codes = tuple(program.library.named("SCRO").order)
    assert len(codes) == 22
    vote = decided(program, *codes, by_vote=by_vote)
    preview = program.vote_publishing.preview(vote.id, CITY)
    assert not [finding.text for finding in preview.findings if finding.blocks]
    made = program.vote_publishing.publish(vote.id, CITY, seen=vote.version)
    framework = program.library.named("CITY 1.0")
    assert made.value == framework == program.library.framework(framework.id)
    assert made.changes.frameworks == {framework.id}
    assert made.changes.votes == {vote.id}

    needs = framework.requirements("OFFICER", "default")
    assert {code: (one.eqf, one.mandatory) for code, one in needs.items()} == {
        one.competence: (one.need.eqf, one.need.mandatory)
        for one in profile(vote)
        if one.need.eqf is not None
    }
    assert len(needs) == 21
    assert needs[codes[1]].source == (
        "vote: Vote “What our resilience officer needs”, 2026-11-21: Decided by vote in 1 round. "
        "EQF 5, 10 of 12 votes (83 %), 0 abstentions, 12 present; "
        "Mandatory, 12 of 12 votes (100 %), 0 abstentions, 12 present. "
        "Threshold 75 %, quorum 8, paper slips."
    )
    assert "decided by Ana Ionescu: No time left." in needs[codes[-1]].source

    stored = program.votes.get(vote.id)
    assert (stored.vote.phase, stored.published) == (Phase.PUBLISHED, framework)
    assert stored.vote == replace(
        vote, phase=Phase.PUBLISHED, published_id=framework.id, version=stored.vote.version
    )
    assert program.workspace.report().is_sound
    with pytest.raises(UserError, match="is published"):
        program.voting.go_on(vote.id)

    # Usable at once: somebody is assessed with it.
    person = program.people.create(PersonDetails("Candidate 1")).value
    choice = SetUp(
        framework.id, "OFFICER", kind=Kind.ASSESSOR, scope=Scope.ALL, assessors="Maria Ilieva"
    )
    draft = program.assessments.create(person.id, choice).value
    result = program.results.of(rate_all(program, draft, level=5)).result
    assert len(result.comparisons) == 21
    short = [one.competence for one in result.comparisons if one.gap]
    assert short == [code for code, one in needs.items() if (one.eqf or 0) > 5]


def test_a_second_vote_changes_only_what_is_on_its_agenda(program: Program) -> None:
    first = decided(program, "RE1", "RE2", "RE3", "SM1", by_vote=3)
    program.vote_publishing.publish(first.id, CITY, seen=first.version)
    before = program.library.named("CITY")
    details = replace(OFFICER, role_title="", title="A year later", held_on=date(2027, 11, 20))
    vote = program.votes.create(before.id, details, RULE).value
    program.votes.count_present(vote.id, 12)
    agenda = ("RE2", "RE3", "TR1")
    program.votes.set_agenda(vote.id, agenda, ProposedFrom("OFFICER", "default"))
    begun = program.voting.begin(vote.id).value.vote
    assert [item.proposal for item in begun.items] == [Need(5, True), Need(6, True), None]
    program.voting.sort(vote.id, {"RE2": Sorting.ACCEPTED, "RE3": Sorting.CONTESTED})
    program.voting.begin_voting(vote.id)
    voted(program, vote, "RE3", Option.EQF7, YES)
    voted(program, vote, "TR1", Option.EQF4, NO)
    done = program.voting.finish(vote.id).value.vote
    naming = program.vote_publishing.suggest(vote.id)
    assert (naming.code, naming.version, naming.title) == ("CITY", "1.1", CITY.title)
    after = program.vote_publishing.publish(vote.id, naming, seen=done.version).value
    levels = {c: (n.eqf, n.mandatory) for c, n in after.requirements("OFFICER", "default").items()}
    assert levels == {
        "RE2": (5, True),
        "RE3": (7, True),
        "SM1": (4, False),
        "TR1": (4, False),
    }
    sources = {c: n.source for c, n in after.requirements("OFFICER", "default").items()}
    assert "A year later" in sources["RE2"]
    assert "nobody contested it" in sources["RE2"]
    assert first.title in sources["SM1"]
    assert before.requirements("OFFICER", "default")["RE3"].eqf == 6
    assert [one.name for one in program.framework_drafts.own().published] == [
        "CITY 1.0",
        "CITY 1.1",
    ]


def test_what_cannot_be_published_changes_nothing(program: Program) -> None:
    open_vote = planned(program, "RE1")
    with pytest.raises(UserError, match="not decided"):
        program.vote_publishing.publish(open_vote.id, CITY, seen=open_vote.version)
    vote = decided(program, "RE1", "RE2", "RE3", by_vote=2)
    before = tuple(framework.name for framework in program.library.frameworks())
    publish = program.vote_publishing.publish
    with pytest.raises(ConflictError, match="changed at another desk"):
        publish(vote.id, CITY, seen=vote.version - 1)
    with pytest.raises(UserError, match="comes with the program"):
        publish(vote.id, replace(CITY, code="SCRO"), seen=vote.version)
    with pytest.raises(UserError, match="no number with points"):
        publish(vote.id, replace(CITY, version="one"), seen=vote.version)
    assert tuple(framework.name for framework in program.library.frameworks()) == before
    assert program.votes.get(vote.id).vote == vote
    assert not program.framework_drafts.own().drafts
    naming = program.vote_publishing.suggest(vote.id)
    assert naming == Naming(
        "OURSCRO",
        "1.0",
        "Smart City Resilience Officer: our edition",
        "SCRO 0.1, with what the vote “What our resilience officer needs” of 2026-11-21 decided.",
    )
    made = publish(vote.id, naming, seen=vote.version).value
    assert program.library.with_role("officer") == made
    assert program.library.with_role("all") == program.library.current()
    copy = program.framework_drafts.copy(made.id, "TOWN", "Our town").value
    program.framework_drafts.publish(copy.id, copy.stored)
    with pytest.raises(UserError, match=r"have a role OFFICER: OURSCRO 1\.0, TOWN 1\.0"):
        program.library.with_role("OFFICER")


def test_of_a_role_with_levels_the_rest_of_the_profile_stays(program: Program) -> None:
    vote = planned(program, "A1", "B4", role="SCPM")
    program.voting.begin(vote.id)
    program.voting.sort(vote.id, {"A1": Sorting.CONTESTED})
    program.voting.accept_rest(vote.id)
    program.voting.begin_voting(vote.id)
    voted(program, vote, "A1", Option.EQF7, YES)
    done = program.voting.finish(vote.id).value.vote
    before = program.library.current().requirements("SCPM", "default")
    framework = program.vote_publishing.publish(vote.id, CITY, seen=done.version).value
    after = framework.requirements("SCPM", "default")
    assert list(after) == list(before)
    changed = {code for code in after if after[code].source != before[code].source}
    assert changed == {"A1", "B4"}
    assert (after["A1"].eqf, after["A1"].mandatory) == (7, True)
    assert [role.code for role in framework.roles] == ["SCPD", "SCPM", "SCPMC"]
    assert not framework.role("SCPM").readings
