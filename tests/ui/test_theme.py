from __future__ import annotations

import re
from itertools import product

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QIcon, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from s4c_desktop.base.paths import resources
from s4c_desktop.ui import style
from s4c_desktop.ui.theme import DARK, LIGHT, Theme, Tokens, contrast

SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("window", "surface")
TEXTS = ("text", "muted", "accent", "good", "caution", "bad")
GRAPHICS = ("required", "actual", "second", "accent", "muted")
PAIRS = (
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("accent", "accent_wash"),
    ("text", "accent_wash"),
    ("muted", "accent_wash"),
    ("text", "hover"),
    ("muted", "hover"),
    ("good", "good_wash"),
    ("caution", "caution_wash"),
    ("text", "caution_wash"),
    ("bad", "bad_wash"),
)


def test_contrast_follows_the_definition() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("#123456", "#123456") == pytest.approx(1)


@SCHEMES
def test_every_token_is_a_colour(tokens: Tokens) -> None:
    for field in tokens._fields:
        assert re.fullmatch("#[0-9A-F]{6}", getattr(tokens, field)), field


@SCHEMES
@pytest.mark.parametrize(("ink", "ground"), [*product(TEXTS, GROUNDS), *PAIRS])
def test_text_is_readable(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@SCHEMES
@pytest.mark.parametrize(("ink", "ground"), [*product(GRAPHICS, GROUNDS)])
def test_graphics_stand_out(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 3


@SCHEMES
@pytest.mark.parametrize("ground", GROUNDS)
def test_audience_text_is_readable_from_afar(tokens: Tokens, ground: str) -> None:
    assert contrast(tokens.text, getattr(tokens, ground)) >= 7


@SCHEMES
def test_the_shapes_of_the_style_sheet_stand_out(tokens: Tokens) -> None:
    scheme = "dark" if tokens is DARK else "light"
    for name in (f"check-{scheme}", f"dot-{scheme}"):
        assert tokens.on_accent in (resources() / "icons" / f"{name}.svg").read_text("utf-8")
    for name in ("chevron", "previous", "next"):
        text = (resources() / "icons" / f"{name}.svg").read_text("utf-8")
        (colour,) = re.findall("#[0-9A-F]{6}", text)
        assert contrast(colour, tokens.surface) >= 3


@SCHEMES
def test_the_style_sheet_has_no_colours_of_its_own(tokens: Tokens) -> None:
    sheet = style.style_sheet(tokens, dark=tokens is DARK, icons=resources() / "icons")
    known = {getattr(tokens, field) for field in tokens._fields}
    known.add(style.between(tokens.muted, tokens.surface))
    assert set(re.findall("#[0-9A-Fa-f]{6}", sheet)) <= known
    for file in re.findall(r'url\("([^"]+)"\)', sheet):
        assert QIcon(file).pixmap(QSize(16, 16)).isNull() is False, file


def test_text_is_set_in_roboto(theme: Theme, qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == "Roboto"
    assert qapp.font().pixelSize() == 14
    medium = QFont(qapp.font())
    medium.setWeight(QFont.Weight.Medium)
    assert QFontInfo(medium).weight() == QFont.Weight.Medium
    for letter in "AzÄșțΩήЖя–…·":
        assert QRawFont.fromFont(qapp.font()).supportsCharacter(ord(letter)), letter


def test_a_scheme_is_applied_live(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme("dark")
    assert theme.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    assert widget.grab().toImage().pixelColor(5, 5).name().upper() == DARK.window
    theme.set_scheme("light")
    assert widget.grab().toImage().pixelColor(5, 5).name().upper() == LIGHT.window


def test_the_system_is_followed_until_a_scheme_is_chosen(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Hints:
        scheme = Qt.ColorScheme.Dark

        def colorScheme(self) -> Qt.ColorScheme:
            return self.scheme

        def setColorScheme(self, scheme: Qt.ColorScheme) -> None:
            """The system is told; what it makes of it is its own affair."""

    hints = Hints()
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: hints)
    theme.set_scheme("system")
    assert theme.tokens is DARK
    hints.scheme = Qt.ColorScheme.Light
    theme.follow_system()
    assert theme.tokens is LIGHT
    theme.set_scheme("dark")
    theme.follow_system()
    assert theme.tokens is DARK


def test_icons_take_the_colours_of_the_scheme(theme: Theme) -> None:
    icon = theme.icon("house", "accent")
    assert _strongest(icon) == LIGHT.accent
    theme.set_scheme("dark")
    assert _strongest(icon) == DARK.accent
    assert _strongest(QIcon(icon), QIcon.Mode.Disabled) == DARK.muted


def _strongest(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    image = icon.pixmap(QSize(64, 64), mode).toImage()
    colours = (
        QColor(image.pixelColor(x, y)) for x in range(image.width()) for y in range(image.height())
    )
    return max(colours, key=QColor.alpha).name().upper()
