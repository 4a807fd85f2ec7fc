"""What the window does for the safety of its workspace without being asked, and the ways back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from s4c_desktop.base.errors import Cancelled, DamagedError, UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.backup_wording import reason_name
from s4c_desktop.domain.backups import Backup
from s4c_desktop.domain.condition import UnusableError
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.dates import short_moment
from s4c_desktop.ui.tasks import Cancel
from s4c_desktop.ui.workspaces import Workspaces, display_name

if TYPE_CHECKING:
    from s4c_desktop.services.recovery import Restored

RHYTHM = 600_000
"""Milliseconds between two looks whether a backup is due."""

CALM = 2_500
"""Milliseconds after which a workspace that was opened is looked after: opening comes first."""


class Navigator(Protocol):
    """What is asked of the window."""

    def put_away(self, cover: QWidget) -> None:
        """Drop everything that shows the workspace, and show a cover instead."""

    def show_backups(self) -> None:
        """Show the backups."""

    def show_check(self) -> None:
        """Show what the check of the workspace found."""

    def choose_workspace(self) -> None:
        """Let the person choose another workspace."""

    def is_locked(self) -> bool:
        """Tell whether the page that unlocks a workspace is shown."""


class Care(QObject):
    """Backs up at the start of the day, checks after a kill, restores, and tells of failures."""

    def __init__(self, window: QWidget, navigator: Navigator, workspaces: Workspaces) -> None:
        super().__init__(window)
        self._window = window
        self._navigator = navigator
        self._workspaces = workspaces
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CALM)
        self._timer.timeout.connect(self.look_after)
        self._rhythm = QTimer(self)
        self._rhythm.setInterval(RHYTHM)
        self._rhythm.timeout.connect(self.back_up_if_due)
        self._told_of = ""
        self._checked_unasked: Context | None = None
        workspaces.opened.connect(self._opened)
        workspaces.closing.connect(self._stop)
        workspaces.unusable.connect(self._unusable)

    def _opened(self, _context: Context) -> None:
        self._timer.start()
        self._rhythm.start()

    def _stop(self) -> None:
        self._timer.stop()
        self._rhythm.stop()
        self._checked_unasked = None

    def look_after(self) -> None:
        """Make the backup that is due, and check what somebody did not close."""
        self.back_up_if_due()
        context = self._workspaces.context
        if context is None:
            return
        if context.program.workspace.was_unfinished and context.checks.report is None:
            self._checked_unasked = context
            context.checks.changed.connect(self._checked)
            context.checks.run(context.program, context.tasks, _leave_it)

    def back_up_if_due(self) -> None:
        """Make a backup where the newest is older than the person wants it to be."""
        context = self._workspaces.context
        if context is None or context.program.backups is None:
            return
        backups, hours = context.program.backups, context.preferences.backup_hours

        def go_on(due: bool) -> None:
            if due and self._workspaces.context is context:
                cancel = Cancel()
                context.tasks.run_long(
                    backups.make_due,
                    hours,
                    cancel.check,
                    failed=self._not_backed_up,
                    label=_("Making a backup"),
                    cancel=cancel,
                    owner=self,
                )

        context.tasks.run(backups.is_due, hours, done=go_on, owner=self)

    def _not_backed_up(self, error: Exception) -> None:
        """Tell once for each workspace; the next day tries again."""
        location = self._workspaces.location
        if isinstance(error, Cancelled) or location == self._told_of:
            return
        self._told_of = location
        if isinstance(error, DamagedError):
            self._workspaces.messages.info(_("The workspace has faults"), error.text())
        elif isinstance(error, UserError):
            self._workspaces.messages.info(_("No backup could be made"), error.text())
        else:
            self._workspaces.messages.error(error)

    def _checked(self) -> None:
        context = self._workspaces.context
        if context is None or context is not self._checked_unasked or context.checks.running:
            return
        self._checked_unasked = None
        report = context.checks.report
        if report is None or report.is_sound:
            return
        self._navigator.show_check()
        self._workspaces.messages.info(
            _("The workspace has faults"),
            _(
                "The program was ended last time before it could close the workspace, so all of it "
                "was checked. What is faulty is named here and is not shown elsewhere. Restore the "
                "newest backup from before; what is there now is kept."
            ),
        )

    # -- restoring -----------------------------------------------------------------------

    def restore(self, backup: Backup) -> None:
        """Put a backup in the place of the workspace in use, after asking."""
        context = self._workspaces.context
        if context is None or context.program.backups is None:
            return
        when = short_moment(backup.made_at)
        if not context.messages.ask(
            _("Restore the backup of {when}?").format(when=when),
            _(
                "The workspace becomes what it was then ({reason}); what was entered since is not "
                "in it any more. The state of now is backed up first, so that you can bring it "
                "back the same way. The workspace is closed meanwhile and opened again."
            ).format(reason=reason_name(backup.reason)),
            _("Restore"),
        ):
            return
        self._workspaces.while_closed(
            context.program.backups.restoring(backup),
            _("Restoring the backup of {when}").format(when=when),
            done=self._restored,
            failed=self._not_restored,
        )

    def _restored(self, restored: Restored) -> None:
        from s4c_desktop.ui.recovery.panel import restored_text

        self._navigator.show_backups()
        self._workspaces.messages.info(
            _("The backup was restored"),
            restored_text(restored, display_name(self._workspaces.location)),
        )

    def _not_restored(self, error: Exception) -> None:
        self._navigator.show_backups()
        self._workspaces.messages.error(error)

    # -- a workspace that can't be opened ------------------------------------------------

    def _unusable(self, location: str, error: UnusableError) -> None:
        from s4c_desktop.ui.recovery.page import RecoveryDialog, RecoveryPage

        if self._workspaces.context is None and not self._navigator.is_locked():
            page = RecoveryPage(self._workspaces, location, error)
            page.panel.other_requested.connect(self._navigator.choose_workspace)
            self._navigator.put_away(page)
            return
        dialog = RecoveryDialog(self._workspaces, location, error, self._window)
        dialog.panel.other_requested.connect(self._navigator.choose_workspace)
        dialog.open()


def _leave_it(_error: Exception) -> None:
    """Say nothing: nobody asked for this check, and the next one tells."""
