"""The sections of the library, at its left side."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.catalogue import Kind, Place
from s4c_desktop.domain.catalogue_wording import kind_title
from s4c_desktop.domain.framework import Framework
from s4c_desktop.ui.text_size import scaled

WIDTH = 264
PLACE = Qt.ItemDataRole.UserRole


class Sections(QListWidget):
    """Leads to every overview; what a framework does not have is not shown."""

    opened = Signal(object)
    """The Place of an overview."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Sections of the library"))
        self.setFixedWidth(scaled(WIDTH))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    def offer(self, framework: Framework) -> None:
        """Offer what there is for a framework."""
        self.clear()
        for text, place in _sections(framework):
            item = QListWidgetItem(text)
            item.setData(PLACE, place)
            item.setToolTip(text)
            self.addItem(item)

    def mark(self, place: Place) -> None:
        """Mark the section that a place belongs to, if there is one."""
        best = -1
        for row in range(self.count()):
            found: Place = self.item(row).data(PLACE)
            if found == place or (best < 0 and found.kind is _home(place.kind) and not found.code):
                best = row
        self.blockSignals(True)
        self.setCurrentRow(best)
        self.blockSignals(False)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(PLACE))


def _home(kind: Kind) -> Kind:
    return Kind.MODULE if kind is Kind.TOPIC else kind


def _sections(framework: Framework) -> Iterator[tuple[str, Place]]:
    name = framework.name
    yield _("Framework explorer"), Place(Kind.COMPETENCE, "", name)
    yield _("Levels"), Place(Kind.LEVEL, "", name)
    if framework.roles:
        yield _("Roles side by side"), Place(Kind.ROLE, "", name)
        for role in framework.roles:
            yield f"\u2003{role.title}", Place(Kind.ROLE, role.code, name)
    if framework.modules:
        yield _("Modules"), Place(Kind.MODULE, "", name)
    if framework.curricula:
        yield _("Role curricula"), Place(Kind.CURRICULUM, "", name)
    for kind in (
        Kind.CASE_STUDY,
        Kind.COURSE,
        Kind.GLOSSARY,
        Kind.GUIDE,
        Kind.CHARACTERISTIC,
        Kind.DOMAIN,
        Kind.CHALLENGE,
        Kind.MACRO_CHALLENGE,
        Kind.POLICY_OPTION,
        Kind.BACKGROUND,
        Kind.SOURCE,
        Kind.LINK,
        Kind.READING,
    ):
        yield kind_title(kind), Place(kind, "")
