"""Whether the bytes of a file are what its kind promises; archives are looked at, not unpacked."""

from __future__ import annotations

import codecs
import io
import struct
import zipfile
import zlib
from enum import Enum

UNPACKED_LIMIT = 500 * 1024 * 1024
"""The most that an office document may say it unpacks to, in bytes."""

_DIRECTORY_LIMIT = 1024 * 1024
_PART_LIMIT = 1024 * 1024
_END = struct.Struct("<4s4H2LH")
"""The end of an archive's table of contents: mark, disks, counts, size and place, comment."""
_LOCATOR_LENGTH = 20
_LOCKED = 1

_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\f\r")
_BRANDS = (b"iso", b"mp4", b"M4A", b"M4B", b"M4V", b"avc1", b"dash", b"3gp", b"MSNV")
_ACTIVE_PARTS = ("vbaproject", "vbadata", "macrosheets/", "dialogsheets/", "activex/", "oleobject")
_ACTIVE_TYPES = ("macroenabled", "vbaproject", "macrosheet", "activex", "oleobject")
_ACTIVE_FOLDERS = ("/basic/", "/scripts/", "/dialogs/")


class Verdict(Enum):
    """What was found."""

    FITS = "fits"
    OTHER = "other"
    """It is not of that kind, or it is damaged or protected by a password."""
    ACTIVE = "active"
    """It holds macros or other parts that act when it is opened."""
    BOMB = "bomb"
    """It unpacks to more than any document needs."""


def is_pdf(content: bytes) -> Verdict:
    """Look at a PDF."""
    return _fits(content.startswith(b"%PDF-"))


def is_png(content: bytes) -> Verdict:
    """Look at a PNG picture."""
    return _fits(content.startswith(b"\x89PNG\r\n\x1a\n"))


def is_jpeg(content: bytes) -> Verdict:
    """Look at a JPEG picture."""
    return _fits(content.startswith(b"\xff\xd8\xff"))


def is_gif(content: bytes) -> Verdict:
    """Look at a GIF picture."""
    return _fits(content.startswith((b"GIF87a", b"GIF89a")))


def is_webp(content: bytes) -> Verdict:
    """Look at a WebP picture."""
    return _fits(content.startswith(b"RIFF") and content[8:12] == b"WEBP")


def is_wav(content: bytes) -> Verdict:
    """Look at a WAV recording."""
    return _fits(content.startswith(b"RIFF") and content[8:12] == b"WAVE")


def is_ogg(content: bytes) -> Verdict:
    """Look at an Ogg recording."""
    return _fits(content.startswith(b"OggS\x00"))


def is_mp3(content: bytes) -> Verdict:
    """Look at an MP3 recording: its tags, or a frame of layer III with a rate that exists."""
    if content.startswith(b"ID3"):
        return Verdict.FITS
    if len(content) < 4 or content[0] != 0xFF or content[1] & 0xE6 != 0xE2:
        return Verdict.OTHER
    version, bit_rate, rate = content[1] >> 3 & 3, content[2] >> 4, content[2] >> 2 & 3
    return _fits(version != 1 and bit_rate not in (0, 15) and rate != 3)


def is_mp4(content: bytes) -> Verdict:
    """Look at an MPEG-4 recording, with pictures or without."""
    return _fits(content[4:8] == b"ftyp" and content[8:12].startswith(_BRANDS))


def is_text(content: bytes) -> Verdict:
    """Look at plain text: UTF-16 with its mark, else UTF-8 or another encoding of single bytes."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            content = content.decode("utf-16").encode("utf-8")
        except UnicodeError:
            return Verdict.OTHER
    return _fits(len(content.translate(None, _CONTROLS)) == len(content))


def is_office_xml(content: bytes, folder: str, main_type: str) -> Verdict:
    """Look at a document of Word, Excel or PowerPoint with its main part in a folder."""
    archive = open_archive(content)
    if archive is None:
        return Verdict.OTHER
    names = [name.lower() for name in archive.namelist()]
    if _is_bomb(archive):
        return Verdict.BOMB
    types = _part(archive, "[Content_Types].xml").lower()
    # Written out, so that nothing is hidden from the search for active parts.
    if not types or any(hiding in types for hiding in ("&#", "<!")):
        return Verdict.OTHER
    if any(part in name for name in names for part in _ACTIVE_PARTS):
        return Verdict.ACTIVE
    if any(active in types for active in _ACTIVE_TYPES):
        return Verdict.ACTIVE
    return _fits(main_type in types and any(name.startswith(folder) for name in names))


def is_open_document(content: bytes, media_type: str) -> Verdict:
    """Look at a document in the OpenDocument format."""
    archive = open_archive(content)
    if archive is None:
        return Verdict.OTHER
    if _is_bomb(archive):
        return Verdict.BOMB
    names = [name.lower() for name in archive.namelist()]
    if _part(archive, "mimetype") != media_type or "content.xml" not in names:
        return Verdict.OTHER
    active = any(folder in f"/{name}" for name in names for folder in _ACTIVE_FOLDERS)
    return Verdict.ACTIVE if active else Verdict.FITS


def _fits(yes: bool) -> Verdict:
    return Verdict.FITS if yes else Verdict.OTHER


def open_archive(content: bytes) -> zipfile.ZipFile | None:
    """Open an archive whose table of contents is of a bearable size; None for anything else."""
    end = content[-_END.size :]
    if not content.startswith(b"PK\x03\x04") or len(end) < _END.size:
        return None
    mark, _disk, _first, _here, _all, size, _place, comment = _END.unpack(end)
    locator = content[-_END.size - _LOCATOR_LENGTH :][:4]
    if mark != b"PK\x05\x06" or comment or size > _DIRECTORY_LIMIT or locator == b"PK\x06\x07":
        return None
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    return archive if _is_plain(archive) else None


def _is_plain(archive: zipfile.ZipFile) -> bool:
    """Tell whether every entry is one that office programs write, under a name of its own."""
    entries = archive.infolist()
    names = {info.filename.lower() for info in entries}
    return len(names) == len(entries) and all(
        info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        and not info.flag_bits & _LOCKED
        for info in entries
    )


def _is_bomb(archive: zipfile.ZipFile) -> bool:
    return sum(info.file_size for info in archive.infolist()) > UNPACKED_LIMIT


def _part(archive: zipfile.ZipFile, name: str) -> str:
    """Return the text of a small part; empty where it is missing, large, locked or damaged."""
    try:
        info = archive.getinfo(name)
        with archive.open(info) as part:
            content = part.read(_PART_LIMIT + 1)
        return content.decode("utf-8-sig") if len(content) <= _PART_LIMIT else ""
    except (KeyError, ValueError, RuntimeError, OSError, EOFError, zlib.error, zipfile.BadZipFile):
        return ""
