"""Asks for an item of evidence, described in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Evidence
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.inputs import ComboBox, DateEdit
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import button, primary_button, section, strong
from s4c_desktop.ui.wizard.evidence_review import QUESTIONS, EvidenceReview

if TYPE_CHECKING:
    from s4c_desktop.services.assessments import EvidenceDetails


def kinds() -> tuple[str, ...]:
    """Return the kinds of evidence that are offered; any other can be typed."""
    return (
        _("Work sample"),
        _("Certificate"),
        _("Testimonial"),
        _("Observation"),
        _("Interview"),
        _("Test"),
    )


class EvidenceDialog(Dialog):
    """Asks what an item of evidence is, its kind and its date.

    Whoever reviews evidence is asked three questions about it as well; `reviewer` is their name,
    None where nobody reviews.
    """

    def __init__(
        self, item: Evidence | None, parent: QWidget | None, reviewer: str | None = None
    ) -> None:
        super().__init__(parent)
        self.review = None if reviewer is None else EvidenceReview(item, reviewer)
        self._item = item
        self.setWindowTitle(_("Evidence"))
        self.description = QPlainTextEdit(item.description if item else "")
        self.description.setAccessibleName(_("What it is"))
        self.description.setPlaceholderText(_("Such as: minutes of the port authority meeting"))
        self.description.setTabChangesFocus(True)
        self.description.setFixedHeight(scaled(96))
        self.kind = ComboBox()
        self.kind.setAccessibleName(_("Kind"))
        self.kind.setEditable(True)
        self.kind.addItems(["", *kinds()])
        self.kind.setCurrentText(item.kind if item else "")
        self.dated = QCheckBox(_("Dated"))
        self.date = DateEdit()
        self.date.setAccessibleName(_("Date"))
        given = item.date if item else None
        self.date.show_value(given)
        self.dated.setChecked(given is not None)
        self.ok = primary_button(_("Add") if item is None else _("Change"), self.accept)
        self.ok.setDefault(True)
        self._lay_out(_("New evidence") if item is None else _("Evidence"))
        self.description.textChanged.connect(self._check)
        self.dated.toggled.connect(self._check)
        self._check()
        self.description.setFocus()

    def _lay_out(self, heading: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(section(heading))
        column.addWidget(strong(_("What it is")))
        column.addWidget(self.description, 1)
        column.addWidget(strong(_("Kind")))
        column.addWidget(self.kind)
        when = QHBoxLayout()
        when.addWidget(self.dated)
        when.addWidget(self.date, 1)
        column.addLayout(when)
        if self.review is not None:
            column.addWidget(self.review)
            self.review.changed.connect(self._check)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.addStretch(1)
        buttons.addWidget(button(_("Cancel"), self.reject))
        buttons.addWidget(self.ok)
        column.addLayout(buttons)
        self.setMinimumWidth(440 if self.review is None else 580)

    def _check(self) -> None:
        self.date.setEnabled(self.dated.isChecked())
        named = self.review is None or self.review.complete
        described = self.description.toPlainText().strip()
        missing = _("Say first who looked at it.") if described else _("Say what it is first.")
        allow(self.ok, described and named, missing)

    def keep_typed(self) -> None:
        """Note what is described so far; without a description there is nothing to note."""
        self.press_or_leave(self.ok)

    def details(self) -> EvidenceDetails:
        """Return what was entered."""
        from s4c_desktop.services.assessments import EvidenceDetails

        item = self._item
        details = EvidenceDetails(
            self.description.toPlainText().strip(),
            self.kind.currentText().strip(),
            self.date.value() if self.dated.isChecked() else None,
        )
        if self.review is not None:
            return replace(details, **self.review.answers())
        if item is None:
            return details
        judged = {name: getattr(item, name) for name in (*QUESTIONS, "reviewed_by")}
        return replace(details, **judged)

    @classmethod
    def ask(
        cls,
        item: Evidence | None,
        parent: QWidget | None,
        reviewer: str | None = None,
        suggested: str = "",
    ) -> EvidenceDetails | None:
        """Return a new item's details or an item's new ones; None when the person cancels.

        A new item's description begins as `suggested`.
        """
        dialog = cls(item, parent, reviewer)
        if item is None:
            dialog.description.setPlainText(suggested)
            dialog.description.selectAll()
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        details = dialog.details()
        dialog.deleteLater()
        return details if agreed else None
