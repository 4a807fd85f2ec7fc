"""The level ladder: 8 down to 4 and "below 4", to be chosen by key, arrow or click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.framework import Competence, Framework
from s4c_desktop.domain.scale import EQF_LEVELS, State
from s4c_desktop.domain.wording import actual_text
from s4c_desktop.ui.focus_ring import FocusRing
from s4c_desktop.ui.rating.rung import Detail, Rung, RungText
from s4c_desktop.ui.theme import Theme

BELOW = None
"""The rung below the scale."""

Place = int | None
"""A rung: its EQF level, or None for the one below the scale."""


class Ladder(QWidget):
    """All rungs, top to bottom; one stop for Tab, with arrows from rung to rung.

    How much the rungs show is chosen so that all of them can be seen at once, if they can.
    """

    spoken_role = "group"

    chosen = Signal(object)
    """The person chose this rung: an EQF level, or None for below the scale."""

    moved = Signal(QWidget)
    """The focus came to this rung."""

    def __init__(self, theme: Theme, framework: Framework) -> None:
        super().__init__()
        self._detail = Detail.FULL
        self._room = 0
        self._framework = framework
        self._read_only = False
        self.rungs: dict[Place, Rung] = {}
        for place in (*reversed(EQF_LEVELS), BELOW):
            rung = Rung(theme, _text_of(framework, None, place))
            rung.setParent(self)
            rung.clicked.connect(lambda _on=False, place=place: self.chosen.emit(place))
            rung.installEventFilter(self)
            self.rungs[place] = rung
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        FocusRing(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rating(self, competence: Competence, rating: Rating, required: int | None) -> None:
        """Show a competence's anchors, what was rated of it and what the role requires."""
        self.put(competence, rating, required)
        self._arrange()

    def put(self, competence: Competence, rating: Rating, required: int | None) -> None:
        """Do the same, and leave it to `fit` to lay the rungs out."""
        selected = self._selected(rating)
        for place, rung in self.rungs.items():
            rung.set_text(_text_of(self._framework, competence, place))
            rung.set_chosen(rung is selected)
            rung.set_required(place is not None and place == required)
        self.setAccessibleName(
            _("Level ladder, {name}: {rating}").format(
                name=competence.title, rating=actual_text(rating)
            )
        )

    def set_read_only(self, read_only: bool) -> None:
        """Let levels be chosen, or only be read."""
        self._read_only = read_only
        for rung in self.rungs.values():
            rung.setEnabled(not read_only)

    def set_keys_live(self, live: bool) -> None:
        """Show whether the number keys rate at the moment."""
        for rung in self.rungs.values():
            rung.set_keys_live(live and not self._read_only)

    def fit(self, width: int, room: int) -> None:
        """Show as much as can be seen at once in a room, and take the height it needs."""
        self._room = room
        self.resize(width, self.height())
        self._arrange()

    def selected(self) -> Rung | None:
        """Return the rung that is chosen."""
        return next((rung for rung in self.rungs.values() if rung.isChecked()), None)

    def _selected(self, rating: Rating) -> Rung | None:
        match rating.state:
            case State.RATED:
                return self.rungs[rating.level]
            case State.BELOW:
                return self.rungs[BELOW]
            case _:
                return None

    # -- arrows ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead from rung to rung; leave every other key to the page."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or self._read_only:
            event.ignore()
            return
        rungs = list(self.rungs.values())
        current = next((i for i, rung in enumerate(rungs) if rung.hasFocus()), None)
        if current is None:
            chosen = self.selected()
            start = rungs.index(chosen) if chosen is not None else (0 if step > 0 else -1)
            rungs[start].setFocus(Qt.FocusReason.OtherFocusReason)
        elif 0 <= current + step < len(rungs):
            rungs[current + step].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the rung that has the focus, and take the arrows before the button does."""
        if isinstance(watched, Rung):
            if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
                if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                    self.keyPressEvent(event)
                    return True
            elif isinstance(event, QFocusEvent):
                self._arrange()
                if event.gotFocus():
                    self.moved.emit(watched)
        return False

    # -- geometry ----------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Take the height of the rungs."""
        return QSize(400, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rungs out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def _fits(self, detail: Detail) -> bool:
        """Tell whether there is room with the present rung open, or any other in its place."""
        width, rungs = self.width(), self.rungs.values()
        room = self._room - detail.space * (len(rungs) - 1)
        closed: list[int] = []
        for rung in rungs:
            # Most texts need not be broken to see that there is too much of them.
            closed.append(rung.height_for(width, detail, is_open=False))
            room -= closed[-1]
            if room < 0:
                return False
        if self._opened() is None:
            return True
        opened = (rung.height_for(width, detail, is_open=True) for rung in rungs)
        return max(o - c for o, c in zip(opened, closed, strict=True)) <= room

    def _opened(self) -> Rung | None:
        """Return the rung that shows all it has to say: the focused one, or the chosen."""
        focused = next((rung for rung in self.rungs.values() if rung.hasFocus()), None)
        return focused or self.selected()

    def _arrange(self) -> None:
        opened = self._opened()
        shortened = (d for d in Detail if d.lines is not None)
        # Where what one can do has no room, both texts have none, and need not be broken to know.
        whole = (Detail.FULL, Detail.RUN_ON) if self._fits(Detail.KNOWLEDGE) else ()
        self._detail = next(
            (d for d in (*whole, Detail.KNOWLEDGE, *shortened) if self._fits(d)), Detail.ONE_LINE
        )
        y = 0
        for rung in self.rungs.values():
            rung.show_detail(self._detail, is_open=rung is opened)
            height = rung.height_for(self.width(), self._detail, is_open=rung is opened)
            rung.setGeometry(0, y, self.width(), height)
            y += height + self._detail.space
        self.setFixedHeight(y - self._detail.space)


def _text_of(framework: Framework, competence: Competence | None, place: Place) -> RungText:
    """Return what a rung says: the competence's anchor, else the level's general wording."""
    if place is None:
        return RungText(
            chip="<4",
            name=_("Below 4"),
            below=_("key 3"),
            knowledge=_("Evidence does not reach level 4."),
        )
    level = framework.level(place)
    told = (competence.anchor(place) if competence is not None else None) or level
    return RungText(
        chip=str(place),
        name=level.name,
        below=_("EQF {level}").format(level=place),
        knowledge=told.knowledge_skills,
        autonomy=told.autonomy,
    )
