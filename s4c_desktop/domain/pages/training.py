"""The pages of modules, units and topics, and role curricula."""

from __future__ import annotations

from collections.abc import Iterator

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.catalogue import Catalogue, Kind, Place
from s4c_desktop.domain.curriculum import Curriculum, Hours, Link, Module, Topic, Unit
from s4c_desktop.domain.framework import DEFAULT_READING, Framework
from s4c_desktop.domain.page import (
    Block,
    Bullets,
    Crumb,
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
    paragraphs,
    plain,
)
from s4c_desktop.domain.pages.parts import (
    competence_link,
    competence_links,
    crumb,
    disagreements,
    framework_crumb,
    listed,
    origin_lines,
    role_place,
)
from s4c_desktop.domain.wording import hours_label, hours_text, mandatory_word

# How deep a unit stands is shown by spaces that no line break takes away.
_INDENT = "\u00a0" * 5


def module_page(framework: Framework, code: str, _catalogue: Catalogue) -> Page:
    """Return the page of a module; raises KeyError for an unknown code."""
    module = {module.code: module for module in framework.modules}[code]
    card = module.card
    return Page(
        Place(Kind.MODULE, code, framework.name),
        _("Module {code}: {title}").format(code=code, title=module.title),
        _module_crumbs(framework)[:2],
        (
            *paragraphs(card.description),
            Facts(
                (
                    (_("Hours of the module"), plain(hours_text(module.hours))),
                    (_("Competences listed"), competence_links(framework, module.competences)),
                )
            ),
            Heading(_("Units and topics")),
            *_timed_tree(framework, module, module.units),
            *listed(_("Knowledge"), card.knowledge),
            *listed(_("Skills"), card.skills),
            *listed(_("Training methods"), card.methods),
            *listed(_("Assessment methods"), card.assessment),
            *listed(_("Lab experience"), card.lab),
            *_resources(module),
            *disagreements(module.notes),
            *origin_lines(module.origin),
        ),
    )


def modules_page(framework: Framework, _code: str, _catalogue: Catalogue) -> Page:
    """Return all modules in a table."""
    rows = tuple(
        (
            (link(f"{module.code} {module.title}", _module_place(framework, module.code)),),
            plain(hours_text(module.hours)),
            plain(str(sum(1 for _found in module.walk()))),
            plain(", ".join(module.competences)),
        )
        for module in framework.modules
    )
    head = (_("Module"), _("Hours of the module"), _("Topics"), _("Competences listed"))
    nothing = Paragraph(plain(_("This framework has no training modules.")), leading=True)
    return Page(
        Place(Kind.MODULE, "", framework.name),
        _("Modules"),
        (framework_crumb(framework),),
        (Grid(head, rows, (36, 24, 10, 30)),) if rows else (nothing,),
    )


def topic_page(framework: Framework, code: str, _catalogue: Catalogue) -> Page:
    """Return the page of a topic or a unit; raises KeyError for an unknown code."""
    for module in framework.modules:
        for unit in _units(module.units):
            if unit.code == code:
                return _unit_page(framework, module, unit)
        for path, topic in module.walk():
            if topic.code == code:
                return _topic_page(framework, module, path, topic)
    for curriculum in framework.curricula:
        for module_code, path, topic in curriculum.topics():
            if topic.code == code:
                module = {m.code: m for m in framework.modules}[module_code]
                return _topic_page(framework, module, path, topic, curriculum)
    raise KeyError(code)


def curriculum_page(framework: Framework, code: str, _catalogue: Catalogue) -> Page:
    """Return the page of a role's curriculum; raises KeyError for an unknown role."""
    role = framework.role(code)
    curriculum = framework.curriculum(code)
    if curriculum is None:
        raise KeyError(code)
    return Page(
        Place(Kind.CURRICULUM, code, framework.name),
        _("Curriculum of the {role}").format(role=role.title),
        (
            framework_crumb(framework),
            crumb(_("Role curricula"), Place(Kind.CURRICULUM, "", framework.name)),
        ),
        (
            Facts(
                (
                    (_("Role"), (link(role.title, role_place(framework, code)),)),
                    (_("Hours of the role's curriculum"), plain(hours_text(curriculum.hours))),
                    (
                        _("Competences listed"),
                        joined(_tagged(framework, curriculum)),
                    ),
                )
            ),
            *_against_requirements(framework, curriculum),
            *_pathway(framework, curriculum),
            *disagreements(curriculum.notes),
            *origin_lines(curriculum.origin),
        ),
    )


