"""The wishes that are remembered, and where things are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
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
from s4c_desktop.base.paths import display_location
from s4c_desktop.domain.changes import Changes
from s4c_desktop.ui import widgets
from s4c_desktop.ui.autosave import Autosave
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.screen import Screen
from s4c_desktop.ui.settings.keeping_card import KeepingCard
from s4c_desktop.ui.settings.protection import ProtectionCard
from s4c_desktop.ui.theme import scheme_names
from s4c_desktop.ui.workspaces import is_url


class SettingsScreen(Screen):
    """Everything takes effect at once."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, sample: bool = False
    ) -> None:
        super().__init__(context, _("Settings"), parent)
        self.protection = ProtectionCard(context, sample=sample)
        self._autosave = Autosave(self._store, self)
        self.schemes: dict[str, QRadioButton] = {}
        self.assessor = self._line(context.preferences.assessor)
        self.centre = self._line(context.preferences.centre)
        page = QWidget()
        page.setMaximumWidth(784)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.keeping = KeepingCard(context)
        for card in (
            self._look(),
            self._names(),
            self._workspace(),
            self.protection,
            self.keeping,
            self._log(),
        ):
            column.addWidget(card)
        column.addStretch(1)
        self.add_scrolling(page)
        context.theme.changed.connect(self._mark_scheme)

    def concerns(self, changes: Changes) -> bool:
        """Tell whether somebody may have been erased; nothing else of people is shown here."""
        return bool(changes.people)

    def refresh(self) -> None:
        """Show the wishes as they are now; the theme can be chosen in the menu too."""
        self._mark_scheme()
        self.keeping.refresh()

    def leave(self) -> None:
        """Store what was typed."""
        self._autosave.flush()
        self.keeping.leave()

    # -- parts ---------------------------------------------------------------------------

    def _look(self) -> widgets.Card:
        card = _card(_("Look"))
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
        self._mark_scheme()
        return card

    def _names(self) -> widgets.Card:
        card = _card(_("New assessments"))
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

    def _workspace(self) -> widgets.Card:
        location = self.context.program.workspace.location
        card = _card(_("Workspace"))
        card.column.addWidget(widgets.muted(_kept(is_url(location))))
        folder = None if is_url(location) else Path(location).resolve().parent
        card.column.addLayout(_place(display_location(location), folder))
        self._check = widgets.button(_("Check the workspace"), self.check)
        card.column.addSpacing(4)
        card.column.addWidget(self._check)
        self.check_result = widgets.body()
        self.check_result.hide()
        card.column.addWidget(self.check_result)
        return card

    def _log(self) -> widgets.Card:
        card = _card(_("Log"))
        card.column.addWidget(
            widgets.muted(_("What the program did, for mending faults. It holds no personal data."))
        )
        card.column.addLayout(_place(str(log.file().parent), log.file().parent))
        return card

    def _line(self, text: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setMaximumWidth(420)
        line.textEdited.connect(self._autosave.touch)
        line.editingFinished.connect(self._autosave.flush)
        return line

    # -- actions -------------------------------------------------------------------------

    def _choose_scheme(self) -> None:
        chosen = next(scheme for scheme, b in self.schemes.items() if b.isChecked())
        self.context.theme.set_scheme(chosen)
        self.context.preferences.theme = chosen
        self.context.preferences.save()

    def _mark_scheme(self) -> None:
        self.schemes[self.context.theme.scheme].setChecked(True)

    def _store(self) -> None:
        self.context.preferences.assessor = self.assessor.text().strip()
        self.context.preferences.centre = self.centre.text().strip()
        self.context.preferences.save()

    def check(self) -> None:
        """Look for faults in the workspace, on the second worker."""
        self._check.setEnabled(False)
        self.check_result.hide()
        self.context.tasks.run_long(
            self.context.program.workspace.check,
            done=self._checked,
            failed=self._not_checked,
            label=_("Checking the workspace"),
            owner=self,
        )

    def _checked(self, faults: tuple[str, ...]) -> None:
        self._check.setEnabled(True)
        self.check_result.set_role("bad" if faults else "good")
        self.check_result.setText("\n".join(faults) or _("The workspace is sound."))
        self.check_result.show()

    def _not_checked(self, error: Exception) -> None:
        self._check.setEnabled(True)
        self.context.messages.error(error)


def _kept(shared: bool) -> str:
    """Say where people and assessments are kept, and who looks after them."""
    if not shared:
        return _("People and assessments are kept in this file.")
    return _(
        "People and assessments are kept in a database on a server that several desks share. "
        "Backups and encryption are the server's matter: whoever runs it sees to them, this "
        "program makes none of its own."
    )


def _card(title: str) -> widgets.Card:
    card = widgets.Card(margin=24)
    card.column.addWidget(widgets.section(title))
    return card


def _place(text: str, folder: Path | None) -> QHBoxLayout:
    """Return a row with a location and a button that shows its folder."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(widgets.ElidedLabel(text), 1)
    if folder is not None:
        row.addWidget(widgets.button(_("Show folder"), _opener(folder)))
    return row


def _opener(folder: Path) -> Callable[[], object]:
    return lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
