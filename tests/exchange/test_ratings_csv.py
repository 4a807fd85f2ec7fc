"""Ratings from CSV: what spreadsheets write is read, and every fault has its true line."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.scale import State
from s4c_desktop.exchange.ratings_csv import LARGEST, LONGEST_NOTE, read_ratings

CODES = ("A1", "A2", "A3", "B1")
HEAD = "competence,level,note\n"


def read(text: str | bytes) -> dict[str, Rating]:
    content = text.encode() if isinstance(text, str) else text
    return read_ratings(content, "r.csv", CODES, "Maria")


def fault(text: str | bytes) -> str:
    with pytest.raises(UserError) as caught:
        read(text)
    return caught.value.text()


def test_every_level_and_state() -> None:
    assert read(HEAD + "A1,8,x\nA2,below,y\nA3,no evidence,\nB1,exempt,abroad\n") == {
        "A1": Rating(State.RATED, 8, note="x"),
        "A2": Rating(State.BELOW, note="y"),
        "A3": Rating(State.NO_EVIDENCE),
        "B1": Rating(State.EXEMPT, reason="abroad", allowed_by="Maria"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "competence,level\nA1,6\n",
        "competence;level;note\nA1;6;\n",
        "\ufeffcompetence,level,note\r\nA1,6,\r\n",
        "competence,level,note\rA1,6,\r",
        "level,competence\n6,A1",
        ' "Competence", LEVEL\n a1 , 6 \n',
        "\n\ncompetence,level\n\n , \nA1,6\n\n",
        "competence,level,note\nA1,6\n",
        "competence,level,note\nA1,6,,,\n",
        'competence;level;note\nA1;"6";\n',
    ],
)
def test_the_ways_of_spreadsheets(text: str) -> None:
    assert read(text) == {"A1": Rating(State.RATED, 6)}


def test_spaces_and_case_do_not_matter() -> None:
    assert read(HEAD + "a1,BELOW,\na2, No  Evidence ,\n") == {
        "A1": Rating(State.BELOW),
        "A2": Rating(State.NO_EVIDENCE),
    }


def test_notes_keep_their_separators_quotes_and_lines() -> None:
    found = read(HEAD + 'A1,6,"one; two, ""three""\n\nfour"\n')
    assert found["A1"].note == 'one; two, "three"\n\nfour'


def test_a_quoted_note_may_follow_a_space() -> None:
    assert read(HEAD + 'A1, 6, "one, two"\n')["A1"].note == "one, two"


def test_a_comma_in_a_note_does_not_make_a_semicolon_file_a_comma_file() -> None:
    assert read("competence;level;note\nA1;6;a,b,c,d\n")["A1"].note == "a,b,c,d"


def test_a_file_of_names_only_has_no_ratings() -> None:
    assert read(HEAD) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + 'A1,6,"a\nb\n\nc"\n\nZ9,6,\n', "r.csv, line 7, field competence: "),
        (HEAD + 'A1,6,"a\r\nb"\r\nA2,9,\r\n', "r.csv, line 4, field level: '9' is not one of"),
        ("\n\n" + HEAD + "A1,7.5,\n", "r.csv, line 4, field level: '7.5' is not one of"),
        (HEAD + "A1,6,\nA2,6,\n a1 ,7,\n", "r.csv, line 4, field competence: A1 stands on line 2"),
        (HEAD + 'A1,6,\nA2,6,"x\n\n', "r.csv, line 3: this is not CSV"),
        (HEAD + 'A1,6,"x"y\n', "r.csv, line 2: this is not CSV"),
        ("competence\tlevel\nA1\t6\n", "r.csv, line 1: unexpected column"),
        ("competence,level,,note\n", "r.csv, line 1: unexpected column ''"),
        ("A1,6\n", "r.csv, line 1: unexpected column 'a1'"),
        (HEAD + "A1,exempt,  \n", "r.csv, line 2, field note: an exemption needs its reason"),
        (HEAD + "A1,６,\n", "r.csv, line 2, field level: "),
        (HEAD.encode() + "A1,6,\nA2,6,naïve\n".encode("latin-1"), "r.csv, line 3: the file is not"),
        (HEAD + "A1,6,\nA2,6,\0\n", "r.csv, line 3: the file is not text"),
    ],
)
def test_faults_name_file_line_and_field(text: str | bytes, said: str) -> None:
    assert fault(text).startswith(said)


@pytest.mark.parametrize("column", ["competence", "level"])
def test_what_is_repeated_of_the_file_is_short_and_on_one_line(column: str) -> None:
    values = {"competence": "A1", "level": "6"} | {column: "x\x1b" * 5_000}
    said = fault(f'{HEAD}"{values["competence"]}","{values["level"]}",\n')
    assert len(said) < 300
    assert said.isprintable()
    assert f"field {column}" in said


def test_limits_of_size() -> None:
    assert read(HEAD + "A1,6," + "x" * LONGEST_NOTE)
    assert "field note" in fault(HEAD + "A1,6," + "x" * (LONGEST_NOTE + 1))
    assert read(HEAD.encode().ljust(LARGEST, b"\n")) == {}
    assert "larger than 2 MB" in fault(HEAD.encode().ljust(LARGEST + 1, b"\n"))


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_do_more_than_be_refused(content: bytes) -> None:
    for start in (b"", HEAD.encode()):
        said = "r.csv"
        try:
            read(start + content)
        except UserError as error:
            said = error.text()
        assert said.startswith("r.csv")


@given(
    st.dictionaries(st.sampled_from(CODES), st.tuples(st.integers(4, 8), st.text(max_size=80))),
    st.sampled_from(",;"),
)
def test_what_a_writer_of_csv_writes_is_read(
    given_ratings: dict[str, tuple[int, str]], separator: str
) -> None:
    notes = {code: note.replace("\0", "").strip() for code, (_, note) in given_ratings.items()}
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerow(["competence", "level", "note"])
    writer.writerows((code, level, notes[code]) for code, (level, _) in given_ratings.items())
    assert read(text.getvalue()) == {
        code: Rating(State.RATED, level, note=notes[code])
        for code, (level, _) in given_ratings.items()
    }
