"""What bringing a file in would change, to be agreed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.joining_wording import joining_lines, joining_sentence
from s4c_desktop.ui import widgets
from s4c_desktop.ui.geometry import with_text
from s4c_desktop.ui.question import Question

if TYPE_CHECKING:
    from s4c_desktop.services.transfer import Arrival

WIDTH = 640
MOST_LINES = 10


class ArrivalDialog(Question):
    """Lists every record of a file with what becomes of it; opened, not waited for."""

    def __init__(self, arrival: Arrival, parent: QWidget | None) -> None:
        joining = arrival.joining
        super().__init__(
            _("Bring in {file}?").format(file=arrival.file.name),
            joining_sentence(joining),
            widgets.primary_button(_("Bring in")),
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(with_text(self, WIDTH).width())
        self.lines = QListWidget()
        self.lines.setAccessibleName(_("What becomes of each record"))
        self.lines.addItems(list(joining_lines(joining, arrival.frameworks)))
        self.lines.setWordWrap(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown = min(self.lines.count(), MOST_LINES) + 1
        self.lines.setMinimumHeight(shown * (self.lines.fontMetrics().lineSpacing() + 12))
        self.fields.addWidget(self.lines)
        if arrival.was_erased:
            self.fields.addWidget(
                widgets.TextLabel(
                    _(
                        "This person was erased here before. Bring them in only if they know and "
                        "agree."
                    ),
                    "caution",
                )
            )
        if not joining.changes:
            self.go_on.hide()
            self.cancel.setText(_("Close"))
            self.cancel.setDefault(True)
