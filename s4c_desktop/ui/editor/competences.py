"""The competences of a draft: which are taken in, and what each of them says."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import framework_edits as edits
from s4c_desktop.domain.framework_findings import Part, Where
from s4c_desktop.ui import widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.editor.competence_form import CompetenceForm
from s4c_desktop.ui.editor.dialogs import NamingDialog
from s4c_desktop.ui.editor.parts import KeptLine, page_of
from s4c_desktop.ui.editor.session import EditorSession
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.panes import Panes
from s4c_desktop.ui.quality.parts import labelled

_CODE = Qt.ItemDataRole.UserRole
_AREA = Qt.ItemDataRole.UserRole + 1


class CompetenceTree(QTreeWidget):
    """Areas with their competences, each to be ticked; Space ticks the one that is chosen."""

    ticked = Signal(object, bool)
    """These codes are taken in, or left out."""

    picked = Signal(str, str)
    """This competence is chosen, or with no code this area."""

    def __init__(self, session: EditorSession) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[tuple[str, tuple[str, ...]], ...] = ()
        self.setHeaderHidden(True)
        self.setAccessibleName(_("Competences"))
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemChanged.connect(self._on_changed)
        self.currentItemChanged.connect(lambda _now, _before: self._on_current())

    def refresh(self) -> None:
        """Show the competences as they are now; what is chosen stays chosen."""
        framework = self._session.framework
        shown = tuple(
            (area.code, tuple(c.code for c in framework.competences if c.area == area.code))
            for area in framework.areas
        )
        self.blockSignals(True)
        chosen = self.chosen()
        rebuilt = shown != self._shown
        if rebuilt:
            self._build(shown)
        left_out = self._session.content.left_out
        for item in self._items():
            area, code = item.data(0, _AREA), item.data(0, _CODE)
            text = f"{code} {framework.competence(code).title}" if code else ""
            item.setText(0, text or f"{area} {framework.area(area).title}")
            item.setToolTip(0, widgets.plain_tip(item.text(0)))
            if code:
                state = Qt.CheckState.Unchecked if code in left_out else Qt.CheckState.Checked
                item.setCheckState(0, state)
        if rebuilt:
            self._choose(*chosen)
        self.blockSignals(False)
        if rebuilt:
            self._on_current()

    def chosen(self) -> tuple[str, str]:
        """Return the codes of the area and the competence that are chosen; empty for none."""
        item: QTreeWidgetItem | None = self.currentItem()
        return ("", "") if item is None else (item.data(0, _AREA), item.data(0, _CODE))

    def choose(self, area: str, code: str) -> None:
        """Choose a competence, or with no code an area."""
        self._choose(area, code)

    def _choose(self, area: str, code: str) -> None:
        items = list(self._items())
        wanted = next(
            (i for i in items if (i.data(0, _AREA), i.data(0, _CODE)) == (area, code)), None
        )
        first = next((item for item in items if item.data(0, _CODE)), None)
        target = wanted or first or (items[0] if items else None)
        if target is not None:
            self.setCurrentItem(target)
            self.scrollToItem(target)

    def _build(self, shown: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        self._shown = shown
        self.clear()
        for area, codes in shown:
            head = QTreeWidgetItem(self)
            head.setData(0, _AREA, area)
            head.setData(0, _CODE, "")
            if codes:
                head.setFlags(head.flags() | Qt.ItemFlag.ItemIsAutoTristate)
            for code in codes:
                item = QTreeWidgetItem(head)
                item.setData(0, _AREA, area)
                item.setData(0, _CODE, code)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            head.setExpanded(True)

    def _items(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        for row in range(self.topLevelItemCount()):
            head = self.topLevelItem(row)
            if head is not None:
                found += [head, *(head.child(place) for place in range(head.childCount()))]
        return found

    def _on_changed(self, item: QTreeWidgetItem, _column: int) -> None:
        left_out = self._session.content.left_out
        wanted = {
            one.data(0, _CODE): one.checkState(0) is Qt.CheckState.Checked
            for one in self._items()
            if one.data(0, _CODE)
        }
        for chosen in (True, False):
            codes = frozenset(
                code for code, on in wanted.items() if on is chosen and (code in left_out) is chosen
            )
            if codes:
                self.ticked.emit(codes, chosen)
                return

    def _on_current(self) -> None:
        if self.currentItem() is not None:
            self.picked.emit(*self.chosen())


class CompetencesPage(QWidget):
    """The tree at the left, the competence or area that is chosen at the right."""

    def __init__(self, session: EditorSession) -> None:
        super().__init__()
        self._session = session
        self.tree = CompetenceTree(session)
        self.count = widgets.muted()
        self.form = CompetenceForm(session)
        self.area_title = KeptLine(_("Title of the area"))
        self.add = widgets.button(_("New competence…"), self._add)
        self.add_area = widgets.button(_("New area…"), self._add_area)
        self.remove = widgets.button(_("Remove"), self._remove, role="danger")
        self._build()
        self.tree.ticked.connect(self._tick)
        self.tree.picked.connect(self._show)
        self.area_title.settled.connect(self._rename_area)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        content = self._session.content
        self.count.setText(
            _("{n} of {total} taken in").format(
                n=len(content.chosen.competences), total=len(content.framework.competences)
            )
        )
        self.tree.refresh()
        self.form.refresh()
        self._show_area()
        self._enable()

    def reveal(self, where: Where) -> None:
        """Show the place of a finding or an edit."""
        framework = self._session.framework
        if where.part is Part.AREA:
            self.tree.choose(where.code, "")
        elif where.code in framework.order:
            self.tree.choose(framework.competence(where.code).area, where.code)

    def flush(self) -> None:
        """Hand over what was typed."""
        self.form.flush()
        self.area_title.flush()

    # -- what is shown -------------------------------------------------------------------

    def _show(self, _area: str, code: str) -> None:
        self.flush()
        if code:
            self.form.show_code(code)
        self._show_area()
        self._right.setCurrentIndex(0 if code else 1)
        self._enable()

    def _show_area(self) -> None:
        area, _code = self.tree.chosen()
        known = {found.code: found.title for found in self._session.framework.areas}
        if area in known:
            self._area_heading.setText(_("Area {code}").format(code=area))
            self.area_title.show_text(known[area])

    def _enable(self) -> None:
        area, code = self.tree.chosen()
        framework = self._session.framework
        filled = any(competence.area == area for competence in framework.competences)
        if code:
            own = self._session.is_own(code)
            allow(self.remove, own, _("It is of the copied framework: take its tick away instead."))
        elif area:
            allow(self.remove, not filled, _("There are competences in this area."))
        else:
            allow(self.remove, False, _("Choose a competence or an area first."))
        self.add.setEnabled(bool(framework.areas))

    # -- what is done --------------------------------------------------------------------

    def _tick(self, codes: frozenset[str], chosen: bool) -> None:
        label = _("Take in") if chosen else _("Leave out")
        where = Where(Part.COMPETENCE, min(codes))
        self._session.edit(label, edits.choose(self._session.content, codes, chosen=chosen), where)

    def _add(self) -> None:
        area = self.tree.chosen()[0] or self._session.framework.areas[-1].code
        taken = self._session.framework.order
        named = NamingDialog.ask(
            _("New competence"),
            _("It comes into the area {code}, and no role requires it yet.").format(code=area),
            _suggested(area, taken),
            taken,
            self,
        )
        if named is not None:
            after = edits.add_competence(self._session.content, area, *named)
            self._session.edit(_("New competence"), after, Where(Part.COMPETENCE, named[0]))
            self.tree.choose(area, named[0])
            self.form.title.setFocus()

    def _add_area(self) -> None:
        taken = [area.code for area in self._session.framework.areas]
        named = NamingDialog.ask(
            _("New area"), _("Areas group competences; each has its own radar."), "", taken, self
        )
        if named is not None:
            after = edits.add_area(self._session.content, *named)
            self._session.edit(_("New area"), after, Where(Part.AREA, named[0]))
            self.tree.choose(named[0], "")

    def _remove(self) -> None:
        area, code = self.tree.chosen()
        content = self._session.content
        if code:
            after = edits.remove_competence(content, code)
            self._session.edit(_("Remove {code}").format(code=code), after, Where(Part.AREA, area))
        else:
            after = edits.remove_area(content, area)
            self._session.edit(_("Remove {code}").format(code=area), after, Where(Part.HEAD))

    def _rename_area(self, text: str) -> None:
        area, _code = self.tree.chosen()
        if area and self._session.is_open:
            after = edits.rename_area(self._session.content, area, text)
            self._session.edit(_("Rename the area"), after, Where(Part.AREA, area), "title")

    # -- building ------------------------------------------------------------------------

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.count)
        column.addWidget(self.tree, 1)
        buttons = FlowLayout(spacing=8)
        for button in (self.add, self.add_area, self.remove):
            buttons.addWidget(button)
        column.addLayout(buttons)
        form = QVBoxLayout()
        form.addWidget(self.form)
        area = QVBoxLayout()
        area.setSpacing(12)
        self._area_heading = widgets.section()
        area.addWidget(self._area_heading)
        area.addLayout(labelled(_("Title"), self.area_title))
        self._right = PageStack()
        self._right.addWidget(page_of(form))
        self._right.addWidget(page_of(area))
        split = Panes(left, self._right, least=(220, 320), sizes=(260, 800), grow=(1, 3))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)


def _suggested(area: str, taken: Container[str]) -> str:
    """Return a code for a new competence of an area that is not taken."""
    number = 1
    while f"{area}{number}" in taken:
        number += 1
    return f"{area}{number}"
