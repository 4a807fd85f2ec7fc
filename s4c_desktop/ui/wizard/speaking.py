"""What a screen reader says while competences are rated: where one is, and what was rated."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.wording import actual_text, mandatory_name
from s4c_desktop.ui.announcing import announce
from s4c_desktop.ui.wizard.session import Session


class Speaker:
    """Says the next competence and every change of a rating, once each.

    The keys rate while the focus stays where it is, so that nothing else would be said.
    """

    def __init__(self, session: Session, about: QWidget) -> None:
        self._session = session
        self._about = about
        self._code = ""
        self._said = ""

    def follow(self, guided: str = "") -> None:
        """Say what is new of the competence at hand; `guided` is what the guided mode asks."""
        code = self._session.flow.position
        moved, before = code != self._code, self._said
        self._code, self._said = code, guided or self._rating(code)
        first = not before
        if first or not code:
            return  # The focus arrives now, and what has it is said anyway.
        if moved:
            announce(self._about, f"{self._place(code)} {self._said}")
        elif self._said != before:
            announce(self._about, self._said)

    def _place(self, code: str) -> str:
        session = self._session
        mandatory = session.mandatory(code)
        place = _("{n} of {total}: {code} {title}.").format(
            n=session.flow.number,
            total=len(session.flow.competences),
            code=code,
            title=session.framework.competence(code).title,
        )
        return place if mandatory is None else f"{place} {mandatory_name(mandatory)}."

    def _rating(self, code: str) -> str:
        rating = self._session.rating(code)
        said = actual_text(rating)
        return _("{rating}, flagged.").format(rating=said) if rating.flagged else f"{said}."
