"""The one place that puts engine, units of work and services together."""

from s4c_desktop.bootstrap.opening import Program, is_missing, make_workspace, open_program
from s4c_desktop.bootstrap.sample import open_sample

__all__ = ["Program", "is_missing", "make_workspace", "open_program", "open_sample"]
