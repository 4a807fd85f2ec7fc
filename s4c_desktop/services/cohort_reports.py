"""The reports of many assessments in one folder, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.documents import Order, file_name, report_names, report_title
from s4c_desktop.domain.names import Names
from s4c_desktop.reports.assessment_report import write_report

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import AssessmentSummary
    from s4c_desktop.services.contents import ContentBuilder
    from s4c_desktop.services.people import PeopleService


@dataclass(frozen=True, slots=True)
class Failed:
    """A report that could not be made, and why; the others are there."""

    assessment: UUID
    name: str
    reason: UserError


@dataclass(frozen=True, slots=True)
class Made:
    """What came of an order."""

    folder: Path
    files: tuple[Path, ...]
    failed: tuple[Failed, ...] = ()


class CohortReportService:
    """Makes the reports of a cohort; each is there whole or not at all."""

    def __init__(self, contents: ContentBuilder, people: PeopleService) -> None:
        self._contents = contents
        self._people = people

    def everybody(self) -> tuple[UUID, ...]:
        """Return every assessment that is not archived."""
        return tuple(each.id for each in self._contents.summaries() if not each.archived)

    def tags(self) -> tuple[str, ...]:
        """Return the tags that people have, in order."""
        return tuple(sorted({tag for person in self._people.list() for tag in person.tags}))

    def of_tag(self, tag: str) -> tuple[UUID, ...]:
        """Return the assessments, but archived ones, of everybody who has a tag."""
        tagged = {person.id for person in self._people.list() if tag in person.tags}
        return tuple(
            each.id
            for each in self._contents.summaries()
            if each.person_id in tagged and not each.archived
        )

    def already_there(self, order: Order) -> tuple[Path, ...]:
        """Return the files that the order would replace.

        Raises UserError where the folder is none, or can't be read.
        """
        names = self._names(order, self._contents.summaries())
        places = (order.folder / name for name in names.values())
        return tuple(place for place in places if _is_there(place))

    def make(
        self,
        order: Order,
        check: Callable[[], object] = lambda: None,
        progress: Callable[[int, int], object] = lambda _done, _total: None,
    ) -> Made:
        """Write the reports; `progress` is told the number done and in all.

        `check` is called before each report and may raise to stop: what was made stays. One that
        can't be made is listed, and the others are made. Raises UserError for a folder that can't
        be used, or that has files which may not be replaced.
        """
        among = self._contents.summaries()
        names = self._names(order, among)
        if not order.replace:
            _refuse_to_replace([order.folder / name for name in names.values()])
        made: list[Path] = []
        failed: list[Failed] = []
        for number, (assessment, name) in enumerate(names.items()):
            check()
            progress(number, len(names))
            target = order.folder / name
            try:
                content = self._contents.report(
                    assessment,
                    order.depth,
                    centre=order.centre,
                    code_names=order.code_names,
                    among=among,
                )
                write_report(target, content, order.depth)
                made.append(target)
            except UserError as error:
                failed.append(Failed(assessment, name, error))
        progress(len(names), len(names))
        return Made(order.folder, tuple(made), tuple(failed))

    def _names(self, order: Order, among: tuple[AssessmentSummary, ...]) -> Mapping[UUID, str]:
        if not order.folder.is_dir():
            raise UserError(
                mark("{path} is no folder. Choose one that is there."), path=order.folder
            )
        shown = Names(code_names=order.code_names)
        wanted = dict.fromkeys(order.assessments)
        listed = (shown.listed(each) for each in among if each.id in wanted)
        # One that is gone meanwhile has a name, too, to be told by.
        gone = {each: file_name(report_title(order.depth), str(each)) for each in wanted}
        return gone | dict(report_names(order.depth, listed))


def _is_there(place: Path) -> bool:
    # A link that leads nowhere would be replaced too.
    return place.exists() or place.is_symlink()


def _refuse_to_replace(places: Iterable[Path]) -> None:
    found = [place for place in places if _is_there(place)]
    if found:
        raise UserError(
            mark(
                "{path} is there already ({count} files would be replaced). Choose another folder, "
                "or allow them to be replaced."
            ),
            path=found[0],
            count=len(found),
        )
