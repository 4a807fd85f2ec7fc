"""The one text of plain data, whatever it tells of, and its hash."""

from __future__ import annotations

import hashlib
import json

# Made once: `json.dumps` makes one for each of ten thousand people.
_ENCODER = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
)


def canonical_json(value: object) -> str:
    """Return the one JSON text of plain data: sorted keys, no spaces, no escapes."""
    return _ENCODER.encode(value)


def digest(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
