"""Which link of the chain of signatures a signed result has, to compare with a printed one."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Signature
from s4c_desktop.domain.chain import FEWEST, grouped
from s4c_desktop.domain.chain_wording import link_purpose, link_title
from s4c_desktop.ui.widgets import body, button


class LinkLine(QWidget):
    """The link's number and the beginning of its hash; the whole of it as a tool tip or copied."""

    def __init__(self) -> None:
        super().__init__()
        self._hash = ""
        self.text = body()
        self.copy = button(_("Copy hash"), self._copy, role="quiet")
        self.copy.setAccessibleDescription(link_purpose())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.copy)

    def show_link(self, signature: Signature) -> None:
        """Show the link of a signature."""
        self._hash = grouped(signature.chain)
        self.text.setText(
            _("{link}: {beginning} …").format(
                link=link_title(signature.link), beginning=grouped(signature.chain[:FEWEST])
            )
        )
        self.setToolTip(f"{self._hash}\n\n{link_purpose()}")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._hash)
