"""A result to carry into other tools: copied as text, or saved as text or JSON Resume."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Assessment, Kind, Phase
from s4c_desktop.domain.documents import file_name
from s4c_desktop.ui.announcing import announce
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.documents import SavedBar, ask_place
from s4c_desktop.ui.leaving import Document
from s4c_desktop.ui.widgets import Card, TextLabel, button, menu_button, muted, section


class SummaryCard(Card):
    """Offers the summary of a self-assessment, or of what is signed off; hidden for others."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._assessment: Assessment | None = None
        self.copy = button(_("Copy summary"), self._copy)
        self._menu = QMenu(self)
        self.as_text = self._menu.addAction(_("As plain text…"))
        self.as_text.triggered.connect(lambda _on=False: self._save("text"))
        self.as_resume = self._menu.addAction(_("As JSON Resume…"))
        self.as_resume.triggered.connect(lambda _on=False: self._save("json-resume"))
        self.save = menu_button(_("Save summary…"), self._menu)
        self.told = TextLabel("", "muted", wrap=False)
        self.saved = SavedBar(context)
        row = QHBoxLayout()
        row.setSpacing(8)
        for made in (self.copy, self.save, self.told):
            row.addWidget(made)
        row.addStretch(1)
        self.column.addWidget(section(_("Carry it into other tools")))
        self.column.addWidget(
            muted(
                _(
                    "The levels as they were said, as plain text for a profile or a letter, or as "
                    "JSON Resume for tools that build a CV."
                )
            )
        )
        self.column.addLayout(row)
        self.column.addWidget(self.saved)
        self.hide()

    def show_assessment(self, assessment: Assessment) -> None:
        """Offer the summary of an assessment, if it may be summed up."""
        before, self._assessment = self._assessment, assessment
        self.setVisible(assessment.kind is Kind.SELF or assessment.phase is Phase.SIGNED)
        if before != assessment:
            self.told.setText("")

    def _copy(self) -> None:
        context = self._context
        if self._assessment is None or not context.leaving.may_leave(
            Document.COPY, context.messages
        ):
            return
        context.tasks.run(
            partial(self._text, self._assessment.id), done=self._on_copied, owner=self
        )

    def _text(self, assessment_id: UUID) -> str:
        program = self._context.program
        return program.summaries.text(assessment_id, code_names=program.names.code_names)

    def _on_copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.told.setText(_("Copied."))
        announce(self, self.told.text())

    def _save(self, form: str) -> None:
        # Importing the services loads the store; here it is there already.
        from s4c_desktop.services.summaries import SUFFIXES, Form

        context, assessment = self._context, self._assessment
        if assessment is None or not context.leaving.may_leave(Document.COPY, context.messages):
            return
        person = context.program.names.of(assessment.person)
        name = file_name(_("Summary"), person, suffix=SUFFIXES[Form(form)])
        place = ask_place(name, self, _("Save summary"))
        if place is not None:
            self.saved.write(
                context.program.summaries.write,
                assessment.id,
                place,
                form=Form(form),
                code_names=context.program.names.code_names,
            )
