"""One rung of the level ladder."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, auto

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.rating.text_block import Face, TextBlock
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import TEXT_COLUMN, set_tip

PAD = 12
CHIP = 32
GAP = 16
NAMES = 120
TWO_COLUMNS = 380
"""From this width of a column on, the two texts stand side by side."""

BESIDE_NAMES = 240
"""With less room than this beside the names, the texts stand below them, in the whole width."""

KEPT = 64
"""So many ways of breaking the texts are remembered while a window is resized."""


class Detail(IntEnum):
    """How much of its texts a rung shows that is neither chosen nor focused, the most first."""

    FULL = auto()
    RUN_ON = auto()
    """Both texts, one running on from the other."""
    KNOWLEDGE = auto()
    KNOWLEDGE_CLOSE = auto()
    FOUR_LINES = auto()
    THREE_LINES = auto()
    THREE_LINES_CLOSE = auto()
    TWO_LINES = auto()
    TWO_LINES_CLOSE = auto()
    ONE_LINE = auto()

    @property
    def lines(self) -> int | None:
        """Return how many lines are shown; None for all."""
        return _LINES.get(self)

    @property
    def space(self) -> int:
        """Return the space between rungs, and above and below the text inside one."""
        return 4 if self in _CLOSE else 8

    @property
    def same_text(self) -> Detail:
        """Return the step that shows the same lines with the usual space."""
        return _CLOSE.get(self, self)


_LINES = {
    Detail.FOUR_LINES: 4,
    Detail.THREE_LINES: 3,
    Detail.THREE_LINES_CLOSE: 3,
    Detail.TWO_LINES: 2,
    Detail.TWO_LINES_CLOSE: 2,
    Detail.ONE_LINE: 1,
}
_CLOSE = {
    Detail.KNOWLEDGE_CLOSE: Detail.KNOWLEDGE,
    Detail.THREE_LINES_CLOSE: Detail.THREE_LINES,
    Detail.TWO_LINES_CLOSE: Detail.TWO_LINES,
    Detail.ONE_LINE: Detail.ONE_LINE,
}


@dataclass(frozen=True, slots=True)
class RungText:
    """What a rung says: chip, name, line below it, what one can do, how autonomously."""

    chip: str
    name: str
    below: str
    knowledge: str
    autonomy: str = ""


class _Faces:
    """What a rung is written in, derived from the font of its texts."""

    def __init__(self, font: QFont) -> None:
        strong, small = QFont(font), QFont(font)
        strong.setWeight(QFont.Weight.Medium)
        small.setPixelSize(scaled(12))
        self.chip = QFont(strong)
        self.chip.setPixelSize(scaled(16))
        self.body, self.strong, self.small = Face(font), Face(strong), Face(small)
        self.longest_line = self.body.metrics.averageCharWidth() * TEXT_COLUMN


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the texts of a rung stand at a width: below its names, beside them, beside each other.

    Lengths are in pixels.
    """

    narrow: bool
    left: int
    count: int
    width: int


