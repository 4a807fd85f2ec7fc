"""What a window shows in words, and which of it nobody translated."""

from __future__ import annotations

import html
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from s4c_desktop.ui.widgets import ElidedLabel

_TELLING = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
_ROWS, _COLUMNS = 12, 12
"""More of a table shows no other words."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_ACCENTS = re.compile(r"[ÁÉÍÓÚÝáéíóúýÇçÑñŠšŽžë⟦⟧]")
_PARTS = re.compile(r"\s*(?:[⟦⟧\n·:;,()“”\"/|–—+]|\s{2,}|\. |\.$)\s*")
_CODE = re.compile(r"^(?:[A-D]\d{0,2}|SC[A-Z]+) (?:\d\.\d)?")
"""Before the name of an area, a competence or a role; or a framework with its version."""
_DAY = re.compile(r"^\d{1,2} [A-Z][a-z]{2} \d{4}")
"""Days are written as the system writes them, in whatever language that is."""
_ENDS = " .!?…"

NAMES = {
    "S4C Desktop",
    "Desktop",
    "PDF",
    "JPEG",
    "PNG",
    "SVG",
    "CSV",
    "JSON",
    "XLSX",
    "EQF",
    "SCCF",
}
NAMES |= {"Ctrl", "Shift", "Alt", "Esc", "Enter", "Tab", "Space", "Del", "Ins", "Home", "End"}
NAMES |= {"Left", "Right"}


class Content:
    """The texts of a framework and of people, which no catalogue translates."""

    def __init__(self, *files: Path) -> None:
        self._cells: set[str] = set(NAMES)
        for file in files:
            with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as opened:
                self._cells.update(_cells(opened))
        self._all = "\n".join(self._cells)
        self._parts = {part for cell in self._cells for part in _parts(cell)}

    def add(self, *texts: str) -> None:
        """Know further texts."""
        self._parts.update(part for text in texts for part in _parts(text))

    def strange(self, text: str) -> list[str]:
        """Return the parts of a text that are neither translated nor content."""
        return [part for part in _parts(text) if _is_plain(part) and not self._knows(part)]

    def _knows(self, part: str) -> bool:
        return part in self._parts or (len(part.split()) > 3 and part in self._all)


def words_of(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield every text of a window that can be read or heard, with what shows it."""
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        kind = type(widget).__name__
        for text in _texts(widget):
            if text:
                yield text, kind


def words_of_menus(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield the texts of the menus."""
    for menu in root.findChildren(QMenu):
        yield menu.title(), "QMenu"
        for action in menu.actions():
            yield action.text().partition("\t")[0], "QAction"


def _texts(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield _without_tags(widget.toolTip())
    if widget.isWindow():
        yield widget.windowTitle()
    match widget:
        case ElidedLabel():
            yield widget.full_text()
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield widget.placeholderText()
        case QPlainTextEdit() | QTextEdit():
            yield widget.placeholderText()
        case QTabBar():
            yield from (widget.tabText(n) for n in range(widget.count()))
        case QComboBox():
            yield from (widget.itemText(n) for n in range(widget.count()))
        case QAbstractItemView():
            model = widget.model()
            if model is not None:
                yield from _cells_of(model, QModelIndex())
        case _:
            pass


def _without_tags(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "\n", text)) if text.startswith("<") else text


def _cells_of(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    is_list = isinstance(model, QAbstractListModel)
    columns = 1 if is_list else min(_COLUMNS, model.columnCount(parent))
    for column in range(columns if not parent.isValid() else 0):
        for role in _TELLING:
            said = model.headerData(column, Qt.Orientation.Horizontal, role)
            yield _without_tags(str(said or ""))
    for row in range(min(_ROWS, model.rowCount(parent))):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield from (_without_tags(str(index.data(role) or "")) for role in _TELLING)
        if not is_list:
            yield from _cells_of(model, model.index(row, 0, parent))


def _cells(database: sqlite3.Connection) -> Iterator[str]:
    tables = [
        name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type='table'")
    ]
    for table in tables:
        with suppress(sqlite3.DatabaseError):
            for row in database.execute(f'SELECT * FROM "{table}"'):
                yield from (cell for cell in row if isinstance(cell, str))


def _parts(text: str) -> list[str]:
    """Return the parts of a text between what joins them."""
    bare = text.replace("&", "")
    found = (_CODE.sub("", part).strip(_ENDS) for part in _PARTS.split(bare))
    return [part for part in found if part]


def _is_plain(part: str) -> bool:
    """Tell whether a part has words and none of the marks of a translation."""
    return bool(_WORD.search(_DAY.sub("", part))) and not _ACCENTS.search(part)
