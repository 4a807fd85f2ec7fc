"""What happened around a person, the latest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.timeline import Moment
from s4c_desktop.domain.timeline_wording import moment_detail, moment_name
from s4c_desktop.ui import widgets
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.rows import RowsCard
from s4c_desktop.ui.text_size import scaled


class TimelineCard(RowsCard):
    """A line for each moment: the day, what happened, and what about."""

    def __init__(self) -> None:
        super().__init__(_("Timeline"))

    def fill(self, moments: Sequence[Moment], titles: Mapping[UUID, str]) -> None:
        """Show moments; `titles` name the assessments."""
        today = date.today()  # noqa: DTZ011 - the day where the person is
        rows: list[QWidget] = []
        shown: date | None = None
        for moment in moments:
            about = titles.get(moment.assessment_id, "") if moment.assessment_id else ""
            rows.append(_row(moment, about, same_day=moment.day == shown, today=today))
            shown = moment.day
        self.show_rows(rows, _("Nothing yet."))


def _row(moment: Moment, about: str, *, same_day: bool, today: date) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setColumnMinimumWidth(0, 96)
    grid.setColumnStretch(1, 1)
    day = widgets.TextLabel("" if same_day else short_date(moment.day), "muted", wrap=False)
    day.setFixedWidth(scaled(96))
    grid.addWidget(day, 0, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    name = moment_name(moment)
    coming = _("{what} (to come)").format(what=name) if moment.day > today else name
    words.addWidget(widgets.body(coming))
    time = moment.time
    clock = f"{time.astimezone():%H:%M}" if time is not None else ""
    below = " · ".join(part for part in (clock, about) if part)
    if below:
        words.addWidget(widgets.ElidedLabel(below, "small"))
    if detail := moment_detail(moment):
        words.addWidget(widgets.small(detail))
    grid.addLayout(words, 0, 1)
    return made
