"""No test touches the person's home or the network."""

from __future__ import annotations

import gc
import os
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

# Importing it refuses the network here; on the path, to every Python that a test starts.
from tests.sandbox import sitecustomize

SANDBOX = str(Path(sitecustomize.__file__).parent)
if SANDBOX not in os.environ.get("PYTHONPATH", ""):
    os.environ["PYTHONPATH"] = os.pathsep.join(
        (SANDBOX, *filter(None, [os.environ.get("PYTHONPATH")]))
    )

pytest_plugins = ("tests.figures",)

FOLDERS = ("CONFIG", "DATA", "LOG", "DOCUMENTS")


def pytest_collection_finish() -> None:
    """Keep what importing made out of the way of the garbage collector, which is slow with it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Redirect every folder of the person to a temporary one."""
    for name in FOLDERS:
        folder = tmp_path / "home" / name.lower()
        folder.mkdir(parents=True)
        monkeypatch.setenv(f"S4C_{name}_DIR", str(folder))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))


@pytest.fixture(scope="session", autouse=True)
def _quick_keys() -> None:
    """Derive keys in few rounds: a hundred tests open protected files, none guesses at one."""
    with closing(dbapi2.connect(":memory:")) as connection:
        connection.execute("PRAGMA cipher_default_kdf_iter=4000")
