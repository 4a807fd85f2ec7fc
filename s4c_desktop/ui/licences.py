"""The dialog with the licences of all that ships."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base import licences
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.licences import Part
from s4c_desktop.ui import widgets
from s4c_desktop.ui.dialog import Dialog

SIZE = (1000, 600)
LIST_WIDTH = 400
WIDTHS = (150, 96)


class LicencesDialog(Dialog):
    """Lists the parts with version and licence, and shows the text of the chosen one's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Licences"))
        self.resize(*SIZE)
        self._parts = licences.shipped()
        self.list = QTreeWidget()
        self.list.setAccessibleName(_("What the program is made of"))
        self.list.setHeaderLabels([_("Part"), _("Version"), _("Licence")])
        self.list.setRootIsDecorated(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.list.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(WIDTHS):
            header.resizeSection(column, width)
        self.heading = widgets.section()
        self.licence = widgets.muted()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Text of the licence"))
        items = [_item(part) for part in self._parts]
        self.list.addTopLevelItems(items)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show())

        close = widgets.primary_button(_("Close"), self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        chosen = QWidget()
        beside = QVBoxLayout(chosen)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(self.heading)
        beside.addWidget(self.licence)
        beside.addWidget(self.text, 1)
        split.addWidget(chosen)
        split.setSizes([LIST_WIDTH, SIZE[0] - LIST_WIDTH])
        split.setStretchFactor(1, 1)
        split.setHandleWidth(16)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.setSpacing(16)
        outer.addWidget(
            widgets.body(
                _(
                    "S4C Desktop is built from free software and free fonts. Each part stays under "
                    "its own licence, which is shown here in full."
                )
            )
        )
        outer.addWidget(split, 1)
        outer.addLayout(row)
        self.list.setCurrentItem(items[0])
        self.list.setFocus()

    def _show(self) -> None:
        part = self._parts[self.list.indexOfTopLevelItem(self.list.currentItem())]
        self.heading.setText(f"{part.name} {_version(part)}".strip())
        whole = _("{licence}, part of {package}").format(licence=part.licence, package=part.inside)
        self.licence.setText(whole if part.inside else part.licence)
        self.text.setPlainText(part.text)


def _item(part: Part) -> QTreeWidgetItem:
    item = QTreeWidgetItem([part.name, _version(part), part.licence])
    for column in (0, 2):
        item.setToolTip(column, widgets.plain_tip(item.text(column)))
    return item


def _version(part: Part) -> str:
    # A build carries the Python it was made with; the lock holds none.
    return platform.python_version() if part.name == "Python" else part.version
