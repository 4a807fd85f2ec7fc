"""Opens and closes workspaces on the workspace thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Signal

from s4c_desktop.base import paths
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.leaving import Leaving

if TYPE_CHECKING:
    import tempfile

    from s4c_desktop.base.settings import Preferences
    from s4c_desktop.bootstrap import Program
    from s4c_desktop.ui.context import Context
    from s4c_desktop.ui.events import Events
    from s4c_desktop.ui.messages import Messages
    from s4c_desktop.ui.tasks import Failed, Tasks
    from s4c_desktop.ui.theme import Theme
    from s4c_desktop.ui.watch import Watch

SUFFIX = ".s4cw"

T = TypeVar("T")


class Workspaces(QObject):
    """The workspace in use; another one replaces it only once that is open."""

    opened = Signal(object)
    """The Context of the workspace that is in use from now on."""

    unusable = Signal(str, object)
    """The workspace at this location can't be opened, because of this UnusableError."""

    closing = Signal()
    """The workspace in use is about to be closed, for a while or for good."""

    put_down = Signal(str)
    """The workspace in use is about to be closed for a while, for work with this label."""

    failed = Signal()
    """No workspace could be opened, and none is in use."""

    left = Signal()
    """No workspace is in use any more."""

    passphrase_needed = Signal(str)
    """The workspace at this location opens with its passphrase only."""

    refused = Signal(object)
    """A workspace could not be opened, because of this error."""

    def __init__(
        self,
        tasks: Tasks,
        events: Events,
        theme: Theme,
        messages: Messages,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.events = events
        self.theme = theme
        self.messages = messages
        self.preferences = preferences
        self.context: Context | None = None
        self.leaving = Leaving()
        self.may_leave: Callable[[], bool] = lambda: True
        """Asked before another workspace takes the place of the one in use."""

        self._watch: Watch | None = None
        self._sample: tempfile.TemporaryDirectory[str] | None = None
        self._is_put_down = False

    @property
    def is_sample(self) -> bool:
        """Tell whether the sample data are in use."""
        return self._sample is not None

    @property
    def location(self) -> str:
        """Return where the workspace in use is; empty when there is none."""
        return self.context.program.workspace.location if self.context else ""

    def open_last(self) -> None:
        """Open the workspace used last, or the person's own, made on the first start."""
        last = self.preferences.last_workspace
        self.tasks.run(
            _is_known,
            last,
            done=lambda known: self.open(last) if known else self._open_instead(last),
            owner=self,
        )

    def open_own(self) -> None:
        """Open the person's own workspace; it is made where nothing is known of one."""
        own = str(default_location())
        self.tasks.run(
            _is_known, own, done=lambda known: self.open(own, create=not known), owner=self
        )

    def _open_instead(self, last: str) -> None:
        """Open the person's own workspace in place of one that is not there."""
        self.open_own()
        if last:
            self.preferences.forget_workspace(last)
            self.messages.info(
                _("The last workspace is not there"),
                _(
                    "{path} was moved or deleted, or its disk is not connected. Your own workspace "
                    "is opened instead; open the other one from the File menu once it is back."
                ).format(path=last),
            )

    def open(self, location: str, *, create: bool = False, passphrase: str | None = None) -> None:
        """Open a workspace, made anew if asked for, in place of the one in use."""
        if self._is_put_down:
            return  # It comes back by itself; the window says so.

        def failed(error: Exception) -> None:
            from s4c_desktop.domain.condition import PassphraseNeededError, WrongPassphraseError

            if not create and not is_url(location) and not Path(location).exists():
                self.preferences.forget_workspace(location)
            self.refused.emit(error)
            if isinstance(error, PassphraseNeededError):
                self.passphrase_needed.emit(location)
            elif not isinstance(error, WrongPassphraseError):
                # A wrong passphrase is told where it was typed.
                self._not_opened(location, error)

        self.tasks.run(
            _open, location, create, passphrase, done=self._use_own, failed=failed, owner=self
        )

    def give_up(self) -> None:
        """Go on without the workspace whose passphrase was asked for."""
        if self.context is None:
            self.failed.emit()

    def open_sample(self) -> None:
        """Open the sample data in a folder of their own that is thrown away afterwards."""
        if self._is_put_down:
            return
        import tempfile

        folder = tempfile.TemporaryDirectory(prefix="s4c-sample-", ignore_cleanup_errors=True)
        self.tasks.run(
            _open_sample,
            Path(folder.name),
            done=lambda program: self._use(program, folder),
            failed=lambda error: self._not_opened("", error),
            owner=self,
        )

    def leave_sample(self) -> None:
        """Go back to the person's own workspace and throw the sample data away."""
        self.open_last()

    def show_code_names(self, code_names: bool) -> None:
        """Show people by their code names, or by their names again."""
        self.preferences.code_names = code_names
        self.preferences.save()
        if self.context is not None:
            self.context.program.names.code_names = code_names
            self.events.names_changed.emit()

    def close(self, then: Callable[[], object]) -> None:
        """Close the workspace in use and call `then`, whether or not that went well."""
        if self.context is None:
            then()
            return
        self.closing.emit()
        program, sample = self._let_go(self.context)

        def failed(error: Exception) -> None:
            self.messages.error(error)
            then()

        self.tasks.run_alone(_close, program, sample, done=lambda _none: then(), failed=failed)

    def while_closed(
        self,
        work: Callable[[], T],
        label: str,
        *,
        done: Callable[[T], object],
        failed: Failed | None = None,
        reopen: Callable[[], Program] | None = None,
    ) -> None:
        """Close the workspace in use, do long work on its file, and open it again.

        It is opened by `reopen`, if given, when the work went well, else as it was before; then
        `done` gets what the work returned, or `failed` its exception.
        """
        if self.context is None:
            return
        again = self.context.program.reopening()
        # What was typed is handed over first; then nothing shows the workspace any more.
        self.closing.emit()
        self.put_down.emit(label)
        program, sample = self._let_go(self.context)
        self._is_put_down = True
        tell = failed or self.messages.error

        def back(open_again: Callable[[], Program], then: Callable[[], object]) -> None:
            def opened(found: Program) -> None:
                self._is_put_down = False
                self._use(found, sample)
                then()

            def lost(error: Exception) -> None:
                self._is_put_down = False
                then()
                self._not_opened(program.workspace.location, error)

            self.tasks.run(open_again, done=opened, failed=lost, owner=self)

        def closed(_none: None) -> None:
            self.tasks.run_long(
                work,
                done=lambda result: back(reopen or again, lambda: done(result)),
                failed=lambda error: back(again, lambda: tell(error)),
                label=label,
                owner=self,
            )

        self.tasks.run_alone(
            program.close,
            done=closed,
            failed=lambda error: back(again, lambda: tell(error)),
            owner=self,
        )

    def set_aside(self, then: Callable[[], object]) -> None:
        """Close the workspace in use once long work let go of it, and call `then`."""
        if self.context is None:
            then()
            return
        self.closing.emit()
        program, sample = self._let_go(self.context)
        tasks = self.tasks
        tasks.cancel_long()
        tasks.hush(_("Finishing what was begun"))

        def close(_result: object) -> None:
            tasks.run(
                _close,
                program,
                sample,
                done=lambda _none: then(),
                failed=lambda _error: then(),
            )

        # Cancelled or not, it comes after the long work that went on.
        tasks.run_long(_nothing, done=close, failed=close, label=_("Finishing what was begun"))

    def _let_go(self, context: Context) -> tuple[Program, tempfile.TemporaryDirectory[str] | None]:
        sample = self._sample
        self.context, self._sample = None, None
        self.leaving.protected = False
        self._watch_over(None)
        self.left.emit()
        return context.program, sample

    def _use_own(self, program: Program) -> None:
        self._use(program, None)
        if self.context is not None and self.context.program is program:
            self.preferences.used_workspace(program.workspace.location)
            self.preferences.save()

    def _watch_over(self, context: Context | None) -> None:
        """Keep up with other desks, where there can be any."""
        from s4c_desktop.ui.watch import Watch

        if self._watch is not None:
            self._watch.stop()
            self._watch.deleteLater()
            self._watch = None
        if context is not None and context.program.workspace.is_shared:
            self._watch = Watch(context, self)

    def _use(self, program: Program, sample: tempfile.TemporaryDirectory[str] | None) -> None:
        from s4c_desktop.ui.context import Context

        before, folder = self.context, self._sample
        if before is not None and not self.may_leave():
            self.tasks.run(_close, program, sample)
            return
        program.names.code_names = self.preferences.code_names
        self.context = Context(
            program,
            self.tasks,
            self.events,
            self.theme,
            self.messages,
            self.preferences,
            self.leaving,
        )
        self.leaving.protected = program.workspace.is_protected
        self._sample = sample
        self._watch_over(self.context)
        self.opened.emit(self.context)
        if before is not None:
            # After the window let go of it: what was still being stored comes first.
            self.tasks.run_alone(_close, before.program, folder)

    def _not_opened(self, location: str, error: Exception) -> None:
        from s4c_desktop.domain.condition import UnusableError

        if location and isinstance(error, UnusableError):
            self.unusable.emit(location, error)
            return
        self.messages.error(error)
        if self.context is None:
            self.failed.emit()


def is_url(location: str) -> bool:
    """Tell whether a location is a server's and not a file."""
    return "://" in location


def default_location() -> Path:
    """Return the file of the person's own workspace."""
    return paths.default_workspace()


def display_name(location: str) -> str:
    """Return a short name of a workspace: never a password."""
    if is_url(location):
        return urlsplit(location).path.removeprefix("/")
    return Path(location).stem


def _is_known(location: str) -> bool:
    """Tell whether there is a workspace, or what is left of one."""
    from s4c_desktop.services.backed_up import has_backups

    if is_url(location) or not location:
        return bool(location)
    return Path(location).exists() or has_backups(Path(location))


def _open(location: str, create: bool, passphrase: str | None) -> Program:
    # Imported here, on the workspace thread: the window is painted before the store loads.
    from s4c_desktop.bootstrap import open_program

    return open_program(location, create=create, passphrase=passphrase)


def _nothing() -> None:
    """Do nothing, in turn."""


def _open_sample(folder: Path) -> Program:
    from s4c_desktop.bootstrap import open_sample

    return open_sample(folder)


def _close(program: Program, sample: tempfile.TemporaryDirectory[str] | None) -> None:
    program.close()
    if sample is not None:
        sample.cleanup()
