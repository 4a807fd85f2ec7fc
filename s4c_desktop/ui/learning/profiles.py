"""Asks how somebody learns, and lets them check themselves, wherever that is offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.study import Learner
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.learning.check_dialog import CheckDialog
from s4c_desktop.ui.learning.profile_dialog import ProfileDialog

if TYPE_CHECKING:
    from s4c_desktop.bootstrap import Program


@dataclass(frozen=True, slots=True)
class Known:
    """How somebody learns, and the framework whose topics they may have mastered."""

    learner: Learner
    framework: Framework


def learner_of(program: Program, person_id: UUID, framework_id: UUID | None = None) -> Known:
    """Return what is known of a learner, by the framework in use unless another is named."""
    library = program.library
    framework = library.current() if framework_id is None else library.framework(framework_id)
    return Known(program.learners.of(person_id), framework)


def ask_profile(
    context: Context, known: Known, parent: QWidget, keep: Callable[[Learner], object]
) -> None:
    """Show a learner's profile; what is agreed on goes to `keep`."""
    checks = context.program.self_checks
    dialog = ProfileDialog(
        context.theme,
        known.learner,
        known.framework,
        lambda topic: checks.of(topic) is not None,
        parent,
    )
    dialog.check_wanted.connect(
        lambda topic: take_check(
            context, known.learner.person_id, known.framework, topic, dialog, dialog.take_check
        )
    )
    agreed = dialog.exec() == ProfileDialog.DialogCode.Accepted
    entered = dialog.learner()
    dialog.deleteLater()
    if agreed:
        keep(entered)


def take_check(
    context: Context,
    person_id: UUID,
    framework: Framework,
    topic: str,
    parent: QWidget,
    done: Callable[[Learner], object] = lambda _learner: None,
) -> None:
    """Let somebody check themselves on a topic, and keep the result."""
    check = context.program.self_checks.of(topic)
    if check is None:
        return
    dialog = CheckDialog(check, topic_title(framework, topic), parent)
    dialog.exec()
    taken, mastered = dialog.taken, dialog.mastered
    dialog.deleteLater()
    if taken is not None:
        context.tasks.run(
            context.program.learners.record_check,
            person_id,
            taken,
            mastered,
            done=done,
            owner=parent,
        )


def topic_title(framework: Framework, code: str) -> str:
    """Return the title of a topic, its code where it is unknown."""
    for module in framework.modules:
        for _path, topic in module.walk():
            if topic.code == code:
                return topic.title
    for curriculum in framework.curricula:
        for _module, _path, topic in curriculum.topics():
            if topic.code == code:
                return topic.title
    return code
