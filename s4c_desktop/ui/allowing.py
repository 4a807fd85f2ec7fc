"""Buttons that can't be pressed say why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from s4c_desktop.ui.widgets import plain_tip, set_tip


def allow(widget: QWidget, may: object, why_not: str) -> None:
    """Let something be done, or say under the pointer and to screen readers why it can't be."""
    widget.setEnabled(bool(may))
    said = "" if may else why_not
    set_tip(widget, plain_tip(said))
    widget.setAccessibleDescription(said)
