"""Everything about one person in one archive: a page to read, the data, and the files."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from s4c_desktop.domain.canonical_text import canonical_json
from s4c_desktop.exchange.person_json import dossier_to_json
from s4c_desktop.exchange.person_page import person_page

if TYPE_CHECKING:
    from s4c_desktop.domain.dossier import Dossier
    from s4c_desktop.domain.framework import Framework

PAGE = "index.html"
DATA = "person.json"
FOLDER = "attachments"

_LONGEST = 100
_ENDING = 20


def write_archive(
    file: BinaryIO,
    dossier: Dossier,
    frameworks: Mapping[UUID, Framework],
    read: Callable[[UUID], bytes],
) -> None:
    """Write the archive; `read` returns the bytes of a file, asked for one at a time."""
    names = {
        kept.attachment.id: entry_name(number, kept.attachment.name)
        for number, kept in enumerate(dossier.files, start=1)
    }
    page = person_page(dossier, frameworks, names)
    data = canonical_json(dossier_to_json(dossier, names))
    with ZipFile(file, "w") as archive:
        # What is no character at all, as half of a pair, becomes a question mark on the page.
        archive.writestr(_entry(PAGE, dossier.read_at), page.encode("utf-8", "replace"))
        archive.writestr(_entry(DATA, dossier.read_at), data.encode("utf-8"))
        for attachment_id, name in names.items():
            archive.writestr(_entry(name, dossier.read_at), read(attachment_id))


def entry_name(number: int, name: str) -> str:
    """Return where a file lies in the archive: a name every system takes, and no two share."""
    kept = unicodedata.normalize("NFC", name)
    kept = "".join(letter if _is_safe(letter) else "_" for letter in kept)
    stem, dot, ending = kept.rpartition(".")
    if not dot or len(ending) > _ENDING:
        stem, ending = kept, ""
    room = _LONGEST - len(ending.encode())
    stem = stem.encode()[:room].decode("utf-8", "ignore")
    whole = f"{stem}.{ending}" if ending else stem
    return f"{FOLDER}/{number}-{whole.strip('._') or 'file'}"


def _is_safe(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN" or letter in "-_."


def _entry(name: str, moment: datetime) -> ZipInfo:
    """Return an entry that anybody may read once it is unpacked."""
    entry = ZipInfo(name, moment.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