class Rung(QAbstractButton):
    """A level to choose, with what a person at this level knows, can do and decides."""

    def __init__(self, theme: Theme, text: RungText) -> None:
        super().__init__()
        self._theme = theme
        self._text = text
        self._detail = Detail.FULL
        self.is_open = False
        self.required = False
        self.keys_live = False
        self._broken: dict[tuple[int, Detail, bool], tuple[TextBlock, ...]] = {}
        self._heights: dict[tuple[int, Detail, bool], int] = {}
        self._faces: _Faces | None = None
        self._columns: dict[tuple[int, bool], _Columns] = {}
        self.setCheckable(True)
        # So that screen readers speak of one choice among several.
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # The ladder is one stop of Tab; the arrows lead to its rungs.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name_it()
        theme.changed.connect(self.update)

    def set_text(self, text: RungText) -> None:
        """Say something else."""
        if text != self._text:
            self._text = text
            self._forget()
            self._name_it()
            self.update()

    def set_chosen(self, chosen: bool) -> None:
        """Choose the rung or not; nothing at all may be chosen, which groups do not foresee."""
        if chosen == self.isChecked():
            return
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(True)

    def set_required(self, required: bool) -> None:
        """Mark the level that the role requires, or not."""
        if required != self.required:
            self.required = required
            self._name_it()
            self.update()

    def set_keys_live(self, live: bool) -> None:
        """Show whether the number keys rate at the moment."""
        if live != self.keys_live:
            self.keys_live = live
            self.update()

    def show_detail(self, detail: Detail, *, is_open: bool) -> None:
        """Choose how much to show."""
        shortened = detail not in (Detail.FULL, Detail.RUN_ON) and not is_open
        texts = (self._text.knowledge, self._text.autonomy)
        set_tip(self, "\n\n".join(t for t in texts if t) if shortened else "")
        if (detail, is_open) != (self._detail, self.is_open):
            self._detail, self.is_open = detail, is_open
            self.update()

    def height_for(self, width: int, detail: Detail, *, is_open: bool) -> int:
        """Return the height needed at a width; found once, the ladder asks for many."""
        key = (width, detail, is_open)
        if key not in self._heights:
            self._heights[key] = self._height(width, detail, is_open=is_open)
        return self._heights[key]

    def _height(self, width: int, detail: Detail, *, is_open: bool) -> int:
        texts, used = self._blocks(width, detail, is_open=is_open), self._used_faces()
        columns = self._columns_at(width)
        if columns.narrow:
            names, content = 0, used.strong.line + 2 + _stacked(texts)
        else:
            names = used.strong.line + used.small.line
            content = max(b.height for b in texts) if columns.count > 1 else _stacked(texts)
        margin = 10 if is_open else detail.space + 2
        return max(content, names, scaled(CHIP)) + 2 * margin

    def sizeHint(self) -> QSize:
        """Return a size that the ladder overrules."""
        return QSize(400, self.height_for(400, self._detail, is_open=self.is_open))

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere."""
        return self.rect().contains(pos)

    def _name_it(self) -> None:
        text = self._text
        parts = [text.name, text.below, _("required") if self.required else ""]
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setAccessibleDescription(f"{text.knowledge} {text.autonomy}".strip())

    def _used_faces(self) -> _Faces:
        if self._faces is None:
            self._faces = _Faces(self.font())
        return self._faces

    def _columns_at(self, width: int) -> _Columns:
        key = width, bool(self._text.autonomy)
        if key not in self._columns:
            if len(self._columns) > KEPT:
                self._columns.clear()
            self._columns[key] = self._find_columns(*key)
        return self._columns[key]

    def _find_columns(self, width: int, two_texts: bool) -> _Columns:
        below_names = PAD + scaled(CHIP) + GAP
        beside_names = below_names + scaled(NAMES) + GAP
        narrow = width - beside_names - PAD < scaled(BESIDE_NAMES)
        left = below_names if narrow else beside_names
        room = width - left - PAD
        count = 2 if two_texts and room - 2 * GAP >= 2 * scaled(TWO_COLUMNS) else 1
        each = (room - (count - 1) * 2 * GAP) // count
        return _Columns(narrow, left, count, min(each, self._used_faces().longest_line))

    def _blocks(self, width: int, detail: Detail, *, is_open: bool) -> tuple[TextBlock, ...]:
        """Return the texts in lines; broken once for each width and what is shown of them."""
        shown = Detail.FULL if is_open else detail.same_text
        key = (width, shown, is_open)
        if key not in self._broken:
            if len(self._broken) > KEPT:
                self._forget()
            self._broken[key] = self._break(width, shown, is_open=is_open)
        return self._broken[key]

    def _break(self, width: int, detail: Detail, *, is_open: bool) -> tuple[TextBlock, ...]:
        """Break the texts into lines: what one can do, then how autonomously if it is shown."""
        columns, face = self._columns_at(width), self._used_faces().body
        limit = None if is_open else detail.lines
        knowledge = TextBlock(self._text.knowledge, face, columns.width, limit)
        if not self._text.autonomy:
            return (knowledge,)
        if columns.count > 1:
            return knowledge, TextBlock(self._text.autonomy, face, columns.width, limit)
        if detail is Detail.RUN_ON and not is_open:
            both = f"{self._text.knowledge} {self._text.autonomy}"
            return (TextBlock(both, face, columns.width),)
        if is_open or detail is Detail.FULL:
            return knowledge, TextBlock(self._text.autonomy, face, columns.width)
        return (knowledge,)

    def changeEvent(self, event: QEvent) -> None:
        """Break the texts anew in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._faces = None
            self._columns.clear()
            self._forget()

    def _forget(self) -> None:
        self._broken.clear()
        self._heights.clear()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw card, chip, names and texts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        self._paint_chip(painter)
        self._paint_names(painter)
        self._paint_texts(painter)
        painter.end()

    def _paint_card(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        heavy = self.isChecked() or self.hasFocus()
        fill = tokens.surface
        if self.isChecked():
            fill = tokens.accent_wash
        elif self.underMouse() and self.isEnabled():
            fill = tokens.hover
        edge = tokens.accent if heavy else tokens.border
        if self.isChecked() and self.hasFocus():
            edge = tokens.text
        inset = 1.0 if heavy else 0.5
        painter.setPen(QPen(QColor(edge), 2 if heavy else 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 10, 10)

    def _paint_chip(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        box = QRectF(PAD, (self.height() - scaled(CHIP)) / 2, scaled(CHIP), scaled(CHIP))
        chosen = self.isChecked()
        painter.setBrush(QColor(tokens.accent if chosen else tokens.hover))
        outlined = self.keys_live and not chosen
        painter.setPen(QPen(QColor(tokens.muted), 1) if outlined else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.setFont(self._used_faces().chip)
        painter.setPen(QColor(tokens.on_accent if chosen else tokens.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text.chip)

    def _paint_names(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        strong, small = self._used_faces().strong, self._used_faces().small
        x, names = float(PAD + scaled(CHIP) + GAP), scaled(NAMES)
        if self._columns_at(self.width()).narrow:
            room, y = self.width() - int(x) - PAD, self._top()
            below = strong.metrics.horizontalAdvance(self._text.name) + 8
            painter.setPen(QColor(tokens.text))
            TextBlock(self._text.name, strong, room, 1).draw(painter, x, y)
            x, names = x + below, max(room - below, 1)
            y += strong.ascent - small.ascent
        else:
            y = (self.height() - strong.line - small.line) / 2
            painter.setPen(QColor(tokens.text))
            TextBlock(self._text.name, strong, names, 1).draw(painter, x, y)
            y += strong.line
        painter.setPen(QColor(tokens.muted))
        TextBlock(self._text.below, small, names, 1).draw(painter, x, y)
        if self.required:
            mark = small.metrics.horizontalAdvance(self._text.below) + 8
            x, room = x + mark, names + GAP // 2 - mark - 6
            painter.fillRect(QRectF(x, y + 1, 3, small.line - 2), QColor(tokens.required))
            painter.setPen(QColor(tokens.text))
            TextBlock(_("Required"), small, int(room), 1).draw(painter, x + 6, y)

    def _top(self) -> float:
        """Return where the names begin where the texts stand below them."""
        texts = self._blocks(self.width(), self._detail, is_open=self.is_open)
        content = self._used_faces().strong.line + 2 + _stacked(texts)
        return (self.height() - content) / 2

    def _paint_texts(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        texts = self._blocks(self.width(), self._detail, is_open=self.is_open)
        colours = (tokens.text, tokens.muted)
        columns = self._columns_at(self.width())
        x = float(columns.left)
        if columns.count > 1:
            for block, colour in zip(texts, colours, strict=False):
                painter.setPen(QColor(colour))
                block.draw(painter, x, (self.height() - block.height) / 2)
                x += columns.width + 2 * GAP
            return
        y = (self.height() - _stacked(texts)) / 2
        if columns.narrow:
            y = self._top() + self._used_faces().strong.line + 2
        for block, colour in zip(texts, colours, strict=False):
            painter.setPen(QColor(colour))
            block.draw(painter, x, y)
            y += block.height + 2


def _stacked(texts: tuple[TextBlock, ...]) -> int:
    return sum(block.height for block in texts) + 2 * (len(texts) - 1)
