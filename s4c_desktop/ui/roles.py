"""What kind of thing screen readers call a widget that Qt has no kind for."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea, QWidget

Role = QAccessible.Role

NAMED = {"chart": Role.Chart, "group": Role.Grouping, "page": Role.Pane}
"""What a widget's class may have as its `spoken_role`."""


class Telling:
    """Whether roles are told: Qt asks for them even where nobody listens."""

    on = False
    _installed = False

    @classmethod
    def begin(cls) -> None:
        """Tell the roles of widgets that are made from now on."""
        cls.on = True
        if not cls._installed:
            cls._installed = True
            QAccessible.installFactory(_make)


def tell_listeners() -> None:
    """Begin where somebody listens.

    What PySide makes of each answer outlives its widget by some hundred bytes, and nobody else
    needs any.
    """
    if QAccessible.isActive():
        Telling.begin()


def _make(_kind: str, asked: QObject) -> QAccessibleInterface | None:
    """Return what speaks for a widget; None where Qt's own does."""
    if not Telling.on or not isinstance(asked, QWidget):
        return None
    role = NAMED.get(getattr(asked, "spoken_role", ""))
    if role is None and isinstance(asked, QScrollArea):
        role = Role.Pane
    return None if role is None else QAccessibleWidget(asked, role)
