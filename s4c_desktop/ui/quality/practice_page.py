"""Rating a practice vignette, competence by competence."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import wording
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.vignette import Part
from s4c_desktop.services.practice import Compared, PracticeTask
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.panes import Panes
from s4c_desktop.ui.quality.level_card import LevelCard
from s4c_desktop.ui.quality.parts import back_row
from s4c_desktop.ui.quality.tables import TwoLineList


class PracticePage(QWidget):
    """Shows what a candidate told, and keeps each level and reason as it is given."""

    left = Signal()
    finished = Signal(object)
    """This is how it Compared."""

    stored = Signal()

    def __init__(self, context: Context, outbox: Outbox, task: PracticeTask) -> None:
        super().__init__()
        self._context = context
        self._outbox = outbox
        self._task = task
        self._ratings = dict(task.round.ratings)
        theme = context.theme
        self.back = widgets.button(_("Back to the list"), self.left.emit)
        self.finish = widgets.primary_button(_("Finish and compare"), self._finish)
        self.list = TwoLineList(theme, _("Competences"))
        self.list.picked.connect(lambda _code: self._show_competence())
        self.open = widgets.small()
        self.rating = LevelCard(
            theme,
            task.framework,
            _("Why"),
            _("What in the account speaks for this level, and against the next"),
            no_evidence=True,
        )
        self.rating.rated.connect(self._rate)
        self.rating.written.connect(self._write)
        self.next = widgets.button(_("Next competence"), lambda: self.list.step(1))
        self._build()
        self._show_list()
        first = next(iter(task.open), task.vignette.competences[0])
        self.list.choose(first)
        self._show_competence()

    @property
    def task(self) -> PracticeTask:
        """Return what is rated."""
        return self._task

    def take_focus(self) -> None:
        """Let the keyboard begin at the competences."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Hand over what was typed."""
        self.rating.text.flush()

    def _part(self) -> Part:
        code = self.list.key()
        return next(part for part in self._task.vignette.parts if part.competence == code)

    def _show_list(self) -> None:
        framework = self._task.framework
        self.list.fill(
            [
                (
                    code,
                    wording.competence_name(framework, code),
                    wording.actual_text(self._rating(code)),
                )
                for code in self._task.vignette.competences
            ]
        )
        left = sum(not self._rating(code).given for code in self._task.vignette.competences)
        self.finish.setEnabled(not left)
        self.open.setText(
            ngettext(
                "{n} competence is left to rate. The reference is shown after that.",
                "{n} competences are left to rate. The reference is shown after that.",
                left,
            ).format(n=left)
            if left
            else _("All rated. Once you finish, your ratings stay as they are.")
        )

    def _rating(self, code: str) -> Rating:
        return self._ratings.get(code, Rating())

    def _show_competence(self) -> None:
        self.rating.text.flush()
        part = self._part()
        competence = self._task.framework.competence(part.competence)
        rating = self._rating(part.competence)
        self.rating.show_competence(competence, part.account)
        self.rating.show_rating(competence, rating, rating.note)
        self.next.setEnabled(self.list.currentRow() < self.list.count() - 1)

    def _rate(self, rating: Rating) -> None:
        code = self._part().competence
        self.rating.text.flush()
        self._keep(code, replace(rating, note=self._rating(code).note))
        self._show_competence()

    def _write(self, text: str) -> None:
        code = self.rating.code.text()
        if self._rating(code).note != text:
            self._keep(code, replace(self._rating(code), note=text))

    def _keep(self, code: str, rating: Rating) -> None:
        seen = self._rating(code)
        self._ratings[code] = rating
        practice = self._context.program.practice
        self._outbox.put(
            _("Practice"),
            partial(practice.rate, self._task.round.id, code, rating, seen=seen),
            done=lambda _task: self.stored.emit(),
            failed=self._failed,
        )
        self._show_list()

    def _failed(self, error: Exception) -> None:
        self._context.messages.error(error)
        self._context.tasks.run(
            self._context.program.practice.task,
            self._task.round.id,
            done=self._show_stored,
            owner=self,
        )

    def _show_stored(self, task: PracticeTask) -> None:
        self._task = task
        self._ratings = dict(task.round.ratings)
        self._show_list()
        self._show_competence()

    def _finish(self) -> None:
        self.leave()
        self._outbox.put(
            _("Practice"),
            partial(self._context.program.practice.finish, self._task.round.id),
            done=self._done,
            failed=self._failed,
        )

    def _done(self, compared: Compared) -> None:
        self.stored.emit()
        self.finished.emit(compared)

    def _build(self) -> None:
        vignette = self._task.vignette
        left = widgets.Card(margin=8, spacing=8)
        left.column.addWidget(self.list, 1)
        told = widgets.Card(margin=24, spacing=8)
        told.column.addWidget(
            widgets.strong(
                _("{candidate}, for {role}").format(
                    candidate=vignette.candidate, role=self._task.role_title
                )
            )
        )
        told.column.addLayout(widgets.column_of_text(widgets.body(vignette.situation)))
        foot = QHBoxLayout()
        foot.addWidget(self.open, 1)
        foot.addWidget(self.next)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(16)
        column.addWidget(told)
        column.addWidget(self.rating)
        column.addLayout(foot)
        column.addStretch(1)
        area = widgets.scrolling(page)
        split = Panes(left, area, least=(170, 320), sizes=(250, 800))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        title = _("{title}, rated by {name}").format(
            title=vignette.title, name=self._task.round.rater
        )
        whole.addWidget(back_row(title, self.back, self.finish))
        whole.addWidget(split, 1)
