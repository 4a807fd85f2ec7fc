"""A list of one column that asks its model for the rows in sight alone."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.delegates import TwoLineDelegate
from s4c_desktop.ui.people.list_model import PeopleModel
from s4c_desktop.ui.text_size import scaled
from s4c_desktop.ui.theme import Theme

ROW = 52


class PeopleTable(QTableView):
    """Shows people below each other.

    A QListView asks its model for every row whenever the rows change, a QTableView with rows of
    one height for none: with ten thousand people that is the time of two frames on every key.
    """

    def __init__(self, theme: Theme, model: PeopleModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(TwoLineDelegate(theme, PeopleModel.SUBTITLE, self))
        self.setAccessibleName(_("People"))
        self.setProperty("role", "plain")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().hide()
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(scaled(ROW))
        rows.hide()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Let Home and End go to the first and the last person, as in a list."""
        last = self.model().rowCount() - 1
        if last >= 0 and action == QAbstractItemView.CursorAction.MoveHome:
            return self.model().index(0, 0)
        if last >= 0 and action == QAbstractItemView.CursorAction.MoveEnd:
            return self.model().index(last, 0)
        return super().moveCursor(action, modifiers)
