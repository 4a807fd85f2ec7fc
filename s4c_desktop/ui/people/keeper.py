"""Keeps the register up to date, reading no more than what changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from s4c_desktop.domain.changes import Changes
from s4c_desktop.domain.register import Order, Register

if TYPE_CHECKING:
    from s4c_desktop.services.register import RegisterService


class Keeper:
    """Reads the register; called on the workspace thread only, one call after the other."""

    def __init__(self, service: RegisterService) -> None:
        self._service = service
        self._register: Register | None = None

    def read(self, changes: Changes) -> Register:
        """Return the register as it is after changes, every order worked out.

        Raises DamagedError where somebody is not as saved.
        """
        today = date.today()  # noqa: DTZ011 - the day where the person is
        # Until it is read again: what a failed call was told of must not be missed.
        before, self._register = self._register, None
        if before is None or before.today != today or changes.everything:
            found = Register(self._service.lines(), today)
        else:
            news = self._service.news(changes)
            found = (
                Register(news.lines, today)
                if news.asked is None
                else before.replaced(news.lines, news.asked)
            )
        for order in Order:
            found.put_in_order(order)
        self._register = found
        return found
