"""A city edits a copy of a framework: every edit is a new value, and nothing else changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s4c_desktop.domain import framework_edits as edits
from s4c_desktop.domain import role_card_edits as cards
from s4c_desktop.domain.framework import DEFAULT_READING, MAP_READING, Framework
from s4c_desktop.domain.framework_difference import framework_difference
from s4c_desktop.domain.framework_draft import (
    DraftContent,
    Reason,
    ReasonKind,
    content_plain,
    copy_of,
    next_version,
    read_content,
    reason_of,
)
from s4c_desktop.domain.framework_draft_wording import difference_lines
from s4c_desktop.domain.framework_structure import code_fault, structure_findings

D = DEFAULT_READING


@pytest.fixture(scope="module")
def base(bundled: dict[str, Framework]) -> Framework:
    return bundled["SCCF 1.0"]


@pytest.fixture
def content(base: Framework) -> DraftContent:
    return copy_of(base, "CITY", "Our city")


def test_a_copy_carries_everything_but_the_readings_of_others(
    base: Framework, content: DraftContent
) -> None:
    framework = content.framework
    assert (framework.code, framework.version, framework.draft) == ("CITY", "1.0", False)
    assert "SCCF 1.0" in framework.edition
    assert framework.competences == base.competences
    assert (framework.modules, framework.curricula) == (base.modules, base.curricula)
    assert [reading.code for reading in framework.readings] == [D]
    difference = framework_difference(base, framework)
    assert not difference
    assert not any(role.readings for role in framework.roles)
    by_map = copy_of(base, "CITY", "Our city", MAP_READING).framework
    assert sum(d.mandatory for d in by_map.role("SCPD").requirements[D]) == 16
    assert sum(d.mandatory for d in framework.role("SCPD").requirements[D]) == 14


def test_what_is_left_out_goes_with_all_that_hangs_on_it_and_comes_back(
    content: DraftContent,
) -> None:
    fewer = edits.choose(content, ("B1", "B2", "B3"), chosen=False)
    chosen = fewer.chosen
    assert len(chosen.competences) == 37
    gone = {"B1", "B2", "B3"}
    for role in chosen.roles:
        assert not gone & {d.competence for d in role.requirements[D]}
        assert not gone & {d.competence for d in role.card.descriptors}
    for module in chosen.modules:
        assert not gone & set(module.competences)
        for _path, topic in module.walk():
            assert not gone & {link.competence for link in (*topic.teaches, *topic.supports)}
    assert tuple(structure_findings(chosen)) == ()
    assert edits.choose(fewer, gone, chosen=True) == content
    area = [c.code for c in content.framework.competences if c.area == "B"]
    without_area = edits.choose(content, area, chosen=False).chosen
    assert [found.code for found in without_area.areas] == ["A", "C", "D"]


def test_a_level_is_set_with_its_reason(content: DraftContent) -> None:
    before = edits.demand_of(content, D, "SCPM", "B1")
    assert before is not None
    raised = edits.require(content, D, "SCPM", "B1", mandatory=True, eqf=8)
    demand = edits.demand_of(raised, D, "SCPM", "B1")
    assert demand is not None
    assert (demand.mandatory, demand.eqf, demand.basis, demand.source) == (
        True,
        8,
        "editorial",
        "",
    )
    reason = Reason(ReasonKind.PRIORITY, "floods: of 2024")
    reasoned = edits.give_reason(raised, D, "SCPM", "B1", reason)
    # The reason stays when only the level changes once more, and is read back from a file.
    lowered = edits.require(reasoned, D, "SCPM", "B1", mandatory=True, eqf=7)
    again = edits.demand_of(read_content(content_plain(lowered)), D, "SCPM", "B1")
    assert again is not None
    assert (again.eqf, reason_of(again)) == (7, reason)
    cleared = edits.give_reason(lowered, D, "SCPM", "B1", None)
    assert reason_of(edits.demand_of(cleared, D, "SCPM", "B1") or before) is None
    # Set to what it is already, it keeps what the source says.
    same = edits.require(content, D, "SCPM", "B1", mandatory=before.mandatory, eqf=before.eqf)
    assert same is content
    nothing = edits.require(content, D, "SCPM", "B1", mandatory=None, eqf=None)
    assert edits.demand_of(nothing, D, "SCPM", "B1") is None
    with pytest.raises(KeyError):
        edits.give_reason(nothing, D, "SCPM", "B1", reason)
    # In its old place, not at the end.
    back = edits.require(nothing, D, "SCPM", "B1", mandatory=False, eqf=5)
    codes = [d.competence for d in back.framework.role("SCPM").requirements[D]]
    assert codes == list(back.framework.order)


def test_what_a_source_says_is_no_reason_of_a_city(base: Framework) -> None:
    demands = base.role("SCPD").requirements[D]
    assert not any(reason_of(demand) for demand in demands)
    assert reason_of(replace(demands[0], source="priority: x")) is None
    assert reason_of(replace(demands[0], basis="editorial", source="else: x")) is None
    assert reason_of(replace(demands[0], basis="editorial", source="need")) == Reason(
        ReasonKind.NEED
    )


def test_words_of_a_competence_change_and_are_then_our_own(content: DraftContent) -> None:
    worded = edits.describe_competence(content, "A1", title="Invention", meaning="New ideas.")
    found = worded.framework.competence("A1")
    assert (found.title, found.meaning, found.origin.basis) == (
        "Invention",
        "New ideas.",
        "editorial",
    )
    assert found.description == content.framework.competence("A1").description
    assert edits.describe_competence(content, "A1") is content
    anchored = edits.set_anchor(worded, "A1", 6, "Invents", "Alone")
    anchor = anchored.framework.competence("A1").anchor(6)
    assert anchor is not None
    assert (anchor.knowledge_skills, anchor.autonomy) == ("Invents", "Alone")
    assert edits.set_anchor(anchored, "A1", 6, "Invents", "Alone") is anchored
    cleared = edits.set_anchor(anchored, "A1", 6, "", "")
    assert [a.eqf for a in cleared.framework.competence("A1").anchors] == [4, 5, 7, 8]
    questions = content.framework.competence("A1").questions
    texts = [questions[1].text, "And in our city?"]
    asked = edits.set_list(content, "A1", "questions", texts).framework.competence("A1").questions
    assert asked[0] == questions[1]
    assert (asked[1].text, asked[1].origin.basis) == ("And in our city?", "editorial")
    assert edits.set_list(content, "A1", "questions", [q.text for q in questions]) is content


def test_words_of_a_level_change_and_are_then_our_own(
    content: DraftContent, base: Framework
) -> None:
    worded = edits.word_level(content, 6, name="Able", autonomy="Decides alone.")
    level, before = worded.framework.level(6), base.level(6)
    assert (level.name, level.autonomy, level.origin.basis) == (
        "Able",
        "Decides alone.",
        "editorial",
    )
    assert (level.knowledge_skills, level.number) == (before.knowledge_skills, before.number)
    assert edits.word_level(content, 6, name=before.name) is content
    assert worded.framework.level(5) is content.framework.level(5)
    difference = framework_difference(base, worded.framework)
    assert difference.levels == (6,)
    assert difference_lines(difference, base, worded.framework) == ("Other words for EQF 6",)
    with pytest.raises(KeyError):
        edits.word_level(content, 3, name="Novice")


def test_the_card_of_a_role_is_edited_list_by_list(content: DraftContent, base: Framework) -> None:
    role = base.role("SCPM")
    tasks = [item.text for item in role.card.tasks]
    edited = cards.set_card_list(content, "SCPM", "tasks", [tasks[1], "Walks the city"])
    edited = cards.set_card_list(edited, "SCPM", "accountable", ["The tram"])
    edited = edits.describe_role(edited, "SCPM", description="Leads.")
    card = edited.framework.role("SCPM").card
    assert card.tasks[0] == role.card.tasks[1]
    assert (card.tasks[1].text, card.tasks[1].origin.basis) == ("Walks the city", "editorial")
    assert [
        item.text for item in cards.card_list(edited.framework.role("SCPM"), "accountable")
    ] == ["The tram"]
    assert card.deliverables.responsible == role.card.deliverables.responsible
    assert card.description == "Leads."
    assert cards.set_card_list(content, "SCPM", "tasks", tasks) is content
    difference = framework_difference(base, edited.framework)
    assert [found.code for found in difference.roles] == ["SCPM"]


def test_what_a_competence_means_for_a_role_goes_with_its_level(content: DraftContent) -> None:
    role = content.framework.role("SCPM")
    assert cards.required_level(role, "A1") == 6
    said = cards.describe_demand(content, "SCPM", "A1", "Finds ways nobody saw.")
    (found,) = [
        one for one in said.framework.role("SCPM").card.descriptors if one.competence == "A1"
    ]
    assert (found.eqf, found.text, found.origin.basis) == (6, "Finds ways nobody saw.", "editorial")
    assert cards.describe_demand(said, "SCPM", "A1", "Finds ways nobody saw.") is said
    raised = edits.require(said, D, "SCPM", "A1", mandatory=True, eqf=8)
    again = cards.describe_demand(raised, "SCPM", "A1", "Finds ways nobody saw.")
    assert [
        o.eqf for o in again.framework.role("SCPM").card.descriptors if o.competence == "A1"
    ] == [8]
    gone = cards.describe_demand(again, "SCPM", "A1", "")
    codes = [one.competence for one in gone.framework.role("SCPM").card.descriptors]
    assert "A1" not in codes
    assert cards.describe_demand(gone, "SCPM", "A1", "") is gone
    nothing = edits.require(gone, D, "SCPM", "A1", mandatory=None, eqf=None)
    with pytest.raises(KeyError):
        cards.describe_demand(nothing, "SCPM", "A1", "Something")


def test_areas_and_competences_of_ones_own(content: DraftContent) -> None:
    larger = edits.add_area(content, "E", "Water")
    larger = edits.add_competence(larger, "E", "E1", "Flood protection")
    larger = edits.add_competence(larger, "A", "A90", "Patience")
    codes = list(larger.framework.order)
    assert codes[-1] == "E1"
    assert codes[codes.index("A90") + 1] == "B1"
    assert edits.rename_area(larger, "E", "Rivers").framework.area("E").title == "Rivers"
    with pytest.raises(ValueError, match="E has competences"):
        edits.remove_area(larger, "E")
    demanded = edits.require(larger, D, "SCPM", "E1", mandatory=True, eqf=6)
    demanded = edits.choose(demanded, ("E1",), chosen=False)
    smaller = edits.remove_area(edits.remove_competence(demanded, "E1"), "E")
    assert edits.remove_competence(smaller, "A90") == content
    taken = larger.framework.order
    assert code_fault("E2", taken) == ""
    assert "taken" in code_fault("a1".upper(), taken)
    assert "capital letter" in code_fault("e 2", taken)


def test_roles_come_and_go(content: DraftContent) -> None:
    fresh = edits.add_role(content, "HEAD", "Head of department")
    assert fresh.framework.role("HEAD").requirements == {D: ()}
    assert fresh.framework.role("HEAD").letter == "H"
    like = edits.add_role(fresh, "DEPUTY", "Deputy", like="SCPD").framework
    assert [(d.competence, d.mandatory, d.eqf) for d in like.role("DEPUTY").requirements[D]] == [
        (d.competence, d.mandatory, d.eqf) for d in like.role("SCPD").requirements[D]
    ]
    # The letter of its title is taken.
    assert like.role("DEPUTY").letter == "E"
    named = edits.describe_role(fresh, "HEAD", title="Chief", mission="Leads.")
    assert named.framework.role("HEAD").title == "Chief"
    gone = edits.remove_role(content, "SCPD")
    assert [role.code for role in gone.framework.roles] == ["SCPM", "SCPMC"]
    assert gone.framework.curriculum("SCPD") is None
    # A topic that only its curriculum had is required by nothing any more.
    assert tuple(structure_findings(gone.framework)) == ()
    assert edits.remove_role(fresh, "HEAD") == content


def test_a_framework_without_roles_gets_its_reading_with_the_first(
    bundled: dict[str, Framework],
) -> None:
    content = copy_of(bundled["SCRO 0.1"], "CITY", "Our city")
    content = edits.add_role(content, "SCRO", "Resilience officer")
    content = edits.require(content, D, "SCRO", "RE1", mandatory=True, eqf=6)
    assert [reading.code for reading in content.framework.readings] == [D]
    assert content.framework.requirements("SCRO", D)["RE1"].eqf == 6


def test_the_next_version_has_the_next_number() -> None:
    assert [next_version(v) for v in ("1.0", "1.9", "2", "0.1.4")] == [
        "1.1",
        "1.10",
        "2.1",
        "0.1.5",
    ]


CODES = st.sampled_from(["A1", "A9", "B3", "C8", "D5"])
ROLES = st.sampled_from(["SCPD", "SCPM", "SCPMC"])
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
Edit = Callable[[DraftContent], DraftContent]
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(
        lambda c, chosen: lambda x: edits.choose(x, (c,), chosen=chosen), CODES, st.booleans()
    ),
    st.builds(
        lambda r, c, m, e: lambda x: edits.require(x, D, r, c, mandatory=m, eqf=e),
        ROLES,
        CODES,
        st.sampled_from([True, False, None]),
        st.sampled_from([None, 4, 6, 8]),
    ),
    st.builds(
        lambda c, t, m: lambda x: edits.describe_competence(x, c, title=t, meaning=m),
        CODES,
        WORDS,
        WORDS,
    ),
    st.builds(
        lambda c, e, k, a: lambda x: edits.set_anchor(x, c, e, k, a),
        CODES,
        st.sampled_from([4, 5, 8]),
        WORDS,
        WORDS,
    ),
    st.builds(
        lambda c, t: lambda x: edits.set_list(x, c, "questions", t),
        CODES,
        st.lists(WORDS, max_size=3),
    ),
    st.builds(lambda r, t: lambda x: edits.describe_role(x, r, title=t), ROLES, WORDS),
    st.builds(
        lambda e, n, t: lambda x: edits.word_level(x, e, name=n, knowledge_skills=t),
        st.sampled_from([4, 5, 8]),
        WORDS,
        WORDS,
    ),
    st.builds(
        lambda r, k, t: lambda x: cards.set_card_list(x, r, k, t),
        ROLES,
        st.sampled_from([*cards.CARD_LISTS, *cards.DELIVERABLES]),
        st.lists(WORDS, max_size=3),
    ),
)


@settings(max_examples=15)
@given(made=st.lists(EDITS, max_size=6))
def test_whatever_is_edited_fits_together_and_is_read_back(
    made: list[Edit], bundled: dict[str, Framework]
) -> None:
    content = copy_of(bundled["SCCF 0.1"], "CITY", "Our city")
    for edit in made:
        content = edit(content)
    assert tuple(structure_findings(content.framework)) == ()
    assert tuple(structure_findings(content.chosen)) == ()
    again = read_content(content_plain(content))
    assert content_plain(again) == content_plain(content)
    assert again.left_out == content.left_out
