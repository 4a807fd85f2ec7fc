"""Whether an assessor rates higher or lower than colleagues and second looks, over time."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.leniency import MIN_PAIRS, Span
from s4c_desktop.domain.leniency_wording import against_name, period_name, standing_text
from s4c_desktop.services.leniency import Leniency
from s4c_desktop.ui import widgets
from s4c_desktop.ui.charts.frame import ChartFrame
from s4c_desktop.ui.charts.leniency import LeniencyPlot
from s4c_desktop.ui.charts.view import DrawingView
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.quality.parts import Section
from s4c_desktop.ui.quality.tables import STRETCH, Line, LineTable

SPAN = Span.QUARTER
CHART_WIDTH = 700
"""The width at which the chart's height is asked for: no more room than it fills."""


class LeniencySection(Section):
    """One assessor's chart, and everybody's figures in a table below it."""

    def __init__(self, context: Context, outbox: Outbox) -> None:
        super().__init__(context, outbox)
        self._all: tuple[Leniency, ...] = ()
        self._shown: Leniency | None = None
        self.who = ComboBox()
        self.who.setAccessibleName(_("Assessor"))
        self.who.setMinimumWidth(220)
        self.who.currentIndexChanged.connect(lambda _index: self._show_chart())
        self.frame: ChartFrame | None = None
        self.table = LineTable(
            context.theme,
            _("All assessors"),
            (_("Assessor"), _("Quarter"), _("Beside"), _("How they rated")),
            (96, 220, STRETCH),
            lesser=(2,),
        )
        self.table.setMinimumHeight(140)
        self.table.opened.connect(self._choose_from_table)
        self._build()

    def refresh(self) -> None:
        """Compare anew."""
        self.context.tasks.run_long(
            self.context.program.leniency.all,
            done=self._show,
            label=_("Comparing ratings"),
            owner=self,
        )

    def _show(self, found: tuple[Leniency, ...]) -> None:
        before = self.who.currentText()
        self._all = found
        self.who.blockSignals(True)
        self.who.clear()
        self.who.addItems([one.name for one in found])
        self.who.setCurrentIndex(max(0, self.who.findText(before)))
        self.who.blockSignals(False)
        self.table.fill(
            [
                Line(
                    (one.name, n),
                    (
                        one.name,
                        period_name(standing.period, SPAN),
                        against_name(standing.against),
                        standing_text(standing),
                    ),
                )
                for one in found
                for n, standing in enumerate(one.standings)
            ]
        )
        self._show_chart()
        self._pages.setCurrentWidget(self._page if found else self._nothing)

    def _show_chart(self) -> None:
        one = next((one for one in self._all if one.name == self.who.currentText()), None)
        if one == self._shown:
            return
        if self.frame is not None:
            self._charts.removeWidget(self.frame)
            self.frame.deleteLater()
            self.frame = None
        self._shown = one
        if one is None:
            return
        drawing = LeniencyPlot(_("Leniency of {name}").format(name=one.name), one.standings, SPAN)
        view = DrawingView(drawing, self.context.theme)
        context = self.context
        self.frame = ChartFrame(view, context.theme, context.messages, context.leaving)
        self.frame.setMaximumHeight(self.frame.height_at(CHART_WIDTH))
        self._charts.addWidget(self.frame)

    def _choose_from_table(self) -> None:
        key = self.table.key()
        if isinstance(key, tuple):
            self.who.setCurrentIndex(self.who.findText(str(key[0])))

    def _build(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self.who)
        tools.addWidget(
            widgets.small(
                _(
                    "Right of the middle an assessor rates higher than others of the same "
                    "person. A mean is given from {least} ratings on. It is a reason to talk, "
                    "not a fault."
                ).format(least=MIN_PAIRS)
            ),
            1,
        )
        self._charts = QVBoxLayout()
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(tools)
        column.addLayout(self._charts, 3)
        column.addWidget(self.table, 2)
        self._nothing = widgets.EmptyState(
            self.context.theme,
            "scales",
            _("Nothing to compare yet"),
            _(
                "Two signed layers of the same round, or a second look with a verdict, show "
                "whether somebody rates higher or lower than others. Make a sampling plan and "
                "look at its assessments a second time."
            ),
        )
        self._pages = PageStack()
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._page)
        self.column.addWidget(self._pages, 1)
