"""A framework file reads back as it was written; whatever else is refused, and nothing changes."""

from __future__ import annotations

import copy
import json
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest

from s4c_desktop.base.errors import UserError
from s4c_desktop.domain import framework_edits as edits
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.framework_draft import DraftContent, copy_of
from s4c_desktop.exchange.framework_file import LARGEST, framework_file, read_framework_file
from s4c_desktop.exchange.framework_json import dump_json
from tests.figures import Figure
from tests.security.texts import HOSTILE

MEMORY = 8 * LARGEST


def test_every_framework_reads_back_as_it_was_written(bundled: dict[str, Framework]) -> None:
    for framework in bundled.values():
        written = framework_file(DraftContent(framework))
        content = read_framework_file(written, "x.json")
        assert content == DraftContent(framework)
        assert framework_file(content) == written


def test_a_draft_keeps_what_is_left_out_of_it(bundled: dict[str, Framework]) -> None:
    content = edits.choose(copy_of(bundled["SCCF 1.0"], "CITY", "Our city"), ("A1",), chosen=False)
    again = read_framework_file(framework_file(content), "x.json")
    assert again.left_out == {"A1"}
    assert again.chosen.order.keys() == content.chosen.order.keys()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_kept_letter_for_letter(text: str, bundled: dict[str, Framework]) -> None:
    content = copy_of(bundled["SCRO 0.1"], "CITY", text)
    content = edits.describe_competence(content, "RE1", title=text, meaning=text)
    again = read_framework_file(framework_file(content), "x.json").framework
    assert (again.title, again.competence("RE1").meaning) == (text, text)


# -- files that are none -----------------------------------------------------------------------

Change = Callable[[Any], object]


@pytest.fixture(scope="module")
def plain(bundled: dict[str, Framework]) -> Any:
    return json.loads(framework_file(DraftContent(bundled["SCCF 1.0"])))


def _cycle(f: Any) -> None:
    topics = f["modules"][1]["units"][0]["units"][0]["topics"]
    topics[0]["requires"], topics[1]["requires"] = [topics[1]["code"]], [topics[0]["code"]]


def _deep(f: Any) -> None:
    unit = f["modules"][0]["units"][0]
    for number in range(30):
        unit["units"] = [{"code": f"A.deep{number}", "title": "x"}]
        unit = unit["units"][0]


FAULTS: dict[str, tuple[Change, str]] = {
    "a number for a title": (lambda f: f.update(title=5), r"framework\.title is not"),
    "no title": (lambda f: f.pop("title"), r"framework\.title is missing"),
    "an unknown field": (lambda f: f.update(script="x"), r"framework\.script is unknown"),
    "true for a level": (
        lambda f: f["roles"][1]["requirements"]["map"][2].update(eqf=True),
        r"roles\[2\]\.requirements\.map\[3\]\.eqf is not",
    ),
    "a level beside the scale": (
        lambda f: f["roles"][0]["requirements"]["default"][0].update(eqf=9),
        "no level EQF 9",
    ),
    "an enormous level": (
        lambda f: f["competences"][0]["anchors"][0].update(eqf=10**30),
        "larger than",
    ),
    "a level twice": (lambda f: f["levels"].append(f["levels"][0]), "levels are not EQF 4 to 8"),
    "no levels": (lambda f: f["levels"].clear(), "levels are not EQF 4 to 8"),
    "a code that is none": (lambda f: f.update(code="../x"), "code “../x” is none"),
    "a version that is none": (lambda f: f.update(version="1.0; DROP"), "is no number"),
    "a competence twice": (
        lambda f: f["competences"].append(copy.deepcopy(f["competences"][3])),
        "competence A4 stands twice",
    ),
    "an area twice": (lambda f: f["areas"].append(f["areas"][0]), "area A stands twice"),
    "a role twice": (lambda f: f["roles"].append(f["roles"][0]), "role SCPD stands twice"),
    "a reading twice": (
        lambda f: f["readings"].append(f["readings"][0]),
        "reading default stands twice",
    ),
    "all roles as a role": (lambda f: f["roles"][0].update(code="*"), "code “[*]” is none"),
    "an unknown area": (
        lambda f: f["competences"][0].update(area="Z"),
        "A1 belongs to the area Z, which is not there",
    ),
    "an unknown competence required": (
        lambda f: f["roles"][0]["requirements"]["default"][0].update(competence="{0.__class__}"),
        "no competence {0.__class__}",
    ),
    "a competence required twice": (
        lambda f: f["roles"][0]["requirements"]["default"].append(
            f["roles"][0]["requirements"]["default"][0]
        ),
        "SCPD requires A1 twice",
    ),
    "an unknown reading required": (
        lambda f: f["roles"][0]["requirements"].update(other=[]),
        "reading other that is not there",
    ),
    "a basis that is none": (
        lambda f: f["roles"][0]["requirements"]["default"][0].update(basis="gossip"),
        "“gossip” is no basis",
    ),
    "a place that is none": (
        lambda f: f["roles"][0]["readings"]["A1"][0].update(reading="rumour"),
        "“rumour” is no place",
    ),
    "an anchor twice": (
        lambda f: f["competences"][0]["anchors"].append(f["competences"][0]["anchors"][0]),
        "Two anchors at EQF 4",
    ),
    "an unknown competence taught": (
        lambda f: f["modules"][0]["competences"].append("Z9"),
        "A: there is no competence Z9",
    ),
    "topics that require each other": (_cycle, "in a circle"),
    "an unknown topic required": (
        lambda f: f["modules"][1]["units"][0]["units"][0]["topics"][0].update(requires=["A.nix"]),
        "requires A.nix, which is not there",
    ),
    "a unit twice": (
        lambda f: f["modules"][0]["units"].append(f["modules"][0]["units"][0]),
        "stands twice",
    ),
    "units nested without end": (_deep, "nested too deeply"),
    "a pathway through an unknown unit": (
        lambda f: f["curricula"][0]["pathway"][0]["units"][0].update(code="A.nix"),
        "A.nix, which none of its modules has",
    ),
    "a pathway through another place": (
        lambda f: f["curricula"][0]["pathway"][0].update(
            units=f["curricula"][0]["pathway"][1]["units"]
        ),
        "a place that is not its own",
    ),
    "a pathway in an unknown module": (
        lambda f: f["curricula"][0]["pathway"][0].update(module="Z"),
        "no module Z",
    ),
    "a curriculum of an unknown role": (
        lambda f: f["curricula"][0].update(role="NOBODY"),
        "no such role",
    ),
    "hours of less than nothing": (
        lambda f: f["modules"][0]["minutes"].update(online=-60),
        "course hours",
    ),
    "left out, but not there": (lambda f: f.update(left_out=["Z9"]), "leaves out Z9"),
    "half a letter": (lambda f: f.update(title="\ud800"), "characters that are none"),
    "a NUL": (lambda f: f.update(title="a\0b"), "characters that are none"),
    "a text without end": (lambda f: f.update(title="x" * 600_000), "longer than"),
    "hundreds of competences": (
        lambda f: f["competences"].extend(
            {**f["competences"][0], "code": f"Z{n}", "anchors": []} for n in range(300)
        ),
        "more than 300 competences",
    ),
}


