"""Finds the page of a place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from s4c_desktop.domain.catalogue import Catalogue, Kind, Place
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.page import Page
from s4c_desktop.domain.pages.case_study import case_studies_page, case_study_page
from s4c_desktop.domain.pages.competence import competence_page
from s4c_desktop.domain.pages.entry import entries_page, entry_page, level_page, levels_page
from s4c_desktop.domain.pages.explorer import area_page, explorer_page
from s4c_desktop.domain.pages.role import role_page, roles_page
from s4c_desktop.domain.pages.training import (
    curricula_page,
    curriculum_page,
    module_page,
    modules_page,
    topic_page,
)

Composer = Callable[[Framework, str, Catalogue], Page]

_OF_FRAMEWORK: dict[Kind, tuple[Composer, Composer | None]] = {
    Kind.AREA: (area_page, explorer_page),
    Kind.COMPETENCE: (competence_page, explorer_page),
    Kind.ROLE: (role_page, roles_page),
    Kind.MODULE: (module_page, modules_page),
    Kind.TOPIC: (topic_page, None),
    Kind.CURRICULUM: (curriculum_page, curricula_page),
    Kind.LEVEL: (level_page, levels_page),
    Kind.CASE_STUDY: (case_study_page, case_studies_page),
}


def page_of(place: Place, framework: Framework, catalogue: Catalogue) -> Page:
    """Return the page of a place; with an empty code, the overview of its kind.

    Raises KeyError where there is nothing at the place.
    """
    entry: Composer = partial(entry_page, place.kind)
    entries: Composer = partial(entries_page, place.kind)
    one, overview = _OF_FRAMEWORK.get(place.kind, (entry, entries))
    compose = one if place.code else overview
    if compose is None:
        raise KeyError(place)
    return compose(framework, place.code, catalogue)
