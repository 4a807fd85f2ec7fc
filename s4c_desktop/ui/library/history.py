"""Where the person has been, as in a browser."""

from __future__ import annotations

from s4c_desktop.domain.catalogue import Place


class History:
    """Places in the order in which they were visited, and the one that is shown."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def current(self) -> Place | None:
        """Return the place that is shown."""
        return self._places[self._at] if self._places else None

    @property
    def can_go_back(self) -> bool:
        """Tell whether there is a place before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Tell whether there is a place to come back to."""
        return self._at + 1 < len(self._places)

    def visit(self, place: Place) -> None:
        """Go to a new place; what lay ahead is forgotten."""
        if place != self.current:
            del self._places[self._at + 1 :]
            self._places.append(place)
            self._at += 1

    def back(self) -> Place | None:
        """Go to the place before; None where there is none."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self.current

    def forward(self) -> Place | None:
        """Go to the place after; None where there is none."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self.current
