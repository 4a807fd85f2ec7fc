"""The look: fonts, palette and style sheet from one table of tokens, light and dark."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.paths import resources
from s4c_desktop.ui import icons, style, text_size
from s4c_desktop.ui.tokens import DARK, LIGHT, Tokens, contrast

__all__ = ["DARK", "LIGHT", "Theme", "Tokens", "contrast", "scheme_names"]

FAMILY = "Roboto"
BASE_SIZE = 14
STYLES = ("Regular", "Medium", "Bold", "Italic")


class Theme(QObject):
    """The look in use; follows the system's scheme unless one was chosen."""

    changed = Signal()
    _sheet_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen = "system"
        self._dark = False
        self._applied = False
        self._sheet = ""

    @property
    def tokens(self) -> Tokens:
        """Return the colours in use."""
        return DARK if self._dark else LIGHT

    @property
    def is_dark(self) -> bool:
        """Tell whether the dark scheme is in use."""
        return self._dark

    @property
    def scheme(self) -> str:
        """Return what was chosen: system, light or dark."""
        return self._chosen

    def apply(self, app: QApplication) -> None:
        """Give the application its style, fonts and colours, and keep following the system."""
        self.begin(app)
        self.complete()

    def begin(self, app: QApplication) -> None:
        """Give the application what is painted first; `complete` does the rest."""
        app.setStyle(QStyleFactory.create("Fusion"))
        _load_font(STYLES[0])
        self._applied = True
        if self._chosen == "system":
            # What the system calls its scheme is asked for later: of the names in Qt's own
            # namespace all are made with the first, which takes longer than to paint the window.
            self._dark = _is_dark(app.palette())
        else:
            self._dark = self._wanted()
            self._tell_system()
        self._paint()

    def complete(self) -> None:
        """Load the other fonts, and follow the system from now on."""
        load_fonts()
        self._tell_system()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.follow_system)
        self.follow_system()

    def dress(self, window: QWidget) -> None:
        """Give a window, all that it holds and all that opens over it the look in use.

        Windows have the style sheet and not the application: with one of the application's,
        whatever is put together is styled anew each time that a part gets a parent.
        """
        window.setStyleSheet(self._sheet)
        self._sheet_changed.connect(window.setStyleSheet)

    def set_scheme(self, scheme: str) -> None:
        """Choose `system`, `light` or `dark`."""
        self._chosen = scheme
        if self._applied:
            self._tell_system()
        self.follow_system()

    def set_text_size(self, percent: int) -> None:
        """Choose the size of text, in per cent; what has a height of its own is to be made anew."""
        text_size.use(percent)
        if self._applied:
            self._paint()

    def icon(self, name: str, color: str = "text") -> QIcon:
        """Return an icon of the set in the colour of a token, in whatever scheme is in use.

        Disabled icons are muted; a checked or selected one takes the accent.
        """

        def colour(mode: QIcon.Mode, state: QIcon.State) -> str:
            if mode == QIcon.Mode.Disabled:
                return self.tokens.muted
            if state == QIcon.State.On:
                return self.tokens.accent
            return str(getattr(self.tokens, color))

        return QIcon(icons.IconEngine(name, _icon_family(), colour))

    def _tell_system(self) -> None:
        """Let title bars and the system's own dialogs match."""
        from PySide6.QtCore import Qt

        scheme = Qt.ColorScheme
        schemes = {"system": scheme.Unknown, "light": scheme.Light, "dark": scheme.Dark}
        QGuiApplication.styleHints().setColorScheme(schemes[self._chosen])

    def _wanted(self) -> bool:
        if self._chosen == "system":
            from PySide6.QtCore import Qt

            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._chosen == "dark"

    def follow_system(self) -> None:
        """Take over the system's scheme if it is to be followed."""
        if self._wanted() != self._dark:
            self._dark = self._wanted()
            if self._applied:
                self._paint()
            self.changed.emit()

    def _paint(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            font = QFont(FAMILY)
            font.setPixelSize(text_size.scaled(BASE_SIZE))
            app.setFont(font)
            app.setPalette(style.palette(self.tokens))
            self._sheet = style.style_sheet(
                self.tokens, dark=self._dark, icons=resources() / "icons"
            )
            self._sheet_changed.emit(self._sheet)


def _is_dark(palette: QPalette) -> bool:
    return palette.window().color().lightness() < palette.windowText().color().lightness()


def scheme_names() -> dict[str, str]:
    """Return what can be chosen, by name, with the words for it."""
    return {"system": _("Like the system"), "light": _("Light"), "dark": _("Dark")}


def load_fonts() -> None:
    """Make the bundled Roboto known to Qt; needs a QGuiApplication."""
    for name in STYLES:
        _load_font(name)


@cache
def _load_font(style_name: str) -> None:
    found = importlib.util.find_spec("font_roboto")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("font_roboto")
    folder = Path(found.submodule_search_locations[0]) / "files"
    QFontDatabase.addApplicationFont(str(folder / f"{FAMILY}-{style_name}.ttf"))


@cache
def _icon_family() -> str:
    return icons.load()
