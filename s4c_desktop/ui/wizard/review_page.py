"""Step 4: everything at a glance, the unrated first, and what still stands in the way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import veil_wording, wording
from s4c_desktop.domain.assessment import Assessment, Kind
from s4c_desktop.domain.backing import Backed
from s4c_desktop.domain.backing_wording import backed_sentence
from s4c_desktop.domain.evidence_review import backing_behind
from s4c_desktop.domain.flow import Step
from s4c_desktop.domain.preparing_wording import not_declared
from s4c_desktop.domain.result_wording import straight_run_sentence
from s4c_desktop.domain.sign_off import Missing, Obstacle, obstacles
from s4c_desktop.domain.straight_run import longest_run
from s4c_desktop.domain.veil import left_to_rate
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.widgets import Card, body, button, muted, primary_button, put_away, section
from s4c_desktop.ui.wizard.competence_grid import TILE_SPACE, CompetenceGrid
from s4c_desktop.ui.wizard.competence_model import CompetenceEntry
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.step_frame import StepFrame

WIDEST = 1600

_WHERE = {
    Missing.RATINGS: Step.RATINGS,
    Missing.EXEMPTION: Step.RATINGS,
    Missing.NAMES: Step.SETUP,
    Missing.DATE: Step.SETUP,
}
"""The step where what is missing is given; the rest is given with the result."""


class ReviewPage(QWidget):
    """Shows all competences in scope; each is one click or Enter away."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._unveiling = False
        theme = session.context.theme
        self.heading = section()
        self.notices = QVBoxLayout()
        self.notices.setSpacing(4)
        self.unrated_title = section()
        self.unrated = CompetenceGrid(theme, _("Not rated yet"))
        self.given_title = section()
        self.given = CompetenceGrid(theme, _("Done"))
        self.go_on = primary_button("", self._continue)
        self.frame = StepFrame(self.go_on, widest=WIDEST)
        self._lay_out()
        for grid in (self.unrated, self.given):
            grid.chosen.connect(session.jump)
            grid.selectionModel().currentChanged.connect(
                lambda index, _old, grid=grid: self._reveal(grid, index)
            )
        session.holding_changed.connect(self._on_changed)
        session.rating_changed.connect(self._on_changed)
        session.assessment_changed.connect(self._on_changed)
        session.evidence_changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        self._summary = Card()
        self._summary.column.addWidget(self.heading)
        self._summary.column.addLayout(self.notices)
        self._unrated_card = _grid_card(self.unrated_title, self.unrated)
        self._given_card = _grid_card(self.given_title, self.given)
        for card in (self._summary, self._unrated_card, self._given_card):
            self.frame.column.addWidget(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)

    # -- the page ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what the session has."""
        if self._session.assessment is None:
            return
        entries = self._entries()
        unrated = [e for e in entries if not e.rating.given]
        unrated.sort(key=lambda e: not e.mandatory)
        given = [e for e in entries if e.rating.given]
        self.unrated.fill(unrated)
        self.given.fill(given)
        self._unrated_card.setVisible(bool(unrated))
        self._given_card.setVisible(bool(given))
        self.unrated_title.setText(_("Not rated yet ({n})").format(n=len(unrated)))
        self.given_title.setText(_("Done ({n})").format(n=len(given)))
        self.heading.setText(_done_sentence(len(given), len(entries)))
        self._show_notices(entries)
        self._show_way_on(len(unrated))
        if self._unveiling and not self._session.veiled:
            # The button waited for that, so the focus is gone.
            self._unveiling = False
            self.enter()

    def enter(self) -> None:
        """Take the focus: what is left to rate, else the way on.

        While it is blind never that: Enter, which led here, must not show the required levels.
        """
        if not self._unrated_card.isHidden():
            self.unrated.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._session.veiled:
            self.given.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Nothing is typed here."""

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _entries(self) -> list[CompetenceEntry]:
        session = self._session
        assessment = session.assessment
        if assessment is None:
            return []
        behind = self._behind(assessment)
        thin = behind.thin if behind is not None else ()
        return [
            CompetenceEntry(
                session.framework.competence(code),
                session.mandatory(code),
                session.rating(code),
                thin=code in thin,
            )
            for code in session.flow.competences
        ]

    # -- the way on ----------------------------------------------------------------------

    def _show_way_on(self, unrated: int) -> None:
        session = self._session
        veiled = session.veiled
        self.go_on.setText(_("Show required levels…") if veiled else _("See the result"))
        allow(
            self.go_on,
            not veiled or not (unrated or session.locked),
            _("Required levels stay hidden until every competence is rated."),
        )
        self.frame.hint.setText(_("The result follows, once they are shown.") if veiled else "")

    def _continue(self) -> None:
        session = self._session
        if not session.veiled:
            session.go(Step.RESULT)
        elif session.context.messages.ask(
            _("Show the required levels?"),
            _(
                "The blind rating ends here. From now on changing a rating needs a reason, which "
                "the report prints."
            ),
            _("Show them"),
        ):
            self._unveiling = True
            session.unveil()

    # -- notices -------------------------------------------------------------------------

    def _show_notices(self, entries: Sequence[CompetenceEntry]) -> None:
        _empty(self.notices)
        session = self._session
        assessment = session.assessment
        if assessment is None or session.read_only:
            self.notices.addWidget(muted(_("This assessment is signed off and locked.")))
            return
        if session.veiled:
            left = left_to_rate(assessment, session.framework)
            self.notices.addWidget(body(veil_wording.waiting(left)))
        standing = obstacles(assessment, session.framework, session.rules)
        found = [o for o in standing if self._may_tell(o)]
        here = [o for o in found if o.missing in _WHERE]
        later = [o for o in found if o.missing not in _WHERE]
        if here:
            self.notices.addWidget(muted(_("Before it can be signed off, this is missing:")))
        for obstacle in here:
            self.notices.addLayout(self._obstacle_row(obstacle))
        if assessment.kind is not Kind.SELF and not assessment.no_conflict:
            self.notices.addLayout(_row(not_declared(), self._to(Step.SETUP)))
        if later and not session.veiled:
            own = assessment.kind is Kind.SELF
            self.notices.addWidget(
                muted(
                    _("The next page shows what this means, and what to learn first.")
                    if own
                    else _("The decision is taken on the next page, with the result in view.")
                )
            )
        behind = self._behind(assessment)
        if behind is not None and any(entry.rating.assessed for entry in entries):
            self.notices.addWidget(body(_("{sentence}.").format(sentence=backed_sentence(behind))))
        flagged = [e.competence.code for e in entries if e.rating.flagged]
        if flagged:
            text = ngettext("{n} flag left ({codes}).", "{n} flags left ({codes}).", len(flagged))
            self.notices.addWidget(body(text.format(n=len(flagged), codes=", ".join(flagged))))
        run = longest_run(session.flow.competences, assessment.ratings)
        if run:
            self.notices.addWidget(body(straight_run_sentence(run)))

    def _behind(self, assessment: Assessment) -> Backed | None:
        """Return what backs the mandatory ratings, unless that would tell which they are."""
        if self._session.veiled:
            return None
        return backing_behind(assessment, self._session.framework)

    def _obstacle_row(self, obstacle: Obstacle) -> QHBoxLayout:
        return _row(wording.obstacle_sentence(obstacle), self._remedy(obstacle))

    def _may_tell(self, obstacle: Obstacle) -> bool:
        """Tell whether an obstacle says nothing that is hidden, and nothing said already."""
        return not self._session.veiled or obstacle.missing not in (Missing.RATINGS, Missing.VEIL)

    def _remedy(self, obstacle: Obstacle) -> QPushButton:
        session = self._session
        if obstacle.competences:
            first = obstacle.competences[0]
            made = button(_("Go to {code}").format(code=first), lambda: session.jump(first))
        else:
            made = self._to(_WHERE[obstacle.missing])
        return made

    def _to(self, step: Step) -> QPushButton:
        return button(_("Go to the set-up"), lambda: self._session.go(step))

    # -- scrolling -----------------------------------------------------------------------

    def _reveal(self, grid: CompetenceGrid, index: QModelIndex) -> None:
        """Scroll the page to the tile that the arrows moved to."""
        if index.isValid():
            tile = grid.visualRect(index)
            middle = grid.viewport().mapTo(self.frame.content, tile.center())
            self.frame.area.ensureVisible(middle.x(), middle.y(), 0, tile.height())


def _row(text: str, remedy: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(body(text), 1)
    row.addWidget(remedy)
    return row


def _done_sentence(done: int, total: int) -> str:
    if done == total:
        return _("All {total} competences are done.").format(total=total)
    return _("{n} of {total} competences are done.").format(n=done, total=total)


def _grid_card(title: QWidget, grid: CompetenceGrid) -> Card:
    card = Card()
    # The tiles bring half of the space around them along.
    card.column.setContentsMargins(16, 16, 16 - TILE_SPACE, 16 - TILE_SPACE)
    card.column.addWidget(title)
    card.column.addWidget(grid)
    return card


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if isinstance(inner, QLayout):
            _empty(inner)
            inner.deleteLater()
        if isinstance(widget, QWidget):
            put_away(widget)
