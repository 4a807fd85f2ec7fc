"""One action of a person = one unit of work: all of it is kept, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, select, table, update
from sqlalchemy.orm import Session

from s4c_desktop.models.engine import lock_for_writing, reader
from s4c_desktop.models.stores import Stores
from s4c_desktop.models.troubles import spoken


def utc_now() -> datetime:
    """Return this moment, to the second's thousandth, in UTC."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


class UnitOfWork(Stores):
    """What a service works with between begin and commit."""

    @property
    def session(self) -> Session:
        """Return the open session."""
        return self._session

    @property
    def connection(self) -> Connection:
        """Return the connection, for big reads and writes."""
        return self._session.connection()

    def holds(self, table_name: str) -> bool:
        """Tell whether a table has any row, without mapping it to a class."""
        return self.connection.scalar(select(1).select_from(table(table_name)).limit(1)) is not None

    def tick(self) -> int:
        """Return how often the workspace was written."""
        from s4c_desktop.models.tables import WorkspaceRow

        return self._session.scalars(select(WorkspaceRow.tick)).one()

    def count(self) -> int:
        """Count one more writing, so that others see it; return the number of it."""
        from s4c_desktop.models.tables import WorkspaceRow

        number = self.tick() + 1
        change = update(WorkspaceRow).values(tick=number)
        self._session.execute(change, execution_options={"synchronize_session": False})
        return number

    def seal(self) -> None:
        """Write the content hashes of all that changed; rows read after it are as committed."""
        self._session.flush()
        for store in self.sealing():
            store.seal()
        self._session.flush()


class UnitsOfWork:
    """Opens units of work on a workspace."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime] = utc_now) -> None:
        self._engine = engine
        self._reader = reader(engine)
        self._clock = clock
        self._seen_tick: int | None = None

    @contextmanager
    def writing(self) -> Iterator[UnitOfWork]:
        """Commit what was done when the block ends well, else roll it back.

        Raises StorageError when the workspace cannot be written now, UserError when somebody
        else was faster.
        """
        with spoken(), Session(self._engine, expire_on_commit=False) as session:
            lock_for_writing(session.connection())
            work = UnitOfWork(session, self._clock())
            yield work
            work.seal()
            number = work.count()
            session.commit()
            if self._seen_tick == number - 1:
                # Nobody else wrote in between.
                self._seen_tick = number

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        """Read one consistent state; nothing is written."""
        with spoken(), Session(self._reader, autoflush=False) as session:
            yield UnitOfWork(session, self._clock())

    def others_wrote(self) -> bool:
        """Tell, once, whether anybody else has written since this was asked before."""
        with self.reading() as work:
            now = work.tick()
        before, self._seen_tick = self._seen_tick, now
        return before is not None and before != now
