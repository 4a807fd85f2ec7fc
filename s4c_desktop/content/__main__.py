"""Command to compile the content: `python -m s4c_desktop.content DATA TARGET`."""

from __future__ import annotations

import sys
from pathlib import Path

from s4c_desktop.content.compile import compile_content
from s4c_desktop.content.faults import ContentError


def main(arguments: list[str]) -> int:
    """Compile the content; return 0, 1 for faults in it, 2 for a wrong call."""
    match arguments:
        case [data, target]:
            try:
                compile_content(Path(data), Path(target))
            except ContentError as error:
                sys.stderr.write(f"{error}\n")
                return 1
            return 0
        case _:
            sys.stderr.write("usage: python -m s4c_desktop.content DATA TARGET\n")
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
