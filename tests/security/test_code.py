"""No pickle, no eval, no SQL from formatted strings; the style checks that say so are on."""

from __future__ import annotations

import ast
import tomllib

from tests.security.source import PROGRAM, calls, imports

UNPACKING = {"cPickle", "dill", "jsonpickle", "marshal", "pickle", "shelve"}
RUNNING = {"__import__", "compile", "eval", "exec"}
STARTING = {"Popen", "check_call", "check_output", "popen", "spawnl", "spawnv", "system"}
ASKING = {"exec_driver_sql", "execute", "executemany", "executescript", "text"}


def test_nothing_stored_can_run() -> None:
    assert [place for place, name in imports() if name.partition(".")[0] in UNPACKING] == []
    assert [place for place, name, _call in calls() if name in RUNNING] == []


def test_no_other_program_is_started_through_a_shell() -> None:
    found = [
        f"{place}: {ast.unparse(call.func)}"
        for place, name, call in calls()
        if name.lstrip(".") in STARTING and ast.unparse(call.func) != "platform.system"
    ]
    assert found == []
    shells = [p for p, _n, call in calls() for word in call.keywords if word.arg == "shell"]
    assert shells == []


def test_yaml_is_read_as_data_alone() -> None:
    loads = [
        place
        for place, name, call in calls()
        if name in (".load", ".load_all", ".unsafe_load")
        and isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "yaml"
        and "Safe" not in ast.dump(call)
    ]
    assert loads == []


def test_no_sql_is_put_together_from_pieces() -> None:
    """PRAGMA takes no parameters, so it alone may be filled in."""
    found = [
        f"{place}: {ast.unparse(call.args[0])[:60]}"
        for place, name, call in calls()
        if name.lstrip(".") in ASKING and call.args and _formatted(call.args[0])
    ]
    assert [line for line in found if "PRAGMA " not in line] == []


def _formatted(node: ast.expr) -> bool:
    """Tell whether a text is put together where it stands."""
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.BinOp):
        texts = (node.left, node.right)
        return any(isinstance(t, ast.JoinedStr) or _is_text(t) for t in texts)
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("format", "join", "replace")
        and _is_text(node.func.value)
    )


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_the_style_checks_for_security_are_on_for_the_whole_program() -> None:
    ruff = tomllib.loads((PROGRAM.parent / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"][
        "lint"
    ]
    assert "S" in ruff["select"]
    assert not [rule for rule in ruff["ignore"] if rule.startswith("S")]
    off = {
        place
        for place, rules in ruff["per-file-ignores"].items()
        if any(rule.startswith("S") and not rule.startswith("SIM") for rule in rules)
    }
    assert off <= {"tests/**", "benchmarks/**"}
