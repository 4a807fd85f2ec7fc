"""Stored learning plans between rows and values."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import ColumnElement, delete, select

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.study import (
    Goal,
    ItemKind,
    ItemState,
    Strategy,
    StudyItem,
    StudyPlan,
    hours_of,
    minutes_of,
    modes_code,
    parse_modes,
)
from s4c_desktop.domain.study_plain import plan_digest
from s4c_desktop.models.fault_names import person_name
from s4c_desktop.models.framework_codes import code_of, competence_ids, id_of
from s4c_desktop.models.framework_tables import requirement_set, role
from s4c_desktop.models.hashed_store import HashedStore, expect_version
from s4c_desktop.models.learning_tables import (
    StudyGoalRow,
    StudyItemLinkRow,
    StudyItemRow,
    StudyPlanRow,
)


class StudyPlanStore(HashedStore[StudyPlanRow, StudyPlan]):
    """Reads and writes learning plans; a plan is written whole."""

    def is_there(self, plan_id: UUID) -> bool:
        """Tell whether there is such a plan."""
        return self._session.get(StudyPlanRow, plan_id) is not None

    def of_person(self, person_id: UUID) -> tuple[StudyPlan, ...]:
        """Return somebody's plans, the latest first; raises DamagedError as `get`."""
        return self._where(StudyPlanRow.person_id == person_id)

    def of_assessment(self, assessment_id: UUID) -> tuple[StudyPlan, ...]:
        """Return the plans made from an assessment, the latest first; DamagedError as `get`."""
        return self._where(StudyPlanRow.assessment_id == assessment_id)

    def with_evidence(self, evidence_id: UUID) -> tuple[StudyPlan, ...]:
        """Return the plans of which an item shows an item of evidence; DamagedError as `get`."""
        plans = select(StudyItemRow.plan_id).where(StudyItemRow.evidence_id == evidence_id)
        return self._where(StudyPlanRow.id.in_(plans))

    def add(self, plan: StudyPlan) -> None:
        """Add a plan; LookupError where its framework lacks the role, reading or a competence."""
        row = StudyPlanRow(
            id=plan.id,
            person_id=plan.person_id,
            assessment_id=plan.assessment_id,
            framework_id=plan.framework_id,
            role_id=id_of(self._session, role, plan.framework_id, plan.role),
            reading_id=id_of(self._session, requirement_set, plan.framework_id, plan.reading),
            created_at=plan.created_at or self._now,
        )
        self._write(row, plan)

    def save(self, plan: StudyPlan) -> None:
        """Write a plan over what is there; UserError where it is not the one that was read."""
        row = self._row(plan.id)
        expect_version(row, plan.version)
        self._write(row, plan)

    def delete(self, plan_id: UUID) -> None:
        """Delete a plan with its items."""
        row = self._row(plan_id)
        self._clear(plan_id)
        self._session.delete(row)
        self._session.flush()
        self.forget(plan_id)

    def _write(self, row: StudyPlanRow, plan: StudyPlan) -> None:
        row.role_id = id_of(self._session, role, plan.framework_id, plan.role)
        row.title, row.note, row.archived = plan.title, plan.note, plan.archived
        row.strategy, row.modes = plan.strategy.value, modes_code(plan.modes)
        row.start_on, row.deadline = plan.start_on, plan.deadline
        row.minutes_per_week, row.budget_minutes = plan.minutes_per_week, plan.budget
        row.saved_at = self._now
        self._session.add(row)
        self._session.flush()
        self._clear(plan.id)
        competences = competence_ids(self._session, plan.framework_id)
        self._session.add_all(
            StudyGoalRow(
                plan_id=plan.id, competence_id=competences[goal.competence], level=goal.level
            )
            for goal in plan.goals
        )
        self._session.add_all(
            _item_row(plan.id, sequence, item) for sequence, item in enumerate(plan.items)
        )
        self._session.flush()
        self._session.add_all(
            StudyItemLinkRow(item_id=item.id, competence_id=competences[code])
            for item in plan.items
            for code in item.works_on
        )
        self._session.flush()
        self.touch(plan.id)

    def _clear(self, plan_id: UUID) -> None:
        items = select(StudyItemRow.id).where(StudyItemRow.plan_id == plan_id)
        for table, theirs in (
            (StudyItemLinkRow, StudyItemLinkRow.item_id.in_(items)),
            (StudyItemRow, StudyItemRow.plan_id == plan_id),
            (StudyGoalRow, StudyGoalRow.plan_id == plan_id),
        ):
            self._session.execute(
                delete(table).where(theirs).execution_options(synchronize_session="fetch")
            )

    def _where(self, condition: ColumnElement[bool]) -> tuple[StudyPlan, ...]:
        query = select(StudyPlanRow.id).where(condition)
        order = StudyPlanRow.created_at.desc(), StudyPlanRow.id
        return tuple(self.get(found) for found in self._session.scalars(query.order_by(*order)))

    def _row(self, record_id: UUID) -> StudyPlanRow:
        row = self._session.get(StudyPlanRow, record_id)
        if row is None:
            raise UserError(mark("This learning plan is no longer in the workspace."))
        return row

    def _rows(self) -> Iterator[tuple[UUID, StudyPlanRow]]:
        order = StudyPlanRow.created_at.desc(), StudyPlanRow.id
        for row in self._session.scalars(select(StudyPlanRow).order_by(*order)):
            yield row.id, row

    def _assembled(self, row: StudyPlanRow) -> StudyPlan:
        codes = {
            found: code for code, found in competence_ids(self._session, row.framework_id).items()
        }
        sort = {found: place for place, found in enumerate(codes)}
        goals = self._session.scalars(select(StudyGoalRow).where(StudyGoalRow.plan_id == row.id))
        items = self._session.scalars(
            select(StudyItemRow)
            .where(StudyItemRow.plan_id == row.id)
            .order_by(StudyItemRow.sequence, StudyItemRow.id)
        ).all()
        links: dict[UUID, list[UUID]] = {}
        for item_id, competence_id in self._session.execute(
            select(StudyItemLinkRow.item_id, StudyItemLinkRow.competence_id)
            .join(StudyItemRow, StudyItemRow.id == StudyItemLinkRow.item_id)
            .where(StudyItemRow.plan_id == row.id)
        ):
            links.setdefault(item_id, []).append(competence_id)
        return StudyPlan(
            id=row.id,
            person_id=row.person_id,
            assessment_id=row.assessment_id,
            framework_id=row.framework_id,
            role=code_of(self._session, role, row.framework_id, row.role_id),
            reading=code_of(self._session, requirement_set, row.framework_id, row.reading_id),
            start_on=row.start_on,
            minutes_per_week=row.minutes_per_week,
            strategy=Strategy(row.strategy),
            title=row.title,
            modes=parse_modes(row.modes),
            deadline=row.deadline,
            budget=row.budget_minutes,
            goals=tuple(
                Goal(codes[goal.competence_id], goal.level)
                for goal in sorted(goals, key=lambda goal: sort[goal.competence_id])
            ),
            items=tuple(
                _item(
                    item, [codes[c] for c in sorted(links.get(item.id, ()), key=sort.__getitem__)]
                )
                for item in items
            ),
            note=row.note,
            archived=row.archived,
            created_at=row.created_at,
            saved_at=row.saved_at,
            version=row.version,
        )

    def _digest(self, value: StudyPlan) -> str:
        return plan_digest(value)

    def _called(self, row: StudyPlanRow) -> str:
        name = person_name(self._session, row.person_id)
        return ", ".join(part for part in (row.title, name) if part)


