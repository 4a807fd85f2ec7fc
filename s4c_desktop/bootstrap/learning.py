"""What people need, and how they come by it."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from s4c_desktop.bootstrap.assessing import AssessingServices

if TYPE_CHECKING:
    from s4c_desktop.services.cohorts import CohortService
    from s4c_desktop.services.learners import LearnerService
    from s4c_desktop.services.plans import PlanService
    from s4c_desktop.services.register import RegisterService
    from s4c_desktop.services.study import StudyService
    from s4c_desktop.services.topic_hours import TopicHoursService
    from s4c_desktop.services.training import TrainingService


class LearningServices(AssessingServices):
    """Learning plans, cohorts and trainings."""

    @cached_property
    def plans(self) -> PlanService:
        """Return what computes learning plans."""
        from s4c_desktop.services.plans import PlanService

        return PlanService(self.results)

    @cached_property
    def register(self) -> RegisterService:
        """Return what lists people and brings together what is known of one."""
        from s4c_desktop.services.register import RegisterService

        return RegisterService(self._units, self.assessments, self.plans, self.names)

    @cached_property
    def learners(self) -> LearnerService:
        """Return what keeps what is known of learners."""
        from s4c_desktop.services.learners import LearnerService

        return LearnerService(self._units)

    @cached_property
    def study(self) -> StudyService:
        """Return what makes, keeps and follows learning plans."""
        from s4c_desktop.services.study import StudyService

        return StudyService(self._units, self.results, self.catalogue, self.names)

    @cached_property
    def topic_hours(self) -> TopicHoursService:
        """Return what keeps the centre's own hours."""
        from s4c_desktop.services.topic_hours import TopicHoursService

        return TopicHoursService(self._units, self.library)

    @cached_property
    def cohorts(self) -> CohortService:
        """Return what brings together what the people of a cohort need."""
        from s4c_desktop.services.cohorts import CohortService

        return CohortService(
            self._units, self.library, self.assessments, self.plans, self.catalogue, self.names
        )

    @cached_property
    def training(self) -> TrainingService:
        """Return what keeps trainings."""
        from s4c_desktop.services.training import TrainingService

        return TrainingService(self._units, self.library, self.catalogue, self.names, date.today)
