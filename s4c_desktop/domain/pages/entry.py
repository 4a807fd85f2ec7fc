"""The pages of the library's entries, and of the levels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.catalogue import Catalogue, Entry, Kind, Place
from s4c_desktop.domain.catalogue_wording import kind_title
from s4c_desktop.domain.page import (
    BREAK,
    Block,
    Bullets,
    Facts,
    Heading,
    Ladder,
    Page,
    Paragraph,
    Run,
    Rung,
    link,
    paragraphs,
    plain,
)
from s4c_desktop.domain.pages.parts import (
    basis_text,
    competence_links,
    crumb,
    disagreements,
    framework_crumb,
    item_line,
    not_official,
    origin_lines,
)

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework


def entry_page(kind: Kind, framework: Framework, code: str, catalogue: Catalogue) -> Page:
    """Return the page of an entry; raises KeyError for an unknown code."""
    entry = catalogue.entry(kind, code)
    return Page(
        Place(kind, code),
        entry.title,
        (crumb(kind_title(kind), Place(kind, "")),),
        (*_told(entry), *_beside(framework, entry), *origin_lines(entry.origin)),
    )


def entries_page(kind: Kind, _framework: Framework, _code: str, catalogue: Catalogue) -> Page:
    """Return all entries of a kind, by their groups."""
    entries = catalogue.of(kind)
    blocks: list[Block] = []
    groups = catalogue.groups.get(kind, ())
    for group in groups:
        members = [entry for entry in entries if entry.group == group.code]
        if members:
            blocks += [Heading(group.title), *_listed(members)]
    known = {group.code for group in groups}
    blocks += _listed(entry for entry in entries if entry.group not in known)
    return Page(Place(kind, ""), kind_title(kind), (), tuple(blocks))


def level_page(framework: Framework, code: str, catalogue: Catalogue) -> Page:
    """Return the levels, for one by its EQF number; raises KeyError for one off the scale."""
    if code not in {str(level.eqf) for level in framework.levels}:
        raise KeyError(code)
    return levels_page(framework, code, catalogue)


def levels_page(framework: Framework, _code: str, _catalogue: Catalogue) -> Page:
    """Return the levels in their general wording."""
    rungs = tuple(
        Rung(
            level.eqf,
            _("{name}, level {number} of the framework").format(
                name=level.name, number=level.number
            ),
            level.knowledge_skills,
            level.autonomy,
            basis=basis_text(level.origin.basis) if level.origin.basis else "",
        )
        for level in framework.levels
    )
    notes: list[Block] = []
    seen = []
    for level in framework.levels:
        seen += [note for note in level.notes if note not in seen]
    notes += disagreements(seen)
    return Page(
        Place(Kind.LEVEL, "", framework.name),
        _("Levels"),
        (framework_crumb(framework),),
        (
            Paragraph(
                plain(
                    _(
                        "Levels are those of the European Qualifications Framework, 4 to 8, in our "
                        "words. They describe what somebody can do; they are not a qualification "
                        "held."
                    )
                ),
                leading=True,
            ),
            Ladder(rungs),
            *notes,
            not_official(framework),
        ),
    )


def _told(entry: Entry) -> Iterator[Block]:
    yield from paragraphs(entry.text)
    if entry.points:
        yield Bullets(tuple(item_line(point) for point in entry.points))
    if entry.link:
        yield Facts(((_("Address"), (Run(entry.link, address=entry.link),)),))


def _beside(framework: Framework, entry: Entry) -> Iterator[Block]:
    rows = []
    known = [code for code in entry.competences if code in framework.order]
    if known:
        rows.append((_("Competences"), competence_links(framework, known)))
    if entry.aliases:
        rows.append((_("Also called"), plain("; ".join(entry.aliases))))
    if rows:
        yield Facts(tuple(rows))
    yield from disagreements(entry.notes)


def _listed(entries: Iterable[Entry]) -> Iterator[Block]:
    """Yield each entry, its title leading to its page, with all it says."""
    for entry in entries:
        first, *others = [part.strip() for part in entry.text.split("\n") if part.strip()] or [""]
        end = "" if entry.title.endswith(("?", "!", ".")) or not first else "."
        line = [link(entry.title, Place(entry.kind, entry.code)), Run(f"{end} {first}".rstrip())]
        if entry.link:
            line += (Run(BREAK), Run(entry.link, address=entry.link))
        yield Paragraph(tuple(run for run in line if run.text))
        yield from (Paragraph(plain(text)) for text in others)
        if entry.points:
            yield Bullets(tuple(item_line(point) for point in entry.points))
