"""The stores of one unit of work, each imported and made when it is first asked for.

Mapping a class to its table takes about as long as opening a workspace: whoever only lists
frameworks maps nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from sqlalchemy.orm import Session

if TYPE_CHECKING:
    from s4c_desktop.models.assessments import AssessmentStore
    from s4c_desktop.models.assessors import AssessorStore
    from s4c_desktop.models.attachments import AttachmentStore
    from s4c_desktop.models.chain import ChainStore
    from s4c_desktop.models.framework_drafts import FrameworkDraftStore
    from s4c_desktop.models.groups import FocusGroupStore
    from s4c_desktop.models.learners import LearnerStore
    from s4c_desktop.models.people import PersonStore
    from s4c_desktop.models.practice import PracticeStore
    from s4c_desktop.models.quality import SampleStore
    from s4c_desktop.models.study_plans import StudyPlanStore
    from s4c_desktop.models.topic_hours import TopicHoursStore
    from s4c_desktop.models.trainings import TrainingStore
    from s4c_desktop.models.votes import VoteStore


class Sealing(Protocol):
    """A store whose records have content hashes."""

    def seal(self) -> None:
        """Write the content hash of every record that changed."""


class Stores:
    """Gives the stores of a session; `now` is the moment that they note."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self.now = now

    def sealing(self) -> Iterator[Sealing]:
        """Yield the stores that were asked for and have content hashes: no other has changes."""
        for name in _SEALED:
            if name in vars(self):
                yield getattr(self, name)

    @cached_property
    def people(self) -> PersonStore:
        """Return the store of people, and the evidence that is theirs."""
        from s4c_desktop.models.people import PersonStore

        return PersonStore(self._session, self.now)

    @cached_property
    def attachments(self) -> AttachmentStore:
        """Return the store of files attached to evidence."""
        from s4c_desktop.models.attachments import AttachmentStore

        return AttachmentStore(self._session, self.people.touch, self.now)

    @cached_property
    def chain(self) -> ChainStore:
        """Return the store of the chain of signatures."""
        from s4c_desktop.models.chain import ChainStore

        return ChainStore(self._session, self.now)

    @cached_property
    def assessments(self) -> AssessmentStore:
        """Return the store of assessments, with all that belongs to them."""
        from s4c_desktop.models.assessments import AssessmentStore

        return AssessmentStore(self._session, self.chain, self.now)

    @cached_property
    def samples(self) -> SampleStore:
        """Return the store of samples of signed assessments."""
        from s4c_desktop.models.quality import SampleStore

        return SampleStore(self._session, self.now)

    @cached_property
    def assessors(self) -> AssessorStore:
        """Return the store of assessors."""
        from s4c_desktop.models.assessors import AssessorStore

        return AssessorStore(self._session, self.now)

    @cached_property
    def practices(self) -> PracticeStore:
        """Return the store of practice rounds."""
        from s4c_desktop.models.practice import PracticeStore

        return PracticeStore(self._session, self.now)

    @cached_property
    def framework_drafts(self) -> FrameworkDraftStore:
        """Return the store of drafts of frameworks."""
        from s4c_desktop.models.framework_drafts import FrameworkDraftStore

        return FrameworkDraftStore(self._session, self.now)

    @cached_property
    def learners(self) -> LearnerStore:
        """Return the store of what is known of learners."""
        from s4c_desktop.models.learners import LearnerStore

        return LearnerStore(self._session, self.now)

    @cached_property
    def plans(self) -> StudyPlanStore:
        """Return the store of learning plans."""
        from s4c_desktop.models.study_plans import StudyPlanStore

        return StudyPlanStore(self._session, self.now)

    @cached_property
    def trainings(self) -> TrainingStore:
        """Return the store of trainings."""
        from s4c_desktop.models.trainings import TrainingStore

        return TrainingStore(self._session, self.now)

    @cached_property
    def topic_hours(self) -> TopicHoursStore:
        """Return the store of the centre's own hours."""
        from s4c_desktop.models.topic_hours import TopicHoursStore

        return TopicHoursStore(self._session, self.now)

    @cached_property
    def votes(self) -> VoteStore:
        """Return the store of votes."""
        from s4c_desktop.models.votes import VoteStore

        return VoteStore(self._session, self.now)

    @cached_property
    def groups(self) -> FocusGroupStore:
        """Return the store of groups and their participants."""
        from s4c_desktop.models.groups import FocusGroupStore

        return FocusGroupStore(self._session, self.now)


_SEALED = (
    "people",
    "assessments",
    "samples",
    "assessors",
    "practices",
    "framework_drafts",
    "learners",
    "plans",
    "trainings",
    "votes",
    "groups",
)
