"""A second look at a signed assessment: one's own levels first, then the comparison."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import wording
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.quality import Finding, Judged, Sample, SecondLevel, Verdict
from s4c_desktop.domain.quality_wording import (
    difference_text,
    finding_sentence,
    independent_sentence,
    looked_sentence,
    no_change_sentence,
    second_level_text,
    verdict_name,
)
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.sampling_wording import reason_text
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.quality import LookView
from s4c_desktop.ui import widgets
from s4c_desktop.ui.choices import Choices, Option
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.panes import Panes
from s4c_desktop.ui.quality.finding_dialog import FindingDialog
from s4c_desktop.ui.quality.level_card import LevelCard
from s4c_desktop.ui.quality.parts import KeptText, back_row, labelled, today
from s4c_desktop.ui.quality.tables import STRETCH, Line, LineTable, TwoLineList

_VERDICTS = (Verdict.CONFIRMED, Verdict.WITH_ACTIONS, Verdict.NOT_CONFIRMED)


class LookPage(QWidget):
    """Shows what was signed, read-only, and keeps the second look beside it."""

    left = Signal()
    """Back to the sample."""

    stored = Signal()

    def __init__(self, context: Context, outbox: Outbox, view: LookView, name: str) -> None:
        super().__init__()
        self._context = context
        self._outbox = outbox
        self._view = view
        self._sample = view.sample
        self._compares = view.sampled.is_done
        self._levels = dict(view.sampled.levels)
        self._judged = view.sampled.judged
        theme = context.theme
        self.back = widgets.button(_("Back to the sample"), self.left.emit)
        self.compare = widgets.button(_("Compare with the assessor"), self._compare)
        self.list = TwoLineList(theme, _("Competences"))
        self.list.picked.connect(lambda _code: self._show_competence())
        self.rating = LevelCard(
            theme, view.framework, _("Remark"), _("Why this level"), no_evidence=False
        )
        self.rating.rated.connect(self._rate)
        self.rating.written.connect(self._remark)
        self.by = QLineEdit(self._judged.by or name)
        self.by.editingFinished.connect(self._judge)
        self.verdict: Choices[Verdict] = Choices(_("Verdict"))
        self.verdict.offer([Option(each, verdict_name(each)) for each in _VERDICTS])
        self.verdict.chosen.connect(self._judge)
        self.remarks = KeptText(_("Remarks"), _("On the interview, the evidence, the reasons"))
        self.remarks.settled.connect(lambda _text: self._judge())
        self.fault = widgets.TextLabel("", "bad")
        self.findings = LineTable(
            theme, _("Findings"), (_("Finding"), _("Action"), _("State")), (STRETCH, 190)
        )
        self.findings.opened.connect(self.change_finding)
        self.findings.setFixedHeight(150)
        self._build()
        self._show_all()

    @property
    def key(self) -> tuple[UUID, UUID]:
        """Return the plan and the assessment."""
        return self._sample.id, self._view.assessment.id

    def take_focus(self) -> None:
        """Let the keyboard begin at the competences."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Hand over what was typed."""
        self.rating.text.flush()
        self.remarks.flush()
        if self.by.text().strip() != self._judged.by and self._judged.verdict is not Verdict.OPEN:
            self._judge()

    def take(self, view: LookView) -> None:
        """Show what is stored by now, unless something waits to be stored."""
        if self._outbox.waiting or self.rating.text.pending or self.remarks.pending:
            return
        self._view, self._sample = view, view.sample
        self._levels = dict(view.sampled.levels)
        self._judged = view.sampled.judged
        self._show_all()

    # -- what is shown -------------------------------------------------------------------

    def _show_all(self) -> None:
        self._show_list()
        self._show_competence()
        self._show_verdict()
        self._show_findings()
        self.compare.setVisible(not self._compares)

    def _show_list(self) -> None:
        framework = self._view.framework
        self.list.fill(
            [
                (
                    c.competence,
                    wording.competence_name(framework, c.competence),
                    self._below(c.competence),
                )
                for c in self._view.result.result.comparisons
            ]
        )

    def _below(self, code: str) -> str:
        level = self._levels.get(code)
        if level is None:
            return _("not looked at")
        said = second_level_text(level)
        if not self._compares:
            return said
        rank = self._view.assessment.rating(code).rank
        return _("{level}: {difference}").format(
            level=said, difference=difference_text(rank, level.rank)
        )

    def _show_competence(self) -> None:
        code = self.list.key()
        if not isinstance(code, str):
            return
        self.rating.text.flush()
        framework, assessment = self._view.framework, self._view.assessment
        competence = framework.competence(code)
        level = self._levels.get(code)
        self.rating.show_competence(competence, self._account(code))
        requirement = framework.requirements(assessment.role, assessment.reading).get(code)
        self.rating.show_rating(
            competence,
            rating_at(level.rank) if level else Rating(),
            level.remark if level else "",
            required=requirement.eqf if requirement and self._compares else None,
            said=self._said(code) if self._compares else "",
        )
        self.rating.text.setEnabled(level is not None)

    def _account(self, code: str) -> str:
        """Return what there is to go by: evidence and passages, without the assessor's answer."""
        assessment = self._view.assessment
        lines = [
            " · ".join(filter(None, (item.description, item.kind, _day(item.date))))
            for item in assessment.evidence
            if code in item.links
        ]
        lines += [passage.text for passage in assessment.passages if code in passage.links]
        if not lines:
            return _("No evidence and no passage of the running note is linked with it.")
        return _("Evidence: {items}").format(items="\n".join(lines))

    def _said(self, code: str) -> str:
        """Return what the assessor said, and how the second look stands to it."""
        rating, level = self._view.assessment.rating(code), self._levels.get(code)
        said = [_("The assessor: {rating}").format(rating=wording.actual_text(rating))]
        if level is not None:
            said.append(
                _("The second look: {difference}").format(
                    difference=difference_text(rating.rank, level.rank)
                )
            )
        said += [text for text in (rating.grounds, rating.reason, rating.note) if text]
        return "\n".join(said)

    def _show_verdict(self) -> None:
        self.verdict.choose(None if self._judged.verdict is Verdict.OPEN else self._judged.verdict)
        self.remarks.show_text(self._judged.remarks)
        if self._judged.by:
            self.by.setText(self._judged.by)
        self._looked.setText(looked_sentence(self._judged, short_date))
        self.fault.hide()

    def _show_findings(self) -> None:
        found = self._sample.found_in(self._view.assessment.id)
        self.findings.fill(
            [
                Line(f.id, (f.text, f.action, finding_sentence(f, today(), short_date)))
                for f in found
            ]
        )
        self.findings.setVisible(bool(found))
        self._change.setVisible(bool(found))

    # -- what is done --------------------------------------------------------------------

    def _compare(self) -> None:
        self._compares = True
        self._show_all()

    def _rate(self, rating: Rating) -> None:
        code = self.list.key()
        if not isinstance(code, str):
            return
        self.rating.text.flush()
        before = self._levels.get(code)
        remark = before.remark if before else ""
        self._keep(code, None if rating.rank is None else SecondLevel(rating.rank, remark))

    def _remark(self, text: str) -> None:
        code = self.rating.code.text()
        before = self._levels.get(code)
        if before is not None and before.remark != text:
            self._keep(code, SecondLevel(before.rank, text))

    def _keep(self, code: str, level: SecondLevel | None) -> None:
        seen = self._levels.get(code)
        if level is None:
            self._levels.pop(code, None)
        else:
            self._levels[code] = level
        self._put(partial(self._context.program.quality.level, *self.key, code, level, seen=seen))
        self._show_list()
        if code == self.list.key():
            self._show_competence()

    def _judge(self) -> None:
        verdict = self.verdict.value() or Verdict.OPEN
        by = self.by.text().strip()
        nobody = verdict is not Verdict.OPEN and not by
        self.fault.setText(_("A verdict needs the name of who looked a second time."))
        self.fault.setVisible(nobody)
        if nobody:
            return
        given = verdict is not Verdict.OPEN
        changed = verdict is not self._judged.verdict or by != self._judged.by
        judged = Judged(
            verdict,
            by if given else "",
            (today() if changed else self._judged.on) if given else None,
            self.remarks.toPlainText().strip(),
        )
        if judged == self._judged:
            return
        seen, self._judged = self._judged, judged
        self._put(partial(self._context.program.quality.judge, *self.key, judged, seen=seen))
        self._looked.setText(looked_sentence(judged, short_date))
        if given and not self._compares:
            self._compare()

    def add_finding(self) -> None:
        """Ask for a finding and keep it."""
        new = Finding(uuid4(), self._view.assessment.id, "")
        found = FindingDialog.ask(new, self, is_new=True)
        if found is not None:
            self._put(
                partial(self._context.program.quality.keep_finding, self.key[0], found, seen=None)
            )

    def change_finding(self) -> None:
        """Change the finding that is selected."""
        findings = self._sample.found_in(self._view.assessment.id)
        seen = next((f for f in findings if f.id == self.findings.key()), None)
        found = seen and FindingDialog.ask(seen, self, is_new=False)
        if found is not None and found != seen:
            self._put(
                partial(self._context.program.quality.keep_finding, self.key[0], found, seen=seen)
            )

    def _put(self, work: Callable[[], Outcome[Any]]) -> None:
        self._outbox.put(
            _("Second look"),
            work,
            done=self._stored,
            failed=self._failed,
        )

    def _stored(self, value: object) -> None:
        if isinstance(value, Sample):
            self._sample = value
        self.stored.emit()

    def _failed(self, error: Exception) -> None:
        self._context.messages.error(error)
        self._context.tasks.run(
            self._context.program.quality.look, *self.key, done=self.take, owner=self
        )

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        view = self._view
        assessment = view.assessment
        title = _("{person}, {role}").format(
            person=assessment.person.name, role=view.result.role.title
        )
        self._looked = widgets.small()
        left = widgets.Card(margin=8, spacing=8)
        left.column.addWidget(self.list, 1)

        why = "; ".join(
            reason_text(reason, self._sample.choosing) for reason in view.sampled.reasons
        )
        context = widgets.Card(margin=24, spacing=8)
        context.column.addWidget(widgets.strong(_("Looked at because: {why}").format(why=why)))
        facts = [
            _("Assessed by {names} on {date}").format(
                names=assessment.assessors,
                date=short_date(assessment.held_on) if assessment.held_on else "–",
            )
        ]
        if assessment.place:
            facts.append(assessment.place)
        context.column.addWidget(widgets.body(" · ".join(facts)))
        context.column.addLayout(widgets.column_of_text(widgets.muted(independent_sentence())))
        self._texts(context)

        verdict = widgets.Card(margin=24, spacing=8)
        verdict.column.addWidget(widgets.section(_("Verdict")))
        verdict.column.addWidget(self._looked)
        verdict.column.addWidget(self.verdict)
        self.by.setMaximumWidth(360)
        verdict.column.addLayout(labelled(_("Looked at by"), self.by))
        verdict.column.addWidget(self.fault)
        verdict.column.addLayout(labelled(_("Remarks"), self.remarks))
        verdict.column.addWidget(widgets.small(no_change_sentence()))

        findings = widgets.Card(margin=24, spacing=8)
        head = QHBoxLayout()
        head.addWidget(widgets.section(_("Findings")), 1)
        self._change = widgets.button(_("Change…"), self.change_finding)
        head.addWidget(self._change)
        self.add = widgets.button(_("Add finding…"), self.add_finding)
        head.addWidget(self.add)
        findings.column.addLayout(head)
        findings.column.addWidget(self.findings)

        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(16)
        for card in (context, self.rating, verdict, findings):
            column.addWidget(card)
        column.addStretch(1)
        area = widgets.scrolling(page)
        split = Panes(left, area, least=(170, 320), sizes=(250, 800))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addWidget(back_row(title, self.back, self.compare))
        whole.addWidget(split, 1)

    def _texts(self, card: widgets.Card) -> None:
        """Add what was written of the interview as a whole."""
        assessment = self._view.assessment
        for name, text in (
            (_("Running note"), assessment.running_note),
            (_("Comment of who assessed"), assessment.comment),
            (_("Comment of the person assessed"), assessment.candidate_comment),
        ):
            if text.strip():
                card.column.addWidget(widgets.strong(name))
                card.column.addLayout(widgets.column_of_text(widgets.body(text)))


def _day(day: date | None) -> str:
    return "" if day is None else short_date(day)
