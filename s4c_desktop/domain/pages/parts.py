"""What several pages of the library have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.catalogue import Kind, Place
from s4c_desktop.domain.framework_draft import reason_of
from s4c_desktop.domain.framework_draft_wording import reason_text
from s4c_desktop.domain.page import (
    Block,
    Bullets,
    Crumb,
    Heading,
    Line,
    Notice,
    Paragraph,
    Run,
    joined,
    link,
    muted,
    plain,
)
from s4c_desktop.domain.wording import competence_name

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework, Requirement
    from s4c_desktop.domain.records import Item, Items, Note, Origin


def basis_text(basis: str) -> str:
    """Say on what basis a record stands."""
    return {
        "source": _("restates the source"),
        "derived": _("follows from the source"),
        "editorial": _("our own text"),
    }[basis]


def origin_lines(origin: Origin) -> Iterator[Block]:
    """Yield where a record comes from and on what basis it stands, or nothing if it is unsaid."""
    if origin.basis:
        text = {
            "source": _("Restates the source."),
            "derived": _("Follows from the source."),
            "editorial": _("Our own text."),
        }[origin.basis]
        if origin.source:
            text = _("Source {source}; {basis}.").format(
                source=origin.source, basis=basis_text(origin.basis)
            )
        yield Paragraph(muted(text))


def demand_origin(demand: Requirement) -> str:
    """Say where a requirement comes from: why a city set it, or what it restates."""
    reason = reason_of(demand)
    if reason is not None:
        return reason_text(reason)
    basis = basis_text(demand.basis)
    return f"{basis}, {demand.source}" if demand.source else basis


def not_official(framework: Framework) -> Paragraph:
    """Say whose edition this is."""
    return Paragraph(muted(framework.edition))


def competence_link(framework: Framework, code: str) -> Run:
    """Return a link to a competence, named by code and title."""
    return link(competence_name(framework, code), competence_place(framework, code))


def competence_place(framework: Framework, code: str) -> Place:
    """Return the place of a competence."""
    return Place(Kind.COMPETENCE, code, framework.name)


def role_place(framework: Framework, code: str) -> Place:
    """Return the place of a role."""
    return Place(Kind.ROLE, code, framework.name)


def competence_links(framework: Framework, codes: Iterable[str]) -> Line:
    """Return links to competences, in one line; one the framework lacks keeps its code."""
    return joined(
        (competence_link(framework, code),) if code in framework.order else plain(code)
        for code in codes
    )


def listed(title: str, items: Items, *, level: int = 1) -> Iterator[Block]:
    """Yield a heading and a list, or nothing where the list is empty."""
    if items:
        yield Heading(title, level)
        yield Bullets(tuple(item_line(item) for item in items))


def item_line(item: Item) -> Line:
    """Return an entry of a list with what stands behind it and what else it is called."""
    if item.reference.startswith(("http://", "https://")):
        return (Run(item.text, address=item.reference),)
    names = (_("also {name}").format(name=alias) for alias in item.aliases)
    behind = ", ".join(part for part in (item.reference, *names) if part)
    return (Run(item.text), Run(f" ({behind})", muted=True)) if behind else plain(item.text)


def disagreements(notes: Iterable[Note]) -> Iterator[Block]:
    """Yield where the source disagrees with itself, or nothing."""
    lines = tuple(note_line(note) for note in notes)
    if lines:
        yield Notice(_("Where the source disagrees with itself"), lines)


def note_line(note: Note) -> Line:
    """Return a note with its lines, leading to the list of all readings where it has a number."""
    runs = [Run(f"{note.text} ")]
    if note.issue:
        runs.append(link(note.issue, Place(Kind.READING, note.issue.lower())))
        runs.append(Run(" "))
    runs.append(Run(f"({note.source})", muted=True))
    return tuple(runs)


def framework_crumb(framework: Framework) -> Crumb:
    """Return the step to a framework's explorer."""
    return Crumb(framework.title, Place(Kind.COMPETENCE, "", framework.name))


def crumb(text: str, place: Place | None = None) -> Crumb:
    """Return a step of the way to a page."""
    return Crumb(text, place)
