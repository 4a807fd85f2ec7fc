"""Sentences on choosing what to learn: strategies, the budget, what is left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.learning_topics import PlacedTopic, Why
from s4c_desktop.domain.learning_wishes import Kept
from s4c_desktop.domain.study import Strategy
from s4c_desktop.domain.wording import competence_name, hours_text, minutes_text

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.learning_order import OutOfOrder
    from s4c_desktop.domain.learning_outcome import (
        ChosenTopic,
        LeftOut,
        Outcome,
        Removal,
        Unreachable,
    )

Titles = dict[str, str]
"""The titles of topics by code."""


def titles(topics: Iterable[PlacedTopic]) -> Titles:
    """Return the titles of topics by code, as the sentences here need them."""
    return {topic.code: topic.topic.title for topic in topics}


def strategy_sentence(strategy: Strategy) -> str:
    """Say what a strategy puts first, in the order and under a budget."""
    return {
        Strategy.BLOCKERS: _(
            "Mandatory competences come first, the largest gaps before the others. A budget works "
            "on as many mandatory competences as it can, then on the optional ones."
        ),
        Strategy.QUICK: _(
            "Small gaps and short topics come first. A budget works on as many competences as it "
            "can, mandatory or not, rather on those that are one level short."
        ),
        Strategy.BROAD: _(
            "Every competence is started before any is deepened. A budget works on as many areas "
            "as it can, then on as many competences."
        ),
    }[strategy]


def kept_name(kept: Kept) -> str:
    """Name why a topic stays in the plan."""
    return {
        Kept.DONE: _("Done"),
        Kept.STARTED: _("Started"),
        Kept.PINNED: _("Pinned"),
    }[kept]


def why_barred(why: Why) -> str:
    """Say why a topic can't be planned."""
    return {
        Why.MASTERED: _("mastered already"),
        Why.REMOVED: _("removed from the plan"),
        Why.MODE: _("only taught in a way that is not wanted"),
        Why.NEEDS: _("needs a topic that can't be planned"),
    }[why]


def topic_reason(topic: ChosenTopic, framework: Framework) -> str:
    """Say why a topic is in the plan."""
    if not topic.reasons:
        return _("Kept in the plan; it works on no gap.")
    names = ", ".join(competence_name(framework, code) for code in topic.reasons)
    if not topic.works_on:
        text = _("Comes first: later topics on {names} build on it.")
    elif topic.mandatory:
        text = _("Works on {names} (mandatory, below requirement).")
    else:
        text = _("Works on {names} (optional, below the level set).")
    sentence = text.format(names=names)
    return _("{sentence} A goal of yours.").format(sentence=sentence) if topic.goal else sentence


def budget_sentence(outcome: Outcome) -> str:
    """Say how much of the budget the plan takes; empty without a budget."""
    if outcome.budget is None:
        return ""
    budget, used = minutes_text(outcome.budget), _length(outcome.used)
    if outcome.over:
        return _(
            "What is kept takes {used}, {over} more than the budget of {budget}, so nothing is "
            "added. Give more hours, or unpin a topic."
        ).format(used=used, over=_length(outcome.over), budget=budget)
    if not outcome.left_out:
        return _("Takes {used} of {budget}; nothing is left out.").format(used=used, budget=budget)
    return ngettext(
        "Takes {used} of {budget}; {n} competence is left out.",
        "Takes {used} of {budget}; {n} competences are left out.",
        len(outcome.left_out),
    ).format(used=used, budget=budget, n=len(outcome.left_out))


def minimal_sentence(outcome: Outcome) -> str:
    """Say that a plan within a budget has no more than is needed; empty where nothing is left."""
    if outcome.budget is None or not outcome.left_out_topics:
        return ""
    return ngettext(
        "{n} more topic would help and is not in the plan: a plan within a budget takes the "
        "fewest hours that work on as much.",
        "{n} more topics would help and are not in the plan: a plan within a budget takes the "
        "fewest hours that work on as much.",
        len(outcome.left_out_topics),
    ).format(n=len(outcome.left_out_topics))


def left_out_sentence(left: LeftOut, framework: Framework, named: Titles) -> str:
    """Say what would be needed to work on a competence as well."""
    return _("{name}: {time} more, for {topics}.").format(
        name=competence_name(framework, left.competence),
        time=_length(left.minutes),
        topics=_listed(left.topics, named),
    )


def unreachable_sentence(gone: Unreachable, framework: Framework, named: Titles) -> str:
    """Say why none of the topics that would help can be planned."""
    reasons = "; ".join(
        _("{topic} ({why})").format(topic=named.get(topic, topic), why=why_barred(why))
        for topic, why in gone.topics
    )
    return _("{name}: no topic is left. {topics}.").format(
        name=competence_name(framework, gone.competence), topics=reasons
    )


def removal_sentence(removal: Removal, framework: Framework, named: Titles) -> str:
    """Say what a removed topic takes out of the plan with it."""
    topic = named.get(removal.topic, removal.topic)
    falls, lost = _listed(removal.with_it, named), removal.competences
    names = ", ".join(competence_name(framework, code) for code in lost)
    if falls and lost:
        text = _("Without {topic}, {falls} can't be learnt either, and nothing works on {names}.")
    elif falls:
        text = _("Without {topic}, {falls} can't be learnt either.")
    elif lost:
        text = _("Without {topic}, nothing works on {names}.")
    else:
        text = _("{topic} is left out; other topics work on the same.")
    return text.format(topic=topic, falls=falls, names=names)


def mode_notes(outcome: Outcome) -> Iterator[str]:
    """Yield what the ways of learning that are not wanted leave out of the hours."""
    if outcome.beside.total:
        yield _("Not counted, since not wanted: {hours} of the topics in the plan.").format(
            hours=hours_text(outcome.beside)
        )


def out_of_order_sentence(pair: OutOfOrder, named: Titles) -> str:
    """Say which topic stands before one that it builds on."""
    return _("{topic} stands before {need}, which it builds on.").format(
        topic=named.get(pair.topic, pair.topic), need=named.get(pair.need, pair.need)
    )


def _listed(topics: Iterable[str], named: Titles) -> str:
    return ", ".join(named.get(topic, topic) for topic in topics)


def _length(minutes: Fraction) -> str:
    return minutes_text(round(minutes))
