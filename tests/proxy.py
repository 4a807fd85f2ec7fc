"""A way to a server on this machine that can be cut and mended, as a network is."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from types import TracebackType


class Proxy:
    """Passes on what is sent to its port, until it is cut."""

    def __init__(self, host: str, port: int) -> None:
        self._server = (host, port)
        self._open: list[socket.socket] = []
        self._listener: socket.socket | None = None
        self._last_words, self._deaf = b"", False
        # Bound and never listening: while the way is cut, nobody else gets the port.
        self._place = socket.socket()
        self._place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._place.bind(("127.0.0.1", 0))
        self.port: int = self._place.getsockname()[1]
        self.mend()

    def __enter__(self) -> Proxy:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None
    ) -> None:
        self.cut()
        self._place.close()

    def mend(self) -> None:
        """Listen, at the same port as before."""
        self._last_words, self._deaf = b"", False
        self._listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._listen, args=(self._listener,), daemon=True).start()

    def cut(self) -> None:
        """Refuse new connections and break those that are there."""
        if self._listener is not None:
            _shut(self._listener)
            self._listener = None
        while self._open:
            _shut(self._open.pop())

    def cut_after(self, words: bytes) -> None:
        """Let a client say these words to the server, but never hear the answer."""
        self._last_words = words

    def _listen(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _address = listener.accept()
            except OSError:
                return
            server = socket.create_connection(self._server)
            self._open += [client, server]
            for source, target in ((client, server), (server, client)):
                threading.Thread(target=self._pass_on, args=(source, target), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                if self._deaf:
                    # The server has answered, so it has done what it was told.
                    self.cut()
                    return
                self._deaf = bool(self._last_words) and self._last_words in data
                target.sendall(data)
        except OSError:
            pass
        _shut(source)
        _shut(target)


def _shut(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
