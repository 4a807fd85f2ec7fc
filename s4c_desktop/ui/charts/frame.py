"""The card around a chart: title, the chart or its table, legend, and what to do with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from string import Template
from typing import Protocol

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, SignalInstance
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import save
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.paths import documents_dir
from s4c_desktop.ui import text_size
from s4c_desktop.ui.charts import export
from s4c_desktop.ui.charts.drawing import Drawing
from s4c_desktop.ui.charts.enlarged import enlarged
from s4c_desktop.ui.charts.legend import Legend
from s4c_desktop.ui.charts.legend import height as legend_height
from s4c_desktop.ui.charts.look import Look
from s4c_desktop.ui.charts.table import TableView
from s4c_desktop.ui.context_menu import offer_menu
from s4c_desktop.ui.leaving import Document, Leaving
from s4c_desktop.ui.messages import Messages
from s4c_desktop.ui.mnemonics import letter_menu
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import Card, ElidedLabel

_BUTTON = 32
_BUTTON_SHEET = Template("""
QToolButton { background: transparent; border: 2px solid transparent; border-radius: 8px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $accent_wash; }
QToolButton:focus { border-color: $accent; }
""")
_ICON = 18
_RIM = 32
_CHROME = 72


class ChartView(Protocol):
    """A widget that shows a drawing and says what is pointed at."""

    drawing: Drawing

    @property
    def described(self) -> SignalInstance:
        """Tell, in words, what is pointed at now."""

    @property
    def look(self) -> Look:
        """Return the colours and fonts in use."""


class ChartFrame(Card):
    """A chart with its title, its table twin, its legend, and ways to copy and save it.

    One that `stays` in the program offers no way out.
    """

    def __init__(
        self,
        view: QWidget,
        theme: Theme,
        messages: Messages,
        leaving: Leaving,
        *,
        stays: bool = False,
    ) -> None:
        super().__init__(margin=0, spacing=4)
        self.view = view
        self._chart: ChartView = view  # type: ignore[assignment] # a QWidget that is one
        self._theme = theme
        self._messages = messages
        self._leaving = leaving
        drawing = self._chart.drawing
        self.title = ElidedLabel(drawing.title, "strong")
        self.status = ElidedLabel(drawing.summary(), "small")
        self.table = TableView(drawing)
        self.legend = Legend(drawing, theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(view)
        self._stack.addWidget(self.table)
        self.as_table = self._button("table", _("Show as table"), checkable=True)
        self.as_table.toggled.connect(self._show_table)
        self.more = self._button("dots-three", _("Copy or save this chart"))
        self.more.clicked.connect(self._open_menu)
        self._lay_out()
        self._chart.described.connect(self.status.set_text)
        self.more.setVisible(not stays)
        if not stays:
            for shown in (view, self.table):
                if isinstance(shown, QAbstractScrollArea):
                    offer_menu(shown, self.menu)
            copying = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
            copying.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            copying.activated.connect(self.copy)
        theme.changed.connect(self._paint_buttons)
        self._paint_buttons()

    @property
    def drawing(self) -> Drawing:
        """Return what is shown."""
        return self._chart.drawing

    def height_at(self, width: int) -> int:
        """Return the height that suits a width, for laying frames out in columns."""
        look = self._chart.look
        inner = width - _RIM
        drawing, factor = enlarged(self.drawing), text_size.factor()
        chart = drawing.head_height(inner, look) + drawing.height(inner, look)
        below = legend_height(drawing.legend(), inner / factor, look) * factor
        return round(chart + below) + _CHROME

    def menu(self) -> QMenu:
        """Return the menu of what can be done with the chart."""
        menu = QMenu(self)
        menu.addAction(_("Copy picture"), self.copy_picture)
        menu.addAction(_("Copy table"), self.copy_table)
        menu.addSeparator()
        for text, suffix in self._formats():
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked=False, chosen=suffix: self._save_as(chosen))
            menu.addAction(action)
        return menu

    def copy(self) -> None:
        """Put what is shown on the clipboard: the table as text, else the picture."""
        if self.as_table.isChecked():
            self.copy_table()
        else:
            self.copy_picture()

    def copy_picture(self) -> None:
        """Put the chart on the clipboard as a picture."""
        data = QMimeData()
        data.setImageData(export.image(self.drawing, self._chart.look))
        QGuiApplication.clipboard().setMimeData(data)

    def copy_table(self) -> None:
        """Put the values on the clipboard as text."""
        QGuiApplication.clipboard().setText(export.as_text(self.drawing.table()))

    def save(self, path: Path) -> None:
        """Save the chart in the format that the file's ending names; raises UserError."""
        writers: dict[str, Callable[[], bytes]] = {
            ".png": lambda: export.png(self.drawing, self._chart.look),
            ".svg": lambda: export.svg(self.drawing, self._chart.look),
            ".csv": lambda: export.csv_file(self.drawing.table()),
        }
        content = writers[path.suffix.lower()]()
        save(path, lambda file: file.write(content))

    def ask_path(self, suffix: str) -> Path | None:
        """Ask where to save; None when the person changes their mind."""
        name = re.sub(r"[^\w -]+", "", self.drawing.title).strip() or _("Chart")
        proposed = str(documents_dir() / f"{name}{suffix}")
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save chart"), proposed, f"*{suffix}")
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)

    def _save_as(self, suffix: str) -> None:
        if not self._leaving.may_leave(Document.CHART, self._messages):
            return
        path = self.ask_path(suffix)
        if path is None:
            return
        try:
            self.save(path)
        except UserError as error:
            self._messages.error(error)

    @staticmethod
    def _formats() -> tuple[tuple[str, str], ...]:
        return (
            (_("Save as PNG picture…"), ".png"),
            (_("Save as SVG drawing…"), ".svg"),
            (_("Save as CSV table…"), ".csv"),
        )

    def _show_table(self, shown: bool) -> None:
        self._stack.setCurrentWidget(self.table if shown else self.view)
        self.legend.setVisible(not shown)
        self.status.set_text(self.drawing.summary())

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        letter_menu(menu)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _paint_buttons(self) -> None:
        for button in (self.as_table, self.more):
            button.setStyleSheet(_BUTTON_SHEET.substitute(self._theme.tokens._asdict()))

    def _button(self, icon: str, text: str, *, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._theme.icon(icon, "muted"))
        button.setIconSize(QSize(1, 1) * text_size.scaled(_ICON))
        button.setFixedSize(QSize(1, 1) * text_size.scaled(_BUTTON))
        button.setCheckable(checkable)
        button.setToolTip(text)
        spoken = _("{action}: {chart}").format(action=text, chart=self.drawing.title)
        button.setAccessibleName(spoken)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.status)
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addLayout(words, 1)
        top.addWidget(self.as_table, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        # Rows and axes keep a rim of 8 for the mark of what is pointed at.
        top.setContentsMargins(8, 0, 4, 0)
        below = QVBoxLayout()
        below.setContentsMargins(8, 0, 8, 0)
        below.addWidget(self.legend)
        self.column.setContentsMargins(8, 12, 8, 12)
        self.column.addLayout(top)
        self.column.addWidget(self._stack, 1)
        self.column.addLayout(below)
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