@pytest.mark.figure
@pytest.mark.parametrize(("change", "text"), FAULTS.values(), ids=FAULTS.keys())
def test_what_does_not_fit_together_is_refused_with_the_field(
    change: Change, text: str, plain: Any, figure: Figure
) -> None:
    data = copy.deepcopy(plain)
    change(data["framework"])
    with pytest.raises(UserError, match=text) as refused:
        read_framework_file(json.dumps(data).encode(), "x.json")
    assert refused.value.text().startswith("x.json can't be read: ")
    assert "Nothing was changed." in refused.value.text()
    assert len(refused.value.text()) < 400
    figure("imported files cannot hurt: frameworks", "refused")


NO_FILES = {
    "nothing": (b"", "line 1"),
    "no JSON": (b'{\n"format":\n}', "line 3"),
    "NaN": (b'{"format": NaN}', "damaged"),
    "infinity": (b'{"format": "s4c-framework", "version": 1e999}', "newer version"),
    "a name twice": (b'{"format": "a", "format": "b"}', "the name format stands twice"),
    "no text": (bytes(range(256)), "damaged"),
    "a million brackets": (b"[" * 1_000_000, "damaged"),
    "a number of a million digits": (b'{"format": ' + b"9" * 1_000_000 + b"}", "damaged"),
    "a list": (b"[]", "no framework"),
    "another format": (b'{"format": "s4c-parcel", "version": 1}', "no framework"),
    "a later version": (b'{"format": "s4c-framework", "version": 2}', "newer version"),
    "no framework in it": (
        b'{"format": "s4c-framework", "version": 1}',
        "framework is missing",
    ),
    "too large": (b" " * (LARGEST + 1), "larger than any"),
    "thousands of names twice": (
        b"{" + b",".join(b'"n%d":1' % (n // 2) for n in range(20_000)) + b"}",
        "the name n0 stands twice",
    ),
}


@pytest.mark.figure
@pytest.mark.parametrize(("content", "text"), NO_FILES.values(), ids=NO_FILES.keys())
def test_what_is_no_such_file_is_refused_in_bounds(
    content: bytes, text: str, figure: Figure
) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(UserError, match=text) as refused:
            read_framework_file(content, "x.json")
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < MEMORY
    assert "x.json" in refused.value.text()
    figure("imported files cannot hurt: frameworks", "refused")


def test_the_form_for_other_programs_is_told_apart(bundled: dict[str, Framework]) -> None:
    from s4c_desktop.exchange.framework_json import framework_to_json

    written = dump_json(framework_to_json(bundled["SCCF 1.0"]))
    with pytest.raises(UserError, match="no framework that this program wrote"):
        read_framework_file(written, "sccf.json")
