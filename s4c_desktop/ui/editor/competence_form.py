"""One competence of a draft: its words, what can be observed at each level, its lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import framework_edits as edits
from s4c_desktop.domain.framework_draft import DraftContent
from s4c_desktop.domain.framework_findings import Part, Where
from s4c_desktop.domain.scale import EQF_LEVELS
from s4c_desktop.ui import widgets
from s4c_desktop.ui.editor.parts import KeptLine
from s4c_desktop.ui.editor.session import EditorSession
from s4c_desktop.ui.quality.parts import KeptText, labelled

_TEXT = 92
_ANCHOR = 92
_LIST = 110


class CompetenceForm(QWidget):
    """The fields of the competence that is chosen; each edit is one of the session."""

    def __init__(self, session: EditorSession) -> None:
        super().__init__()
        self._session = session
        self._code = ""
        self.heading = widgets.section()
        self.left_out = widgets.TextLabel(
            _("Left out: it will not be published. Tick it in the list to take it in."), "caution"
        )
        self.title = KeptLine(_("Title"))
        self.description = KeptText(_("In one sentence"), height=_TEXT)
        self.meaning = KeptText(_("What it means"), height=_TEXT)
        self.knowledge: dict[int, KeptText] = {}
        self.autonomy: dict[int, KeptText] = {}
        self.lists: dict[str, KeptText] = {}
        self._levels: dict[int, widgets.TextLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.left_out)
        for text, field in (
            (_("Title"), self.title),
            (_("In one sentence"), self.description),
            (_("What it means"), self.meaning),
        ):
            column.addLayout(labelled(text, field))
        column.addWidget(widgets.section(_("What can be observed")))
        column.addLayout(self._anchors())
        column.addLayout(self._further())
        self._listen()

    def show_code(self, code: str) -> None:
        """Show a competence; what was typed about another one is handed over first."""
        self.flush()
        self._code = code
        self.refresh()

    def refresh(self) -> None:
        """Show the competence as it is now."""
        content = self._session.content
        if self._code not in content.framework.order:
            return
        found = content.framework.competence(self._code)
        self.heading.setText(f"{found.code} {found.title}")
        self.left_out.setVisible(self._code in content.left_out)
        self.title.show_text(found.title)
        self.description.show_text(found.description)
        self.meaning.show_text(found.meaning)
        for level in content.framework.levels:
            if level.eqf in self._levels:
                self._levels[level.eqf].setText(
                    _("EQF {level}, {name}").format(level=level.eqf, name=level.name)
                )
        for eqf in EQF_LEVELS:
            anchor = found.anchor(eqf)
            self.knowledge[eqf].show_text(anchor.knowledge_skills if anchor else "")
            self.autonomy[eqf].show_text(anchor.autonomy if anchor else "")
        for kind, field in self.lists.items():
            field.show_text("\n".join(item.text for item in getattr(found, kind)))

    def flush(self) -> None:
        """Hand over what was typed."""
        for field in self.fields():
            field.flush()

    def fields(self) -> Iterable[KeptLine | KeptText]:
        """Return every field, from top to bottom."""
        pairs = zip(self.knowledge.values(), self.autonomy.values(), strict=True)
        anchors = (field for pair in pairs for field in pair)
        return (self.title, self.description, self.meaning, *anchors, *self.lists.values())

    # -- building ------------------------------------------------------------------------

    def _anchors(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column, text in enumerate((_("Knowledge and skills"), _("Autonomy"))):
            grid.addWidget(widgets.small(text), 0, column)
            grid.setColumnStretch(column, 1)
        for place, eqf in enumerate(EQF_LEVELS):
            label = widgets.strong(_("EQF {level}").format(level=eqf))
            self._levels[eqf] = label
            grid.addWidget(label, 2 * place + 1, 0, 1, 2)
            for column, (fields, what) in enumerate(
                ((self.knowledge, _("knowledge and skills")), (self.autonomy, _("autonomy")))
            ):
                name = _("EQF {level}, {name}").format(level=eqf, name=what)
                fields[eqf] = KeptText(name, height=_ANCHOR)
                grid.addWidget(fields[eqf], 2 * place + 2, column)
        return grid

    def _further(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        for kind, text in (
            ("questions", _("Interview questions")),
            ("evidence", _("What good evidence looks like")),
            ("misjudgements", _("Common misjudgements")),
        ):
            self.lists[kind] = KeptText(text, _("One in each line"), height=_LIST)
            column.addLayout(labelled(text, self.lists[kind]))
        return column

    def _listen(self) -> None:
        describe = edits.describe_competence
        self.title.settled.connect(
            lambda text: self._edit("title", lambda c, code: describe(c, code, title=text))
        )
        self.description.settled.connect(
            lambda text: self._edit(
                "description", lambda c, code: describe(c, code, description=text)
            )
        )
        self.meaning.settled.connect(
            lambda text: self._edit("meaning", lambda c, code: describe(c, code, meaning=text))
        )
        for eqf in EQF_LEVELS:
            for fields in (self.knowledge, self.autonomy):
                fields[eqf].settled.connect(lambda _text, eqf=eqf: self._anchor(eqf))
        for kind, field in self.lists.items():
            field.settled.connect(lambda text, kind=kind: self._list(kind, text))

    def _anchor(self, eqf: int) -> None:
        texts = (
            self.knowledge[eqf].toPlainText().strip(),
            self.autonomy[eqf].toPlainText().strip(),
        )
        self._edit(f"anchor{eqf}", lambda c, code: edits.set_anchor(c, code, eqf, *texts))

    def _list(self, kind: str, text: str) -> None:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        self._edit(kind, lambda c, code: edits.set_list(c, code, kind, lines))

    def _edit(self, field: str, change: Callable[[DraftContent, str], DraftContent]) -> None:
        session, code = self._session, self._code
        if session.is_open and code in session.framework.order:
            label = _("Edit {code}").format(code=code)
            where = Where(Part.COMPETENCE, code)
            session.edit(label, change(session.content, code), where, field)
