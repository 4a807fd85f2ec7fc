"""The layers of the round an assessment belongs to, and the ways from one to the other."""

from __future__ import annotations

from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Assessment, Kind, Phase
from s4c_desktop.domain.layers_wording import age_text, layer_name
from s4c_desktop.services.rounds import Layer, OwnRating, RoundView
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.rounds.second_dialog import SecondDialog
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.widgets import Card, ElidedLabel, TextLabel, button, muted, section, strong
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.setup_form import today

FIELD = 520


class RoundCard(Card):
    """Shown once there is more than one layer, or a self-assessment that could stand beside."""

    found = Signal(object)
    """What there is of the round: a RoundView."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.view: RoundView | None = None
        self.text = muted()
        self.own = ComboBox()
        self.own.setAccessibleName(_("Self-assessment of this round"))
        self.own.activated.connect(self._put_beside)
        self.ways: dict[UUID, QPushButton] = {}
        self._rows = QWidget()
        self._own_row = QWidget()
        own_row = QHBoxLayout(self._own_row)
        own_row.setContentsMargins(0, 0, 0, 0)
        own_row.setSpacing(8)
        own_row.addWidget(strong(_("Self-assessment of this round")))
        self.own.setMaximumWidth(scaled(FIELD))
        own_row.addWidget(self.own, 1)
        own_row.addStretch(1)
        self.column.addWidget(section(_("Round")))
        self.column.addWidget(self._rows)
        self.column.addWidget(self.text)
        self.column.addWidget(self._own_row)
        self.hide()

    def refresh(self) -> None:
        """Look up what there is of the round."""
        assessment = self._session.assessment
        if assessment is not None:
            context = self._session.context
            context.tasks.run(
                context.program.rounds.of,
                assessment.id,
                done=self._show,
                failed=self._session.not_fetched,
                owner=self,
            )

    def start_second(self) -> None:
        """Ask who assesses the second time, start that assessment, and open it."""
        assessment = self._session.assessment
        if assessment is None or self._session.holding:
            return
        if not assessment.assessors.strip():
            self._session.context.messages.info(
                _("Who assessed first?"),
                _("Enter the name of who assesses on the page Set-up, then start the second."),
            )
            return
        names = SecondDialog.ask(assessment.assessors, self.window())
        if names is None:
            return
        start = self._session.context.program.rounds.start_second
        work = partial(start, assessment.id, names, on=today(), new_id=uuid4())
        self._session.context.tasks.run(work, done=self._open, owner=self)

    # -- parts ---------------------------------------------------------------------------

    def _show(self, view: RoundView) -> None:
        assessment = self._session.assessment
        if assessment is None or assessment.id != view.of:
            return
        self.view = view
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.ways = {}
        for layer in view.layers:
            column.addWidget(self._row(layer, view))
        self.column.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows
        several = len(view.layers) > 1
        self._rows.setVisible(several)
        self.text.setText(_text(view))
        self.text.setVisible(bool(self.text.text()))
        self._offer_own(view)
        self.setVisible(several or bool(view.own_ratings))
        self.found.emit(view)

    def _row(self, layer: Layer, view: RoundView) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        name = TextLabel(layer_name(layer.kind), "strong", wrap=False)
        name.setMinimumWidth(scaled(128))
        row.addWidget(name)
        row.addWidget(ElidedLabel(_facts(layer)), 1)
        if layer.id == view.of:
            row.addWidget(TextLabel(_("shown here"), "muted", wrap=False))
        elif layer.hidden:
            row.addWidget(TextLabel(_("hidden until both are done"), "muted", wrap=False))
        else:
            way = button(_("Open"), lambda: self._session.load(layer.id), role="quiet")
            way.setAccessibleName(f"{_('Open')}: {layer_name(layer.kind)}")
            self.ways[layer.id] = way
            row.addWidget(way)
        made.setMinimumHeight(32)
        return made

    def _offer_own(self, view: RoundView) -> None:
        self._own_row.setVisible(bool(view.own_ratings))
        self.own.blockSignals(True)
        self.own.clear()
        self.own.addItem(_("None"), None)
        assessment = self._session.assessment
        held_on = assessment.held_on if assessment is not None else None
        for own in view.own_ratings:
            text = _own_text(own)
            age = age_text(own.held_on, held_on, short_date)
            self.own.addItem(
                _("{text} ({age})").format(text=text, age=age) if age else text, own.id
            )
            if own.chosen:
                self.own.setCurrentIndex(self.own.count() - 1)
        self.own.blockSignals(False)

    def _put_beside(self) -> None:
        assessment = self._session.assessment
        if assessment is not None and not self._session.holding:
            context = self._session.context
            chosen: UUID | None = self.own.currentData()
            context.tasks.run(
                context.program.rounds.put_beside,
                assessment.id,
                chosen,
                done=self._show,
                failed=self._not_put,
                owner=self,
            )

    def _not_put(self, error: Exception) -> None:
        self._session.context.messages.error(error)
        self.refresh()

    def reconcile(self) -> None:
        """Start what both agree on, and open it."""
        assessment = self._session.assessment
        if assessment is not None and not self._session.holding:
            self._session.flush()
            start = self._session.context.program.rounds.start_agreed
            work = partial(start, assessment.id, on=today(), new_id=uuid4())
            self._session.context.tasks.run(work, done=self._open, owner=self)

    def open_agreed(self) -> None:
        """Open what both agreed on."""
        if self.view is not None and self.view.agreed is not None:
            self._session.load(self.view.agreed)

    def _open(self, assessment: Assessment) -> None:
        self._session.load(assessment.id)


def _facts(layer: Layer) -> str:
    if layer.phase is Phase.SIGNED:
        state = _("signed off")
    else:
        state = _("{n} of {total} rated").format(n=layer.given, total=layer.in_scope)
    day = short_date(layer.held_on) if layer.held_on is not None else ""
    revision = _("revision {n}").format(n=layer.revision) if layer.revision > 1 else ""
    return " · ".join(part for part in (layer.names, day, state, revision) if part)


def _text(view: RoundView) -> str:
    """Say what is to be done with the two layers."""
    if view.layer(Kind.SECOND) is None:
        return ""
    if not view.compares:
        return _(
            "Both rate on their own. Once each has rated everything in scope, they can be "
            "compared and agreed on."
        )
    if view.reconciles:
        return _(
            "Both have rated everything. Equal ratings are taken over; where they differ, you "
            "agree on a level and say why. The two assessments stay as they are from then on."
        )
    return ""


def _own_text(own: OwnRating) -> str:
    day = short_date(own.held_on) if own.held_on is not None else _("no date")
    state = _("signed off") if own.phase is Phase.SIGNED else _("draft")
    return _("{day}, {state}").format(day=day, state=state)
