"""The group on the screen: what is known of it, its edits, undo, and that it saves itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Rating
from s4c_desktop.domain.focus_group import FocusGroup, GroupDetails, Participant
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.names import new_code_name
from s4c_desktop.services.group_import import GroupImported
from s4c_desktop.services.outcome import Outcome
from s4c_desktop.ui.group.commands import GroupEdit, ImportEdit, Membership
from s4c_desktop.ui.group.live_session import LiveSession

Work = Callable[[], Outcome[Any]]
Known = tuple[FocusGroup, Framework]
People = tuple[Participant, ...]


class GroupSession(LiveSession[Known]):
    """Holds the group that is open, with its framework version."""

    # -- reading -------------------------------------------------------------------------

    @property
    def group(self) -> FocusGroup:
        """Return the group; raises LookupError where none is open."""
        return self._open[0]

    @property
    def framework(self) -> Framework:
        """Return its framework version; raises LookupError where no group is open."""
        return self._open[1]

    @property
    def asked(self) -> tuple[str, ...]:
        """Return which competences (codes) participants are asked about, in framework order.

        What the role requires as mandatory; everything where there is no role.
        """
        needs = self.required()
        mandatory = tuple(code for code in needs if needs[code])
        return mandatory or tuple(self.framework.order)

    def required(self) -> Mapping[str, int | None]:
        """Return what the group's role requires as mandatory, by competence (code)."""
        details, framework = self.group.details, self.framework
        if not details.role or details.reading not in framework.role(details.role).requirements:
            return {}
        needs = framework.requirements(details.role, details.reading)
        return {code: need.eqf for code, need in needs.items() if need.mandatory}

    def close(self) -> None:
        """Let go of the group; what is on its way still arrives."""
        self._known = None

    def _read(self, identity: UUID) -> Known:
        service = self.context.program.groups
        group = service.get(identity)
        return group, service.framework(group)

    def _identity(self, known: Known) -> UUID:
        return known[0].id

    # -- editing -------------------------------------------------------------------------

    def rate(self, participant_id: UUID, code: str, rating: Rating) -> None:
        """Keep what a participant said of a competence; shown at once."""
        before = self.group.participant(participant_id).rating(code)
        if before == rating:
            return
        rate = self.context.program.groups.rate
        group_id = self.group.id

        def edit(after: Rating, seen: Rating) -> tuple[Work, Callable[[], object]]:
            return (
                partial(rate, group_id, participant_id, code, after, seen=seen),
                partial(self._show_rating, participant_id, code, after),
            )

        name = self.group.participant(participant_id).code_name
        label = _("{code} of {name}").format(code=code, name=name)
        self._push(label, edit(rating, before), edit(before, rating))

    def rename(self, participant_id: UUID, code_name: str) -> None:
        """Give a participant another code name."""
        before = self.group.participant(participant_id).code_name
        if before != " ".join(code_name.split()):
            rename = partial(self.context.program.groups.rename, self.group.id, participant_id)
            label = _("Code name of {name}").format(name=before)
            self._push(label, (partial(rename, code_name), None), (partial(rename, before), None))

    def set_present(self, participant_id: UUID, present: bool) -> None:
        """Note whether a participant is here."""
        one = self.group.participant(participant_id)
        if one.present != present:
            note = partial(self.context.program.groups.set_present, self.group.id, participant_id)
            label = _("Attendance of {name}").format(name=one.code_name)
            self._push(label, (partial(note, present), None), (partial(note, not present), None))

    def set_attributes(self, participant_id: UUID, attributes: Mapping[str, str]) -> None:
        """Keep what is known of a participant."""
        one = self.group.participant(participant_id)
        before = dict(one.attributes)
        if before != dict(attributes):
            keep = partial(
                self.context.program.groups.set_attributes, self.group.id, participant_id
            )
            label = _("Attributes of {name}").format(name=one.code_name)
            self._push(
                label,
                (partial(keep, attributes, seen=before), None),
                (partial(keep, before, seen=attributes), None),
            )

    def add(self, code_name: str = "") -> UUID:
        """Add a participant, shown at once, under a new code name where none is given."""
        name = code_name or new_code_name(
            {one.code_name.upper() for one in self.group.participants}
        )
        made = Participant(uuid4(), name)
        service, group_id = self.context.program.groups, self.group.id
        add = partial(service.add_participant, group_id, name, participant_id=made.id)
        place = Membership(service, group_id, made.id, add)
        self._push(
            _("Add {name}").format(name=name),
            (place.come, partial(self._show_participant, made, len(self.group.participants))),
            (place.go, partial(self._show_without, made.id)),
        )
        return made.id

    def remove(self, participant_id: UUID) -> None:
        """Remove a participant; at once."""
        one = self.group.participant(participant_id)
        at = self.group.participants.index(one)
        place = Membership(self.context.program.groups, self.group.id, participant_id)
        self._push(
            _("Remove {name}").format(name=one.code_name),
            (place.go, partial(self._show_without, participant_id)),
            (place.come, partial(self._show_participant, one, at)),
        )

    def add_people(self, people: tuple[UUID, ...]) -> None:
        """Add people of the workspace, with what their newest assessment says."""
        service = self.context.program.groups
        edit = Membership.of_several(service, self.group.id, people)
        self._push(_("Add people"), (edit.come, None), (edit.go, None))

    def describe(self, details: GroupDetails) -> None:
        """Change what is said of the group."""
        before = self.group.details
        if before != details:
            describe = partial(self.context.program.groups.describe, self.group.id)
            self._push(
                _("Details"),
                (partial(describe, details, seen=before), None),
                (partial(describe, before, seen=details), None),
            )

    def imported(self, done: GroupImported) -> None:
        """Let an import that was made be taken back."""
        edit = ImportEdit(self.context.program.group_import, done)
        self.undo_stack.push(
            GroupEdit(_("Import"), (edit.again, None), (edit.back, None), self._send, is_made=True)
        )
        self.stored.emit(datetime.now(UTC))
        self.look_again()

    def shown(self) -> None:
        """Forget what can be undone: what was shown stays as it is."""
        self.undo_stack.clear()
        self.look_again()

    # -- storing -------------------------------------------------------------------------

    def _push(self, label: str, make: Any, back: Any) -> None:
        self.undo_stack.push(GroupEdit(label, make, back, self._send))

    def _send(self, edit: GroupEdit, work: Work) -> None:
        self._waiting += 1
        self._outbox.put(
            edit.text(), work, done=self._on_stored, failed=partial(self._on_failed, edit)
        )

    def _on_stored(self, _value: object) -> None:
        # What it changed is announced in a moment, and looked at then.
        self._waiting -= 1
        self.stored.emit(datetime.now(UTC))

    def _on_failed(self, edit: GroupEdit, error: Exception) -> None:
        self._waiting -= 1
        self.context.messages.error(error)
        self._drop(edit)
        if self._known is not None:
            self._fetch(self.group.id, self._show_again)

    # -- showing what is not stored yet --------------------------------------------------

    def _show_rating(self, participant_id: UUID, code: str, rating: Rating) -> None:
        """Show a rating; an untouched one is none."""
        order = self.framework.order if self._known is not None else {}

        def rated(one: Participant) -> Participant:
            if one.id != participant_id:
                return one
            said = {**one.ratings, code: rating}
            kept = {each: said[each] for each in order if each in said and said[each].given}
            return replace(one, ratings=kept)

        self._show_people(lambda people: tuple(rated(one) for one in people))

    def _show_participant(self, one: Participant, at: int) -> None:
        self._show_people(
            lambda people: (
                (*people[:at], one, *people[at:])
                if all(other.id != one.id for other in people)
                else people
            )
        )

    def _show_without(self, participant_id: UUID) -> None:
        self._show_people(lambda people: tuple(one for one in people if one.id != participant_id))

    def _show_people(self, change: Callable[[People], People]) -> None:
        if self._known is not None:
            group, framework = self._known
            self._known = replace(group, participants=change(group.participants)), framework
            self.changed.emit()
