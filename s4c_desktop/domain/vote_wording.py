"""Sentences about a vote that screen, command and PDF share; translated when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.consensus_wording import consensus_text
from s4c_desktop.domain.vote import (
    OPTIONS,
    AgendaItem,
    Ballot,
    Method,
    Need,
    Option,
    Phase,
    Question,
    Rule,
    Sorting,
    Vote,
    VoteRound,
)
from s4c_desktop.domain.vote_outcome import Basis, Figures, Standing, settled, share, voted, winner
from s4c_desktop.domain.wording import mandatory_name

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework

# -- names --------------------------------------------------------------------------------


def phase_name(phase: Phase) -> str:
    """Name where a vote stands."""
    return {
        Phase.PLANNED: _("Planned"),
        Phase.SORTING: _("Sorting the agenda"),
        Phase.VOTING: _("Voting"),
        Phase.DECIDED: _("Decided"),
        Phase.PUBLISHED: _("Published"),
    }[phase]


def method_name(method: Method) -> str:
    """Name how people vote."""
    return {Method.HANDS: _("Raised hands"), Method.SLIPS: _("Paper slips")}[method]


def sorting_name(item: AgendaItem) -> str:
    """Name what becomes of a competence when the agenda is sorted."""
    if item.proposal is None:
        return _("No proposal: voted on")
    return {
        Sorting.UNSORTED: _("Not sorted yet"),
        Sorting.ACCEPTED: _("Accepted as proposed"),
        Sorting.CONTESTED: _("Contested: voted on"),
    }[item.sorting]


def option_name(option: Option) -> str:
    """Name an option, as in "EQF 6"."""
    if option.eqf is not None:
        return _("EQF {level}").format(level=option.eqf)
    if option is Option.NOT_NEEDED:
        return _("Not needed")
    return mandatory_name(option is Option.MANDATORY)


def option_chip(option: Option) -> str:
    """Return the few letters that stand for an option under a bar: "6", "Not needed"."""
    return option_name(option) if option.eqf is None else str(option.eqf)


def need_text(need: Need) -> str:
    """Say what a role requires, as in "EQF 6, mandatory"."""
    if need.eqf is None:
        return _("Not needed")
    text = _("EQF {level}, mandatory") if need.mandatory else _("EQF {level}, optional")
    return text.format(level=need.eqf)


def round_name(found: VoteRound) -> str:
    """Name a round, as in "Round 2"."""
    text = _("Round {n}, open") if found.is_open else _("Round {n}")
    return text.format(n=found.number)


def role_title(vote: Vote, framework: Framework) -> str:
    """Return the title of the role that is voted on."""
    return vote.details.role_title or framework.role(vote.details.role).title


# -- what is asked, and by which rule -----------------------------------------------------


def sorting_question() -> str:
    """Return the question that sorts the agenda."""
    return _("Does anybody contest this proposal?")


def question_text(question: Question, role: str) -> str:
    """Return a question as it is asked of a competence; `role` is the role's title."""
    if question is Question.LEVEL:
        return _("Which level does the role {role} need?").format(role=role)
    return _("Is it mandatory for the role {role}?").format(role=role)


def rule_sentence(rule: Rule) -> str:
    """Say by what an option is decided, as it was fixed beforehand."""
    return ngettext(
        "An option is decided by {threshold} % of the votes cast or more, if at least {n} person "
        "takes part.",
        "An option is decided by {threshold} % of the votes cast or more, if at least {n} people "
        "take part.",
        rule.quorum,
    ).format(threshold=rule.threshold, n=rule.quorum)


def counting_sentence() -> str:
    """Say what counts for what."""
    return _(
        "The share is the votes for the option itself among all votes cast: votes for higher "
        "levels do not count for a lower one. Abstentions count for the quorum, not for the share."
    )


def method_sentence(rule: Rule) -> str:
    """Say how people vote, how secret that is, and in how many rounds at most."""
    if rule.method is Method.HANDS:
        how = _("Votes are cast by raised hands, in the open.")
    elif rule.anonymous:
        how = _(
            "Votes are cast on paper slips, anonymously, with the result shown between the rounds "
            "(Delphi)."
        )
    else:
        how = _("Votes are cast on paper slips.")
    rounds = ngettext(
        "At most {n} round for a competence.",
        "At most {n} rounds for a competence.",
        rule.most_rounds,
    ).format(n=rule.most_rounds)
    return f"{how} {rounds}"


# -- what came out ------------------------------------------------------------------------


def votes_text(ballot: Ballot, option: Option) -> str:
    """Say the votes for an option, as in "12 of 15 votes (80 %)"."""
    found = share(ballot, option)
    if found is None:
        return _("no votes")
    return ngettext(
        "{n} of {total} vote ({share} %)", "{n} of {total} votes ({share} %)", ballot.votes
    ).format(n=ballot.count(option), total=ballot.votes, share=found)


def abstentions_text(ballot: Ballot) -> str:
    """Say how many abstained."""
    return ngettext("{n} abstention", "{n} abstentions", ballot.abstentions).format(
        n=ballot.abstentions
    )


def present_text(present: int) -> str:
    """Say how many people are in the room."""
    return ngettext("{n} person present", "{n} people present", present).format(n=present)


def tally_text(ballot: Ballot) -> str:
    """Say a whole tally, as in "EQF 5: 3, EQF 6: 9, 1 abstention"."""
    counts = [
        _("{option}: {n}").format(option=option_name(option), n=ballot.count(option))
        for option in OPTIONS[ballot.question]
        if ballot.count(option)
    ]
    return ", ".join((*counts, abstentions_text(ballot)))


