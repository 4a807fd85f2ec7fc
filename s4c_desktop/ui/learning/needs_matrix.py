"""Who needs what as a matrix: units stay at the left, people scroll by."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.cohort_needs import Share, Standing
from s4c_desktop.domain.study import SeatState
from s4c_desktop.ui import widgets
from s4c_desktop.ui.delegates import SMALL, draw_background
from s4c_desktop.ui.enlarging import enlarged_paint
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.learning.needs_model import BELOW, COUNTS, SHARE, NeedsModel
from s4c_desktop.ui.text_size import factor, scaled
from s4c_desktop.ui.theme import Theme

ROW_HEIGHT = 42
PERSON_WIDTH = 38
_COUNT_WIDTHS = (84, 76, 60, 96)
_LEAST_HEAD, _MOST_HEAD = 44, 112
_WIDEST_UNITS = 300
_BOX = 24


def draw_share(painter: QPainter, theme: Theme, area: QRectF, share: Share) -> None:
    """Draw a box with the topics to learn: filled for a mandatory gap, else outlined; or a tick.

    A bar below says that there is a seat.
    """
    tokens = theme.tokens
    box = QRectF(0, 0, _BOX, _BOX)
    box.moveCenter(area.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if share.standing is Standing.DONE:
        widgets.draw_tick(painter, box.adjusted(3, 3, -3, -3), tokens.good)
    else:
        mandatory = share.standing is Standing.MANDATORY
        painter.setPen(QPen(QColor(tokens.accent), 1.5))
        painter.setBrush(QColor(tokens.accent if mandatory else tokens.surface))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(QColor(tokens.on_accent if mandatory else tokens.accent))
        font = QFont(painter.font())
        font.setPixelSize(SMALL)
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        text = str(len(share.topics)) if share.topics else "·"
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    if share.seat is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.second))
        painter.drawRoundedRect(QRectF(box.x(), box.bottom() + 2, box.width(), 4), 2, 2)
    painter.restore()


def _raised(box: QRectF, share: Share, by: int) -> QRectF:
    """Return where a share is drawn: higher where the line of a seat comes below it."""
    return box.translated(0, -by) if share.seat is not None else box


class _ShareDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @enlarged_paint
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw counts as texts, shares as boxes."""
        shown = QStyleOptionViewItem(option)
        shown.text = ""
        draw_background(painter, shown)
        tokens = self._theme.tokens
        painter.setPen(QColor(tokens.border))
        painter.drawLine(shown.rect.bottomLeft(), shown.rect.bottomRight())
        view = shown.widget
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(shown.rect).adjusted(2, 2, -2, -3), 6, 6)
        if index.column() < COUNTS:
            painter.setFont(shown.font)
            painter.setPen(QColor(tokens.text))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(shown.rect.adjusted(4, 0, -8, 0), right, str(index.data() or ""))
            return
        share = index.data(SHARE)
        if isinstance(share, Share):
            draw_share(painter, self._theme, _raised(QRectF(shown.rect), share, 3), share)


