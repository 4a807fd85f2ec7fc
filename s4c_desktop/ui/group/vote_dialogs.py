"""What is asked in the course of a vote: who decides what stayed open, and what to publish."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.framework_difference import FrameworkDifference
from s4c_desktop.domain.framework_draft_wording import difference_lines, findings_sentence
from s4c_desktop.domain.vote import OPTIONS, AgendaItem, Need, Option, Question, Rule, Ruling, Vote
from s4c_desktop.domain.vote_outcome import voted
from s4c_desktop.domain.vote_publishing import Naming
from s4c_desktop.domain.vote_rounds import decide
from s4c_desktop.domain.vote_wording import basis_sentence, option_name, outcome_text
from s4c_desktop.domain.wording import competence_name
from s4c_desktop.services.vote_publishing import PublishingPreview
from s4c_desktop.services.votes import VoteView
from s4c_desktop.ui import question, widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.autosave import Autosave
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.quality.parts import labelled
from s4c_desktop.ui.text_size import scaled

_MOST_LINES = 60


class RulingDialog(question.Question):
    """Asks what a named person decided, and why; what the votes decided is given."""

    def __init__(self, view: VoteView, item: AgendaItem, parent: QWidget | None) -> None:
        super().__init__(
            _("Open, decided by somebody: {name}").format(
                name=competence_name(view.framework, item.competence)
            ),
            _standing(item, view.vote.rule),
            widgets.primary_button(_("Note the decision")),
            parent,
        )
        self._vote: Vote = view.vote
        self._item = item
        decided = voted(item, view.vote.rule)
        level = decided.get(Question.LEVEL)
        self.level = ComboBox()
        for option in OPTIONS[Question.LEVEL] if level is None else (level,):
            self.level.addItem(option_name(option), option.value)
        self.level.setEnabled(level is None)
        self.level.setPlaceholderText(_("Choose the level"))
        self.level.setCurrentIndex(-1 if level is None else 0)
        self.mandatory = QCheckBox(_("Mandatory"))
        self._mandatory_fixed = Question.MANDATORY in decided
        self.by = QLineEdit()
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(scaled(84))
        self.fault = widgets.TextLabel("", "bad")
        self.fields.addLayout(labelled(_("Level"), self.level))
        self.fields.addWidget(self.mandatory)
        self.fields.addLayout(labelled(_("Decided by"), self.by))
        self.fields.addLayout(
            labelled(_("Reason"), self.reason, _("Name and reason are printed in the protocol."))
        )
        self.fields.addWidget(self.fault)
        self._start(decided.get(Question.MANDATORY), level)
        self.level.currentIndexChanged.connect(lambda _index: self._check())
        self.mandatory.toggled.connect(lambda _on: self._check())
        self.by.textChanged.connect(lambda _text: self._check())
        self.reason.textChanged.connect(self._check)
        self._check()
        (self.level if level is None else self.mandatory).setFocus()

    def ruling(self) -> Ruling:
        """Return what was decided."""
        option = self._option()
        eqf = None if option is None else option.eqf
        return Ruling(
            Need(eqf, eqf is not None and self.mandatory.isChecked()),
            self.by.text().strip(),
            self.reason.toPlainText().strip(),
        )

    def _option(self) -> Option | None:
        """Return the level that is chosen, if one is."""
        # Qt gives a plain text back.
        data = self.level.currentData()
        return None if data is None else Option(str(data))

    def _start(self, mandatory: Option | None, level: Option | None) -> None:
        """Begin with an earlier decision, else with the proposal."""
        before = self._item.ruling
        need = before.need if before is not None else self._item.proposal
        if level is None and need is not None:
            option = Option.NOT_NEEDED if need.eqf is None else Option(str(need.eqf))
            self.level.setCurrentIndex(self.level.findData(option.value))
        self.mandatory.setChecked(
            mandatory is Option.MANDATORY
            if mandatory is not None
            else need is not None and need.mandatory
        )
        if before is not None:
            self.by.setText(before.by)
            self.reason.setPlainText(before.reason)

    def _check(self) -> None:
        needed = self._option() is not Option.NOT_NEEDED
        self.mandatory.setEnabled(needed and not self._mandatory_fixed)
        chosen = self._option() is not None
        try:
            decide(self._vote, self._item.competence, self.ruling())
            fault = ""
        except UserError as error:
            fault = error.text()
        allow(self.go_on, chosen and not fault, fault or _("Choose the level first."))
        # An empty form needs no red word: the button waits until it is filled in.
        typed = chosen and self.by.text().strip() and self.reason.toPlainText().strip()
        self.fault.setText(fault if typed else "")
        self.fault.setVisible(bool(self.fault.text()))
        self.grow()


def _standing(item: AgendaItem, rule: Rule) -> str:
    """Say what is open, and what the votes have decided by now."""
    basis = basis_sentence(item, rule)
    return f"{outcome_text(item, rule)}. {basis}" if voted(item, rule) else basis


class OutcomeProfileDialog(question.Question):
    """Asks what the new version is to be called, and shows what would be in it."""

    def __init__(
        self,
        context: Context,
        view: VoteView,
        naming: Naming,
        preview: PublishingPreview,
        parent: QWidget | None,
    ) -> None:
        super().__init__(
            _("Publish what the vote came to"),
            _(
                "The result becomes a version of a framework of your own. A published version "
                "never changes: assessments made with it keep their meaning. Each requirement "
                "keeps this vote as its source."
            ),
            widgets.primary_button(_("Publish")),
            parent,
            rash=True,
        )
        self._context = context
        self._view = view
        self._asked = 0
        self.code = QLineEdit(naming.code)
        self.version = QLineEdit(naming.version)
        self.title = QLineEdit(naming.title)
        self.edition = QLineEdit(naming.edition)
        self.edition.setCursorPosition(0)
        short = QHBoxLayout()
        short.setSpacing(16)
        short.addLayout(labelled(_("Code"), self.code), 2)
        short.addLayout(labelled(_("Version"), self.version), 1)
        self.fields.addLayout(labelled(_("Title"), self.title))
        self.fields.addLayout(short)
        self.fields.addLayout(labelled(_("Whose edition it is"), self.edition))
        self.findings = widgets.TextLabel("", "caution")
        self.difference = widgets.strong()
        self.lines = widgets.small()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.findings)
        column.addWidget(self.difference)
        column.addWidget(self.lines)
        column.addStretch(1)
        area = widgets.scrolling(page)
        area.setMinimumHeight(120)
        self.fields.addWidget(area, 1)
        self.setMinimumWidth(600)
        self.go_on.setEnabled(False)
        self._autosave = Autosave(self._look, self)
        for field in (self.code, self.version, self.title, self.edition):
            field.textEdited.connect(lambda _text: self._touch())
        self._show(self._asked, preview)

    def naming(self) -> Naming:
        """Return what the version is to be called."""
        return Naming(
            self.code.text().strip(),
            self.version.text().strip(),
            self.title.text().strip(),
            self.edition.text().strip(),
        )

    def _touch(self) -> None:
        self.go_on.setEnabled(False)
        self._autosave.touch()

    def _look(self) -> None:
        self._asked += 1
        asked = self._asked
        self._context.tasks.run(
            self._context.program.vote_publishing.preview,
            self._view.vote.id,
            self.naming(),
            done=lambda found: self._show(asked, found),
            failed=lambda error: self._refuse(asked, error),
            owner=self,
        )

    def _show(self, asked: int, found: PublishingPreview) -> None:
        if asked != self._asked:
            return
        blocked = any(finding.blocks for finding in found.findings)
        self.findings.setText(findings_sentence(found.findings) if found.findings else "")
        if blocked:
            said = "\n".join(f.text for f in found.findings if f.blocks)
            self.findings.setText(said)
        self.findings.setVisible(bool(self.findings.text()))
        self._show_difference(found.difference, found)
        self.go_on.setEnabled(not blocked)

    def _show_difference(self, found: FrameworkDifference, preview: PublishingPreview) -> None:
        base = self._view.framework
        lines = difference_lines(found, base, preview.framework)
        self.difference.setText(
            ngettext(
                "{n} difference from {name}", "{n} differences from {name}", len(lines)
            ).format(n=len(lines), name=base.name)
        )
        self.lines.setText("\n".join(lines[:_MOST_LINES]))

    def _refuse(self, asked: int, error: Exception) -> None:
        if asked != self._asked:
            return
        if not isinstance(error, UserError):
            self._context.messages.error(error)
            return
        self.findings.setText(error.text())
        self.findings.show()
