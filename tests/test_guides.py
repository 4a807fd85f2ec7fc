"""The guides lead nowhere that is not there, and say of keys and buttons what is true."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
GUIDES = ("guide.md", "guide-assessor.md", "guide-freelancer.md", "guide-facilitator.md")
PAGES = sorted(path.name for path in DOCS.glob("*.md"))
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
LARGEST = 150 * 1024
"""Bytes of a picture that is kept."""

MENTIONED = re.compile(r"\*([A-Z][^*\n]*(?:\n[^*\n]+)?)\*(?!\*)")
ELSEWHERE = {
    "you",
    "no",
    "By own rating:",
    "Documents",
    "Sitting",
    "Saved 14:02",
    "Draft",
    "Bring in",
}
"""Put in italics for another reason than being a word on the screen."""


def links(name: str) -> Iterator[tuple[bool, str, str]]:
    """Yield of each link of a page whether it is a picture, its text and where it leads."""
    for mark, text, target in LINK.findall((DOCS / name).read_text("utf-8")):
        yield bool(mark), text, target


def anchors(name: str) -> set[str]:
    from s4c_desktop.ui.guides.shelf import anchor_of

    lines = (DOCS / name).read_text("utf-8").splitlines()
    return {anchor_of(line.lstrip("# ")) for line in lines if line.startswith("#")}


@pytest.mark.parametrize("name", PAGES)
def test_every_link_and_picture_of_a_page_is_there(name: str) -> None:
    for is_picture, text, target in links(name):
        if target.startswith(("http://", "https://")):
            assert not is_picture, f"{target} would be fetched"
            continue
        page, _hash, anchor = target.partition("#")
        assert text.strip(), f"{target} is not said in words"
        assert (DOCS / (page or name)).is_file(), target
        if anchor:
            assert anchor in anchors(page or name), target


def test_pictures_are_those_that_one_command_makes_and_small() -> None:
    sys.path.insert(0, str(DOCS))
    try:
        from screenshots import PICTURE_WIDTH, PICTURES  # type: ignore[import-not-found]
    finally:
        sys.path.remove(str(DOCS))
    kept = {path.name for path in (DOCS / "images").iterdir()}
    assert kept == {f"{name}-light.png" for name in PICTURES}
    shown = {
        Path(target).name for name in PAGES for is_picture, _t, target in links(name) if is_picture
    }
    assert shown == kept
    for name in kept:
        path = DOCS / "images" / name
        assert path.stat().st_size <= LARGEST, name
        with Image.open(path) as picture:
            assert picture.width == PICTURE_WIDTH


@pytest.mark.parametrize("name", GUIDES)
def test_what_a_guide_calls_by_name_is_on_the_screen(name: str) -> None:
    source = "\n".join(
        path.read_text("utf-8")
        for folder in ("ui", "domain")
        for path in sorted((ROOT / "s4c_desktop" / folder).rglob("*.py"))
    )
    known = re.sub(r'"\s*\n\s*"', "", source).replace("&", "")
    text = (DOCS / name).read_text("utf-8")
    missing = [
        part
        for found in MENTIONED.findall(re.sub(r"\*\*[^*]*\*\*", "", text))
        for part in " ".join(found.split()).rstrip(",.").split(" › ")
        if part not in ELSEWHERE and part.replace("&", "") not in known
    ]
    assert missing == []
