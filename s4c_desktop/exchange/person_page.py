"""Everything about one person as a page that any browser shows, without a network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import UUID

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import wording
from s4c_desktop.domain.appeals_wording import appeal_state_name
from s4c_desktop.domain.assessment import (
    Assessment,
    Evidence,
    Given,
    Judgement,
    Kind,
    Passage,
    Person,
    Rating,
)
from s4c_desktop.domain.backing import Item
from s4c_desktop.domain.backing_wording import item_sentence, judgement_name
from s4c_desktop.domain.evidence_review import item_of
from s4c_desktop.domain.interview_wording import said_path
from s4c_desktop.domain.preparing_wording import line_text
from s4c_desktop.domain.quality_wording import (
    finding_sentence,
    looked_sentence,
    second_level_text,
)
from s4c_desktop.domain.rating_wording import rating_facts
from s4c_desktop.domain.sampling_wording import reason_text
from s4c_desktop.domain.scale import State
from s4c_desktop.exchange.page_parts import Row, clean, day, facts, paragraph, table, text, time
from s4c_desktop.exchange.person_groups import group_parts
from s4c_desktop.exchange.person_learning import learning_parts

if TYPE_CHECKING:
    from s4c_desktop.domain.dossier import Dossier, KeptAssessment, KeptFile
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.plain import RatingChange
    from s4c_desktop.domain.quality import Finding, Sample

_STYLE = (
    "body{font:16px/1.5 sans-serif;color:#1b2430;background:#fff;max-width:60rem;"
    "margin:2rem auto;padding:0 1rem}"
    "h1,h2,h3{line-height:1.25}h2{margin-top:2.5rem;border-top:1px solid #d9dfe7;"
    "padding-top:1rem}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}"
    "th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;"
    "border-bottom:1px solid #d9dfe7}"
    "th{font-weight:600}.facts th{width:14rem;color:#566173;font-weight:400}"
    "bdi{white-space:pre-wrap;overflow-wrap:anywhere}"
    "@media print{body{margin:0;max-width:none}}"
)
# No script runs and nothing is fetched, whatever the texts hold.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def person_page(
    dossier: Dossier, frameworks: Mapping[UUID, Framework], names: Mapping[UUID, str]
) -> str:
    """Return the page; `names` are the files' entries in the archive, by attachment."""
    title = _("What is kept about {name}").format(name=dossier.person.name)
    return "".join(
        (
            '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width">',
            f"<title>{escape(clean(title))}</title><style>{_STYLE}</style></head><body>\n",
            *_body(dossier, title, frameworks, names),
            "</body></html>\n",
        )
    )


def _body(
    dossier: Dossier, title: str, frameworks: Mapping[UUID, Framework], names: Mapping[UUID, str]
) -> Iterator[str]:
    yield f"<h1>{text(title)}</h1>\n"
    yield paragraph(
        _(
            "Everything that S4C Desktop keeps about this person, as of {time}. The same data, "
            "complete and for other programs, is in person.json beside this page."
        ).format(time=time(dossier.read_at))
    )
    yield facts(_person(dossier.person))
    yield f"<h2>{text(_('Assessments'))}</h2>\n"
    if not dossier.assessments:
        yield paragraph(_("None."))
    for kept in dossier.assessments:
        yield from _assessment(kept, frameworks[kept.assessment.framework_id])
    yield from learning_parts(dossier, frameworks)
    yield from group_parts(dossier, frameworks)
    yield f"<h2>{text(_('Evidence'))}</h2>\n"
    yield from _evidence(dossier, names)


def _person(person: Person) -> Iterator[Row]:
    yield _("Name"), person.name
    yield _("Code name"), person.pseudonym
    yield _("Tags"), ", ".join(person.tags)
    yield _("Lawful basis"), person.lawful_basis
    yield _("Notice given on"), day(person.notice_date)
    yield _("Version of the notice"), person.notice_version
    yield _("Identity checked"), person.identity_check
    yield _("Adjustments agreed"), person.adjustments
    yield _("Kept until"), day(person.retain_until)
    yield _("Entered"), time(person.created_at)


