"""Everything about one item of a plan, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import schedule_wording, study_wording
from s4c_desktop.domain.plan_sheet import SheetItem
from s4c_desktop.domain.study import ItemKind, ItemState, StudyItem
from s4c_desktop.domain.study_groups import StudyGroup
from s4c_desktop.domain.wording import hours_text
from s4c_desktop.ui import widgets
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.learning.editing import PlanEditing
from s4c_desktop.ui.learning.item_actions import ItemActions
from s4c_desktop.ui.quality.parts import KeptText

_TONES = {ItemState.PLANNED: "neutral", ItemState.STARTED: "accent", ItemState.DONE: "good"}


class ItemPage(QWidget):
    """Shows the item that is chosen in the list."""

    check_wanted = Signal(str)
    """The self-check on this topic (code) is to be taken."""

    def __init__(self, editing: PlanEditing, actions: ItemActions) -> None:
        super().__init__()
        self._editing = editing
        self._actions = actions
        self._group: StudyGroup | None = None
        self._listed: tuple[object, ...] = ()
        self.title = widgets.section()
        self.state = widgets.Chip("", "neutral")
        self.demand = widgets.Chip("", "neutral")
        self.place = widgets.small()
        self.why = widgets.body()
        self.hours = widgets.body()
        self.estimate = widgets.small()
        self.dates = widgets.body()
        self.moved = widgets.TextLabel("", "caution")
        self.evidence = widgets.body()
        self.topics_title = widgets.strong()
        self._topics = QVBoxLayout()
        self._topics.setSpacing(4)
        self.note = KeptText(_("Note on this item"), _("A note for the learner"), height=64)
        self.note.settled.connect(self._write)
        self.begin = widgets.button(_("Begin…"), lambda: self._on(actions.begin))
        self.done = widgets.primary_button(_("Mark as done…"), lambda: self._on(actions.finish))
        self.back = widgets.button(_("Mark as not begun"), lambda: self._on(actions.restore))
        self.pin = widgets.button("", lambda: self._on(actions.pin))
        self.day = widgets.button(_("Pin to a day…"), lambda: self._on(actions.pin_to_day))
        self.edit_hours = widgets.button(_("Hours…"), lambda: self._on(actions.hours))
        self.change = widgets.button(_("Edit…"), lambda: self._on(actions.change))
        self.remove = widgets.button(_("Remove…"), lambda: self._on(actions.remove), role="danger")
        self._build()

    def show_group(self, group: StudyGroup | None, said: SheetItem | None) -> None:
        """Show an item; `said` is what the plan's documents say of it, None until it is known."""
        if group is None or (self._group is not None and group.id != self._group.id):
            self.note.flush()
        self._group = group
        self.setVisible(group is not None)
        if group is None:
            return
        self.title.setText(group.title)
        self.state.setText(study_wording.state_heading(group.state))
        self.state.set_tone(_TONES[group.state])
        topic = group.kind is ItemKind.TOPIC
        self.demand.setText(_("Mandatory") if group.mandatory else _("Optional"))
        self.demand.setVisible(topic)
        _say(self.place, _place(group, said))
        _say(self.why, said.why if said else self.why.text())
        self.hours.setText(hours_text(group.hours))
        _say(self.estimate, said.estimate if said and topic else "")
        _say(self.dates, _dates(group, said))
        _say(self.moved, self._moved(group))
        proof = said.evidence if said else ""
        _say(self.evidence, _("Shown by: {evidence}").format(evidence=proof) if proof else "")
        self.note.show_text(group.items[0].note)
        self._show_topics(group)
        self._enable(group)

    def leave(self) -> None:
        """Hand over what was typed."""
        self.note.flush()

    # -- parts ---------------------------------------------------------------------------

    def _on(self, action: Callable[[StudyGroup], object]) -> None:
        if self._group is not None:
            self.note.flush()
            action(self._group)

    def _write(self, text: str) -> None:
        if self._group is not None:
            self._actions.write_note(self._group, text)

    def _enable(self, group: StudyGroup) -> None:
        state, topic = group.state, group.kind is ItemKind.TOPIC
        self.begin.setVisible(state is ItemState.PLANNED)
        self.done.setVisible(state is not ItemState.DONE)
        self.back.setVisible(state is not ItemState.PLANNED)
        for button in (self.pin, self.day, self.remove):
            button.setVisible(state is not ItemState.DONE)
        self.pin.setText(_("Unpin") if group.pinned else _("Pin"))
        self.pin.setToolTip(_("A pinned item stays where it is when the plan is made anew."))
        self.edit_hours.setVisible(topic and state is not ItemState.DONE)
        self.change.setVisible(not topic)

    def _moved(self, group: StudyGroup) -> str:
        schedule = self._editing.studied.followed.schedule
        told = (one for one in schedule.moved if one.piece.key in group.ids)
        return " ".join(schedule_wording.moved_sentence(one, short_date) for one in told)

    def _show_topics(self, group: StudyGroup) -> None:
        listed = (group.ids, group.topics, group.state)
        if listed == self._listed:
            return
        self._listed = listed
        while (old := self._topics.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widgets.put_away(widget)
        topic = group.kind is ItemKind.TOPIC
        self.topics_title.setVisible(True)
        self.topics_title.setText(_("Topics") if topic else _("About"))
        if not topic:
            text = self._actions.about(group.items[0])
            self.topics_title.setVisible(bool(text))
            if text:
                self._topics.addWidget(widgets.muted(text))
            return
        self._add_rows(group)

    def _add_rows(self, group: StudyGroup) -> None:
        for item, title in zip(group.items, group.topics, strict=True):
            self._topics.addWidget(self._topic_row(item, title, alone=len(group.items) == 1))

    def _topic_row(self, item: StudyItem, title: str, *, alone: bool) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(widgets.body(title), 1)
        if self._editing.context.program.self_checks.of(item.reference) is not None:
            check = widgets.button(
                _("Self-check"), lambda: self.check_wanted.emit(item.reference), role="quiet"
            )
            check.setAccessibleName(_("Self-check: {topic}").format(topic=title))
            row.addWidget(check)
        if not alone:
            menu = widgets.menu_button(_("More"), self._topic_menu(item.id, made))
            menu.setProperty("role", "quiet")
            menu.setAccessibleName(_("More about {topic}").format(topic=title))
            row.addWidget(menu)
        return made

    def _topic_menu(self, item_id: UUID, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        for text, action in (
            (_("Begin this topic…"), self._actions.begin),
            (_("Mark this topic as done…"), self._actions.finish),
            (_("Pin this topic"), self._actions.pin),
            (_("Remove this topic…"), self._actions.remove),
        ):
            menu.addAction(text, lambda action=action: self._actions.on_topic(item_id, action))
        return menu

    def _build(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(8)
        chips.addWidget(self.state)
        chips.addWidget(self.demand)
        chips.addStretch(1)
        actions = FlowLayout(spacing=8)
        for button in (
            self.done,
            self.begin,
            self.back,
            self.pin,
            self.day,
            self.edit_hours,
            self.change,
            self.remove,
        ):
            actions.addWidget(button)
        card = widgets.Card(spacing=8)
        card.column.addWidget(self.title)
        card.column.addLayout(chips)
        for label in (self.place, self.why):
            card.column.addWidget(label)
        card.column.addSpacing(4)
        for label in (self.dates, self.moved, self.hours, self.estimate, self.evidence):
            card.column.addWidget(label)
        card.column.addSpacing(4)
        card.column.addLayout(actions)
        card.column.addSpacing(4)
        card.column.addWidget(self.topics_title)
        card.column.addLayout(self._topics)
        card.column.addWidget(widgets.strong(_("Note")))
        card.column.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(card)
        column.addStretch(1)


def _place(group: StudyGroup, said: SheetItem | None) -> str:
    if group.kind is not ItemKind.TOPIC:
        return study_wording.kind_name(group.kind)
    place = said.place if said else group.module_title
    return _("Module {code}: {place}").format(code=group.module, place=place)


def _dates(group: StudyGroup, said: SheetItem | None) -> str:
    if said is None:
        return ""
    days = schedule_wording.span_text(said.first, said.last, short_date)
    if not days:
        return ""
    if group.state is ItemState.DONE:
        return _("Done: {days}").format(days=days)
    if group.state is ItemState.STARTED:
        return _("Begun: {days}").format(days=days)
    return _("Planned: {days}").format(days=days)


def _say(label: widgets.TextLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
