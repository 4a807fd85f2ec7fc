"""Asks in a minute how somebody learns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import study_wording
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.study import Absence, Known, Learner, Mastered, Mode
from s4c_desktop.domain.study_rules import check_learner
from s4c_desktop.ui import widgets
from s4c_desktop.ui.dialog import Dialog
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.inputs import DateEdit
from s4c_desktop.ui.learning.item_dialogs import HoursSpin
from s4c_desktop.ui.learning.tick_list import Ticked, TickList
from s4c_desktop.ui.quality.parts import labelled, today
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.theme import Theme


class ProfileDialog(Dialog):
    """Shows what is known of a learner; what is left open is asked by nobody again."""

    check_wanted = Signal(str)
    """The self-check on this topic (code) is to be taken."""

    def __init__(
        self,
        theme: Theme,
        learner: Learner,
        framework: Framework,
        checks: Callable[[str], bool],
        parent: QWidget | None,
    ) -> None:
        """Take `checks`, which tells of a topic (code) whether there is a self-check on it."""
        super().__init__(parent)
        self.setWindowTitle(_("Learner's profile"))
        self._theme = theme
        self._learner = learner
        self._checks = checks
        self.experience = _text(learner.experience, _("Such as: six years in city planning"))
        self.prior = _text(learner.prior_learning, _("Such as: a course on open data in 2024"))
        self.weekly = HoursSpin(_("Hours a week"), 112)
        self.weekly.setSpecialValueText(_("not said"))
        self.weekly.setFixedWidth(scaled(104))
        self.weekly.setValue((learner.minutes_per_week or 0) / 60)
        self.modes = {mode: QCheckBox(study_wording.mode_name(mode)) for mode in Mode}
        for mode, box in self.modes.items():
            box.setChecked(mode in learner.modes)
        self.free = {day: QCheckBox(study_wording.weekday_name(day)) for day in range(7)}
        for day, box in self.free.items():
            box.setChecked(day in learner.free_weekdays)
        self.absences: list[AbsenceRow] = []
        self._absences = QVBoxLayout()
        self._absences.setSpacing(4)
        self.add_absence = widgets.button(_("Add days off"), lambda: self._add_absence(None))
        self.mastered = TickList(
            _("Topics already mastered"),
            _("Find a topic"),
            list(_topics(framework, learner)),
            [one.topic for one in learner.mastered],
        )
        self.check = widgets.button(_("Self-check on this topic…"), self._ask_check)
        self.check.setEnabled(False)
        self.wrong = widgets.TextLabel("", "bad")
        self.wrong.hide()
        self.ok = widgets.primary_button(_("Keep"), self.accept)
        self.ok.setDefault(True)
        self._build(framework)
        for absence in learner.absences:
            self._add_absence(absence)
        self.mastered.list.currentRowChanged.connect(lambda _row: self._enable())
        self.weekly.setFocus()

    def learner(self) -> Learner:
        """Return the profile as it is entered."""
        before = {one.topic: one for one in self._learner.mastered}
        minutes = round(self.weekly.value() * 60)
        return replace(
            self._learner,
            experience=self.experience.toPlainText().strip(),
            prior_learning=self.prior.toPlainText().strip(),
            modes=frozenset(mode for mode, box in self.modes.items() if box.isChecked()),
            minutes_per_week=minutes or None,
            free_weekdays=frozenset(day for day, box in self.free.items() if box.isChecked()),
            absences=tuple(row.value() for row in self.absences),
            mastered=tuple(
                before.get(topic, Mastered(topic, Known.STATED, today()))
                for topic in self.mastered.chosen()
            ),
        )

    def accept(self) -> None:
        """Take the profile, unless nobody could learn by it."""
        try:
            check_learner(self.learner())
        except UserError as error:
            self.wrong.setText(error.text())
            self.wrong.show()
            return
        super().accept()

    def keep_typed(self) -> None:
        """Keep what was entered, if it makes sense."""
        self.accept()
        if self.result() != QDialog.DialogCode.Accepted:
            self.reject()

    def take_check(self, learner: Learner) -> None:
        """Go on with what a self-check brought."""
        self._learner = replace(self._learner, checks=learner.checks, mastered=learner.mastered)
        for one in learner.mastered:
            self.mastered.tick(one.topic)

    # -- parts ---------------------------------------------------------------------------

    def _enable(self) -> None:
        topic = self.mastered.current()
        self.check.setEnabled(bool(topic) and self._checks(topic))

    def _ask_check(self) -> None:
        self.check_wanted.emit(self.mastered.current())

    def _add_absence(self, absence: Absence | None) -> None:
        row = AbsenceRow(self._theme, absence, self._drop_absence)
        self.absences.append(row)
        self._absences.addWidget(row)
        if absence is None:
            row.first.setFocus()

    def _drop_absence(self, row: AbsenceRow) -> None:
        self.absences.remove(row)
        widgets.put_away(row)
        self.add_absence.setFocus()

    def _build(self, framework: Framework) -> None:
        time = QWidget()
        column = _page(time)
        column.addLayout(labelled(_("Hours a week"), self.weekly))
        column.addLayout(_flow(_("Preferred ways of learning"), self.modes.values()))
        column.addLayout(_flow(_("Days of the week that stay free"), self.free.values()))
        column.addWidget(widgets.strong(_("Days off")))
        column.addLayout(self._absences)
        column.addWidget(self.add_absence)
        column.addStretch(1)
        before = QWidget()
        column = _page(before)
        column.addLayout(labelled(_("Experience"), self.experience))
        column.addLayout(labelled(_("Prior learning"), self.prior))
        column.addStretch(1)
        known = QWidget()
        column = _page(known)
        column.addWidget(
            widgets.muted(_("What is ticked is not planned. A self-check is a hint, no proof."))
        )
        column.addWidget(self.mastered, 1)
        column.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.setAccessibleName(_("Parts of the profile"))
        tabs.addTab(time, _("Time and ways"))
        tabs.addTab(before, _("Experience"))
        if framework.modules:
            tabs.addTab(known, _("Mastered topics"))
        else:
            known.setParent(self)
            known.hide()
        self.tabs = tabs
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.setSpacing(8)
        outer.addWidget(widgets.section(_("Learner's profile")))
        outer.addWidget(
            widgets.muted(_("It takes a minute, and every plan of this person goes by it."))
        )
        outer.addWidget(tabs, 1)
        outer.addWidget(self.wrong)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.addStretch(1)
        buttons.addWidget(widgets.button(_("Cancel"), self.reject))
        buttons.addWidget(self.ok)
        outer.addLayout(buttons)
        self.resize(580, 560)


class AbsenceRow(QWidget):
    """Days on which somebody does not learn."""

    def __init__(
        self, theme: Theme, absence: Absence | None, drop: Callable[[AbsenceRow], object]
    ) -> None:
        super().__init__()
        self.first, self.last = DateEdit(), DateEdit()
        self.label = QLineEdit(absence.label if absence else "")
        self.label.setPlaceholderText(_("Such as: holidays"))
        self.label.setAccessibleName(_("What the days off are"))
        for edit, name, day in (
            (self.first, _("First day off"), absence.first if absence else today()),
            (self.last, _("Last day off"), absence.last if absence else today()),
        ):
            edit.setAccessibleName(name)
            edit.show_value(day)
        if absence is None:
            self.first.dateChanged.connect(self._follow)
        remove = widgets.icon_button(theme.icon("x", "muted"), lambda: drop(self))
        widgets.name_widget(remove, _("Remove these days off"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.first)
        row.addWidget(widgets.TextLabel(_("until"), "muted", wrap=False))
        row.addWidget(self.last)
        row.addWidget(self.label, 1)
        row.addWidget(remove)

    def value(self) -> Absence:
        """Return the days off as they were entered."""
        return Absence(self.first.value(), self.last.value(), self.label.text().strip())

    def _follow(self) -> None:
        if self.last.value() < self.first.value():
            self.last.show_value(self.first.value())


def _topics(framework: Framework, learner: Learner) -> Iterator[Ticked]:
    known = {one.topic: one for one in learner.mastered}
    for module in framework.modules:
        for path, topic in module.walk():
            unit = path[-1].title if path else module.title
            one = known.get(topic.code)
            text = topic.title
            if one is not None and one.how is not Known.STATED:
                how = study_wording.known_name(one.how)
                text = _("{topic} ({how})").format(topic=text, how=how)
            yield Ticked(topic.code, text, f"{module.code} · {unit}")


def _text(value: str, hint: str) -> QPlainTextEdit:
    made = QPlainTextEdit(value)
    made.setPlaceholderText(hint)
    made.setTabChangesFocus(True)
    made.setFixedHeight(scaled(96))
    return made


def _page(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 16, 0, 0)
    column.setSpacing(12)
    return column


def _flow(title: str, boxes: Iterable[QCheckBox]) -> QVBoxLayout:
    flow = FlowLayout(spacing=16, row_spacing=8)
    for box in boxes:
        flow.addWidget(box)
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(widgets.strong(title))
    column.addLayout(flow)
    return column
