"""The centre of the ratings step: one competence, its ladder and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import veil_wording
from s4c_desktop.domain.assessment import Kind, Rating
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.rating_wording import strand_facts
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.wording import level_chip, mandatory_name, state_name
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.rating.ladder import Ladder, Place
from s4c_desktop.ui.room import held_still
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import (
    Chip,
    TextLabel,
    button,
    icon_button,
    muted,
    name_widget,
    plain_tip,
    scrolling,
    set_tip,
    text_width,
)
from s4c_desktop.ui.wizard.given_button import GivenButton
from s4c_desktop.ui.wizard.guided import GuidedView
from s4c_desktop.ui.wizard.guided_mode import GuidedMode
from s4c_desktop.ui.wizard.key_button import KeyButton
from s4c_desktop.ui.wizard.keys import Action, Pressed
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.strands_box import StrandsBox

SPACE = 8
TALL = 480
"""From this height on description and strands both have room above the ladder."""
NARROW = 640
"""Below this width the head says less."""


class LadderArea(QWidget):
    """Description, exemption and ladder, scrolled where they do not fit."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.description = muted()
        self.exemption = TextLabel()
        for label in (self.description, self.exemption):
            label.setMaximumWidth(text_width(self))
        self.ladder = Ladder(session.context.theme, session.framework)
        self.strands = StrandsBox(session.context.theme, session.framework)
        self.strands.hide()
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self._column.addWidget(self.description)
        self._column.addWidget(self.exemption)
        self._column.addWidget(self.strands)
        self._column.addSpacing(SPACE)
        self._column.addWidget(self.ladder)
        self._column.addStretch(1)
        self.area: QScrollArea = scrolling(content)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self.ladder.moved.connect(self.reveal)
        self.fits = False
        """Whether the ladder was fitted to what is shown now."""

    def fit(self) -> None:
        """Let the ladder choose how much it shows; strands take the description's place."""
        self.fits = True
        room = self.area.viewport().size()
        self.description.setVisible(self.strands.isHidden() or room.height() >= scaled(TALL))
        room.setHeight(room.height() - SPACE)
        for label in (self.description, self.exemption):
            if not label.isHidden():
                width = min(room.width(), label.maximumWidth())
                room.setHeight(room.height() - label.heightForWidth(width) - SPACE)
        if not self.strands.isHidden():
            room.setHeight(room.height() - self.strands.sizeHint().height() - SPACE)
        self.ladder.fit(room.width(), room.height())

    def reveal(self, rung: QWidget) -> None:
        """Scroll to a rung."""
        self.area.ensureWidgetVisible(rung, 0, SPACE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self.fit()


class CompetenceView(QWidget):
    """Shows the competence at hand and tells what the person wants done with it."""

    wanted = Signal(object)
    """A `Pressed`, from a button or a rung."""

    def __init__(self, session: Session, mode: GuidedMode) -> None:
        super().__init__()
        self._session = session
        self._mode = mode
        theme = session.context.theme
        self.code = Chip()
        self.mandatory = Chip()
        self.state = Chip(tone="neutral")
        self.number = TextLabel("", "muted", wrap=False)
        self.title = TextLabel("", "title")
        self.open_list: QPushButton = button(_("Competences"), role="quiet")
        self.open_list.setIcon(theme.icon("list-bullets", "accent"))
        self.given = GivenButton(session)
        self.open_strands: QPushButton = button(_("Strands"), role="quiet")
        self.open_strands.setIcon(theme.icon("rows", "accent"))
        self.open_strands.setCheckable(True)
        self.open_strands.clicked.connect(
            lambda _on=False: self.wanted.emit(Pressed(Action.STRANDS))
        )
        self.open_panel: QPushButton = button(_("Notes"), role="quiet")
        self.open_panel.setIcon(theme.icon("note-pencil", "accent"))
        self.ladder_area = LadderArea(session)
        self.ladder = self.ladder_area.ladder
        self.strands = self.ladder_area.strands
        self.guided = GuidedView(session, mode)
        self.guided.wanted.connect(self.wanted)
        self.ask = icon_button(
            theme.icon("chats-circle", "accent"), lambda: self.wanted.emit(Pressed(Action.SWITCH))
        )
        name_widget(self.ask, _("Guided questions instead of the ladder (G)"))
        self.no_evidence = self._button(_("No evidence yet"), "E", Action.NO_EVIDENCE, "eye-slash")
        self.exempt = self._button(_("Exempt"), "X", Action.EXEMPT, "prohibit")
        self.flag = self._button(_("Flag"), "F", Action.FLAG, "flag")
        self.back = self._button(_("Back"), "", Action.PREVIOUS)
        self.forward = self._button(_("Next unrated"), _("Enter"), Action.NEXT, primary=True)
        for made in (self.no_evidence, self.exempt, self.flag):
            made.setCheckable(True)
        self._lay_out()
        # A click beside the ladder leads back to it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.ladder.chosen.connect(self._on_rung)
        mode.changed.connect(self.refresh)

    def _button(
        self, text: str, key: str, action: Action, icon: str = "", *, primary: bool = False
    ) -> KeyButton:
        theme = self._session.context.theme
        made = KeyButton(theme, text, key, primary=primary)
        if icon:
            made.setIcon(theme.icon(icon, "muted"))
        made.clicked.connect(lambda _on=False: self.wanted.emit(Pressed(action)))
        return made

    def _lay_out(self) -> None:
        self._head = head = QHBoxLayout()
        head.setSpacing(SPACE)
        for widget in (self.open_list, self.code, self.mandatory, self.state):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.number)
        head.addWidget(self.open_strands)
        head.addWidget(self.ask)
        head.addWidget(self.open_panel)
        self._name = name = QHBoxLayout()
        name.setSpacing(SPACE)
        self._name_is_high = False
        name.addWidget(self.title, 1)
        name.addWidget(self.given, 0, Qt.AlignmentFlag.AlignBottom)
        states = QHBoxLayout()
        states.setSpacing(SPACE)
        for made in (self.no_evidence, self.exempt, self.flag):
            states.addWidget(made)
        states.addStretch(1)
        ways = QHBoxLayout()
        ways.setSpacing(SPACE)
        ways.addStretch(1)
        ways.addWidget(self.back)
        ways.addWidget(self.forward)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(SPACE)
        self._foot.addLayout(states)
        self._foot.addLayout(ways)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addLayout(name)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.ladder_area)
        self._middle.addWidget(self.guided)
        column.addWidget(self._middle, 1)
        column.addLayout(self._foot)

    # -- showing -----------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the competence at hand."""
        if self._session.assessment is None or not self._session.flow.position:
            return
        self.ladder_area.fits = False
        with held_still(self._column):
            self._show()
        self._column.activate()
        if not self.ladder_area.fits:
            self.ladder_area.fit()

    def _show(self) -> None:
        session = self._session
        flow = session.flow
        competence = session.framework.competence(flow.position)
        requirement = session.requirements.get(flow.position)
        mandatory = session.mandatory(flow.position)
        rating = session.rating(flow.position)
        self.code.setText(competence.code)
        blind = mandatory is None
        self.mandatory.setText(_("Blind rating") if blind else mandatory_name(bool(mandatory)))
        set_tip(self.mandatory, veil_wording.purpose() if blind else "")
        self.number.setText(_("{n} of {total}").format(n=flow.number, total=len(flow.competences)))
        self.title.setText(competence.title)
        self.ladder_area.description.setText(competence.description)
        self.ladder.set_read_only(session.locked)
        self.ladder.put(competence, rating, requirement.eqf if requirement is not None else None)
        self._show_state(rating)
        self._keep_height()
        self.given.refresh()
        self.strands.show_rating(competence, rating, locked=session.locked)
        self._show_strands()
        self._show_mode()

    def _keep_height(self) -> None:
        """Make room for who rated before somebody did: the ladder stays where it is then."""
        if not self._name_is_high and self._session.kind is not Kind.SELF:
            self._name_is_high = True
            self._name.addStrut(self.given.sizeHint().height())

    @property
    def way_to_rate(self) -> QWidget:
        """Return what takes the focus to rate: the ladder, or the guided questions."""
        return self.guided if self._mode.on else self.ladder

    def _show_mode(self) -> None:
        self.guided.refresh()
        self._middle.setCurrentWidget(self.guided if self._mode.on else self.ladder_area)
        self.ask.setVisible(not self._mode.on and not self._session.read_only)
        self.open_strands.setVisible(not self._mode.on)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on; with a proxy Tab would pass the buttons in the head by."""
        super().focusInEvent(event)
        self.way_to_rate.setFocus(event.reason())

    def open_box(self, opened: bool) -> None:
        """Open the strands above the ladder, or fold them away."""
        self.strands.setVisible(opened)
        self.refresh()

    def _show_strands(self) -> None:
        """Say on the button what is rated apart; in a narrow window its picture must do."""
        rating = self._session.rating(self._session.flow.position)
        ranks = [rank for rank in (rating.knowledge, rating.autonomy) if rank is not None]
        chips = " · ".join(level_chip(rating_at(rank)) for rank in ranks)
        narrow = self._is_narrow(f"{_('Strands')} {chips}".strip())
        if narrow:
            self.open_strands.setText(chips)
        self.open_strands.setAccessibleName(_("Rate the strands apart"))
        self.open_strands.setChecked(not self.strands.isHidden())
        set_tip(
            self.open_strands,
            plain_tip("\n".join(strand_facts(rating))) or _("Rate the strands apart (R)"),
        )
        self.number.setVisible(not narrow)

    def _is_narrow(self, strands: str) -> bool:
        """Tell whether the head has no room for its number and these words on the button."""
        if self.width() < scaled(NARROW):
            return True
        # The words of some languages take more room than these.
        self.open_strands.setText(strands)
        needed = self._head.minimumSize().width()
        if self.number.isHidden():
            needed += self.number.minimumSizeHint().width() + SPACE
        return self.width() < needed

    def _show_state(self, rating: Rating) -> None:
        plain = rating.state in (State.RATED, State.UNTOUCHED)
        parts = [] if plain else [state_name(rating.state)]
        if rating.flagged:
            parts.append(_("Flagged"))
        self.state.setText(" · ".join(parts))
        self.state.setVisible(bool(parts))
        attention = rating.flagged or rating.state in (State.NO_EVIDENCE, State.BELOW)
        self.state.set_tone("caution" if attention else "neutral")
        exempt = rating.state is State.EXEMPT
        exemption = self.ladder_area.exemption
        exemption.setVisible(exempt)
        if exempt:
            exemption.setText(
                _("Exempt: {reason} Allowed by {name}.").format(
                    reason=_sentence(rating.reason), name=self._session.said(rating.allowed_by)
                )
            )
        self.no_evidence.setChecked(rating.state is State.NO_EVIDENCE)
        self.exempt.setChecked(exempt)
        self.flag.setChecked(rating.flagged)
        for made in (self.no_evidence, self.exempt, self.flag):
            made.setVisible(not self._session.read_only)
            made.setEnabled(not self._session.locked)
        self.forward.setText(self._way_on())
        allow(self.back, self._session.flow.number > 1, _("This is the first competence."))

    def _way_on(self) -> str:
        """Say where Enter leads."""
        if self._session.read_only:
            return _("Next")
        after = self._session.flow.next_unrated()
        return {Step.REVIEW: _("Review"), Step.RESULT: _("See the result")}.get(
            after.step, _("Next unrated")
        )

    def reveal_choice(self) -> None:
        """Scroll to what was rated, or to the top."""
        chosen = self.ladder.selected()
        if chosen is not None:
            self.ladder_area.reveal(chosen)
        else:
            self.ladder_area.area.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the buttons drop their keys, then take two rows, where there is no room."""
        super().resizeEvent(event)
        buttons = (self.no_evidence, self.exempt, self.flag, self.back, self.forward)
        shown = [made for made in buttons if not made.isHidden()]
        room = self.width() - SPACE * (len(shown) + 1)
        keys = sum(made.width_with(key=True) for made in shown) <= room
        one_row = sum(made.width_with(key=False) for made in shown) <= room
        for made in buttons:
            made.show_key(keys or not one_row)
        self._foot.setDirection(
            QBoxLayout.Direction.LeftToRight if one_row else QBoxLayout.Direction.TopToBottom
        )
        self._show_strands()

    def _on_rung(self, place: Place) -> None:
        self.wanted.emit(Pressed(Action.BELOW) if place is None else Pressed(Action.LEVEL, place))


def _sentence(text: str) -> str:
    """Return a text that ends like a sentence."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
