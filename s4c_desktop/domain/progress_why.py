"""Why a rating is another one than before, as far as somebody wrote it down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.layers import same_answer
from s4c_desktop.domain.scale import State

if TYPE_CHECKING:
    from s4c_desktop.domain.assessment import Assessment
    from s4c_desktop.domain.plain import RatingChange


def reasons(
    before: Assessment, after: Assessment, history: Iterable[RatingChange]
) -> Mapping[str, tuple[str, ...]]:
    """Return, for each competence (code) that changed, the reasons given in the later assessment.

    `history` is the later one's. Reasons are the grounds of the level, an exemption's reason,
    what was said when the rating was changed, the revision's reason, and new evidence.
    """
    said: dict[str, list[str]] = {}
    for change in history:
        said.setdefault(change.competence, []).append(change.why)
    known = {item.id: item.links for item in before.evidence}
    found: dict[str, tuple[str, ...]] = {}
    for code, rating in after.ratings.items():
        if same_answer(before.rating(code), rating):
            continue
        texts = [rating.grounds, *said.get(code, ())]
        if rating.state is State.EXEMPT:
            texts.append(rating.reason)
        texts.append(after.revision_reason)
        texts.extend(
            _("New evidence: {item}").format(item=item.description)
            for item in after.evidence
            if code in item.links and code not in known.get(item.id, ())
        )
        found[code] = tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))
    return found
