"""Whatever is written to files."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from s4c_desktop.bootstrap.groups import GroupServices
from s4c_desktop.bootstrap.learning import LearningServices
from s4c_desktop.models.unit_of_work import utc_now

if TYPE_CHECKING:
    from s4c_desktop.services.cohort_reports import CohortReportService
    from s4c_desktop.services.contents import ContentBuilder
    from s4c_desktop.services.documents import DocumentService
    from s4c_desktop.services.group_documents import GroupDocumentService
    from s4c_desktop.services.library_documents import LibraryDocumentService
    from s4c_desktop.services.plan_documents import PlanDocumentService
    from s4c_desktop.services.quality_documents import QualityDocumentService
    from s4c_desktop.services.training_documents import TrainingDocumentService
    from s4c_desktop.services.vote_documents import VoteDocumentService


class DocumentServices(LearningServices, GroupServices):
    """Documents of assessments, plans, groups, votes and the library."""

    @cached_property
    def documents(self) -> DocumentService:
        """Return what writes the documents of an assessment."""
        from s4c_desktop.services.documents import DocumentService

        return DocumentService(self._contents, self.plans, utc_now)

    @cached_property
    def plan_documents(self) -> PlanDocumentService:
        """Return what writes files of stored plans."""
        from s4c_desktop.services.plan_documents import PlanDocumentService

        return PlanDocumentService(self.study, utc_now)

    @cached_property
    def library_documents(self) -> LibraryDocumentService:
        """Return what writes what is in the library."""
        from s4c_desktop.services.library_documents import LibraryDocumentService

        return LibraryDocumentService(self.library, self.catalogue, utc_now)

    @cached_property
    def quality_documents(self) -> QualityDocumentService:
        """Return what writes quality reports."""
        from s4c_desktop.services.quality_documents import QualityDocumentService

        return QualityDocumentService(self.quality, self.assessors, self.leniency, utc_now)

    @cached_property
    def group_documents(self) -> GroupDocumentService:
        """Return what writes reports of groups."""
        from s4c_desktop.services.group_documents import GroupDocumentService

        return GroupDocumentService(self.group_profiles, utc_now)

    @cached_property
    def vote_documents(self) -> VoteDocumentService:
        """Return what writes the protocols of votes."""
        from s4c_desktop.services.vote_documents import VoteDocumentService

        return VoteDocumentService(self.votes, utc_now)

    @cached_property
    def training_documents(self) -> TrainingDocumentService:
        """Return what writes who needs what."""
        from s4c_desktop.services.training_documents import TrainingDocumentService

        return TrainingDocumentService(utc_now)

    @cached_property
    def cohort_reports(self) -> CohortReportService:
        """Return what writes the reports of a cohort."""
        from s4c_desktop.services.cohort_reports import CohortReportService

        return CohortReportService(self._contents, self.people)

    @cached_property
    def _contents(self) -> ContentBuilder:
        from s4c_desktop.services.contents import ContentBuilder

        return ContentBuilder(self.assessments, self.results, utc_now)
