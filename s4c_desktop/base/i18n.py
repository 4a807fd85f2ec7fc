"""Translation of user-visible text, looked up at the moment it is shown."""

from __future__ import annotations

import gettext as _gettext
import hashlib
import re
from collections.abc import Collection, Iterable
from pathlib import Path

DOMAIN = "s4c"
ENGLISH = "en"
DIGEST = "messages.sha256"
"""Beside the catalogues: the digest of all messages that a complete one has."""


class _Catalogue:
    """Holds the catalogue in use, so that every lookup sees a change of language."""

    current: _gettext.NullTranslations = _gettext.NullTranslations()


def use_language(language: str, folder: Path) -> str:
    """Look texts up in the language from the catalogues in `folder`; return its code.

    One whose catalogue isn't complete counts for nothing: English is used then.
    """
    code = fitting_language(language, complete_languages(folder))
    _Catalogue.current = _gettext.translation(
        DOMAIN, localedir=str(folder), languages=[code], fallback=True
    )
    return code


def complete_languages(folder: Path) -> tuple[str, ...]:
    """Return the codes of the languages into which every message is translated."""
    try:
        wanted = (folder / DIGEST).read_text("ascii").strip()
    except (OSError, ValueError):
        return ()
    files = sorted(folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return tuple(file.parent.parent.name for file in files if _digest_of(file) == wanted)


def fitting_language(language: str, known: Collection[str]) -> str:
    """Return the known one that comes nearest to a locale's name, else English."""
    names = (language, language.partition("_")[0])
    return next((name for name in names if name in known), ENGLISH)


def digest(messages: Iterable[str]) -> str:
    """Return what tells two sets of messages apart."""
    return hashlib.sha256("\0".join(sorted(set(messages))).encode()).hexdigest()


def gettext(message: str) -> str:
    """Return `message` in the language in use."""
    return _Catalogue.current.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of the message that fits `count` in the language in use."""
    return _Catalogue.current.ngettext(singular, plural, count)


def mark(message: str) -> str:
    """Mark `message` for the catalogues without translating it yet."""
    return message


def _digest_of(file: Path) -> str:
    """Return the digest of the messages that a catalogue translates in all their forms."""
    try:
        with file.open("rb") as content:
            found = _gettext.GNUTranslations(content)
    except (OSError, ValueError, LookupError, SyntaxError):
        return ""
    forms = re.search(r"nplurals\s*=\s*(\d+)", found.info().get("plural-forms", ""))
    texts: dict[str | tuple[str, int], str] = vars(found)["_catalog"]
    translated = {key for key, text in texts.items() if isinstance(key, str) and key and text}
    counted = {key[0] for key in texts if isinstance(key, tuple)}
    many = range(int(forms[1]) if forms else 2)
    translated |= {name for name in counted if all(texts.get((name, n)) for n in many)}
    return digest(translated)
