"""The command that searches the frameworks and the library."""

from __future__ import annotations

from typing import Any

import click

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.cli.output import print_json
from s4c_desktop.cli.place import opened_for_frameworks, workspace_option
from s4c_desktop.domain.catalogue import Hit, by_kind
from s4c_desktop.domain.catalogue_wording import kind_title


@click.command()
@workspace_option
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help=_("Print what is found as JSON."))
@click.pass_context
def search(context: click.Context, text: str, as_json: bool) -> None:
    """Search the frameworks and the library."""
    with opened_for_frameworks(context) as program:
        hits = program.catalogue.search(text)
    if as_json:
        print_json([_plain(hit) for hit in hits])
        return
    if not hits:
        click.echo(_("Nothing found for {text!r}. Try fewer or other words.").format(text=text))
    for kind, found in by_kind(hits).items():
        click.echo(f"{kind_title(kind)} ({len(found)})")
        for hit in found:
            click.echo(f"  {hit.place.code}  {hit.title}")
            click.echo(f"      {hit.plain_snippet}")


def _plain(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.place.kind.value,
        "code": hit.place.code,
        "framework": hit.place.framework or None,
        "title": hit.title,
        "snippet": hit.plain_snippet,
    }
