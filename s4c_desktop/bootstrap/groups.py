"""Groups of people, and votes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from s4c_desktop.bootstrap.centre import CentreServices

if TYPE_CHECKING:
    from s4c_desktop.services.group_import import GroupImportService
    from s4c_desktop.services.group_profiles import GroupProfileService
    from s4c_desktop.services.groups import GroupService
    from s4c_desktop.services.skills import SkillService
    from s4c_desktop.services.vote_publishing import VotePublishingService
    from s4c_desktop.services.votes import VoteService
    from s4c_desktop.services.voting import VotingService


class GroupServices(CentreServices):
    """Groups, and what they vote on."""

    @cached_property
    def groups(self) -> GroupService:
        """Return what keeps groups and their participants."""
        from s4c_desktop.services.groups import GroupService

        return GroupService(self._units, self.library, self.names)

    @cached_property
    def group_profiles(self) -> GroupProfileService:
        """Return what shows profiles of groups."""
        from s4c_desktop.services.group_profiles import GroupProfileService

        return GroupProfileService(self._units, self.library)

    @cached_property
    def group_import(self) -> GroupImportService:
        """Return what adds participants from tables and files."""
        from s4c_desktop.services.group_import import GroupImportService

        return GroupImportService(self._units, self.library, self.groups, self.transfer)

    @cached_property
    def skills(self) -> SkillService:
        """Return what brings together what people were rated."""
        from s4c_desktop.services.skills import SkillService

        return SkillService(self._units, self.library, self.names)

    @cached_property
    def votes(self) -> VoteService:
        """Return what lists and plans votes."""
        from s4c_desktop.services.votes import VoteService

        return VoteService(self._units, self.library)

    @cached_property
    def voting(self) -> VotingService:
        """Return what leads through a vote."""
        from s4c_desktop.services.voting import VotingService

        return VotingService(self._units)

    @cached_property
    def vote_publishing(self) -> VotePublishingService:
        """Return what makes framework versions of decided votes."""
        from s4c_desktop.services.vote_publishing import VotePublishingService

        return VotePublishingService(self._units, self.library, self.votes, self.framework_drafts)
