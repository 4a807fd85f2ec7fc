"""People and their assessments."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from s4c_desktop.bootstrap.frameworks import FrameworkServices
from s4c_desktop.models.unit_of_work import utc_now

if TYPE_CHECKING:
    from s4c_desktop.services.acknowledging import AcknowledgingService
    from s4c_desktop.services.agreement import AgreementService
    from s4c_desktop.services.appeals import AppealService
    from s4c_desktop.services.assessments import AssessmentService
    from s4c_desktop.services.attachments import AttachmentService
    from s4c_desktop.services.passages import PassageService
    from s4c_desktop.services.people import PeopleService
    from s4c_desktop.services.people_import import PeopleImportService
    from s4c_desktop.services.preparing import PreparingService
    from s4c_desktop.services.progress import ProgressService
    from s4c_desktop.services.results import ResultService
    from s4c_desktop.services.rounds import RoundService
    from s4c_desktop.services.signing import SigningService
    from s4c_desktop.services.sittings import SittingService
    from s4c_desktop.services.summaries import SummaryService
    from s4c_desktop.services.veil import VeilService


class AssessingServices(FrameworkServices):
    """From a person's name to their signed result."""

    @cached_property
    def people(self) -> PeopleService:
        """Return what finds, adds and changes people."""
        from s4c_desktop.services.people import PeopleService

        return PeopleService(self._units)

    @cached_property
    def people_import(self) -> PeopleImportService:
        """Return what adds who is on a list of people."""
        from s4c_desktop.services.people_import import PeopleImportService

        return PeopleImportService(self._units)

    @cached_property
    def assessments(self) -> AssessmentService:
        """Return what creates, changes, lists and removes assessments."""
        from s4c_desktop.services.assessments import AssessmentService

        return AssessmentService(self._units, self.library, self.names)

    @cached_property
    def attachments(self) -> AttachmentService:
        """Return what attaches files to evidence and hands them out."""
        from s4c_desktop.services.attachments import AttachmentService

        return AttachmentService(self._units, self._room)

    @cached_property
    def preparing(self) -> PreparingService:
        """Return what keeps assessment plans."""
        from s4c_desktop.services.preparing import PreparingService

        return PreparingService(self._units)

    @cached_property
    def veil(self) -> VeilService:
        """Return what shows what a blind assessment hides."""
        from s4c_desktop.services.veil import VeilService

        return VeilService(self._units, self.library)

    @cached_property
    def passages(self) -> PassageService:
        """Return what keeps passages of notes."""
        from s4c_desktop.services.passages import PassageService

        return PassageService(self._units)

    @cached_property
    def sittings(self) -> SittingService:
        """Return what starts sittings."""
        from s4c_desktop.services.sittings import SittingService

        return SittingService(self._units)

    @cached_property
    def rounds(self) -> RoundService:
        """Return what adds layers to rounds of assessment."""
        from s4c_desktop.services.rounds import RoundService

        return RoundService(self._units, self.library, self.names)

    @cached_property
    def results(self) -> ResultService:
        """Return what computes results."""
        from s4c_desktop.services.results import ResultService

        return ResultService(self.assessments, self.library, self.rounds)

    @cached_property
    def summaries(self) -> SummaryService:
        """Return what sums up assessments."""
        from s4c_desktop.services.summaries import SummaryService

        return SummaryService(self.results, utc_now)

    @cached_property
    def agreement(self) -> AgreementService:
        """Return what sets layers of a round side by side."""
        from s4c_desktop.services.agreement import AgreementService

        return AgreementService(self._units, self.library, self.names)

    @cached_property
    def progress(self) -> ProgressService:
        """Return what compares assessments of one person."""
        from s4c_desktop.services.progress import ProgressService

        return ProgressService(self._units, self.library, self.names, self.rounds)

    @cached_property
    def signing(self) -> SigningService:
        """Return what signs, and what can follow it."""
        from s4c_desktop.services.signing import SigningService

        return SigningService(self._units, self.library)

    @cached_property
    def acknowledging(self) -> AcknowledgingService:
        """Return what notes that a signed result was acknowledged."""
        from s4c_desktop.services.acknowledging import AcknowledgingService

        return AcknowledgingService(self._units)

    @cached_property
    def appeals(self) -> AppealService:
        """Return what keeps appeals beside signed results."""
        from s4c_desktop.services.appeals import AppealService

        return AppealService(self._units)
