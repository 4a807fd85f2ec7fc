"""Opens the window, or runs a command: the one module that knows both."""

from __future__ import annotations

import sys


def main() -> int:
    """Start the program; returns the exit code."""
    arguments = sys.argv[1:]
    if is_for_window(arguments):
        from s4c_desktop.ui import app

        return app.main(arguments[-1].removeprefix("--workspace=") if arguments else None)
    # Commands never import Qt.
    from s4c_desktop.cli import main as run_command

    return run_command()


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
