"""The roles of a draft: what each is called, what it is for, and its card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import framework_edits as edits
from s4c_desktop.domain.framework import Role
from s4c_desktop.domain.framework_draft import DraftContent
from s4c_desktop.domain.framework_findings import Part, Where
from s4c_desktop.ui import widgets
from s4c_desktop.ui.editor.dialogs import NamingDialog
from s4c_desktop.ui.editor.parts import KeptLine, page_of
from s4c_desktop.ui.editor.role_card import RoleCardForm
from s4c_desktop.ui.editor.session import EditorSession
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.panes import Panes
from s4c_desktop.ui.quality.parts import KeptText, labelled
from s4c_desktop.ui.quality.tables import TwoLineList


class RolesPage(QWidget):
    """The roles at the left, the one that is chosen at the right."""

    def __init__(self, session: EditorSession) -> None:
        super().__init__()
        self._session = session
        self._code = ""
        self.list = TwoLineList(session.context.theme, _("Roles"))
        self.add = widgets.button(_("New role…"), self._add)
        self.remove = widgets.button(_("Remove role"), self._remove, role="danger")
        self.heading = widgets.section()
        self.title = KeptLine(_("Title"))
        self.summary = KeptText(_("In short"), height=76)
        self.mission = KeptText(_("Mission"), height=120)
        self.card = RoleCardForm()
        self.card.edited.connect(self._edit)
        self._build()
        self.list.picked.connect(lambda _key: self._show_one())
        describe = edits.describe_role
        self.title.settled.connect(
            lambda text: self._edit("title", lambda c, code: describe(c, code, title=text))
        )
        self.summary.settled.connect(
            lambda text: self._edit("summary", lambda c, code: describe(c, code, summary=text))
        )
        self.mission.settled.connect(
            lambda text: self._edit("mission", lambda c, code: describe(c, code, mission=text))
        )

    def refresh(self) -> None:
        """Show the draft as it is now."""
        chosen = self._session.content.chosen
        self.list.fill(
            [(role.code, role.title or role.code, _below(role)) for role in chosen.roles]
        )
        self._show_one()

    def reveal(self, where: Where) -> None:
        """Show the role of a finding or an edit."""
        self.list.choose(where.code)
        self._show_one()

    def flush(self) -> None:
        """Hand over what was typed."""
        for field in (self.title, self.summary, self.mission, self.card):
            field.flush()

    def _show_one(self) -> None:
        code = str(self.list.key() or "")
        if code != self._code:
            self.flush()
            self._code = code
        roles = {role.code: role for role in self._session.framework.roles}
        found = roles.get(code)
        self._form.setEnabled(found is not None)
        self.remove.setEnabled(found is not None)
        if found is None:
            self.heading.setText(_("There is no role yet"))
            return
        self.heading.setText(_("Role {code}").format(code=code))
        self.title.show_text(found.title)
        self.summary.show_text(found.summary)
        self.mission.show_text(found.mission)
        self.card.show_role(found, self._session.framework)

    def _edit(self, field: str, change: Callable[[DraftContent, str], DraftContent]) -> None:
        session, code = self._session, self._code
        if session.is_open and code in {role.code for role in session.framework.roles}:
            label = _("Edit {code}").format(code=code)
            session.edit(label, change(session.content, code), Where(Part.ROLE, code), field)

    def _add(self) -> None:
        roles = self._session.framework.roles
        dialog = NamingDialog(
            _("New role"),
            _("Say under “Requirements” what it requires; it may begin as a copy of another one."),
            "",
            [role.code for role in roles],
            self,
            [(role.code, _("What {role} requires").format(role=role.title)) for role in roles],
        )
        if dialog.run():
            code, title = dialog.named()
            like = dialog.like.currentData() or None
            after = edits.add_role(self._session.content, code, title, like)
            self._session.edit(_("New role"), after, Where(Part.ROLE, code))
            self.list.choose(code)
            self.title.setFocus()

    def _remove(self) -> None:
        after = edits.remove_role(self._session.content, self._code)
        label = _("Remove {code}").format(code=self._code)
        self._session.edit(label, after, Where(Part.ROLE, self._code))

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        frame = widgets.Card(margin=8, spacing=8)
        frame.column.addWidget(self.list, 1)
        column.addWidget(frame, 1)
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        column.addLayout(buttons)
        fields = QVBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(self.heading)
        for text, field in (
            (_("Title"), self.title),
            (_("In short"), self.summary),
            (_("Mission"), self.mission),
        ):
            fields.addLayout(labelled(text, field))
        fields.addWidget(self.card)
        self._form = page_of(fields)
        split = Panes(left, self._form, least=(220, 320), sizes=(260, 800), grow=(1, 3))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)


def _below(role: Role) -> str:
    """Say how much a role demands in the reading that demands most."""
    n = max(
        (sum(d.mandatory for d in demands) for demands in role.requirements.values()), default=0
    )
    return ngettext("{n} mandatory competence", "{n} mandatory competences", n).format(n=n)
