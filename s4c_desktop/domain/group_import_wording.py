"""What is said of an import into a group, on screen and by the command."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.group_matrix import Column, Fate, MatrixPreview, MatrixRow, Use


def column_text(column: Column) -> str:
    """Name what a column is taken for."""
    return {
        Use.CODE_NAME: _("Code name"),
        Use.COMPETENCE: _("Ratings of {code}").format(code=column.code),
        Use.ATTRIBUTE: _("Attribute"),
        Use.NOTHING: _("Leave out"),
    }[column.use]


def row_text(row: MatrixRow) -> str:
    """Say what becomes of a row."""
    match row.fate:
        case Fate.NEW:
            return _("new")
        case Fate.REPLACES:
            return _("replaces what {name} said").format(name=row.code_name)
        case Fate.LEFT_OUT:
            return _("left out: {name} is in the group already").format(name=row.code_name)
        case Fate.FAULTY:
            return _("faulty")


def preview_sentence(preview: MatrixPreview) -> str:
    """Say what a table would bring."""
    new, known = len(preview.having(Fate.NEW)), len(preview.having(Fate.REPLACES))
    return imported_sentence(new, known, len(preview.having(Fate.LEFT_OUT)), done=False)


def blocked_sentence(preview: MatrixPreview) -> str:
    """Say why nothing was imported."""
    n = len(preview.having(Fate.FAULTY))
    return ngettext(
        "Nothing was imported: {n} row is faulty. Correct it, and import the file again.",
        "Nothing was imported: {n} rows are faulty. Correct them, and import the file again.",
        n,
    ).format(n=n)


def imported_sentence(added: int, replaced: int, left_out: int, *, done: bool = True) -> str:
    """Say how many participants were added, or would be, and what became of the others."""
    facts = [
        (
            ngettext("{n} participant added", "{n} participants added", added)
            if done
            else ngettext("{n} new participant", "{n} new participants", added)
        ).format(n=added)
    ]
    if replaced:
        text = ngettext("{n} replaced", "{n} replaced", replaced)
        facts.append(text.format(n=replaced))
    if left_out:
        facts.append(ngettext("{n} left out", "{n} left out", left_out).format(n=left_out))
    return _("{facts}.").format(facts=", ".join(facts))


def names_note(sheet_column: str) -> str:
    """Say what to think of where a column called so becomes the code name."""
    return _(
        "What stands in the column “{column}” becomes the code name. If those are people's own "
        "names and nobody is to see them, put code names there first."
    ).format(column=sheet_column)
