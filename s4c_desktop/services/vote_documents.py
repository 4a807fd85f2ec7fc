"""The protocol of a vote as PDF, and all its tallies as a workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.files import save
from s4c_desktop.domain.vote_protocol import VoteProtocol
from s4c_desktop.reports.vote_protocol import write_vote_protocol

if TYPE_CHECKING:
    from s4c_desktop.services.votes import VoteService


class VoteDocumentService:
    """Writes what a vote asked, by which rule, and what came out; nobody's vote is in it."""

    def __init__(self, votes: VoteService, clock: Callable[[], datetime]) -> None:
        self._votes = votes
        self._clock = clock

    def content(self, vote_id: UUID, centre: str = "") -> VoteProtocol:
        """Return everything a protocol says; raises UserError for an unknown vote."""
        view = self._votes.get(vote_id)
        published = "" if view.published is None else view.published.name
        return VoteProtocol(view.vote, view.framework, self._clock(), published, centre)

    def protocol(self, vote_id: UUID, target: Path, *, centre: str = "") -> Path:
        """Write the protocol as PDF.

        Raises UserError for an unknown vote and where the place can't be written.
        """
        write_vote_protocol(target, self.content(vote_id, centre))
        return target

    def workbook(self, vote_id: UUID, target: Path) -> Path:
        """Write all tallies as XLSX; raises UserError as `protocol`."""
        # openpyxl is slow to import.
        from s4c_desktop.exchange.vote_xlsx import vote_to_workbook

        content = vote_to_workbook(self.content(vote_id))
        save(target, lambda file: file.write(content))
        return target
