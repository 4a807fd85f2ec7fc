"""A language that no one speaks: every message in brackets, with accents, and 40 % longer.

What is shown without them was never translated; what is cut in it would be cut in German or Greek.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.catalog import Catalog

from docs.messages import compiled, digest_of, template
from s4c_desktop.base.i18n import DIGEST, DOMAIN

CODE = "en_ZW"
"""A code that Qt and Babel know; its catalogue is made here and ships nowhere."""

OPEN, SHUT = "⟦", "⟧"
_PLAIN = "AEIOUYaeiouyCcNnSsZz"
_ACCENTED = str.maketrans(_PLAIN, "ÁÉÍÓÚÝáéíóúýÇçÑñŠšŽž")
_KEPT = re.compile(r"(\{[^}]*\}|%\w|&\w|\n)")
_WORD = 12


def longer(message: str) -> str:
    """Return a message as this language has it; what is filled in and mnemonics stay."""
    parts = _KEPT.split(message)
    accented = "".join(p if n % 2 else p.translate(_ACCENTED) for n, p in enumerate(parts))
    more = "ë" * (len(message) * 4 // 10)
    # A longer sentence has more words, not one as long as a line.
    words = [more[i : i + _WORD] for i in range(0, len(more), _WORD)]
    return f"{OPEN}{' '.join([accented, *words])}{SHUT}"


def translated(wanted: Catalog) -> Catalog:
    """Return a catalogue with every message translated into this language."""
    made = Catalog(locale=CODE, project="S4C Desktop", charset="utf-8", fuzzy=False)
    for message in wanted:
        if isinstance(message.id, str):
            if message.id:
                made.add(message.id, longer(message.id))
        else:
            made.add(message.id, tuple(longer(form) for form in message.id))
    return made


def write_catalogue(folder: Path) -> Path:
    """Write the catalogue where the program would look for it; return the folder."""
    wanted = template()
    target = folder / CODE / "LC_MESSAGES"
    target.mkdir(parents=True)
    (target / f"{DOMAIN}.mo").write_bytes(compiled(translated(wanted)))
    (folder / DIGEST).write_text(digest_of(wanted), "ascii")
    return folder
