"""What the program's source imports and calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PROGRAM = Path(__file__).parents[2] / "s4c_desktop"

Imports = ast.Import | ast.ImportFrom


@cache
def _found() -> tuple[tuple[str, ast.AST], ...]:
    return tuple(
        (f"{file.relative_to(PROGRAM)}:{node.lineno}", node)
        for file in sorted(PROGRAM.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call | Imports)
    )


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Yield every call with its place and name; a method's begins with a dot."""
    for place, node in _found():
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield place, node.func.id, node
            elif isinstance(node.func, ast.Attribute):
                yield place, f".{node.func.attr}", node


def imports() -> Iterator[tuple[str, str]]:
    """Yield everything imported, modules and what is taken of them, with its place."""
    for place, node in _found():
        if isinstance(node, ast.Import):
            yield from ((place, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield place, node.module
            yield from ((place, f"{node.module}.{alias.name}") for alias in node.names)
