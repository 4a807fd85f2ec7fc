"""What is wrong with a framework: a sentence for each fault, and where it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What of a framework a finding is about."""

    HEAD = "head"
    LEVEL = "level"
    AREA = "area"
    COMPETENCE = "competence"
    ROLE = "role"
    REQUIREMENT = "requirement"
    TRAINING = "training"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a framework: a part with its code; of a requirement, the role's and the reading.

    `code` is the competence's for a requirement, the EQF number of a level, and empty for the head.
    """

    part: Part
    code: str = ""
    role: str = ""
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence about one place; one that `blocks` keeps the framework from being published."""

    where: Where
    text: str
    blocks: bool = True


HEAD = Where(Part.HEAD)
