"""The pages of the library's entries, and of the levels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.catalogue import Catalogue, Entry, Kind, Place
from s4c_desktop.domain.catalogue_wording import kind_title
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.page import (
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
    origin_line,
)


def entry_page(kind: Kind, framework: Framework, code: str, catalogue: Catalogue) -> Page:
    """Return the page of an entry; raises KeyError for an unknown code."""
    entry = catalogue.entry(kind, code)
    return Page(
        Place(kind, code),
        entry.title,
        (crumb(kind_title(kind), Place(kind, "")),),
        (*_told(entry), *_beside(framework, entry), Paragraph(origin_line(entry.origin))),
    )


def entries_page(kind: Kind, _framework: Framework, _code: str, catalogue: Catalogue) -> Page:
    """Return all entries of a kind, by their groups."""
    entries = catalogue.of(kind)
    blocks: list[Block] = []
    for group in catalogue.groups.get(kind, ()):
        members = [entry for entry in entries if entry.group == group.code]
        if members:
            blocks += [Heading(group.title), *_short(members)]
    blocks += _short(entry for entry in entries if not entry.group)
    return Page(Place(kind, ""), kind_title(kind), (), tuple(blocks))


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
        yield Bullets(tuple(item_line(point.text, point.reference) for point in entry.points))
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


def _short(entries: Iterable[Entry]) -> Iterator[Block]:
    """Yield each entry with its text under its title."""
    for entry in entries:
        name = link(entry.title, Place(entry.kind, entry.code))
        texts = [part.strip() for part in entry.text.split("\n") if part.strip()]
        first = f". {texts[0]}" if texts else ""
        end = "" if entry.title.endswith(("?", "!")) or not texts else first
        yield Paragraph((name, Run(end or (f" {texts[0]}" if texts else ""))))
