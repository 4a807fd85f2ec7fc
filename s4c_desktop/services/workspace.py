"""The workspace itself: where it is, and whether it is sound."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sqlalchemy.exc import DatabaseError

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.chain import FoundLink, find_link, read_hash
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.soundness import Area, Checked, Finding, Report
from s4c_desktop.models.engine import is_server
from s4c_desktop.models.unit_of_work import UnitsOfWork, utc_now
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    from s4c_desktop.models.opening import Opened

SUFFIX = ".s4cw"


class WorkspaceService:
    """Names and checks the open workspace."""

    def __init__(self, units: UnitsOfWork, opened: Opened) -> None:
        self._units = units
        self._opened = opened
        self.location = opened.location
        self.is_protected = opened.passphrase is not None
        self.was_unfinished = opened.was_unfinished

    @property
    def name(self) -> str:
        """Return a short name: the file's, or the database's."""
        if self.is_shared:
            return urlsplit(self.location).path.removeprefix("/")
        return Path(self.location).stem

    @property
    def is_shared(self) -> bool:
        """Tell whether the workspace lies on a database server."""
        return is_server(self.location)

    def look_for_changes(self) -> Outcome[bool]:
        """Tell whether another desk has changed anything since this was asked before."""
        changed = self._units.others_wrote()
        return Outcome(changed, Changes(everything=changed))

    def has_plans(self) -> bool:
        """Tell whether anybody has a learning plan: looking at plans brings much along."""
        with self._units.reading() as work:
            return work.holds("study_plan")

    def opens_with(self, passphrase: str) -> bool:
        """Tell whether a passphrase is the one this workspace was opened with."""
        known = self._opened.passphrase
        return known is not None and hmac.compare_digest(known.encode(), passphrase.encode())

    def check(self) -> tuple[str, ...]:
        """Return a sentence for every fault found; empty when the workspace is sound."""
        return tuple(finding.message for finding in self.report().findings)

    def report(self, check: Callable[[], object] = lambda: None) -> Report:
        """Check everything; `check` is called now and then and may raise to stop."""
        # It knows every table; opening a workspace does not need them.
        from s4c_desktop.models.soundness import areas, findings

        found: list[Finding] = []
        looked_at: tuple[Checked, ...] = (Checked(Area.FILE, None),)
        try:
            with self._units.reading() as work:
                looked_at = tuple(Checked(*entry) for entry in areas(work))
                for area, fault in findings(work, check):
                    found.append(Finding(area, fault.text()))
        except DatabaseError as error:
            damaged = UserError(mark("The file is damaged: {line}"), line=error.orig)
            found.append(Finding(Area.FILE, damaged.text()))
        except UserError as error:
            found.append(Finding(Area.FILE, error.text()))
        return Report(looked_at, tuple(found), utc_now())

    def find_link(self, hash_text: str) -> FoundLink | None:
        """Return the link of the chain of signatures that a printed hash, or its beginning, names.

        Raises UserError for what can't be such a hash.
        """
        beginning = read_hash(hash_text)
        with self._units.reading() as work:
            return find_link(work.chain.links(), beginning)
