"""One draft page by page: competences, requirements, roles, levels, the whole, findings."""

from __future__ import annotations

from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework_findings import Part, Where
from s4c_desktop.ui.editor.competences import CompetencesPage
from s4c_desktop.ui.editor.findings import FindingsPage
from s4c_desktop.ui.editor.head import HeadPage
from s4c_desktop.ui.editor.levels import LevelsPage
from s4c_desktop.ui.editor.requirements import RequirementsPage
from s4c_desktop.ui.editor.roles import RolesPage
from s4c_desktop.ui.editor.session import EditorSession
from s4c_desktop.ui.page_stack import PageStack

COMPETENCES, REQUIREMENTS, ROLES, LEVELS, FRAMEWORK, FINDINGS = range(6)

_PLACES = {
    Part.AREA: COMPETENCES,
    Part.COMPETENCE: COMPETENCES,
    Part.REQUIREMENT: REQUIREMENTS,
    Part.ROLE: ROLES,
    Part.LEVEL: LEVELS,
}


class Editor(QWidget):
    """Shows one page at a time; only that one keeps up, the others when they are shown."""

    def __init__(self, session: EditorSession) -> None:
        super().__init__()
        self._session = session
        self.competences = CompetencesPage(session)
        self.requirements = RequirementsPage(session)
        self.roles = RolesPage(session)
        self.levels = LevelsPage(session)
        self.head = HeadPage(session)
        self.findings = FindingsPage(session)
        self._pages = (
            self.competences,
            self.requirements,
            self.roles,
            self.levels,
            self.head,
            self.findings,
        )
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Parts of the framework"))
        self._stack = PageStack()
        for text, page in zip(
            (
                *(_("Competences"), _("Requirements"), _("Roles")),
                *(_("Levels"), _("Framework"), _("Findings")),
            ),
            self._pages,
            strict=True,
        ):
            self.tabs.addTab(text)
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.tabs)
        self.tabs.currentChanged.connect(self._show_page)
        self.findings.wanted.connect(self.reveal)
        self.findings.counted.connect(self._count)
        session.changed.connect(self._refresh)
        session.opened.connect(self._begin)
        session.revealed.connect(self.reveal)

    def flush(self) -> None:
        """Hand over what was typed."""
        if self._session.is_open:
            self._pages[self._stack.currentIndex()].flush()

    def show_page(self, page: int) -> None:
        """Show one of the pages."""
        self.tabs.setCurrentIndex(page)

    def reveal(self, where: Where) -> None:
        """Show the place of a finding, or of an edit that was taken back or made again."""
        self.show_page(_PLACES.get(where.part, FRAMEWORK))
        page = self._pages[self._stack.currentIndex()]
        if not isinstance(page, HeadPage | FindingsPage):
            page.reveal(where)

    def _begin(self) -> None:
        self.findings.stop()
        self._count(0)
        self.findings.look_now()

    def _refresh(self) -> None:
        self._pages[self._stack.currentIndex()].refresh()
        self.findings.refresh()

    def _show_page(self, number: int) -> None:
        if not self._session.is_open:
            self._stack.setCurrentIndex(number)
            return
        self.flush()
        self._stack.setCurrentIndex(number)
        self._pages[number].refresh()

    def _count(self, blocking: int) -> None:
        text = _("Findings")
        if blocking:
            text = _("Findings ({n})").format(n=blocking)
        self.tabs.setTabText(FINDINGS, text)