def _assessment(kept: KeptAssessment, framework: Framework) -> Iterator[str]:
    assessment = kept.assessment
    role = framework.role(assessment.role).title
    yield f"<h3>{text(assessment.title or role)}</h3>\n"
    yield facts(_set_up(assessment, role, framework))
    yield table(
        (_("Competence"), _("Rating"), _("Rated by"), _("Note")),
        (
            (
                wording.competence_name(framework, code),
                _rating(found.rating, framework),
                _given(found.rated_by, found.rated_at, assessment.given.get(code)),
                found.rating.note,
            )
            for code, found in kept.ratings.items()
        ),
    )
    yield facts(
        (
            (_("Running note"), assessment.running_note),
            *(_passage(passage, framework) for passage in assessment.passages),
            (_("Comment of who assessed"), assessment.comment),
            (_("Comment of the person assessed"), assessment.candidate_comment),
        )
    )
    yield from _after(assessment)
    if kept.history:
        yield f"<h4>{text(_('How the ratings came about'))}</h4>\n"
        yield table(
            (_("When"), _("Competence"), _("Became"), _("By"), _("Why")),
            (_change(change, framework) for change in kept.history),
        )
    for sample in kept.samples:
        yield from _looked_at(sample, framework)


def _looked_at(sample: Sample, framework: Framework) -> Iterator[str]:
    (sampled,) = sample.sampled
    heading = _("Looked at a second time: {plan}").format(plan=sample.title)
    yield f"<h4>{text(heading)}</h4>\n"
    reasons = (reason_text(reason, sample.choosing) for reason in sampled.reasons)
    yield facts(
        (
            (_("Chosen because"), "\n".join(reasons)),
            (_("Verdict"), looked_sentence(sampled.judged)),
            (_("Remarks"), sampled.judged.remarks),
        )
    )
    yield table(
        (_("Competence"), _("Second look"), _("Remark")),
        (
            (wording.competence_name(framework, code), second_level_text(level), level.remark)
            for code, level in sampled.levels.items()
        ),
    )
    yield table(
        (_("Finding"), _("Action"), _("Responsible"), _("State"), _("Outcome")),
        (_found(finding) for finding in sample.findings),
    )


def _found(finding: Finding) -> tuple[str, ...]:
    return (
        finding.text,
        finding.action,
        finding.responsible,
        finding_sentence(finding),
        finding.outcome,
    )


def _after(assessment: Assessment) -> Iterator[str]:
    """Yield that the person was told the result, and their appeals against it."""
    told = assessment.acknowledgement
    if told is not None:
        yield f"<h4>{text(_('Told the result'))}</h4>\n"
        yield facts(
            (
                (_("Date"), day(told.on)),
                (_("How"), told.how),
                (_("What the person said"), told.statement),
                (_("Noted by"), told.recorded_by),
            )
        )
    if assessment.appeals:
        yield f"<h4>{text(_('Appeals'))}</h4>\n"
        yield table(
            (_("Lodged on"), _("By"), _("Grounds"), _("State"), _("Decided"), _("Outcome")),
            (
                (
                    day(appeal.lodged_on),
                    appeal.lodged_by,
                    appeal.grounds,
                    appeal_state_name(appeal.state),
                    ", ".join(filter(None, (day(appeal.decided_on), appeal.decided_by))),
                    appeal.outcome,
                )
                for appeal in assessment.appeals
            ),
        )


def _set_up(assessment: Assessment, role: str, framework: Framework) -> Iterator[Row]:
    yield _("Role"), role
    yield _("Kind"), wording.kind_name(assessment.kind)
    yield _("Extent"), wording.scope_name(assessment.scope)
    yield _("Chosen areas"), ", ".join(assessment.areas)
    yield _("Framework"), wording.framework_line(framework, assessment.reading)
    yield _("Date"), day(assessment.held_on)
    yield _("Place"), assessment.place
    yield _("Assessors"), assessment.assessors
    yield _("No conflict of interest declared"), _("Yes") if assessment.no_conflict else _("No")
    yield _("Blind rating"), _blind(assessment)
    yield _("Last day for an appeal"), day(assessment.appeal_until)
    yield (
        _("Assessment plan"),
        "\n".join(f"{line.competence}: {line_text(line)}" for line in assessment.plan),
    )
    yield _("State"), wording.phase_name(assessment.phase)
    yield _("Revision"), str(assessment.revision)
    yield _("Reason of the revision"), assessment.revision_reason
    yield _("Decision"), _decision(assessment)
    yield _("Decided by"), assessment.decided_by
    signature = assessment.signature
    if signature is not None:
        yield _("Signed off by"), _said_by(signature.decided_by, signature.signed_at)
        yield _("Signed together with"), signature.countersigned_by
        yield _("SHA-256 of what was signed"), signature.digest
        yield _("Link in the chain"), f"{signature.link}: {signature.chain}"
    yield _("Last saved"), time(assessment.saved_at)
    sittings = [
        ", ".join(
            part
            for part in (_sitting(one.number), one.led_by, time(one.started_at), one.place)
            if part
        )
        for one in assessment.sittings
    ]
    yield _("Sittings"), "\n".join(sittings)
    linked = [
        f"{item.description}: {', '.join(sorted(item.links))}"
        for item in assessment.evidence
        if item.links
    ]
    yield _("Evidence and what it supports"), "\n".join(linked)


