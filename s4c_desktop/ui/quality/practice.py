"""Practice vignettes: who rated which, rating one, and comparing."""

from __future__ import annotations

from functools import partial
from uuid import UUID, uuid4

from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessors import assessor_names, same_name
from s4c_desktop.domain.practice_round import PracticeRound
from s4c_desktop.services.practice import Compared, PracticeTask, VignetteLine
from s4c_desktop.ui import widgets
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.folding import FoldingRow, side_by_side
from s4c_desktop.ui.inputs import ComboBox
from s4c_desktop.ui.outbox import Outbox
from s4c_desktop.ui.page_stack import PageStack
from s4c_desktop.ui.quality.parts import Section
from s4c_desktop.ui.quality.practice_page import PracticePage
from s4c_desktop.ui.quality.practice_result import PracticeResult
from s4c_desktop.ui.quality.tables import Line, LineTable
from s4c_desktop.ui.text_size import scaled

Found = tuple[tuple[VignetteLine, ...], tuple[str, ...]]


class PracticeSection(Section):
    """The list of vignettes; rating one, or its result, takes the list's place.

    Whoever rates says so first: a result is shown to who finished the vignette, nobody else.
    """

    def __init__(self, context: Context, outbox: Outbox) -> None:
        super().__init__(context, outbox)
        self._vignettes: tuple[VignetteLine, ...] = ()
        self._inside: PracticePage | PracticeResult | None = None
        self.start = widgets.primary_button(_("Rate this vignette"), self._start)
        self.buttons = (self.start,)
        self.who = ComboBox()
        self.who.setEditable(True)
        self.who.setMinimumWidth(scaled(160))
        self.who.setAccessibleName(_("Who rates"))
        self.who.currentTextChanged.connect(lambda _text: self._fill())
        self.table = LineTable(
            context.theme,
            _("Practice vignettes"),
            (_("Vignette"), _("Role"), _("Finished by"), _("You")),
            (200, 230, 90),
            lesser=(1,),
        )
        self.table.chosen.connect(self._enable)
        self.table.opened.connect(self._open)
        self.compare = widgets.button(_("Compare with the reference"), self._compare)
        self._build()

    # -- what is shown -------------------------------------------------------------------

    def refresh(self) -> None:
        """Fetch the vignettes, and whom to offer as raters."""
        program = self.context.program

        def fetch() -> Found:
            found = program.assessors.all()
            names = [one.assessor.name for one in found.lines if one.assessor.active]
            return program.practice.vignettes(), (*names, *found.unregistered)

        self.context.tasks.run(fetch, done=self._show, owner=self)

    def leave(self) -> None:
        """Hand over what was typed."""
        if isinstance(self._inside, PracticePage):
            self._inside.leave()

    @property
    def inside(self) -> PracticePage | PracticeResult | None:
        """Return the page that is open instead of the list."""
        return self._inside

    def _show(self, found: Found) -> None:
        self._vignettes, names = found
        if names != tuple(self.who.itemText(i) for i in range(self.who.count())):
            before = self.who.currentText()
            self.who.blockSignals(True)
            self.who.clear()
            self.who.addItems(list(names))
            self.who.setCurrentText(before)
            self.who.blockSignals(False)
        self._fill()

    def _fill(self) -> None:
        self.table.fill([self._line(one) for one in self._vignettes])
        self._enable()

    def _name(self) -> str:
        return self.who.currentText().strip()

    def _line(self, one: VignetteLine) -> Line:
        finished = dict.fromkeys(found.rater for found in one.finished)
        if self._mine(one) is not None:
            mine, tone = _("finished"), "good"
        elif one.unfinished_of(self._name()) is not None:
            mine, tone = _("begun"), "caution"
        else:
            mine, tone = _("not yet"), ""
        vignette = one.vignette
        return Line(
            vignette.id,
            (vignette.title, one.role_title, ", ".join(finished) or _("nobody yet"), mine),
            ("", "", "", tone),
        )

    def _mine(self, one: VignetteLine) -> PracticeRound | None:
        """Return the last practice that whoever rates has finished."""
        mine = [found for found in one.finished if same_name(found.rater, self._name())]
        return mine[-1] if mine else None

    def _chosen(self) -> VignetteLine | None:
        return next((one for one in self._vignettes if one.vignette.id == self.table.key()), None)

    def _enable(self) -> None:
        one = self._chosen()
        named = len(assessor_names(self._name())) == 1
        mine = self._mine(one) if one is not None and named else None
        begun = one.unfinished_of(self._name()) if one is not None else None
        if one is None:
            allow(self.start, False, _("Choose a vignette first."))
        else:
            allow(self.start, named, _("Say who rates first: one name."))
        if begun is not None:
            self.start.setText(_("Continue"))
        else:
            self.start.setText(_("Rate again") if mine else _("Rate this vignette"))
        allow(self.compare, mine is not None, _("Rate a vignette to its end first."))
        self.hint.setText(
            _("Everything you rate is kept at once. The reference is shown when you finish.")
            if named
            else _("Say who rates first: write one name, or choose it.")
        )

    # -- what is done --------------------------------------------------------------------

    def _open(self) -> None:
        if self.compare.isEnabled():
            self._compare()
        elif self.start.isEnabled():
            self._start()

    def _start(self) -> None:
        one = self._chosen()
        if one is not None:
            begin = partial(self.context.program.practice.begin, practice_id=uuid4())
            self.context.tasks.run(
                begin, one.vignette.id, self._name(), done=self._rate, owner=self
            )

    def _rate(self, task: PracticeTask) -> None:
        page = PracticePage(self.context, self.outbox, task)
        page.finished.connect(self.show_result)
        page.stored.connect(self.stored)
        self._enter(page)

    def _compare(self) -> None:
        one = self._chosen()
        mine = self._mine(one) if one is not None else None
        if mine is not None:
            self.open_result(mine.id)

    def open_result(self, practice_id: UUID) -> None:
        """Open a finished practice."""
        self.context.tasks.run(
            self.context.program.practice.compare, practice_id, done=self.show_result, owner=self
        )

    def show_result(self, compared: Compared) -> None:
        """Show how a practice compares."""
        self._enter(PracticeResult(self.context, compared))

    def _enter(self, page: PracticePage | PracticeResult) -> None:
        self._drop()
        page.left.connect(self.show_list)
        self._inside = page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self.start.hide()
        page.take_focus()

    def show_list(self) -> None:
        """Go back to the list."""
        self.leave()
        self._drop()
        self._pages.setCurrentWidget(self._page)
        self.start.show()
        self._fill()

    def _drop(self) -> None:
        if self._inside is not None:
            self._pages.removeWidget(self._inside)
            self._inside.deleteLater()
            self._inside = None

    def _build(self) -> None:
        self.hint = widgets.muted()
        label = widgets.TextLabel(_("Who rates"), "strong", wrap=False)
        tools = FoldingRow(side_by_side(label, self.who), self.compare, stretch=(1, 0))
        about = widgets.muted(
            _(
                "Invented candidates to practise with, two for each role. Rate one on your own, "
                "then compare with our reasoned reference and with your colleagues."
            )
        )
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(about)
        column.addWidget(tools)
        column.addWidget(self.hint)
        column.addWidget(self.table, 1)
        self._pages = PageStack()
        self._pages.addWidget(self._page)
        self.column.addWidget(self._pages, 1)
