"""The learning plan on screen: everything that is in the plan, in its order."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from s4c_desktop.domain import plan_wording, wording
from s4c_desktop.services.plans import PlanView
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.learning.plan_view import PlanPanel


@pytest.fixture
def view(sample_context: Context) -> PlanView:
    """Return the plan of the sample assessment with the most to learn."""
    program = sample_context.program
    plans = [program.plans.view(a.id) for a in program.assessments.list()]
    return max(plans, key=lambda found: len(found.plan.items))


@pytest.fixture
def panel(sample_context: Context, view: PlanView, qtbot: QtBot) -> PlanPanel:
    made = PlanPanel(sample_context)
    qtbot.addWidget(made)
    made.resize(800, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.show_plan(view)
    return made


def texts(panel: PlanPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel)]


def test_items_stand_in_their_order_with_reason_hours_and_place(
    panel: PlanPanel, view: PlanView
) -> None:
    shown = texts(panel)
    place = 0
    for number, item in enumerate(view.plan.items, start=1):
        place = shown.index(str(number), place)
        own = shown[place : place + 6 + 2 * len(item.topics)]
        assert item.unit in own
        assert wording.hours_text(item.hours) in own
        assert wording.item_reason(item, view.framework) in own
        assert set(item.topics) <= set(own)
        assert any(text.startswith(f"Module {item.module}: ") for text in own)


def test_the_overview_sets_the_roles_hours_beside(panel: PlanPanel, view: PlanView) -> None:
    shown = texts(panel)
    assert plan_wording.summary(view.plan) in shown
    assert wording.hours_label() in shown
    for name, lengths in plan_wording.hours_by_mode(view.plan):
        row = shown.index(name)
        assert tuple(shown[row + 1 : row + 1 + len(lengths)]) == lengths


def test_what_no_topic_settles_is_named_apart(panel: PlanPanel, view: PlanView) -> None:
    shown = texts(panel)
    found = list(plan_wording.beyond(view.plan, view.framework))
    assert found
    for part in found:
        assert part.title in shown
        assert set(part.entries) <= set(shown)


def test_showing_another_plan_replaces_the_first(
    panel: PlanPanel, view: PlanView, sample_context: Context
) -> None:
    program = sample_context.program
    plans = [program.plans.view(a.id) for a in program.assessments.list()]
    least = min(plans, key=lambda found: len(found.plan.items))
    panel.show_plan(least)
    assert plan_wording.summary(least.plan) in texts(panel)
    if len(least.plan.items) < len(view.plan.items):
        assert str(len(view.plan.items)) not in texts(panel)
