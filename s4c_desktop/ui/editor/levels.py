"""The levels of a draft: what each is called, and its wording where no anchor says more."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import framework_edits as edits
from s4c_desktop.domain.framework_draft import DraftContent
from s4c_desktop.domain.framework_findings import Part, Where
from s4c_desktop.domain.scale import EQF_LEVELS
from s4c_desktop.ui import widgets
from s4c_desktop.ui.editor.parts import KeptLine, page_of
from s4c_desktop.ui.editor.session import EditorSession
from s4c_desktop.ui.quality.parts import KeptText

_TEXT = 92


class LevelsPage(QWidget):
    """All levels below each other; each edit is one of the session."""

    def __init__(self, session: EditorSession) -> None:
        super().__init__()
        self._session = session
        self.names: dict[int, KeptLine] = {}
        self.knowledge: dict[int, KeptText] = {}
        self.autonomy: dict[int, KeptText] = {}
        fields = QVBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(
            widgets.muted(
                _(
                    "This is what the ladder shows where a competence does not say what can be "
                    "observed. The names stand beside every level."
                )
            )
        )
        fields.addLayout(self._grid())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page_of(fields))
        self._listen()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        for level in self._session.framework.levels:
            if level.eqf in self.names:
                self.names[level.eqf].show_text(level.name)
                self.knowledge[level.eqf].show_text(level.knowledge_skills)
                self.autonomy[level.eqf].show_text(level.autonomy)

    def reveal(self, where: Where) -> None:
        """Show the level of a finding or an edit."""
        eqf = int(where.code) if where.code.isdecimal() else 0
        if eqf in self.names:
            self.names[eqf].setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Hand over what was typed."""
        for field in self._fields():
            field.flush()

    def _fields(self) -> Iterable[KeptLine | KeptText]:
        return (*self.names.values(), *self.knowledge.values(), *self.autonomy.values())

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column, text in enumerate((_("Knowledge and skills"), _("Autonomy"))):
            grid.addWidget(widgets.small(text), 0, column)
            grid.setColumnStretch(column, 1)
        for place, eqf in enumerate(EQF_LEVELS):
            row = 3 * place + 1
            grid.addWidget(widgets.strong(_("EQF {level}").format(level=eqf)), row, 0, 1, 2)
            self.names[eqf] = KeptLine(_("Name of EQF {level}").format(level=eqf), _("Name"))
            grid.addWidget(self.names[eqf], row + 1, 0)
            for column, (fields, what) in enumerate(
                ((self.knowledge, _("knowledge and skills")), (self.autonomy, _("autonomy")))
            ):
                name = _("EQF {level}, {name}").format(level=eqf, name=what)
                fields[eqf] = KeptText(name, height=_TEXT)
                grid.addWidget(fields[eqf], row + 2, column)
        return grid

    def _listen(self) -> None:
        word = edits.word_level
        for eqf in EQF_LEVELS:
            self.names[eqf].settled.connect(
                lambda text, eqf=eqf: self._edit(eqf, "name", lambda c: word(c, eqf, name=text))
            )
            self.knowledge[eqf].settled.connect(
                lambda text, eqf=eqf: self._edit(
                    eqf, "knowledge", lambda c: word(c, eqf, knowledge_skills=text)
                )
            )
            self.autonomy[eqf].settled.connect(
                lambda text, eqf=eqf: self._edit(
                    eqf, "autonomy", lambda c: word(c, eqf, autonomy=text)
                )
            )

    def _edit(self, eqf: int, field: str, change: Callable[[DraftContent], DraftContent]) -> None:
        session = self._session
        if session.is_open:
            label = _("Edit EQF {level}").format(level=eqf)
            where = Where(Part.LEVEL, str(eqf))
            session.edit(label, change(session.content), where, field)
