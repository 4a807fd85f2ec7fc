"""What is said of a group: title, purpose, day, place, role to compare with, and the minimum."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.focus_group import GroupDetails
from s4c_desktop.domain.group_privacy import LEAST_MINIMUM
from s4c_desktop.ui import widgets
from s4c_desktop.ui.autosave import Autosave
from s4c_desktop.ui.group.new_dialog import fill_roles
from s4c_desktop.ui.group.session import GroupSession
from s4c_desktop.ui.inputs import ComboBox, WheelScrollsPage
from s4c_desktop.ui.quality.parts import KeptText, OptionalDate, labelled

_MOST = 100


class DetailsPage(QWidget):
    """A form that saves itself."""

    def __init__(self, session: GroupSession) -> None:
        super().__init__()
        self._session = session
        self._showing = False
        self._autosave = Autosave(self._store, self)
        self.title = QLineEdit()
        self.held = OptionalDate(_("Held on"))
        self.place = QLineEdit()
        self.facilitator = QLineEdit()
        self.role = ComboBox()
        self.reading = ComboBox()
        self.minimum = QSpinBox()
        self.minimum.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.minimum.setRange(LEAST_MINIMUM, _MOST)
        self.minimum.installEventFilter(WheelScrollsPage(self.minimum))
        self.purpose = KeptText(_("Purpose"), _("What the group is to find out"))
        self.note = KeptText(_("Notes"))
        self.framework = widgets.muted()
        for field in (self.title, self.place, self.facilitator):
            field.textEdited.connect(lambda _text: self._autosave.touch())
            field.editingFinished.connect(self._autosave.flush)
        self.held.edited.connect(self._touch)
        self.minimum.valueChanged.connect(lambda _value: self._touch())
        self.role.activated.connect(lambda _index: self._store())
        self.reading.activated.connect(lambda _index: self._store())
        self.purpose.settled.connect(lambda _text: self._store())
        self.note.settled.connect(lambda _text: self._store())
        session.changed.connect(self.show_group)
        self._build()

    def leave(self) -> None:
        """Hand over what was typed."""
        self.purpose.flush()
        self.note.flush()
        self._autosave.flush()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        self.show_group()

    def show_group(self) -> None:
        """Show the details, unless something else is being typed."""
        if not self._session.is_open or self._autosave.pending or not self.isVisible():
            return
        self._showing = True
        details, framework = self._session.group.details, self._session.framework
        for field, text in (
            (self.title, details.title),
            (self.place, details.place),
            (self.facilitator, details.facilitator),
        ):
            if field.text() != text:
                field.setText(text)
        self.held.show_value(details.held_on)
        self.minimum.setValue(details.minimum)
        self.minimum.setEnabled(not self._session.group.is_shown)
        self.purpose.show_text(details.purpose)
        self.note.show_text(details.note)
        self.framework.setText(
            _("Framework: {name}, {title}").format(name=framework.name, title=framework.title)
        )
        fill_roles(self.role, framework, details.role)
        self.reading.clear()
        for each in framework.readings:
            self.reading.addItem(each.title, each.code)
        self.reading.setCurrentIndex(max(self.reading.findData(details.reading), 0))
        self._reading.setVisible(self.reading.count() > 1)
        self._showing = False

    def _touch(self) -> None:
        if not self._showing:
            self._autosave.touch()

    def _store(self) -> None:
        self._autosave.drop()
        if not self._session.is_open or self._showing:
            return
        before = self._session.group.details
        self._session.describe(self._details(before))

    def _details(self, before: GroupDetails) -> GroupDetails:
        return replace(
            before,
            title=self.title.text().strip() or before.title,
            held_on=self.held.value(),
            place=self.place.text().strip(),
            facilitator=self.facilitator.text().strip(),
            role=self.role.currentData() or "",
            reading=self.reading.currentData() or before.reading,
            minimum=self.minimum.value(),
            purpose=self.purpose.toPlainText().strip(),
            note=self.note.toPlainText().strip(),
        )

    def _build(self) -> None:
        card = widgets.Card(margin=24, spacing=16)
        card.setMaximumWidth(widgets.text_width(self, 110))
        card.column.addWidget(self.framework)
        card.column.addLayout(labelled(_("Title"), self.title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        # What they could hold at their widest would make one column wider than the other.
        for choice in (self.role, self.reading):
            choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        held = QVBoxLayout()
        held.addStretch(1)
        held.addWidget(self.held)
        grid.addLayout(held, 0, 0)
        grid.addLayout(labelled(_("Place"), self.place), 0, 1)
        grid.addLayout(labelled(_("Led by"), self.facilitator), 1, 0)
        grid.addLayout(labelled(_("Role to compare with"), self.role), 1, 1)
        self._reading = QWidget()
        reading = labelled(_("Requirements as in"), self.reading)
        reading.setContentsMargins(0, 0, 0, 0)
        self._reading.setLayout(reading)
        grid.addLayout(labelled(_("People behind whatever is shown, at least"), self.minimum), 2, 0)
        grid.addWidget(self._reading, 2, 1)
        card.column.addLayout(grid)
        card.column.addLayout(labelled(_("Purpose"), self.purpose))
        card.column.addLayout(
            labelled(_("Notes"), self.note, _("For you alone: in no report, on no projector."))
        )
        card.column.addStretch(1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(card, 100)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(widgets.scrolling(page))
        self.setFocusProxy(self.title)
