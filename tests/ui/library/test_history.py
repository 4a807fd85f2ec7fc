from __future__ import annotations

from s4c_desktop.domain.catalogue import Kind, Place
from s4c_desktop.ui.library.history import History

A, B, C = (Place(Kind.COMPETENCE, code) for code in ("A1", "A2", "A3"))


def test_back_and_forward_lead_along_the_way() -> None:
    history = History()
    assert history.back() is None
    for place in (A, B, C):
        history.visit(place)
    assert (history.back(), history.back(), history.back()) == (B, A, None)
    assert history.current == A
    assert (history.can_go_back, history.can_go_forward) == (False, True)
    assert (history.forward(), history.forward(), history.forward()) == (B, C, None)


def test_a_new_way_forgets_what_lay_ahead() -> None:
    history = History()
    history.visit(A)
    history.visit(B)
    history.back()
    history.visit(C)
    assert not history.can_go_forward
    assert history.back() == A


def test_the_same_place_twice_is_one_step() -> None:
    history = History()
    history.visit(A)
    history.visit(A)
    assert not history.can_go_back
