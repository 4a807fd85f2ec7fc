"""What changed for a person: any two comparable assessments, and all of them over time."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import progress_wording
from s4c_desktop.domain.assessment import Assessment
from s4c_desktop.domain.gap import compare
from s4c_desktop.domain.layers_wording import layer_name
from s4c_desktop.domain.progress import Movement
from s4c_desktop.domain.wording import phase_name
from s4c_desktop.services.progress import Choice, PersonProgress, ProgressView, SeriesView
from s4c_desktop.ui.charts.drawing import Drawing
from s4c_desktop.ui.charts.frame import ChartFrame
from s4c_desktop.ui.charts.levels import levels
from s4c_desktop.ui.charts.pair_plot import PairPlot
from s4c_desktop.ui.charts.progress import ProgressTable, Standing
from s4c_desktop.ui.charts.view import DrawingView
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.widgets import (
    Card,
    TextLabel,
    body,
    button,
    muted,
    put_away,
    scrolling,
    section,
    strong,
)


class ProgressPanel(QWidget):
    """Compares what the person chooses; `back` asks for the result again."""

    back = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._choices: tuple[Choice, ...] = ()
        self._cards: list[QWidget] = []
        self._series: ChartFrame | None = None
        self.heading = section(_("Progress"))
        self.back_button = button(_("Back to the result"), self.back.emit)
        self.before = _combo(_("Before"))
        self.after = _combo(_("After"))
        self.sentence = body()
        self.chart: ChartFrame | None = None
        self._lay_out()
        for combo in (self.before, self.after):
            combo.activated.connect(self._compare)

    @property
    def series(self) -> ChartFrame | None:
        """Return the chart over many assessments; None where there are not two comparable."""
        return self._series

    def show_person(self, found: PersonProgress) -> None:
        """Offer a person's assessments, with the latest two comparable ones chosen."""
        self._choices = found.choices
        for combo in (self.before, self.after):
            combo.clear()
            for choice in found.choices:
                combo.addItem(_name(choice), choice.id)
        before, after = _latest(found)
        self._choose(before, after)
        self._show_series(found.series)
        self._compare()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
            return
        super().keyPressEvent(event)

    # -- two -----------------------------------------------------------------------------

    def _compare(self) -> None:
        one, other = self.before.currentData(), self.after.currentData()
        self._clear()
        if one is None or one == other:
            self.sentence.setText(_("Choose two assessments."))
            return
        self._context.tasks.run(
            self._context.program.progress.compare, one, other, done=self._show, owner=self
        )

    def _show(self, view: ProgressView) -> None:
        if {view.before.id, view.after.id} != {
            self.before.currentData(),
            self.after.currentData(),
        }:
            return
        self._clear()
        self._choose(view.before.id, view.after.id)
        self.sentence.setText(progress_wording.progress_sentence(view.progress))
        if not view.changes:
            return
        self.chart = self._framed(_plot(view))
        self._place(self.chart)
        self._place(_why(view))

    def _choose(self, before: UUID | None, after: UUID | None) -> None:
        places = {choice.id: place for place, choice in enumerate(self._choices)}
        for combo, chosen in ((self.before, before), (self.after, after)):
            combo.setCurrentIndex(-1 if chosen is None else places[chosen])

    def _place(self, card: QWidget) -> None:
        self._cards.append(card)
        self._inside.insertWidget(len(self._cards), card)

    def _clear(self) -> None:
        for card in self._cards:
            put_away(card)
        self._cards.clear()
        self.chart = None

    # -- many ----------------------------------------------------------------------------

    def _show_series(self, view: SeriesView | None) -> None:
        if self._series is not None:
            put_away(self._series)
            self._series = None
        if view is not None and view.series.points:
            self._series = self._framed(_table(view))
            self._inside.insertWidget(self._inside.count() - 1, self._series)

    # -- parts ---------------------------------------------------------------------------

    def _framed(self, drawing: Drawing) -> ChartFrame:
        context = self._context
        shown = DrawingView(drawing, context.theme, whole=True)
        return ChartFrame(shown, context.theme, context.messages, context.leaving)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading, 1)
        head.addWidget(self.back_button)
        choice = Card()
        combos = QHBoxLayout()
        combos.setSpacing(16)
        for label, combo in ((_("Before"), self.before), (_("After"), self.after)):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(strong(label))
            column.addWidget(combo)
            combos.addLayout(column, 1)
        choice.column.addLayout(combos)
        choice.column.addWidget(self.sentence)
        content = QWidget()
        self._inside = QVBoxLayout(content)
        self._inside.setContentsMargins(0, 0, 8, 0)
        self._inside.setSpacing(16)
        self._inside.addWidget(choice)
        self._inside.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addLayout(head)
        outer.addWidget(scrolling(content), 1)


