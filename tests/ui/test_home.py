from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from s4c_desktop.domain.assessment import Kind, Phase
from s4c_desktop.services.people import PersonDetails
from s4c_desktop.services.study import StudyService
from s4c_desktop.ui import summaries
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.home.cards import ChoiceCard, DraftCard, ShowRow
from s4c_desktop.ui.home.due import ROWS
from s4c_desktop.ui.home.screen import HomeScreen

Settle = Callable[[], None]


def show(context: Context, qtbot: QtBot, settle: Settle, *, sample: bool = False) -> HomeScreen:
    screen = HomeScreen(context, sample=sample)
    qtbot.addWidget(screen)
    screen.resize(900, 600)
    screen.show()
    settle()
    return screen


def choices(screen: HomeScreen) -> dict[str, ChoiceCard]:
    return {card.accessibleName(): card for card in screen.findChildren(ChoiceCard)}


def test_the_first_start_offers_four_ways(context: Context, qtbot: QtBot, settle: Settle) -> None:
    screen = show(context, qtbot, settle)
    started: list[tuple[Kind, object]] = []
    asked: list[bool] = []
    screen.start_requested.connect(lambda kind, person: started.append((kind, person)))
    screen.sample_requested.connect(lambda: asked.append(True))
    screen.group_requested.connect(lambda: asked.append(False))
    cards = choices(screen)
    assert list(cards) == [
        "Assess someone",
        "Assess myself",
        "Run a group",
        "Look around with sample data",
    ]
    for card in cards.values():
        card.click()
    assert started == [(Kind.ASSESSOR, None), (Kind.SELF, None)]
    assert asked == [False, True]


def test_cards_show_all_of_their_text(context: Context, qtbot: QtBot, settle: Settle) -> None:
    screen = show(context, qtbot, settle)
    cut: list[str] = []

    def all_shown() -> bool:
        # Laying out wrapped text takes Qt more than one round.
        cut[:] = [
            label.text()
            for card in choices(screen).values()
            for label in card.findChildren(QLabel)
            if label.height() < label.heightForWidth(label.width())
            or not card.rect().contains(label.geometry())
        ]
        return not cut

    qtbot.waitUntil(all_shown)


def test_drafts_are_offered_with_how_far_they_are(
    sample_context: Context, qtbot: QtBot, settle: Settle
) -> None:
    screen = show(sample_context, qtbot, settle, sample=True)
    found = summaries.recent(sample_context.program.assessments.list())
    drafts = [s for s in found if summaries.is_draft(s)]
    bars = screen.findChildren(QProgressBar)
    assert [(b.value(), b.maximum()) for b in bars] == [(d.given, d.in_scope) for d in drafts]
    opened: list[UUID] = []
    screen.open_requested.connect(opened.append)
    goings_on = [b for b in screen.findChildren(QPushButton) if b.text() == "Continue"]
    for button in goings_on:
        button.click()
    assert opened == [d.id for d in drafts]
    assert [b.property("role") == "primary" for b in goings_on] == [True, False, False]
    assert "Look around with sample data" not in choices(screen)


def test_home_keeps_up_with_the_workspace(
    sample_context: Context, qtbot: QtBot, settle: Settle
) -> None:
    screen = show(sample_context, qtbot, settle)
    program = sample_context.program
    draft = next(s for s in program.assessments.list() if summaries.is_draft(s))
    before = len(screen.findChildren(QProgressBar))
    sample_context.tasks.run(program.assessments.delete, draft.id)
    settle()
    settle()
    visible = [b for b in screen.findChildren(QProgressBar) if b.isVisibleTo(screen)]
    assert len(visible) == before - 1


def test_who_is_past_their_date_is_told_with_a_way_to_them(
    sample_context: Context, qtbot: QtBot, settle: Settle
) -> None:
    screen = show(sample_context, qtbot, settle)
    assert screen.due is not None
    assert screen.due.isHidden()
    people = sample_context.program.people
    person = replace(people.list()[0], retain_until=date(2020, 1, 31))
    sample_context.tasks.run(people.update, person)
    settle()
    settle()
    assert screen.due is not None
    assert screen.due.isVisible()
    assert screen.due.text.text().startswith("1 person is past the date")
    with qtbot.waitSignal(screen.due_requested):
        screen.due.button.click()


def test_hidden_screens_wait_until_they_are_shown(
    context: Context, qtbot: QtBot, settle: Settle
) -> None:
    screen = show(context, qtbot, settle)
    screen.hide()
    fetched: list[bool] = []
    screen.refresh = lambda: fetched.append(True)  # type: ignore[method-assign]
    context.tasks.run(context.program.people.create, PersonDetails("Ana"))
    settle()
    assert fetched == []
    screen.show()
    assert fetched == [True]


def test_what_is_due_this_week_is_shown_with_the_way_to_its_plan(
    sample_context: Context, qtbot: QtBot, settle: Settle
) -> None:
    screen = show(sample_context, qtbot, settle)
    study = sample_context.program.study
    studied = study.start(a_result(sample_context))
    sample_context.tasks.run(study.keep, studied.plan)
    settle()
    settle()
    assert screen.week is not None
    assert screen.week.isVisible()
    due = study.lines()[0].followed.due
    rows = screen.week.findChildren(ShowRow)
    assert 0 < len(rows) == min(len(due), ROWS)
    wanted: list[UUID] = []
    sample_context.events.plan_wanted.connect(wanted.append)
    rows[0].opened.emit()
    assert wanted == [studied.plan.id]
    with qtbot.waitSignal(screen.screen_requested) as asked:
        screen.week.more.click()
    assert asked.args == ["learning"]
    sample_context.tasks.run(study.archive, studied.plan.id)
    settle()
    settle()
    assert screen.week is not None
    assert screen.week.isHidden()


def test_the_parts_stand_beside_each_other_in_a_wide_window(
    sample_context: Context, qtbot: QtBot, settle: Settle
) -> None:
    screen = show(sample_context, qtbot, settle)

    def places() -> tuple[int, int]:
        draft, card = screen.findChildren(DraftCard)[0], choices(screen)["Assess myself"]
        origin = screen.rect().topLeft()
        return draft.mapTo(screen, origin).x(), card.mapTo(screen, origin).x()

    draft, card = places()
    assert abs(draft - card) < screen.width() / 2
    screen.resize(1800, 900)
    qtbot.waitUntil(lambda: places()[1] > screen.width() / 2)


def a_result(context: Context) -> UUID:
    """Return an assessment that a plan can be made from."""
    found = context.program.assessments.list()
    return next(s.id for s in found if s.phase is Phase.SIGNED)


def test_where_nobody_has_a_plan_none_is_looked_through(
    context: Context, qtbot: QtBot, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_service: StudyService, **_wanted: object) -> None:
        raise AssertionError("plans are looked through")

    monkeypatch.setattr(StudyService, "lines", refused)
    screen = show(context, qtbot, settle)
    settle()
    assert screen.week is None
    assert context.tasks.failures == 0