def curricula_page(framework: Framework, _code: str, _catalogue: Catalogue) -> Page:
    """Return all role curricula in a table."""
    rows = []
    for curriculum in framework.curricula:
        place = Place(Kind.CURRICULUM, curriculum.role, framework.name)
        rows.append(
            (
                (link(framework.role(curriculum.role).title, place),),
                plain(hours_text(curriculum.hours)),
                plain(str(sum(1 for _found in curriculum.topics()))),
                plain(str(len(curriculum.competences))),
            )
        )
    head = (_("Role"), _("Hours of the role's curriculum"), _("Topics"), _("Competences listed"))
    nothing = Paragraph(plain(_("This framework has no role curricula.")), leading=True)
    return Page(
        Place(Kind.CURRICULUM, "", framework.name),
        _("Role curricula"),
        (framework_crumb(framework),),
        (Grid(head, tuple(rows), (36, 30, 12, 22)),) if rows else (nothing,),
    )


def _module_place(framework: Framework, code: str) -> Place:
    return Place(Kind.MODULE, code, framework.name)


def _topic_place(framework: Framework, code: str) -> Place:
    return Place(Kind.TOPIC, code, framework.name)


def _module_crumbs(framework: Framework, module: Module | None = None) -> tuple[Crumb, ...]:
    crumbs = [framework_crumb(framework), crumb(_("Modules"), _module_place(framework, ""))]
    if module is not None:
        crumbs.append(crumb(module.title, _module_place(framework, module.code)))
    return tuple(crumbs)


def _units(units: tuple[Unit, ...]) -> Iterator[Unit]:
    for unit in units:
        yield unit
        yield from _units(unit.units)


def _timed_tree(
    framework: Framework, module: Module, units: tuple[Unit, ...], topics: tuple[Topic, ...] = ()
) -> Iterator[Block]:
    """Yield units and topics with their time; what no module has is given none."""
    own = {topic.code for _path, topic in module.walk()}
    tree = _Tree(framework, module.hours.share(max(1, len(own))), own)
    head = (_("Unit or topic"), _("Time, estimate"), _("Teaches"), _("Supports"))
    yield Grid(head, tuple(tree.rows(units, topics, 0)), (48, 22, 15, 15))
    yield Paragraph(muted(hours_label()))


class _Tree:
    """Puts units and topics into rows, with an equal share of the module's hours a topic."""

    def __init__(self, framework: Framework, share: Hours, own: set[str]) -> None:
        self._framework = framework
        self._share = share
        self._own = own

    def rows(
        self, units: tuple[Unit, ...], topics: tuple[Topic, ...], depth: int
    ) -> Iterator[tuple[Line, ...]]:
        """Yield the rows of topics, then of units with all that is below them."""
        before = Run(_INDENT * depth)
        for topic in topics:
            yield (
                (before, link(topic.title, _topic_place(self._framework, topic.code))),
                muted(self._time([topic])),
                plain(_reaches(topic.teaches)),
                muted(_reaches(topic.supports)),
            )
        for unit in units:
            place = _topic_place(self._framework, unit.code)
            below = [topic for _path, topic in unit.walk()]
            yield (
                (before, Run(unit.title, place=place, strong=True)),
                plain(self._time(below)),
                (),
                (),
            )
            yield from self.rows(unit.units, unit.topics, depth + 1)

    def _time(self, topics: list[Topic]) -> str:
        shares = [self._share for topic in topics if topic.code in self._own]
        return hours_text(sum(shares, Hours())) if shares else ""


def _reaches(links: tuple[Link, ...]) -> str:
    """Say competences with the level up to which they are taught."""
    parts = (
        _("{code} to {level}").format(code=found.competence, level=found.reach) for found in links
    )
    return ", ".join(parts)


def _resources(module: Module) -> Iterator[Block]:
    if module.card.resources:
        yield from listed(_("Resources"), module.card.resources)
    elif module.card.methods:
        yield Heading(_("Resources"))
        yield Paragraph(plain(_("The source names no resources for this module.")))


def _unit_page(framework: Framework, module: Module, unit: Unit) -> Page:
    return Page(
        _topic_place(framework, unit.code),
        unit.title,
        _module_crumbs(framework, module),
        tuple(_timed_tree(framework, module, unit.units, unit.topics)),
    )


