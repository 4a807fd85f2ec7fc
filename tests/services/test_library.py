"""The library: installed versions, each read once, never shown when damaged."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text

from s4c_desktop.base.errors import UserError
from s4c_desktop.content.compile import compile_content
from s4c_desktop.models.engine import open_engine
from s4c_desktop.models.framework_store import install
from s4c_desktop.models.schema import upgrade
from s4c_desktop.models.unit_of_work import UnitsOfWork, utc_now
from s4c_desktop.services.library import LibraryService

DATA = Path(__file__).parents[2] / "data"


COUNTS = """
edition:
  areas: 0
  competences: {}
  levels: {4: Basic, 5: Intermediate, 6: Proficient, 7: Expert, 8: Expert}
  explorer_marks: {}
  roles: {}
  modules: {}
  curricula: {}
"""


@pytest.fixture(scope="module")
def only_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a database with tables and nothing in them once."""
    path = tmp_path_factory.mktemp("tables") / "workspace.s4c"
    made = open_engine(str(path))
    upgrade(made)
    made.dispose()
    return path


@pytest.fixture
def engine(only_tables: Path, tmp_path: Path) -> Iterator[Engine]:
    found = open_engine(str(shutil.copy(only_tables, tmp_path / "workspace.s4c")))
    yield found
    found.dispose()


@pytest.fixture
def library(engine: Engine) -> LibraryService:
    return LibraryService(UnitsOfWork(engine))


def _install(engine: Engine, folder: Path, *versions: tuple[str, str, str]) -> None:
    """Install framework versions that have levels only: (code, version, draft)."""
    model = (DATA / "framework.yaml").read_text(encoding="utf-8")
    for code, version, draft in versions:
        place = folder / "data" / f"{code}-{version}"
        place.mkdir(parents=True)
        head = f'code: {code}\nversion: "{version}"\ndraft: {draft}\n'
        own = head + model[model.index("title:") :]
        (place / "framework.yaml").write_text(own, encoding="utf-8")
        (place / "counts.yaml").write_text(COUNTS, encoding="utf-8")
    compile_content(folder / "data", folder / "content.sqlite")
    with engine.begin() as connection:
        install(connection, folder / "content.sqlite", utc_now())


def test_a_version_is_read_once(engine: Engine, library: LibraryService, tmp_path: Path) -> None:
    _install(engine, tmp_path, ("SCCF", "0.1", "false"))
    (framework,) = library.frameworks()
    assert framework.version == "0.1"
    assert library.framework(framework.id) is framework
    assert library.current() is framework


def test_the_newest_published_version_is_current(
    engine: Engine, library: LibraryService, tmp_path: Path
) -> None:
    _install(
        engine,
        tmp_path,
        ("SCRO", "2.0", "true"),
        ("SCCF", "0.10", "false"),
        ("SCCF", "1.0", "true"),
        ("SCCF", "0.9", "false"),
    )
    assert [(f.code, f.version) for f in library.frameworks()] == [
        ("SCCF", "0.9"),
        ("SCCF", "0.10"),
        ("SCCF", "1.0"),
        ("SCRO", "2.0"),
    ]
    assert library.current().version == "0.10"
    assert library.newest("SCRO").version == "2.0"


def test_nothing_installed_is_said(library: LibraryService) -> None:
    assert library.frameworks() == ()
    with pytest.raises(UserError, match="no framework SCCF"):
        library.current()
    unknown = uuid4()
    with pytest.raises(UserError, match=f"no framework version {unknown}"):
        library.framework(unknown)


@pytest.mark.usefixtures("suspicious")
def test_a_damaged_version_is_not_shown(
    engine: Engine, library: LibraryService, tmp_path: Path
) -> None:
    _install(engine, tmp_path, ("SCCF", "0.1", "false"))
    with engine.begin() as connection:
        connection.execute(text("UPDATE level SET number = 1"))
    with pytest.raises(UserError, match="damaged"):
        library.current()
    (installed,) = library.listing().installed
    with pytest.raises(UserError, match="damaged"):
        library.role_title(installed.id, "SCPM")
