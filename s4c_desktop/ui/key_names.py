"""Keys as the system writes them."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from s4c_desktop.base.i18n import gettext as _


def native(key: QKeySequence.StandardKey | str) -> str:
    """Return a key as the system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def with_keys(text: str, key: QKeySequence.StandardKey | str) -> str:
    """Return what a button without words does, with the keys that do the same."""
    return _("{action} ({keys})").format(action=text, keys=native(key))
