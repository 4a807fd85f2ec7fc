"""No test touches the person's home or the network."""

from __future__ import annotations

import gc
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

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


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection but to the test's own PostgreSQL server and local sockets."""
    server = urlsplit(os.environ.get("S4C_TEST_POSTGRES_URL", ""))
    allowed = {(host, server.port or 5432) for host in ("127.0.0.1", "::1") if server.scheme}
    local = getattr(socket, "AF_UNIX", None)

    def guard(connect: Callable[[socket.socket, Any], Any]) -> Callable[[socket.socket, Any], Any]:
        def guarded(self: socket.socket, address: Any) -> Any:
            if self.family != local and tuple(address[:2]) not in allowed:
                raise AssertionError(f"a test tried to reach {address}")
            return connect(self, address)

        return guarded

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, guard(getattr(socket.socket, name)))
