"""What a search found, in groups, to be walked through by keyboard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.catalogue import Hit, Kind, by_kind
from s4c_desktop.domain.catalogue_wording import kind_title
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.delegates import draw_background
from s4c_desktop.ui.enlarging import enlarged_paint, enlarged_size
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import muted

ROW = Qt.ItemDataRole.UserRole
PAUSE = 120
"""Milliseconds without a key after which a search starts."""
MARGIN = 24

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
MAIN = "SCCF"
# Codes of these kinds are known to people; others are only names of records.
_CODED = (Kind.COMPETENCE, Kind.MODULE, Kind.READING)


class HitModel(QAbstractListModel):
    """Headings of groups and the hits below them."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[str | Hit] = []

    def fill(self, hits: tuple[Hit, ...]) -> None:
        """Show what was found."""
        self.beginResetModel()
        self._rows = []
        for kind, found in by_kind(hits).items():
            self._rows += [f"{kind_title(kind)} ({len(found)})", *found]
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of headings and hits."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let hits be chosen, and headings be read only."""
        if isinstance(self._rows[index.row()], Hit):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a row, or the row itself."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else hit_title(row)
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, Hit):
            return f"{hit_title(row)}. {row.plain_snippet}"
        return None

    def hit(self, row: int) -> Hit | None:
        """Return the hit of a row; None for a heading."""
        found = self._rows[row]
        return found if isinstance(found, Hit) else None

    def neighbour(self, row: int, step: int) -> int | None:
        """Return the next row with a hit in a direction; None where there is none."""
        row += step
        while 0 <= row < len(self._rows):
            if self.hit(row) is not None:
                return row
            row += step
        return None


def hit_title(hit: Hit) -> str:
    """Name what was found, with its code where people know it by that."""
    name = f"{hit.place.code.upper()}  {hit.title}" if hit.place.kind in _CODED else hit.title
    if hit.place.framework in ("", MAIN):
        return name
    return _("{name} · framework {framework}").format(name=name, framework=hit.place.framework)


class HitDelegate(QStyledItemDelegate):
    """Draws a heading, or a title with its snippet, in which the words found are bold."""

    HEADING = 36
    HIT = 52

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @enlarged_size
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for one line or two."""
        return QSize(200, self.HIT if isinstance(index.data(ROW), Hit) else self.HEADING)

    @enlarged_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row = index.data(ROW)
        tokens = self._theme.tokens
        box = QRectF(option.rect).adjusted(12, 0, -12, 0)
        painter.save()
        font = QFont(option.font)
        if not isinstance(row, Hit):
            font.setWeight(QFont.Weight.Medium)
            painter.setFont(font)
            painter.setPen(QColor(tokens.muted))
            bottom = box.adjusted(0, 0, 0, -6)
            flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(bottom, flags, str(row))
            painter.restore()
            return
        draw_background(painter, option)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        metrics = QFontMetricsF(font)
        title = metrics.elidedText(hit_title(row), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QPointF(box.x(), box.y() + 8 + metrics.ascent()), title)
        font.setPixelSize(12)
        self._draw_snippet(painter, font, row, box.adjusted(0, 8 + metrics.height() + 2, 0, 0))
        painter.restore()

    def _draw_snippet(self, painter: QPainter, font: QFont, hit: Hit, box: QRectF) -> None:
        tokens = self._theme.tokens
        x = box.x()
        for text, matched in hit.snippet:
            font.setWeight(QFont.Weight.Bold if matched else QFont.Weight.Normal)
            metrics = QFontMetricsF(font)
            room = box.right() - x
            if room <= metrics.averageCharWidth():
                return
            shown = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, room)
            painter.setFont(font)
            painter.setPen(QColor(tokens.text if matched else tokens.muted))
            painter.drawText(QPointF(x, box.y() + metrics.ascent()), shown)
            x += metrics.horizontalAdvance(shown)


class SearchResults(QWidget):
    """Searches off the GUI thread while the person types, and shows the newest answer only."""

    opened = Signal(object)
    """The Place of what was chosen."""

    found = Signal()
    """The answer to what stands in the field is shown."""

    def __init__(self, context: Context, field: QLineEdit) -> None:
        super().__init__()
        self._context = context
        self._field = field
        self._asked: str | None = None
        self._answered: str | None = None
        self.model = HitModel()
        self.message = muted()
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(HitDelegate(context.theme, self.view))
        self.view.setAccessibleName(_("Search results"))
        self.view.setProperty("role", "plain")
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 16, MARGIN, 8)
        column.setSpacing(8)
        column.addWidget(self.message)
        column.addWidget(self.view, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.search)
        field.textEdited.connect(lambda _text: self._on_edited())

    @property
    def text(self) -> str:
        """Return what is searched for."""
        return self._field.text().strip()

    @property
    def up_to_date(self) -> bool:
        """Tell whether what is shown answers what stands in the field."""
        return self._answered == self.text

    def stop(self) -> None:
        """Forget a search that has not started or not been answered yet."""
        self._pause.stop()
        self._asked = None

    def search(self) -> None:
        """Search for what stands in the field."""
        self._pause.stop()
        asked = self.text
        self._asked = asked
        work = partial(self._context.program.catalogue.search, asked)
        self._context.tasks.run(work, done=partial(self._show, asked), owner=self)

    def walk(self, step: int) -> None:
        """Choose the hit before or after."""
        current = self.view.currentIndex().row()
        row = self.model.neighbour(current, step)
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row))

    def open_current(self) -> bool:
        """Open the hit that is chosen; tells whether there was one."""
        index = self.view.currentIndex()
        if not index.isValid():
            return False
        self._open(index)
        return True

    def _on_edited(self) -> None:
        if self.text:
            self._pause.start()
        else:
            self.stop()

    def _show(self, asked: str, hits: tuple[Hit, ...]) -> None:
        if asked != self._asked:
            return
        self._answered = asked
        self.model.fill(hits)
        self.view.scrollToTop()
        first = self.model.neighbour(-1, 1)
        if first is not None:
            self.view.setCurrentIndex(self.model.index(first))
        self.message.setText(_message(asked, len(hits)))
        self.found.emit()

    def _open(self, index: QModelIndex) -> None:
        hit = self.model.hit(index.row())
        if hit is not None:
            self.opened.emit(hit.place)


def _message(asked: str, n: int) -> str:
    if not asked:
        return _("Type a word: a competence, a code, a city, a technology.")
    if not n:
        return _("Nothing found for “{text}”. Try fewer or other words.").format(text=asked)
    return ngettext("{n} found for “{text}”", "{n} found for “{text}”", n).format(n=n, text=asked)
