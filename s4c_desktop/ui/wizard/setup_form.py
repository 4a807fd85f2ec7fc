"""The fields of the set-up, over one framework version at a time."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import wording
from s4c_desktop.domain.assessment import Kind, Scope
from s4c_desktop.domain.flow import competences_in_scope
from s4c_desktop.domain.framework import DEFAULT_READING, Framework, Role
from s4c_desktop.domain.set_up import SetUp
from s4c_desktop.ui.inputs import DateEdit
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.widgets import Card, TextLabel, body, muted, section, strong
from s4c_desktop.ui.wizard.choices import Choices, Option

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
        self.held_on = DateEdit()
        self.place = QLineEdit()
        self.assessors = QLineEdit()
        self.assessors.setPlaceholderText(_("One name or several, with commas between them"))
        self.no_conflict = QCheckBox(_("Whoever assesses declares no conflict of interest"))
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
        for cards in (
            (_card(_("Role"), self.role), _card(_("What to rate"), self.scope)),
            (self._who_and_when(), what),
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
        wide = self.width() >= TWO_COLUMNS
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _who_and_when(self) -> Card:
        self._who = _card(_("Who, when and where"), self.kind)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 3)
        grid.addWidget(_label(_("Date"), self.held_on), 0, 0)
        grid.addWidget(_label(_("Place"), self.place), 0, 1)
        grid.addWidget(self.held_on, 1, 0)
        grid.addWidget(self.place, 1, 1)
        self._assessors_label = _label(_("Who assesses"), self.assessors)
        grid.setRowMinimumHeight(2, 8)
        grid.addWidget(self._assessors_label, 3, 0, 1, 2)
        grid.addWidget(self.assessors, 4, 0, 1, 2)
        grid.addWidget(self.no_conflict, 5, 0, 1, 2)
        self._who.column.addLayout(grid)
        return self._who

    def _connect(self) -> None:
        for choices in (self.role, self.scope, self.reading, self.kind):
            choices.chosen.connect(self._on_chosen)
            choices.left_by_enter.connect(self.entered)
        for field in (self.place, self.assessors):
            field.textEdited.connect(self.typed)
            field.editingFinished.connect(self.left)
            field.returnPressed.connect(self.entered)
        self.held_on.dateChanged.connect(self.chosen)
        self.no_conflict.toggled.connect(self.chosen)

    # -- values --------------------------------------------------------------------------

    def offer(self, framework: Framework, *, kinds: tuple[Kind, ...]) -> None:
        """Offer what a framework version has; one kind only is no choice and not shown as one."""
        self._framework = framework
        self.version.setText(
            _("{title}, {code}, our edition {version}").format(
                title=framework.title, code=framework.code, version=framework.version
            )
        )
        self._offer_roles(self.reading.value())
        self.reading.offer([Option(r.code, r.title, r.description) for r in framework.readings])
        self.kind.offer([Option(kind, wording.kind_name(kind)) for kind in kinds])
        self.kind.setVisible(len(kinds) > 1)

    def show_choice(self, choice: SetUp | None, role: str | None) -> None:
        """Show a set-up; `role` is apart because a new assessment has none yet."""
        self.blockSignals(True)
        if choice is not None:
            self._offer_roles(choice.reading)
            self.role.choose(role)
            self.reading.choose(choice.reading)
            self.scope.offer(self._scopes(role, choice.reading))
            self.scope.choose(choice.scope)
            self.kind.choose(choice.kind)
            self.held_on.show_value(choice.held_on)
            _show_text(self.place, choice.place)
            _show_text(self.assessors, choice.assessors)
            self.no_conflict.setChecked(choice.no_conflict)
        self._show_parts()
        self.blockSignals(False)

    def choice(self) -> SetUp | None:
        """Return the set-up, None until a role is chosen."""
        role = self.role.value()
        if role is None or self._framework is None:
            return None
        kind = self.kind.value() or Kind.ASSESSOR
        assessor = kind is Kind.ASSESSOR
        return SetUp(
            framework_id=self._framework.id,
            role=role,
            reading=self.reading.value() or DEFAULT_READING,
            kind=kind,
            scope=self.scope.value() or Scope.MANDATORY,
            held_on=self.held_on.value(),
            place=self.place.text().strip(),
            assessors=self.assessors.text().strip() if assessor else "",
            no_conflict=self.no_conflict.isChecked() and assessor,
        )

    def _on_chosen(self) -> None:
        self._offer_roles(self.reading.value())
        self.scope.offer(self._scopes(self.role.value(), self.reading.value()))
        self._show_parts()
        self.chosen.emit()

    def _show_parts(self) -> None:
        own = self.kind.value() is Kind.SELF
        for widget in (self._assessors_label, self.assessors, self.no_conflict):
            widget.setVisible(not own)

    def _offer_roles(self, reading: str | None) -> None:
        """Offer the roles with what a reading makes mandatory for each."""
        framework = self._framework
        if framework is not None:
            self.role.offer(
                [
                    Option(r.code, r.title, _role_text(framework, r, reading))
                    for r in framework.roles
                ]
            )

    def _scopes(self, role: str | None, reading: str | None) -> list[Option[Scope]]:
        return [
            Option(scope, _scope_text(self._framework, role, reading, scope))
            for scope in (Scope.MANDATORY, Scope.ALL)
        ]


def default_choice(framework: Framework, kind: Kind, *, assessor: str, centre: str) -> SetUp:
    """Return where a new set-up starts; the role is the person's to choose."""
    own = kind is Kind.SELF
    return SetUp(
        framework_id=framework.id,
        role="",
        reading=DEFAULT_READING,
        kind=kind,
        scope=Scope.MANDATORY,
        held_on=today(),
        place="" if own else centre,
        assessors="" if own else assessor,
    )


def today() -> date:
    """Return the date where the person is."""
    return datetime.now(UTC).astimezone().date()


def _role_text(framework: Framework, role: Role, reading: str | None) -> str:
    n = len(competences_in_scope(framework, role.code, reading or DEFAULT_READING, Scope.MANDATORY))
    count = ngettext("{n} mandatory competence.", "{n} mandatory competences.", n).format(n=n)
    return f"{role.summary or role.mission} {count}"


def _scope_text(
    framework: Framework | None, role: str | None, reading: str | None, scope: Scope
) -> str:
    name = wording.scope_name(scope)
    if framework is None or not role:
        return name
    n = len(competences_in_scope(framework, role, reading or DEFAULT_READING, scope))
    return _("{name} ({n})").format(name=name, n=n)


def _show_text(field: QLineEdit, text: str) -> None:
    # Setting an equal text would still move the cursor.
    if field.text().strip() != text:
        field.setText(text)


def _card(heading: str, content: QWidget) -> Card:
    card = Card()
    card.column.addWidget(section(heading))
    card.column.addWidget(content)
    return card


def _label(text: str, buddy: QWidget) -> TextLabel:
    made = TextLabel(text, wrap=False)
    made.setBuddy(buddy)
    buddy.setAccessibleName(text)
    return made
