"""What everybody said, for whoever enters it: a heat map, and all of an area over each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import radar
from s4c_desktop.ui import widgets
from s4c_desktop.ui.charts.frame import ChartFrame
from s4c_desktop.ui.charts.heat import PeopleMap, RatedPerson
from s4c_desktop.ui.charts.people_radar import PeopleRadar
from s4c_desktop.ui.folding import FoldingRow
from s4c_desktop.ui.group.board import framed
from s4c_desktop.ui.group.session import GroupSession
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.text_size import scaled

MAP = ""


class RatingsPage(QWidget):
    """Single people can be read here, by code name; nothing of it can be copied or saved."""

    def __init__(self, session: GroupSession) -> None:
        super().__init__()
        self._session = session
        self.frame: ChartFrame | None = None
        self.view_choice = ComboBox()
        self.view_choice.setAccessibleName(_("What is shown"))
        self.view_choice.setMinimumContentsLength(24)
        self.view_choice.activated.connect(lambda _index: self._draw())
        self._room = QVBoxLayout()
        note = widgets.TextLabel(
            _(
                "For whoever enters the ratings: single people can be read here. Show others the "
                "profile."
            ),
            "caution",
        )
        note.setMinimumWidth(scaled(220))
        head = FoldingRow(note, self.view_choice, stretch=(1, 0), spacing=12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(head)
        column.addLayout(self._room, 1)
        session.opened.connect(self._offer)
        session.changed.connect(self.show_group)

    def show_group(self) -> None:
        """Show the ratings as they are now."""
        if self._session.is_open and self.isVisible():
            self._draw()

    def _offer(self) -> None:
        framework = self._session.framework
        self.view_choice.clear()
        self.view_choice.addItem(_("Everybody and everything"), MAP)
        for area in framework.areas:
            inside = [one for one in framework.competences if one.area == area.code]
            if radar.fits(len(inside)):
                self.view_choice.addItem(f"{area.code} {area.title}", area.code)

    def _draw(self) -> None:
        framework = self._session.framework
        people = [
            RatedPerson(one.code_name, one.ratings) for one in self._session.group.participants
        ]
        area = self.view_choice.currentData() or MAP
        rated = {code for one in people for code in one.ratings} | set(self._session.asked)
        titles = {
            one.code: one.title
            for one in framework.competences
            if (one.area == area or not area) and one.code in rated
        }
        before = self.frame
        context = self._session.context
        if area and radar.fits(len(titles)):
            drawing = PeopleRadar(
                self.view_choice.currentText(),
                people,
                titles,
                self._session.required(),
                {level.eqf: level.name for level in framework.levels},
            )
            self.frame = framed(context, drawing, stays=True)
        else:
            title = self.view_choice.currentText() if area else _("What everybody said")
            self.frame = framed(context, PeopleMap(title, people, titles), stays=True)
        self._room.addWidget(self.frame)
        if before is not None:
            as_table = before.as_table.isChecked()
            had_focus = before.view.hasFocus()
            widgets.put_away(before)
            self.frame.as_table.setChecked(as_table)
            if had_focus:
                self.frame.view.setFocus(Qt.FocusReason.OtherFocusReason)
