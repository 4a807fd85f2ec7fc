"""The protocol of a vote: the rule fixed beforehand, what came out, and every round of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.consensus_wording import basis_text
from s4c_desktop.domain.vote import AgendaItem, Question, VoteRound
from s4c_desktop.domain.vote_outcome import Figures, figures, standing
from s4c_desktop.domain.vote_protocol import VoteProtocol, question_name, tallies
from s4c_desktop.domain.vote_wording import (
    abstentions_text,
    agreement_short,
    ballot_sentence,
    basis_sentence,
    counting_sentence,
    median_text,
    method_name,
    method_sentence,
    need_text,
    outcome_text,
    phase_name,
    present_text,
    round_name,
    rule_sentence,
    standing_sentence,
    tally_text,
)
from s4c_desktop.domain.wording import competence_name
from s4c_desktop.reports import fields, parts, theme
from s4c_desktop.reports.document import Frontispiece, write
from s4c_desktop.reports.text import paragraph
from s4c_desktop.reports.vote_strip import VoteStrip


def write_vote_protocol(path: Path, content: VoteProtocol) -> None:
    """Write the protocol; raises UserError where the place can't be written."""
    theme.register_fonts()
    vote = content.vote
    title = _("Vote protocol: {title}").format(title=vote.title)
    front = Frontispiece(
        title=title,
        subject=_("Requirement vote"),
        author=vote.details.facilitator,
        header=title,
        footer=_("Votes are counted, never noted by name"),
        draft=not content.is_final,
        made_at=content.made_at,
    )
    write(path, tuple(_story(content)), front)


def _story(content: VoteProtocol) -> Iterator[Flowable]:
    yield from _overview(content)
    yield from _rule(content)
    yield from _outcomes(content)
    shown, end = list(_competences(content)), list(_end(content))
    yield from shown[:-1]
    # Nobody signs a page that has nothing else on it.
    yield KeepTogether([*shown[-1:], *end])


def _overview(content: VoteProtocol) -> Iterator[Flowable]:
    vote, details = content.vote, content.vote.details
    yield parts.gap(20)
    if content.centre:
        yield paragraph(content.centre, theme.EYEBROW)
    yield parts.eyebrow(_("Vote protocol"))
    yield paragraph(vote.title, theme.TITLE)
    state = phase_name(vote.phase)
    if content.published:
        state = _("Published as {name}").format(name=content.published)
    yield parts.boxed(
        (
            paragraph(standing_sentence(standing(vote)), theme.LEAD),
            paragraph(_("State: {state}.").format(state=state), theme.BODY),
        )
    )
    yield parts.gap(10)
    yield parts.facts(
        (
            (_("Role"), content.role_title),
            (_("Framework"), content.framework.name),
            (_("Held on"), parts.day(details.held_on)),
            (_("Place"), details.place),
            (_("Led by"), details.facilitator),
            (_("People present"), str(vote.present)),
            (_("How people voted"), method_name(vote.rule.method)),
            (_("Proposals from"), content.proposed_from or _("nowhere: all levels were open")),
            (_("Printed"), parts.time(content.made_at)),
        )
    )


def _rule(content: VoteProtocol) -> Iterator[Flowable]:
    rule = content.vote.rule
    yield parts.heading(_("The rule"))
    fixed = _("Fixed before the first round, and not changed after it was opened.")
    for text in (fixed, rule_sentence(rule), counting_sentence(), method_sentence(rule)):
        yield paragraph(text, theme.BODY)


def _outcomes(content: VoteProtocol) -> Iterator[Flowable]:
    vote = content.vote
    # A heading stays with what follows: with the whole table it would leave half a page empty.
    yield CondPageBreak(110)
    yield parts.heading(_("What the role requires"))
    yield parts.gap(0)
    rows = [
        [
            paragraph(competence_name(content.framework, item.competence), theme.CELL),
            paragraph("–" if item.proposal is None else need_text(item.proposal), theme.CELL),
            paragraph(outcome_text(item, vote.rule), theme.CELL_STRONG),
            paragraph(basis_sentence(item, vote.rule), theme.CELL),
        ]
        for item in vote.items
    ]
    head = (_("Competence"), _("Proposal"), _("Outcome"), _("How that came about"))
    yield parts.table(head, rows, (170, 80, 90, theme.WIDTH - 340))


def _competences(content: VoteProtocol) -> Iterator[Flowable]:
    shown = [item for item in content.vote.items if item.rounds or item.ruling or item.notes]
    if not shown:
        return
    opening: list[Flowable] = [parts.heading(_("Rounds and notes"))]
    if any(item.rounds for item in shown):
        text = _("Filled: decided. Dashed: the share that decides. {basis}")
        opening.append(paragraph(text.format(basis=basis_text()), theme.SMALL))
    for item in shown:
        yield from _competence(content, item, opening)
        opening = []


def _competence(
    content: VoteProtocol, item: AgendaItem, opening: list[Flowable]
) -> Iterator[Flowable]:
    rounds = [list(_round(content, found)) for found in item.rounds]
    first = rounds.pop(0) if rounds else []
    name = parts.subheading(competence_name(content.framework, item.competence))
    # Never a heading at the foot of a page.
    yield KeepTogether([*opening, name, *first])
    for found in rounds:
        yield KeepTogether(found)
    for one in tallies(content.vote):
        if one.item is item and one.reopened:
            text = _("{round} was reopened. {question}, as counted before: {tally}").format(
                round=round_name(one.found),
                question=question_name(one.ballot.question),
                tally=tally_text(one.ballot),
            )
            yield paragraph(text, theme.SMALL)
    if item.ruling:
        yield paragraph(basis_sentence(item, content.vote.rule), theme.BODY)
    if item.notes:
        yield paragraph(_("Notes: {notes}").format(notes=item.notes), theme.BODY)


def _round(content: VoteProtocol, found: VoteRound) -> Iterator[Flowable]:
    if found.is_open:
        yield paragraph(
            _("{round}: nothing is shown yet.").format(round=round_name(found)), theme.BODY
        )
        return
    yield paragraph(
        _("{round}, {present}").format(
            round=round_name(found), present=present_text(found.present)
        ),
        theme.CELL_STRONG,
    )
    cells = []
    for question in Question:
        shown = figures(found, question, content.vote.rule)
        if shown is not None:
            cells.append(_ballot(content, question, shown))
    yield parts.gap(3)
    yield parts.side_by_side(cells if len(cells) > 1 else [*cells, parts.gap(0)])
    yield parts.gap(6)


def _ballot(content: VoteProtocol, question: Question, shown: Figures) -> list[Flowable]:
    rule = content.vote.rule
    beside = (abstentions_text(shown.ballot), median_text(shown), agreement_short(shown))
    return [
        paragraph(question_name(question), theme.CELL_HEAD),
        parts.gap(4),
        VoteStrip(shown.ballot, shown.winner, rule.threshold),
        parts.gap(3),
        paragraph(ballot_sentence(shown, rule), theme.CELL),
        paragraph(" · ".join(text for text in beside if text), theme.CELL_MUTED),
    ]


def _end(content: VoteProtocol) -> Iterator[Flowable]:
    if content.vote.notes:
        yield parts.heading(_("Notes"))
        yield paragraph(content.vote.notes, theme.BODY)
    yield KeepTogether(
        [
            parts.gap(24),
            fields.signatures(
                (
                    (content.vote.details.facilitator, _("Led the vote")),
                    ("", _("Counted the votes")),
                )
            ),
        ]
    )
