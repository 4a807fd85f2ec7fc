"""What is said of an import of people, on screen and by the command."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.people_import import Action, Fault, Field, PlannedRow, Preview, Twin, Why


def field_name(one: Field) -> str:
    """Name what a column may hold."""
    return {
        Field.NAME: _("Name"),
        Field.CODE_NAME: _("Code name"),
        Field.TAGS: _("Tags"),
        Field.LAWFUL_BASIS: _("Lawful basis"),
        Field.NOTICE_DATE: _("Notice given on"),
        Field.NOTICE_VERSION: _("Version of the notice"),
        Field.IDENTITY_CHECK: _("Identity checked, and how"),
        Field.ADJUSTMENTS: _("Adjustments agreed"),
        Field.KEEP_UNTIL: _("Keep until"),
    }[one]


def action_name(action: Action) -> str:
    """Name what becomes of somebody who is here already."""
    return {
        Action.SKIP: _("Leave out"),
        Action.CREATE: _("Add anyway"),
        Action.TAGS: _("Add the tags"),
    }[action]


def twin_text(twin: Twin, shown: str) -> str:
    """Say who a row seems to be; `shown` is how that person is named on screen."""
    match twin.why:
        case Why.CODE_NAME:
            return _("the code name is that of {name}, who is here already").format(name=shown)
        case Why.LINE:
            return _("the same name as on line {line}").format(line=twin.line)
        case Why.NAME:
            return _("{name} is here already").format(name=shown)


def fault_text(fault: Fault) -> str:
    """Say what is wrong within the row: "column Keep until: …"."""
    return _("column {column}: {problem}").format(column=fault.column, problem=fault.problem.text())


def fault_line(file: str, fault: Fault) -> str:
    """Say what is wrong and where: file, line, column."""
    return _("{file}, line {line}, {what}").format(
        file=file, line=fault.line, what=fault_text(fault)
    )


def row_text(row: PlannedRow, shown: str) -> str:
    """Say what a row is: new, somebody who is here already, or faulty."""
    if row.faults:
        first, more = fault_text(row.faults[0]), len(row.faults) - 1
        return _("{fault} ({n} more)").format(fault=first, n=more) if more else first
    return twin_text(row.twin, shown) if row.twin is not None else _("new")


def preview_sentence(preview: Preview) -> str:
    """Say in one sentence what a file would bring."""
    parts = [ngettext("{n} new person", "{n} new people", preview.new).format(n=preview.new)]
    if preview.known:
        parts.append(_("{n} known already").format(n=preview.known))
    if preview.faulty:
        parts.append(
            ngettext("{n} faulty row", "{n} faulty rows", preview.faulty).format(n=preview.faulty)
        )
    return _("{counts}.").format(counts=", ".join(parts))


def blocked_sentence(preview: Preview) -> str:
    """Say why nothing can be imported; empty where it can."""
    if not preview.faulty:
        return ""
    return ngettext(
        "{n} row is faulty, so nothing is imported. Correct it in the file and read it again.",
        "{n} rows are faulty, so nothing is imported. Correct them in the file and read it again.",
        preview.faulty,
    ).format(n=preview.faulty)


def done_sentence(added: int, tagged: int, skipped: int) -> str:
    """Say what an import did."""
    parts = [ngettext("{n} person added", "{n} people added", added).format(n=added)]
    if tagged:
        parts.append(_("tags added to {n}").format(n=tagged))
    if skipped:
        parts.append(_("{n} left out").format(n=skipped))
    return _("{counts}.").format(counts=", ".join(parts))
