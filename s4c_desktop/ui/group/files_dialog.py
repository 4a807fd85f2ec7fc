"""Bringing participants in from the files they brought along."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.errors import Cancelled
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.group_import_wording import imported_sentence
from s4c_desktop.services.group_import import FromFile, GroupImported
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.protection.entry import PassphraseLine
from s4c_desktop.ui.quality.tables import Line, LineTable
from s4c_desktop.ui.tasks import Cancel

SIZE = (760, 520)


class FilesDialog(Dialog):
    """Lists the files with the code names their people get; nothing else of them is kept."""

    imported = Signal(object)
    """What was GroupImported."""

    def __init__(
        self,
        context: Context,
        group_id: UUID,
        paths: Sequence[Path],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Bring in participants' files"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._group_id = group_id
        self._paths = list(dict.fromkeys(paths))
        self._passphrases: dict[Path, str] = {}
        self._names: dict[Path, str] = {}
        self._found: tuple[FromFile, ...] = ()
        self._cancel: Cancel | None = None
        self.table = LineTable(
            context.theme,
            _("Files"),
            (_("File"), _("Code name"), _("Ratings"), _("What is the matter")),
            (110, 72, 0),
        )
        self.table.chosen.connect(self._enable)
        self.sentence = widgets.strong()
        self.passphrase = PassphraseLine(_("Passphrase of the file that is chosen"))
        self.passphrase.setPlaceholderText(_("Passphrase of the file that is chosen"))
        self.passphrase.returnPressed.connect(self._unlock)
        self.unlock = widgets.button(_("Open it"), self._unlock)
        self.leave_out = widgets.button(_("Leave this file out"), self._leave_out)
        self.cancel_button = widgets.button(_("Cancel"), self.reject)
        self.go_on = widgets.primary_button(_("Bring in"), self._import)
        self._build()

    def look(self) -> None:
        """Look into the files, off the GUI thread."""
        if self._cancel is not None:
            self._cancel.set()
        cancel = self._cancel = Cancel()
        self.go_on.setEnabled(False)
        work = partial(
            self._context.program.group_import.preview_files,
            self._group_id,
            tuple(self._paths),
            passphrases=dict(self._passphrases),
            code_names=dict(self._names),
            check=cancel.check,
        )
        self._context.tasks.run_long(
            work, done=self._show, failed=self._failed, cancel=cancel, owner=self
        )

    def _show(self, found: tuple[FromFile, ...]) -> None:
        self._cancel = None
        self._found = found
        # The code names that are shown are those that they get.
        self._names = {one.path: one.participant.code_name for one in found if one.participant}
        self.table.fill([_line(one) for one in found])
        n = sum(one.participant is not None for one in found)
        problems = len(found) - n
        self.sentence.setText(
            imported_sentence(n, 0, 0, done=False)
            if not problems
            else ngettext(
                "{n} file can't be used as it is. Open it with its passphrase, or leave it out.",
                "{n} files can't be used as they are. Open them with their passphrases, or leave "
                "them out.",
                problems,
            ).format(n=problems)
        )
        self.go_on.setEnabled(bool(found) and not problems)
        self._enable()

    def _chosen(self) -> FromFile | None:
        return next((one for one in self._found if one.path == self.table.key()), None)

    def _enable(self) -> None:
        chosen = self._chosen()
        locked = chosen is not None and chosen.needs_passphrase
        self._lock.setVisible(any(one.needs_passphrase for one in self._found))
        self._lock.setEnabled(locked)
        self.leave_out.setEnabled(chosen is not None)

    def _unlock(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self.passphrase.text():
            self._passphrases[chosen.path] = self.passphrase.text()
            self.passphrase.clear()
            self.look()

    def _leave_out(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._paths.remove(chosen.path)
            self.look()

    def _import(self) -> None:
        self.go_on.setEnabled(False)
        self._context.tasks.run(
            partial(
                self._context.program.group_import.import_files,
                self._group_id,
                tuple(self._paths),
                passphrases=dict(self._passphrases),
                code_names=dict(self._names),
            ),
            done=self._done,
            failed=self._failed,
            owner=self,
        )

    def _done(self, done: GroupImported) -> None:
        self.imported.emit(done)
        self.accept()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._cancel = None
            self._context.messages.error(error)

    def reject(self) -> None:
        """Leave; what is being read is stopped."""
        if self._cancel is not None:
            self._cancel.set()
        super().reject()

    def _build(self) -> None:
        self._lock = QWidget()
        lock = QHBoxLayout(self._lock)
        lock.setContentsMargins(0, 0, 0, 0)
        lock.setSpacing(8)
        lock.addWidget(self.passphrase, 1)
        lock.addWidget(self.unlock)
        self._lock.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.leave_out)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(widgets.section(_("Participants' own files")))
        column.addWidget(
            widgets.body(
                _(
                    "Of each file the ratings of one assessment are taken, under a code name; "
                    "neither the name nor anything else of the person. Either all of these files "
                    "come in, or none."
                )
            )
        )
        column.addWidget(self.table, 1)
        column.addWidget(self._lock)
        column.addWidget(self.sentence)
        column.addLayout(buttons)
        self.go_on.setDefault(True)
        self.resize(*SIZE)


def _line(one: FromFile) -> Line:
    who = one.participant
    return Line(
        one.path,
        (
            one.path.name,
            who.code_name if who else "",
            str(len(who.ratings)) if who else "",
            one.problem,
        ),
        ("", "", "", "caution" if one.needs_passphrase else "bad"),
    )