def _decision(assessment: Assessment) -> str:
    """Say what was decided; whoever rates themself decides nothing."""
    if assessment.kind is Kind.SELF and assessment.decision is None:
        return ""
    return wording.decision_name(assessment.decision)


def _blind(assessment: Assessment) -> str:
    if not assessment.blind:
        return ""
    if assessment.unveiled_at is None:
        return _("The required levels are still hidden")
    return _("Required levels shown on {time}").format(time=time(assessment.unveiled_at))


def _rating(rating: Rating, framework: Framework) -> str:
    first, *others = rating_facts(rating)
    if rating.state is State.RATED and rating.level is not None:
        first = f"{first}, {framework.level(rating.level).name}"
    if rating.sufficient is not Judgement.NOT_REVIEWED:
        others.append(
            _("Evidence sufficient: {answer}").format(answer=judgement_name(rating.sufficient))
        )
    if rating.path:
        others.append(_("guided: {answers}").format(answers=said_path(rating.path)))
    if rating.flagged:
        others.append(_("flagged"))
    return "; ".join((first, *others))


def _given(by: str, at: datetime | None, given: Given | None) -> str:
    sitting = given.sitting if given is not None else 0
    return ", ".join(part for part in (_said_by(by, at), _sitting(sitting)) if part)


def _sitting(number: int) -> str:
    return _("sitting {number}").format(number=number) if number else ""


def _passage(passage: Passage, framework: Framework) -> Row:
    codes = [code for code in framework.order if code in passage.links]
    return _("Passage on {codes}").format(codes=", ".join(codes)), passage.text


def _change(change: RatingChange, framework: Framework) -> tuple[str, ...]:
    rating = Rating(
        change.state,
        change.level,
        change.reason,
        change.allowed_by,
        knowledge=change.knowledge,
        autonomy=change.autonomy,
        grounds=change.grounds,
        path=change.path,
    )
    return (
        time(change.changed_at),
        wording.competence_name(framework, change.competence),
        _rating(rating, framework),
        ", ".join(part for part in (change.changed_by, _sitting(change.sitting)) if part),
        change.why,
    )


def _evidence(dossier: Dossier, names: Mapping[UUID, str]) -> Iterator[str]:
    if not dossier.evidence:
        yield paragraph(_("None."))
    for item in dossier.evidence:
        files = [kept for kept in dossier.files if kept.evidence_id == item.id]
        yield from _item(item, files, names)


def _item(item: Evidence, files: Iterable[KeptFile], names: Mapping[UUID, str]) -> Iterator[str]:
    yield f"<h3>{text(item.description)}</h3>\n"
    found = item_of(item)
    reviewed = "" if found == Item() else item_sentence(found)
    yield facts(
        (
            (_("Kind"), item.kind),
            (_("Date"), day(item.date)),
            (_("Reviewed"), reviewed),
            (_("Reviewed by"), item.reviewed_by),
        )
    )
    for kept in files:
        entry = names[kept.attachment.id]
        size = _("{n} bytes, added {time}").format(n=kept.attachment.size, time=time(kept.added_at))
        link = f'<a href="{escape(quote(entry))}">{text(kept.attachment.name)}</a>'
        yield f"<p>{link} {text(size)}</p>\n"


def _said_by(name: str, moment: datetime | None) -> str:
    return ", ".join(part for part in (name, time(moment)) if part)
