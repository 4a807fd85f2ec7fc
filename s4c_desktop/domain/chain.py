"""The chain over everything that was signed: a change, loss or reordering of a link shows.

Each link holds a salted hash of the document signed and the hash of the link before it. Erasing
a signed document removes document and salt and leaves its link, closed by a tombstone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from s4c_desktop.base.errors import UserError
from s4c_desktop.base.i18n import mark
from s4c_desktop.domain.canonical_text import canonical_json, digest

HASH_LENGTH = 64
FEWEST = 8
"""The fewest characters of a hash that tell its link."""

_HASH = re.compile(rf"[0-9a-f]{{{FEWEST},{HASH_LENGTH}}}")


class LinkKind(StrEnum):
    """What a link of the chain stands for."""

    SIGNED = "signed"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Link:
    """One link; `target` is the number of the link that a tombstone closes."""

    sequence: int
    kind: LinkKind
    at: datetime
    salted_hash: str
    previous: str
    hash: str
    target: int | None = None


@dataclass(frozen=True, slots=True)
class SignedText:
    """A signed document with the salt that its link hashes it with."""

    document: str
    salt: str


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link that was looked for, when its document was erased, and if all up to it is whole."""

    link: Link
    erased_at: datetime | None
    whole: bool


def signed_link(before: Link | None, at: datetime, signed: SignedText) -> Link:
    """Return the next link, for a document that was signed."""
    salted = salted_hash(signed)
    return _link(before, LinkKind.SIGNED, at, salted, None)


def tombstone(before: Link | None, at: datetime, target: int) -> Link:
    """Return the next link, saying that the document of link `target` was erased."""
    return _link(before, LinkKind.ERASED, at, "", target)


def salted_hash(signed: SignedText) -> str:
    """Return the hash that stands for a document and can't be guessed from it without its salt."""
    return digest(signed.salt + signed.document)


def grouped(hash_text: str, size: int = 4) -> str:
    """Return a hash in groups that can be compared by eye."""
    return " ".join(hash_text[i : i + size] for i in range(0, len(hash_text), size))


def read_hash(text: str) -> str:
    """Return the hash, or its beginning, that a person typed or copied, as it is stored.

    Raises UserError for what can't be one, and for fewer than eight of its characters.
    """
    found = "".join(text.split()).lower()
    if not _HASH.fullmatch(found):
        raise UserError(
            mark(
                "{text!r} is not the hash of a link. Copy it from the document, or at least its "
                "first {fewest} characters: digits and the letters a to f."
            ),
            text=text if len(text) <= HASH_LENGTH * 2 else text[:HASH_LENGTH] + "…",
            fewest=FEWEST,
        )
    return found


def find_link(links: Iterable[Link], beginning: str) -> FoundLink | None:
    """Return the link whose hash begins so, with what became of it; None where there is none.

    Raises UserError where several begin so.
    """
    chain = tuple(links)
    found = [link for link in chain if link.hash.startswith(beginning)]
    if not found:
        return None
    if len(found) > 1:
        raise UserError(
            mark("More than one link of the chain begins with {beginning}. Give more of it."),
            beginning=grouped(beginning),
        )
    (link,) = found
    erased = (t.at for t in chain if t.kind is LinkKind.ERASED and t.target == link.sequence)
    return FoundLink(link, next(erased, None), _leads_to(chain, link))


def chain_faults(
    links: Iterable[Link], signed: Mapping[int, SignedText], length: int, head: str
) -> Iterator[UserError]:
    """Yield a sentence for everything wrong with a chain.

    `signed` are the documents by the number of their link; `length` and `head` are what the
    workspace remembers of the chain's end.
    """
    found = tuple(links)
    erased = {link.target for link in found if link.kind is LinkKind.ERASED}
    known = {link.sequence for link in found if link.kind is LinkKind.SIGNED}
    previous = ""
    for number, link in enumerate(found, start=1):
        if link.sequence != number:
            yield UserError(mark("The chain of signatures lacks link {number}."), number=number)
            break
        if link.previous != previous or link.hash != _hash(link):
            yield UserError(mark("Link {number} of the chain was changed."), number=number)
        if link.kind is LinkKind.ERASED and (link.target not in known or number <= link.target):
            yield UserError(
                mark("Link {number} of the chain erases something unknown."), number=number
            )
        previous = link.hash
        if link.kind is LinkKind.SIGNED:
            yield from _document_faults(link, signed.get(number), number in erased)
    for number in sorted(signed.keys() - known):
        yield UserError(mark("Signature {number} has no link in the chain."), number=number)
    if (len(found), previous) != (length, head):
        yield UserError(
            mark("The chain ends at link {found}, but was known to end at link {length}."),
            found=len(found),
            length=length,
        )


def _document_faults(link: Link, signed: SignedText | None, erased: bool) -> Iterator[UserError]:
    number = link.sequence
    if signed is None and not erased:
        yield UserError(mark("What was signed as link {number} is gone."), number=number)
    elif signed is not None and erased:
        yield UserError(
            mark("What was signed as link {number} is there, but was erased."), number=number
        )
    elif signed is not None and salted_hash(signed) != link.salted_hash:
        yield UserError(
            mark("What was signed as link {number} was changed afterwards."), number=number
        )


def _leads_to(chain: tuple[Link, ...], last: Link) -> bool:
    """Tell whether the chain is whole from its beginning to a link."""
    previous = ""
    for number, link in enumerate(chain, start=1):
        if (link.sequence, link.previous, link.hash) != (number, previous, _hash(link)):
            return False
        if link is last:
            return True
        previous = link.hash
    return False


def _link(
    before: Link | None, kind: LinkKind, at: datetime, salted: str, target: int | None
) -> Link:
    sequence = before.sequence + 1 if before else 1
    previous = before.hash if before else ""
    bare = Link(sequence, kind, at.astimezone(UTC), salted, previous, "", target)
    return Link(sequence, kind, bare.at, salted, previous, _hash(bare), target)


def _hash(link: Link) -> str:
    return digest(
        canonical_json(
            {
                "sequence": link.sequence,
                "kind": link.kind.value,
                "target": link.target,
                "at": link.at.isoformat(),
                "salted_hash": link.salted_hash,
                "previous": link.previous,
            }
        )
    )
