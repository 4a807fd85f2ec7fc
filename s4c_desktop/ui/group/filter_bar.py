"""Choosing participants by what is known of them: a menu of values for each attribute."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.group_filter import EVERYBODY, Condition, condition
from s4c_desktop.domain.group_wording import condition_words
from s4c_desktop.ui import widgets
from s4c_desktop.ui.flow_layout import FlowLayout


class GroupFilterBar(QWidget):
    """One button for each attribute; nothing ticked means everybody."""

    changed = Signal()

    def __init__(self, whose: str = "") -> None:
        """Name whose participants are chosen, where there are two of it."""
        super().__init__()
        self._whose = whose
        self._values: Mapping[str, tuple[str, ...]] = {}
        self._wanted: dict[str, set[str]] = {}
        self.buttons: dict[str, QPushButton] = {}
        self.label = widgets.strong()
        self.label.setWordWrap(False)
        self.label.setMinimumHeight(32)
        self.everybody = widgets.button(_("Everybody"), self.clear, role="quiet")
        self._flow = FlowLayout(spacing=8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(self._flow, 1)
        self._rebuild()

    def offer(self, values: Mapping[str, tuple[str, ...]]) -> None:
        """Offer the values there are, by attribute."""
        if dict(values) == dict(self._values):
            return
        self._values = dict(values)
        known = {name: self._wanted.get(name, set()) & set(values[name]) for name in values}
        self._wanted = {name: found for name, found in known.items() if found}
        self._rebuild()

    def condition(self) -> Condition:
        """Return who is chosen."""
        return condition(self._wanted) if self._wanted else EVERYBODY

    def show_condition(self, wanted: Condition) -> None:
        """Show who is chosen, where those values are offered."""
        self._wanted = {name: set(values) for name, values in wanted.wanted}
        self._rebuild()

    def clear(self) -> None:
        """Choose everybody."""
        self.show_condition(EVERYBODY)
        self.changed.emit()

    def _rebuild(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            found = item.widget()
            if found is not None and found in self.buttons.values():
                widgets.put_away(found)
        self.buttons = {}
        for name, values in self._values.items():
            chosen = self._wanted.get(name, set())
            text = name if not chosen else _("{name}: {n}").format(name=name, n=len(chosen))
            menu = QMenu(self)
            made = self.buttons[name] = widgets.menu_button(text.replace("&", "&&"), menu)
            made.destroyed.connect(menu.deleteLater)
            for value in values:
                action = QAction((value or _("not told")).replace("&", "&&"), menu)
                action.setCheckable(True)
                action.setChecked(value in self._wanted.get(name, ()))
                action.toggled.connect(
                    lambda on, name=name, value=value: self._toggle(name, value, on)
                )
                menu.addAction(action)
            spoken = _("Filter by {name}").format(name=name)
            if self._whose:
                spoken = _("{whose}: filter by {name}").format(whose=self._whose, name=name)
            made.setAccessibleName(spoken)
            self._flow.addWidget(made)
        for last in (self.everybody, self.label):
            self._flow.addWidget(last)
        self.everybody.setVisible(bool(self._wanted))
        self.label.setText(condition_words(self.condition()))
        self.setVisible(bool(self._values))

    def _toggle(self, name: str, value: str, on: bool) -> None:
        wanted = self._wanted.setdefault(name, set())
        (wanted.add if on else wanted.discard)(value)
        if not wanted:
            del self._wanted[name]
        text = name if not wanted else _("{name}: {n}").format(name=name, n=len(wanted))
        self.buttons[name].setText(text.replace("&", "&&"))
        self.everybody.setVisible(bool(self._wanted))
        self.label.setText(condition_words(self.condition()))
        self.changed.emit()
