"""The questions around telling a candidate the result."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Acknowledgement
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.inputs import DateEdit
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import primary_button, strong

HIGH = 88


def text_field(name: str, text: str = "") -> QPlainTextEdit:
    """Return a field for a few lines; Tab leaves it."""
    field = QPlainTextEdit(text)
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setFixedHeight(scaled(HIGH))
    return field


def line_field(name: str, text: str = "", example: str = "") -> QLineEdit:
    """Return a field for one line."""
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setPlaceholderText(example)
    return field


def day_field(name: str, day: date | None = None) -> DateEdit:
    """Return a field for a day, today if none is given."""
    field = DateEdit()
    field.setAccessibleName(name)
    field.show_value(day)
    return field


class TellDialog(Question):
    """Asks when and how the candidate was told the result, and what they said."""

    def __init__(
        self, subject: str, known: Acknowledgement | None, name: str, parent: QWidget | None
    ) -> None:
        super().__init__(
            _("Told the result"),
            _(
                "Note that {subject} was told the result. It is kept beside the result and is no "
                "part of what is signed; the report prints it."
            ).format(subject=subject),
            primary_button(_("Keep the note")),
            parent,
        )
        self.day = day_field(_("Told on"), known.on if known else None)
        self.how = line_field(
            _("How"), known.how if known else "", _("In person, by telephone, by letter …")
        )
        self.statement = text_field(_("What the candidate said"), known.statement if known else "")
        self.by = line_field(_("Noted by"), (known.recorded_by if known else "") or name)
        for field in (self.day, self.how, self.statement, self.by):
            self.fields.addWidget(strong(field.accessibleName()))
            self.fields.addWidget(field)
        self.how.textChanged.connect(self._check)
        self._check()
        self.how.setFocus()

    def _check(self) -> None:
        allow(self.go_on, self.how.text().strip(), _("Say how the result was told first."))

    def keep_typed(self) -> None:
        """Keep the note if it is one: it can be changed, the text is lost."""
        self.press_or_leave(self.go_on)

    @property
    def answer(self) -> Acknowledgement:
        """Return what was entered."""
        return Acknowledgement(
            self.day.value(),
            self.how.text().strip(),
            self.statement.toPlainText().strip(),
            self.by.text().strip(),
        )

    @classmethod
    def ask(
        cls, subject: str, known: Acknowledgement | None, name: str, parent: QWidget | None
    ) -> Acknowledgement | None:
        """Return the note, or None when the person thinks better of it."""
        dialog = cls(subject, known, name, parent)
        return dialog.answer if dialog.run() else None


class AddStatementDialog(Question):
    """Asks what the candidate said later, to be added beneath what stands beside the result."""

    def __init__(self, subject: str, name: str, parent: QWidget | None) -> None:
        super().__init__(
            _("Add what the candidate said"),
            _(
                "The result is signed off, so what was noted beside it stays. What {subject} said "
                "later is added beneath, with the day and your name."
            ).format(subject=subject),
            primary_button(_("Add")),
            parent,
        )
        self.day = day_field(_("Said on"))
        self.statement = text_field(_("What the candidate said"))
        self.by = line_field(_("Noted by"), name)
        for field in (self.day, self.statement, self.by):
            self.fields.addWidget(strong(field.accessibleName()))
            self.fields.addWidget(field)
        self.statement.textChanged.connect(self._check)
        self._check()
        self.statement.setFocus()

    def _check(self) -> None:
        allow(self.go_on, self.statement.toPlainText().strip(), _("Write what was said first."))

    def keep_typed(self) -> None:
        """Add what was typed, if anything was."""
        self.press_or_leave(self.go_on)

    @property
    def answer(self) -> str:
        """Return the words to add, with day and name above them."""
        head = ", ".join(filter(None, (self.day.value().isoformat(), self.by.text().strip())))
        return f"{head}:\n{self.statement.toPlainText().strip()}"

    @classmethod
    def ask(cls, subject: str, name: str, parent: QWidget | None) -> str | None:
        """Return the words to add, or None when the person thinks better of it."""
        dialog = cls(subject, name, parent)
        return dialog.answer if dialog.run() else None
