"""What kind of thing screen readers call a widget that Qt has no kind for."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea, QWidget

Role = QAccessible.Role

NAMED = {"chart": Role.Chart, "group": Role.Grouping}
"""What a widget's class may have as its `spoken_role`."""

_installed: list[bool] = []


def tell_roles() -> None:
    """Let whoever asks know charts as charts and ladders as groups, from now on; once is enough."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_make)


def _make(_kind: str, asked: QObject) -> QAccessibleInterface | None:
    """Return what speaks for a widget; None where Qt's own does."""
    if not isinstance(asked, QWidget):
        return None
    role = NAMED.get(getattr(asked, "spoken_role", ""))
    if role is None and isinstance(asked, QScrollArea):
        role = Role.Pane
    return None if role is None else QAccessibleWidget(asked, role)
