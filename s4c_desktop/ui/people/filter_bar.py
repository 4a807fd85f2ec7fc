"""Order and filters of the list of people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.folding import fold
from s4c_desktop.domain.register import Having, Order, Register, Wanted
from s4c_desktop.domain.register_wording import having_name, order_name
from s4c_desktop.ui import widgets
from s4c_desktop.ui.chips import RemovableChip
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.theme import Theme

MOST_TAGS = 40
"""So many tags are offered in the menu, those of the most people."""


class FilterBar(QWidget):
    """Chooses an order and filters; each filter is a chip that can be taken away."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._register: Register | None = None
        self._filters = Wanted()
        self.order = ComboBox()
        self.order.setAccessibleName(_("Order"))
        self.order.setMinimumContentsLength(8)
        for order in Order:
            self.order.addItem(order_name(order), order)
        self.order.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.add = widgets.menu_button(_("Filter"), self.menu)
        self.chips = QWidget()
        self._flow = FlowLayout(spacing=4)
        self.chips.setLayout(self._flow)
        self.chips.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.order, 1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.chips)

    def offer(self, register: Register) -> None:
        """Offer the tags of a register; a filter by a tag nobody has any more goes."""
        self._register = register
        known = {fold(tag) for tag, _n in register.tags}
        left = frozenset(tag for tag in self._filters.tags if fold(tag) in known)
        if left != self._filters.tags:
            self._set(replace(self._filters, tags=left))

    def wanted(self, text: str) -> Wanted:
        """Return whom the list is to show."""
        return replace(self._filters, text=text, order=Order(self.order.currentData()))

    def toggle(self, having: Having, *, on: bool) -> None:
        """Filter by something, or no longer."""
        kept = self._filters.having - {having}
        self._set(replace(self._filters, having=kept | {having} if on else kept))

    def toggle_tag(self, tag: str, *, on: bool) -> None:
        """Filter by a tag, or no longer."""
        kept = frozenset(other for other in self._filters.tags if fold(other) != fold(tag))
        self._set(replace(self._filters, tags=kept | {tag} if on else kept))

    def clear(self) -> None:
        """Take all filters away."""
        self._set(Wanted())

    def _set(self, filters: Wanted) -> None:
        if filters == self._filters:
            return
        focused = QApplication.focusWidget()
        had_focus = isinstance(focused, RemovableChip) and self.chips.isAncestorOf(focused)
        self._filters = filters
        self._flow.clear()
        for having in Having:
            if having in filters.having:
                self._add_chip(having_name(having), _off(self.toggle, having))
        for tag in sorted(filters.tags, key=fold):
            self._add_chip(tag, _off(self.toggle_tag, tag))
        self.chips.setVisible(not filters.everybody)
        self.chips.updateGeometry()
        if had_focus:
            first = self._flow.itemAt(0)
            following = first.widget() if first is not None else None
            (following or self.add).setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _add_chip(self, text: str, remove: Callable[[], None]) -> None:
        self._flow.addWidget(RemovableChip(self._theme, text, remove))

    def _fill_menu(self) -> None:
        self.menu.clear()
        register = self._register
        if register is None:
            return
        for having in Having:
            action = self._action(having_name(having), register.count(having))
            action.setChecked(having in self._filters.having)
            action.toggled.connect(lambda on, having=having: self.toggle(having, on=on))
        chosen = {fold(tag) for tag in self._filters.tags}
        often = sorted(register.tags, key=lambda tag: -tag[1])[:MOST_TAGS]
        offered = [pair for pair in register.tags if pair in often or fold(pair[0]) in chosen]
        if offered:
            self.menu.addSection(_("Tags"))
        for tag, n in offered:
            action = self._action(tag, n)
            action.setChecked(fold(tag) in chosen)
            action.toggled.connect(lambda on, tag=tag: self.toggle_tag(tag, on=on))

    def _action(self, text: str, n: int) -> QAction:
        label = _("{name} ({n})").format(name=text, n=n)
        action = self.menu.addAction(label.replace("&", "&&"))
        action.setCheckable(True)
        return action


def _off(toggle: Callable[..., None], what: object) -> Callable[[], None]:
    return lambda: toggle(what, on=False)
