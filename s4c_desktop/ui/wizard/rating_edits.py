"""What a person says of a rating beside its level: strands, and whether the evidence suffices."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.answering import (
    answered,
    lacks_grounds,
    next_judgement,
    suggestion,
)
from s4c_desktop.domain.assessment import Judgement, Kind, Rating
from s4c_desktop.domain.scale import State
from s4c_desktop.ui.wizard.grounds_dialog import GroundsDialog
from s4c_desktop.ui.wizard.session import Session


def place(session: Session, code: str, state: State, level: int | None, window: QWidget) -> None:
    """Give a level or *below 4*; strands far apart ask for the reason first."""
    before = session.rating(code)
    after = answered(before, state, level)
    if suggestion(after).needs_reason and after.rank != before.rank:
        _with_grounds(session, code, after, window)
    else:
        session.rate(code, after)


def rate_strands(
    session: Session, code: str, knowledge: int | None, autonomy: int | None, window: QWidget
) -> None:
    """Rate the strands (ranks, None for not rated) apart.

    Where that puts them so far apart that a level already given needs its reason, it is asked for.
    """
    after = replace(session.rating(code), knowledge=knowledge, autonomy=autonomy)
    if lacks_grounds(after):
        _with_grounds(session, code, after, window)
    else:
        session.rate(code, after)


def take_suggestion(session: Session, code: str) -> None:
    """Give the level that the strands suggest, if they do."""
    rating = session.rating(code)
    suggested = suggestion(rating).rating
    if suggested is not None:
        session.rate(code, answered(rating, suggested.state, suggested.level))


def judge_sufficient(session: Session, code: str, judgement: Judgement | None = None) -> None:
    """Say whether the evidence behind a rating suffices; without a judgement, the next one."""
    if session.kind is Kind.SELF:
        return
    rating = session.rating(code)
    wanted = judgement or next_judgement(rating.sufficient)
    session.edit_rating(
        code, replace(rating, sufficient=wanted), _("evidence for {code}").format(code=code)
    )


def _with_grounds(session: Session, code: str, after: Rating, window: QWidget) -> None:
    name = f"{code} {session.framework.competence(code).title}"
    grounds = GroundsDialog.ask(name, after, window)
    if grounds:
        session.rate(code, replace(after, grounds=grounds), typed=True)
