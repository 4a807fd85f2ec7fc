"""What keeps a framework from being published, and what is worth a second look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from s4c_desktop.domain import framework_edits as edits
from s4c_desktop.domain.framework import DEFAULT_READING, Framework
from s4c_desktop.domain.framework_difference import framework_difference
from s4c_desktop.domain.framework_draft import DraftContent, Reason, ReasonKind, copy_of
from s4c_desktop.domain.framework_findings import HEAD, Finding, Part, Where
from s4c_desktop.domain.framework_publishing import may_be_published, publish_findings
from s4c_desktop.domain.role_card_edits import describe_demand

D = DEFAULT_READING
PUBLISHED = ("SCCF 0.1", "SCCF 1.0", "SCRO 0.1", "CITY 0.9")
BUNDLED = ("SCCF", "SCRO")


@pytest.fixture(scope="module")
def good(bundled: dict[str, Framework]) -> DraftContent:
    return copy_of(bundled["SCCF 1.0"], "CITY", "Our city")


def found(content: DraftContent) -> tuple[Finding, ...]:
    return publish_findings(content, PUBLISHED, BUNDLED)


def named(content: DraftContent, **changes: str) -> DraftContent:
    return DraftContent(replace(content.framework, **changes), content.left_out)  # type: ignore[arg-type]


def test_a_copy_may_be_published_as_it_is(good: DraftContent) -> None:
    assert found(good) == ()


Change = Callable[[DraftContent], DraftContent]


def _of(role: str, mandatory: bool | None, eqf: int | None) -> Change:
    return lambda c: edits.require(c, D, role, "A1", mandatory=mandatory, eqf=eqf)


def _no_role_requires(content: DraftContent) -> DraftContent:
    for role in ("SCPD", "SCPM", "SCPMC"):
        for code in content.framework.order:
            content = edits.require(content, D, role, code, mandatory=False, eqf=6)
    return content


def _no_roles(content: DraftContent) -> DraftContent:
    for role in ("SCPD", "SCPM", "SCPMC"):
        content = edits.remove_role(content, role)
    return content


def _other_without_words(content: DraftContent) -> DraftContent:
    content = edits.require(content, D, "SCPD", "A1", mandatory=True, eqf=5)
    return edits.give_reason(content, D, "SCPD", "A1", Reason(ReasonKind.OTHER))


BLOCKS: dict[str, tuple[Change, Where, str]] = {
    "no title": (lambda c: named(c, title=" "), HEAD, "no title"),
    "no code": (lambda c: named(c, code="my city"), HEAD, "code “my city” is none"),
    "no version": (lambda c: named(c, version="one"), HEAD, "version “one” is no number"),
    "a bundled code": (lambda c: named(c, code="SCCF"), HEAD, "comes with the program"),
    "published": (lambda c: named(c, version="0.9"), HEAD, "CITY 0.9 is published already"),
    "nothing chosen": (
        lambda c: edits.choose(c, c.framework.order, chosen=False),
        HEAD,
        "No competence is chosen",
    ),
    "no role": (_no_roles, HEAD, "There is no role"),
    "nothing mandatory": (_no_role_requires, HEAD, "No role has a mandatory competence"),
    "mandatory without level": (
        _of("SCPM", True, None),
        Where(Part.REQUIREMENT, "A1", "SCPM", D),
        "A1 is mandatory, but has no level",
    ),
    "another reason without words": (
        _other_without_words,
        Where(Part.REQUIREMENT, "A1", "SCPD", D),
        "no words for it",
    ),
    "a code twice": (
        lambda c: edits.add_competence(c, "A", "B1", "Again"),
        HEAD,
        "competence B1 stands twice",
    ),
    "a competence without title": (
        lambda c: edits.describe_competence(c, "A1", title=""),
        Where(Part.COMPETENCE, "A1"),
        "A1 has no title",
    ),
    "an area without title": (
        lambda c: edits.rename_area(c, "A", ""),
        Where(Part.AREA, "A"),
        "area A has no title",
    ),
    "a level without name": (
        lambda c: edits.word_level(c, 5, name=""),
        Where(Part.LEVEL, "5"),
        "EQF 5 has no name",
    ),
    "a level without words": (
        lambda c: edits.word_level(c, 7, knowledge_skills=" "),
        Where(Part.LEVEL, "7"),
        "EQF 7 does not say",
    ),
    "a role without title": (
        lambda c: edits.describe_role(c, "SCPM", title=""),
        Where(Part.ROLE, "SCPM"),
        "role SCPM has no title",
    ),
}


@pytest.mark.parametrize(("change", "where", "text"), BLOCKS.values(), ids=BLOCKS.keys())
def test_what_blocks_is_said_with_its_place(
    good: DraftContent, change: Change, where: Where, text: str
) -> None:
    findings = found(change(good))
    assert not may_be_published(findings)
    said = [finding for finding in findings if finding.where == where and text in finding.text]
    assert [finding.blocks for finding in said] == [True]
    # What blocks comes first.
    assert findings[0].blocks


def _many(content: DraftContent) -> DraftContent:
    for code in tuple(content.framework.order)[:26]:
        content = edits.require(content, D, "SCPM", code, mandatory=True, eqf=6)
    return content


def _same_rung(content: DraftContent) -> DraftContent:
    anchor = content.framework.competence("A1").anchor(5)
    assert anchor is not None
    return edits.set_anchor(content, "A1", 6, anchor.knowledge_skills, anchor.autonomy)


WARNINGS: dict[str, tuple[Change, str]] = {
    "no edition": (lambda c: named(c, edition=""), "whose edition"),
    "anchors missing": (
        lambda c: edits.set_anchor(edits.set_anchor(c, "A1", 4, "", ""), "A1", 6, "", ""),
        "A1 does not say what can be observed at the levels EQF 4, 6.",
    ),
    "two rungs the same": (_same_rung, "A1 says the same at EQF 6 as at EQF 5."),
    "no reason": (_of("SCPM", True, 8), "A1 is mandatory without a reason"),
    "many": (_many, "mandatory competences. More than 25 are hardly"),
    "a role that requires nothing": (
        lambda c: edits.add_role(c, "HEAD", "Head"),
        "Head has no mandatory competence",
    ),
    "a role for nothing": (
        lambda c: edits.add_role(c, "HEAD", "Head"),
        "Head does not say what it is for",
    ),
    "one that no role requires": (
        lambda c: edits.add_competence(c, "A", "A90", "Patience"),
        "No role requires A90",
    ),
    "one without meaning": (
        lambda c: edits.add_competence(c, "A", "A90", "Patience"),
        "A90 does not say what it means",
    ),
    "words about another level": (
        lambda c: edits.require(
            describe_demand(c, "SCPM", "A1", "New"), D, "SCPM", "A1", mandatory=True, eqf=8
        ),
        "what A1 means here is said for EQF 6, but EQF 8 is required",
    ),
    "the same title": (
        lambda c: edits.describe_competence(c, "A1", title=c.framework.competence("A2").title),
        "A1 has the same title",
    ),
}


@pytest.mark.parametrize(("change", "text"), WARNINGS.values(), ids=WARNINGS.keys())
def test_what_is_worth_a_second_look_blocks_nothing(
    good: DraftContent, change: Change, text: str
) -> None:
    findings = found(change(good))
    assert may_be_published(findings)
    assert any(text in finding.text for finding in findings), findings


def test_one_sentence_says_that_there_are_no_anchors_at_all(bundled: dict[str, Framework]) -> None:
    findings = found(copy_of(bundled["SCCF 0.1"], "CITY", "Our city"))
    (said,) = (finding.text for finding in findings if "observed" in finding.text)
    assert said.startswith("No competence says what can be observed at its levels.")


def test_the_difference_of_two_versions(good: DraftContent) -> None:
    after = edits.choose(good, ("D5",), chosen=False)
    after = edits.add_competence(after, "A", "A90", "Patience")
    after = edits.describe_competence(after, "A1", title="Invention")
    after = edits.set_anchor(after, "A1", 8, "Invents", "Alone")
    after = edits.set_list(after, "A2", "questions", ["Which?"])
    after = edits.add_role(edits.remove_role(after, "SCPMC"), "HEAD", "Head")
    after = edits.describe_role(after, "SCPM", mission="Leads.")
    after = edits.require(after, D, "SCPD", "B1", mandatory=None, eqf=None)
    difference = framework_difference(good.framework, after.chosen)
    assert (difference.added, difference.removed) == (("A90",), ("D5",))
    assert [(r.code, r.renamed, r.anchors) for r in difference.competences] == [
        ("A1", True, (8,)),
        ("A2", False, ()),
    ]
    assert (difference.roles_added, difference.roles_removed) == (("HEAD",), ("SCPMC",))
    assert [(r.code, r.renamed) for r in difference.roles] == [("SCPM", False)]
    (change,) = difference.demands
    assert (change.role, change.competence, change.after) == ("SCPD", "B1", None)
    assert difference
