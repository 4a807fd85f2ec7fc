"""Sets a guide's Markdown in the program's own look."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from s4c_desktop.ui.guides.shelf import anchor_of
from s4c_desktop.ui.reading_view import Room
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.tokens import Tokens

HEADINGS = {1: (22, 0, 8), 2: (17, 22, 4), 3: (15, 14, 2)}
"""Pixels of a heading's letters, of the space above and of the space below, by its level."""

LINE = 122
"""Per cent of the letters' height from line to line."""

INDENT = 26
"""Pixels that a list stands in."""

_FEATURES = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the guide that is shown."""

    level: int
    text: str
    anchor: str
    position: int


def set_guide(
    document: QTextDocument, text: str, tokens: Tokens, room: Room
) -> tuple[Heading, ...]:
    """Fill a document with Markdown and return its headings.

    Addresses of pictures get `?` and the width that there is for them.
    """
    document.setMarkdown(text, _FEATURES)
    document.setIndentWidth(INDENT)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    headings = []
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level:
            headings.append(Heading(level, block.text(), anchor_of(block.text()), block.position()))
        _set_block(block, level, tokens, room)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _set_table(frame, tokens)
    cursor.endEditBlock()
    return tuple(headings)


def _set_block(block: QTextBlock, level: int, tokens: Tokens, room: Room) -> None:
    form = QTextBlockFormat()
    is_code = block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence) or (
        block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeLanguage)
    )
    cursor = QTextCursor(block)
    spare = max(0, room.page - room.line)
    if level:
        _size, above, below = HEADINGS.get(level, HEADINGS[3])
        form.setTopMargin(above)
        form.setBottomMargin(below)
    elif cursor.currentTable() is not None:
        form.setTopMargin(0)
        form.setBottomMargin(0)
        form.setLineHeight(LINE, _PROPORTIONAL)
    elif is_code:
        form.setBackground(QColor(tokens.hover))
        form.setNonBreakableLines(True)
    elif block.textList() is not None:
        form.setTopMargin(3)
        form.setBottomMargin(3)
        form.setRightMargin(spare)
        form.setLineHeight(LINE, _PROPORTIONAL)
    elif not _is_picture(block):
        form.setTopMargin(6)
        form.setBottomMargin(6)
        form.setRightMargin(spare)
        form.setLineHeight(LINE, _PROPORTIONAL)
    cursor.mergeBlockFormat(form)
    for position, length, was in _runs(block):
        here = QTextCursor(block)
        here.setPosition(position)
        here.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        if was.isImageFormat():
            picture = was.toImageFormat()
            picture.setName(f"{picture.name()}?{room.page}")
            here.setCharFormat(picture)
        else:
            here.mergeCharFormat(_letters(block, was, level, is_code, tokens))


def _runs(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Return where each run of letters of one look begins, its length and its look."""
    found = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        found.append((fragment.position(), fragment.length(), fragment.charFormat()))
        iterator += 1
    return found


def _letters(
    block: QTextBlock, was: QTextCharFormat, level: int, is_code: bool, tokens: Tokens
) -> QTextCharFormat:
    form = QTextCharFormat()
    if level:
        font = QFont(block.document().defaultFont())
        font.setPixelSize(scaled(HEADINGS.get(level, HEADINGS[3])[0]))
        font.setWeight(QFont.Weight.Medium)
        form.setFont(font)
    elif was.fontWeight() > QFont.Weight.Normal:
        form.setFontWeight(QFont.Weight.Medium)
    if was.isAnchor():
        form.setForeground(QBrush(QColor(tokens.accent)))
        form.setFontUnderline(False)
    elif was.fontFixedPitch() and not is_code:
        form.setBackground(QColor(tokens.hover))
    return form


def _set_table(table: QTextTable, tokens: Tokens) -> None:
    form = table.format()
    form.setBorderCollapse(True)
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QColor(tokens.border))
    form.setCellPadding(6)
    form.setCellSpacing(0)
    form.setTopMargin(8)
    form.setBottomMargin(12)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)


def _is_picture(block: QTextBlock) -> bool:
    return any(form.isImageFormat() for _position, _length, form in _runs(block))


_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
