"""Every cell, level and hour of the compiled content is what the source says."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from s4c_desktop.models.framework_tables import FRAMEWORK_TABLES
from tests.content import source_facts as facts

Database = sqlite3.Connection


@pytest.fixture(scope="module", params=["0.1", "1.0"])
def database(request: pytest.FixtureRequest, content_path: Path) -> Iterator[Database]:
    """Open a copy of the content that holds one version of SCCF only."""
    with closing(sqlite3.connect(":memory:")) as found:
        with closing(sqlite3.connect(content_path)) as whole:
            whole.backup(found)
        named = "code = 'SCCF' AND version = ?"
        (wanted,) = found.execute(
            f"SELECT id FROM framework WHERE {named}",
            (request.param,),
        ).fetchone()
        for table in FRAMEWORK_TABLES:
            owner = "id" if table.name == "framework" else "framework_id"
            found.execute(f"DELETE FROM {table.name} WHERE {owner} <> ?", (wanted,))
        yield found


def _competences() -> dict[str, str]:
    return dict(line.split(" ", 1) for line in facts.COMPETENCES.strip().splitlines())


def _default() -> dict[tuple[str, str], tuple[bool, int]]:
    rows = (line.split() for line in facts.DEFAULT.strip().splitlines())
    return {
        (code, role): (cell.endswith("*"), int(cell[0]))
        for code, *cells in rows
        for role, cell in zip(facts.ROLES, cells, strict=True)
    }


def _levels(table: str) -> dict[tuple[str, str], int]:
    return {
        (code, role): int(level)
        for code, cells in facts.pairs(table).items()
        for role, level in zip(facts.ROLES, cells, strict=True)
    }


def _mandatory() -> set[tuple[str, str]]:
    return {
        (code, role)
        for code, letters in facts.pairs(facts.TABLE_4).items()
        for letter, role in zip(facts.LETTERS, facts.ROLES, strict=True)
        if letter in letters
    }


def _profile(tables: dict[str, str]) -> dict[tuple[str, str], int]:
    return {
        (code, role): int(level)
        for role, table in tables.items()
        for code, level in facts.pairs(table).items()
    }


def _lines_of(source: str) -> set[int]:
    """Return the lines that a source names."""
    found: set[int] = set()
    for part in source.removeprefix("000:").split(","):
        first, _, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return found


def test_the_facts_agree_among_themselves() -> None:
    """The default table was typed in, not computed: this is the rule of requirements."""
    literal, profile = _levels(facts.TABLE_3), _profile(facts.PROFILES)
    for (code, role), (mandatory, level) in _default().items():
        silent = (code, role) not in profile
        raised = code in facts.LOST_CELL
        assert mandatory is not silent
        assert level == (literal[code, role] + raised if silent else profile[code, role])
        assert ((code, role) in facts.DERIVED) is (silent and raised)
    assert len(_default()) == len(literal) == 120
    assert len(facts.DERIVED) == 8
    in_map = [role for _, role in _mandatory()]
    assert [in_map.count(role) for role in facts.ROLES] == [16, 19, 12]
    in_profile = [role for _, role in profile]
    assert [in_profile.count(role) for role in facts.ROLES] == [14, 19, 12]


def test_areas_and_competences(database: Database) -> None:
    areas = database.execute(
        "SELECT area.code, value FROM area JOIN text ON record_id = area.id ORDER BY sort"
    ).fetchall()
    assert [code for code, _ in areas] == ["A", "B", "C", "D"]
    assert [title.casefold() for _, title in areas] == [
        "transversal skills",
        "disruptive technologies",
        "smart city project domains",
        "smart city challenges",
    ]
    rows = database.execute(
        "SELECT c.code, a.code, value, c.source FROM competence c JOIN area a ON a.id = c.area_id "
        "JOIN text ON record_id = c.id AND field = 'title' ORDER BY c.sort"
    ).fetchall()
    assert [code for code, *_ in rows] == list(_competences())
    lines = facts.lines(facts.LINES)
    for code, area, title, source in rows:
        assert area == code[0]
        assert title.casefold() == _competences()[code].casefold()
        assert int(lines[code][0]) in _lines_of(source)


def test_roles(database: Database) -> None:
    rows = database.execute(
        "SELECT code, letter, value FROM role "
        "JOIN text ON record_id = id AND field = 'title' ORDER BY sort"
    ).fetchall()
    assert rows == [
        ("SCPD", "D", "Smart City Project Developer"),
        ("SCPM", "M", "Smart City Project Manager"),
        ("SCPMC", "C", "Smart City Project Management Consultant"),
    ]


def test_levels(database: Database) -> None:
    rows = database.execute(
        "SELECT eqf, number, value, source FROM level "
        "JOIN text ON record_id = id AND field = 'name' ORDER BY eqf"
    ).fetchall()
    assert rows == [
        (4, 1, "Basic", "000:796"),
        (5, 2, "Intermediate", "000:797"),
        (6, 3, "Proficient", "000:798"),
        (7, 4, "Expert", "000:799"),
        (8, 5, "Expert", "000:801"),
    ]


def test_every_default_cell(database: Database) -> None:
    cells = _requirements(database, "default")
    found = {key: (mandatory, eqf) for key, (mandatory, eqf, _, _) in cells.items()}
    assert found == _default()
    derived = {key for key, (_, _, basis, _) in cells.items() if basis == "derived"}
    assert derived == facts.DERIVED
    assert {basis for _, _, basis, _ in cells.values()} == {"source", "derived"}
    lines = facts.lines(facts.LINES)
    starts = {"SCPD": 967, "SCPM": 1010, "SCPMC": 1064}
    for (code, role), (mandatory, _, _, source) in cells.items():
        in_profile = list(facts.pairs(facts.PROFILES[role]))
        line = starts[role] + in_profile.index(code) if mandatory else int(lines[code][0])
        assert line in _lines_of(source)


def test_every_cell_of_the_map_reading(database: Database) -> None:
    cells = _requirements(database, "map")
    expected = {key: (key in _mandatory(), level) for key, (_, level) in _default().items()}
    assert {key: (mandatory, eqf) for key, (mandatory, eqf, _, _) in cells.items()} == expected
    lines = facts.lines(facts.LINES)
    for (code, _), (_, _, _, source) in cells.items():
        assert int(lines[code][1]) in _lines_of(source)


def _requirements(
    database: Database, reading: str
) -> dict[tuple[str, str], tuple[bool, int, str, str]]:
    rows = database.execute(
        "SELECT c.code, role.code, mandatory, eqf, r.basis, r.source FROM requirement r "
        "JOIN competence c ON c.id = competence_id JOIN role ON role.id = role_id "
        "JOIN requirement_set s ON s.id = requirement_set_id WHERE s.code = ?",
        (reading,),
    )
    return {
        (code, role): (bool(mandatory), eqf, basis, source)
        for code, role, mandatory, eqf, basis, source in rows
    }


def test_every_reading_of_every_cell(database: Database) -> None:
    literal = _levels(facts.TABLE_3)
    lines = facts.lines(facts.LINES)
    expected: set[tuple[str, str, str, bool | None, int | None, str]] = set()
    for (code, role), level in literal.items():
        table_3, table_4, explorer = (f"000:{line}" for line in lines[code])
        expected.add((code, role, "table3", None, level, table_3))
        if code in facts.LOST_CELL:
            expected.add((code, role, "table3_plus_one", None, level + 1, table_3))
        expected.add((code, role, "table4", (code, role) in _mandatory(), None, table_4))
        for mark in facts.pairs(facts.EXPLORER).get(code, ""):
            expected.add((code, role, "explorer", None, int(mark), explorer))
    starts = {
        "profile": {"SCPD": 967, "SCPM": 1010, "SCPMC": 1064},
        "descriptor": {"SCPD": 990, "SCPM": 1038, "SCPMC": 1085},
    }
    # The blank lines that page breaks left in the descriptors.
    blank = {993, 1041, 1052, 1088}
    for reading, tables in (("profile", facts.PROFILES), ("descriptor", facts.DESCRIPTORS)):
        for role, table in tables.items():
            line = starts[reading][role]
            for code, stated in facts.pairs(table).items():
                line += line in blank
                expected.add((code, role, reading, True, int(stated), f"000:{line}"))
                line += 1
    found = {
        (code, role, reading, None if mandatory is None else bool(mandatory), eqf, source)
        for code, role, reading, mandatory, eqf, source in database.execute(
            "SELECT c.code, role.code, reading, mandatory, eqf, r.source FROM reading r "
            "JOIN competence c ON c.id = competence_id JOIN role ON role.id = role_id"
        )
    }
    assert found == expected


def test_every_mark_of_the_explorer(database: Database) -> None:
    expected = {
        (code, int(mark), basis)
        for table, basis in ((facts.EXPLORER, "source"), (facts.DERIVED_MARKS, "derived"))
        for code, marks in facts.pairs(table).items()
        for mark in marks
    }
    found = set(
        database.execute(
            "SELECT c.code, eqf, m.basis FROM explorer_mark m "
            "JOIN competence c ON c.id = competence_id"
        )
    )
    assert found == expected


def test_derived_marks_are_the_levels_of_the_roles() -> None:
    for code, marks in facts.pairs(facts.DERIVED_MARKS).items():
        levels = {level for (c, _), (_, level) in _default().items() if c == code}
        assert {int(mark) for mark in marks} == levels


def test_hours(database: Database) -> None:
    columns = "minutes_online / 60.0, minutes_live / 60.0, minutes_practical / 60.0"
    modules = database.execute(f"SELECT code, {columns} FROM module")
    assert {code: tuple(hours) for code, *hours in modules} == facts.MODULE_HOURS
    curricula = database.execute(
        f"SELECT role.code, {columns} FROM curriculum JOIN role ON role.id = role_id"
    )
    assert {code: tuple(hours) for code, *hours in curricula} == facts.CURRICULUM_HOURS


def test_listed_competences(database: Database) -> None:
    modules = database.execute(
        "SELECT m.code, c.code FROM module_competence l JOIN module m ON m.id = module_id "
        "JOIN competence c ON c.id = competence_id ORDER BY l.sort"
    )
    assert _grouped(modules) == facts.MODULE_COMPETENCES
    curricula = database.execute(
        "SELECT r.code, c.code FROM curriculum_competence l "
        "JOIN curriculum u ON u.id = curriculum_id JOIN role r ON r.id = u.role_id "
        "JOIN competence c ON c.id = competence_id ORDER BY l.sort"
    )
    assert _grouped(curricula) == facts.CURRICULUM_COMPETENCES


def _grouped(rows: Iterator[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for key, value in rows:
        found.setdefault(key, []).append(value)
    return {key: " ".join(values) for key, values in found.items()}


_TREE = """
    WITH RECURSIVE tree (id, depth, place, source) AS (
        SELECT id, 0, printf('%03d', sort), source FROM node
        WHERE parent_id IS NULL AND curriculum_id IS NULL
            AND module_id = (SELECT id FROM module WHERE code = :module)
        UNION ALL
        SELECT node.id, depth + 1, place || printf('.%03d', node.sort), node.source
        FROM node JOIN tree ON node.parent_id = tree.id WHERE curriculum_id IS NULL
    )
    SELECT depth, source, value FROM tree
    JOIN text ON record_id = tree.id AND field = 'title' ORDER BY place
