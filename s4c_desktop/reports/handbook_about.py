"""The handbook's first chapter: what the edition is, what it is not, and how to read it."""

from __future__ import annotations

from collections.abc import Iterator

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import wording
from s4c_desktop.domain.catalogue import Catalogue, Kind, Place
from s4c_desktop.domain.framework import DEFAULT_READING, Framework
from s4c_desktop.domain.page import (
    Block,
    Bullets,
    Facts,
    Heading,
    Line,
    Notice,
    Page,
    Paragraph,
    Run,
    link,
    plain,
)
from s4c_desktop.domain.pages.parts import basis_text


def about_page(framework: Framework, catalogue: Catalogue | None) -> Page:
    """Return the chapter; the catalogue is None where nothing ships beside the framework."""
    return Page(
        Place(Kind.GUIDE, "about-this-handbook", framework.name),
        _("About this handbook"),
        (),
        (
            Paragraph(plain(framework.edition), leading=True),
            *_draft(framework),
            Heading(_("What it holds")),
            Bullets(tuple(plain(text) for text in holdings(framework, catalogue))),
            Heading(_("What it is not")),
            Bullets(tuple(_not(framework))),
            Heading(_("How to use it")),
            Bullets(tuple(plain(text) for text in _steps(framework)), numbered=True),
            Heading(_("On what basis a text stands")),
            Facts(tuple(_bases())),
            Paragraph(_references(catalogue)),
            *_readings(framework),
        ),
    )


def holdings(framework: Framework, catalogue: Catalogue | None) -> Iterator[str]:
    """Say what the handbook holds, with numbers."""
    anchors = sum(len(competence.anchors) for competence in framework.competences)
    yield _("{competences} competences in {areas} areas").format(
        competences=len(framework.competences), areas=len(framework.areas)
    )
    if anchors:
        yield _("{n} anchors: what a person at a level of a competence knows and can do").format(
            n=anchors
        )
    numbers = [
        (ngettext("{n} role", "{n} roles", len(framework.roles)), len(framework.roles)),
        (
            ngettext("{n} training module", "{n} training modules", len(framework.modules)),
            len(framework.modules),
        ),
        (
            ngettext("{n} role curriculum", "{n} role curricula", len(framework.curricula)),
            len(framework.curricula),
        ),
    ]
    if catalogue is not None:
        cases, courses = len(catalogue.case_studies), len(catalogue.of(Kind.COURSE))
        terms = len(catalogue.of(Kind.GLOSSARY))
        numbers += [
            (ngettext("{n} case study", "{n} case studies", cases), cases),
            (ngettext("{n} course", "{n} courses", courses), courses),
            (ngettext("{n} term of the glossary", "{n} terms of the glossary", terms), terms),
        ]
    for text, number in numbers:
        if number:
            yield text.format(n=number)


def _draft(framework: Framework) -> Iterator[Block]:
    if framework.draft:
        line = plain(_("It may change in every part. Nothing is to be decided on it alone."))
        yield Notice(_("This framework is a draft"), (line,))


def _not(framework: Framework) -> Iterator[Line]:
    yield plain(
        _("It does not attest a qualification: that takes a body that is authorised to do so.")
    )
    yield plain(wording.eqf_disclaimer())
    yield plain(
        _("It does not reprint its sources: all is told in our own words, and shorter than there.")
    )
    if framework.roles:
        yield plain(
            _(
                "It is no score: levels are an order, each competence stands by itself, and no "
                "level makes up for another."
            )
        )


def _steps(framework: Framework) -> Iterator[str]:
    if framework.roles:
        yield _("Look up what the role requires: in the explorer, or on the role's pages.")
    if any(competence.anchors for competence in framework.competences):
        yield _(
            "Read the competence's five levels side by side, then ask its questions. The level "
            "reached is the highest one for which there is evidence in both columns."
        )
        yield _("Compare the evidence with what good evidence looks like; mind the misjudgements.")
    else:
        yield _(
            "Read the general levels beside the competence. The level reached is the highest one "
            "for which there is evidence in both columns."
        )
    yield _("Where nothing can be seen yet, note that, and not a low level.")
    if framework.modules:
        yield _("Where a level is missing, look up the topics that teach the competence.")
    if framework.roles:
        yield _("Where a notice says that the source disagrees with itself, weigh both readings.")


def _bases() -> Iterator[tuple[str, Line]]:
    yield (
        basis_text("source"),
        plain(_("The source says so; here it stands in other words.")),
    )
    yield (
        basis_text("derived"),
        plain(_("The source does not say so, but what it does say leads to it.")),
    )
    yield (
        basis_text("editorial"),
        plain(_("The source is silent; this is our judgement, to be used with your own.")),
    )


def _references(catalogue: Catalogue | None) -> Line:
    text = _(
        "A reference such as 000:660 names a source by its number and the line of its text, so "
        "that anybody who has the source can check it."
    )
    if catalogue is None:
        return plain(text)
    return (Run(f"{text} "), link(_("The sources"), Place(Kind.SOURCE, "")), Run("."))


def _readings(framework: Framework) -> Iterator[Block]:
    if not framework.readings:
        return
    yield Heading(_("The readings of the requirements"))
    for reading in framework.readings:
        used = _(" (used here)") if reading.code == DEFAULT_READING else ""
        name = Run(f"{reading.title}{used}. ", strong=True)
        yield Paragraph((name, Run(reading.description)))
