"""Which sitting is on, who leads it, and the ways to the next one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Assessment, Sitting
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.sittings import current_sitting, names_in, on_another_day, sits
from s4c_desktop.domain.sittings_wording import since_text, sitting_text
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.widgets import body, button, menu_button, primary_button, small, strong
from s4c_desktop.ui.wizard.interview import start_sitting
from s4c_desktop.ui.wizard.session import Session


class SittingMenu(QWidget):
    """Names the sitting beside the title, at the ratings; its menu starts another one."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        menu = QMenu(self)
        self.start = menu.addAction(_("New sitting…"))
        self.hand_over = menu.addAction(_("Hand over to a colleague…"))
        self.start.triggered.connect(lambda _on=False: ask_sitting(session, self.window()))
        self.hand_over.triggered.connect(
            lambda _on=False: ask_sitting(session, self.window(), handing_over=True)
        )
        self.button: QPushButton = menu_button("", menu)
        self.button.setProperty("role", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        self.hide()
        for changed in (session.loaded, session.assessment_changed, session.flow_changed):
            changed.connect(self.refresh)
        session.rating_changed.connect(lambda _code: self.refresh())
        session.holding_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Name the sitting that is on."""
        sitting = _present(self._session)
        self.setVisible(sitting is not None and self._session.flow.step is Step.RATINGS)
        if sitting is not None:
            self.button.setText(_("Sitting {number}").format(number=sitting.number))
            led_by = self._session.said(sitting.led_by)
            self.button.setAccessibleName(
                sitting_text(sitting, led_by, datetime.now().astimezone(), short_date)
            )
            self.button.setEnabled(not self._session.locked)


class SittingBar(QFrame):
    """Offers a new sitting where the last one was on another day."""

    def __init__(self, session: Session, clock: Callable[[], datetime] | None = None) -> None:
        super().__init__()
        self._session = session
        self._clock = clock or (lambda: datetime.now(UTC))
        self._declined: Sitting | None = None
        self.setProperty("role", "bar")
        self.text = body()
        self.start = button(_("New sitting…"), lambda: ask_sitting(session, self.window()))
        self.decline = button(_("Still the same"), self._decline, role="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 8, 3)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.start)
        row.addWidget(self.decline)
        self.hide()
        for changed in (session.loaded, session.assessment_changed, session.flow_changed):
            changed.connect(self.refresh)
        session.holding_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Look whether another sitting is due."""
        session = self._session
        sitting, now = _present(session), self._clock()
        due = (
            sitting is not None
            and session.flow.step is Step.RATINGS
            and sitting != self._declined
            and on_another_day(sitting, now)
        )
        self.setVisible(due)
        self.start.setEnabled(not session.locked)
        if due and sitting is not None:
            self.text.setText(
                _("Sitting {number} began {day}, led by {name}. Is this a new one?").format(
                    number=sitting.number,
                    day=since_text(sitting.started_at, now.astimezone(), short_date),
                    name=session.said(sitting.led_by) or _("nobody named"),
                )
            )

    def _decline(self) -> None:
        self._declined = _present(self._session)
        self.refresh()


class SittingDialog(Question):
    """Asks who leads the next sitting, and where."""

    def __init__(
        self,
        earlier: tuple[str, ...],
        assessors: tuple[str, ...],
        leader: str,
        place: str,
        parent: QWidget | None,
        *,
        handing_over: bool = False,
    ) -> None:
        go_on = primary_button(_("Hand over") if handing_over else _("Start the sitting"))
        heading = _("Hand over to a colleague") if handing_over else _("New sitting")
        text = _(
            "Ratings from now on say that they were given in sitting {number}, by whoever leads it."
        ).format(number=len(earlier) + 1)
        super().__init__(heading, text, go_on, parent)
        self._assessors = assessors
        self.leader = QComboBox()
        self.leader.setEditable(True)
        self.leader.addItems([name for name in assessors if not handing_over or name != leader])
        self.leader.setCurrentText("" if handing_over else leader)
        self.leader.setAccessibleName(_("Led by"))
        self.place = QLineEdit(place)
        self.place.setAccessibleName(_("Place"))
        self.newcomer = small(
            _(
                "New among the assessors. Declare in the set-up that there is no conflict of "
                "interest."
            )
        )
        for widget in (
            strong(_("Led by")),
            self.leader,
            self.newcomer,
            strong(_("Place")),
            self.place,
        ):
            self.fields.addWidget(widget)
        for sitting in earlier:
            self.fields.addWidget(small(sitting))
        self.leader.currentTextChanged.connect(self._check)
        self._check()
        self.leader.setFocus()

    def details(self) -> tuple[str, str]:
        """Return who leads, and the place."""
        return self.leader.currentText().strip(), self.place.text().strip()

    def _check(self) -> None:
        led_by = self.details()[0]
        allow(self.go_on, led_by, _("Say who leads the sitting first."))
        known = set(names_in(led_by)) <= set(self._assessors)
        self.newcomer.setVisible(bool(led_by) and not known)


def ask_sitting(session: Session, window: QWidget, *, handing_over: bool = False) -> None:
    """Ask who leads the next sitting, and start it."""
    assessment = session.assessment
    if assessment is None or session.locked:
        return
    session.flush()
    dialog = SittingDialog(
        _earlier(session, assessment),
        tuple(session.said(name) for name in names_in(assessment.assessors)),
        session.said(session.rater),
        assessment.sittings[-1].place if assessment.sittings else assessment.place,
        window,
        handing_over=handing_over,
    )
    if dialog.run():
        led_by, place = dialog.details()
        start_sitting(session, session.meant(led_by), place)


def _present(session: Session) -> Sitting | None:
    """Return the sitting that is on; None where there is none to tell of."""
    assessment = session.assessment
    if assessment is None or session.read_only or not sits(session.kind):
        return None
    return current_sitting(assessment)


def _earlier(session: Session, assessment: Assessment) -> tuple[str, ...]:
    now = datetime.now().astimezone()
    return tuple(
        sitting_text(one, session.said(one.led_by), now, short_date) for one in assessment.sittings
    )
