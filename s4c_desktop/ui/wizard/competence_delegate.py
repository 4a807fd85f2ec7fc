"""How a row of the competence list looks."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.wording import level_chip
from s4c_desktop.ui.enlarging import enlarged_paint, enlarged_size
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.wizard.competence_model import ENTRY, AreaEntry, CompetenceEntry, Index

ROW = 32
HEADING = 36
PAD = 8
MARK = 24
ICON = 16
CODE = 38

STATE_ICONS = {State.NO_EVIDENCE: "eye-slash", State.EXEMPT: "prohibit"}
"""The drawn mark of the states that have no level."""


class CompetenceDelegate(QStyledItemDelegate):
    """Draws areas with their progress, and competences with the mark of their state.

    Rated and below 4: a chip with the level. No evidence yet and exempt: an icon each.
    Untouched: a small ring. A flag stands before any of them.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    @enlarged_size
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give headings some air above."""
        return QSize(120, HEADING if isinstance(index.data(ENTRY), AreaEntry) else ROW)

    @enlarged_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        entry = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, AreaEntry):
            self._paint_area(painter, option.rect, option.font, entry)
        elif isinstance(entry, CompetenceEntry):
            self._paint_competence(painter, option, entry)
        painter.restore()

    def _paint_area(self, painter: QPainter, rect: QRect, font: QFont, entry: AreaEntry) -> None:
        small = QFont(font)
        small.setPixelSize(12)
        small.setWeight(QFont.Weight.Medium)
        painter.setFont(small)
        tokens = self._theme.tokens
        line = QRect(rect.adjusted(PAD, 10, -PAD, 0))
        counts = _("{n} of {total}").format(n=entry.done, total=entry.total)
        metrics = QFontMetrics(small)
        painter.setPen(QColor(tokens.good if entry.done == entry.total else tokens.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, counts)
        room = line.width() - metrics.horizontalAdvance(counts) - 2 * PAD
        name = f"{entry.area.code}  {entry.area.title}"
        painter.setPen(QColor(tokens.muted))
        painter.drawText(
            line,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(name, Qt.TextElideMode.ElideRight, room),
        )

    def _paint_competence(
        self, painter: QPainter, option: QStyleOptionViewItem, entry: CompetenceEntry
    ) -> None:
        tokens = self._theme.tokens
        rect = QRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_wash if selected else tokens.hover))
            painter.drawRoundedRect(QRectF(rect.adjusted(0, 1, 0, -1)), 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 2, -1, -2), 6, 6)
        right = self._paint_mark(painter, rect, entry)
        if entry.rating.flagged:
            right -= ICON + 6
            icon = self._theme.icon("flag-fill", "caution")
            icon.paint(painter, QRect(right, rect.center().y() - ICON // 2 + 1, ICON, ICON))
        self._paint_name(painter, rect, option.font, entry, right)

    def _paint_name(
        self, painter: QPainter, rect: QRect, font: QFont, entry: CompetenceEntry, right: int
    ) -> None:
        tokens = self._theme.tokens
        painter.setFont(font)
        centre = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        code = QRect(rect.left() + PAD, rect.top(), CODE, rect.height())
        painter.setPen(QColor(tokens.muted))
        painter.drawText(code, centre, entry.competence.code)
        name = QRect(code.right(), rect.top(), right - PAD - code.right(), rect.height())
        painter.setPen(QColor(tokens.text))
        title = QFontMetrics(font).elidedText(
            entry.competence.title, Qt.TextElideMode.ElideRight, name.width()
        )
        painter.drawText(name, centre, title)

    def _paint_mark(self, painter: QPainter, rect: QRect, entry: CompetenceEntry) -> int:
        """Draw the mark of the state and return where it begins."""
        tokens = self._theme.tokens
        left = rect.right() - PAD - MARK
        box = QRect(left, rect.center().y() - MARK // 2 + 1, MARK, MARK)
        state = entry.rating.state
        if state in STATE_ICONS:
            around = box.adjusted(3, 3, -3, -3)
            self._theme.icon(STATE_ICONS[state], "muted").paint(painter, around)
            return left
        if state is State.UNTOUCHED:
            painter.setPen(QPen(QColor(tokens.muted), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(box).adjusted(8, 8, -8, -8))
            return left
        painter.setPen(Qt.PenStyle.NoPen)
        below = state is State.BELOW
        painter.setBrush(QColor(tokens.caution_wash if below else tokens.accent_wash))
        painter.drawRoundedRect(QRectF(box).adjusted(-1, 1, 1, -1), 6, 6)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(tokens.caution if below else tokens.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, level_chip(entry.rating))
        return left
