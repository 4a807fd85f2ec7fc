"""Choosing the competences of an agenda, and whose levels are proposed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.vote import Need
from s4c_desktop.domain.vote_agenda import proposals
from s4c_desktop.domain.vote_wording import need_text
from s4c_desktop.domain.wording import competence_name, reading_title
from s4c_desktop.services.votes import ProposedFrom
from s4c_desktop.ui import widgets
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.quality.parts import labelled

_CODE = Qt.ItemDataRole.UserRole


class AgendaChoice(QWidget):
    """A tick for each competence, below its area; Space ticks, an area ticks all of its own."""

    chosen = Signal()
    """Another choice was made."""

    def __init__(self) -> None:
        super().__init__()
        self._framework: Framework | None = None
        self.propose = ComboBox()
        self.propose.setSizeAdjustPolicy(
            ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.propose.setMinimumContentsLength(24)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        self.tree.setUniformRowHeights(True)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setAccessibleName(_("Competences on the agenda"))
        self.tree.setMinimumHeight(160)
        self.count = widgets.TextLabel("", "muted", wrap=False)
        self.all = widgets.button(_("All"), lambda: self.tick(None))
        self.none = widgets.button(_("None"), lambda: self.tick(()))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.count, 1)
        row.addWidget(self.all)
        row.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(labelled(_("Proposals from"), self.propose))
        column.addLayout(labelled(_("Agenda"), self.tree))
        column.addLayout(row)
        self.propose.currentIndexChanged.connect(lambda _index: self._show_proposals())
        self.tree.itemChanged.connect(lambda _item, _column: self._count())

    def show_framework(self, framework: Framework) -> None:
        """Show the competences and roles of another version, all of them on the agenda."""
        self._framework = framework
        self.propose.blockSignals(True)
        self.propose.clear()
        self.propose.addItem(_("No proposals: vote on everything"), None)
        for role in framework.roles:
            for reading in framework.readings:
                if any(need.eqf is not None for need in role.requirements.get(reading.code, ())):
                    self.propose.addItem(
                        _("{role}, {reading}").format(
                            role=role.title, reading=reading_title(framework, reading.code)
                        ),
                        (role.code, reading.code),
                    )
        self.propose.blockSignals(False)
        self._fill(framework)
        self._show_proposals()

    def show_choice(self, codes: Iterable[str], propose: ProposedFrom | None) -> None:
        """Show what is on an agenda already."""
        if propose is not None:
            self._choose(propose.role, propose.reading)
        self.tick(codes)

    def propose_from(self, role: str) -> None:
        """Propose what a role (code) requires, if it requires anything."""
        self._choose(role)

    def proposed_from(self) -> ProposedFrom | None:
        """Return whose levels are proposed."""
        data = self.propose.currentData()
        return None if data is None else ProposedFrom(*data)

    def codes(self) -> tuple[str, ...]:
        """Return the competences that are ticked, in the framework's order."""
        return tuple(
            item.data(0, _CODE)
            for item in self._items()
            if item.checkState(0) is Qt.CheckState.Checked
        )

    def tick(self, codes: Iterable[str] | None) -> None:
        """Tick these competences and no others, all for None."""
        wanted = None if codes is None else set(codes)
        self.tree.blockSignals(True)
        for item in self._items():
            on = wanted is None or item.data(0, _CODE) in wanted
            item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.tree.blockSignals(False)
        self.tree.viewport().update()
        self._count()

    def _choose(self, role: str, reading: str = "") -> None:
        """Choose a role's reading, its first for none named; no proposals where there is none."""
        found = [self.propose.itemData(row) or ("", "") for row in range(self.propose.count())]
        fits = (n for n, data in enumerate(found) if data[0] == role and reading in ("", data[1]))
        self.propose.setCurrentIndex(next(fits, 0))

    def _fill(self, framework: Framework) -> None:
        self.tree.blockSignals(True)
        self.tree.clear()
        for area in framework.areas:
            branch = QTreeWidgetItem([f"{area.code} {area.title}"])
            branch.setFlags(branch.flags() | Qt.ItemFlag.ItemIsAutoTristate)
            branch.setCheckState(0, Qt.CheckState.Checked)
            self.tree.addTopLevelItem(branch)
            for competence in framework.competences:
                if competence.area != area.code:
                    continue
                leaf = QTreeWidgetItem([competence_name(framework, competence.code), ""])
                leaf.setData(0, _CODE, competence.code)
                leaf.setCheckState(0, Qt.CheckState.Checked)
                branch.addChild(leaf)
            branch.setFirstColumnSpanned(True)
        self.tree.expandAll()
        self.tree.blockSignals(False)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    def _items(self) -> list[QTreeWidgetItem]:
        found = []
        for number in range(self.tree.topLevelItemCount()):
            branch = self.tree.topLevelItem(number)
            if branch is not None:
                found += [branch.child(row) for row in range(branch.childCount())]
        return found

    def _show_proposals(self) -> None:
        framework, chosen = self._framework, self.proposed_from()
        if framework is None:
            return
        needs: dict[str, Need] = {}
        if chosen is not None:
            needs = proposals(framework, chosen.role, chosen.reading)
        self.tree.blockSignals(True)
        for item in self._items():
            need = needs.get(item.data(0, _CODE))
            item.setText(1, need_text(need) if need else "")
        self.tree.blockSignals(False)
        self._count()

    def _count(self) -> None:
        self.count.setText(
            _("{n} of {total} on the agenda").format(n=len(self.codes()), total=len(self._items()))
        )
        self.chosen.emit()
