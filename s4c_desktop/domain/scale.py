"""The ordinal scale: EQF levels 4-8 and the states a rating can be in."""

from __future__ import annotations

from enum import StrEnum

EQF_LEVELS = (4, 5, 6, 7, 8)
LOWEST = EQF_LEVELS[0]
HIGHEST = EQF_LEVELS[-1]
BELOW_RANK = LOWEST - 1
"""Where *below 4* stands among the levels when ranks are compared, never a level itself."""


class State(StrEnum):
    """What is known of one competence; *no evidence* is never a low level."""

    UNTOUCHED = "untouched"
    RATED = "rated"
    BELOW = "below"
    NO_EVIDENCE = "no_evidence"
    EXEMPT = "exempt"


class Status(StrEnum):
    """How a rating stands against the required level."""

    MET = "met"
    ONE_SHORT = "one_short"
    MORE_SHORT = "more_short"
    BELOW_SCALE = "below_scale"
    UNKNOWN = "unknown"
    EXEMPT = "exempt"


SHORT = (Status.ONE_SHORT, Status.MORE_SHORT, Status.BELOW_SCALE)
