"""What can be dropped on the window, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QMimeData

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.ui.workspaces import SUFFIX as WORKSPACE

RECORDS = ".s4c"
TABLES = (".csv", ".tsv", ".txt", ".xlsx")
FRAMEWORK = ".json"


class Use(Enum):
    """What the window does with a file."""

    OPEN = auto()
    BRING_IN = auto()
    IMPORT_PEOPLE = auto()
    READ_FRAMEWORK = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Dropped:
    """Files that are dragged over the window or dropped on it."""

    paths: tuple[Path, ...]

    @property
    def use(self) -> Use:
        """Return what the window does with them; it takes one at a time."""
        if len(self.paths) != 1:
            return Use.NOTHING
        suffix = self.paths[0].suffix.lower()
        uses = {WORKSPACE: Use.OPEN, RECORDS: Use.BRING_IN, FRAMEWORK: Use.READ_FRAMEWORK}
        return uses.get(suffix, Use.IMPORT_PEOPLE if suffix in TABLES else Use.NOTHING)

    @property
    def needs_workspace(self) -> bool:
        """Tell whether a workspace has to be open for them."""
        return self.use is not Use.OPEN

    def promise(self, *, ready: bool) -> str:
        """Say what happens if they are dropped; `ready` tells that a workspace is open."""
        if self.use is Use.NOTHING:
            return self.refusal()
        name = self.paths[0].name
        if self.needs_workspace and not ready:
            return _("Open a workspace first, then drop {name} again.").format(name=name)
        return {
            Use.OPEN: _("Drop {name} here to open this workspace."),
            Use.BRING_IN: _("Drop {name} here to see what it would bring into this workspace."),
            Use.IMPORT_PEOPLE: _("Drop {name} here to import people from this list."),
            Use.READ_FRAMEWORK: _("Drop {name} here to bring in this framework."),
        }[self.use].format(name=name)

    def refusal(self) -> str:
        """Say that nothing can be done with them here."""
        if len(self.paths) > 1:
            return _("Drop one file at a time here.")
        return _("S4C Desktop can't do anything with {name} here.").format(name=self.paths[0].name)


def what_is_taken() -> str:
    """Say what can be dropped where."""
    return _(
        "The window takes workspaces (.s4cw), records (.s4c), lists of people (CSV, XLSX) and "
        "frameworks (JSON), one at a time. Files that prove something go onto the evidence of an "
        "assessment, the files of participants onto their group."
    )


def dropped_files(data: QMimeData) -> tuple[Path, ...]:
    """Return the files of this computer that are dragged over or dropped."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def dropped(data: QMimeData) -> Dropped | None:
    """Return the files of this computer among what is dragged; None for anything else."""
    files = dropped_files(data)
    return Dropped(files) if files else None


def is_records(path: Path) -> bool:
    """Tell whether a file is named as one that carries records."""
    return path.suffix.lower() == RECORDS
