"""Checking the workspace, and what that found, area by area."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.soundness import Checked, Report
from s4c_desktop.domain.soundness_wording import (
    area_name,
    area_sentence,
    as_text,
    summary,
)
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.dates import short_moment
from s4c_desktop.ui.theme import Theme

SHOWN = 8
"""Faults of one area that are listed; Copy gives all of them."""

MARK = 20


def utc_now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


class CheckCard(widgets.Card):
    """Starts the check and shows the result of the last one."""

    restore_requested = Signal()

    def __init__(self, context: Context, clock: Callable[[], datetime] = utc_now) -> None:
        super().__init__(margin=24)
        self._context = context
        self._clock = clock
        self._result: QWidget | None = None
        self.start = widgets.button(_("Check workspace"), self.check)
        self.state = widgets.muted()
        self.copy = widgets.button(_("Copy"), self._copy)
        self.restore = widgets.button(_("Restore a backup…"), self.restore_requested.emit)
        self.column.addWidget(widgets.section(_("Soundness")))
        self.column.addWidget(
            widgets.muted(_("Reads everything and compares it with what was saved and signed."))
        )
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 8, 0, 0)
        self.column.addWidget(self.state)
        self.column.addLayout(self._place)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.start, self.restore, self.copy):
            row.addWidget(button)
        row.addStretch()
        self.column.addSpacing(4)
        self.column.addLayout(row)
        context.checks.changed.connect(self.refresh)
        self.refresh()

    def check(self) -> None:
        """Look for faults in the workspace, on the second worker."""
        context = self._context
        context.checks.run(context.program, context.tasks, context.messages.error)

    def refresh(self) -> None:
        """Show what is known now."""
        checks = self._context.checks
        report = checks.report
        self.start.setEnabled(not checks.running)
        self.copy.setVisible(report is not None)
        faulty = report is not None and not report.is_sound
        self.restore.setVisible(faulty and self._context.program.has_backups)
        if checks.running:
            self._say("muted", _("The check is going on. You can go on working."))
        elif report is None:
            self._say("muted", _("Not checked since it was opened."))
        else:
            self._say(
                "bad" if faulty else "good",
                f"{summary(report)} {self._ago(report.at)}{_advice() if faulty else ''}",
            )
        self._show(report)

    def _say(self, role: str, text: str) -> None:
        self.state.set_role(role)
        self.state.setText(text)

    def _ago(self, at: datetime) -> str:
        minutes = int((self._clock() - at).total_seconds() // 60)
        if minutes < 1:
            return _("Checked just now.")
        if minutes < 60:
            text = ngettext("Checked {n} minute ago.", "Checked {n} minutes ago.", minutes)
            return text.format(n=minutes)
        return _("Checked at {time}.").format(time=short_moment(at))

    def _show(self, report: Report | None) -> None:
        if self._result is not None:
            self._place.removeWidget(self._result)
            self._result.hide()
            self._result.deleteLater()
            self._result = None
        if report is None:
            return
        self._result = QWidget()
        grid = QGridLayout(self._result)
        grid.setContentsMargins(0, 0, 0, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, checked in enumerate(report.checked):
            found = report.of(checked.area)
            picture = _mark(self._context.theme, sound=not found)
            grid.addWidget(picture, 2 * row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widgets.strong(_heading(checked)), 2 * row, 1)
            grid.addWidget(_words(checked, found), 2 * row + 1, 1)
        self._place.addWidget(self._result)

    def _copy(self) -> None:
        report = self._context.checks.report
        if report is not None:
            QGuiApplication.clipboard().setText(as_text(report))


def _advice() -> str:
    return "\n" + _(
        "What is faulty is not shown or printed. Restore the newest backup from before the fault; "
        "what is there now is kept among the backups."
    )


def _mark(theme: Theme, *, sound: bool) -> widgets.Picture:
    icon = theme.icon("check-circle", "good") if sound else theme.icon("warning-circle", "bad")
    made = widgets.Picture(icon, MARK)
    made.setAccessibleName(_("In order") if sound else _("Faults"))
    return made


def _heading(checked: Checked) -> str:
    name = area_name(checked.area)
    return name if checked.count is None else f"{name} · {checked.count}"


def _words(checked: Checked, found: tuple[str, ...]) -> widgets.TextLabel:
    """Return what was looked at, or the first of the faults, one a line."""
    if not found:
        return widgets.small(area_sentence(checked))
    lines = list(found[:SHOWN])
    if len(found) > SHOWN:
        lines.append(_("and {n} more").format(n=len(found) - SHOWN))
    return widgets.TextLabel("\n".join(lines), "bad")
