"""Charts as files and for the clipboard: the same painting as on screen, with title and legend."""

from __future__ import annotations

import csv
import io

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from s4c_desktop.ui.charts import legend
from s4c_desktop.ui.charts.drawing import Drawing, Table
from s4c_desktop.ui.charts.look import Look, draw_text

_MARGIN = 24.0
_TITLE = 28.0
_SUMMARY = 24.0
_GAP = 12.0
_SCALE = 2.0
_TITLE_SIZE = 18
_SUMMARY_SIZE = 13
# What spreadsheets take for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# What would begin another cell where a table is pasted.
_ON_ONE_LINE = str.maketrans("\t\r\n", "   ")


def image(drawing: Drawing, look: Look) -> QImage:
    """Return the chart as a picture, at twice its size for sharp print."""
    size = _sheet_size(drawing, look)
    pixels = QSize(round(size.width() * _SCALE), round(size.height() * _SCALE))
    picture = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(_SCALE)
    picture.fill(look.colour("surface"))
    painter = QPainter(picture)
    _paint_sheet(painter, drawing, look)
    painter.end()
    return picture


def png(drawing: Drawing, look: Look) -> bytes:
    """Return the chart as a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image(drawing, look))
    buffer.close()
    return bytes(data.data())


def svg(drawing: Drawing, look: Look) -> bytes:
    """Return the chart as an SVG file, its texts as texts."""
    size = _sheet_size(drawing, look)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size.toSize())
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(drawing.title)
    generator.setDescription(drawing.summary())
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), look.colour("surface"))
    _paint_sheet(painter, drawing, look)
    painter.end()
    buffer.close()
    return bytes(data.data())


def csv_file(table: Table) -> bytes:
    """Return the values as a CSV file that spreadsheets open as they are.

    A cell that looks like a formula is preceded by an apostrophe, so that it stays text.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([_inert(cell) for cell in row] for row in _rows(table))
    # With a byte order mark, or spreadsheets take the letters for another encoding.
    return text.getvalue().encode("utf-8-sig")


def as_text(table: Table) -> str:
    """Return the values with tabs between them, for pasting."""
    rows = ([_inert(cell.translate(_ON_ONE_LINE)) for cell in row] for row in _rows(table))
    return "\n".join("\t".join(row) for row in rows)


def _rows(table: Table) -> tuple[tuple[str, ...], ...]:
    return (tuple(table.headers), *(tuple(row) for row in table.rows))


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _sheet_size(drawing: Drawing, look: Look) -> QSizeF:
    body = drawing.best_size(look)
    lines = legend.height(drawing.legend(), body.width(), look)
    height = _MARGIN + _TITLE + _SUMMARY + _GAP + body.height() + _GAP + lines + _MARGIN
    return QSizeF(body.width() + 2 * _MARGIN, height)


def _paint_sheet(painter: QPainter, drawing: Drawing, look: Look) -> None:
    """Paint title, summary, chart and legend below each other."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = drawing.best_size(look)
    head = drawing.head_height(size.width(), look)
    painter.translate(_MARGIN, _MARGIN)
    title = QRectF(0, 0, size.width(), _TITLE)
    font = look.font(_TITLE_SIZE, medium=True)
    draw_text(painter, title, drawing.title, font, look.colour("text"))
    summary = QRectF(0, _TITLE, size.width(), _SUMMARY)
    font = look.font(_SUMMARY_SIZE)
    draw_text(painter, summary, drawing.summary(), font, look.colour("muted"))
    painter.translate(0, _TITLE + _SUMMARY + _GAP)
    drawing.paint_head(painter, size.width(), look)
    painter.translate(0, head)
    body = QSizeF(size.width(), size.height() - head)
    drawing.paint(painter, body, look, None)
    painter.translate(0, body.height() + _GAP)
    legend.paint(painter, drawing.legend(), size.width(), look)
