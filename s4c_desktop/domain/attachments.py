"""Files attached to evidence: which kinds, how large, under which name, and why not."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain import file_content
from s4c_desktop.domain.file_content import UNPACKED_LIMIT, Verdict

FILE_LIMIT = 20 * 1024 * 1024
"""The most that one file may hold, in bytes."""

PERSON_LIMIT = 200 * 1024 * 1024
"""The most that all files of one person may hold together, in bytes."""

NAME_LIMIT = 100
"""The most characters a file's name may have; some disks take no more than 255 bytes."""

_NOT_IN_NAMES = '<>:"|?*'
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789")]
)

_WORD = "wordprocessingml.document"
_EXCEL = "spreadsheetml.sheet"
_POWERPOINT = "presentationml.presentation"
_OPEN = "application/vnd.oasis.opendocument."


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that may be attached; `title` is a message to translate when shown."""

    title: str
    suffixes: tuple[str, ...]
    media_type: str
    look: Callable[[bytes], Verdict]


def _office(title: str, suffix: str, folder: str, subtype: str) -> FileKind:
    look = partial(
        file_content.is_office_xml,
        folder=folder,
        main_type=f"application/vnd.openxmlformats-officedocument.{subtype}.main+xml",
    )
    return FileKind(
        title, (suffix,), f"application/vnd.openxmlformats-officedocument.{subtype}", look
    )


def _open_document(title: str, suffix: str, subtype: str) -> FileKind:
    media_type = _OPEN + subtype
    look = partial(file_content.is_open_document, media_type=media_type)
    return FileKind(title, (suffix,), media_type, look)


# Nothing that runs, packs other files or fetches pages: no programs, scripts, HTML, SVG, archives.
KINDS = (
    FileKind(mark("PDF document"), (".pdf",), "application/pdf", file_content.is_pdf),
    FileKind(mark("PNG picture"), (".png",), "image/png", file_content.is_png),
    FileKind(mark("JPEG picture"), (".jpg", ".jpeg"), "image/jpeg", file_content.is_jpeg),
    FileKind(mark("GIF picture"), (".gif",), "image/gif", file_content.is_gif),
    FileKind(mark("WebP picture"), (".webp",), "image/webp", file_content.is_webp),
    FileKind(mark("Plain text"), (".txt",), "text/plain", file_content.is_text),
    FileKind(mark("Markdown text"), (".md",), "text/markdown", file_content.is_text),
    FileKind(mark("CSV table"), (".csv",), "text/csv", file_content.is_text),
    _office(mark("Word document"), ".docx", "word/", _WORD),
    _office(mark("Excel workbook"), ".xlsx", "xl/", _EXCEL),
    _office(mark("PowerPoint presentation"), ".pptx", "ppt/", _POWERPOINT),
    _open_document(mark("OpenDocument text"), ".odt", "text"),
    _open_document(mark("OpenDocument spreadsheet"), ".ods", "spreadsheet"),
    _open_document(mark("OpenDocument presentation"), ".odp", "presentation"),
    FileKind(mark("MP3 recording"), (".mp3",), "audio/mpeg", file_content.is_mp3),
    FileKind(mark("M4A recording"), (".m4a",), "audio/mp4", file_content.is_mp4),
    FileKind(mark("WAV recording"), (".wav",), "audio/wav", file_content.is_wav),
    FileKind(mark("Ogg recording"), (".ogg",), "audio/ogg", file_content.is_ogg),
    FileKind(mark("MP4 video"), (".mp4",), "video/mp4", file_content.is_mp4),
)

SUFFIXES = tuple(suffix for kind in KINDS for suffix in kind.suffixes)
"""How the names of files end that may be attached."""

_BY_SUFFIX = {suffix: kind for kind in KINDS for suffix in kind.suffixes}
_BY_MEDIA_TYPE = {kind.media_type: kind for kind in KINDS}


def kind_name(media_type: str) -> str:
    """Return the name of a kind of file, as it is shown."""
    kind = _BY_MEDIA_TYPE.get(media_type)
    return _(kind.title) if kind else _("File")


def size_text(size: int) -> str:
    """Return a size as it is shown: 640 bytes, 12 KB, 3.4 MB."""
    if size < 1024:
        return _("{count} bytes").format(count=size)
    if size < 1024 * 1024:
        return _("{count} KB").format(count=round(size / 1024))
    return _("{count} MB").format(count=f"{size / 1024 / 1024:.1f}".removesuffix(".0"))


def clean_name(raw: str) -> str:
    """Return a name to show and to save under: one part, one line, for every file system.

    Left out is what cannot be seen or reorders what is read; the ending stays, and something
    is always left.
    """
    last = raw.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(map(_letter, unicodedata.normalize("NFC", last)))
    name = PurePosixPath(" ".join(shown.split()).strip(" .") or _("file"))
    suffix = name.suffix if len(name.suffix) <= NAME_LIMIT // 2 else ""
    stem = str(name)[: len(str(name)) - len(suffix)]
    stem = stem[: NAME_LIMIT - len(suffix)].rstrip(" .")
    while len((stem + suffix).encode("utf-8")) > 2 * NAME_LIMIT:
        stem = stem[:-1]
    if stem.split(".", 1)[0].strip().lower() in _DEVICES:
        stem = f"_{stem}"
    return stem + suffix


def check(name: str, content: bytes) -> FileKind:
    """Return the kind of a file; raises UserError unless it may be attached."""
    kind = _BY_SUFFIX.get(PurePosixPath(name).suffix.lower())
    if kind is None:
        raise UserError(
            mark(
                "{name} can't be attached: this kind of file is not kept. Allowed are {suffixes}. "
                "Save it as one of these, such as PDF, and attach that."
            ),
            name=name,
            suffixes=", ".join(suffix[1:].upper() for suffix in SUFFIXES),
        )
    if not content:
        raise UserError(mark("{name} is empty. Attach a file that holds something."), name=name)
    if len(content) > FILE_LIMIT:
        raise UserError(
            mark(
                "{name} can't be attached: it is larger than {limit}. Make it smaller or split "
                "it, and attach that."
            ),
            name=name,
            limit=size_text(FILE_LIMIT),
        )
    _check_content(name, kind, content)
    return kind


def check_room(name: str, size: int, used: int) -> None:
    """Raise UserError when a file would take up more than what is left to its person."""
    if used + size > PERSON_LIMIT:
        raise UserError(
            mark(
                "{name} can't be attached: the files of one person may take up {limit} together, "
                "and {used} are in use. Remove files that are no longer needed, or attach a "
                "smaller one."
            ),
            name=name,
            limit=size_text(PERSON_LIMIT),
            used=size_text(used),
        )


def still_attached() -> UserError:
    """Return why an item of evidence with files is kept."""
    return UserError(
        mark(
            "Files are attached to this item of evidence, so it is kept. Remove its files first, "
            "then the item."
        )
    )


def _check_content(name: str, kind: FileKind, content: bytes) -> None:
    match kind.look(content):
        case Verdict.FITS:
            return
        case Verdict.ACTIVE:
            raise UserError(
                mark(
                    "{name} can't be attached: it holds macros or embedded objects. Save it "
                    "without them, or as PDF, and attach that."
                ),
                name=name,
            )
        case Verdict.BOMB:
            raise UserError(
                mark(
                    "{name} can't be attached: unpacked, it would be larger than {limit}. Save "
                    "it as PDF, or split it, and attach that."
                ),
                name=name,
                limit=size_text(UNPACKED_LIMIT),
            )
    raise UserError(
        mark(
            "{name} can't be attached: inside, it is not what its name says ({suffix}). It may be "
            "damaged, protected by a password, or of another kind. Open it in its own program, "
            "save it again, and attach that."
        ),
        name=name,
        suffix=kind.suffixes[0][1:].upper(),
    )


def _letter(letter: str) -> str:
    """Return a letter of a name as it is kept: itself, a space, a replacement, or nothing."""
    if letter in _NOT_IN_NAMES:
        return "_"
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter).startswith("C") else letter
