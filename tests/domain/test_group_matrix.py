"""Tables of participants: what columns are taken for, what rows bring, and what is wrong."""

from __future__ import annotations

from uuid import UUID

import pytest

from s4c_desktop.base.errors import Cancelled, UserError
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.focus_group import Participant, Source
from s4c_desktop.domain.framework import Area, Competence, Framework
from s4c_desktop.domain.group_import_wording import (
    blocked_sentence,
    column_text,
    preview_sentence,
    row_text,
)
from s4c_desktop.domain.group_matrix import (
    Column,
    Fate,
    MatrixPreview,
    Use,
    guess_columns,
    plan_matrix,
)
from s4c_desktop.domain.people_import_wording import fault_line
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.sheet import text_problem
from s4c_desktop.exchange.register_file import read_sheet
from tests.domain.frameworks import identity

CODES = ("A1", "A2", "A10", "B1")
FRAMEWORK = Framework(
    id=identity("framework"),
    code="SCCF",
    version="1.0",
    title="",
    edition="",
    draft=False,
    readings=(),
    levels=(),
    areas=(Area(identity("A"), "A", ""), Area(identity("B"), "B", "")),
    competences=tuple(
        Competence(identity(code), code, code[0], f"Title of {code}", "") for code in CODES
    ),
    roles=(),
    modules=(),
    curricula=(),
)
ANA = Participant(UUID(int=1), "Ana", attributes={"employer": "port"})


def plan(text: str, *known: Participant, replace_known: bool = False) -> MatrixPreview:
    sheet = read_sheet(text.encode(), "group.csv")
    columns = guess_columns(sheet, FRAMEWORK)
    return plan_matrix(sheet, columns, FRAMEWORK, known, replace_known=replace_known)


def faults(preview: MatrixPreview) -> list[str]:
    return [fault_line(preview.file, fault) for fault in preview.faults]


def test_columns_are_known_by_codes_titles_and_usual_names() -> None:
    names = "Employer,Participant,a1,A2 – Systems,Title of B1,A10: more,A1 again"
    text = f"{names}\ncity,P1,4,5,6,7,8\n"
    sheet = read_sheet(text.encode(), "group.csv")
    found = guess_columns(sheet, FRAMEWORK)
    assert found == (
        Column(Use.ATTRIBUTE),
        Column(Use.CODE_NAME),
        *(Column(Use.COMPETENCE, code) for code in ("A1", "A2", "B1", "A10")),
        Column(Use.ATTRIBUTE),
    )
    assert [column_text(column) for column in found[:3]] == [
        "Attribute",
        "Code name",
        "Ratings of A1",
    ]


def test_rows_bring_participants_with_ratings_and_attributes() -> None:
    found = plan("Code;Employer;A1;A2;B1;A10\nAna;city;6;<4;no evidence;\n;;x;Below 4;?;–\n")
    first, second = (row.participant for row in found.rows)
    assert first is not None
    assert second is not None
    assert (first.code_name, first.source, first.attributes) == (
        "Ana",
        Source.MATRIX,
        {"Employer": "city"},
    )
    assert first.ratings == {
        "A1": rating_at(6),
        "A2": Rating(State.BELOW),
        "B1": Rating(State.NO_EVIDENCE),
    }
    assert second.code_name.startswith("P-")
    assert second.ratings["A1"].state is State.EXEMPT
    assert (second.attributes, found.faults) == ({}, ())
    assert preview_sentence(found) == "2 new participants."


def test_everything_that_is_wrong_is_told_with_line_and_column() -> None:
    rows = ("Ana,city,9,5.5", f"ana,{'x' * 201},4,#REF!", "", "Bo,c,2026-11-21,")
    found = plan("Code,Employer,A1,A2\n" + "\n".join(rows))
    no_level = "is no level. Write 4 to 8, below, no evidence or exempt."
    assert faults(found) == [
        f"group.csv, line 2, column A1: “9” {no_level}",
        f"group.csv, line 2, column A2: “5.5” {no_level}",
        "group.csv, line 3, column Code: line 2 has the code name “ana” too. Give each their own.",
        f"group.csv, line 3, column Employer: {text_problem('x' * 201, 200)}",
        f"group.csv, line 3, column A2: “#REF!” {no_level}",
        f"group.csv, line 5, column A1: “2026-11-21” {no_level}",
    ]
    assert blocked_sentence(found).startswith("Nothing was imported: 3 rows are faulty.")
    assert [row_text(row) for row in found.rows] == ["faulty"] * 3


def test_who_is_in_the_group_is_left_out_or_rated_anew() -> None:
    text = "Code,A1\nANA,7\nBo,6\n"
    found = plan(text, ANA)
    assert [row.fate for row in found.rows] == [Fate.LEFT_OUT, Fate.NEW]
    assert row_text(found.rows[0]) == "left out: Ana is in the group already"
    assert preview_sentence(found) == "1 new participant, 1 left out."
    found = plan(text, ANA, replace_known=True)
    assert [row.fate for row in found.rows] == [Fate.REPLACES, Fate.NEW]
    again = found.rows[0].participant
    assert again is not None
    assert (again.id, again.ratings) == (ANA.id, {"A1": rating_at(7)})
    shown = Participant(ANA.id, "Ana", batch=1)
    (told,) = faults(plan(text, shown, replace_known=True))
    assert told.startswith("group.csv, line 2, column Code: “ANA” was shown already")
    assert plan(text, shown).faults == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Code,Employer\nAna,city\n", "no column for a competence of SCCF 1.0"),
        ("Code,A1\n", "nobody to import"),
        ("Code,A1\n" + "".join(f"P{n},4\n" for n in range(2001)), "2000 at most"),
    ],
)
def test_a_table_that_can_not_be_used_says_why(text: str, told: str) -> None:
    with pytest.raises(UserError, match=told):
        plan(text)


def test_columns_that_can_not_be_used_say_what_to_choose() -> None:
    sheet = read_sheet(b"Code,Other,A1\nAna,x,4\n", "group.csv")
    a1, name = Column(Use.COMPETENCE, "A1"), Column(Use.CODE_NAME)
    for columns, told in (
        ((name, a1), "has 3 columns"),
        ((name, a1, a1), "Two columns are chosen for A1"),
        ((name, name, a1), "Two columns are chosen for the code name"),
        ((name, Column(Use.COMPETENCE, "Z9"), a1), "no competence Z9"),
    ):
        with pytest.raises(UserError, match=told):
            plan_matrix(sheet, columns, FRAMEWORK, ())
    left = plan_matrix(sheet, (name, Column(Use.NOTHING), a1), FRAMEWORK, ())
    assert left.rows[0].participant is not None
    assert left.rows[0].participant.attributes == {}


def test_the_work_can_be_stopped() -> None:
    def stop() -> None:
        raise Cancelled

    sheet = read_sheet(b"Code,A1\nAna,4\n", "group.csv")
    with pytest.raises(Cancelled):
        plan_matrix(sheet, guess_columns(sheet, FRAMEWORK), FRAMEWORK, (), check=stop)