def _topic_page(
    framework: Framework,
    module: Module,
    path: tuple[Unit, ...],
    topic: Topic,
    own: Curriculum | None = None,
) -> Page:
    crumbs = _module_crumbs(framework, module) + tuple(
        crumb(unit.title, _topic_place(framework, unit.code)) for unit in path
    )
    return Page(
        _topic_place(framework, topic.code),
        topic.title,
        crumbs,
        (
            _about(framework, module, own),
            *_links(framework, _("Teaches"), topic.teaches),
            *_links(framework, _("Supports"), topic.supports),
            *_neighbours(framework, topic),
            Paragraph(
                muted(
                    _(
                        "What a topic teaches or supports, and what comes before it, is our own "
                        "judgement; the source does not say."
                    )
                )
            ),
        ),
    )


def _about(framework: Framework, module: Module, own: Curriculum | None) -> Facts:
    rows: list[tuple[str, Line]] = []
    if own is not None:
        role = framework.role(own.role)
        rows.append((_("Only in the curriculum of"), plain(role.title)))
    else:
        topics = sum(1 for _found in module.walk())
        share = hours_text(module.hours.share(topics))
        of = ngettext("{hours}, of {n} topic", "{hours}, an equal share of {n} topics", topics)
        rows.append((_("Time"), plain(of.format(hours=share, n=topics))))
        rows.append(("", muted(hours_label())))
    roles = [
        framework.role(curriculum.role).title
        for curriculum in framework.curricula
        if own is None and _in_pathway(curriculum, module)
    ]
    if roles:
        rows.append((_("Module in the curricula of"), plain("; ".join(roles))))
    return Facts(tuple(rows))


def _in_pathway(curriculum: Curriculum, module: Module) -> bool:
    return any(part.module == module.code for part in curriculum.pathway)


def _links(framework: Framework, title: str, links: tuple[Link, ...]) -> Iterator[Block]:
    if links:
        yield Heading(title)
        yield Bullets(
            tuple(
                (
                    competence_link(framework, found.competence),
                    Run(_(", up to EQF {level}").format(level=found.reach)),
                    Run(f". {found.reason}."),
                )
                for found in links
            )
        )


def _neighbours(framework: Framework, topic: Topic) -> Iterator[Block]:
    topics = {found.code: found for module in framework.modules for _path, found in module.walk()}
    for curriculum in framework.curricula:
        for _module, _path, own in curriculum.topics():
            topics.setdefault(own.code, own)
    before = [topics[code] for code in topic.requires if code in topics]
    after = [found for found in topics.values() if topic.code in found.requires]
    for title, found in ((_("Comes after"), before), (_("Comes before"), after)):
        if found:
            yield Heading(title)
            lines = tuple((link(t.title, _topic_place(framework, t.code)),) for t in found)
            yield Bullets(lines)


def _against_requirements(framework: Framework, curriculum: Curriculum) -> Iterator[Block]:
    """Yield where the curriculum lists other competences than the role requires."""
    demands = framework.requirements(curriculum.role, DEFAULT_READING)
    mandatory = {code for code, demand in demands.items() if demand.mandatory}
    listed_codes = set(curriculum.competences)
    lacking = [code for code in framework.order if code in mandatory - listed_codes]
    added = [code for code in framework.order if code in listed_codes - mandatory]
    lines: list[Line] = []
    if lacking:
        start = Run(_("Mandatory, but not listed: "), strong=True)
        lines.append((start, *competence_links(framework, lacking)))
    if added:
        start = Run(_("Listed, but optional: "), strong=True)
        lines.append((start, *competence_links(framework, added)))
    if lines:
        yield Notice(_("Curriculum and requirements"), tuple(lines))


def _tagged(framework: Framework, curriculum: Curriculum) -> Iterator[Line]:
    """Yield the listed competences, each said to be mandatory or optional for the role."""
    demands = framework.requirements(curriculum.role, DEFAULT_READING)
    for code in curriculum.competences:
        name = mandatory_word(code in demands and demands[code].mandatory)
        yield (competence_link(framework, code), Run(f" ({name})", muted=True))


def _pathway(framework: Framework, curriculum: Curriculum) -> Iterator[Block]:
    yield Heading(_("Learning pathway"))
    modules = {module.code: module for module in framework.modules}
    for part in curriculum.pathway:
        yield Heading(part.title, 2)
        yield from _timed_tree(framework, modules[part.module], part.units, part.topics)
