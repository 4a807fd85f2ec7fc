"""The backups that a workspace can be brought back from, the best one first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.backup_wording import about
from s4c_desktop.domain.backups import Trust
from s4c_desktop.ui import widgets
from s4c_desktop.ui.dates import short_moment

if TYPE_CHECKING:
    from s4c_desktop.services.recovery import Offer


class BackupList(QWidget):
    """One button for the best backup; the others wait behind a disclosure."""

    chosen = Signal(object, object)
    """Restore this Backup with this passphrase, None where it has none."""

    def __init__(self, offers: tuple[Offer, ...]) -> None:
        super().__init__()
        self.passphrase = QLineEdit()
        self.best = widgets.primary_button("")
        self.disclose = widgets.button("", self._toggle, role="quiet")
        self._others = QWidget()
        for part in (self.passphrase, self.best, self.disclose, self._others):
            part.setParent(self)
            part.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if any(offer.is_protected for offer in offers):
            self._add_passphrase(column)
        first = offers[0]
        rest = offers[1:] if first.backup.trust is not Trust.DAMAGED else offers
        if rest is not offers:
            when = short_moment(first.backup.made_at)
            self.best.setText(_("Restore the backup of {when}").format(when=when))
            self.best.clicked.connect(lambda _checked=False: self._choose(first))
            column.addWidget(self.best)
            self.best.show()
            column.addWidget(widgets.small(about(first.backup)))
        else:
            column.addWidget(
                widgets.TextLabel(
                    _(
                        "The bytes of every backup have changed since it was made. You can still "
                        "try one: it is read through first, and refused where it is damaged."
                    ),
                    "caution",
                )
            )
        self._count = len(rest)
        if rest:
            self._add_others(column, rest)

    def _add_passphrase(self, column: QVBoxLayout) -> None:
        label = widgets.TextLabel(_("Passphrase of the backup"), wrap=False)
        label.setBuddy(self.passphrase)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(label.text())
        self.passphrase.setMaximumWidth(360)
        column.addWidget(label)
        column.addWidget(self.passphrase)
        self.passphrase.show()
        column.addSpacing(4)

    def _add_others(self, column: QVBoxLayout, rest: tuple[Offer, ...]) -> None:
        rows = QVBoxLayout(self._others)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for offer in rest:
            rows.addLayout(self._row(offer))
        self._name_disclosure()
        column.addSpacing(4)
        column.addWidget(self.disclose)
        self.disclose.show()
        column.addWidget(self._others)

    def _row(self, offer: Offer) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        when = short_moment(offer.backup.made_at)
        row.addWidget(widgets.TextLabel(when, wrap=False))
        row.addWidget(widgets.ElidedLabel(about(offer.backup), "muted"), 1)
        restore = widgets.button(_("Restore"), lambda: self._choose(offer))
        restore.setAccessibleName(_("Restore the backup of {when}").format(when=when))
        row.addWidget(restore)
        return row

    def _choose(self, offer: Offer) -> None:
        self.chosen.emit(offer.backup, self.passphrase.text() if offer.is_protected else None)

    def _toggle(self) -> None:
        self._others.setVisible(self._others.isHidden())
        self._name_disclosure()

    def _name_disclosure(self) -> None:
        if self._others.isHidden():
            text = ngettext("Show {n} other backup", "Show {n} other backups", self._count)
            self.disclose.setText(text.format(n=self._count))
        else:
            self.disclose.setText(_("Hide the other backups"))
