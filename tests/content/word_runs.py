"""Runs of words that the sources have, as hashes: the sources themselves are not kept here.

`source_runs.bin` holds, sorted, the first five bytes of the SHA-256 of every run of twelve words
in the sources, in lower case, with nothing but spaces between them. To make it anew from the
sources: `python -m tests.content.word_runs FILE…`.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

LENGTH = 12
BYTES = 5
STORED = Path(__file__).with_name("source_runs.bin")
_WORD = re.compile(r"[^\W_]+")


def runs(text: str) -> Iterator[str]:
    """Yield every run of words in a text."""
    words = _WORD.findall(text.lower())
    for start in range(len(words) - LENGTH + 1):
        yield " ".join(words[start : start + LENGTH])


def hashed(run: str) -> bytes:
    """Return the hash of a run, as it is stored."""
    return hashlib.sha256(run.encode()).digest()[:BYTES]


def stored() -> frozenset[bytes]:
    """Return the hashes of all runs in the sources."""
    content = STORED.read_bytes()
    return frozenset(content[at : at + BYTES] for at in range(0, len(content), BYTES))


if __name__ == "__main__":
    found = {hashed(run) for path in sys.argv[1:] for run in runs(Path(path).read_text("utf-8"))}
    STORED.write_bytes(b"".join(sorted(found)))
