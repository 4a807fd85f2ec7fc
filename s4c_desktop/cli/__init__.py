"""The commands: batch use and automation, without a display."""

from s4c_desktop.cli.main import main

__all__ = ["main"]
