from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s4c_desktop.domain.passphrase import Strength, bits, hint

WORDS = st.text("abcdefghijklmnopqrstuvwxyzäλж", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", Strength.WEAK),
        ("x7Kp2mQ", Strength.WEAK),
        ("password", Strength.WEAK),
        ("Password1!", Strength.WEAK),
        ("Sofia2024!", Strength.WEAK),
        ("12345678901234567890", Strength.WEAK),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("abcabcabcabcabcabcabcabc", Strength.WEAK),
        ("qwertyuiopasdfghjkl", Strength.WEAK),
        ("passwordpasswordpassword", Strength.WEAK),
        ("river candle marble", Strength.FAIR),
        ("harbour candle marble otter", Strength.GOOD),
        ("правна лодка жълт чадър", Strength.GOOD),
        ("x7Kp2mQ9vL4tRw", Strength.GOOD),
    ],
)
def test_strength(passphrase: str, strength: Strength) -> None:
    assert hint(passphrase).strength is strength


def test_the_sentence_says_what_would_help() -> None:
    assert "8 characters" in hint("short").sentence
    assert "first that anybody tries" in hint("iloveyou2").sentence
    assert "Four or five unrelated words" in hint("Sofia2024!").sentence
    assert "more unrelated words" in hint("river candle marble").sentence


@given(st.text(max_size=40), WORDS)
def test_another_word_never_makes_it_weaker(passphrase: str, word: str) -> None:
    assert bits(f"{passphrase} {word}") >= bits(passphrase)


@given(st.text(max_size=40))
def test_the_same_again_helps_little(passphrase: str) -> None:
    twice = bits(passphrase * 2) - bits(passphrase)
    assert twice <= bits(passphrase) + 8


@given(st.text(max_size=60))
def test_every_text_gets_a_hint(passphrase: str) -> None:
    assert hint(passphrase).sentence
    assert 0 <= bits(passphrase) <= 5 * len(passphrase) + 6
