"""A tiny real file of every kind that may be attached, and files that pretend to be one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

OFFICE = "application/vnd.openxmlformats-officedocument."
MACRO_TYPES = {
    "docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    "xlsm": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
}
_MAIN = {
    "docx": ("word/document.xml", OFFICE + "wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", OFFICE + "spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", OFFICE + "presentationml.presentation.main+xml"),
}
_OPEN = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """Return an archive of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def content_types(main: str, content_type: str, more: str = "") -> str:
    """Return the table of contents of an Office document."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Types xmlns='
        '"http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{main}" ContentType="{content_type}"/>{more}</Types>'
    )


def office(suffix: str = "docx", **more: bytes) -> bytes:
    """Return an Office document; `more` names further parts, with `__` for `/`."""
    main, content_type = _MAIN[suffix]
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": content_types(main, content_type),
        main: "<x/>",
    }
    parts.update({name.replace("__", "/"): content for name, content in more.items()})
    return packed(parts)


def open_document(suffix: str = "odt", **more: bytes) -> bytes:
    """Return an OpenDocument file; `more` names further parts, with `__` for `/`."""
    parts: dict[str, bytes | str] = {
        "mimetype": f"application/vnd.oasis.opendocument.{_OPEN[suffix]}",
        "content.xml": "<x/>",
    }
    parts.update({name.replace("__", "/"): content for name, content in more.items()})
    return packed(parts)


SAMPLES: dict[str, bytes] = {
    "pdf": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n",
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(17),
    "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(8) + b"\xff\xd9",
    "jpeg": b"\xff\xd8\xff\xe1\x00\x10Exif\x00" + bytes(8) + b"\xff\xd9",
    "gif": b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
    "webp": b"RIFF\x1a\x00\x00\x00WEBPVP8L" + bytes(14),
    "txt": "Πρακτικά της συνάντησης\r\n".encode(),
    "md": b"# Minutes\n\n- one\n",
    "csv": "име;ниво\nИван;6\n".encode("cp1251"),
    **{suffix: office(suffix) for suffix in _MAIN},
    **{suffix: open_document(suffix) for suffix in _OPEN},
    "mp3": b"ID3\x04" + bytes(20),
    "m4a": b"\x00\x00\x00\x1cftypM4A " + bytes(16),
    "wav": b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(28),
    "ogg": b"OggS\x00\x02" + bytes(21),
    "mp4": b"\x00\x00\x00\x18ftypisom" + bytes(12),
}

DOCM = packed(
    {
        "[Content_Types].xml": content_types("word/document.xml", MACRO_TYPES["docm"]),
        "word/document.xml": "<x/>",
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0",
    }
)
EXE = b"MZ\x90\x00\x03" + bytes(60) + b"PE\x00\x00"
