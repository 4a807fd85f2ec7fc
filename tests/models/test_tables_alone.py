"""Every module of tables works alone: stores are imported when they are first asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import s4c_desktop.models

PROBE = """
import importlib, sys
from sqlalchemy.orm import configure_mappers
importlib.import_module(sys.argv[1])
configure_mappers()
from s4c_desktop.models.base import Base
for table in Base.metadata.tables.values():
    for key in table.foreign_keys:
        key.column
"""


def test_a_module_brings_the_tables_that_its_keys_refer_to() -> None:
    folder = Path(s4c_desktop.models.__file__).parent
    names = sorted(path.stem for path in folder.glob("*tables.py"))
    assert len(names) == 8
    started = [
        (
            name,
            subprocess.Popen(
                [sys.executable, "-c", PROBE, f"s4c_desktop.models.{name}"],
                stderr=subprocess.PIPE,
                text=True,
            ),
        )
        for name in names
    ]
    failed = {name: told[-300:] for name, run in started if (told := run.communicate()[1])}
    assert not failed
