"""Which guides there are, in the order of the contents, and what stands in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark

START = "guide.md"
KEYBOARD = "keyboard.md"
MEASURES = "measures.md"

CHAPTERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        mark("User guides"),
        (START, "guide-assessor.md", "guide-freelancer.md", "guide-facilitator.md"),
    ),
    (mark("To look up"), (KEYBOARD, MEASURES)),
    (
        mark("More on each part"),
        (
            "interview.md",
            "rounds.md",
            "appeals.md",
            "attachments.md",
            "register.md",
            "rights.md",
            "handing-over.md",
            "quality.md",
            "planner.md",
            "learning.md",
            "schedule.md",
            "training.md",
            "groups.md",
            "votes.md",
            "frameworks.md",
        ),
    ),
    (
        mark("Workspaces and the program"),
        ("workspace.md", "server.md", "reliability.md", "performance.md", "commands.md"),
    ),
)
"""Files by chapter; one that does not ship is left out, one that no chapter names comes last."""

OTHERS = mark("For developers")


@dataclass(frozen=True, slots=True)
class Guide:
    """One file of the guides."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Guides that belong together."""

    title: str
    guides: tuple[Guide, ...]


class Shelf:
    """The guides of a folder, read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        found = {path.name: _read(path) for path in sorted(folder.glob("*.md"))}
        known = {name for _title, names in CHAPTERS for name in names}
        others = tuple(name for name in found if name not in known)
        self.chapters = tuple(
            Chapter(_(title), guides)
            for title, names in (*CHAPTERS, (OTHERS, others))
            if (guides := tuple(found[name] for name in names if name in found))
        )

    @property
    def guides(self) -> tuple[Guide, ...]:
        """Return all guides in the order of the contents."""
        return tuple(guide for chapter in self.chapters for guide in chapter.guides)

    def guide(self, name: str) -> Guide | None:
        """Return the guide of a file name, or None if it does not ship."""
        return next((guide for guide in self.guides if guide.name == name), None)

    def next_with(self, words: str, after: str) -> Guide | None:
        """Return the first other guide with these words after one of them, going round once."""
        guides = self.guides
        names = [guide.name for guide in guides]
        place = names.index(after) if after in names else -1
        wanted = words.casefold()
        others = (*guides[place + 1 :], *guides[: max(place, 0)])
        return next((guide for guide in others if wanted in guide.text.casefold()), None)


def anchor_of(heading: str) -> str:
    """Return the name that links give a heading, as in `guide.md#several-desks`."""
    kept = re.sub(r"[^\w\s-]", "", heading.casefold())
    return re.sub(r"\s", "-", kept.strip())


def _read(path: Path) -> Guide:
    text = path.read_text(encoding="utf-8")
    title = next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), "")
    return Guide(path.name, title or path.stem, text)
