"""A person's evidence, and what it supports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.services.register import EvidenceUse
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.rows import RowsCard, row


class EvidenceCard(RowsCard):
    """A line for each item; it is added and linked where competences are rated."""

    def __init__(self) -> None:
        super().__init__(_("Evidence"))

    def fill(self, uses: Sequence[EvidenceUse], titles: Mapping[UUID, str]) -> None:
        """Show items; `titles` name the assessments."""
        self.show_rows(
            [_row(use, titles) for use in uses],
            _("None yet. Evidence is added beside the ratings of an assessment."),
        )


def _row(use: EvidenceUse, titles: Mapping[UUID, str]) -> QWidget:
    item = use.item
    facts = [item.kind, short_date(item.date) if item.date else ""]
    if item.attachments:
        n = len(item.attachments)
        facts.append(ngettext("{n} file", "{n} files", n).format(n=n))
    supported = (
        _("{codes} ({assessment})").format(
            codes=", ".join(codes), assessment=titles.get(assessment_id, "")
        )
        for assessment_id, codes in use.supports
    )
    # The layers of a round, and later rounds, often rest on the same.
    facts.extend(dict.fromkeys(supported))
    if not use.supports:
        facts.append(_("supports no rating yet"))
    return row(item.description, " · ".join(filter(None, facts)))
