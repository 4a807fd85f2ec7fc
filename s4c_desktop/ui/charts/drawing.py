"""What every chart is: one painting routine for screen and files, with its values as a table."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from s4c_desktop.ui.charts.look import Look
from s4c_desktop.ui.charts.symbols import Mark


@dataclass(frozen=True, slots=True)
class Table:
    """The values of a chart in rows and columns."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One explanation in a legend: a mark and its meaning, or words alone."""

    text: str
    mark: Mark | None = None


class Drawing(ABC):
    """A chart with its values: paints itself, says what is at a place, and puts it in words.

    Places and sizes are those of the body; the head, where a chart has one, stays above it
    while the body scrolls.
    """

    def __init__(self, title: str) -> None:
        self.title = title

    @property
    @abstractmethod
    def items(self) -> int:
        """Return how many things can be pointed at."""

    @abstractmethod
    def summary(self) -> str:
        """Say in a few words what the chart shows."""

    @abstractmethod
    def describe(self, item: int) -> str:
        """Name a thing with all its values."""

    @abstractmethod
    def legend(self) -> tuple[Entry, ...]:
        """Explain the marks in use."""

    @abstractmethod
    def table(self) -> Table:
        """Return the values shown."""

    @abstractmethod
    def best_size(self, look: Look) -> QSizeF:
        """Return the size, head included, at which the chart is saved."""

    @abstractmethod
    def height(self, width: float, look: Look) -> float:
        """Return the least height of the whole body at a width."""

    def head_height(self, width: float, look: Look) -> float:
        """Return the height of the head."""
        return 0.0

    def paint_head(self, painter: QPainter, width: float, look: Look) -> None:  # noqa: B027
        """Paint the head from the origin; most charts have none."""

    @abstractmethod
    def paint(self, painter: QPainter, size: QSizeF, look: Look, current: int | None) -> None:
        """Paint the body from the origin, the thing pointed at standing out."""

    def paint_on_screen(
        self, painter: QPainter, size: QSizeF, look: Look, current: int | None
    ) -> None:
        """Paint the body where it is painted again and again; as `paint` does, for most."""
        self.paint(painter, size, look, current)

    @abstractmethod
    def place(self, item: int, size: QSizeF, look: Look) -> QRectF:
        """Return where a thing is."""

    @abstractmethod
    def item_at(self, place: QPointF, size: QSizeF, look: Look) -> int | None:
        """Return the thing at a place."""
