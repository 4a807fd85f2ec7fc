"""Entering what participants say, with one key a rating and one key to the next participant."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.focus_group import Participant
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.scale import BELOW_RANK, State
from s4c_desktop.domain.wording import actual_text
from s4c_desktop.ui import widgets
from s4c_desktop.ui.folding import FoldingRow, side_by_side
from s4c_desktop.ui.group.parts import scrolling_card
from s4c_desktop.ui.group.session import GroupSession
from s4c_desktop.ui.panes import Panes
from s4c_desktop.ui.quality.tables import Line, LineTable
from s4c_desktop.ui.rating.ladder import Ladder
from s4c_desktop.ui.segments import Segments
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.wizard.keys import Action, Pressed, pressed

ROOMY = 460
"""From this height on there is room for more than the table and the ladder."""


class RatingTable(LineTable):
    """The competences asked about; hands on the keys that rate and lead on."""

    asked = Signal(object)
    """A key was Pressed that rates, or leads on."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the ratings step; leave arrows and the rest to the table."""
        found = pressed(event)
        if found is not None and found.action in _MEANT:
            self.asked.emit(found)
        else:
            super().keyPressEvent(event)


_MEANT = {
    Action.LEVEL,
    Action.BELOW,
    Action.NO_EVIDENCE,
    Action.EXEMPT,
    Action.CLEAR,
    Action.NEXT,
    Action.PREVIOUS,
    Action.NOTE,
}


