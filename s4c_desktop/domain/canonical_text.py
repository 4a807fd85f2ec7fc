"""The one text of plain data, whatever it tells of, and its hash."""

from __future__ import annotations

import hashlib
import json


def canonical_json(value: object) -> str:
    """Return the one JSON text of plain data: sorted keys, no spaces, no escapes."""
    return json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


def digest(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
