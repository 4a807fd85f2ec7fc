"""What a vote is about and by which rule: the fields in which it is planned and changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.vote import (
    FULL_THRESHOLD,
    LEAST_THRESHOLD,
    MOST_PRESENT,
    MOST_ROUNDS,
    Method,
    Rule,
    VoteDetails,
)
from s4c_desktop.domain.vote_wording import method_name
from s4c_desktop.ui import widgets
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.quality.parts import OptionalDate, labelled, today
from s4c_desktop.ui.quality.plan_editor import spin

_METHODS = ((Method.HANDS, False), (Method.SLIPS, False), (Method.SLIPS, True))


class RuleForm(QWidget):
    """Threshold, quorum, method and rounds; fixed once people have voted."""

    edited = Signal()

    def __init__(self, rule: Rule, *, fixed: bool) -> None:
        super().__init__()
        self.method = ComboBox()
        for method, anonymous in _METHODS:
            name = method_name(method)
            self.method.addItem(
                _("{name}, anonymous (Delphi)").format(name=name) if anonymous else name
            )
        self.method.setCurrentIndex(_METHODS.index((rule.method, rule.anonymous)))
        self.threshold = spin(LEAST_THRESHOLD, FULL_THRESHOLD, rule.threshold)
        self.threshold.setSuffix(_(" %"))
        self.quorum = spin(1, MOST_PRESENT, rule.quorum)
        self.rounds = spin(1, MOST_ROUNDS, rule.most_rounds)
        self.fixed = widgets.small(
            _("Fixed: the first round has been opened.")
            if fixed
            else _("Fixed once the first round is opened, and printed in the protocol.")
        )
        numbers = QHBoxLayout()
        numbers.setSpacing(16)
        for text, field in (
            (_("Threshold"), self.threshold),
            (_("Quorum"), self.quorum),
            (_("Rounds"), self.rounds),
        ):
            field.setEnabled(not fixed)
            field.valueChanged.connect(lambda _n: self.edited.emit())
            numbers.addLayout(labelled(text, field))
        numbers.addStretch(1)
        self.method.setEnabled(not fixed)
        self.method.currentIndexChanged.connect(lambda _index: self.edited.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(labelled(_("Method"), self.method))
        column.addLayout(numbers)
        column.addWidget(self.fixed)

    def rule(self) -> Rule:
        """Return the rule."""
        method, anonymous = _METHODS[self.method.currentIndex()]
        return Rule(
            self.threshold.value(), self.quorum.value(), method, anonymous, self.rounds.value()
        )


class DetailsForm(QWidget):
    """Title, framework version, role, day, place and who leads."""

    edited = Signal()

    framework_chosen = Signal()
    """Another framework version is voted about."""

    role_chosen = Signal()
    """Another role of the version is voted about."""

    def __init__(
        self, frameworks: Sequence[Framework], details: VoteDetails | None, *, fixed: bool
    ) -> None:
        super().__init__()
        self._frameworks = tuple(frameworks)
        self._details = details
        self.title = QLineEdit()
        self.title.setPlaceholderText(_("Such as: What our resilience officer needs"))
        self.framework = _combo()
        for each in self._frameworks:
            self.framework.addItem(f"{each.name}: {each.title}")
        self.framework.setEnabled(details is None)
        self.role = _combo()
        self.role.setEnabled(not fixed)
        self.code = QLineEdit()
        self.role_title = QLineEdit()
        self.new_role = QWidget()
        self.held = OptionalDate(_("Held on"))
        self.place = QLineEdit()
        self.facilitator = QLineEdit()
        self._lay_out(fixed=fixed)
        self._show_roles()
        self._show(details)
        self._connect()

    def details(self) -> VoteDetails:
        """Return what was entered."""
        code = self.role.currentData()
        return VoteDetails(
            self.title.text().strip(),
            code or self.code.text().strip(),
            "" if code else self.role_title.text().strip() or " ",
            self.held.value(),
            self.place.text().strip(),
            self.facilitator.text().strip(),
            None if self._details is None else self._details.group_id,
        )

    def chosen_framework(self) -> Framework:
        """Return the version that is voted about."""
        return self._frameworks[self.framework.currentIndex()]

    def is_begun(self) -> bool:
        """Tell whether enough was entered to say what is missing."""
        has_role = self.role.currentData() or (self.code.text() and self.role_title.text())
        return bool(self.title.text().strip() and has_role)

    def _show(self, details: VoteDetails | None) -> None:
        if details is None:
            self.held.show_value(today())
            return
        self.title.setText(details.title)
        if details.role_title:
            self.role.setCurrentIndex(self.role.count() - 1)
            self.code.setText(details.role)
            self.role_title.setText(details.role_title)
        else:
            self.role.setCurrentIndex(max(0, self.role.findData(details.role)))
        self.held.show_value(details.held_on)
        self.place.setText(details.place)
        self.facilitator.setText(details.facilitator)
        self._show_new()

    def _show_roles(self) -> None:
        self.role.blockSignals(True)
        self.role.clear()
        for role in self.chosen_framework().roles:
            self.role.addItem(role.title, role.code)
        self.role.addItem(_("A new role…"), None)
        self.role.blockSignals(False)
        self._show_new()

    def _show_new(self) -> None:
        self.new_role.setVisible(self.role.currentData() is None)

    def _connect(self) -> None:
        self.framework.currentIndexChanged.connect(lambda _index: self._change_framework())
        self.role.currentIndexChanged.connect(lambda _index: self._change_role())
        for line in (self.title, self.code, self.role_title, self.place, self.facilitator):
            line.textChanged.connect(lambda _text: self.edited.emit())
        self.held.edited.connect(self.edited)

    def _change_framework(self) -> None:
        self._show_roles()
        self.framework_chosen.emit()
        self.edited.emit()

    def _change_role(self) -> None:
        self._show_new()
        self.role_chosen.emit()
        self.edited.emit()

    def _lay_out(self, *, fixed: bool) -> None:
        new = QGridLayout(self.new_role)
        new.setContentsMargins(0, 0, 0, 0)
        new.addLayout(labelled(_("Code"), self.code), 0, 0)
        new.addLayout(labelled(_("Title of the new role"), self.role_title), 0, 1)
        new.setColumnStretch(0, 1)
        new.setColumnStretch(1, 3)
        self.code.setEnabled(not fixed)
        self.role_title.setEnabled(not fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(labelled(_("Title"), self.title))
        column.addLayout(labelled(_("Framework"), self.framework))
        column.addLayout(labelled(_("Role"), self.role))
        column.addWidget(self.new_role)
        column.addWidget(self.held)
        column.addLayout(labelled(_("Place"), self.place))
        column.addLayout(labelled(_("Led by"), self.facilitator))


def _combo() -> ComboBox:
    made = ComboBox()
    made.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(20)
    return made
