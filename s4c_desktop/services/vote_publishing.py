"""What a vote decided, published as a new framework version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from s4c_desktop.base.errors import ConflictError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.framework_difference import FrameworkDifference, framework_difference
from s4c_desktop.domain.framework_draft import FrameworkDraft
from s4c_desktop.domain.vote_publishing import (
    Naming,
    as_published,
    published_profile,
    suggested,
    suggested_code,
)
from s4c_desktop.services.outcome import Outcome

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.framework_findings import Finding
    from s4c_desktop.models.unit_of_work import UnitsOfWork
    from s4c_desktop.services.framework_drafts import FrameworkDraftService
    from s4c_desktop.services.library import LibraryService
    from s4c_desktop.services.votes import VoteService


@dataclass(frozen=True)
class PublishingPreview:
    """What would be published, what keeps it from that, and what it has otherwise than before."""

    framework: Framework
    findings: tuple[Finding, ...]
    difference: FrameworkDifference


class VotePublishingService:
    """Makes framework versions of decided votes."""

    def __init__(
        self,
        units: UnitsOfWork,
        library: LibraryService,
        votes: VoteService,
        drafts: FrameworkDraftService,
    ) -> None:
        self._units = units
        self._library = library
        self._votes = votes
        self._drafts = drafts

    def suggest(self, vote_id: UUID) -> Naming:
        """Return what to call the new version, to begin with."""
        view = self._votes.get(vote_id)
        own = {framework.id for framework in self._drafts.own().published}
        code = suggested_code(view.framework, own=view.framework.id in own)
        known = code in self._library.codes()
        newest = self._library.newest(code).version if known else ""
        return suggested(view.vote, view.framework, code, newest)

    def preview(self, vote_id: UUID, naming: Naming) -> PublishingPreview:
        """Return what would be published; raises UserError for a vote that is not decided."""
        view = self._votes.get(vote_id)
        content = published_profile(view.vote, view.framework, naming)
        return PublishingPreview(
            content.chosen,
            self._drafts.findings(content),
            framework_difference(view.framework, content.chosen),
        )

    def publish(self, vote_id: UUID, naming: Naming, *, seen: int) -> Outcome[Framework]:
        """Publish what was decided, for good; `seen` is the version of the vote that was shown.

        Raises ConflictError where the vote was changed meanwhile, and UserError for one that is
        not decided and with the first thing that keeps the framework from being published.
        """
        base = self._votes.get(vote_id).framework
        draft_id = uuid4()
        with self._units.writing() as work:
            vote = work.votes.get(vote_id)
            if vote.version != seen:
                raise ConflictError(
                    mark(
                        "“{title}” was changed at another desk since it was shown here, so it was "
                        "not published. It is shown as it is now: look at it, then publish."
                    ),
                    title=vote.title,
                )
            content = published_profile(vote, base, naming)
            draft = FrameworkDraft(draft_id, content, base.id)
            framework_id = self._drafts.publish_in(work, draft)
            work.votes.save(as_published(vote, framework_id), vote)
        changes = Changes(
            frameworks=frozenset({framework_id}),
            drafts=frozenset({draft_id}),
            votes=frozenset({vote_id}),
        )
        return Outcome(self._library.framework(framework_id), changes)
