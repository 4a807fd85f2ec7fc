"""The commands by name; the module of one is imported when that one is asked for."""

from __future__ import annotations

from importlib import import_module

import click

from s4c_desktop import __version__
from s4c_desktop.cli.place import workspace_option

_PLACES = {
    "framework": "framework:framework",
    "assess": "assess:assess",
    "result": "results:result",
    "compare": "comparisons:compare",
    "agreement": "comparisons:agreement",
    "report": "documents:report",
    "card": "documents:card",
    "form": "documents:form",
    "plan": "plan:plan",
    "summary": "summary:summary",
    "person": "person:person",
    "quality": "quality:quality",
    "vote": "vote:vote",
    "people": "people:people",
    "group": "group:group",
    "training": "training:training",
    "search": "search:search",
    "handbook": "handbook:handbook",
    "check": "results:check",
    "backup": "backup:backup",
    "passphrase": "protect:passphrase",
    "export-s4c": "transfer:export_s4c",
    "import-s4c": "transfer:import_s4c",
}
"""Where each command is: its module in this package, and what it is called there."""


class Commands(click.Group):
    """Knows its commands by name, and imports no more than is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, sorted."""
        return sorted(_PLACES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now; None for an unknown name."""
        place = _PLACES.get(cmd_name)
        if place is None:
            return None
        module, name = place.split(":")
        found: click.Command = getattr(import_module(f"s4c_desktop.cli.{module}"), name)
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@workspace_option
def commands() -> None:
    """Assess competences for smart city roles; without a command, open the window."""
