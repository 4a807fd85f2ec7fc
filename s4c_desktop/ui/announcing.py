"""What screen readers say besides what has the focus: something was done, or went wrong."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(about: QWidget, text: str, *, urgent: bool = False) -> None:
    """Let a screen reader say a text about a widget; an urgent one interrupts what it says."""
    if not text or not about.isVisible():
        return
    event = QAccessibleAnnouncementEvent(about, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
