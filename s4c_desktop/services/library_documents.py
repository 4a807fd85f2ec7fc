"""Documents of the library as PDF: pages, the handbook, and interviews on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.assessment import Scope
from s4c_desktop.domain.set_up import in_scope
from s4c_desktop.domain.wording import scope_name
from s4c_desktop.reports.handbook import HandbookContent, write_handbook
from s4c_desktop.reports.interview_form import FormContent, write_form
from s4c_desktop.reports.library_card import CardContent, write_card
from s4c_desktop.services.library import MAIN_FRAMEWORK, LibraryService

if TYPE_CHECKING:
    from s4c_desktop.domain.documents import FormChoice
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.page import Page
    from s4c_desktop.services.catalogue import CatalogueService


class LibraryDocumentService:
    """Writes what is in the library, without anything about people."""

    def __init__(
        self, library: LibraryService, catalogue: CatalogueService, clock: Callable[[], datetime]
    ) -> None:
        self._library = library
        self._catalogue = catalogue
        self._clock = clock

    def library_page(self, page: Page, target: Path) -> Path:
        """Write a page of the library; raises UserError where the place can't be written."""
        framework = self._library.named(page.place.framework or MAIN_FRAMEWORK)
        write_card(target, CardContent(page, framework))
        return target

    def handbook(
        self, framework: str, target: Path, check: Callable[[], object] = lambda: None
    ) -> Path:
        """Write the handbook of a framework, named by code, or by code and version.

        `check` is called now and then and may raise to stop it. Raises UserError for an unknown
        framework and where the place can't be written.
        """
        found = self._library.named(framework)
        beside = self._catalogue.all if found.code == MAIN_FRAMEWORK else None
        write_handbook(target, HandbookContent(found, beside), check)
        return target

    def interview_form(self, choice: FormChoice, target: Path, *, centre: str = "") -> Path:
        """Write a role's interview to be filled in by hand.

        Raises UserError for an unknown role or area, where nothing is in scope, and where the
        place can't be written.
        """
        framework = self._library.named(choice.framework)
        _check(choice, framework)
        demanded = framework.requirements(choice.role, choice.reading).values()
        inside = tuple(in_scope(framework, demanded, choice.scope, choice.areas))
        if not inside:
            raise UserError(
                mark("No competence is in this scope. Choose another scope or other areas.")
            )
        names = [area.title for area in framework.areas if area.code in choice.areas]
        scope = ", ".join(names) if choice.scope is Scope.AREAS else scope_name(choice.scope)
        content = FormContent(
            framework,
            choice.role,
            choice.reading,
            scope,
            inside,
            self._clock(),
            blind=choice.blind,
            centre=centre,
        )
        write_form(target, content)
        return target


def _check(choice: FormChoice, framework: Framework) -> None:
    roles = [role.code for role in framework.roles]
    if choice.role not in roles:
        raise UserError(
            mark("{framework} has no role {role}. It has: {known}."),
            framework=framework.name,
            role=choice.role,
            known=", ".join(roles) or "–",
        )
    areas = [area.code for area in framework.areas]
    unknown = [code for code in choice.areas if code not in areas]
    if unknown:
        raise UserError(
            mark("{framework} has no area {area}. It has: {known}."),
            framework=framework.name,
            area=unknown[0],
            known=", ".join(areas),
        )
    readings = [reading.code for reading in framework.readings]
    if choice.reading not in readings:
        raise UserError(
            mark("{framework} has no reading {reading}. It has: {known}."),
            framework=framework.name,
            reading=choice.reading,
            known=", ".join(readings),
        )
