"""A stored plan while it is edited: each edit shown at once, stored, and undone."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.study import Learner, StudyPlan
from s4c_desktop.domain.study_groups import StudyGroup, groups
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.services.study import USUAL_MINUTES, Studied
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.learning.looking import Looked, keep_plan, open_plan
from s4c_desktop.ui.outbox import Outbox

Change = Callable[[StudyPlan], StudyPlan]


class PlanEditing(QObject):
    """The plan that the planner shows.

    What an edit makes of the items shows at once; dates and all else that follows come with
    `followed`, once it is stored.
    """

    edited = Signal()
    """The plan is another now; what follows from it is not known yet."""

    followed = Signal()
    """What follows from the plan as it stands is known."""

    revealed = Signal(object)
    """What was undone or done again concerns these items (UUIDs); none means the wishes."""

    stored = Signal()
    """The plan is in the workspace as it is shown."""

    refused = Signal(object)
    """A wish makes no sense: this UserError says why."""

    gone = Signal()
    """Somebody deleted the plan."""

    def __init__(
        self, context: Context, outbox: Outbox, undo_stack: QUndoStack, found: Looked
    ) -> None:
        super().__init__()
        self.context = context
        self.outbox = outbox
        self.undo_stack = undo_stack
        self.looked = found
        self.plan = found.plan
        # Counted on the workspace thread, which works on one edit at a time.
        self._version = found.plan.version
        self._waiting = 0
        self._wishes: list[_Wish] = []
        self._granting = False

    @property
    def studied(self) -> Studied:
        """Return what follows from the plan as it was last stored."""
        return self.looked.studied

    @property
    def shown(self) -> tuple[StudyGroup, ...]:
        """Return the items in the plan as they are shown."""
        return groups(self.plan, self.studied.framework, self.studied.places)

    @property
    def removed(self) -> tuple[StudyGroup, ...]:
        """Return what was taken out of the plan."""
        return groups(self.plan, self.studied.framework, self.studied.places, removed=True)

    @property
    def learner(self) -> Learner:
        """Return how the person learns."""
        return self.studied.learner

    @property
    def settled(self) -> bool:
        """Tell whether what follows is known of the plan as it stands."""
        return not self._waiting

    # -- edits ---------------------------------------------------------------------------

    def edit(self, label: str, change: Change, ids: Collection[UUID] = ()) -> bool:
        """Change the plan, to be undone under a label; tells whether it makes sense."""
        if self.outbox.holding is not None:
            return False
        try:
            after = change(self.plan)
        except UserError as error:
            self.context.messages.error(error)
            return False
        if after != self.plan:
            self.undo_stack.push(_PlanEdit(self, self.plan, after, label, tuple(ids)))
        return True

    def wish(self, label: str, change: Change, *, anew: bool = False) -> None:
        """Change what is wanted of the plan; items that followed from the wishes follow anew.

        With `anew` they do so although they would be others by now.

        The plan is not another before it is known what follows; `refused` tells of nonsense.
        Wishes wait for each other, and for edits on their way.
        """
        self._wishes.append(_Wish(label, change, anew))
        self._grant()

    def _grant(self) -> None:
        """Work out what follows from the next wish, once it is known what followed before."""
        if self._granting or not self.settled or self.outbox.holding is not None:
            return
        while self._wishes:
            wish = self._wishes.pop(0)
            before = self.plan
            try:
                after = wish.change(before)
            except UserError as error:
                self.refused.emit(error)
                continue
            follows = wish.anew or self.studied.up_to_date
            if after == before and not wish.anew:
                continue
            self._granting = True
            study = self.context.program.study
            self.context.tasks.run(
                study.anew if follows else study.look,
                after,
                done=partial(self._wished, wish, before),
                failed=self._on_refused,
                owner=self,
            )
            return

    def _wished(self, wish: _Wish, before: StudyPlan, found: Studied) -> None:
        self._granting = False
        if _same(self.plan, before):
            self.edit(wish.label, lambda _plan: found.plan)
        else:
            self._wishes.insert(0, wish)  # Something else was edited meanwhile.
        self._grant()

    def _on_refused(self, error: Exception) -> None:
        self._granting = False
        if isinstance(error, UserError):
            self.refused.emit(error)
        else:
            self.context.messages.error(error)
        self._grant()

    def profile(self, after: Learner) -> None:
        """Keep how the person learns, to be undone; the plan follows where it did before."""
        before = self.learner
        if after == before or self.outbox.holding is not None:
            return
        follow = partial(self.wish, _("plan by the profile"), partial(by_profile, before, after))
        anew = self.settled and self.studied.up_to_date
        self.undo_stack.push(_LearnerEdit(self, before, after, partial(follow, anew=anew)))

    def expect_mastered(self) -> Callable[[object], None]:
        """Return what lets the plan follow once a topic was marked as mastered."""
        anew = self.settled and self.studied.up_to_date

        def follow(_learner: object) -> None:
            if anew:
                self.reload(partial(self.wish, _("mastered topic"), _as_it_is, anew=True))

        return follow

    # -- storing -------------------------------------------------------------------------

    def apply(self, plan: StudyPlan, ids: tuple[UUID, ...], *, again: bool) -> None:
        """Show and store a plan; called by the undo commands."""
        self.plan = plan
        self._waiting += 1
        if again:
            self.revealed.emit(ids)
        self.edited.emit()
        self.outbox.put(
            _("Learning plan"), partial(self._keep, plan), done=self._kept, failed=self._not_kept
        )

    def apply_profile(self, learner: Learner, then: Callable[[], object] | None = None) -> None:
        """Store how the person learns; self-checks taken meanwhile stay."""
        program = self.context.program

        def save() -> Outcome[Learner]:
            checks = program.learners.of(learner.person_id).checks
            return program.learners.save(replace(learner, checks=checks))

        self.outbox.put(
            _("Learner's profile"),
            save,
            done=partial(self._profile_kept, then),
            failed=self._failed,
        )

    def _profile_kept(self, then: Callable[[], object] | None, _learner: Learner) -> None:
        if self._is_shown():
            self.reload(then)

    def _keep(self, plan: StudyPlan) -> Outcome[Looked]:
        """Store a plan over what was stored last; runs on the workspace thread."""
        outcome = keep_plan(self.context.program, replace(plan, version=self._version))
        self._version = outcome.value.plan.version
        return outcome

    def _kept(self, found: Looked) -> None:
        self._waiting -= 1
        if not self._is_shown():
            return
        if not self._waiting and _same(found.plan, self.plan):
            self._stand(found)
            self.stored.emit()

    def _not_kept(self, error: Exception) -> None:
        self._waiting -= 1
        self._failed(error)

    def _failed(self, error: Exception) -> None:
        self.context.messages.error(error)
        if self._is_shown():
            # The commands hold what never was stored.
            self.undo_stack.clear()
            self.reload()

    def _is_shown(self) -> bool:
        """Tell whether there is still a planner: what was typed last is stored after it went."""
        return shiboken6.isValid(self)

    # -- keeping up ----------------------------------------------------------------------

    def catch_up(self, changes: Changes) -> None:
        """Look again if something that the plan rests on may have changed."""
        plan = self.plan
        rests_on = changes.of_person(plan.person_id) or changes.of_assessment(plan.assessment_id)
        if rests_on or changes.frameworks:
            self.reload()
        elif plan.id in changes.plans:
            self.context.tasks.run(
                self.context.program.study.stored,
                plan.id,
                done=self._compare,
                failed=self._on_gone,
                owner=self,
            )

    def _compare(self, stored: StudyPlan) -> None:
        if self.settled and stored.version != self.looked.plan.version:
            self.reload()

    def reload(self, then: Callable[[], object] | None = None) -> None:
        """Fetch the plan, and what follows from it, as it is stored; go on with `then`."""
        if self.outbox.holding is None:
            self.context.tasks.run(
                open_plan,
                self.context.program,
                self.plan.id,
                done=partial(self._reloaded, then),
                failed=self._on_gone,
                owner=self,
            )

    def _reloaded(self, then: Callable[[], object] | None, found: Looked) -> None:
        if self.settled:
            self._take(found)
        if then is not None:
            then()

    def _take(self, found: Looked) -> None:
        if not _same(found.plan, self.plan):
            # To undo would take back what somebody else has stored meanwhile.
            self.undo_stack.clear()
        self._version = found.plan.version
        self._stand(found)

    def _stand(self, found: Looked) -> None:
        self.looked = found
        self.plan = found.plan
        self.followed.emit()
        self._grant()

    def _on_gone(self, error: Exception) -> None:
        self.context.messages.error(error)
        if isinstance(error, UserError):
            self.gone.emit()


class _PlanEdit(QUndoCommand):
    """One edit of a plan, with the plan before and after it."""

    def __init__(
        self,
        editing: PlanEditing,
        before: StudyPlan,
        after: StudyPlan,
        label: str,
        ids: tuple[UUID, ...],
    ) -> None:
        super().__init__(label)
        self._editing = editing
        self._before = before
        self._after = after
        self._ids = ids
        self._made = False

    def redo(self) -> None:
        """Make the edit, at first and again."""
        self._editing.apply(self._after, self._ids, again=self._made)
        self._made = True

    def undo(self) -> None:
        """Take the edit back."""
        self._editing.apply(self._before, self._ids, again=True)


class _LearnerEdit(QUndoCommand):
    """One edit of how a person learns."""

    def __init__(
        self,
        editing: PlanEditing,
        before: Learner,
        after: Learner,
        then: Callable[[], object],
    ) -> None:
        super().__init__(_("learner's profile"))
        self._editing = editing
        self._before = before
        self._after = after
        self._then: Callable[[], object] | None = then

    def redo(self) -> None:
        """Make the edit, at first and again; what the plan made of it is an edit of its own."""
        self._editing.apply_profile(self._after, self._then)
        self._then = None

    def undo(self) -> None:
        """Take the edit back."""
        self._editing.apply_profile(self._before)


@dataclass(frozen=True, slots=True)
class _Wish:
    """A change of what is wanted, under its label; `anew` chooses the items again for sure."""

    label: str
    change: Change
    anew: bool


def by_profile(before: Learner, after: Learner, plan: StudyPlan) -> StudyPlan:
    """Return a plan that went by a learner's profile as it goes by the profile now."""
    if after.minutes_per_week and plan.minutes_per_week == (
        before.minutes_per_week or USUAL_MINUTES
    ):
        plan = replace(plan, minutes_per_week=after.minutes_per_week)
    if plan.modes == before.modes:
        plan = replace(plan, modes=after.modes)
    return plan


def _as_it_is(plan: StudyPlan) -> StudyPlan:
    return plan


def _same(one: StudyPlan, other: StudyPlan) -> bool:
    """Tell whether two plans are the same but for their counter and when they were saved."""
    return replace(one, version=other.version, saved_at=other.saved_at) == other
