"""Running the migrations from inside the program, on an engine that is already open."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from s4c_desktop.models.engine import APPLICATION_ID
from s4c_desktop.models.migrations import HEAD, SCHEMA_VERSION


def run(engine: Engine) -> None:
    """Apply every migration that is missing, in one transaction."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    sqlite = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        if sqlite:
            # With foreign keys on, a table rebuilt in a batch would take its children along.
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
        with connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, HEAD)
            if sqlite:
                faults = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                if faults:
                    raise RuntimeError(f"a migration left {len(faults)} dangling references")
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
        if sqlite:
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=ON")  # type: ignore[union-attr]
