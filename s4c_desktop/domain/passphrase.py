"""How hard a passphrase is to guess: an honest, rough estimate, and what would help."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from s4c_desktop.base.i18n import gettext as _

SHORTEST = 8
"""A passphrase with fewer characters is refused; any other is the person's own choice."""

_FAIR = 34.0
_GOOD = 46.0

# Bits that one more character brings. Letters count for little: most of them stand in words.
_LETTER, _DIGIT, _OTHER, _SPACE = 2.5, 3.0, 4.0, 1.0
_SWITCH = 1.0
_EXPECTED = 0.5
_COMMON_WORTH = 6.0

_COMMON = tuple(
    """
    password passwort passphrase motdepasse contrasena parola geheim secret letmein welcome
    qwerty qwertz azerty asdfgh zxcvbn iloveyou monkey dragon sunshine princess football
    baseball master shadow superman batman trustno1 hello freedom whatever login admin
    administrator root guest user test changeme default abc123 1q2w3e 123123 654321 696969
    111111 000000 summer winter spring autumn monday january skills4cities s4c desktop
    """.split()  # noqa: SIM905 - a list of fifty strings is no better to read
)

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop")


class Strength(StrEnum):
    """How hard a passphrase is to guess for somebody with a computer and time."""

    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"


@dataclass(frozen=True)
class Hint:
    """A strength, and a sentence that says what would help."""

    strength: Strength
    sentence: str


def bits(passphrase: str) -> float:
    """Estimate how often the number of guesses doubles; more text never makes it less.

    More text means whole words, after a space.
    """
    text = passphrase.lower()
    total, place = 0.0, 0
    while place < len(text):
        common = _common_at(text, place)
        if common:
            total += _EXPECTED if common in text[:place] else _COMMON_WORTH
            place += len(common)
            continue
        total += _worth(passphrase, text, place)
        place += 1
    return total


def hint(passphrase: str) -> Hint:
    """Say how strong a passphrase is and what would help."""
    if len(passphrase) < SHORTEST:
        return Hint(
            Strength.WEAK, _("At least {number} characters are needed.").format(number=SHORTEST)
        )
    estimate = bits(passphrase)
    if estimate >= _GOOD:
        return Hint(Strength.GOOD, _("Hard to guess, as long as it is used nowhere else."))
    if estimate >= _FAIR:
        return Hint(Strength.FAIR, _("One or two more unrelated words would make it good."))
    words = _("Four or five unrelated words are easy to remember and hard to guess.")
    if any(_common_at(passphrase.lower(), place) for place in range(len(passphrase))):
        return Hint(
            Strength.WEAK, _("A part of it is among the first that anybody tries.") + " " + words
        )
    return Hint(Strength.WEAK, words)


def _common_at(text: str, place: int) -> str:
    """Return the longest common password that begins at a place, or nothing."""
    found = (word for word in _COMMON if text.startswith(word, place))
    return max(found, key=len, default="")


def _worth(passphrase: str, text: str, place: int) -> float:
    """Return what the character at a place adds to those before it."""
    sign = text[place]
    if place and _follows(text[place - 1], sign):
        return _EXPECTED
    if place >= 2 and text[place - 2 : place + 1] in text[:place]:
        return _EXPECTED
    kinds = [_kind(each) for each in passphrase[max(place - 1, 0) : place + 1]]
    switch = _SWITCH if len(set(kinds)) > 1 and " " not in kinds else 0.0
    if sign == " ":
        return _SPACE
    if sign.isalpha():
        return _LETTER + switch
    return (_DIGIT if sign.isdigit() else _OTHER) + switch


def _follows(before: str, sign: str) -> bool:
    """Tell whether a character repeats the one before or is its neighbour."""
    if abs(ord(sign) - ord(before)) <= 1:
        return True
    return any(before + sign in row or sign + before in row for row in _ROWS)


def _kind(sign: str) -> str:
    if sign.isspace():
        return " "
    if sign.isalpha():
        return "A" if sign.isupper() else "a"
    return "1" if sign.isdigit() else "!"
