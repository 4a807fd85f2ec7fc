"""A framework as a file, whole: what one city writes, another one reads.

The same framework gives the same bytes, and what is written reads back as it was. For other
programs there is a shorter form, without what only this one needs (`framework_json`).
"""

from __future__ import annotations

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.framework_draft import DraftContent, content_plain, read_content
from s4c_desktop.domain.framework_structure import structure_findings
from s4c_desktop.exchange import shape
from s4c_desktop.exchange.framework_json import dump_json
from s4c_desktop.exchange.framework_shape import DEEPEST, FILE

FORMAT = "s4c-framework"
VERSION = 1
SUFFIX = ".json"

LARGEST = 16 * 1024 * 1024
"""The most bytes a file may have; the bundled framework takes half of one megabyte."""


def framework_file(content: DraftContent) -> bytes:
    """Return a framework, or a draft with what is left out of it, as the bytes of a file."""
    return dump_json({"format": FORMAT, "version": VERSION, "framework": content_plain(content)})


def read_framework_file(written: bytes, file: str) -> DraftContent:
    """Return what a file holds; `file` names it in errors.

    Raises UserError naming the line or the field for whatever this program would not have
    written, also where records do not fit together.
    """
    if len(written) > LARGEST:
        raise _refused(file, mark("it is larger than any framework."))
    data = shape.parse(written, file)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _refused(file, mark("it is no framework that this program wrote."))
    if data.get("version") != VERSION:
        raise _refused(file, mark("it is of a newer version of the program. Update this one."))
    shape.check(data, FILE, file, deepest=DEEPEST)
    try:
        content = read_content(data["framework"])
    except KeyError as error:
        raise _refused(
            file,
            mark("a pathway goes through {code}, which none of its modules has."),
            code=str(error.args[0])[:60],
        ) from error
    for finding in structure_findings(content.framework):
        raise _refused(file, mark("{finding}"), finding=finding.text)
    for code in sorted(content.left_out - content.framework.order.keys()):
        raise _refused(file, mark("it leaves out {code}, which is not there."), code=code[:40])
    return content


def _refused(file: str, what: str, **values: object) -> UserError:
    return UserError(
        mark("{file} can't be read: {what} Nothing was changed."),
        file=file,
        what=UserError(what, **values).text(),
    )
