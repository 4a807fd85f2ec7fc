"""The fields of the set-up, over one framework version at a time."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.base.settings import Preferences
from s4c_desktop.domain import wording
from s4c_desktop.domain.assessment import Kind, Scope
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.framework import ALL_ROLES, DEFAULT_READING, Framework, Role
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.choices import Choices, Option
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import Card, body, muted, section, strong
from s4c_desktop.ui.wizard.area_choice import AreaChoice
from s4c_desktop.ui.wizard.who_card import WhoCard

TWO_COLUMNS = 960
"""From this width on the cards stand in two columns."""


class SetUpForm(QWidget):
    """Asks what is assessed, how, and by whom; says when something was chosen or typed."""

    chosen = Signal()
    """Something was chosen: worth storing at once."""

    typed = Signal()
    """Something is being typed."""

    left = Signal()
    """A text field was left."""

    entered = Signal()
    """Enter was pressed: the person wants to go on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._framework: Framework | None = None
        self.version = body()
        self.role: Choices[str] = Choices(_("Role"), theme)
        self.scope: Choices[Scope] = Choices(_("What to rate"))
        self.reading: Choices[str] = Choices(_("Reading of the requirements"))
        self.kind: Choices[Kind] = Choices(_("Who rates"))
        self.areas = AreaChoice()
        self.who = WhoCard(self.kind)
        self.held_on, self.place = self.who.held_on, self.who.place
        self.assessors, self.no_conflict = self.who.assessors, self.who.no_conflict
        self._begun = False
        self._build()
        self._connect()

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        what = _card(_("Framework"), self.version)
        what.column.addSpacing(8)
        what.column.addWidget(strong(_("Reading of the requirements")))
        what.column.addWidget(
            muted(_("The source states some requirements in two ways that differ."))
        )
        what.column.addWidget(self.reading)
        scope = _card(_("What to rate"), self.scope)
        scope.column.addWidget(self.areas)
        for cards in (
            (_card(_("Role"), self.role), scope),
            (self.who, what),
        ):
            column = QVBoxLayout()
            column.setSpacing(16)
            for card in cards:
                column.addWidget(card)
            column.addStretch()
            self._row.addLayout(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two columns where there is room for two."""
        super().resizeEvent(event)
        wide = self.width() >= scaled(TWO_COLUMNS)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _connect(self) -> None:
        for choices in (self.role, self.scope, self.reading, self.kind):
            choices.chosen.connect(self._on_chosen)
            choices.left_by_enter.connect(self.entered)
        self.areas.chosen.connect(self._on_chosen)
        self.who.chosen.connect(self.chosen)
        self.who.typed.connect(self.typed)
        self.who.left.connect(self.left)
        self.who.entered.connect(self.entered)

    # -- values --------------------------------------------------------------------------

    def offer(self, framework: Framework, *, kinds: tuple[Kind, ...]) -> None:
        """Offer what a framework version has; one kind only is no choice and not shown as one."""
        self._framework = framework
        self.version.setText(wording.titled_edition(framework))
        self.kind.offer([Option(kind, wording.kind_name(kind)) for kind in kinds])
        self.kind.setVisible(len(kinds) > 1)
        self._offer_roles(self.reading.value(), own=kinds == (Kind.SELF,))
        self.reading.offer([Option(r.code, r.title, r.description) for r in framework.readings])

    def show_choice(self, choice: SetUp | None, role: str | None, *, begun: bool = False) -> None:
        """Show a set-up; `role` is apart because a new assessment has none yet.

        Once rating has `begun` some of it can't be changed any more.
        """
        self._begun = begun
        self.blockSignals(True)
        if choice is not None:
            self._offer_roles(choice.reading, own=choice.kind is Kind.SELF)
            self.role.choose(role)
            self.reading.choose(choice.reading)
            self.scope.offer(self._scopes(role, choice.reading))
            self.scope.choose(choice.scope)
            self.kind.choose(choice.kind)
            self._offer_areas()
            self.areas.choose(choice.areas)
            self.who.show_choice(choice)
        self._show_parts()
        self.blockSignals(False)

    def bind(self, kind: Kind) -> None:
        """Leave open only what the layers of a round need not have in common."""
        shared = kind in (Kind.SECOND, Kind.AGREED)
        for widget in (self.role, self.scope, self.areas, self.reading):
            allow(widget, not shared, _("It is the same for everybody who rates in this round."))
        self.who.assessors.setReadOnly(kind is Kind.AGREED)

    def choice(self) -> SetUp | None:
        """Return the set-up, None until a role is chosen, and an area where areas are rated."""
        role = self.role.value()
        if role is None or self._framework is None:
            return None
        scope = self.scope.value() or Scope.MANDATORY
        areas = self.areas.value() if scope is Scope.AREAS else ()
        if scope is Scope.AREAS and not areas:
            return None
        return self.who.applied(
            SetUp(
                framework_id=self._framework.id,
                role=role,
                reading=self.reading.value() or DEFAULT_READING,
                kind=self.kind.value() or Kind.ASSESSOR,
                scope=scope,
                areas=areas,
            )
        )

    def _on_chosen(self) -> None:
        self._offer_roles(self.reading.value(), own=self.kind.value() is Kind.SELF)
        self.scope.offer(self._scopes(self.role.value(), self.reading.value()))
        self._offer_areas()
        self._show_parts()
        self.chosen.emit()

    def missing(self) -> str:
        """Say what has to be chosen before it goes on; empty when nothing has."""
        if self.role.value() is None:
            return _("Choose a role to go on.")
        return "" if self.choice() is not None else _("Choose at least one area to go on.")

    def _show_parts(self) -> None:
        self.areas.setVisible(self.scope.value() is Scope.AREAS)
        self.who.show_parts(own=self.kind.value() is Kind.SELF, begun=self._begun)

    def _offer_areas(self) -> None:
        role = self.role.value()
        if self._framework is not None and role is not None:
            reading = self.reading.value() or DEFAULT_READING
            self.areas.offer(self._framework, role, reading)

    def _offer_roles(self, reading: str | None, *, own: bool) -> None:
        """Offer the roles with what a reading makes mandatory for each; first all, for oneself."""
        framework = self._framework
        if framework is not None:
            offered = (framework.role(ALL_ROLES),) if own and framework.roles else ()
            self.role.offer(
                [
                    Option(r.code, r.title, _role_text(framework, r, reading))
                    for r in (*offered, *framework.roles)
                ]
            )

    def _scopes(self, role: str | None, reading: str | None) -> list[Option[Scope]]:
        return [
            Option(scope, _scope_text(self._framework, role, reading, scope))
            for scope in (Scope.MANDATORY, Scope.ALL, Scope.AREAS)
        ]


def default_choice(framework: Framework, kind: Kind, wishes: Preferences) -> SetUp:
    """Return where a new set-up starts: for oneself with all roles, else as is wished.

    A role or reading that this framework does not have counts for nothing.
    """
    own = kind is Kind.SELF
    roles = {role.code for role in framework.roles}
    readings = {reading.code for reading in framework.readings}
    usual = ALL_ROLES if roles else ""
    return SetUp(
        framework_id=framework.id,
        role=usual if own else (wishes.role if wishes.role in roles else ""),
        reading=wishes.reading if wishes.reading in readings else DEFAULT_READING,
        kind=kind,
        scope=Scope(wishes.scope),
        held_on=today(),
        place="" if own else wishes.centre,
        assessors="" if own else wishes.assessor,
        blind=wishes.blind and not own,
    )


def today() -> date:
    """Return the date where the person is."""
    return datetime.now(UTC).astimezone().date()


def _role_text(framework: Framework, role: Role, reading: str | None) -> str:
    n = len(competences_in_scope(framework, role.code, reading or DEFAULT_READING, Scope.MANDATORY))
    if role.code == ALL_ROLES:
        return ngettext(
            "See which role is closest. {n} competence that any of the roles makes mandatory.",
            "See which role is closest. {n} competences that any of the roles makes mandatory.",
            n,
        ).format(n=n)
    count = ngettext("{n} mandatory competence.", "{n} mandatory competences.", n).format(n=n)
    return f"{role.summary or role.mission} {count}"


def _scope_text(
    framework: Framework | None, role: str | None, reading: str | None, scope: Scope
) -> str:
    name = wording.scope_name(scope)
    if framework is None or not role or scope is Scope.AREAS:
        return name
    n = len(competences_in_scope(framework, role, reading or DEFAULT_READING, scope))
    return _("{name} ({n})").format(name=name, n=n)


def _card(heading: str, content: QWidget) -> Card:
    card = Card()
    card.column.addWidget(section(heading))
    card.column.addWidget(content)
    return card
