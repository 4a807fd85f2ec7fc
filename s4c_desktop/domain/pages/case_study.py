"""The page of a case study, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.catalogue import CHALLENGES, STAGES, CaseStudy, Catalogue, Kind, Place
from s4c_desktop.domain.catalogue_wording import (
    challenge_name,
    country_name,
    field_name,
    funding_name,
    stage_name,
)
from s4c_desktop.domain.page import (
    Block,
    Facts,
    Grid,
    Heading,
    Line,
    Notice,
    Page,
    Paragraph,
    Run,
    joined,
    link,
    muted,
    plain,
)
from s4c_desktop.domain.pages.parts import competence_links, crumb, disagreements, origin_lines

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework


def case_study_page(framework: Framework, code: str, catalogue: Catalogue) -> Page:
    """Return the page of a case study; raises KeyError for an unknown code."""
    case = catalogue.case_study(code)
    return Page(
        Place(Kind.CASE_STUDY, code),
        case.title,
        (crumb(_("Case studies"), Place(Kind.CASE_STUDY, "")),),
        (
            Paragraph(plain(case.summary), leading=True),
            *_warnings(case),
            Facts(tuple(_tags(framework, case, catalogue))),
            Heading(_("The project")),
            Facts(tuple(_fields(case))),
            Heading(_("Challenges and how they were met")),
            _matrix(case),
            *disagreements(case.notes),
            *origin_lines(case.origin),
        ),
    )


def case_studies_page(_framework: Framework, _code: str, catalogue: Catalogue) -> Page:
    """Return all case studies in a table."""
    rows = tuple(
        (
            (link(case.title, Place(Kind.CASE_STUDY, case.code)),),
            plain(", ".join(country_name(country) for country in case.countries)),
            plain(case.summary),
        )
        for case in catalogue.case_studies
    )
    return Page(
        Place(Kind.CASE_STUDY, ""),
        _("Case studies"),
        (),
        (
            Grid((_("Project"), _("Country"), _("In short")), rows, (28, 14, 58)),
            Paragraph(muted(missing_cases())),
        ),
    )


def missing_cases() -> str:
    """Say which case studies the source lacks."""
    return _("The source announces 15 case studies and holds 11. Four are not in it.")


def _warnings(case: CaseStudy) -> Iterator[Block]:
    lines = []
    if case.inferred_title:
        lines.append(plain(_("The source gives no name; this one is inferred from its text.")))
    if case.truncated:
        lines.append(plain(_("The text of the source breaks off in the last cell.")))
    if lines:
        yield Notice(_("Incomplete in the source"), tuple(lines))


def _tags(
    framework: Framework, case: CaseStudy, catalogue: Catalogue
) -> Iterator[tuple[str, Line]]:
    yield _("Country"), plain(", ".join(country_name(country) for country in case.countries))
    yield _("Domain"), competence_links(framework, case.domains)
    yield _("Main challenges"), plain(", ".join(map(challenge_name, case.main_challenges)))
    yield _("Funding"), plain(", ".join(funding_name(funding) for funding in case.funding))
    if case.macro_challenges:
        found = (
            (link(_macro_title(catalogue, code), Place(Kind.MACRO_CHALLENGE, code)),)
            for code in case.macro_challenges
        )
        yield _("Macro-challenges"), joined(found, "; ")
    yield _("Worth reading for"), competence_links(framework, case.competences)
    if case.link:
        yield _("Address"), (Run(case.link, address=case.link),)


def _macro_title(catalogue: Catalogue, code: str) -> str:
    return catalogue.entry(Kind.MACRO_CHALLENGE, code).title


def _fields(case: CaseStudy) -> Iterator[tuple[str, Line]]:
    for name, text in case.fields.items():
        yield field_name(name), plain(text) if text else muted(_("The source leaves this empty."))


def _matrix(case: CaseStudy) -> Grid:
    rows = tuple(
        (
            (Run(challenge_name(challenge), strong=True),),
            *(_cell(case, challenge, stage) for stage in STAGES),
        )
        for challenge in CHALLENGES
    )
    return Grid(("", *(stage_name(stage) for stage in STAGES)), rows, (18, 41, 41))


def _cell(case: CaseStudy, challenge: str, stage: str) -> Line:
    text = case.challenges[challenge, stage]
    if (challenge, stage) in case.no_data:
        return muted(_("The source says: no data was found."))
    return plain(text) if text else muted(_("The source leaves this empty."))
