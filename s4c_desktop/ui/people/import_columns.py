"""The second step of an import: which column holds what."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.people_import import Field
from s4c_desktop.domain.people_import_wording import field_name
from s4c_desktop.domain.sheet import Sheet
from s4c_desktop.ui import widgets
from s4c_desktop.ui.inputs import ComboBox

EXAMPLES = 3
NO_COLUMN = -1


class ColumnsPage(QWidget):
    """A choice of column for each thing that is kept of people, with the first values in it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self.notes = widgets.TextLabel("", "muted")
        self.about = widgets.muted()
        self.choices: dict[Field, ComboBox] = {}
        self._examples: dict[Field, widgets.ElidedLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        for number, one in enumerate(Field):
            choice = self.choices[one] = ComboBox()
            choice.setAccessibleName(field_name(one))
            choice.setMinimumContentsLength(14)
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.currentIndexChanged.connect(lambda _index, one=one: self._on_choice(one))
            label = widgets.TextLabel(field_name(one), wrap=False)
            label.setBuddy(choice)
            example = self._examples[one] = widgets.ElidedLabel("", "small")
            grid.addWidget(label, number, 0)
            grid.addWidget(choice, number, 1)
            grid.addWidget(example, number, 2, Qt.AlignmentFlag.AlignVCenter)
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(8)
        inner.addWidget(self.about)
        inner.addWidget(self.notes)
        inner.addLayout(grid)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(widgets.scrolling(page))
        self.setFocusProxy(self.choices[Field.NAME])

    def show_sheet(self, sheet: Sheet, guessed: Mapping[Field, int]) -> None:
        """Offer the columns of a table, those guessed chosen."""
        self._sheet = sheet
        n = len(sheet.rows)
        rows = ngettext("{file} has {n} row.", "{file} has {n} rows.", n)
        self.about.setText(
            " ".join(
                (
                    rows.format(file=sheet.file, n=n),
                    _("Columns were chosen by their names; change what is wrong."),
                )
            )
        )
        self.notes.setText("\n".join(sheet.notes))
        self.notes.setVisible(bool(sheet.notes))
        for one, choice in self.choices.items():
            choice.blockSignals(True)
            choice.clear()
            choice.addItem(_("(none)"), NO_COLUMN)
            for number, name in enumerate(sheet.columns):
                choice.addItem(name, number)
            choice.setCurrentIndex(guessed.get(one, NO_COLUMN) + 1)
            choice.blockSignals(False)
            self._show_examples(one)
        self.changed.emit()

    def mapping(self) -> dict[Field, int]:
        """Return the columns chosen."""
        found = {one: choice.currentData() for one, choice in self.choices.items()}
        return {one: n for one, n in found.items() if n is not None and n != NO_COLUMN}

    def _on_choice(self, one: Field) -> None:
        self._show_examples(one)
        self.changed.emit()

    def _show_examples(self, one: Field) -> None:
        column = self.choices[one].currentData()
        texts: list[str] = []
        if self._sheet is not None and column is not None and column != NO_COLUMN:
            for row in self._sheet.rows:
                text = " ".join(row.text(column).split())
                if text and text not in texts:
                    texts.append(text[:60])
                if len(texts) == EXAMPLES:
                    break
        self._examples[one].set_text(" · ".join(texts))
