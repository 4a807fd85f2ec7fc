"""The real thing: a PostgreSQL server that is gone, and comes back, under an open wizard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import make_url

from s4c_desktop.base.settings import Preferences
from s4c_desktop.bootstrap import Program, open_program
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.scale import State
from s4c_desktop.services.assessments import TextField
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.events import Events
from s4c_desktop.ui.tasks import Tasks
from s4c_desktop.ui.theme import Theme
from s4c_desktop.ui.watch import Watch
from s4c_desktop.ui.wizard.wizard import Wizard
from tests.proxy import Proxy
from tests.services.conftest import needs_server
from tests.services.conftest import server_template as server_template
from tests.services.conftest import server_workspace as server_workspace
from tests.ui.conftest import RecordingMessages
from tests.ui.wizard.conftest import Settle, Start, press
from tests.ui.wizard.test_unsaved import ratings, show_wizard, stored

pytestmark = [pytest.mark.postgres, needs_server]


@pytest.fixture
def proxy(server_workspace: str) -> Iterator[Proxy]:
    url = make_url(server_workspace)
    with Proxy(url.host or "", url.port or 5432) as made:
        yield made


@pytest.fixture
def program(server_workspace: str, proxy: Proxy) -> Iterator[Program]:
    """Open the workspace by a way that can be cut."""
    url = make_url(server_workspace).set(host="127.0.0.1", port=proxy.port)
    opened = open_program(url.render_as_string(hide_password=False))
    yield opened
    opened.close()


@pytest.fixture
def context(
    program: Program, tasks: Tasks, events: Events, theme: Theme, messages: RecordingMessages
) -> Iterator[Context]:
    yield Context(program, tasks, events, theme, messages, Preferences())
    tasks.join()


@pytest.fixture
def wizard(context: Context, start: Start, settle: Settle, qtbot: QtBot) -> Wizard:
    return show_wizard(context, start(), settle, qtbot)


def is_holding(wizard: Wizard) -> bool:
    return wizard.session.holding


def test_a_server_that_is_gone_costs_nothing(
    wizard: Wizard, proxy: Proxy, settle: Settle, program: Program, messages: RecordingMessages
) -> None:
    press(Qt.Key.Key_4, "4")
    settle()
    proxy.cut()
    press(Qt.Key.Key_6, "6")
    wizard.session.write(TextField.RUNNING_NOTE, "A story")
    settle()
    assert wizard.session.rating("A1").level == 6
    assert wizard.unsaved_bar.text.text().startswith("The server can't be reached. A1, Running")
    press(Qt.Key.Key_8, "8")
    assert ratings(wizard).view.ladder.selected() is ratings(wizard).view.ladder.rungs[6]
    wizard.outbox.try_again()
    settle()
    assert is_holding(wizard)
    proxy.mend()
    wizard.outbox.try_again()
    settle()
    assert not is_holding(wizard)
    assert stored(wizard.session).rating("A1").level == 6
    assert stored(wizard.session).running_note == "A story"
    history = program.assessments.history(stored(wizard.session).id)
    assert [change.level for change in history] == [4, 6]
    assert messages.errors == []


def test_an_answer_that_was_stored_but_never_confirmed_is_stored_once(
    wizard: Wizard, proxy: Proxy, settle: Settle, program: Program, messages: RecordingMessages
) -> None:
    proxy.cut_after(b"COMMIT")
    wizard.session.answer("A1", State.RATED, 6)
    settle()
    assert is_holding(wizard)
    proxy.mend()
    wizard.outbox.try_again()
    settle()
    assert not is_holding(wizard)
    history = program.assessments.history(stored(wizard.session).id)
    assert [change.level for change in history] == [6]
    assert messages.errors == []


def test_what_another_desk_rates_appears_by_itself(
    wizard: Wizard, context: Context, settle: Settle, server_workspace: str
) -> None:
    told: list[Changes] = []
    context.events.changed.connect(told.append)
    watch = Watch(context, wizard)
    watch.look()
    settle()
    other = open_program(server_workspace)
    from s4c_desktop.domain.assessment import Rating

    other.assessments.rate(
        stored(wizard.session).id, "A1", Rating(State.RATED, 8), by="Ivan Petrov"
    )
    other.close()
    watch.look()
    settle()
    assert wizard.session.rating("A1").level == 8
    assert told[-1].everything
    watch.stop()
