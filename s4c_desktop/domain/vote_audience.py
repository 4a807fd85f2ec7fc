"""The pages of a vote: the question, after closing the round its result, at last what came of it.

While people vote, nothing of the tally is on any page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.audience import Bar, BarChart, Page
from s4c_desktop.domain.vote import (
    OPTIONS,
    AgendaItem,
    Option,
    Phase,
    Question,
    Rule,
    Vote,
    VoteRound,
)
from s4c_desktop.domain.vote_outcome import Figures, figures, open_questions, settled, share
from s4c_desktop.domain.vote_wording import (
    abstentions_text,
    agreement_short,
    ballot_sentence,
    median_text,
    method_name,
    need_text,
    option_chip,
    option_name,
    outcome_text,
    question_text,
    role_title,
    round_name,
    rule_sentence,
    sorting_question,
)
from s4c_desktop.domain.wording import competence_name

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework

MOST_LINES = 8
"""The most outcomes on a page, so that all can be read from the last row."""


def vote_page(vote: Vote, framework: Framework) -> Page:
    """Return the page for where a vote stands."""
    if vote.phase is Phase.PLANNED or not vote.items:
        return title_page(vote, framework)
    if vote.phase in (Phase.DECIDED, Phase.PUBLISHED):
        return next(outcome_pages(vote, framework))
    item = vote.item(vote.position or vote.items[0].competence)
    if vote.phase is Phase.SORTING:
        return _sorting_page(vote, item, framework)
    return _item_page(vote, item, framework)


def title_page(vote: Vote, framework: Framework) -> Page:
    """Return the page that opens a vote: what it is about, and the rule fixed beforehand."""
    role = role_title(vote, framework)
    return Page(
        heading=vote.title,
        above=_("Requirement vote"),
        text=_("What should the role {role} require?").format(role=role),
        lines=(
            ngettext("{n} competence", "{n} competences", len(vote.items)).format(
                n=len(vote.items)
            ),
            rule_sentence(vote.rule),
        ),
        hint=framework.name,
    )


def outcome_pages(vote: Vote, framework: Framework) -> Iterator[Page]:
    """Yield what the vote came to, a few competences a page, then how it goes on."""
    lines = [
        _("{competence}: {outcome}").format(
            competence=competence_name(framework, item.competence),
            outcome=outcome_text(item, vote.rule),
        )
        for item in vote.items
    ]
    pages = [lines[start : start + MOST_LINES] for start in range(0, len(lines), MOST_LINES)]
    for number, found in enumerate(pages, start=1):
        yield Page(
            heading=role_title(vote, framework),
            above=_("What the vote came to"),
            lines=tuple(found),
            hint=_("Page {n} of {all}").format(n=number, all=len(pages)) if len(pages) > 1 else "",
        )
    yield _next_steps(vote, framework)


def _next_steps(vote: Vote, framework: Framework) -> Page:
    left = [item.competence for item in vote.items if settled(item, vote.rule) is None]
    if vote.phase is Phase.PUBLISHED:
        steps = [_("The role profile is published; people can be assessed by it from now on.")]
    else:
        steps = [_("The result becomes a role profile once it is published.")]
    if left:
        steps.insert(0, _("Still open, to be decided: {codes}.").format(codes=", ".join(left)))
    steps.append(_("The protocol holds every round with its tally."))
    return Page(heading=_("How it goes on"), above=vote.title, lines=tuple(steps))


def _sorting_page(vote: Vote, item: AgendaItem, framework: Framework) -> Page:
    proposal = need_text(item.proposal) if item.proposal is not None else _("No proposal: voted on")
    return Page(
        heading=competence_name(framework, item.competence),
        above=role_title(vote, framework),
        text=framework.competence(item.competence).description,
        options=(_("Proposal: {need}").format(need=proposal),) if item.proposal else (proposal,),
        hint=sorting_question() if item.proposal is not None else "",
    )


def _item_page(vote: Vote, item: AgendaItem, framework: Framework) -> Page:
    name = competence_name(framework, item.competence)
    if item.open_round is None and item.closed:
        return _result_page(vote, item, item.closed[-1], name)
    if not item.is_contested:
        return Page(
            heading=name,
            above=role_title(vote, framework),
            text=framework.competence(item.competence).description,
            options=(outcome_text(item, vote.rule),),
            hint=_("Accepted as proposed"),
        )
    asked = item.open_round
    role = role_title(vote, framework)
    questions = (
        tuple(ballot.question for ballot in asked.ballots)
        if asked is not None
        else open_questions(item, vote.rule)
    )
    return Page(
        heading=name,
        above=" · ".join((round_name(asked), method_name(vote.rule.method)) if asked else (role,)),
        text=framework.competence(item.competence).description,
        options=tuple(_asked(question, role) for question in questions),
        hint=_proposed(item),
    )


def _asked(question: Question, role: str) -> str:
    options = ", ".join(option_name(option) for option in OPTIONS[question])
    return _("{question} {options}").format(question=question_text(question, role), options=options)


def _proposed(item: AgendaItem) -> str:
    if item.proposal is None:
        return ""
    return _("Proposed: {need}").format(need=need_text(item.proposal))


def _result_page(vote: Vote, item: AgendaItem, found: VoteRound, name: str) -> Page:
    charts = [
        _chart(one, vote)
        for question in Question
        if (one := figures(found, question, vote.rule)) is not None
    ]
    return Page(
        heading=name,
        above=" · ".join((round_name(found), method_name(vote.rule.method))),
        charts=tuple(charts),
        hint=outcome_text(item, vote.rule),
    )


def _chart(found: Figures, vote: Vote) -> BarChart:
    ballot = found.ballot
    level = ballot.question is Question.LEVEL
    said = (
        _decided(found, vote.rule),
        ". ".join(filter(None, (median_text(found), agreement_short(found)))),
        abstentions_text(ballot) if ballot.abstentions else "",
    )
    return BarChart(
        title=_("EQF level") if level else _("Mandatory?"),
        bars=tuple(
            Bar(_label(option), ballot.count(option), option is found.winner)
            for option in OPTIONS[ballot.question]
        ),
        said=tuple(filter(None, said)),
    )


def _decided(found: Figures, rule: Rule) -> str:
    """Say what a tally decides in few words: the bars have the numbers."""
    if found.winner is not None:
        return _("Decided: {option}, by {share} %").format(
            option=option_name(found.winner), share=share(found.ballot, found.winner)
        )
    if found.quorum_met and found.ballot.votes:
        return _("Nothing decided: {threshold} % are needed.").format(threshold=rule.threshold)
    return ballot_sentence(found, rule)


def _label(option: Option) -> str:
    if option in (Option.MANDATORY, Option.OPTIONAL):
        return _("Yes") if option is Option.MANDATORY else _("No")
    return option_chip(option)
