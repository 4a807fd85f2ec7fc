"""The wishes that are remembered: look, names for new assessments; and where the log is."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base import log
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui import widgets
from s4c_desktop.ui.autosave import Autosave
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.settings import parts
from s4c_desktop.ui.theme import scheme_names


class PreferencesSection(QWidget):
    """Everything takes effect at once."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._autosave = Autosave(self._store, self)
        self.schemes: dict[str, QRadioButton] = {}
        self.assessor = self._line(context.preferences.assessor)
        self.centre = self._line(context.preferences.centre)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(parts.page((self._look(), self._names(), self._log())))
        context.theme.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the wishes as they are now; the theme can be chosen in the menu too."""
        self.schemes[self._context.theme.scheme].setChecked(True)

    def leave(self) -> None:
        """Store what was typed."""
        self._autosave.flush()

    def _look(self) -> widgets.Card:
        card = parts.card(_("Look"))
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(24)
        for scheme, text in scheme_names().items():
            choice = QRadioButton(text)
            choice.clicked.connect(self._choose_scheme)
            group.addButton(choice)
            self.schemes[scheme] = choice
            row.addWidget(choice)
        row.addStretch()
        card.column.addLayout(row)
        self.refresh()
        return card

    def _names(self) -> widgets.Card:
        card = parts.card(_("New assessments"))
        for text, line, explanation in (
            (
                _("Assessor's name"),
                self.assessor,
                _("Filled in when you start to assess someone."),
            ),
            (
                _("Centre"),
                self.centre,
                _("Filled in as the place of a new assessment, and printed on documents."),
            ),
        ):
            label = widgets.TextLabel(text, wrap=False)
            label.setBuddy(line)
            line.setAccessibleName(text)
            card.column.addSpacing(4)
            card.column.addWidget(label)
            card.column.addWidget(line)
            card.column.addWidget(widgets.small(explanation))
        return card

    def _log(self) -> widgets.Card:
        card = parts.card(_("Log"))
        card.column.addWidget(
            widgets.muted(_("What the program did, for mending faults. It holds no personal data."))
        )
        card.column.addLayout(parts.place(str(log.file().parent), log.file().parent))
        return card

    def _line(self, text: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setMaximumWidth(420)
        line.textEdited.connect(self._autosave.touch)
        line.editingFinished.connect(self._autosave.flush)
        return line

    def _choose_scheme(self) -> None:
        chosen = next(scheme for scheme, b in self.schemes.items() if b.isChecked())
        self._context.theme.set_scheme(chosen)
        self._context.preferences.theme = chosen
        self._context.preferences.save()

    def _store(self) -> None:
        self._context.preferences.assessor = self.assessor.text().strip()
        self._context.preferences.centre = self.centre.text().strip()
        self._context.preferences.save()
