"""Offers a draft the move to a newer version of its framework."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.moving import Move
from s4c_desktop.domain.moving_wording import move_lines
from s4c_desktop.domain.wording import edition_name
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.widgets import TextLabel, body, button, primary_button
from s4c_desktop.ui.wizard.session import Session


class MoveBar(QFrame):
    """Hidden where there is nothing to move to, and once the person does not want to."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._move: Move | None = None
        self._declined = False
        self.setProperty("role", "bar")
        self.text = body()
        self.look = button(_("See what changes…"), self._ask)
        self.decline = button(_("Not now"), self._decline, role="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 8, 3)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.look)
        row.addWidget(self.decline)
        self.hide()
        session.loaded.connect(self.refresh)
        session.assessment_changed.connect(self.refresh)
        session.holding_changed.connect(lambda: self.look.setEnabled(not session.locked))

    def refresh(self) -> None:
        """Look for a newer version."""
        session = self._session
        assessment = session.assessment
        if assessment is None or self._declined or session.read_only:
            self.hide()
            return
        session.context.tasks.run(
            session.context.program.moving.offer,
            assessment,
            done=self._show,
            failed=session.not_fetched,
            owner=self,
        )

    def _show(self, move: Move | None) -> None:
        self._move = move
        if move is not None:
            self.text.setText(
                _("This draft was started with {before}. There is {after}.").format(
                    before=edition_name(move.before), after=edition_name(move.after)
                )
            )
        self.setVisible(move is not None and not self._declined)

    def _decline(self) -> None:
        self._declined = True
        self.hide()

    def _ask(self) -> None:
        if self._move is None:
            return
        if MoveDialog(self._move, self.window(), veiled=self._session.veiled).run():
            self._session.move()


class MoveDialog(Question):
    """Says what moving would change, and asks for a yes."""

    def __init__(self, move: Move, parent: QWidget | None, *, veiled: bool = False) -> None:
        super().__init__(
            _("Move to {edition}").format(edition=edition_name(move.after)),
            _(
                "Ratings, notes, evidence and history stay as they are. A draft that has moved "
                "can't go back; signed assessments keep the edition they were made with."
            ),
            primary_button(_("Move this draft")),
            parent,
        )
        self.lines = move_lines(move, veiled=veiled)
        for line in self.lines:
            self.fields.addWidget(TextLabel(line))
