"""One competence to agree on: what both said, the level agreed, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.layers import Reconciling
from s4c_desktop.domain.layers_wording import difference_text
from s4c_desktop.domain.scale import EQF_LEVELS, State
from s4c_desktop.domain.wording import actual_text, mandatory_name
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.rounds.said_card import SaidCard
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import Card, Chip, TextLabel, button, muted, scrolling, strong
from s4c_desktop.ui.wizard.autosave import AutosaveText
from s4c_desktop.ui.wizard.key_button import KeyButton
from s4c_desktop.ui.wizard.keys import Action, Pressed
from s4c_desktop.ui.wizard.session import Session

SPACE = 8
BESIDE = 560
"""From this width on the two cards stand beside each other."""

TALL = 460
"""From this height on the anchors are shown as well."""

Answer = tuple[State, int | None]


class Reason(AutosaveText):
    """Enter hands the reason over and goes on; with Shift it makes a new line."""

    finished = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.commit()
            self.finished.emit()
            return
        super().keyPressEvent(event)


class ReconcileView(QWidget):
    """Shows the competence at hand and tells what the assessors want done with it."""

    wanted = Signal(object)
    """A `Pressed`, from a button."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme = session.context.theme
        self.open_list = button(_("Competences"), role="quiet")
        self.open_list.setIcon(theme.icon("list-bullets", "accent"))
        self.code = Chip()
        self.mandatory = Chip()
        self.difference = Chip(tone="caution")
        self.flag = Chip(_("Flagged"), tone="caution")
        self.number = TextLabel("", "muted", wrap=False)
        self.title = TextLabel("", "title")
        self.first, self.second = SaidCard(), SaidCard()
        self.answers: dict[Answer, KeyButton] = {}
        self.asked = muted()
        self.reason = Reason(session, self._read, self._write, _("Why this level"))
        self.reason.setFixedHeight(scaled(88))
        self.back = self._button(_("Back"), "", Action.PREVIOUS)
        self.forward = self._button("", _("Enter"), Action.NEXT, primary=True)
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _button(self, text: str, key: str, action: Action, *, primary: bool = False) -> KeyButton:
        made = KeyButton(self._session.context.theme, text, key, primary=primary)
        made.clicked.connect(lambda _on=False: self.wanted.emit(Pressed(action)))
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        for widget in (self.open_list, self.code, self.mandatory, self.difference, self.flag):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.number)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, SPACE, 0)
        inside.setSpacing(16)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(16)
        self._cards.addWidget(self.first, 1)
        self._cards.addWidget(self.second, 1)
        inside.addLayout(self._cards)
        inside.addWidget(self._agreed())
        inside.addStretch(1)
        self.area = scrolling(content)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.forward)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self.title)
        column.addWidget(self.area, 1)
        column.addLayout(foot)

    def _agreed(self) -> Card:
        card = Card()
        row = FlowLayout(spacing=SPACE)
        self._add(row, _("Below 4"), "3", Pressed(Action.BELOW), (State.BELOW, None))
        for level in EQF_LEVELS:
            text = _("EQF {level}").format(level=level)
            self._add(row, text, str(level), Pressed(Action.LEVEL, level), (State.RATED, level))
        none = (State.NO_EVIDENCE, None)
        self._add(row, _("No evidence yet"), "E", Pressed(Action.NO_EVIDENCE), none)
        self._add(row, _("Exempt"), "X", Pressed(Action.EXEMPT), (State.EXEMPT, None))
        card.column.addWidget(strong(_("Agreed")))
        card.column.addLayout(row)
        card.column.addSpacing(SPACE)
        card.column.addWidget(strong(_("Why this level")))
        card.column.addWidget(self.asked)
        card.column.addWidget(self.reason)
        return card

    def _add(self, row: FlowLayout, text: str, key: str, pressed: Pressed, answer: Answer) -> None:
        made = KeyButton(self._session.context.theme, text, key)
        made.setCheckable(True)
        made.clicked.connect(lambda _on=False: self.wanted.emit(pressed))
        self.answers[answer] = made
        row.addWidget(made)

    # -- showing -------------------------------------------------------------------------

    def refresh(self, pair: Reconciling, left: int) -> None:
        """Show the competence at hand; `left` is how many others are still open."""
        session = self._session
        flow, assessment = session.flow, session.assessment
        if assessment is None or not flow.position:
            return
        code, framework = flow.position, session.framework
        competence = framework.competence(code)
        requirement = framework.requirements(assessment.role, assessment.reading).get(code)
        rating = session.rating(code)
        self.code.setText(code)
        mandatory = mandatory_name(requirement is not None and requirement.mandatory)
        if requirement is not None and requirement.eqf is not None:
            mandatory = _("{mandatory}, EQF {level} required").format(
                mandatory=mandatory, level=requirement.eqf
            )
        self.mandatory.setText(mandatory)
        one, other = pair.first.rating(code), pair.second.rating(code)
        self.difference.setText(difference_text(one, other))
        self.difference.set_tone("caution" if pair.differs(code) else "neutral")
        self.flag.setVisible(rating.flagged)
        self.number.setText(_("{n} of {total}").format(n=flow.number, total=len(flow.competences)))
        self.title.setText(competence.title)
        self.setAccessibleName(
            _("Agree on {name}: {rating}").format(name=competence.title, rating=actual_text(rating))
        )
        for card, layer in ((self.first, pair.first), (self.second, pair.second)):
            card.show_rating(session.names.shown(layer), code, framework)
        self._make_room()
        for (state, level), made in self.answers.items():
            made.setChecked(rating.state is state and rating.level == level)
            made.setEnabled(not session.locked)
        self._show_reason(pair, code)
        self.back.setEnabled(flow.number > 1)
        self.forward.setText(self._way_on(left))

    def _way_on(self, left: int) -> str:
        """Say where Enter leads."""
        if self._session.read_only:
            return _("Next")
        return _("Next open") if left else _("Review")

    def _show_reason(self, pair: Reconciling, code: str) -> None:
        rating = self._session.rating(code)
        needed = pair.needs_grounds(code, rating)
        if self._session.read_only:
            text = "" if rating.grounds else _("Both gave this rating.")
        elif not rating.given:
            text = _("Agree on a level first: press its key, or click it.")
        elif needed:
            text = _("Needed. Enter goes on, Shift+Enter makes a new line, Escape leads back.")
        else:
            text = _("Both gave this rating; a reason is not needed.")
        self.asked.setText(text)
        self.asked.setVisible(bool(text))
        self.asked.set_role("caution" if needed and not rating.grounds.strip() else "muted")
        wanted = needed or bool(rating.grounds)
        self.reason.setEnabled(wanted and not self._session.read_only)
        self.reason.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the cards beside each other where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= BESIDE
        direction = QBoxLayout.Direction
        self._cards.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._make_room()

    def _make_room(self) -> None:
        """Leave the anchors out where the answers would be out of sight below them."""
        for card in (self.first, self.second):
            card.show_anchor(self.height() >= TALL)

    def _read(self) -> str:
        return self._session.rating(self._session.flow.position).grounds

    def _write(self, text: str, seen: str) -> None:
        self._session.change_grounds(self._session.flow.position, text, seen)
