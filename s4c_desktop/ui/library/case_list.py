"""The catalogue of case studies: filters above, what they leave below."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.catalogue import CaseFilter, CaseStudy, Catalogue, Kind, Place
from s4c_desktop.domain.catalogue_wording import challenge_name, country_name, funding_name
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.pages.case_study import missing_cases
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.delegates import TwoLineDelegate
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.widgets import TextLabel, button, muted

BELOW = Qt.ItemDataRole.UserRole
MARGIN = 24
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class CaseModel(QAbstractListModel):
    """The case studies that are shown: title, then city, country and what it is about."""

    def __init__(self) -> None:
        super().__init__()
        self._cases: tuple[CaseStudy, ...] = ()

    def fill(self, cases: tuple[CaseStudy, ...]) -> None:
        """Show other case studies."""
        self.beginResetModel()
        self._cases = cases
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many are shown."""
        return 0 if parent.isValid() else len(self._cases)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the two lines of a case study."""
        case = self._cases[index.row()]
        countries = ", ".join(country_name(country) for country in case.countries)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{case.title}, {countries}"
        if role in (BELOW, Qt.ItemDataRole.ToolTipRole):
            return case.summary
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{case.title}, {countries}. {case.summary}"
        return None

    def case(self, row: int) -> CaseStudy:
        """Return the case study of a row."""
        return self._cases[row]


class CaseList(QWidget):
    """Narrows the case studies down; a click or Enter opens one."""

    opened = Signal(object)
    """The Place of a case study."""

    def __init__(self, context: Context, catalogue: Catalogue, framework: Framework) -> None:
        super().__init__()
        self._catalogue = catalogue
        self.text = QLineEdit()
        self.text.setPlaceholderText(_("Words in the text"))
        self.text.setAccessibleName(_("Words in the text"))
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(200)
        self.country = self._choice(_("All countries"), lambda c: c.countries, country_name)
        self.domain = self._choice(_("All domains"), lambda c: c.domains, _title_in(framework))
        self.challenge = self._choice(
            _("All challenges"), lambda c: c.main_challenges, challenge_name
        )
        self.funding = self._choice(_("All funding"), lambda c: c.funding, funding_name)
        titles = {entry.code: entry.title for entry in catalogue.of(Kind.MACRO_CHALLENGE)}
        self.macro = self._choice(
            _("All macro-challenges"), lambda c: c.macro_challenges, lambda code: titles[code]
        )
        self.clear = button(_("Clear filters"), self._clear, role="quiet")
        self.count = muted()
        self.model = CaseModel()
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(TwoLineDelegate(context.theme, BELOW, self.view))
        self.view.setAccessibleName(_("Case studies"))
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        self._lay_out()
        self.text.textChanged.connect(self._narrow)
        self.setFocusProxy(self.view)
        self._narrow()

    @property
    def _choices(self) -> tuple[ComboBox, ...]:
        return (self.country, self.domain, self.challenge, self.funding, self.macro)

    def _choice(
        self,
        everything: str,
        values: Callable[[CaseStudy], Iterable[str]],
        name: Callable[[str], str],
    ) -> ComboBox:
        """Return a choice of the values that occur, each with how many case studies have it."""
        cases = self._catalogue.case_studies
        made = ComboBox()
        made.addItem(everything, "")
        found = {value for case in cases for value in values(case)}
        for value in sorted(found, key=lambda value: name(value).casefold()):
            n = sum(value in values(case) for case in cases)
            made.addItem(_("{name} ({n})").format(name=name(value), n=n), value)
        made.setAccessibleName(everything)
        made.setMinimumContentsLength(12)
        made.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.view().setMinimumWidth(made.view().sizeHintForColumn(0) + 40)
        made.currentIndexChanged.connect(lambda _index: self._narrow())
        return made

    def _lay_out(self) -> None:
        filters = FlowLayout(spacing=8)
        for widget in (self.text, *self._choices, self.clear):
            filters.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 16, MARGIN, 16)
        column.setSpacing(8)
        column.addLayout(filters)
        column.addWidget(self.count)
        column.addWidget(self.view, 1)
        column.addWidget(TextLabel(missing_cases(), "small"))

    def _narrow(self) -> None:
        wanted = CaseFilter(*(str(choice.currentData() or "") for choice in self._choices))
        words = self.text.text().casefold().split()
        shown = tuple(
            case
            for case in self._catalogue.case_studies
            if wanted.admits(case) and all(word in _whole_text(case) for word in words)
        )
        self.model.fill(shown)
        total = len(self._catalogue.case_studies)
        n = len(shown)
        text = (
            ngettext("{n} case study of {total}", "{n} case studies of {total}", n)
            if n
            else _("No case study has all of this. Clear a filter.")
        )
        self.count.setText(text.format(n=n, total=total))
        allow(self.clear, words or wanted != CaseFilter(), _("Nothing is filtered."))

    def _clear(self) -> None:
        self.text.clear()
        for choice in self._choices:
            choice.setCurrentIndex(0)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(Place(Kind.CASE_STUDY, self.model.case(index.row()).code))


def _title_in(framework: Framework) -> Callable[[str], str]:
    return lambda code: framework.competence(code).title if code in framework.order else code


def _whole_text(case: CaseStudy) -> str:
    texts = (case.title, case.summary, *case.fields.values(), *case.challenges.values())
    return "\n".join(texts).casefold()
