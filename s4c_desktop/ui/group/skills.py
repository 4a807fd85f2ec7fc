"""Who can do what: people of the workspace by competence and level, and teams of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.assessment import Phase
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.scale import EQF_LEVELS
from s4c_desktop.domain.team import Team
from s4c_desktop.domain.team_wording import able_sentence, team_lines, team_sentence
from s4c_desktop.domain.wanted_levels import read_wanted
from s4c_desktop.domain.wording import competence_name, kind_name
from s4c_desktop.services.skills import Skilled, Skills
from s4c_desktop.ui import widgets
from s4c_desktop.ui.charts.frame import ChartFrame
from s4c_desktop.ui.charts.heat import PeopleMap, RatedPerson
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.folding import FoldingRow, side_by_side
from s4c_desktop.ui.group.board import framed
from s4c_desktop.ui.group.new_dialog import fill_roles
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.quality.parts import Section
from s4c_desktop.ui.quality.tables import STRETCH, Line, LineTable
from s4c_desktop.ui.segments import Segments

PEOPLE, TEAM, INVENTORY = range(3)


class SkillsSection(Section):
    """Three questions: who reaches a level, which team covers a role, and who can do what."""

    def __init__(self, context: Context, outbox: Outbox) -> None:
        super().__init__(context, outbox)
        self._skills: Skills | None = None
        self.frame: ChartFrame | None = None
        theme = context.theme
        self.question = Segments(
            _("Question"),
            (
                (PEOPLE, _("Who reaches a level")),
                (TEAM, _("A team")),
                (INVENTORY, _("Skills inventory")),
            ),
        )
        self.question.show_value(PEOPLE)
        self.question.chosen.connect(lambda _value: self._answer())
        self.names = QCheckBox(_("Show names"))
        self.names.setToolTip(_("Otherwise people are called by their code names, or numbered."))
        self.signed = QCheckBox(_("Signed results only"))
        self.names.toggled.connect(lambda _on: self.refresh())
        self.signed.toggled.connect(lambda _on: self.refresh())
        self.competence = ComboBox()
        self.competence.setAccessibleName(_("Competence"))
        self.competence.setMinimumContentsLength(24)
        self.competence.activated.connect(lambda _index: self._answer())
        self.level = Segments(_("At least"), tuple((level, str(level)) for level in EQF_LEVELS))
        self.level.show_value(6)
        self.level.chosen.connect(lambda _value: self._answer())
        self.role = ComboBox()
        self.role.setAccessibleName(_("Role"))
        self.role.setMinimumContentsLength(24)
        self.role.activated.connect(lambda _index: self._answer())
        self.project = QLineEdit()
        self.project.setAccessibleName(_("Levels that the project needs"))
        self.project.setPlaceholderText(_("Levels that the project needs, such as A4 6, B6 5"))
        self.project.editingFinished.connect(self._answer)
        self.mandatory = QCheckBox(_("Mandatory only"))
        self.mandatory.setChecked(True)
        self.mandatory.toggled.connect(lambda _on: self._answer())
        self.sentence = widgets.strong()
        self.unknown = widgets.small()
        self.table = LineTable(
            theme,
            _("People who reach the level"),
            (_("Person"), _("EQF"), _("Kind"), _("Held on"), _("Role")),
            (64, STRETCH, 112, 96),
            lesser=(2, 4),
        )
        self.team = LineTable(
            theme, _("What the team covers"), (_("Competence"), _("EQF"), _("Who")), (64, 0)
        )
        self._build()

    def refresh(self) -> None:
        """Fetch what is known of everybody."""
        allowed = not self.context.program.names.code_names
        self.names.setEnabled(allowed)
        if not allowed and self.names.isChecked():
            self.names.setChecked(False)
            return
        work = partial(
            self.context.program.skills.skills,
            named=self.names.isChecked(),
            signed_only=self.signed.isChecked(),
        )
        self.context.tasks.run(work, done=self._show, owner=self)

    def _show(self, skills: Skills) -> None:
        before = self._skills
        self._skills = skills
        if before is None or before.framework.id != skills.framework.id:
            self._offer(skills.framework)
        n = skills.unknown
        self.unknown.setText(
            ngettext(
                "{n} person has no assessment that could be used.",
                "{n} people have no assessment that could be used.",
                n,
            ).format(n=n)
            if n
            else ""
        )
        self.unknown.setVisible(bool(n))
        self._pages.setCurrentWidget(self._page if skills.people else self._nothing)
        self._answer()

    def _offer(self, framework: Framework) -> None:
        self.competence.clear()
        for one in framework.competences:
            self.competence.addItem(f"{one.code} {one.title}", one.code)
        fill_roles(self.role, framework, "")
        self.role.setItemText(0, _("A project"))
        self.role.setCurrentIndex(min(1, self.role.count() - 1))

    # -- answers -------------------------------------------------------------------------

    def _answer(self) -> None:
        skills, asked = self._skills, self.question.value()
        if skills is None:
            return
        self._ask_level.setVisible(asked == PEOPLE)
        self._ask_role.setVisible(asked == TEAM)
        self._answers.setCurrentIndex(asked or PEOPLE)
        match asked:
            case 1:
                self._show_team(skills)
            case 2:
                self._show_inventory(skills)
            case _:
                self._show_people(skills)

    def _show_people(self, skills: Skills) -> None:
        code, level = self.competence.currentData(), self.level.value() or EQF_LEVELS[0]
        if not code:
            return
        able = skills.able(code, level)
        name = competence_name(skills.framework, code)
        self.sentence.setText(able_sentence(len(able), len(skills.people), name, level))
        self.table.fill([_line(one, code) for one in able])

    def _show_team(self, skills: Skills) -> None:
        role = self.role.currentData()
        self.project.setVisible(not role)
        self.mandatory.setVisible(bool(role))
        try:
            wanted = self._wanted(skills, role)
        except UserError as error:
            self.sentence.setText(error.text())
            self.team.fill([])
            return
        if not wanted:
            self.sentence.setText(_("Write which levels the project needs."))
            self.team.fill([])
            return
        # Up to 60 people it takes milliseconds; a hard case of many more may not.
        work = partial(skills.team, wanted)
        asked = self._asked()
        self.context.tasks.run_long(
            work, done=lambda found: self._show_found(skills, asked, found), owner=self
        )

    def _asked(self) -> tuple[str, str, bool]:
        return (self.role.currentData(), self.project.text(), self.mandatory.isChecked())

    def _wanted(self, skills: Skills, role: str) -> dict[str, int]:
        """Return the levels of a role, or of the project where none is chosen."""
        if not role:
            return read_wanted(self.project.text(), skills.framework.order)
        reading = skills.framework.readings[0].code
        return skills.wanted_by(role, reading, mandatory=self.mandatory.isChecked())

    def _show_found(self, skills: Skills, asked: tuple[str, str, bool], found: Team) -> None:
        if skills is not self._skills or asked != self._asked() or self.question.value() != TEAM:
            return
        self.sentence.setText(team_sentence(found, skills.called))
        self.team.fill(
            [
                Line(
                    line.competence,
                    (competence_name(skills.framework, line.competence), str(line.level), line.who),
                    ("", "", "" if line.is_covered else "bad"),
                )
                for line in team_lines(found, skills.called)
            ]
        )

    def _show_inventory(self, skills: Skills) -> None:
        people = [
            RatedPerson(one.name, {code: rating_at(rank) for code, rank in one.ranks.items()})
            for one in skills.people
        ]
        titles = {one.code: one.title for one in skills.framework.competences}
        before = self.frame
        self.frame = framed(self.context, PeopleMap(_("Skills inventory"), people, titles))
        self._inventory.addWidget(self.frame)
        if before is not None:
            widgets.put_away(before)
        self.sentence.setText(
            _("Levels from {name}, of each person's latest signed result, else the newest.").format(
                name=skills.framework.name
            )
        )

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        head = widgets.Card(margin=16, spacing=8)
        first = FlowLayout(spacing=16, row_spacing=4)
        for widget in (self.question, self.names, self.signed):
            first.addWidget(widget)
        head.column.addLayout(first)
        least = side_by_side(widgets.TextLabel(_("at least"), wrap=False), self.level, spacing=12)
        self._ask_level = FoldingRow(self.competence, least, stretch=(1, 0), spacing=12)
        self._ask_role = FoldingRow(
            self.role, self.project, self.mandatory, stretch=(1, 1, 0), spacing=12
        )
        head.column.addWidget(self._ask_level)
        head.column.addWidget(self._ask_role)
        self._answers = PageStack()
        for table in (self.table, self.team):
            self._answers.addWidget(table)
        holder = QWidget()
        self._inventory = QVBoxLayout(holder)
        self._inventory.setContentsMargins(0, 0, 0, 0)
        self._answers.addWidget(holder)
        self._page: QWidget = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(self.sentence)
        column.addWidget(self._answers, 1)
        column.addWidget(self.unknown)
        self._nothing: QWidget = widgets.EmptyState(
            self.context.theme,
            "users-four",
            _("Nobody is assessed yet"),
            _("Assess people first. Their newest ratings then answer who can do what."),
        )
        self._pages = PageStack()
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._page)
        self.column.addWidget(self._pages, 1)
        self.setFocusProxy(self.competence)


def _line(one: Skilled, code: str) -> Line:
    return Line(
        one.id,
        (
            one.name,
            str(one.ranks[code]),
            kind_name(one.kind)
            if one.phase is not Phase.DRAFT
            else _("{kind}, draft").format(kind=kind_name(one.kind)),
            short_date(one.held_on),
            one.role,
        ),
    )
