"""Translation of user-visible text, looked up at the moment it is shown."""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

DOMAIN = "s4c"


class _Catalogue:
    """Holds the catalogue in use, so that every lookup sees a change of language."""

    current: _gettext.NullTranslations = _gettext.NullTranslations()


def use_language(language: str, folder: Path) -> None:
    """Look texts up in `language` from the catalogues in `folder`, else in English."""
    _Catalogue.current = _gettext.translation(
        DOMAIN, localedir=str(folder), languages=[language], fallback=True
    )


def gettext(message: str) -> str:
    """Return `message` in the language in use."""
    return _Catalogue.current.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of the message that fits `count` in the language in use."""
    return _Catalogue.current.ngettext(singular, plural, count)


def mark(message: str) -> str:
    """Mark `message` for the catalogues without translating it yet."""
    return message
