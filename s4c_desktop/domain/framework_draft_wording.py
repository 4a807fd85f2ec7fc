"""Sentences about frameworks of one's own."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.framework_draft import Reason, ReasonKind
from s4c_desktop.domain.moving_wording import demanded_text
from s4c_desktop.domain.wording import competence_name

if TYPE_CHECKING:
    from s4c_desktop.domain.framework import Framework
    from s4c_desktop.domain.framework_difference import FrameworkDifference
    from s4c_desktop.domain.framework_findings import Finding


def reason_name(kind: ReasonKind) -> str:
    """Name a kind of reason for a requirement."""
    return {
        ReasonKind.PRIORITY: _("Priority"),
        ReasonKind.BUDGET: _("Budget"),
        ReasonKind.MATURITY: _("Maturity"),
        ReasonKind.NEED: _("Need"),
        ReasonKind.VOTE: _("Vote"),
        ReasonKind.OTHER: _("Other reason"),
    }[kind]


def reason_text(reason: Reason) -> str:
    """Say why a level was set, as in "Priority: floods of 2024"."""
    name = reason_name(reason.kind)
    if not reason.words:
        return name
    return _("{name}: {text}").format(name=name, text=reason.words)


def findings_sentence(findings: Collection[Finding]) -> str:
    """Say how much keeps a draft from being published, and is worth a second look."""
    blocking = sum(finding.blocks for finding in findings)
    others = len(findings) - blocking
    said = []
    if blocking:
        said.append(
            ngettext(
                "{n} thing keeps it from being published.",
                "{n} things keep it from being published.",
                blocking,
            ).format(n=blocking)
        )
    if others:
        said.append(
            ngettext(
                "{n} thing is worth a second look.", "{n} things are worth a second look.", others
            ).format(n=others)
        )
    return " ".join(said) or _("Nothing keeps it from being published.")


def size_text(framework: Framework) -> str:
    """Say how large a framework is."""
    competences = ngettext("{n} competence", "{n} competences", len(framework.competences)).format(
        n=len(framework.competences)
    )
    roles = ngettext("{n} role", "{n} roles", len(framework.roles)).format(n=len(framework.roles))
    return _("{competences}, {roles}").format(competences=competences, roles=roles)


def difference_lines(
    difference: FrameworkDifference, before: Framework, after: Framework
) -> tuple[str, ...]:
    """Say line by line what a version has otherwise than the one before."""
    lines = [
        _("New: {name}").format(name=competence_name(after, code)) for code in difference.added
    ]
    lines += [
        _("Left out: {name}").format(name=competence_name(before, code))
        for code in difference.removed
    ]
    for found in difference.competences:
        name = competence_name(after, found.code)
        if found.renamed:
            lines.append(_("{name}: was called {before}").format(name=name, before=found.before))
        elif found.anchors:
            levels = ", ".join(str(eqf) for eqf in found.anchors)
            lines.append(
                _("{name}: other anchors at EQF {levels}").format(name=name, levels=levels)
            )
        else:
            lines.append(_("{name}: other words").format(name=name))
    if difference.levels:
        levels = ", ".join(str(eqf) for eqf in difference.levels)
        lines.append(_("Other words for EQF {levels}").format(levels=levels))
    titles = {role.code: role.title for role in (*before.roles, *after.roles)}
    lines += [_("New role: {name}").format(name=titles[code]) for code in difference.roles_added]
    lines += [
        _("Role left out: {name}").format(name=titles[code]) for code in difference.roles_removed
    ]
    lines += [
        _("{name}: was called {before}").format(name=found.after, before=found.before)
        if found.renamed
        else _("{name}: other words").format(name=found.after)
        for found in difference.roles
    ]
    lines += [
        _("{role}, {competence}: {before}, then {after}").format(
            role=titles[change.role],
            competence=competence_name(after, change.competence),
            before=demanded_text(change.before),
            after=demanded_text(change.after),
        )
        for change in difference.demands
    ]
    return tuple(lines)
