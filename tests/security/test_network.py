"""Nothing touches the network: neither the program nor what the tests start."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import urllib.request

import pytest

from tests.figures import Figure
from tests.security.source import PROGRAM, imports

NETWORK = {
    "PySide6.QtNetwork",
    "PySide6.QtNetworkAuth",
    "PySide6.QtWebChannel",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtWebSockets",
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "xmlrpc",
}

CHILD = """
import importlib, json, pkgutil, socket, sys, urllib.request

def refused(reach):
    try:
        reach()
    except AssertionError:
        return True
    except OSError:
        return False
    return False

found = [
    refused(lambda: socket.create_connection(("192.0.2.1", 80), 1)),
    refused(lambda: socket.socket().connect(("127.0.0.1", 9))),
    refused(lambda: socket.getaddrinfo("example.invalid", 80)),
    refused(lambda: urllib.request.urlopen("http://192.0.2.1/", timeout=1)),
    refused(lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 53))),
]
import s4c_desktop
for module in pkgutil.walk_packages(s4c_desktop.__path__, "s4c_desktop."):
    if ".content" not in module.name and ".migrations" not in module.name:
        importlib.import_module(module.name)
print(json.dumps([found, sorted(n for n in sys.modules if n.startswith("PySide6."))]))
"""


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("127.0.0.1", 9)])
def test_the_test_process_reaches_nobody(address: tuple[str, int]) -> None:
    with socket.socket() as one, pytest.raises(AssertionError, match="tried to reach"):
        one.connect(address)
    with pytest.raises(AssertionError, match="tried to find"):
        socket.getaddrinfo("example.invalid", 80)
    with pytest.raises(AssertionError, match="tried to find"):
        urllib.request.urlopen("http://192.0.2.1/", timeout=1)


@pytest.mark.figure
def test_a_child_process_reaches_nobody_and_the_program_loads_no_network(figure: Figure) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD],
        cwd=PROGRAM.parent,
        capture_output=True,
        check=True,
        text=True,
    )
    refused, loaded = json.loads(done.stdout)
    assert refused == [True] * 5
    assert not NETWORK & set(loaded)
    figure("nothing touches the network", f"{len(refused)} of {len(refused)} ways refused")


def test_no_module_imports_what_could_reach_the_network() -> None:
    found = [
        (place, name)
        for place, name in imports()
        if name in NETWORK or name.partition(".")[0] in NETWORK
    ]
    assert found == []
