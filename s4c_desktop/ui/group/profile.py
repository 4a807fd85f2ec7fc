"""A group's profile: who is chosen, whether they may be shown, and the charts of what was shown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain import radar
from s4c_desktop.domain.group_wording import (
    batches_sentence,
    condition_words,
    gaps_sentence,
    profile_sentence,
    strengths_sentence,
    withheld_sentence,
)
from s4c_desktop.services.group_profiles import GroupStanding, GroupView
from s4c_desktop.ui import widgets
from s4c_desktop.ui.charts.drawing import Drawing
from s4c_desktop.ui.charts.group_dots import GroupDots
from s4c_desktop.ui.charts.group_levels import group_levels
from s4c_desktop.ui.charts.group_radar import GroupRadar
from s4c_desktop.ui.charts.heat import GroupHeat
from s4c_desktop.ui.charts.needs import NeedBars
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.folding import FoldingRow, side_by_side
from s4c_desktop.ui.group.board import Board, framed
from s4c_desktop.ui.group.filter_bar import GroupFilterBar
from s4c_desktop.ui.group.group_show import GroupShow
from s4c_desktop.ui.group.session import GroupSession
from s4c_desktop.ui.page_stack import PageStack


class ProfilePage(QWidget):
    """Shows only what the one door lets through; whatever is shown is remembered."""

    def __init__(self, session: GroupSession) -> None:
        super().__init__()
        self._session = session
        self._standing: GroupStanding | None = None
        self.view: GroupView | None = None
        theme = session.context.theme
        self.filter = GroupFilterBar()
        self.filter.changed.connect(self.look)
        self.who = widgets.muted()
        self.refused = widgets.TextLabel("", "caution")
        self.show_button = widgets.button(_("Show"), self.show_now)
        self.presenting = GroupShow(session.context, self)
        self.audience = widgets.button(_("Show to the audience"), self._present)
        self.before = widgets.button(_("Page before"), self.presenting.previous)
        self.after = widgets.button(_("Next page"), self.presenting.next)
        self.page_label = widgets.TextLabel("", "muted", wrap=False)
        self.presenting.turned.connect(self._show_presenting)
        self.headline = widgets.section()
        self.chosen = widgets.muted()
        self.strengths = widgets.body()
        self.gaps = widgets.body()
        self.withheld = widgets.small()
        self.board = Board()
        self._nothing = widgets.EmptyState(
            theme,
            "hexagon",
            _("Nothing is shown yet"),
            _(
                "Choose who is to be shown, then press Show. What is shown is remembered and "
                "stays as it is, so that nobody can be told apart later."
            ),
        )
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        self._build()
        self._show_presenting()

    def look(self) -> None:
        """Find out whether those who are chosen can be shown; what was shown before is shown."""
        if not self._session.is_open:
            return
        work = partial(
            self._session.context.program.group_profiles.standing,
            self._session.group.id,
            self.filter.condition(),
        )
        self._session.context.tasks.run(work, done=self._show_standing, owner=self)

    def show_now(self) -> None:
        """Show those who are chosen, if they may be."""
        standing = self._standing
        if standing is None or standing.refused:
            return
        joining = len(standing.batches.joining)
        if joining and not self._session.context.messages.ask(
            _("Show the group?"),
            batches_sentence(standing.batches, self._session.group.details.minimum),
            _("Show"),
        ):
            return
        self._fetch()

    # -- parts ---------------------------------------------------------------------------

    def _on_opened(self) -> None:
        self.view = self._standing = None
        self.filter.offer({})
        self._pages.setCurrentWidget(self._nothing)
        self.presenting.take(None)
        self._show_presenting()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.look()

    def _show_standing(self, standing: GroupStanding) -> None:
        if not self._session.is_open:
            return
        self._standing = standing
        self.filter.offer(standing.attributes)
        minimum = self._session.group.details.minimum
        condition = self.filter.condition()
        fitting = ngettext("{n} person is chosen.", "{n} people are chosen.", standing.fitting)
        said = [batches_sentence(standing.batches, minimum)]
        if condition.wanted:
            said.insert(0, fitting.format(n=standing.fitting))
        self.who.setText(" ".join(said))
        self.refused.setText(standing.refused)
        self.refused.setVisible(bool(standing.refused))
        self.show_button.setEnabled(not standing.refused)
        is_known = condition in standing.conditions and not standing.batches.joining
        if is_known and (self.view is None or self.view.condition != condition):
            # Nothing new is told by it.
            self._fetch()

    def _fetch(self) -> None:
        work = partial(
            self._session.context.program.group_profiles.show,
            self._session.group.id,
            self.filter.condition(),
        )
        self._session.context.tasks.run(work, done=self._show_view, failed=self._failed, owner=self)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.refused.setText(error.text())
            self.refused.show()
        else:
            self._session.context.messages.error(error)

    def _show_view(self, view: GroupView) -> None:
        if not self._session.is_open or view.group_id != self._session.group.id:
            return
        self.view = view
        profile, framework = view.profile, view.framework
        self.headline.setText(profile_sentence(profile))
        when = _("as it was on {day}") if view.is_former else _("shown since {day}")
        day = short_date(view.shown_at.astimezone())
        self.chosen.setText(f"{condition_words(view.condition)} · {when.format(day=day)}")
        for label, text in (
            (self.strengths, strengths_sentence(profile, framework)),
            (self.gaps, gaps_sentence(profile, framework)),
            (self.withheld, withheld_sentence(profile, view.details.minimum)),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        levels = group_levels(framework, profile, view.details.minimum)
        context = self._session.context
        wide = [partial(framed, context, GroupDots(_("Level by level"), levels))]
        self.board.show_charts(wide, [partial(framed, context, one) for one in _drawings(view)])
        self._pages.setCurrentWidget(self._result)
        self.presenting.take(view)
        self._show_presenting()
        self._session.shown()

    def _present(self) -> None:
        if self.presenting.window is None:
            self.presenting.start()
        else:
            self.presenting.stop()

    def _show_presenting(self) -> None:
        """Say what the audience sees, and offer what leads it on."""
        open_now = self.presenting.window is not None
        self.audience.setText(
            _("Close the audience's window") if open_now else _("Show to the audience")
        )
        self.audience.setVisible(self.view is not None)
        self._turning.setVisible(open_now)
        n, total = self.presenting.place
        self.page_label.setText(_("Page {n} of {total}").format(n=n, total=total))
        self.before.setEnabled(n > 1)
        self.after.setEnabled(n < total)

    def _build(self) -> None:
        head = widgets.Card(margin=16, spacing=8)
        ways = side_by_side(self.audience, self.show_button, spacing=12, right=True)
        head.column.addWidget(FoldingRow(self.filter, ways, stretch=(1, 0), spacing=12))
        head.column.addWidget(self.who)
        self._turning = QWidget()
        turning = FlowLayout(spacing=8)
        self._turning.setLayout(turning)
        for widget in (self.before, self.after, self.page_label):
            turning.addWidget(widget)
        head.column.addWidget(self._turning)
        head.column.addWidget(self.refused)
        self.refused.hide()
        self._result = QWidget()
        words = widgets.Card(margin=24, spacing=8)
        for label in (self.headline, self.chosen, self.strengths, self.gaps, self.withheld):
            label.setMaximumWidth(widgets.text_width(self, 110))
            # In a row, and not by itself: its height is asked for at the width it gets.
            line = QHBoxLayout()
            line.addWidget(label, 100)
            line.addStretch(1)
            words.column.addLayout(line)
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(16)
        inner.addWidget(words)
        inner.addWidget(self.board)
        inner.addStretch(1)
        holder = QVBoxLayout(self._result)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(widgets.scrolling(page))
        self._pages = PageStack()
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._result)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(head)
        column.addWidget(self._pages, 1)
        self.setFocusProxy(self.show_button)


def _drawings(view: GroupView) -> Iterator[Drawing]:
    """Yield what is drawn below the levels: needs, a radar of each area, how many at each level."""
    framework, minimum = view.framework, view.details.minimum
    if view.profile.needs:
        titles = {one.code: one.title for one in framework.competences}
        yield NeedBars(_("Training needs"), view.profile.needs, titles)
    for area in framework.areas:
        inside = group_levels(framework, view.profile, minimum, area=area.code)
        title = _("{code} {title}").format(code=area.code, title=area.title)
        if radar.fits(len(inside.rows)):
            yield GroupRadar(title, inside)
    yield GroupHeat(_("How many at which level"), group_levels(framework, view.profile, minimum))
