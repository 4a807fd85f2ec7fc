"""The timeline of a plan, drawn anew whenever something follows and it is looked at."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import widgets
from s4c_desktop.ui.charts.frame import ChartFrame
from s4c_desktop.ui.charts.timeline import Timeline
from s4c_desktop.ui.charts.view import DrawingView
from s4c_desktop.ui.learning.editing import PlanEditing


class TimelinePage(QWidget):
    """Shows the chart in its frame, or that nothing lies on days."""

    def __init__(self, editing: PlanEditing) -> None:
        super().__init__()
        self._editing = editing
        self._drawn: object = None
        self.chart: ChartFrame | None = None
        self.nothing = widgets.EmptyState(
            editing.context.theme,
            "calendar-blank",
            _("Nothing lies on days"),
            _("The timeline shows what takes hours; nothing in the plan does."),
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.nothing, 1)
        editing.followed.connect(self.refresh)

    def refresh(self) -> None:
        """Draw the timeline if it is looked at."""
        sheet = self._editing.looked.sheet
        if not self.isVisible() or self._drawn is sheet:
            return
        self._drawn = sheet
        as_table = self.chart is not None and self.chart.as_table.isChecked()
        if self.chart is not None:
            widgets.put_away(self.chart)
            self.chart = None
        drawing = Timeline(_("Timeline"), sheet)
        self.nothing.setVisible(not drawing.items)
        if drawing.items:
            context = self._editing.context
            view = DrawingView(drawing, context.theme)
            self.chart = ChartFrame(view, context.theme, context.messages, context.leaving)
            self.chart.as_table.setChecked(as_table)
            self._column.addWidget(self.chart, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self.refresh()
