"""One action of a person = one unit of work: all of it is kept, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.models.assessments import AssessmentStore
from s4c_desktop.models.attachments import AttachmentStore
from s4c_desktop.models.chain import ChainStore
from s4c_desktop.models.engine import reader
from s4c_desktop.models.people import PersonStore


def utc_now() -> datetime:
    """Return this moment, to the second's thousandth, in UTC."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


class UnitOfWork:
    """What a service works with between begin and commit."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self.now = now
        self.people = PersonStore(session, now)
        self.attachments = AttachmentStore(session, self.people.touch, now)
        self.chain = ChainStore(session, now)
        self.assessments = AssessmentStore(session, self.chain, now)

    @property
    def session(self) -> Session:
        """Return the open session."""
        return self._session

    @property
    def connection(self) -> Connection:
        """Return the connection, for big reads and writes."""
        return self._session.connection()

    def seal(self) -> None:
        """Write the content hashes of all that changed; rows read after it are as committed."""
        self._session.flush()
        self.people.seal()
        self.assessments.seal()
        self._session.flush()


class UnitsOfWork:
    """Opens units of work on a workspace."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime] = utc_now) -> None:
        self._engine = engine
        self._reader = reader(engine)
        self._clock = clock

    @contextmanager
    def writing(self) -> Iterator[UnitOfWork]:
        """Commit what was done when the block ends well, else roll it back.

        Raises UserError when the workspace cannot be written or somebody else was faster.
        """
        with _spoken(), Session(self._engine, expire_on_commit=False) as session:
            work = UnitOfWork(session, self._clock())
            yield work
            work.seal()
            session.commit()

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        """Read one consistent state; nothing is written."""
        with _spoken(), Session(self._reader, autoflush=False) as session:
            yield UnitOfWork(session, self._clock())


@contextmanager
def _spoken() -> Iterator[None]:
    """Turn what the database says into sentences for a person."""
    try:
        yield
    except StaleDataError as error:
        raise UserError(
            mark(
                "Somebody else has changed this in the meantime. Your change was not kept; "
                "look at the newer state and enter it again."
            )
        ) from error
    except OperationalError as error:
        raise UserError(
            mark(
                "The workspace could not be read or written: {reason}. What was saved before is "
                "safe. Make sure the disk has space and the file may be written, then try again."
            ),
            reason=_reason(error),
        ) from error
    except DatabaseError as error:
        if not _is_damage(error):
            raise
        raise UserError(
            mark("The workspace is damaged: {reason}. Nothing was changed."), reason=_reason(error)
        ) from error


def _is_damage(error: DatabaseError) -> bool:
    """Tell whether the database itself is broken, and not what was asked of it."""
    return type(error) is DatabaseError


def _reason(error: DBAPIError) -> str:
    return str(error.orig).strip().splitlines()[0] if error.orig else ""
