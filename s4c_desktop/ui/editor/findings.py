"""What keeps a draft from being published, and what is worth a second look; Enter goes there."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework_draft import DraftContent
from s4c_desktop.domain.framework_draft_wording import findings_sentence
from s4c_desktop.domain.framework_findings import Finding
from s4c_desktop.ui import widgets
from s4c_desktop.ui.editor.session import EditorSession
from s4c_desktop.ui.quality.tables import Line, LineTable

PAUSE = 250
"""Milliseconds without an edit until the draft is looked through."""


class FindingsPage(QWidget):
    """A list of findings that keeps up with the draft."""

    wanted = Signal(object)
    """This place (Where) is to be shown."""

    counted = Signal(int)
    """So many things keep the draft from being published."""

    def __init__(self, session: EditorSession) -> None:
        super().__init__()
        self._session = session
        self._looked_at: DraftContent | None = None
        self.found: tuple[Finding, ...] = ()
        self.summary = widgets.strong()
        self.table = LineTable(
            session.context.theme, _("Findings"), (_("What was found"), _("Weight")), (150,)
        )
        self.table.opened.connect(self._go)
        self.go = widgets.button(_("Go there"), self._go)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self._look)
        self._nothing = widgets.EmptyState(
            session.context.theme,
            "check-circle",
            _("Nothing keeps it from being published"),
            _("The draft is looked through after every edit; what is found is listed here."),
        )
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(listed)

    def refresh(self) -> None:
        """Look the draft through, a moment after the last edit."""
        if self._session.content is not self._looked_at:
            self._soon.start()

    def look_now(self) -> None:
        """Look the draft through at once."""
        self._soon.stop()
        self._look()

    def stop(self) -> None:
        """Look no more."""
        self._soon.stop()
        self._looked_at = None

    def flush(self) -> None:
        """Nothing is typed here."""

    def _look(self) -> None:
        if not self._session.is_open:
            return
        context, content = self._session.context, self._session.content
        self._looked_at = content
        context.tasks.run(
            context.program.framework_drafts.findings,
            content,
            done=lambda found: self._show(content, found),
            owner=self,
        )

    def _show(self, content: DraftContent, found: tuple[Finding, ...]) -> None:
        if content is not self._looked_at:
            return
        self.found = found
        self.summary.setText(findings_sentence(found))
        self.table.fill(
            [
                Line(
                    number,
                    (one.text, _("must be mended") if one.blocks else _("a second look")),
                    ("", "bad" if one.blocks else "caution"),
                )
                for number, one in enumerate(found)
            ]
        )
        self._pages.setCurrentIndex(bool(found))
        self.counted.emit(sum(one.blocks for one in found))

    def _go(self) -> None:
        number = self.table.key()
        if isinstance(number, int) and number < len(self.found):
            self.wanted.emit(self.found[number].where)
