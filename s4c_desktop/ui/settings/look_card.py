"""How the program looks: theme, size of text, language."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from s4c_desktop.base import paths
from s4c_desktop.base.i18n import ENGLISH, complete_languages, fitting_language
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.settings import TEXT_SIZES
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.segments import Segments
from s4c_desktop.ui.settings.fields import Fields, named
from s4c_desktop.ui.settings.wishes import Wishes
from s4c_desktop.ui.theme import scheme_names


class LookCard(widgets.Card):
    """Every choice can be seen at once."""

    def __init__(self, context: Context, wishes: Wishes, fields: Fields) -> None:
        super().__init__(margin=24)
        self._context = context
        self._wishes = wishes
        self.schemes: dict[str, QRadioButton] = {}
        self.sizes = Segments(
            _("Text size"),
            [(size, _("{n} %").format(n=size)) for size in TEXT_SIZES],
            flowing=True,
        )
        self.sizes.chosen.connect(lambda size: wishes.choose("text_size", size))
        self.language = fields.choice("language", _languages())
        self.column.addWidget(widgets.section(_("Look")))
        self._add_schemes()
        self.column.addWidget(
            named(
                _("Text size"),
                self.sizes,
                _("Large text takes more room: what does not fit the window is scrolled to."),
            )
        )
        self.column.addWidget(
            named(_("Language"), self.language, _("Only languages that are complete are listed."))
        )
        self.refresh()
        wishes.changed.connect(self.refresh)
        context.theme.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what is in use; the theme can be chosen in the menu too."""
        self.schemes[self._context.theme.scheme].setChecked(True)
        self.sizes.show_value(self._context.preferences.text_size)

    def _add_schemes(self) -> None:
        group = QButtonGroup(self)
        choices = QWidget()
        row = FlowLayout(spacing=24, row_spacing=0)
        choices.setLayout(row)
        for scheme, text in scheme_names().items():
            choice = QRadioButton(text)
            choice.clicked.connect(self._choose_scheme)
            group.addButton(choice)
            self.schemes[scheme] = choice
            row.addWidget(choice)
        self.column.addWidget(named(_("Theme"), choices))

    def _choose_scheme(self) -> None:
        chosen = next(scheme for scheme, b in self.schemes.items() if b.isChecked())
        self._wishes.choose("theme", chosen)


def _languages() -> list[tuple[object, str]]:
    """Return the languages, each by its own name, after the system's."""
    known = complete_languages(paths.locales())
    names = {code: _own_name(code) for code in (ENGLISH, *known)}
    system = names[fitting_language(QLocale().name(), known)]
    listed = sorted(names.items(), key=lambda entry: entry[1].casefold())
    return [("", _("Like the system ({language})").format(language=system)), *listed]


def _own_name(code: str) -> str:
    """Return what a language is called by those who speak it."""
    if code == ENGLISH:
        return "English"
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:] or code