def _item_row(plan_id: UUID, sequence: int, item: StudyItem) -> StudyItemRow:
    online, live, practical = minutes_of(item.hours)
    return StudyItemRow(
        id=item.id,
        plan_id=plan_id,
        sequence=sequence,
        kind=item.kind.value,
        reference=item.reference,
        title=item.title,
        minutes_online=online,
        minutes_live=live,
        minutes_practical=practical,
        prepares=item.prepares,
        state=item.state.value,
        pinned=item.pinned,
        fixed_on=item.fixed_on,
        started_on=item.started_on,
        done_on=item.done_on,
        evidence_id=item.evidence_id,
        removed_because=item.removed_because,
        note=item.note,
    )


def _item(row: StudyItemRow, works_on: list[str]) -> StudyItem:
    return StudyItem(
        id=row.id,
        kind=ItemKind(row.kind),
        reference=row.reference,
        title=row.title,
        hours=hours_of(row.minutes_online, row.minutes_live, row.minutes_practical),
        works_on=tuple(works_on),
        prepares=row.prepares,
        state=ItemState(row.state),
        pinned=row.pinned,
        fixed_on=row.fixed_on,
        started_on=row.started_on,
        done_on=row.done_on,
        evidence_id=row.evidence_id,
        removed_because=row.removed_because,
        note=row.note,
    )
