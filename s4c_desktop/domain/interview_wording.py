"""Sentences of guided rating; translated when they are asked for."""

from __future__ import annotations

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.interview import Answer, Interview, parse
from s4c_desktop.domain.wording import actual_text


def answer_name(answer: Answer) -> str:
    """Name an answer."""
    return {
        Answer.SHOWN: _("Shown"),
        Answer.CLAIMED: _("Claimed only"),
        Answer.NOT_SHOWN: _("Not shown"),
    }[answer]


def answer_text(answer: Answer, *, own: bool) -> str:
    """Say an answer as the person says it of themself (`own`), or as the assessor notes it."""
    if not own:
        return answer_name(answer)
    return {
        Answer.SHOWN: _("I have shown this"),
        Answer.CLAIMED: _("I can claim it, but could not show it"),
        Answer.NOT_SHOWN: _("Not yet"),
    }[answer]


def path_text(interview: Interview) -> str:
    """Say the anchors asked about and their answers, as in "6 shown, 7 claimed only"."""
    said = {
        Answer.SHOWN: _("{level} shown"),
        Answer.CLAIMED: _("{level} claimed only"),
        Answer.NOT_SHOWN: _("{level} not shown"),
    }
    return ", ".join(said[answer].format(level=level) for level, answer in interview.path)


def said_path(code: str) -> str:
    """Say a stored path, letter for letter where it is none."""
    try:
        return path_text(parse(code))
    except UserError:
        return code


def question(own: bool) -> str:
    """Ask about an anchor: the person of themself (`own`), or the assessor."""
    if own:
        return _("Can you show that you do this?")
    return _("Has the person shown this?")


def outcome(interview: Interview) -> str:
    """Say what the answers settle; empty while they do not."""
    rating = interview.rating
    if rating is None:
        return ""
    return _("{outcome} ({path})").format(outcome=actual_text(rating), path=path_text(interview))
