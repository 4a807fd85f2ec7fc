"""Opens the window, or runs a command: the one module that knows both."""

from __future__ import annotations

import gc
import sys

GARBAGE = 300_000
"""How many objects a command makes before Python looks which of them are garbage."""


def main() -> int:
    """Start the program; returns the exit code."""
    arguments = sys.argv[1:]
    if is_for_window(arguments):
        # What is imported stays, and looking through it for garbage would take longer than the
        # first painting; the window has its own collector.
        gc.disable()
        from s4c_desktop.ui import app

        return app.main(arguments[-1].removeprefix("--workspace=") if arguments else None)
    # Most commands have ended before there is any garbage to speak of.
    gc.set_threshold(GARBAGE)
    # Commands never import Qt.
    from s4c_desktop.cli import main as run_command

    try:
        return run_command()
    finally:
        # Nor is what is left looked through and taken apart, which takes a third of most commands:
        # the process ends, and what is open was closed.
        gc.freeze()


def is_for_window(arguments: list[str]) -> bool:
    """Tell whether nothing is given but a workspace, or a file as file managers hand it over."""
    match arguments:
        case []:
            return True
        case ["--workspace", location]:
            return not location.startswith("-")
        case [one]:
            return one.startswith("--workspace=") or is_ours(one)
    return False


def is_ours(argument: str) -> bool:
    """Tell whether an argument names a file of the program: a workspace, or records of a person."""
    return not argument.startswith("-") and argument.lower().endswith((".s4cw", ".s4c"))


if __name__ == "__main__":
    sys.exit(main())
