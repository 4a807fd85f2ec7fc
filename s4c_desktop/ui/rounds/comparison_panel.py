"""Two assessors side by side: figures, every competence, notes and evidence, and one chart."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.layers_wording import difference_text, layer_name
from s4c_desktop.domain.wording import actual_text
from s4c_desktop.services.agreement import AssessorPair, ComparedRating, PairView
from s4c_desktop.ui.charts.frame import ChartFrame
from s4c_desktop.ui.charts.levels import Levels, levels
from s4c_desktop.ui.charts.pair_plot import PairPlot
from s4c_desktop.ui.charts.view import DrawingView
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.focus_ring import FocusRing
from s4c_desktop.ui.rounds.comparison_model import Column, ComparisonModel, DifferenceDelegate
from s4c_desktop.ui.rounds.figures_card import FiguresCard, sentence
from s4c_desktop.ui.rounds.said_card import SaidCard
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import (
    Card,
    ElidedLabel,
    TextLabel,
    button,
    muted,
    put_away,
    scrolling,
    section,
)

ROW = 36
SHOWN = 8
"""How many rows the table shows before it scrolls."""

BESIDE = 960
"""From this width on the notes stand beside the table."""


class ComparisonPanel(QWidget):
    """Shows the two independent layers of a round; `back` asks for the result again."""

    back = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view: PairView | None = None
        self.heading = ElidedLabel("", "section")
        self.back_button = button(_("Back to the result"), self.back.emit)
        self.figures = FiguresCard()
        self.model = ComparisonModel(self)
        self.table = self._make_table()
        self.only_differing: QPushButton = button(_("Only what differs"))
        self.only_differing.setCheckable(True)
        self.only_differing.toggled.connect(lambda _on: self._fill())
        self.nothing = muted(_("Nothing differs."))
        self.competence = section()
        self.first, self.second, self.agreed = SaidCard(), SaidCard(), TextLabel()
        self.chart: ChartFrame | None = None
        self._lay_out()

    def show_pair(self, view: PairView) -> None:
        """Show two layers."""
        same = self._view is not None and self._view.first.id == view.first.id
        self._view = view
        self.heading.set_text(
            _("{first} and {second}").format(
                first=view.first.assessors or layer_name(view.first.kind),
                second=view.second.assessors or layer_name(view.second.kind),
            )
        )
        self.figures.show_pair(view)
        if not same:
            self.figures.show_overall(None)
        self._fill()
        self._draw()

    def show_overall(self, pair: AssessorPair | None) -> None:
        """Show the figures of the two over all their rounds."""
        self.figures.show_overall(pair)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the notes where there is room for them."""
        super().resizeEvent(event)
        wide = self.width() >= scaled(BESIDE)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
            return
        super().keyPressEvent(event)

    # -- parts ---------------------------------------------------------------------------

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(_("Ratings side by side"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setStyleSheet("QTableView { border: none; } QTableView::item { padding: 0 12px; }")
        table.setItemDelegateForColumn(
            Column.DIFFERENCE, DifferenceDelegate(self._context.theme, table)
        )
        FocusRing(table)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(scaled(ROW))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(Column.COMPETENCE, QHeaderView.ResizeMode.Stretch)
        for column, width in (
            (Column.REQUIRED, 80),
            (Column.FIRST, 96),
            (Column.SECOND, 116),
            (Column.DIFFERENCE, 180),
        ):
            table.setColumnWidth(column, width)
        table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_said())
        self._context.theme.changed.connect(table.viewport().update)
        return table

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading, 1)
        head.addWidget(self.back_button)
        side = Card()
        above = QHBoxLayout()
        above.addWidget(section(_("Side by side")), 1)
        above.addWidget(self.only_differing)
        side.column.addLayout(above)
        side.column.addWidget(self.table)
        side.column.addWidget(self.nothing)
        side.column.addStretch(1)
        said = QWidget()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.competence, self.first, self.second, self.agreed):
            column.addWidget(widget)
        column.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self._row.addWidget(side, 2)
        self._row.addWidget(said, 1)
        content = QWidget()
        self._inside = QVBoxLayout(content)
        self._inside.setContentsMargins(0, 0, 8, 0)
        self._inside.setSpacing(16)
        self._inside.addWidget(self.figures)
        self._inside.addLayout(self._row)
        self._inside.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addLayout(head)
        outer.addWidget(scrolling(content), 1)

    def _fill(self) -> None:
        view = self._view
        if view is None:
            return
        rows = view.differing if self.only_differing.isChecked() else view.rows
        self.model.fill(rows, layer_name(view.first.kind), layer_name(view.second.kind))
        shown = max(1, min(len(rows), SHOWN))
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(header + shown * scaled(ROW) + 2)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        if rows:
            # What differs is what there is to talk about.
            self.table.selectRow(next((n for n, row in enumerate(rows) if row.differs), 0))
        self._show_said()

    def _show_said(self) -> None:
        view, row = self._view, self.table.currentIndex().row()
        there = view is not None and 0 <= row < self.model.rowCount()
        for widget in (self.competence, self.first, self.second, self.agreed):
            widget.setVisible(there)
        if view is None or not there:
            return
        code = self.model.code(row)
        found = next(each for each in view.rows if each.competence == code)
        self.competence.setText(f"{code}  {found.title}")
        self.first.show_rating(view.first, code, view.framework, anchors=False)
        self.second.show_rating(view.second, code, view.framework, anchors=False)
        self.agreed.setText(agreed_text(found))
        self.agreed.setVisible(bool(self.agreed.text()))

    def _draw(self) -> None:
        view = self._view
        if view is None:
            return
        if self.chart is not None:
            put_away(self.chart)
        drawing = PairPlot(_("Both on one scale"), pair_levels(view), sentence(view))
        context = self._context
        shown = DrawingView(drawing, context.theme, whole=True)
        self.chart = ChartFrame(shown, context.theme, context.messages, context.leaving)
        self._inside.insertWidget(2, self.chart)


def pair_levels(view: PairView) -> Levels:
    """Return what is drawn of two layers, in framework order."""
    return levels(
        view.framework,
        (row.first for row in view.rows),
        {row.competence: row.second.rating for row in view.rows},
        layer_name(view.second.kind),
        layer_name(view.first.kind),
        {row.competence: difference_text(row.first.rating, row.second.rating) for row in view.rows},
    )


def agreed_text(row: ComparedRating) -> str:
    """Say what was agreed on and why; empty while nothing is."""
    if row.agreed is None or not row.agreed.given:
        return ""
    text = _("Agreed: {level}").format(level=actual_text(row.agreed))
    if row.agreed.grounds:
        text = _("{agreed}. {grounds}").format(agreed=text, grounds=row.agreed.grounds)
    return text
