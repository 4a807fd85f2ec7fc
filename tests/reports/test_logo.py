"""The centre's logo on documents."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from reportlab.platypus import PageBreak

from s4c_desktop.base import logo, paths
from s4c_desktop.reports import theme
from s4c_desktop.reports.document import Frontispiece, write
from s4c_desktop.reports.logo import fitted
from s4c_desktop.reports.text import paragraph


def picture(width: int, height: int) -> bytes:
    made = BytesIO()
    Image.new("RGBA", (width, height), (0, 90, 40, 128)).save(made, "PNG")
    return made.getvalue()


def pictures_by_page(file: Path) -> list[int]:
    theme.register_fonts()
    story = [paragraph("One", theme.BODY), PageBreak(), paragraph("Two", theme.BODY)]
    write(file, story, Frontispiece("T", "S", "A", "Header", "Footer", draft=True))
    return [len(page.images) for page in PdfReader(file).pages]


def test_it_stands_on_the_first_page(tmp_path: Path) -> None:
    assert pictures_by_page(tmp_path / "without.pdf") == [0, 0]
    logo.keep(picture(600, 200))
    assert pictures_by_page(tmp_path / "with.pdf") == [1, 0]
    logo.keep(b"")
    assert pictures_by_page(tmp_path / "removed.pdf") == [0, 0]


@pytest.mark.parametrize(
    ("size", "drawn"), [((600, 200), (90, 30)), ((2000, 100), (120, 6)), ((10, 60), (5, 30))]
)
def test_it_is_not_stretched(size: tuple[int, int], drawn: tuple[int, int]) -> None:
    logo.keep(picture(*size))
    found = fitted(120, 30)
    assert found is not None
    assert (found.width, found.height) == pytest.approx(drawn)


def test_a_file_that_is_no_picture_is_left_out() -> None:
    logo.keep(b"no picture")
    assert fitted(120, 30) is None
    (paths.config_dir() / "centre-logo.png").unlink()
    (paths.config_dir() / "centre-logo.png").mkdir()
    assert fitted(120, 30) is None
