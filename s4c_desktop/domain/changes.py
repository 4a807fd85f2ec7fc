"""What a call changed, so that only the views that show it refresh."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Changes:
    """The identities of what a unit of work changed, by kind.

    `quality` stands for samples, assessors' records and practice, which are shown together;
    `plans` are learning plans, `drafts` framework drafts. How somebody learns belongs to `people`.
    `everything` stands for changes of which only is known that there were some: those that
    another desk made.
    """

    people: frozenset[UUID] = field(default_factory=frozenset)
    assessments: frozenset[UUID] = field(default_factory=frozenset)
    frameworks: frozenset[UUID] = field(default_factory=frozenset)
    plans: frozenset[UUID] = field(default_factory=frozenset)
    groups: frozenset[UUID] = field(default_factory=frozenset)
    votes: frozenset[UUID] = field(default_factory=frozenset)
    drafts: frozenset[UUID] = field(default_factory=frozenset)
    trainings: bool = False
    quality: bool = False
    everything: bool = False

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            people=self.people | other.people,
            assessments=self.assessments | other.assessments,
            frameworks=self.frameworks | other.frameworks,
            plans=self.plans | other.plans,
            groups=self.groups | other.groups,
            votes=self.votes | other.votes,
            drafts=self.drafts | other.drafts,
            trainings=self.trainings or other.trainings,
            quality=self.quality or other.quality,
            everything=self.everything or other.everything,
        )

    def of_person(self, person_id: UUID | None) -> bool:
        """Tell whether they may touch a person."""
        return self.everything or person_id in self.people

    def of_assessment(self, assessment_id: UUID | None) -> bool:
        """Tell whether they may touch an assessment."""
        return self.everything or assessment_id in self.assessments

    def of_vote(self, vote_id: UUID | None) -> bool:
        """Tell whether they may touch a vote."""
        return self.everything or vote_id in self.votes