def _combo(name: str) -> ComboBox:
    made = ComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


def _name(choice: Choice) -> str:
    revision = _("revision {n}").format(n=choice.revision) if choice.revision > 1 else ""
    parts = (
        short_date(choice.held_on),
        layer_name(choice.kind),
        choice.role,
        phase_name(choice.phase),
        revision,
    )
    return " · ".join(part for part in parts if part)


def _latest(found: PersonProgress) -> tuple[UUID | None, UUID]:
    """Return the assessment at hand with the nearest comparable one before it, or after it.

    Where nothing is like it, the latest two that are like each other.
    """
    choices = found.choices
    mine = next(choice for choice in choices if choice.id == found.of)
    later = [c for c in choices[choices.index(mine) + 1 :] if c.basis == mine.basis]
    for after in (mine, *later, *reversed(choices)):
        earlier = [c for c in choices[: choices.index(after)] if c.basis == after.basis]
        if earlier:
            return earlier[-1].id, after.id
    others = [choice.id for choice in choices if choice is not mine]
    return (others[0] if others else None), mine.id


def _plot(view: ProgressView) -> Drawing:
    rows = levels(
        view.framework,
        (found.after for found in view.changes),
        {found.change.competence: found.change.before for found in view.changes},
        _side(_("Before"), view.before),
        _side(_("After"), view.after),
        {
            found.change.competence: progress_wording.change_text(found.change)
            for found in view.changes
        },
    )
    sentence = progress_wording.progress_sentence(view.progress)
    return PairPlot(_("Before and after"), rows, sentence, later_first=True)


def _side(name: str, assessment: Assessment) -> str:
    if assessment.held_on is None:
        return name
    return _("{name}, {day}").format(name=name, day=short_date(assessment.held_on))


def _why(view: ProgressView) -> Card:
    """Return a card with what changed, and every reason somebody wrote down."""
    card = Card()
    card.column.addWidget(section(_("What changed, and why")))
    changed = [found for found in view.changes if found.change.movement is not Movement.SAME]
    if not changed:
        card.column.addWidget(muted(_("Every competence stands as it stood.")))
    for found in changed:
        change = found.change
        card.column.addSpacing(4)
        card.column.addWidget(strong(f"{change.competence}  {found.title}"))
        card.column.addWidget(
            body(
                _("{levels}: {change}").format(
                    levels=progress_wording.before_and_after(change),
                    change=progress_wording.change_text(change),
                )
            )
        )
        for reason in found.why or (_("No reason was written down."),):
            card.column.addWidget(TextLabel(reason, "muted"))
    return card


def _table(view: SeriesView) -> ProgressTable:
    rows = tuple(
        Standing(
            requirement.competence,
            view.framework.competence(requirement.competence).title,
            tuple(
                compare(requirement, assessment.rating(requirement.competence))
                for assessment in view.assessments
            ),
        )
        for requirement in view.required
    )
    return ProgressTable(_("Over time"), view.series.dates, rows)