"""


@pytest.mark.parametrize("module", facts.MODULE_TREES)
def test_the_tree_of_a_module(database: Database, module: str) -> None:
    found = [
        f"{'  ' * depth}{source.removeprefix('000:')} {title}"
        for depth, source, title in database.execute(_TREE, {"module": module})
    ]
    assert found == facts.MODULE_TREES[module].strip().splitlines()


_PATHWAY = """
    WITH RECURSIVE path (id, node_id, place) AS (
        SELECT id, node_id, printf('%03d', sort) FROM curriculum_node
        WHERE parent_id IS NULL AND module_id = (SELECT id FROM module WHERE code = :module)
            AND curriculum_id = (
                SELECT c.id FROM curriculum c JOIN role ON role.id = role_id
                WHERE role.code = :role
            )
        UNION ALL
        SELECT c.id, c.node_id, place || printf('.%03d', c.sort)
        FROM curriculum_node c JOIN path ON c.parent_id = path.id
    )
    SELECT node.source, node.curriculum_id IS NOT NULL, value FROM path
    JOIN node ON node.id = path.node_id AND node.kind = 'topic'
    JOIN text ON record_id = node.id AND field = 'title' ORDER BY place
"""


@pytest.mark.parametrize("module", facts.MODULE_TREES)
@pytest.mark.parametrize("role", facts.ROLES)
def test_a_pathway_has_the_leaves_of_the_source(database: Database, role: str, module: str) -> None:
    rows = database.execute(_PATHWAY, {"module": module, "role": role})
    found = [
        title.replace(" ", "_") if own else source.removeprefix("000:")
        for source, own, title in rows
    ]
    assert found == facts.PATHWAYS[role][module].split()


def test_numbers_of_leaves() -> None:
    trees = {
        module: tree.count("\n    " if module in "BC" else "\n  ")
        for module, tree in facts.MODULE_TREES.items()
    }
    assert trees == {"A": 31, "B": 34, "C": 40, "D": 15}
    leaves = {
        role: [len(table.split()) for table in tables.values()]
        for role, tables in facts.PATHWAYS.items()
    }
    assert leaves == {
        "SCPD": [18, 34, 25, 9],
        "SCPM": [29, 9, 34, 11],
        "SCPMC": [26, 5, 11, 15],
    }
