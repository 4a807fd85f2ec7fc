"""The bundled library: case studies, glossary, practice vignettes, and the search over all."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.framework_search import search_entries
from s4c_desktop.domain.pages.router import page_of
from s4c_desktop.models.catalogue_reader import read_catalogue
from s4c_desktop.models.framework_rows import bundled_ids
from s4c_desktop.models.search import OwnIndex, search
from s4c_desktop.models.vignette_reader import read_vignettes
from s4c_desktop.services.library import MAIN_FRAMEWORK, LibraryService

if TYPE_CHECKING:
    from s4c_desktop.domain.catalogue import Catalogue, Hit, Place
    from s4c_desktop.domain.page import Page
    from s4c_desktop.domain.vignette import Vignette

MOST_HITS = 60


class CatalogueService:
    """Reads what ships with the program; and the frameworks of the workspace."""

    def __init__(self, content: Path, library: LibraryService, language: str = "en") -> None:
        self._content = content
        self._library = library
        self._language = language
        self._own: tuple[tuple[UUID, ...], OwnIndex | None] = ((), None)

    @cached_property
    def all(self) -> Catalogue:
        """Return the whole library; raises UserError where it can't be read."""
        return read_catalogue(self._content, self._language)

    @cached_property
    def vignettes(self) -> tuple[Vignette, ...]:
        """Return the practice vignettes by code; raises UserError where they can't be read."""
        return read_vignettes(self._content, self._language)

    def vignette(self, code: str) -> Vignette:
        """Return a practice vignette; raises UserError for an unknown one, or as `vignettes`."""
        for found in self.vignettes:
            if found.code == code:
                return found
        raise UserError(mark("There is no practice vignette {code}."), code=code)

    def page(self, place: Place) -> Page:
        """Return the page of a place; with an empty code, the overview of its kind.

        A place without a framework is shown with the main one. Raises UserError where there is
        nothing at the place, or the content can't be read.
        """
        framework = self._library.named(place.framework or MAIN_FRAMEWORK)
        try:
            return page_of(place, framework, self.all)
        except KeyError as error:
            raise UserError(
                mark("The library has nothing called {code}."), code=place.code
            ) from error

    def search(self, text: str, limit: int = MOST_HITS) -> tuple[Hit, ...]:
        """Return what a text finds in the frameworks and the library, the best match first.

        A text without a letter or digit finds nothing. Raises UserError as `all`.
        """
        return search(self._content, text, limit, self._language, self._own_index())

    @cached_property
    def _bundled(self) -> frozenset[UUID]:
        return bundled_ids(self._content)

    def _own_index(self) -> OwnIndex | None:
        """Return the index of the newest versions of own frameworks; made anew with a version."""
        wanted = self._library.newest_ids() - self._bundled
        known, index = self._own
        ids = tuple(sorted(wanted))
        if ids != known:
            own = [self._library.framework(one) for one in ids]
            index = OwnIndex(entry for one in own for entry in search_entries(one))
            self._own = (ids, index if ids else None)
        return self._own[1]
