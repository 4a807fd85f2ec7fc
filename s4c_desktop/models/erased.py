"""Who was erased from a workspace file: identities beside it, which no backup brings back.

A backup made before an erasure still holds the person. So the identity, and nothing else, is
noted in a small file beside the workspace, and whoever restores a backup erases everybody
listed there again with `replay`.

The note is written before the erasure is committed. A crash between the two leaves somebody
noted who is still there: they can be erased again, and a restore in the meantime erases them,
as somebody had asked for. The other order could leave somebody erased but not noted, and the
next restore would bring them back unseen. `forget` takes a note back where the erasure was not
committed after all.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import save
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.models import privacy

if TYPE_CHECKING:
    from s4c_desktop.models.unit_of_work import UnitOfWork

SUFFIX = ".erased"
FORMAT = 1


def file_beside(workspace: Path) -> Path:
    """Return where the identities lie; beside the file itself where the workspace is a link."""
    real = Path(os.path.realpath(workspace))
    return real.with_name(f"{real.name}{SUFFIX}")


def read(workspace: Path) -> frozenset[UUID]:
    """Return who was erased from a workspace; raises UserError where that can't be read."""
    path = file_beside(workspace)
    try:
        stored = json.loads(path.read_bytes())
        if stored["format"] != FORMAT:
            raise ValueError
        return frozenset(UUID(text) for text in stored["erased"])
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        raise UserError(
            mark("{path}, the list of who was erased, can't be read: {reason}."),
            path=path,
            reason=error.strerror or error,
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UserError(
            mark(
                "{path}, the list of who was erased, is damaged. Put an older copy of it in its "
                "place. Without it, restoring a backup could bring erased people back."
            ),
            path=path,
        ) from error


def add(workspace: Path, person_id: UUID) -> None:
    """Note that a person is erased; raises UserError where that can't be written."""
    _write(workspace, read(workspace) | {person_id})


def forget(workspace: Path, person_id: UUID) -> None:
    """Take a note back; raises UserError where that can't be written."""
    _write(workspace, read(workspace) - {person_id})


def replay(work: UnitOfWork, ids: Iterable[UUID]) -> int:
    """Erase people again in a workspace that was restored; return how many were there.

    Afterwards the file still holds them in places that are free, until it is compacted.
    """
    found = privacy.known(work, sorted(ids))
    for person_id in found:
        privacy.erase(
            work,
            person_id,
            by=_("S4C Desktop"),
            reason=_("Erased before; a backup that was restored still held it."),
        )
    return len(found)


def _write(workspace: Path, ids: frozenset[UUID]) -> None:
    document = {"format": FORMAT, "erased": sorted(str(one) for one in ids)}
    content = json.dumps(document, indent=2).encode()
    save(file_beside(workspace), lambda file: file.write(content))
