"""The palette and the style sheet of a scheme, both made from its tokens."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QPalette

from s4c_desktop.ui import text_size
from s4c_desktop.ui.tokens import Tokens


def palette(tokens: Tokens) -> QPalette:
    """Return the palette that the Fusion style draws with."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.window,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.surface,
        role.Midlight: tokens.hover,
        role.Mid: tokens.border,
        role.Dark: tokens.muted,
    }
    result = QPalette()
    for which, colour in colours.items():
        result.setColor(which, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(disabled, which, QColor(between(tokens.muted, tokens.surface)))
    result.setColor(disabled, role.Highlight, QColor(tokens.border))
    return result


def style_sheet(tokens: Tokens, *, dark: bool, icons: Path) -> str:
    """Return the style sheet; `icons` is the folder of the shapes it refers to."""
    tick = text_size.scaled(16)
    return _with_text_size(_SHEET).substitute(
        tokens._asdict(),
        faint=between(tokens.muted, tokens.surface),
        icons=icons.as_posix(),
        scheme="dark" if dark else "light",
        other="light" if dark else "dark",
        tick=tick,
        small=text_size.scaled(14),
        menu=6 + text_size.scaled(14),
        drop=14 + text_size.scaled(14),
        held=tick - 2,
        round=tick // 2 + 1,
    )


def _with_text_size(sheet: str) -> Template:
    """Return the sheet with letters, and what holds a line of them, in the size in use."""
    sized = re.sub(r"(font-size|min-height|icon-size): (\d+)px", _scaled, sheet)
    return Template(sized)


def _scaled(found: re.Match[str]) -> str:
    return f"{found[1]}: {text_size.scaled(int(found[2]))}px"


def between(one: str, other: str) -> str:
    """Return the colour a third of the way from one to the other: fainter, and still read."""
    thirds = ((2 * int(one[i : i + 2], 16) + int(other[i : i + 2], 16)) // 3 for i in (1, 3, 5))
    return "#" + "".join(f"{part:02X}" for part in thirds)


_SHEET = """
QToolTip { color: $text; background: $surface; border: 1px solid $muted; padding: 4px 6px; }

QLabel[role="title"] { font-size: 22px; font-weight: 500; }
QLabel[role="section"] { font-size: 16px; font-weight: 500; }
QLabel[role="strong"] { font-weight: 500; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: 12px; }
QLabel[role="good"] { color: $good; }
QLabel[role="caution_small"] { color: $caution; font-size: 12px; }
QLabel[role="caution"] { color: $caution; }
QLabel[role="bad"] { color: $bad; }

QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: 10px; }
QWidget[dropping="true"] { background: $accent_wash; border-radius: 8px; }
QFrame[role="drop"] {
    background: $accent_wash; border: 2px dashed $accent; border-radius: 16px;
}
QFrame[role="line"] { background: $border; border: none; }
QFrame[role="bar"] { background: $caution_wash; border: none; border-bottom: 1px solid $border; }
QFrame[role="alarm"] { background: $bad_wash; border: 1px solid $bad; border-radius: 8px; }
QFrame[role="work"] { background: $surface; border: none; border-top: 1px solid $border; }
QFrame[role="rail"] { background: $surface; border: none; border-right: 1px solid $border; }
QToolButton[role="rail"] {
    background: transparent; color: $muted; border: 2px solid transparent; border-radius: 8px;
    padding: 6px 0; font-size: 12px;
}
QToolButton[role="rail"]:hover { background: $hover; color: $text; }
QToolButton[role="rail"]:checked { background: $accent_wash; color: $accent; font-weight: 500; }
QToolButton[role="rail"]:focus { border-color: $accent; }
QToolButton[role="rail"]:disabled { color: $faint; }
QToolButton[role="icon"] {
    background: transparent; border: 2px solid transparent; border-radius: 8px;
}
QToolButton[role="icon"]:hover { background: $hover; }
QToolButton[role="icon"]:pressed { background: $accent_wash; }
QToolButton[role="icon"]:focus { border-color: $accent; }
QToolButton[role="icon"]::menu-indicator { image: none; }

QTabBar::tab {
    background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
    padding: 6px 6px; margin-right: 14px; min-height: 20px; font-weight: 500;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:focus {
    background: $accent_wash; border: 2px solid $accent; border-radius: 6px;
    padding: 4px 4px 6px 4px;
}

QLabel[role="paper"] {
    background: white; border: 1px solid $border; border-radius: 8px; padding: 8px 12px;
}
QLabel[role="tile"] { background: $accent_wash; border-radius: 12px; }

QLabel[chip] { border-radius: 10px; padding: 2px 10px; font-size: 12px; font-weight: 500; }
QLabel[chip="accent"] { background: $accent_wash; color: $accent; }
QLabel[chip="good"] { background: $good_wash; color: $good; }
QLabel[chip="caution"] { background: $caution_wash; color: $caution; }
QLabel[chip="bad"] { background: $bad_wash; color: $bad; }
QLabel[chip="neutral"] { background: $hover; color: $muted; }

QPushButton {
    background: $surface; color: $text; border: 1px solid $border; border-radius: 8px;
    padding: 5px 14px; min-height: 20px; icon-size: 16px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $accent_wash; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 13px; }
QPushButton:disabled { color: $faint; }
QPushButton:checked { background: $accent_wash; border-color: $accent; color: $accent; }
QPushButton::menu-indicator {
    image: url("$icons/chevron.svg"); width: ${small}px; height: ${small}px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 8px;
}
QPushButton[menu="true"] { padding-right: ${menu}px; }
QPushButton[role="primary"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 500;
}
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border-color: $accent; }
QPushButton[role="primary"]:disabled { background: $border; border-color: $border; color: $muted; }
QPushButton[role="choice"] {
    border-color: $border; border-radius: 10px; padding: 0; text-align: left;
}
QPushButton[role="choice"]:hover { background: $accent_wash; border-color: $accent; }
QPushButton[role="choice"]:focus { border: 2px solid $accent; }
QPushButton[role="chip"] {
    background: $accent_wash; color: $accent; border-color: $accent_wash; border-radius: 14px;
    padding: 3px 10px; font-size: 12px; font-weight: 500;
}
QPushButton[role="chip"]:hover { border-color: $accent; }
QPushButton[role="chip"]:focus { border: 2px solid $accent; padding: 2px 9px; }
QPushButton[role="chip"]:disabled { background: $hover; border-color: $hover; color: $faint; }
QPushButton[role="danger"] { color: $bad; }
QPushButton[role="danger"]:hover { background: $bad_wash; }
QPushButton[role="danger"]:disabled { color: $faint; }
QPushButton[role="quiet"] { border-color: transparent; background: transparent; color: $accent; }
QPushButton[role="quiet"]:hover { background: $accent_wash; }
QPushButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="quiet"]:disabled { color: $faint; }

QPushButton[role="crumb"] {
    border-color: transparent; background: transparent; color: $accent; padding: 5px 4px;
}
QPushButton[role="crumb"]:hover { background: $accent_wash; }
QPushButton[role="crumb"]:focus { border: 2px solid $accent; padding: 4px 3px; }

QPushButton[role="segment"] { padding: 5px 9px; border-radius: 6px; }
QPushButton[role="segment"]:focus { border: 2px solid $accent; padding: 4px 8px; }
QPushButton[role="fact"] {
    border-color: transparent; background: transparent; color: $muted; font-size: 12px;
    padding: 5px 8px;
}
QPushButton[role="fact"]:hover { background: $hover; }
QPushButton[role="fact"]:focus { border: 1px solid $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QAbstractSpinBox {
    background: $surface; color: $text; border: 1px solid $muted; border-radius: 8px;
    selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $muted;
}
QLineEdit, QAbstractSpinBox { min-height: 20px; padding: 5px 9px; }
QComboBox { min-height: 20px; padding: 5px 11px; }
QDateEdit { min-height: 20px; padding: 4px 9px; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QTextBrowser[role="page"], QTextBrowser[role="page"]:focus {
    border: none; border-radius: 0; padding: 0;
}
QLineEdit:focus, QAbstractSpinBox:focus { border: 2px solid $accent; padding: 4px 8px; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit {
    border: none; padding: 0; min-height: 0; background: transparent;
}
QComboBox:focus { border: 2px solid $accent; padding: 4px 10px; }
QDateEdit:focus { border: 2px solid $accent; padding: 3px 8px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QDateEdit:disabled, QLineEdit:read-only, QPlainTextEdit:read-only {
    border-color: $border; background: $window;
}
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 3px 5px; }
QLineEdit[invalid="true"], QDateEdit[invalid="true"] { border-color: $bad; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: ${drop}px; }
QComboBox::down-arrow, QDateEdit::down-arrow {
    image: url("$icons/chevron.svg"); width: ${small}px; height: ${small}px;
}
QComboBox QAbstractItemView {
    border: 1px solid $muted; border-radius: 0; background: $surface; outline: 0;
}
QComboBox QAbstractItemView::item { min-height: 32px; padding: 0 8px; }
QComboBox QAbstractItemView::item:focus { border: none; padding: 0 8px; }
QComboBox QAbstractItemView::item:selected { background: $accent_wash; color: $text; }

QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; min-height: 36px; }
QCalendarWidget QToolButton {
    background: transparent; color: $text; border: none; border-radius: 6px; padding: 4px 8px;
    font-weight: 500;
}
QCalendarWidget QToolButton:hover { background: $accent_wash; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QToolButton#qt_calendar_prevmonth {
    qproperty-icon: none; image: url("$icons/previous.svg"); width: 20px;
}
QCalendarWidget QToolButton#qt_calendar_nextmonth {
    qproperty-icon: none; image: url("$icons/next.svg"); width: 20px;
}
QCalendarWidget QSpinBox { min-height: 20px; }
QCalendarWidget QTableView {
    border: none; border-radius: 0; selection-background-color: $accent;
    selection-color: $on_accent;
}

QPushButton, QCheckBox, QRadioButton { outline: none; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 32px; }
QCheckBox::indicator, QRadioButton::indicator {
    width: ${tick}px; height: ${tick}px; border: 1px solid $muted; background: $surface;
}
QTreeView::indicator, QListView::indicator {
    width: ${small}px; height: ${small}px; border: 1px solid $muted; border-radius: 4px;
    background: $surface;
}
QTreeView::indicator:checked, QListView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$icons/check-$scheme.svg");
}
QTreeView::indicator:indeterminate { background: $accent_wash; border: 4px solid $accent; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: ${round}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: $accent_wash; }
QCheckBox::indicator:checked {
    background: $accent; border-color: $accent; image: url("$icons/check-$scheme.svg");
}
QRadioButton::indicator:checked {
    background: $accent; border-color: $accent; image: url("$icons/dot-$scheme.svg");
}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {
    width: ${held}px; height: ${held}px; border: 2px solid $accent;
}
QCheckBox::indicator:checked:focus {
    background: $surface; image: url("$icons/check-$other.svg");
}
QRadioButton::indicator:checked:focus {
    background: $surface; image: url("$icons/dot-$other.svg");
}
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }

QAbstractItemView { background: $surface; border: 1px solid $border; outline: 0; }
QListView, QTreeView, QTableView {
    border-radius: 10px; selection-background-color: $accent_wash; selection-color: $text;
}
QListView:focus, QTreeView:focus, QTableView:focus { border-color: $accent; }
QListView[role="plain"], QTableView[role="plain"] { border: none; border-radius: 0; }
QTableView[role="plain"]::item { border: none; padding: 0; }
QTableView[role="plain"]::item:hover { background: $hover; }
QTableView[role="plain"]::item:selected { background: $accent_wash; color: $text; }
QTreeView::item, QListView::item { min-height: 32px; border: none; padding: 0 8px; }
QTreeView::item:hover, QListView::item:hover { background: $hover; }
QTreeView::item:selected, QListView::item:selected { background: $accent_wash; color: $text; }
QListView::item:focus {
    min-height: 28px; border: 2px solid $accent; border-radius: 6px; padding: 0 6px;
}
QTableView[role="plain"]::item:focus { border: 2px solid $accent; border-radius: 6px; }
QTableView { gridline-color: $border; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: transparent; color: $muted; border: none; border-bottom: 1px solid $border;
    padding: 8px 8px 8px 12px; font-size: 12px; font-weight: 500;
}
QTableCornerButton::section { background: transparent; border: none; }

QProgressBar { background: $hover; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget[role="page"] { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $faint; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMessageBox QLabel#qt_msgbox_label { font-size: 16px; font-weight: 500; min-width: 380px; }
QMessageBox QLabel#qt_msgbox_informativelabel { min-width: 380px; }

QSplitter::handle { background: transparent; }

QMenuBar { background: $surface; border-bottom: 1px solid $border; padding: 2px 8px; }
QMenuBar::item { padding: 6px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $accent_wash; color: $text; }
QMenu { background: $surface; border: 1px solid $muted; padding: 4px; }
QMenu::item { padding: 7px 28px 7px 12px; border-radius: 6px; }
QMenu::item:selected { background: $accent_wash; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: ${small}px; height: ${small}px; padding-left: 8px; }
"""
