"""Draws the cells of the explorer, and the key to what they show."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.pages.explorer import Cell, Demand
from s4c_desktop.ui.delegates import draw_background
from s4c_desktop.ui.enlarging import enlarged_paint
from s4c_desktop.ui.text_size import factor, scaled
from s4c_desktop.ui.theme import Theme

CELL = Qt.ItemDataRole.UserRole
AREA = Qt.ItemDataRole.UserRole + 1
BADGE = 22
SPACE = 6
DOT = 2.5
NAME_MARGIN = 9
"""Pixels that names stand in, under the head of their column."""


def draw_badge(painter: QPainter, theme: Theme, box: QRectF, demand: Demand) -> None:
    """Draw a role's letter: filled where mandatory, outlined where optional.

    A dashed outline says that the level is derived, a dot above that readings differ.
    """
    tokens = theme.tokens
    colour = QColor(tokens.accent)
    pen = QPen(colour, 1.5)
    if demand.derived:
        pen.setStyle(Qt.PenStyle.DashLine)
        pen.setDashPattern([2, 1.6])
    painter.setPen(pen)
    painter.setBrush(colour if demand.mandatory else QColor(tokens.surface))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QColor(tokens.on_accent) if demand.mandatory else colour)
    font = QFont(painter.font())
    font.setPixelSize(12)
    font.setWeight(QFont.Weight.Medium)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, demand.letter)
    if demand.differs:
        painter.setPen(QPen(QColor(tokens.surface), 1))
        painter.setBrush(QColor(tokens.required))
        painter.drawEllipse(QPointF(box.right() - 1, box.top() + 1), DOT + 1, DOT + 1)


def draw_mark(painter: QPainter, theme: Theme, box: QRectF, mark: str) -> None:
    """Draw the overview's mark: a field, with a dashed edge where it is derived."""
    tokens = theme.tokens
    painter.setBrush(QColor(tokens.accent_wash))
    painter.setPen(Qt.PenStyle.NoPen)
    if mark == "derived":
        pen = QPen(QColor(tokens.muted), 1, Qt.PenStyle.DashLine)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
    painter.drawRoundedRect(box, 6, 6)


class ExplorerDelegate(QStyledItemDelegate):
    """Draws a cell's mark, and over it the roles that require this level."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: set[str] | None = None

    def show_roles(self, letters: set[str]) -> None:
        """Draw these roles only."""
        self._shown = letters

    @enlarged_paint
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw names as lists do, cells with marks and badges."""
        cell = index.data(CELL)
        if not isinstance(cell, Cell):
            text = QStyleOptionViewItem(option)
            draw_background(painter, text)
            text.rect.adjust(NAME_MARGIN, 0, 0, 0)
            super().paint(painter, text, index)
            return
        shown = QStyleOptionViewItem(option)
        shown.text = ""
        draw_background(painter, shown)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(shown.rect)
        if cell.mark:
            draw_mark(painter, self._theme, area.adjusted(2.5, 2.5, -2.5, -2.5), cell.mark)
        demands = [d for d in cell.demands if self._shown is None or d.letter in self._shown]
        width = len(demands) * BADGE + max(0, len(demands) - 1) * SPACE
        x = area.center().x() - width / 2
        for demand in demands:
            box = QRectF(x, area.center().y() - BADGE / 2, BADGE, BADGE)
            draw_badge(painter, self._theme, box.adjusted(1, 1, -1, -1), demand)
            x += BADGE + SPACE
        painter.restore()


class Key(QWidget):
    """Says what the marks and badges mean; takes a second row where one is too short."""

    GAP = 20

    def __init__(self, theme: Theme, has_roles: bool) -> None:
        super().__init__()
        self._theme = theme
        samples: tuple[tuple[Demand | str, str], ...] = (
            (Demand("D", "", True, False, False), _("Mandatory")),
            (Demand("D", "", False, False, False), _("Optional")),
            (Demand("D", "", False, False, True), _("Level derived")),
            (Demand("D", "", True, True, False), _("Source also says something else")),
            ("source", _("Marked in the source's overview")),
            ("derived", _("Mark derived")),
        )
        self._samples = samples if has_roles else ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(text for _sample, text in self._samples))
        theme.changed.connect(self.update)

    def hasHeightForWidth(self) -> bool:
        """Tell that a narrow key is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        places = self._places(width)
        return int(places[-1].bottom()) + 4 if places else 0

    def sizeHint(self) -> QSize:
        """Return the size of a key in one row."""
        return QSize(600, self.heightForWidth(600))

    def minimumSizeHint(self) -> QSize:
        """Return the height the present width needs."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def _places(self, width: int) -> list[QRectF]:
        font = QFont(self.font())
        font.setPixelSize(scaled(12))
        places: list[QRectF] = []
        x, y = 0.0, 2.0
        for _sample, text in self._samples:
            needed = scaled(BADGE) + 6 + self.fontMetrics().horizontalAdvance(text)
            if x and x + needed > width:
                x, y = 0.0, y + scaled(BADGE) + 6
            places.append(QRectF(x, y, needed, scaled(BADGE)))
            x += needed + self.GAP
        return places

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw every sample with its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        for place, (sample, text) in zip(self._places(self.width()), self._samples, strict=True):
            box = QRectF(1, 1, BADGE - 2, BADGE - 2)
            painter.save()
            painter.translate(place.topLeft())
            painter.scale(factor(), factor())
            if isinstance(sample, Demand):
                draw_badge(painter, self._theme, box, sample)
            else:
                draw_mark(painter, self._theme, box, sample)
            painter.restore()
            font.setPixelSize(scaled(12))
            painter.setFont(font)
            painter.setPen(QColor(self._theme.tokens.muted))
            painter.drawText(
                place.adjusted(scaled(BADGE) + 6, 0, 10, 0), Qt.AlignmentFlag.AlignVCenter, text
            )
        painter.end()
