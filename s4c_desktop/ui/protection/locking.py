"""Puts the workspace away: to lock it, or to write it anew under another passphrase."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark, ngettext
from s4c_desktop.domain.condition import WrongPassphraseError
from s4c_desktop.ui.away.watch import Watch
from s4c_desktop.ui.protection.clearing import Clearing, clear_clipboard
from s4c_desktop.ui.protection.pages import BusyPage, LockPage
from s4c_desktop.ui.workspaces import Workspaces

RETRY = 30_000
"""Milliseconds until a lock that had to wait for something unsaved is tried again."""


class Desk(Protocol):
    """What the lock asks of the window."""

    def leave(self) -> None:
        """Hand over everything that was typed."""

    def has_unsaved(self) -> bool:
        """Tell whether an edit waits for its commit."""

    def holds_unsaved(self) -> bool:
        """Tell whether an edit cannot be stored at the moment."""

    def place(self) -> Callable[[], object]:
        """Return what brings the person back to where they are now."""

    def put_away(self, cover: QWidget) -> None:
        """Drop everything that shows the workspace, and show a cover instead."""


class Locking(QObject):
    """Locks the workspace in use when it is time, and changes its passphrase.

    Both store everything typed, close every dialog, drop every screen and close the program,
    so that neither a name nor the key stays; afterwards the person stands where they stood.
    """

    _progress = Signal(int, int)

    def __init__(
        self,
        desk: Desk,
        workspaces: Workspaces,
        ask_other: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._workspaces = workspaces
        self._ask_other = ask_other
        self._busy = False
        self._failures = 0
        self._page: LockPage | None = None
        self._location = ""
        self._back: Callable[[], object] | None = None
        self._clearing = Clearing(self)
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY)
        self._retry.timeout.connect(self.lock)
        self.watch = Watch(self)
        self.watch.lock_due.connect(lambda _reason: self.lock())
        workspaces.opened.connect(self._on_opened)
        workspaces.left.connect(self._on_left)
        workspaces.refused.connect(self._on_refused)

    @property
    def page(self) -> LockPage | None:
        """Return the page that is shown while the workspace is locked."""
        return self._page

    def set_minutes(self) -> None:
        """Take the number of idle minutes from the preferences."""
        self.watch.set_minutes(self._workspaces.preferences.idle_minutes)

    def lock(self) -> None:
        """Lock the workspace in use, if it has a passphrase, as soon as everything is stored."""
        context = self._workspaces.context
        if context is not None and context.program.workspace.is_protected:
            self._put_away(self._lock, self._lock_later)

    def change(self, old: str | None, new: str | None) -> None:
        """Protect the workspace in use, change its passphrase, or take it away."""
        self._put_away(partial(self._change, old, new), self._not_changed)

    # -- storing what is open ------------------------------------------------------------

    def _put_away(self, then: Callable[[], object], unsaved: Callable[[], object]) -> None:
        if not self._busy:
            self._busy = True
            self._clearing.start(partial(self._store, then, unsaved))

    def _store(self, then: Callable[[], object], unsaved: Callable[[], object]) -> None:
        self._failures = self._workspaces.tasks.failures
        self._desk.leave()
        self._wait(then, unsaved)

    def _wait(self, then: Callable[[], object], unsaved: Callable[[], object]) -> None:
        """Go on after everything that had to be stored, and what that asked for in turn."""
        self._workspaces.tasks.run(
            _nothing, done=lambda _none: self._stored(then, unsaved), owner=self
        )

    def _stored(self, then: Callable[[], object], unsaved: Callable[[], object]) -> None:
        tasks = self._workspaces.tasks
        if not self._busy:
            return  # Another workspace came meanwhile.
        if tasks.failures != self._failures or self._desk.holds_unsaved():
            self._busy = False
            unsaved()
        elif tasks.busy or self._desk.has_unsaved():
            self._wait(then, unsaved)
        else:
            then()

    def _lock_later(self) -> None:
        self._workspaces.messages.info(
            _("Not locked yet"),
            _(
                "Something you typed could not be stored, and locking would lose it. The workspace "
                "locks as soon as it is stored; it is tried again every half minute."
            ),
        )
        self._retry.start()

    def _not_changed(self) -> None:
        self._workspaces.messages.error(
            UserError(
                mark(
                    "Something you typed could not be stored, so the passphrase was not changed. "
                    "Mend that first, then try again."
                )
            )
        )

    def _cover(self, page: QWidget) -> None:
        """Let nothing of the workspace be seen any more."""
        self._back = self._desk.place()
        self._location = self._workspaces.location
        self._desk.put_away(page)
        clear_clipboard()

    # -- locked --------------------------------------------------------------------------

    def _lock(self) -> None:
        page = LockPage(self._workspaces.theme)
        page.unlock.connect(self._unlock)
        page.other.connect(self._ask_other)
        self._page = page
        self._cover(page)
        self._workspaces.set_aside(then=self._locked)

    def _locked(self) -> None:
        self._busy = False
        if self._page is not None:
            self._page.get_ready()

    def _unlock(self, passphrase: str) -> None:
        self._workspaces.open(self._location, passphrase=passphrase)

    def _on_refused(self, error: Exception) -> None:
        if self._page is None:
            return
        if isinstance(error, WrongPassphraseError):
            self._page.entry.refuse()
        else:
            self._page.entry.rest()

    # -- another passphrase --------------------------------------------------------------

    def _change(self, old: str | None, new: str | None) -> None:
        page = BusyPage(self._workspaces.theme)
        self._progress.connect(page.show_progress)
        self._cover(page)
        self._workspaces.set_aside(then=partial(self._rewrite, old, new))

    def _rewrite(self, old: str | None, new: str | None) -> None:
        self._workspaces.tasks.run_long(
            _rewrite,
            Path(self._location),
            old,
            new,
            self._progress.emit,
            done=partial(self._rewritten, new),
            failed=partial(self._not_rewritten, old),
            label=_("Writing the workspace anew"),
            owner=self,
        )

    def _rewritten(self, new: str | None, left: tuple[Path, ...]) -> None:
        self._workspaces.open(self._location, passphrase=new)
        if left:
            text = ngettext(
                "One backup could not be opened, so it stays as it was: {names}",
                "{number} backups could not be opened, so they stay as they were: {names}",
                len(left),
            )
            names = ", ".join(path.name for path in left)
            self._workspaces.messages.info(
                _("Not all backups were changed"), text.format(number=len(left), names=names)
            )

    def _not_rewritten(self, old: str | None, error: Exception) -> None:
        self._workspaces.messages.error(error)
        self._workspaces.open(self._location, passphrase=old)

    # -- another workspace ---------------------------------------------------------------

    def _on_opened(self) -> None:
        workspaces = self._workspaces
        self._busy = False
        self._page = None
        self._clearing.stop()
        self._retry.stop()
        back, self._back = self._back, None
        context = workspaces.context
        if context is None:
            return
        if back is not None and workspaces.location == self._location:
            back()
        self._location = ""
        if context.program.workspace.is_protected:
            self.watch.start(workspaces.preferences.idle_minutes)
        else:
            self.watch.stop()

    def _on_left(self) -> None:
        self.watch.stop()
        self._retry.stop()


def _rewrite(
    path: Path, old: str | None, new: str | None, progress: Callable[[int, int], object]
) -> tuple[Path, ...]:
    from s4c_desktop.services import protection

    return protection.change(path, old, new, progress)


def _nothing() -> None:
    """Do nothing, in turn."""
