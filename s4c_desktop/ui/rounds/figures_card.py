"""How far two assessors agree, in figures that always say of how many."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import agreement_wording
from s4c_desktop.domain.agreement import Agreement
from s4c_desktop.domain.layers_wording import pair_heading
from s4c_desktop.services.agreement import AssessorPair, PairView
from s4c_desktop.ui import text_size
from s4c_desktop.ui.widgets import Card, TextLabel, body, put_away, section, small, strong

_COLUMNS = 2


class FiguresCard(Card):
    """The figures of one round, and of all rounds the two have rated together."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = section()
        self.n = small()
        self.overall = strong()
        self.kappa = body()
        self._grid = QGridLayout()
        self._overall_grid = QGridLayout()
        for part in (self.sentence, self.n):
            self.column.addWidget(part)
        self.column.addLayout(self._grid)
        self.column.addWidget(self.overall)
        self.column.addLayout(self._overall_grid)
        self.column.addWidget(self.kappa)
        for grid in (self._grid, self._overall_grid):
            grid.setHorizontalSpacing(24)
            grid.setVerticalSpacing(4)
        self.overall.hide()
        self.kappa.hide()

    def show_pair(self, view: PairView) -> None:
        """Show the figures of one round."""
        self.sentence.setText(sentence(view))
        self.n.setText(agreement_wording.compared_text(view.agreement))
        _fill(self._grid, view.agreement)

    def show_overall(self, pair: AssessorPair | None) -> None:
        """Show the figures of the two over all their rounds."""
        for label in (self.overall, self.kappa):
            label.setVisible(pair is not None)
        _clear(self._overall_grid)
        if pair is not None:
            self.overall.setText(pair_heading(pair.first, pair.second, pair.rounds))
            self.kappa.setText(agreement_wording.kappa_text(pair.kappa))
            if pair.rounds > 1:
                _fill(self._overall_grid, pair.agreement)
        self._align()

    def _align(self) -> None:
        """Let the figures below stand under those above."""
        grids = (self._grid, self._overall_grid)
        for column in range(2 * _COLUMNS):
            width = max(_width(grid, column) for grid in grids) if text_size.is_usual() else 0
            for grid in grids:
                grid.setColumnMinimumWidth(column, width)


def sentence(view: PairView) -> str:
    """Say on how many competences two assessors differ."""
    differing = view.differing
    if not differing:
        return _("Both gave the same answers.")
    codes = ", ".join(row.competence for row in differing)
    text = ngettext(
        "They differ on {n} of {total} competences ({codes}).",
        "They differ on {n} of {total} competences ({codes}).",
        len(differing),
    )
    return text.format(n=len(differing), total=len(view.rows), codes=codes)


def _fill(grid: QGridLayout, found: Agreement) -> None:
    _clear(grid)
    large = not text_size.is_usual()
    for number, (name, text) in enumerate(agreement_wording.rows(found)):
        row, column = divmod(number, 1 if large else _COLUMNS)
        grid.addWidget(TextLabel(name, "muted", wrap=large), row, 2 * column)
        grid.addWidget(TextLabel(text, wrap=large), row, 2 * column + 1)
    grid.setColumnStretch(1 if large else 2 * _COLUMNS, 1)


def _width(grid: QGridLayout, column: int) -> int:
    """Return how wide a column has to be (pixels)."""
    width = 0
    for row in range(grid.rowCount()):
        cell = grid.itemAtPosition(row, column)
        widget = cell.widget() if cell is not None else None
        if widget is not None:
            # Before that it does not know its font.
            widget.ensurePolished()
            width = max(width, widget.sizeHint().width())
    return width


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if isinstance(widget, QWidget):
            put_away(widget)