def ballot_sentence(found: Figures, rule: Rule) -> str:
    """Say what a closed tally decides, or why it decides nothing."""
    ballot = found.ballot
    if not ballot.voters:
        return _("Not voted on in this round.")
    if not found.quorum_met:
        return ngettext(
            "Nothing decided: {n} person took part, and the quorum is {quorum}.",
            "Nothing decided: {n} people took part, and the quorum is {quorum}.",
            ballot.voters,
        ).format(n=ballot.voters, quorum=rule.quorum)
    if not ballot.votes:
        return _("Nothing decided: all abstained.")
    if found.winner is not None:
        return _("Decided: {option}, by {votes}.").format(
            option=option_name(found.winner), votes=votes_text(ballot, found.winner)
        )
    most = max(ballot.counts)
    leading = [option for option in OPTIONS[ballot.question] if ballot.count(option) == most]
    return _(
        "Nothing decided: most votes for {options}, {votes}; {threshold} % are needed."
    ).format(
        options=_(" and ").join(option_name(option) for option in leading),
        votes=votes_text(ballot, leading[0]),
        threshold=rule.threshold,
    )


def median_text(found: Figures) -> str:
    """Say the median, as in "Median: between EQF 5 and EQF 6"; empty where there is none."""
    if found.median is None:
        return ""
    low, high = found.median
    if low is high:
        return _("Median: {option}").format(option=option_name(low))
    return _("Median: between {low} and {high}").format(
        low=option_name(low), high=option_name(high)
    )


def agreement_text(found: Figures) -> str:
    """Say how much people agree on the level; empty for a question without an order."""
    if found.ballot.question is not Question.LEVEL:
        return ""
    return consensus_text(found.ballot.counts)


def agreement_short(found: Figures) -> str:
    """Say the agreement in two words; empty where there is none to be told."""
    if found.agreement is None:
        return ""
    return _("Consensus {value}").format(value=f"{found.agreement:.2f}")


def outcome_text(item: AgendaItem, rule: Rule) -> str:
    """Say what a competence came to, as in "EQF 6, mandatory", or how far it is."""
    found = settled(item, rule)
    if found is not None:
        return need_text(found.need)
    if item.open_round is not None:
        return round_name(item.open_round)
    decided = voted(item, rule)
    if decided:
        names = ", ".join(option_name(option) for option in decided.values())
        return _("{decided}; the rest is open").format(decided=names)
    return _("Open") if item.is_sorted else _("Not sorted yet")


def basis_sentence(item: AgendaItem, rule: Rule) -> str:
    """Say on what the outcome of a competence rests, or what is open."""
    found, rounds = settled(item, rule), len(item.closed)
    if found is None:
        if not item.is_sorted:
            return _("Nobody has said yet whether the proposal is contested.")
        if not rounds:
            return _("Not voted on yet.")
        return ngettext("Open after {n} round.", "Open after {n} rounds.", rounds).format(n=rounds)
    if found.basis is Basis.PROPOSAL:
        return _("Accepted: nobody contested it.")
    if found.basis is Basis.VOTES:
        return ngettext(
            "Decided by vote in {n} round.", "Decided by vote in {n} rounds.", rounds
        ).format(n=rounds)
    if item.ruling is None:
        raise ValueError("a ruling without who ruled")
    open_after = (
        ngettext("Open after {n} round", "Open after {n} rounds", rounds).format(n=rounds)
        if rounds
        else _("Open, not voted on")
    )
    return _("{open}, decided by {name}: {reason}").format(
        open=open_after, name=item.ruling.by, reason=item.ruling.reason
    )


def standing_sentence(found: Standing) -> str:
    """Say how far a vote is, as in "8 accepted, 5 decided by vote, 2 open"."""
    counts = (
        (len(found.accepted), _("{n} accepted")),
        (len(found.voted), _("{n} decided by vote")),
        (len(found.ruled), _("{n} decided by a named person")),
        (len(found.unsorted), _("{n} not sorted yet")),
        (len(found.open), _("{n} open")),
    )
    said = [text.format(n=n) for n, text in counts if n]
    return _("{counts}.").format(counts=", ".join(said)) if said else _("The agenda is empty.")


def provenance(vote: Vote, item: AgendaItem) -> str:
    """Say where a requirement that came out of a vote is from, for the published version."""
    tallies = "; ".join(
        _("{option}, {votes}, {abstentions}, {n} present").format(
            option=option_name(option),
            votes=votes_text(ballot, option),
            abstentions=abstentions_text(ballot),
            n=found.present,
        )
        for found, ballot, option in _deciding(item, vote.rule)
    )
    head = _("Vote “{title}”, {date}: {basis}").format(
        title=vote.title, date=vote.details.held_on or "–", basis=basis_sentence(item, vote.rule)
    )
    rule = {
        Method.HANDS: _("Threshold {threshold} %, quorum {quorum}, raised hands."),
        Method.SLIPS: _("Threshold {threshold} %, quorum {quorum}, paper slips."),
    }[vote.rule.method].format(threshold=vote.rule.threshold, quorum=vote.rule.quorum)
    return " ".join(text for text in (head, tallies and f"{tallies}.", rule) if text)


def _deciding(item: AgendaItem, rule: Rule) -> list[tuple[VoteRound, Ballot, Option]]:
    decided = voted(item, rule)
    found = []
    for one in item.closed:
        for ballot in one.ballots:
            option = decided.get(ballot.question)
            if option is not None and winner(ballot, rule) is option:
                found.append((one, ballot, option))
    return found
