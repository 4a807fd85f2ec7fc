"""Reads YAML into plain values that remember the line they stand on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from s4c_desktop.content.faults import Faults, Place

# The parser in C is much faster; PyYAML has it on most platforms.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Record(dict[str, Any]):
    """A mapping that knows its place and that of each key."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.places: dict[str, Place] = {}

    def at(self, key: str) -> Place:
        """Return the place of a key, or of the record where it has no such key."""
        return self.places.get(key, self.place)

    def items_of(self, key: str) -> Items:
        """Return the list under a key; an empty one where the record has no such key."""
        value = self.get(key)
        return value if isinstance(value, Items) else Items(self.at(key))


class Items(list[Any]):
    """A list that knows its place and that of each item."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.places: list[Place] = []


def load(path: Path, name: str, faults: Faults) -> Record | None:
    """Read the mapping in a file, called `name` in faults; None where it cannot be read."""
    start = Place(name, 1)
    try:
        tree = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except OSError as error:
        faults.add(start, f"cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        faults.add(start, "is not UTF-8")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        faults.add(Place(name, line), f"is not YAML: {error.problem}")
    except yaml.YAMLError as error:
        faults.add(start, f"is not YAML: {error}")
    else:
        if isinstance(tree, yaml.MappingNode):
            return _mapping(tree, name, faults)
        faults.add(start, "holds no mapping of keys to values")
    return None


def _value(node: yaml.Node, name: str, faults: Faults) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, name, faults)
    if isinstance(node, yaml.SequenceNode):
        items = Items(_place(node, name))
        for child in node.value:
            items.append(_value(child, name, faults))
            items.places.append(_place(child, name))
        return items
    return _scalar(node, name, faults)


def _mapping(node: yaml.MappingNode, name: str, faults: Faults) -> Record:
    record = Record(_place(node, name))
    for key_node, value_node in node.value:
        key, place = str(key_node.value), _place(key_node, name)
        if key in record:
            faults.add(place, f"{key}: stands here twice")
        record[key] = _value(value_node, name, faults)
        record.places[key] = place
    return record


def _scalar(node: yaml.Node, name: str, faults: Faults) -> Any:
    constructor = yaml.constructor.SafeConstructor()
    try:
        return constructor.construct_object(node)
    except (yaml.YAMLError, ValueError):
        faults.add(_place(node, name), f"{node.value!r} is not a value")
        return None


def _place(node: yaml.Node, name: str) -> Place:
    return Place(name, node.start_mark.line + 1)
