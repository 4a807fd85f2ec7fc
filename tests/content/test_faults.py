"""Every kind of fault in the content is refused, with the file and line where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from s4c_desktop.content.compile import compile_content
from s4c_desktop.content.faults import ContentError


@dataclass(frozen=True)
class Broken:
    """An edit to a file, and the fault it leads to on the line of the edit."""

    file: str
    old: str
    new: str
    fault: str
    # Lines from the edit to where the fault is noted.
    below: int = 0


FORMAT = {
    "missing key": Broken(
        "modules/B.yaml", "basis: source\n", "", "B: 'basis' is missing", below=-3
    ),
    "unknown key": Broken(
        "framework.yaml",
        "code: SCCF\n",
        "code: SCCF\ncolour: red\n",
        "framework: 'colour' is not known here",
        below=1,
    ),
    "no number": Broken(
        "framework.yaml", "eqf: 4", "eqf: four", "eqf: 'four' is not a number from 1"
    ),
    "number for a truth": Broken(
        "roles/SCPM.yaml", "mandatory: true\n", "mandatory: 1\n", "mandatory: 1 is neither true nor"
    ),
    "unknown basis": Broken(
        "areas/C.yaml", "basis: source", "basis: hearsay", "basis: 'hearsay' is not one of source"
    ),
    "no English": Broken(
        "framework.yaml", 'name: {en: "Basic"}', 'name: {de: "Basic"}', "name: has no English text"
    ),
    "no language": Broken(
        "framework.yaml", 'name: {en: "Basic"}', "name: Basic", "name: is not keyed by language"
    ),
    "language code": Broken(
        "framework.yaml",
        'name: {en: "Basic"}',
        "name: {en: Basic, german: Grund}",
        "name: 'german' is not a language code",
    ),
    "empty text": Broken(
        "framework.yaml", 'name: {en: "Basic"}', 'name: {en: ""}', "name.en: '' is not a text"
    ),
    "long reason": Broken(
        "modules/D.yaml",
        'reason: {en: "',
        f'reason: {{en: "{"much " * 15}',
        "words, at most 15 are allowed",
    ),
    "source": Broken("areas/A.yaml", 'source: "000:', 'source: "page ', "is not a place like"),
    "hours": Broken(
        "modules/A.yaml", "online: 5", "online: -5", "online: -5 is not a number of hours"
    ),
    "code": Broken("areas/A.yaml", "- code: A1", "- code: a 1", "code: 'a 1' is not a code"),
    "no list": Broken(
        "modules/A.yaml",
        "competences: [A1, A3",
        "competences: [[A1, A3",
        "is not YAML",
        below=1,
    ),
    "key twice": Broken(
        "modules/A.yaml", "code: A\n", "code: A\ncode: A\n", "code: stands here twice", 1
    ),
    "file name": Broken(
        "modules/A.yaml", "code: A\n", "code: E\n", "code: 'E' is not the name of the file"
    ),
}

REFERENCES = {
    "competence twice": Broken(
        "areas/A.yaml",
        "- code: A2",
        "- code: A1",
        "competence A1 is already defined in data/areas/A",
    ),
    "topic twice": Broken(
        "modules/D.yaml",
        "code: D.grant-management",
        "code: D.budget-drafting",
        "unit or topic D.budget-drafting is already defined",
    ),
    "level twice": Broken("framework.yaml", "eqf: 5", "eqf: 4", "level 4 is already defined"),
    "letter twice": Broken(
        "roles/SCPMC.yaml", "letter: C", "letter: D", "role letter D is already"
    ),
    "taught competence": Broken(
        "modules/B.yaml", "- competence: B2", "- competence: B99", "there is no competence B99"
    ),
    "listed competence": Broken(
        "curricula/SCPM.yaml",
        "competences: [A6,",
        "competences: [A66,",
        "there is no competence A66",
    ),
    "listed twice": Broken(
        "curricula/SCPM.yaml", "competences: [A6,", "competences: [A7,", "A7 is listed twice"
    ),
    "required topic": Broken(
        "modules/D.yaml",
        "requires: [D.budget-drafting]",
        "requires: [D.nothing]",
        "there is no topic D.nothing",
    ),
    "circle": Broken(
        "modules/D.yaml",
        "requires: [D.budget-drafting]",
        "requires: [D.project-finance]",
        "topics require each other in a circle: D.project-finance → D.project-finance",
    ),
    "reach off the scale": Broken("modules/D.yaml", "reach: 5", "reach: 3", "there is no level 3"),
    "mark off the scale": Broken(
        "areas/B.yaml", "{eqf: 4, basis", "{eqf: 2, basis", "there is no level 2"
    ),
    "required level off the scale": Broken(
        "roles/SCPD.yaml", "eqf: 6\n", "eqf: 2\n", "there is no level 2"
    ),
    "descriptor of nothing": Broken(
        "roles/SCPD.yaml",
        "  - competence: A1\n    eqf: 6\n    text",
        "  - competence: A99\n    eqf: 6\n    text",
        "there is no competence A99",
    ),
    "anchor off the scale": Broken(
        "areas/B.yaml", "      - eqf: 8\n", "      - eqf: 3\n", "there is no level 3"
    ),
    "anchor twice": Broken(
        "areas/B.yaml", "      - eqf: 8\n", "      - eqf: 7\n", "anchor of B1 at 7 is already"
    ),
    "long anchor": Broken(
        "areas/B.yaml",
        "        autonomy:\n          en: >-\n            ",
        "        autonomy:\n          en: >-\n            " + "word " * 50,
        "at most 50 are allowed",
        below=-5,
    ),
    "entry twice": Broken(
        "library/guide.yaml",
        "- code: what-is-sccf",
        "- code: what-is-this-guide",
        "guide what-is-this-guide is already defined in data/library/guide",
    ),
    "entry's competence": Broken(
        "library/domains.yaml", "competences: [C1]", "competences: [C9]", "no competence C9"
    ),
    "entry's group": Broken(
        "library/courses.yaml", "group: transport", "group: trams", "there is no group trams"
    ),
    "case's macro-challenge": Broken(
        "case-studies/05.yaml",
        "macro_challenges: [privacy-surveillance]",
        "macro_challenges: [rain]",
        "there is no macro-challenge rain",
    ),
    "case's competence": Broken(
        "case-studies/05.yaml", "competences: [B4,", "competences: [B44,", "no competence B44"
    ),
    "case's challenge": Broken(
        "case-studies/05.yaml",
        "main_challenges: [financial,",
        "main_challenges: [weather,",
        "'weather' is not one of technological",
    ),
    "no data": Broken(
        "case-studies/08.yaml",
        "no_data: []",
        "no_data: [financial.implementation]",
        "financial.implementation is empty, and said to have no data",
    ),
    "prefix": Broken(
        "modules/D.yaml",
        "code: D.grant-management",
        "code: A.grant-management",
        "A.grant-management should begin with D.",
    ),
    "module": Broken("curricula/SCPD.yaml", "- module: C", "- module: X", "there is no module X"),
    "pathway unit": Broken(
        "curricula/SCPD.yaml",
        "- node: A.soft-skills",
        "- node: A.vision",
        "pathway unit A.vision is already defined",
    ),
    "pathway topic": Broken(
        "curricula/SCPD.yaml",
        "{topic: A.adaptability,",
        "{topic: A.project-planning,",
        "there is no topic below A.vision called A.project-planning",
    ),
    "no requirement": Broken(
        "roles/SCPD.yaml",
        "- competence: A5\n",
        "- competence: A4\n",
        "requirement of SCPD for A4 is already defined",
    ),
}

VIGNETTES = {
    "no role": Broken("vignettes/SCPD-1.yaml", "role: SCPD", "role: SCPX", "there is no role SCPX"),
    "other role": Broken(
        "vignettes/SCPD-1.yaml",
        "role: SCPD",
        "role: SCPM",
        "SCPD-1 should begin with SCPM-",
        below=-1,
    ),
    "no competence": Broken(
        "vignettes/SCPM-1.yaml", "- competence: A15", "- competence: A99", "no competence A99"
    ),
    "competence twice": Broken(
        "vignettes/SCPM-1.yaml",
        "- competence: A15",
        "- competence: A14",
        "part of SCPM-1 on A14 is already defined in data/vignettes/SCPM-1",
    ),
    "no level": Broken(
        "vignettes/SCPM-1.yaml", "reference: 6", "reference: 3", "there is no level 3"
    ),
    "no state": Broken(
        "vignettes/SCPM-1.yaml",
        "reference: below",
        "reference: poor",
        "'poor' is not one of below, no_evidence",
    ),
    "no number": Broken(
        "vignettes/SCPM-1.yaml", "reference: 6", "reference: 5.5", "5.5 is not a number from 1 to 8"
    ),
    "no account": Broken(
        "vignettes/SCPM-2.yaml",
        "  - competence: A11\n    account:\n",
        "  - competence: A11\n    tale:\n",
        "parts: 'account' is missing",
    ),
    "short account": Broken(
        "vignettes/SCPM-2.yaml",
        "    account:\n      en: >-\n",
        "    account:\n      en: Good.\n      de: >-\n",
        "account.en: has 1 words, at least 90 are needed",
        below=1,
    ),
    "long reasoning": Broken(
        "vignettes/SCPM-2.yaml",
        "    reasoning:\n      en: >-\n",
        "    reasoning:\n      en: >-\n        " + "word " * 110 + "\n",
        "at most 110 are allowed",
        below=1,
    ),
    "name of two words": Broken(
        "vignettes/SCPMC-1.yaml",
        "candidate: Sextant",
        "candidate: Ann Other",
        "'Ann Other' is not a code name of one word",
    ),
    "candidate twice": Broken(
        "vignettes/SCPMC-1.yaml",
        "candidate: Sextant",
        "candidate: Cormorant",
        "candidate Cormorant is already defined in data/vignettes/SCPM-2",
    ),
    "vignette's file name": Broken(
        "vignettes/SCPMC-1.yaml", "code: SCPMC-1", "code: SCPMC-3", "is not the name of the file"
    ),
    "words of no anchor": Broken(
        "vignettes/SCPD-1.yaml",
        '"prescribed idea-finding technique"',
        '"usual idea-finding technique"',
        'A1: "usual idea-finding technique" stands in no anchor of level 4, 5, 6',
        below=-4,
    ),
    "reference without its anchor": Broken(
        "vignettes/SCPD-1.yaml",
        "reference: 5\n",
        "reference: 7\n",
        "reasoning on A1: quotes no anchor of the reference",
        below=1,
    ),
    "nothing beside": Broken(
        "vignettes/SCPM-1.yaml",
        '"Invents a form of teamwork"',
        "'Invents' a form",
        "reasoning on A7: quotes no anchor of a level beside it",
        below=-5,
    ),
}

COUNTS = {
    "vignettes": Broken(
        "counts.yaml", "{SCPD: 2, SCPM: 2", "{SCPD: 3, SCPM: 2", "SCPD should be 3, found 2"
    ),
    "references": Broken(
        "counts.yaml", "no_evidence: 4, 4: 8", "no_evidence: 4, 4: 7", "4 should be 7, found 8"
    ),
    "hours": Broken(
        "counts.yaml", "online: 35", "online: 36", "hours.online should be 36, found 35"
    ),
    "anchors": Broken("counts.yaml", "anchors: 200", "anchors: 199", "should be 199, found 200"),
    "cases": Broken("counts.yaml", "present: 11", "present: 15", "should be 15, found 11"),
    "empty cells": Broken(
        "counts.yaml", "[10, Technological,", "[9, Technological,", "[10, 'Technological'", below=-2
    ),
    "courses": Broken("counts.yaml", "courses: 26", "courses: 27", "should be 27, found 26"),
    "deliverables": Broken(
        "counts.yaml",
        "D: {accountable: 2, responsible: 2",
        "D: {accountable: 3, responsible: 2",
        "deliverables.D.accountable should be 3, found 2",
    ),
    "areas": Broken("counts.yaml", "areas: 4", "areas: 5", "counts.areas should be 5, found 4"),
    "per area": Broken("counts.yaml", "{A: 16,", "{A: 15,", "competences.A should be 15, found 16"),
    "mandatory": Broken(
        "counts.yaml", "map: 16", "map: 14", "mandatory.map should be 14, found 16"
    ),
    "readings": Broken(
        "counts.yaml", "profile: 19", "profile: 18", "profile should be 18, found 19"
    ),
    "topics": Broken("counts.yaml", "topics: 31", "topics: 30", "topics should be 30, found 31"),
    "pathway": Broken("counts.yaml", "B: 34,", "B: 33,", "topics.B should be 33, found 34"),
    "not stated": Broken("counts.yaml", "areas: 4  ", "#", "counts.areas is not stated", below=-1),
    "unknown": Broken("counts.yaml", "areas: 4", "cities: 4", "cities should be 4, found nothing"),
    "checklist": Broken(
        "counts.yaml", "ambiguous: 15", "ambiguous: 14", "cells.ambiguous should be 14, found 15"
    ),
    "checklist, curriculum": Broken(
        "counts.yaml", "pathway_leaves: 83", "pathway_leaves: 84", "leaves should be 84, found 83"
    ),
    "level name": Broken(
        "counts.yaml", "5: Intermediate", "5: Medium", "should be Medium, found Inter"
    ),
}


SELF_CHECKS = {
    "no topic": Broken(
        "self_checks/A.yaml",
        "- topic: A.adaptability",
        "- topic: A.nothing",
        "there is no topic A.nothing in module A",
    ),
    "another module's topic": Broken(
        "self_checks/A.yaml",
        "- topic: A.defining-impact",
        "- topic: B.cloud-concepts",
        "there is no topic B.cloud-concepts in module A",
    ),
    "topic with two": Broken(
        "self_checks/B.yaml",
        "- topic: B.cloud-concepts",
        "- topic: B.digital-repositories",
        'self-check of "B.digital-repositories" is already defined in data/self_checks/B.yaml:',
    ),
    "not ours": Broken(
        "self_checks/A.yaml",
        "basis: editorial",
        "basis: source",
        "basis: 'source' is not one of editorial",
    ),
    "two right": Broken(
        "self_checks/A.yaml",
        '            right: true\n          - text: {en: "The town',
        '            right: true\n          - right: true\n            text: {en: "The town',
        "exactly one option must be right, found 2",
        below=-2,
    ),
    "none right": Broken(
        "self_checks/A.yaml",
        "            right: true\n",
        "            right: false\n",
        "exactly one option must be right, found 0",
        below=-5,
    ),
    "two options": Broken(
        "self_checks/C.yaml",
        '          - text: {en: "Exactly six minutes."}\n',
        "",
        "a question has 3 to 4 options, found 2",
        below=-3,
    ),
    "five options": Broken(
        "self_checks/A.yaml",
        "        options:\n",
        "        options:\n          - text: {en: One}\n          - text: {en: Two}\n",
        "a question has 3 to 4 options, found 6",
    ),
    "same option": Broken(
        "self_checks/B.yaml",
        "The archive of council minutes, scanned and put in order by date.",
        "second-by-second  signals of 900 buses, to be used while they arrive.",
        'option "second-by-second',
    ),
    "same prompt": Broken(
        "self_checks/B.yaml",
        "Which case is a typical big data problem?",
        "what distinguishes a Data Lake from a data warehouse?",
        'prompt "What distinguishes a data lake from a data warehouse?" is already defined in',
        below=31,
    ),
    "long prompt": Broken(
        "self_checks/B.yaml",
        "Which case is",
        f"{'Which ' * 34}case is",
        "prompt.en: has 41 words, at most 40 are allowed",
    ),
    "long option": Broken(
        "self_checks/B.yaml",
        "The archive of council minutes",
        f"{'The ' * 10}archive of council minutes",
        "text.en: has 21 words, at most 20 are allowed",
    ),
    "long explanation": Broken(
        "self_checks/B.yaml",
        "            Volume, velocity",
        f"            {'Volume, ' * 15}velocity",
        "words, at most 30 are allowed",
        below=-1,
    ),
    "self-checks' file name": Broken(
        "self_checks/A.yaml", "code: A\n", "code: E\n", "code: 'E' is not the name of the file"
    ),
    "self-checks' topics": Broken(
        "counts.yaml",
        "topics: {A: 33,",
        "topics: {A: 34,",
        "self_checks.topics.A should be 34, found 33",
    ),
    "self-checks' questions": Broken(
        "counts.yaml",
        "questions: {A: 95, B: 86,",
        "questions: {A: 95,",
        "self_checks.questions.B is not stated, found 86",
    ),
}


def _cases(*groups: dict[str, Broken]) -> list[object]:
    return [pytest.param(case, id=name) for group in groups for name, case in group.items()]


@pytest.mark.parametrize("case", _cases(FORMAT, REFERENCES, VIGNETTES, SELF_CHECKS, COUNTS))
def test_a_fault_is_named_with_file_and_line(case: Broken, data: Path, tmp_path: Path) -> None:
    path = data / case.file
    text = path.read_text(encoding="utf-8")
    assert case.old in text
    line = text[: text.index(case.old)].count("\n") + 1 + case.below
    path.write_text(text.replace(case.old, case.new, 1), encoding="utf-8")

    faults = _faults(data, tmp_path)

    found = [fault for fault in faults if case.fault in fault]
    assert found, faults
    assert found[0].startswith(f"data/{case.file}:{line}: "), found


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        pytest.param(
            lambda data: (data / "framework.yaml").unlink(),
            "data/framework.yaml:1: is missing",
            id="no framework",
        ),
        pytest.param(
            lambda data: (data / "counts.yaml").unlink(),
            "data/counts.yaml:1: cannot be read: No such file or directory",
            id="no counts",
        ),
        pytest.param(
            lambda data: (data / "areas" / "A.yaml").write_bytes(b"code: \xff\n"),
            "data/areas/A.yaml:1: is not UTF-8",
            id="not UTF-8",
        ),
        pytest.param(
            lambda data: (data / "areas" / "A.yaml").write_text("- one\n"),
            "data/areas/A.yaml:1: holds no mapping of keys to values",
            id="no mapping",
        ),
        pytest.param(
            lambda data: (data / "areas" / "A.yaml").write_text(""),
            "data/areas/A.yaml:1: holds no mapping of keys to values",
            id="empty file",
        ),
        pytest.param(
            lambda data: (data / "areas" / "A.yml").write_text("code: A"),
            "data/areas/A.yml:1: is not a YAML file",
            id="stray file",
        ),
        pytest.param(
            lambda data: (data / "library" / "songs.yaml").write_text("items: []"),
            "data/library/songs.yaml:1: is not a file of the library",
            id="unknown file of the library",
        ),
        pytest.param(
            lambda data: (data / "roles" / "SCPD.yaml").unlink(),
            "data/curricula/SCPD.yaml:1: there is no role SCPD",
            id="no role",
        ),
        pytest.param(
            lambda data: (data / "areas" / "A.yaml").write_text("code: !secret A\n"),
            "data/areas/A.yaml:1: 'A' is not a value",
            id="tag",
        ),
    ],
)
def test_a_spoilt_file_is_named(
    spoil: Callable[[Path], object], fault: str, data: Path, tmp_path: Path
) -> None:
    spoil(data)
    assert fault in _faults(data, tmp_path)


def test_a_role_must_require_something_of_every_competence(data: Path, tmp_path: Path) -> None:
    path = data / "roles" / "SCPM.yaml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("  - competence: B7\n"), text.index("  - competence: B8\n")
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    line = text[: text.index("requirements:")].count("\n") + 1
    fault = f"data/roles/SCPM.yaml:{line}: role SCPM has no requirement for B7"
    assert fault in _faults(data, tmp_path)


def test_a_vignette_has_neither_few_nor_many_parts(data: Path, tmp_path: Path) -> None:
    path = data / "vignettes" / "SCPD-1.yaml"
    text = path.read_text(encoding="utf-8")
    line = text[: text.index("parts:")].count("\n") + 1
    path.write_text(text[: text.index("  - competence: D2")], encoding="utf-8")
    fault = f"data/vignettes/SCPD-1.yaml:{line}: SCPD-1 should have 6 to 8 parts, found 5"
    assert fault in _faults(data, tmp_path)


def test_a_role_must_give_both_readings(data: Path, tmp_path: Path) -> None:
    path = data / "roles" / "SCPM.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("    map: ")
    path.write_text(text[:start] + text[text.index("\n", start) + 1 :], encoding="utf-8")
    line = text[: text.rindex("- competence: A1", 0, start)].count("\n") + 1
    fault = f"data/roles/SCPM.yaml:{line}: requirements: 'map' is missing"
    assert fault in _faults(data, tmp_path)


def test_all_faults_come_at_once_in_the_order_of_files_and_lines(
    data: Path, tmp_path: Path
) -> None:
    for file in ("modules/B.yaml", "areas/A.yaml"):
        path = data / file
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("basis: source", "basis: none"), encoding="utf-8")
    faults = _faults(data, tmp_path)
    assert len(faults) > 2
    places = [(f.split(":")[0], int(f.split(":")[1])) for f in faults]
    assert places == sorted(places)
    assert {file for file, _ in places} == {"data/areas/A.yaml", "data/modules/B.yaml"}


def _faults(data: Path, tmp_path: Path) -> tuple[str, ...]:
    with pytest.raises(ContentError) as error:
        compile_content(data, tmp_path / "content.sqlite")
    assert str(error.value) == "\n".join(error.value.faults)
    return error.value.faults
