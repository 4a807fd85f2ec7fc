"""The page of a unit's learning outcomes, to be read, copied and printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import training_wording
from s4c_desktop.domain.catalogue import Kind, Place
from s4c_desktop.domain.page import (
    Block,
    Bullets,
    Facts,
    Grid,
    Heading,
    Page,
    Paragraph,
    muted,
    plain,
)
from s4c_desktop.domain.pages.parts import crumb, framework_crumb
from s4c_desktop.domain.wording import competence_name, hours_label, hours_text

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.unit_outcomes import Outcome, UnitOutcomes


def outcomes_page(framework: Framework, outcomes: UnitOutcomes) -> Page:
    """Return the learning outcomes of a unit, for those who design a course of it."""
    unit = outcomes.unit
    return Page(
        Place(Kind.TOPIC, unit.code, framework.name),
        _("Learning outcomes: {unit}").format(unit=unit.title),
        (framework_crumb(framework), crumb(unit.module_title), *map(crumb, unit.path)),
        tuple(_blocks(framework, outcomes)),
    )


def _blocks(framework: Framework, outcomes: UnitOutcomes) -> Iterator[Block]:
    yield Paragraph(plain(training_wording.outcomes_sentence(outcomes)), leading=True)
    yield Facts(
        (
            (_("Module"), plain(f"{outcomes.unit.module} {outcomes.unit.module_title}")),
            (_("Hours, estimate"), plain(hours_text(outcomes.unit.hours))),
        )
    )
    titles = {topic.code: topic.title for topic in outcomes.topics}
    yield Heading(_("What participants can do afterwards"))
    if not outcomes.outcomes:
        yield Paragraph(plain(_("No topic of this unit teaches a competence.")))
    for outcome in outcomes.outcomes:
        yield from _outcome(framework, outcome, titles)
    if outcomes.supports:
        yield Heading(_("Also supports"))
        names = (competence_name(framework, code) for code in outcomes.supports)
        yield Paragraph(plain(", ".join(names)))
    yield Heading(_("Topics"))
    head = (_("Topic"), _("Time, estimate"), _("People who need it"))
    rows = tuple(
        (plain(topic.title), plain(hours_text(topic.hours)), plain(str(topic.people)))
        for topic in outcomes.topics
    )
    yield Grid(head, rows, (60, 24, 16))
    yield Paragraph(muted(hours_label()))
    for title, texts in (
        (_("Training methods of the module"), outcomes.methods),
        (_("Assessment methods of the module"), outcomes.assessment),
    ):
        if texts:
            yield Heading(title)
            yield Bullets(tuple(plain(text) for text in texts))


def _outcome(framework: Framework, outcome: Outcome, titles: Mapping[str, str]) -> Iterator[Block]:
    yield Heading(competence_name(framework, outcome.competence), 2)
    yield Paragraph(muted(training_wording.level_sentence(outcome)))
    if outcome.anchor is None:
        yield Paragraph(plain(training_wording.no_anchor()))
    else:
        yield Bullets((plain(outcome.anchor.knowledge_skills), plain(outcome.anchor.autonomy)))
    taught = ", ".join(titles[code] for code in outcome.topics)
    yield Paragraph(muted(_("Taught in: {topics}").format(topics=taught)))
