"""The dialogs around a passphrase; none of them keeps one after it is closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.passphrase import Strength, hint
from s4c_desktop.ui import widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.protection.entry import PassphraseEntry, PassphraseLine, show_switch
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.text_size import scaled

Check = Callable[[str], bool]
"""Tells whether a passphrase is the one in use."""


class _PassphraseDialog(Question):
    """A question that is opened, not waited for, and takes what was typed with it."""

    def __init__(
        self, heading: str, text: str, go_on: str, parent: QWidget | None, *, danger: bool = False
    ) -> None:
        made = widgets.button(go_on, role="danger") if danger else widgets.primary_button(go_on)
        super().__init__(heading, text, made, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(scaled(520))

    def add_field(self, text: str, field: QWidget) -> None:
        """Add a field under its name."""
        self.fields.addSpacing(4)
        self.fields.addWidget(widgets.strong(text))
        self.fields.addWidget(field)

    def done(self, result: int) -> None:
        """Let go of every passphrase before the dialog goes."""
        for entry in self.findChildren(PassphraseEntry):
            entry.forget()
        for line in self.findChildren(PassphraseLine):
            line.clear()
        super().done(result)


class OpenDialog(_PassphraseDialog):
    """Asks for the passphrase of a workspace, or of another file, that is to be opened."""

    given = Signal(str)
    """Try this one; then `refuse` it, `rest`, or close the dialog."""

    def __init__(self, name: str, parent: QWidget | None, *, file: bool = False) -> None:
        what = (
            _("The file “{name}” is protected.")
            if file
            else _("The workspace “{name}” is protected.")
        )
        super().__init__(
            _("Enter the passphrase"),
            what.format(name=name),
            _("Open"),
            parent,
        )
        self.entry = PassphraseEntry(_("Passphrase"))
        self.add_field(_("Passphrase"), self.entry)
        self.entry.changed.connect(self._check)
        self._check()
        self.entry.setFocus()

    def accept(self) -> None:
        """Have the passphrase tried; the dialog stays until it is right."""
        if self.entry.ready:
            self.given.emit(self.entry.take())

    def _check(self) -> None:
        allow(self.go_on, self.entry.ready, _("Write the passphrase first."))


class NewDialog(_PassphraseDialog):
    """Asks twice for a new passphrase, for the present one where `check` knows it."""

    chosen = Signal(object, object)
    """The present passphrase or None, and the new one."""

    def __init__(
        self,
        heading: str,
        text: str,
        go_on: str,
        parent: QWidget | None,
        check: Check | None,
        warning: str = "",
    ) -> None:
        super().__init__(heading, text, go_on, parent)
        self._is_present = check
        self.present: PassphraseEntry | None = None
        if check is not None:
            self.present = PassphraseEntry(_("Present passphrase"), own_switch=False)
            self.present.changed.connect(self._show)
            self.add_field(_("Present passphrase"), self.present)
        self.first = PassphraseLine(_("New passphrase"))
        self.second = PassphraseLine(_("The same again"))
        self.strength = widgets.Chip("", "neutral")
        self.advice = widgets.muted()
        self.add_field(_("New passphrase"), self.first)
        self.add_field(_("The same again"), self.second)
        lines = [self.first, self.second, *([self.present.line] if self.present else [])]
        self.fields.addWidget(show_switch(*lines))
        self.fields.addWidget(self.strength)
        self.fields.addWidget(self.advice)
        self.fields.addWidget(
            widgets.TextLabel(
                warning
                or _(
                    "Nobody can open the workspace without it, not even us. Write it down and keep "
                    "it in a safe place."
                ),
                "caution",
            )
        )
        # Two lines of advice at most: the dialog does not jump while one types.
        self.advice.setMinimumHeight(2 * self.advice.fontMetrics().lineSpacing())
        self.advice.setAlignment(Qt.AlignmentFlag.AlignTop)
        for line in (self.first, self.second):
            line.textEdited.connect(self._show)
        self._show()
        (self.present or self.first).setFocus()

    def accept(self) -> None:
        """Take the new passphrase, if the present one is right."""
        if not self.go_on.isEnabled():
            return
        old = None
        if self.present is not None and self._is_present is not None:
            old = self.present.take()
            if not self._is_present(old):
                self.present.refuse()
                return
        new = self.first.text()
        super().accept()
        self.chosen.emit(old, new)

    def _show(self) -> None:
        """Say how strong the new one is, and what is still missing."""
        new, again = self.first.text(), self.second.text()
        found = hint(new)
        name, tone = _strengths()[found.strength]
        fault = _fault(new)
        self.strength.setText(name if new else _("Strength"))
        self.strength.set_tone(tone if new else "neutral")
        if again and not new.startswith(again):
            self.advice.setText(_("The two are not the same."))
        else:
            self.advice.setText(fault or found.sentence)
        same = bool(new) and new == again
        present = self.present is None or self.present.ready
        missing = fault or _("Write the same passphrase in both fields first.")
        allow(self.go_on, same and not fault and present, missing)


class OfferDialog(NewDialog):
    """Offers a passphrase for something that can also be made without."""

    declined = Signal()
    """It is to be made without one."""

    def __init__(
        self,
        heading: str,
        text: str,
        go_on: str,
        without: str,
        parent: QWidget | None,
        warning: str = "",
    ) -> None:
        super().__init__(heading, text, go_on, parent, None, warning)
        self.not_now = widgets.button(without, self._decline)
        self.buttons.insertWidget(self.buttons.count() - 1, self.not_now)

    def _decline(self) -> None:
        self.reject()
        self.declined.emit()


class NewWorkspaceDialog(OfferDialog):
    """Offers a passphrase for a workspace that is about to be made."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            _("Protect the new workspace?"),
            _(
                "A protected workspace is encrypted on the disk, its backups too, and locks itself "
                "when you are away. You can also protect it later, in the settings."
            ),
            _("Protect with a passphrase"),
            _("Not now"),
            parent,
        )


