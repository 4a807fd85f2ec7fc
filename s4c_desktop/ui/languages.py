"""One language for the program's own texts, and for those of Qt's buttons and menus."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from s4c_desktop.base import i18n
from s4c_desktop.base.i18n import mark

_BUTTONS = frozenset(
    (
        mark("OK"),
        mark("Save"),
        mark("Save All"),
        mark("Open"),
        mark("&Yes"),
        mark("Yes to &All"),
        mark("&No"),
        mark("N&o to All"),
        mark("Abort"),
        mark("Retry"),
        mark("Ignore"),
        mark("Close"),
        mark("Cancel"),
        mark("Discard"),
        mark("Help"),
        mark("Apply"),
        mark("Reset"),
        mark("Restore Defaults"),
    )
)
_EDITING = frozenset(
    (
        mark("&Undo"),
        mark("&Redo"),
        mark("Cu&t"),
        mark("&Copy"),
        mark("Copy &Link Location"),
        mark("&Paste"),
        mark("Delete"),
        mark("Select All"),
    )
)
_SPINNING = frozenset((mark("&Select All"), mark("&Step up"), mark("Step &down")))
_OF_QT = {
    "QPlatformTheme": _BUTTONS,
    "QLineEdit": _EDITING,
    "QWidgetTextControl": _EDITING,
    "QAbstractSpinBox": _SPINNING,
}


class QtTexts(QTranslator):
    """Gives Qt's buttons and the menus of its fields their texts from the program's catalogue.

    Qt has catalogues of its own for few languages, and of those for no other word than these.
    """

    def isEmpty(self) -> bool:
        """Tell that there are texts, so that Qt asks for them."""
        return False

    def translate(
        self,
        context: str,
        text: str,
        _disambiguation: str | None = None,
        _n: int = -1,
    ) -> str:
        """Return a text in the language in use; None leaves it to the next catalogue."""
        if text in _OF_QT.get(context, ()):
            return i18n.gettext(text)
        return None  # type: ignore[return-value]  # Qt's null string has no other form here.


class _Installed:
    """Holds the catalogues that Qt uses; it does not own them."""

    translators: tuple[QTranslator, ...] = ()


def use(language: str, folder: Path) -> None:
    """Use a language, the system's where none is named, English where its catalogue is missing.

    Dates and numbers stay as the system writes them.
    """
    code = i18n.use_language(language or QLocale().name(), folder)
    app = QCoreApplication.instance()
    if app is not None:
        for translator in _Installed.translators:
            app.removeTranslator(translator)
            translator.deleteLater()
        _Installed.translators = () if code == i18n.ENGLISH else _translators(code, app)
        for translator in _Installed.translators:
            app.installTranslator(translator)


def _translators(code: str, app: QObject) -> tuple[QTranslator, ...]:
    """Return Qt's own catalogue, for its dialogs, and on top of it what is known here."""
    of_qt = QTranslator(app)
    where = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    of_qt.load(QLocale(code), "qtbase", "_", where)
    return of_qt, QtTexts(app)
