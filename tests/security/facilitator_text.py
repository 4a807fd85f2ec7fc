"""What a facilitator enters, everywhere, and the screens that show it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import uuid4

from PySide6.QtWidgets import QApplication

from s4c_desktop.bootstrap import Program
from s4c_desktop.domain import framework_edits as edits
from s4c_desktop.domain import role_card_edits as cards
from s4c_desktop.domain.focus_group import FocusGroup, Participant
from s4c_desktop.domain.framework import DEFAULT_READING
from s4c_desktop.domain.framework_draft import Reason, ReasonKind
from s4c_desktop.domain.group_filter import EVERYBODY
from s4c_desktop.domain.rank import rating_at
from s4c_desktop.domain.study import Seat, Training
from s4c_desktop.domain.vote import Method, Need, Rule, Ruling, VoteDetails
from s4c_desktop.ui.editor.screen import OwnFrameworksScreen
from s4c_desktop.ui.group.screen import GroupsScreen
from s4c_desktop.ui.group.vote_dialog import VoteDialog
from s4c_desktop.ui.group.vote_screen import VotesScreen
from s4c_desktop.ui.learning.screen import TRAINING, LearningScreen
from s4c_desktop.ui.learning.training_panel import TRAININGS
from s4c_desktop.ui.main_window import MainWindow
from tests.security.texts import HOSTILE

FIELDS = {
    "group", "groupplace", "led", "purpose", "groupnote", "code", "attribute",
    "vote", "voteplace", "voteled", "votenotes", "itemnotes", "ruledby", "ruledwhy", "newrole",
    "own", "edition", "owncompetence", "anchor", "level", "owntask", "means", "ownwhy", "ownrole",
    "training", "trainer", "trainingplace",
}  # fmt: skip
"""What these screens together must show."""

Text = Callable[[str], str]


def fill_facilitated(program: Program, text: Text) -> None:
    """Enter texts into a group, a vote, a draft of a framework and a training."""
    _group(program, text)
    _vote(program, text)
    _draft(program, text)
    framework = program.library.current()
    (person,) = program.people.list()
    program.training.keep(
        Training(
            uuid4(),
            framework.id,
            "A.vision",
            8,
            title=text("training"),
            starts_on=date(2026, 9, 14),
            place=text("trainingplace"),
            trainer=text("trainer"),
            note=text("trainingnote"),
            taken=(Seat(person.id),),
        ),
        seen=None,
    )


def _group(program: Program, text: Text) -> None:
    details = replace(
        program.groups.blank(),
        title=text("group"),
        role="SCPM",
        place=text("groupplace"),
        facilitator=text("led"),
        purpose=text("purpose"),
        note=text("groupnote"),
    )
    people = tuple(
        Participant(
            uuid4(),
            f"⟦code⟧{' '.join(name.split())}⟧",
            attributes={f"⟦attribute⟧{HOSTILE[0]}⟧": f"⟦attribute⟧{HOSTILE[1]}⟧"},
            ratings={code: rating_at(6) for code in ("A1", "A2", "A3")},
        )
        for name in HOSTILE
    )
    made = program.groups.restore(FocusGroup(uuid4(), details, people)).value
    program.group_profiles.show(made.id, EVERYBODY)


def _vote(program: Program, text: Text) -> None:
    framework = program.library.current()
    details = VoteDetails(
        text("vote"),
        "NEW",
        text("newrole"),
        held_on=date(2026, 9, 14),
        place=text("voteplace"),
        facilitator=text("voteled"),
    )
    rule = Rule(75, 10, Method.HANDS)
    vote = program.votes.create(framework.id, details, rule).value
    program.votes.set_agenda(vote.id, ("A1", "A2"))
    program.votes.count_present(vote.id, 12)
    program.votes.note_all(vote.id, text("votenotes"), seen="")
    program.voting.begin(vote.id)
    program.votes.note(vote.id, "A1", text("itemnotes"), seen="")
    ruling = Ruling(Need(None), text("ruledby"), text("ruledwhy"))
    program.voting.decide(vote.id, "A1", ruling)


def _draft(program: Program, text: Text) -> None:
    base = program.library.current()
    draft = program.framework_drafts.copy(base.id, "CITY", text("own")).value
    content = edits.name_framework(
        draft.content, code="CITY", version="1.0", title=text("own"), edition=text("edition")
    )
    content = edits.describe_competence(content, "A1", title=text("owncompetence"))
    content = edits.set_anchor(content, "A1", 4, text("anchor"), text("anchor"))
    content = edits.word_level(content, 4, name=text("level"))
    content = edits.describe_role(content, "SCPD", title=text("ownrole"))
    content = cards.set_card_list(content, "SCPD", "tasks", [" ".join(text("owntask").split())])
    content = cards.describe_demand(content, "SCPD", "A1", text("means"))
    why = Reason(ReasonKind.NEED, text("ownwhy"))
    content = edits.give_reason(content, DEFAULT_READING, "SCPD", "A1", why)
    program.framework_drafts.save(draft.id, content, draft.stored)


def show_facilitated(
    window: MainWindow, settle: Callable[[], None], look: Callable[[str], None]
) -> None:
    """Show every page of these screens, and look at each."""
    window.show_screen("groups")
    settle()
    groups = window.current()
    assert isinstance(groups, GroupsScreen)
    look("groups")
    groups.open_group(groups.context.program.groups.list()[0].id)
    settle()
    for part in range(groups.page.tabs.count()):
        groups.page.show_part(part)
        settle()
        look(f"group, part {part}")
    groups.page.compare.compare()
    settle()
    look("groups compared")
    groups.show_list()
    groups.tabs.setCurrentIndex(1)
    settle()
    look("who can do what")
    window.show_screen("votes")
    settle()
    votes = window.current()
    assert isinstance(votes, VotesScreen)
    look("votes")
    votes.panel.open_vote(votes.context.program.votes.all()[0].vote.id)
    settle()
    look("vote")
    view = votes.panel.session.view
    dialog = VoteDialog((view.framework,), view, window)
    look("what is said of a vote")
    dialog.deleteLater()
    window.show_screen("own_frameworks")
    settle()
    own = window.current()
    assert isinstance(own, OwnFrameworksScreen)
    look("own frameworks")
    own.open_draft(own.context.program.framework_drafts.own().drafts[0].id)
    settle()
    for page in range(own.editor.tabs.count()):
        own.editor.show_page(page)
        settle()
        look(f"editor, page {page}")
    window.show_screen("learning")
    settle()
    learning = window.current()
    assert isinstance(learning, LearningScreen)
    learning.show_section(TRAINING)
    settle()
    assert learning.training is not None
    while learning.context.tasks.long_busy:
        QApplication.processEvents()
    settle()
    learning.training.show_part(TRAININGS)
    look("trainings")
