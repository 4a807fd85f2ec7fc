"""The ladder says what each level means for the competence at hand, and what to ask."""

from __future__ import annotations

from s4c_desktop.ui.wizard.ratings_page import RatingsPage
from s4c_desktop.ui.wizard.session import Session


def test_every_rung_shows_the_anchor_of_the_competence(page: RatingsPage, session: Session) -> None:
    seen = set()
    for code in session.flow.competences:
        session.jump(code)
        competence = session.framework.competence(code)
        for anchor in competence.anchors:
            said = page.view.ladder.rungs[anchor.eqf].accessibleDescription()
            assert said == f"{anchor.knowledge_skills} {anchor.autonomy}"
            seen.add(said)
    assert len(seen) == 5 * len(session.flow.competences)


def test_questions_evidence_and_misjudgements_stand_beside(
    page: RatingsPage, session: Session
) -> None:
    guidance = page.panel.guidance
    for code in ("A14", "B6"):
        session.jump(code)
        competence = session.framework.competence(code)
        for shown, items in (
            (guidance.questions, competence.questions),
            (guidance.evidence, competence.evidence),
            (guidance.misjudgements, competence.misjudgements),
        ):
            texts = [label.text() for label in shown.labels if not label.isHidden()]
            assert texts == [item.text for item in items]
            assert texts
