"""Refuses the network to the tests and to every Python they start, whose path begins here.

An audit hook can't be taken off again and sees what C code connects to through `socket`, too.
"""

from __future__ import annotations

import os
import sys
from typing import Any

LOCAL = ("127.0.0.1", "::1", "localhost")
CONNECTS = ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind")
RESOLVES = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Raise AssertionError for all but the tests' own PostgreSQL server and local sockets."""
    if event in CONNECTS:
        address = arguments[1]
        # Local sockets have a path for an address, and a pair that is connected has none.
        if isinstance(address, tuple) and not _may(event, address[0], address[1]):
            raise AssertionError(f"a test tried to reach {address}")
    elif event in RESOLVES and _name(arguments[0]) not in LOCAL:
        raise AssertionError(f"a test tried to find {arguments[0]}")


def _may(event: str, host: str, port: int) -> bool:
    """Tell whether a test may listen on this machine, or reach its own server."""
    return (host, port) in allowed() or (event == "socket.bind" and host in LOCAL)


def allowed() -> set[tuple[str, int]]:
    """Return where the tests' own server may be reached."""
    from urllib.parse import urlsplit

    server = urlsplit(os.environ.get("S4C_TEST_POSTGRES_URL", ""))
    return {(host, server.port or 5432) for host in LOCAL if server.scheme}


def _name(host: str | bytes | None) -> str:
    if host is None:
        return LOCAL[0]
    return host.decode("ascii", "replace") if isinstance(host, bytes) else host


sys.addaudithook(refuse)
