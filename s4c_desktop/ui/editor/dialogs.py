"""What the editor asks for: names, what to copy, whether to publish, what to move."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.framework import DEFAULT_READING, Framework
from s4c_desktop.domain.framework_draft import FrameworkDraft
from s4c_desktop.domain.framework_draft_wording import (
    difference_lines,
    findings_sentence,
    size_text,
)
from s4c_desktop.domain.framework_structure import code_fault
from s4c_desktop.domain.moving_wording import move_lines
from s4c_desktop.services.framework_drafts import Inspected
from s4c_desktop.services.moving import DraftMove
from s4c_desktop.ui import summaries, widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.quality.parts import labelled
from s4c_desktop.ui.question import Question

_MOST_LINES = 200


class NamingDialog(Question):
    """Asks for the code and the title of something new."""

    def __init__(
        self,
        heading: str,
        text: str,
        code: str,
        taken: Collection[str],
        parent: QWidget | None,
        copies: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(heading, text, widgets.primary_button(_("Add")), parent)
        self._taken = taken
        self.code = QLineEdit(code)
        self.title = QLineEdit()
        self.like = ComboBox()
        self.fault = widgets.TextLabel("", "bad")
        self.fields.addLayout(labelled(_("Code"), self.code))
        self.fields.addLayout(labelled(_("Title"), self.title))
        if copies:
            self.like.addItem(_("Nothing yet"), "")
            for key, name in copies:
                self.like.addItem(name, key)
            self.fields.addLayout(labelled(_("Requires at first"), self.like))
        else:
            self.like.setParent(self)
            self.like.hide()
        self.fields.addWidget(self.fault)
        for field in (self.code, self.title):
            field.textChanged.connect(lambda _text: self._check())
        self._check()
        (self.title if code else self.code).setFocus()

    def named(self) -> tuple[str, str]:
        """Return code and title."""
        return self.code.text().strip(), self.title.text().strip()

    def _check(self) -> None:
        code, title = self.named()
        fault = code_fault(code, self._taken) if code else ""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        allow(self.go_on, code and title and not fault, fault or _("Write code and title first."))
        self.grow()

    @classmethod
    def ask(
        cls, heading: str, text: str, code: str, taken: Collection[str], parent: QWidget | None
    ) -> tuple[str, str] | None:
        """Return code and title; None when the person cancels."""
        dialog = cls(heading, text, code, taken, parent)
        return dialog.named() if dialog.run() else None


class CopyDialog(Question):
    """Asks which framework to copy, and what the copy is to be called."""

    def __init__(self, frameworks: Sequence[Framework], parent: QWidget | None) -> None:
        super().__init__(
            _("Make your own framework"),
            _(
                "A copy carries everything: competences, anchors, roles, requirements, modules. "
                "Then take out what your city does not need, and change the rest."
            ),
            widgets.primary_button(_("Make the copy")),
            parent,
        )
        self._frameworks = tuple(frameworks)
        self._taken = {framework.code for framework in frameworks}
        self.base = ComboBox()
        for framework in self._frameworks:
            self.base.addItem(f"{framework.name}: {framework.title}", framework.id)
        self.base.setMinimumContentsLength(30)
        self.reading = ComboBox()
        self.code = QLineEdit()
        self.code.setPlaceholderText(_("Such as: BURGAS"))
        self.title = QLineEdit()
        self.title.setPlaceholderText(_("Such as: Competences of the city of Burgas"))
        self.fault = widgets.TextLabel("", "bad")
        self.fields.addLayout(labelled(_("Copy of"), self.base))
        self._reading_part = QWidget()
        part = labelled(_("Requirements as in"), self.reading)
        part.setContentsMargins(0, 0, 0, 0)
        self._reading_part.setLayout(part)
        self.fields.addWidget(self._reading_part)
        self.fields.addLayout(labelled(_("Code"), self.code))
        self.fields.addLayout(labelled(_("Title"), self.title))
        self.fields.addWidget(self.fault)
        self.base.currentIndexChanged.connect(lambda _index: self._show_readings())
        for field in (self.code, self.title):
            field.textChanged.connect(lambda _text: self._check())
        self._show_readings()
        self._check()
        self.code.setFocus()

    def wanted(self) -> tuple[UUID, str, str, str]:
        """Return the base's identity, code, title, and the reading's code."""
        return (
            self._frameworks[self.base.currentIndex()].id,
            self.code.text().strip(),
            self.title.text().strip(),
            self.reading.currentData() or DEFAULT_READING,
        )

    def _show_readings(self) -> None:
        self.reading.clear()
        for reading in self._frameworks[self.base.currentIndex()].readings:
            self.reading.addItem(reading.title, reading.code)
        self._reading_part.setVisible(self.reading.count() > 1)

    def _check(self) -> None:
        _base, code, title, _reading = self.wanted()
        fault = code_fault(code, self._taken) if code else ""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        allow(self.go_on, code and title and not fault, fault or _("Write code and title first."))
        self.grow()


class MoveChoice(QWidget):
    """Draft assessments to be moved to a version, each with what that would change."""

    def __init__(self, moves: Sequence[DraftMove]) -> None:
        super().__init__()
        self.boxes: dict[UUID, QCheckBox] = {}
        self.lines: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for found in sorted(moves, key=lambda one: not one.move.possible):
            name = _name(found)
            if found.move.possible:
                box = QCheckBox(name.replace("&", "&&"))
                box.setAccessibleName(_("Move {name}").format(name=name))
                self.boxes[found.summary.id] = box
                column.addWidget(box)
            else:
                column.addWidget(widgets.TextLabel(name))
            lines = move_lines(found.move, veiled=found.veiled)
            self.lines += [name, *lines]
            for line in lines:
                label = widgets.small(line)
                label.setContentsMargins(24, 0, 0, 0)
                column.addWidget(label)

    def chosen(self) -> tuple[UUID, ...]:
        """Return the assessments that are ticked."""
        return tuple(found for found, box in self.boxes.items() if box.isChecked())


class MovesDialog(Question):
    """Asks which draft assessments are to move to a published version."""

    def __init__(
        self, framework: Framework, moves: Sequence[DraftMove], parent: QWidget | None
    ) -> None:
        super().__init__(
            _("Move drafts to {name}").format(name=framework.name),
            _(
                "Ratings, notes, evidence and history stay as they are. A draft that has moved "
                "can't go back; signed assessments keep the version they were made with."
            ),
            widgets.primary_button(_("Move")),
            parent,
        )
        self.choice = MoveChoice(moves)
        self.fields.addWidget(_scrolled(self.choice))
        for box in self.choice.boxes.values():
            box.toggled.connect(lambda _on: self._check())
        self._check()
        self.setMinimumWidth(560)

    def _check(self) -> None:
        allow(self.go_on, self.choice.chosen(), _("Tick at least one first."))


class PublishDialog(Question):
    """Says what publishing means and changes, and asks for a yes."""

    def __init__(self, draft: FrameworkDraft, inspected: Inspected, parent: QWidget | None) -> None:
        chosen = draft.content.chosen
        super().__init__(
            _("Publish {name}?").format(name=chosen.name),
            _(
                "“{title}” with {size}. A published version never changes: assessments made with "
                "it keep their meaning. Whatever comes later becomes the next version."
            ).format(title=chosen.title, size=size_text(chosen)),
            widgets.primary_button(_("Publish")),
            parent,
            rash=True,
        )
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.lines: list[str] = []
        if inspected.findings:
            self._say(column, widgets.body(findings_sentence(inspected.findings)))
        if inspected.difference is not None and inspected.base is not None:
            lines = difference_lines(inspected.difference, inspected.base, chosen)
            self._say(column, widgets.strong(_difference_heading(inspected.base, len(lines))))
            for line in lines[:_MOST_LINES]:
                self._say(column, widgets.small(line))
        self.choice = MoveChoice(inspected.moves)
        if inspected.moves:
            self._say(
                column,
                widgets.strong(_("Draft assessments: tick those that move to it at once")),
            )
            column.addWidget(self.choice)
            self.lines += self.choice.lines
        column.addStretch(1)
        self.fields.addWidget(_scrolled(page))
        self.setMinimumWidth(560)

    def _say(self, column: QVBoxLayout, label: widgets.TextLabel) -> None:
        self.lines.append(label.text())
        column.addWidget(label)


def _name(found: DraftMove) -> str:
    summary = found.summary
    role = summary.role_title if summary.title else ""
    return " · ".join(
        part for part in (summaries.title(summary), role, summaries.kind(summary)) if part
    )


def _difference_heading(base: Framework, n: int) -> str:
    if not n:
        return _("It is otherwise the same as {name}.").format(name=base.name)
    return ngettext("{n} difference from {name}", "{n} differences from {name}", n).format(
        n=n, name=base.name
    )


def _scrolled(content: QWidget) -> QWidget:
    area = widgets.scrolling(content)
    area.setMinimumHeight(120)
    area.setMaximumHeight(320)
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return area