class _PresentDialog(_PassphraseDialog):
    """Asks for the present passphrase, and goes on only with it."""

    agreed = Signal(str)
    """The present passphrase."""

    def __init__(
        self,
        heading: str,
        text: str,
        go_on: str,
        check: Check,
        parent: QWidget | None,
        *,
        danger: bool = False,
    ) -> None:
        super().__init__(heading, text, go_on, parent, danger=danger)
        self._is_present = check
        self.entry = PassphraseEntry(_("Present passphrase"))
        self.add_field(_("Present passphrase"), self.entry)
        self.entry.changed.connect(self._check)
        self._check()
        self.entry.setFocus()

    def accept(self) -> None:
        """Go on if the passphrase is right."""
        if not self.entry.ready:
            return
        given = self.entry.take()
        if self._is_present(given):
            super().accept()
            self.agreed.emit(given)
        else:
            self.entry.refuse()

    def _check(self) -> None:
        allow(self.go_on, self.entry.ready, _("Write the passphrase first."))


class RemoveDialog(_PresentDialog):
    """Asks for the present passphrase in order to take the protection away."""

    def __init__(self, check: Check, parent: QWidget | None) -> None:
        super().__init__(
            _("Remove the passphrase"),
            _(
                "Afterwards whoever gets the file of the workspace, or one of its backups, can "
                "read everything in it."
            ),
            _("Remove the passphrase"),
            check,
            parent,
            danger=True,
        )


class ReturnDialog(_PresentDialog):
    """Asks for the present passphrase in order to leave the candidate's page."""

    def __init__(self, check: Check, parent: QWidget | None) -> None:
        super().__init__(
            _("Back to the assessor"),
            _("Assessor: enter the passphrase of the workspace to go back to your notes."),
            _("Go back"),
            check,
            parent,
        )


def _strengths() -> dict[Strength, tuple[str, str]]:
    return {
        Strength.WEAK: (_("Weak"), "bad"),
        Strength.FAIR: (_("Fair"), "caution"),
        Strength.GOOD: (_("Good"), "good"),
    }


def _fault(passphrase: str) -> str:
    """Say why a passphrase cannot be taken; empty when it can."""
    # The store is there by now: a workspace is open, or it was asked what this computer can do.
    from s4c_desktop.services.protection import check_new

    if not passphrase:
        return ""
    try:
        check_new(passphrase)
    except UserError as error:
        return error.text()
    return ""
