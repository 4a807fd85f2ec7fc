"""What the framework is called, whose edition it is, and what it has otherwise than its base."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import framework_edits as edits
from s4c_desktop.domain.framework_difference import framework_difference
from s4c_desktop.domain.framework_draft_wording import difference_lines, size_text
from s4c_desktop.domain.framework_findings import HEAD
from s4c_desktop.ui import widgets
from s4c_desktop.ui.editor.parts import KeptLine, page_of
from s4c_desktop.ui.editor.session import EditorSession
from s4c_desktop.ui.quality.parts import KeptText, labelled


class HeadPage(QWidget):
    """Title, code, version and edition, and below them the differences."""

    def __init__(self, session: EditorSession) -> None:
        super().__init__()
        self._session = session
        self.title = KeptLine(_("Title"))
        self.code = KeptLine(_("Code"))
        self.version = KeptLine(_("Version"))
        self.edition = KeptText(_("Whose edition it is"), height=76)
        self.extent = widgets.muted()
        self.heading = widgets.section()
        self.differences = widgets.body()
        fields = QVBoxLayout()
        fields.setSpacing(12)
        fields.addLayout(labelled(_("Title"), self.title))
        short = QHBoxLayout()
        short.setSpacing(16)
        short.addLayout(
            labelled(_("Code"), self.code, _("Stands before the version, as in BURGAS 1.0.")), 2
        )
        short.addLayout(labelled(_("Version"), self.version, _("A number with points.")), 1)
        fields.addLayout(short)
        fields.addLayout(
            labelled(_("Whose edition it is"), self.edition, _("Printed with every result."))
        )
        fields.addWidget(self.extent)
        fields.addSpacing(8)
        fields.addWidget(self.heading)
        fields.addWidget(self.differences)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page_of(fields))
        for name, field in (
            ("title", self.title),
            ("code", self.code),
            ("version", self.version),
            ("edition", self.edition),
        ):
            field.settled.connect(lambda _text, name=name: self._edit(name))

    def refresh(self) -> None:
        """Show the draft as it is now."""
        session = self._session
        framework, chosen = session.framework, session.content.chosen
        self.title.show_text(framework.title)
        self.code.show_text(framework.code)
        self.version.show_text(framework.version)
        self.edition.show_text(framework.edition)
        self.extent.setText(_("It has {size}.").format(size=size_text(chosen)))
        base = session.base
        self.heading.setVisible(base is not None)
        self.differences.setVisible(base is not None)
        if base is not None:
            lines = difference_lines(framework_difference(base, chosen), base, chosen)
            self.heading.setText(_("What is different from {name}").format(name=base.name))
            self.differences.setText("\n".join(lines) or _("Nothing yet."))

    def flush(self) -> None:
        """Hand over what was typed."""
        for field in (self.title, self.code, self.version, self.edition):
            field.flush()

    def _edit(self, field: str) -> None:
        if not self._session.is_open:
            return
        framework = self._session.framework
        named = {
            "code": self.code.text().strip(),
            "version": self.version.text().strip(),
            "title": self.title.text().strip(),
            "edition": self.edition.toPlainText().strip(),
        }
        if named != {name: getattr(framework, name) for name in named}:
            after = edits.name_framework(self._session.content, **named)
            self._session.edit(_("Name the framework"), after, HEAD, field)
