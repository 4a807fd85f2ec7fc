"""The centre's own work."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from s4c_desktop.bootstrap.assessing import AssessingServices

if TYPE_CHECKING:
    from s4c_desktop.services.assessors import AssessorService
    from s4c_desktop.services.centre import CentreService
    from s4c_desktop.services.leniency import LeniencyService
    from s4c_desktop.services.practice import PracticeService
    from s4c_desktop.services.privacy import PrivacyService
    from s4c_desktop.services.quality import QualityService
    from s4c_desktop.services.transfer import TransferService
    from s4c_desktop.services.workspace import WorkspaceService


class CentreServices(AssessingServices):
    """The centre's ways, its assessors, and what it keeps about people."""

    @cached_property
    def centre(self) -> CentreService:
        """Return what keeps how the centre works."""
        from s4c_desktop.services.centre import CentreService

        return CentreService(self._units)

    @cached_property
    def workspace(self) -> WorkspaceService:
        """Return what names and checks the open workspace."""
        from s4c_desktop.services.workspace import WorkspaceService

        return WorkspaceService(self._units, self._opened)

    @cached_property
    def privacy(self) -> PrivacyService:
        """Return what exports and erases what is kept about a person."""
        from s4c_desktop.services.privacy import PrivacyService

        return PrivacyService(self._units, self.library, self._opened.engine, self._opened.path)

    @cached_property
    def transfer(self) -> TransferService:
        """Return what writes `.s4c` files and joins what they hold with what is here."""
        from s4c_desktop.services.transfer import TransferService

        return TransferService(self._units, self.library, self._opened.path)

    @cached_property
    def quality(self) -> QualityService:
        """Return what keeps samples, second looks and findings."""
        from s4c_desktop.services.quality import QualityService

        return QualityService(self._units, self.assessments, self.results, self.names)

    @cached_property
    def assessors(self) -> AssessorService:
        """Return what registers assessors."""
        from s4c_desktop.services.assessors import AssessorService

        return AssessorService(self._units)

    @cached_property
    def leniency(self) -> LeniencyService:
        """Return what compares assessors."""
        from s4c_desktop.services.leniency import LeniencyService

        return LeniencyService(self._units, self.library)

    @cached_property
    def practice(self) -> PracticeService:
        """Return what lets assessors practise."""
        from s4c_desktop.services.practice import PracticeService

        return PracticeService(self._units, self.catalogue, self.library)
