"""What becomes of stored values that this program never wrote."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import MultipleResultsFound, NoResultFound

from s4c_desktop.base.errors import DamagedError
from s4c_desktop.base.i18n import mark

# What turning rows into values raises where a state, a date or an identity is none.
UNREADABLE = (
    ValueError,
    LookupError,
    TypeError,
    RecursionError,
    NoResultFound,
    MultipleResultsFound,
)


@contextmanager
def as_stored() -> Iterator[None]:
    """Say that the file is damaged where stored values can't be read; raises DamagedError.

    For what only reads rows and turns them into values, also as a decorator.
    """
    try:
        yield
    except UNREADABLE as error:
        raise DamagedError(
            mark(
                "Something in this workspace is not as it was saved: the file is damaged. What "
                "can't be read is not shown. Check the workspace, and restore a backup."
            )
        ) from error
