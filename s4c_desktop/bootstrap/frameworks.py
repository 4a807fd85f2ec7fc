"""What is there to assess against."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from s4c_desktop.bootstrap.core import Core

if TYPE_CHECKING:
    from s4c_desktop.services.catalogue import CatalogueService
    from s4c_desktop.services.framework_drafts import FrameworkDraftService
    from s4c_desktop.services.library import LibraryService
    from s4c_desktop.services.moving import MovingService
    from s4c_desktop.services.self_checks import SelfCheckService


class FrameworkServices(Core):
    """Frameworks, their drafts, and the content beside them."""

    @cached_property
    def library(self) -> LibraryService:
        """Return what reads framework versions."""
        from s4c_desktop.services.library import LibraryService

        return LibraryService(self._units)

    @cached_property
    def catalogue(self) -> CatalogueService:
        """Return what reads the content that ships."""
        from s4c_desktop.services.catalogue import CatalogueService

        return CatalogueService(self._content, self.library)

    @cached_property
    def self_checks(self) -> SelfCheckService:
        """Return what gives the self-checks of topics."""
        from s4c_desktop.services.self_checks import SelfCheckService

        return SelfCheckService(self._content)

    @cached_property
    def moving(self) -> MovingService:
        """Return what moves assessments to the newest version of a framework."""
        from s4c_desktop.services.moving import MovingService

        return MovingService(self._units, self.library, self.names)

    @cached_property
    def framework_drafts(self) -> FrameworkDraftService:
        """Return what keeps framework drafts and publishes them."""
        from s4c_desktop.services.framework_drafts import FrameworkDraftService

        return FrameworkDraftService(self._units, self.library, self.moving, self._content)
