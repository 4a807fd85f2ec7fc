"""Writing a person's or an assessment's records into a file for another workspace."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.documents import file_name
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.documents import SavedBar, ask_place
from s4c_desktop.ui.drops import RECORDS
from s4c_desktop.ui.leaving import Document
from s4c_desktop.ui.protection.dialogs import OfferDialog
from s4c_desktop.ui.tasks import Cancel

Export = Callable[..., Path]


def hand_over(
    context: Context, saved: SavedBar, export: Export, record_id: UUID, what: str, parent: QWidget
) -> OfferDialog:
    """Ask for a passphrase, or none, and a place, and let `export` write the file there."""
    dialog = OfferDialog(
        _("Hand over to another workspace"),
        _(
            "The records of {what} go into one file, which another workspace of this program can "
            "bring in. Nothing is taken away here. A passphrase keeps others from reading it."
        ).format(what=what),
        _("Protect and save…"),
        _("Save unprotected…"),
        parent,
        _("Tell it to whoever receives the file, by another way than the file itself."),
    )

    def write(passphrase: str | None) -> None:
        if passphrase is None and not context.leaving.may_leave(Document.COPY, context.messages):
            return
        place = ask_place(file_name(what, suffix=RECORDS), parent, _("Hand over"))
        if place is not None:
            cancel = Cancel()
            saved.write(
                partial(export, passphrase=passphrase),
                record_id,
                place,
                cancel=cancel,
                check=cancel.check,
            )

    dialog.chosen.connect(lambda _old, new: write(new))
    dialog.declined.connect(lambda: write(None))
    dialog.open()
    return dialog
