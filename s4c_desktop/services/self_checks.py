"""Self-checks on topics, which ship with the program."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from s4c_desktop.models.self_check_reader import read_self_checks

if TYPE_CHECKING:
    from s4c_desktop.domain.self_check import SelfCheck


class SelfCheckService:
    """Gives the self-checks by the codes of their topics, whatever the framework version."""

    def __init__(self, content: Path, language: str = "en") -> None:
        self._content = content
        self._language = language

    @cached_property
    def all(self) -> dict[str, SelfCheck]:
        """Return the self-checks by topic; raises UserError where they can't be read."""
        found = read_self_checks(self._content, self._language)
        return {check.topic: check for check in found}

    def of(self, topic: str) -> SelfCheck | None:
        """Return the self-check on a topic, if there is one; raises UserError as `all`."""
        return self.all.get(topic)