class QuickEntry(QWidget):
    """One participant at a time: the competences with what was said, and the ladder of one."""

    def __init__(self, session: GroupSession) -> None:
        super().__init__()
        self._session = session
        self._who: UUID | None = None
        self._code = ""
        self._everything = False
        self._ladder: Ladder | None = None
        theme = session.context.theme
        self.name = widgets.ElidedLabel("", "section")
        self.progress = widgets.TextLabel("", "muted", wrap=False)
        self.scope = Segments(
            _("Competences asked about"),
            ((False, _("Mandatory")), (True, _("All"))),
        )
        self.scope.show_value(False)
        self.scope.chosen.connect(self._widen)
        self.before = widgets.button(_("Participant before"), lambda: self._step(-1))
        self.after = widgets.button(_("Next participant"), lambda: self._step(1))
        self.table = RatingTable(
            theme, _("Competences"), (_("Competence"), _("Required"), _("Said")), (80, 130), (1,)
        )
        self.table.asked.connect(self._on_key)
        self.table.chosen.connect(self._on_chosen)
        self.title = widgets.strong()
        self.meaning = widgets.small()
        self.frozen = widgets.TextLabel(
            _("Was shown: what this participant said stays as it is."), "caution"
        )
        self.keys = widgets.small(
            _(
                "Keys: 3 below 4, 4–8 the level, E no evidence yet, X exempt, Delete takes back, "
                "Enter next open one, Backspace the one before, N next participant (a new one "
                "after the last)."
            )
        )
        session.opened.connect(self._on_opened)
        session.changed.connect(self.show_group)
        self._build()

    # -- showing -------------------------------------------------------------------------

    @property
    def participant(self) -> Participant | None:
        """Return whose ratings are entered, if there is anybody."""
        if not self._session.is_open:
            return None
        people = self._session.group.participants
        return next((one for one in people if one.id == self._who), None)

    def start(self, participant_id: UUID | None = None) -> None:
        """Enter what somebody said; else whoever is not done, else a new participant."""
        asked = self._codes()
        people = self._session.group.participants
        self._who = participant_id or next(
            (
                one.id
                for one in people
                if one.batch is None and not all(one.rating(code).given for code in asked)
            ),
            people[-1].id if people else None,
        )
        if self._who is None:
            self._who = self._session.add()
        self._go_first()
        self.show_group()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_group(self) -> None:
        """Show the participant as they are now."""
        one = self.participant
        if one is None or not self.isVisible():
            return
        required = self._session.required()
        codes = self._codes()
        self.name.set_text(one.code_name)
        given = sum(one.rating(code).given for code in codes)
        self.progress.setText(
            _("{n} of {total} entered").format(n=given, total=len(codes))
            if given < len(codes)
            else _("All {total} entered: N for the next participant").format(total=len(codes))
        )
        self.scope.setVisible(bool(required) and len(required) < len(self._session.framework.order))
        self.frozen.setVisible(one.batch is not None)
        place = [each.id for each in self._session.group.participants].index(one.id)
        self.before.setEnabled(place > 0)
        self._fill(one, codes)

    def _fill(self, one: Participant, codes: tuple[str, ...]) -> None:
        framework, required = self._session.framework, self._session.required()
        code = self._code if self._code in codes else next(iter(codes), "")
        self.table.blockSignals(True)
        self.table.fill(
            [
                Line(
                    each,
                    (
                        f"{each} {framework.competence(each).title}",
                        _("EQF {level}").format(level=required[each]) if required.get(each) else "",
                        actual_text(one.rating(each)) if one.rating(each).given else "–",
                    ),
                    ("", "muted", "" if one.rating(each).given else "muted"),
                )
                for each in codes
            ]
        )
        self.table.choose(code)
        self.table.blockSignals(False)
        self._code = code
        self._show_competence(one)

    def _show_competence(self, one: Participant) -> None:
        framework = self._session.framework
        if not self._code or self._ladder is None:
            return
        competence = framework.competence(self._code)
        self.title.setText(f"{competence.code} {competence.title}")
        self.meaning.setText(competence.description)
        self.title.setToolTip(widgets.plain_tip(competence.description, wrap=True))
        required = self._session.required().get(self._code)
        self._ladder.show_rating(competence, one.rating(self._code), required)
        self._ladder.set_read_only(one.batch is not None)

    def _codes(self) -> tuple[str, ...]:
        if self._everything:
            return tuple(self._session.framework.order)
        return self._session.asked

    def _on_opened(self) -> None:
        self._who, self._code, self._everything = None, "", False
        self.scope.show_value(False)
        if self._ladder is not None:
            widgets.put_away(self._ladder)
        theme = self._session.context.theme
        self._ladder = Ladder(theme, self._session.framework)
        self._ladder.chosen.connect(
            lambda place: self._rate(rating_at(BELOW_RANK if place is None else place))
        )
        self._room.take(self._ladder)

    def _widen(self, everything: bool) -> None:
        self._everything = everything
        self.show_group()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self) -> None:
        one, key = self.participant, self.table.key()
        if one is not None and isinstance(key, str):
            self._code = key
            self._show_competence(one)

    # -- keys ----------------------------------------------------------------------------

    def _on_key(self, found: Pressed) -> None:
        match found.action:
            case Action.LEVEL:
                self._rate(Rating(State.RATED, found.level))
            case Action.BELOW:
                self._rate(Rating(State.BELOW))
            case Action.NO_EVIDENCE:
                self._rate(Rating(State.NO_EVIDENCE))
            case Action.EXEMPT:
                self._rate(Rating(State.EXEMPT))
            case Action.CLEAR:
                self._rate(Rating())
            case Action.NEXT:
                self._go_on()
            case Action.PREVIOUS:
                self._move(-1)
            case Action.NOTE:
                self._step(1)
            case _:
                pass

    def _rate(self, rating: Rating) -> None:
        """Keep a rating, and go on to the next competence."""
        one = self.participant
        if one is None or not self._code:
            return
        if one.batch is not None:
            # Refused by the workspace too; here at once, and in the same place.
            self.frozen.show()
            return
        code = self._code
        if rating.given:
            self._move(1, show=False)
        self._session.rate(one.id, code, rating)
        self.show_group()

    def _move(self, by: int, *, show: bool = True) -> None:
        codes = self._codes()
        place = codes.index(self._code) + by if self._code in codes else 0
        if 0 <= place < len(codes):
            self._code = codes[place]
        if show:
            self.show_group()

    def _go_on(self) -> None:
        """Go to the next competence of which nothing was said; then to the next participant."""
        one = self.participant
        if one is None:
            return
        codes = self._codes()
        start = codes.index(self._code) if self._code in codes else -1
        later = (*codes[start + 1 :], *codes[: start + 1])
        open_ones = [code for code in later if not one.rating(code).given]
        if open_ones:
            self._code = open_ones[0]
            self.show_group()
        else:
            self._step(1)

    def _go_first(self) -> None:
        one, codes = self.participant, self._codes()
        open_ones = [code for code in codes if one is None or not one.rating(code).given]
        self._code = (open_ones or codes)[0] if codes else ""

    def _step(self, by: int) -> None:
        """Go to another participant; after the last one, to a new one."""
        people = [one.id for one in self._session.group.participants]
        if not people or self._who not in people:
            return
        place = people.index(self._who) + by
        if 0 <= place < len(people):
            self.start(people[place])
        elif place == len(people):
            self.start(self._session.add())

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        ways = side_by_side(self.before, self.after, spacing=12)
        self.name.setMinimumWidth(scaled(60))
        asked = FoldingRow(self.name, self.scope, self.progress, stretch=(1, 0, 0), spacing=12)
        head = FoldingRow(asked, ways, stretch=(1, 0), spacing=12)
        right = widgets.Card(margin=12, spacing=8)
        self._room = _Room()
        for widget in (self.title, self.meaning, self.frozen):
            right.column.addWidget(widget)
        right.column.addWidget(self._room, 1)
        area = scrolling_card(right)
        split = Panes(self.table, area, least=(270, 340), sizes=(460, 580), grow=(1, 1))
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(split, 1)
        column.addWidget(self.keys)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        self.setFocusProxy(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the ladder where there is little: the rest is in tool tip and help."""
        super().resizeEvent(event)
        roomy = event.size().height() >= scaled(ROOMY)
        self.meaning.setVisible(roomy)
        self.keys.setVisible(roomy)


class _Room(QWidget):
    """Gives the ladder the room there is, so that it chooses how much it shows."""

    def __init__(self) -> None:
        super().__init__()
        self._ladder: Ladder | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)

    def take(self, ladder: Ladder) -> None:
        """Show another ladder."""
        self._ladder = ladder
        self._column.insertWidget(0, ladder)
        ladder.fit(self.width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the ladder to the room."""
        super().resizeEvent(event)
        if self._ladder is not None and event.size() != event.oldSize():
            self._ladder.fit(event.size().width(), event.size().height())