class _Units(QHeaderView):
    """The units, each with a lesser second line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._theme = theme
        self.setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)

    def sizeHint(self) -> QSize:
        """Return room for names of usual length, in a small window for less."""
        parent = self.parentWidget()
        room = parent.width() if parent is not None else _WIDEST_UNITS
        return QSize(
            max(scaled(150), min(scaled(_WIDEST_UNITS), room * 3 // 10)),
            super().sizeHint().height(),
        )

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw both lines, shortened where they must be."""
        tokens = self._theme.tokens
        view = self.parentWidget()
        current = isinstance(view, QTableView) and view.currentIndex().row() == section
        painter.save()
        painter.fillRect(rect, QColor(tokens.accent_wash if current else tokens.surface))
        painter.setPen(QColor(tokens.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        box = rect.adjusted(12, 5, -8, -5)
        half = box.height() // 2
        for text, colour, size, top in (
            (self._text(section, Qt.ItemDataRole.DisplayRole), tokens.text, 14, box.y()),
            (self._text(section, BELOW), tokens.muted, SMALL, box.y() + half),
        ):
            font = QFont(self.font())
            font.setPixelSize(scaled(size))
            font.setWeight(QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            line = QRect(box.x(), top, box.width(), half)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _text(self, section: int, role: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Vertical, role) or "")


class _People(QHeaderView):
    """Counts as they are, people's names upwards."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(scaled(PERSON_WIDTH))
        self.fit()

    def fit(self) -> None:
        """Be high enough for the longest name, as far as there is room for it."""
        metrics = QFontMetrics(self._font())
        names = (self._text(section) for section in range(COUNTS, self.count()))
        longest = max(map(metrics.horizontalAdvance, names), default=0)
        self.setFixedHeight(max(scaled(_LEAST_HEAD), min(scaled(_MOST_HEAD), longest + 20)))

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(scaled(SMALL))
        font.setWeight(QFont.Weight.Medium)
        return font

    def _text(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a name, shortened where it must be."""
        tokens = self._theme.tokens
        text, font = self._text(section), self._font()
        painter.save()
        painter.fillRect(rect, QColor(tokens.surface))
        painter.setPen(QColor(tokens.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(font)
        metrics = QFontMetrics(font)
        if section < COUNTS:
            painter.setPen(QColor(tokens.muted))
            bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight
            painter.drawText(rect.adjusted(4, 4, -8, -8), bottom, text)
        else:
            painter.setPen(QColor(tokens.text))
            painter.translate(rect.center().x(), rect.bottom() - 8)
            painter.rotate(-90)
            room = rect.height() - 14
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            wide = scaled(PERSON_WIDTH)
            line = QRect(0, -wide // 2, room, wide)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class NeedsMatrix(QTableView):
    """The matrix; arrow keys move from cell to cell, and a tool tip says what each means."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.needs = NeedsModel()
        self.setModel(self.needs)
        self.setItemDelegate(_ShareDelegate(theme, self))
        self.setVerticalHeader(_Units(theme))
        self._people = _People(theme)
        self.setHorizontalHeader(self._people)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        self.setAccessibleName(_("Who needs what"))
        self.selectionModel().currentRowChanged.connect(
            lambda *_rows: self.verticalHeader().viewport().update()
        )
        self.verticalHeader().sectionClicked.connect(
            lambda row: self.setCurrentIndex(self.needs.index(row, 0))
        )
        theme.changed.connect(self._repaint)

    def row(self) -> int:
        """Return the row that is current, -1 for none."""
        return self.currentIndex().row()

    def fit(self) -> None:
        """Give the columns their widths, after other people are shown."""
        for column in range(self.needs.columnCount()):
            width = _COUNT_WIDTHS[column] if column < COUNTS else PERSON_WIDTH
            self.setColumnWidth(column, scaled(width))
        self._people.fit()
        # The header's height counts only once the view lays out its parts anew.
        self.updateGeometries()

    def _repaint(self) -> None:
        for part in (self, self.horizontalHeader(), self.verticalHeader()):
            part.viewport().update()


class _Sample(QWidget):
    """One mark of the key."""

    def __init__(self, theme: Theme, share: Share) -> None:
        super().__init__()
        self._theme = theme
        self._share = share
        self.setFixedSize(scaled(_BOX + 4), scaled(_BOX + 10))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        painter.scale(factor(), factor())
        box = _raised(QRectF(0, 0, _BOX + 4, _BOX + 10), self._share, 4)
        draw_share(painter, self._theme, box, self._share)
        painter.end()


class NeedsKey(QWidget):
    """Says what the marks of the matrix mean."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        nobody = UUID(int=0)
        flow = FlowLayout(spacing=16, row_spacing=0)
        for share, text in (
            (Share(nobody, Standing.MANDATORY, ("",) * 3), _("Mandatory gap, topics to learn")),
            (Share(nobody, Standing.OPTIONAL, ("",) * 2), _("Optional gap")),
            (Share(nobody, Standing.DONE), _("Done")),
            (
                Share(nobody, Standing.MANDATORY, ("",), seat=SeatState.PLANNED),
                _("Has a seat in a training"),
            ),
        ):
            entry = QWidget()
            row = QHBoxLayout(entry)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(_Sample(theme, share))
            row.addWidget(widgets.TextLabel(text, "small", wrap=False))
            flow.addWidget(entry)
        self.setLayout(flow)
