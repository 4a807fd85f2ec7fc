"""What a new assessment starts with; all of it can be chosen otherwise in the set-up."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.settings import SCOPES
from s4c_desktop.domain.assessment import Scope
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.wording import scope_name
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.settings.fields import Fields, named


class AssessmentCard(widgets.Card):
    """Offers the roles and readings of the framework that new assessments use."""

    def __init__(self, context: Context, fields: Fields) -> None:
        super().__init__(margin=24)
        self._context = context
        self._fields = fields
        self._framework: Framework | None = None
        self.assessor = fields.line("assessor")
        self.role = fields.choice("role", [("", _("Choose it each time"))])
        self.scope = fields.choice("scope", [(s, scope_name(Scope(s))) for s in SCOPES])
        self.reading = fields.choice("reading")
        self.blind = fields.box("blind", _("Rate blind: requirements stay hidden"))
        self.guided = fields.box("guided_assessor", _("Ask questions when I assess someone"))
        self.guided_self = fields.box("guided_self", _("Ask questions when someone rates themself"))
        self.column.addWidget(widgets.section(_("New assessments")))
        self.column.addWidget(
            widgets.muted(_("What the set-up starts with. Each can be chosen otherwise there."))
        )
        for text, field, explanation in (
            (_("Assessor's name"), self.assessor, ""),
            (_("Role"), self.role, _("Of whoever you assess.")),
            (_("What to rate"), self.scope, ""),
            (
                _("Reading of the requirements"),
                self.reading,
                _("The source states some requirements in two ways that differ."),
            ),
        ):
            self.column.addWidget(named(text, field, explanation))
        self.column.addSpacing(4)
        for box in (self.blind, self.guided, self.guided_self):
            self.column.addWidget(box)

    def refresh(self) -> None:
        """Fetch what can be chosen."""
        if self._framework is None:
            self._context.tasks.run(
                self._context.program.library.current, done=self._offer, owner=self
            )
        self._fields.refresh()

    def _offer(self, framework: Framework) -> None:
        self._framework = framework
        for role in framework.roles:
            self.role.addItem(role.title, role.code)
        for reading in framework.readings:
            self.reading.addItem(reading.title, reading.code)
        self._fields.refresh()
