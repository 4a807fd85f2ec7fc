"""Who of a cohort needs what, and trainings, as plain data for other programs."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from s4c_desktop.domain import training_wording
from s4c_desktop.exchange.framework_json import hours_to_json

if TYPE_CHECKING:
    from s4c_desktop.domain.cohort import Subject
    from s4c_desktop.domain.cohort_needs import Need, Share
    from s4c_desktop.domain.cohort_sheet import CohortSheet
    from s4c_desktop.domain.study import Training
    from s4c_desktop.domain.training_groups import GroupSize, Suggested
    from s4c_desktop.domain.unit_outcomes import UnitOutcomes

Plain = dict[str, Any]


def training_to_json(
    sheet: CohortSheet, suggested: Suggested, size: GroupSize, made_at: datetime
) -> Plain:
    """Return needs, groups, trainings and learning outcomes; people are named by identity."""
    return {
        "made_at": made_at.isoformat(),
        "cohort": training_wording.cohort_name(sheet),
        "people": [
            {
                "id": str(one),
                "name": sheet.names[one],
                "plan": _plan(sheet, one),
                "why_no_plan": sheet.without.get(one, ""),
            }
            for one in sheet.people
        ],
        "needs": [_need(need, sheet) for need in sheet.needs],
        "group_size": {"least": size.least, "most": size.most},
        "groups": [
            {
                "about": [_subject(subject, sheet) for subject in one.subjects],
                "people": [str(person) for person in one.people],
                "mandatory": [str(person) for person in one.mandatory],
            }
            for one in suggested.groups
        ],
        "free_seats": [
            {"training": str(one.training_id), "people": [str(p) for p in one.people]}
            for one in suggested.fillings
        ],
        "no_group_yet": [
            {"about": _subject(one.subject, sheet), "people": [str(p) for p in one.people]}
            for one in suggested.waiting
        ],
        "trainings": [training_plain(one, sheet) for one in sheet.trainings],
        "outcomes": [_outcomes(found) for found in sheet.all_outcomes()],
    }


def training_plain(training: Training, sheet: CohortSheet) -> Plain:
    """Return a training with its seats."""
    return {
        "id": str(training.id),
        "framework": sheet.frameworks[training.framework_id].name,
        "unit": training.unit,
        "title": sheet.called(training),
        "starts_on": _day(training.starts_on),
        "ends_on": _day(training.ends_on),
        "place": training.place,
        "trainer": training.trainer,
        "note": training.note,
        "seats": training.seats,
        "taken": [
            {
                "person": str(seat.person_id),
                "name": training_wording.names_text((seat.person_id,), sheet),
                "state": seat.state.value,
            }
            for seat in training.taken
        ],
    }


def _plan(sheet: CohortSheet, person: Any) -> Plain | None:
    member = sheet.members.get(person)
    if member is None:
        return None
    return {
        "id": None if member.plan_id is None else str(member.plan_id),
        "framework": sheet.frameworks[member.framework_id].name,
        "role": member.role,
        "assessed_on": _day(member.assessed_on),
    }


def _need(need: Need, sheet: CohortSheet) -> Plain:
    return {
        **_subject(need.subject, sheet),
        "kind": need.kind.value,
        "module": need.module,
        "topics": list(need.topics),
        "hours": hours_to_json(need.hours),
        "works_on": list(need.works_on),
        "mandatory": len(need.mandatory),
        "optional": len(need.optional),
        "done": len(need.done),
        "shares": [_share(share) for share in need.shares.values()],
    }


def _share(share: Share) -> Plain:
    return {
        "person": str(share.person_id),
        "standing": share.standing.value,
        "topics": list(share.topics),
        "hours": hours_to_json(share.hours),
        "works_on": list(share.works_on),
        "seat": None if share.seat is None else share.seat.value,
    }


def _subject(subject: Subject, sheet: CohortSheet) -> Plain:
    return {
        "framework": sheet.frameworks[subject.framework_id].name,
        "unit": subject.code,
        "title": sheet.title(subject),
    }


def _outcomes(found: UnitOutcomes) -> Plain:
    return {
        "unit": found.unit.code,
        "people": found.people,
        "competences": [
            {
                "competence": one.competence,
                "aim": one.level,
                "most_need": one.wanted,
                "leads_to": one.reach,
                "people": one.people,
                "knowledge_skills": one.anchor.knowledge_skills if one.anchor else "",
                "autonomy": one.anchor.autonomy if one.anchor else "",
                "topics": list(one.topics),
            }
            for one in found.outcomes
        ],
        "supports": list(found.supports),
        "topics": [
            {"code": one.code, "hours": hours_to_json(one.hours), "people": one.people}
            for one in found.topics
        ],
        "methods": list(found.methods),
        "assessment": list(found.assessment),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
