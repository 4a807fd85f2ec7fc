"""Signing off: what is still missing, the one irreversible step, and what stands after it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain import wording
from s4c_desktop.domain.assessment import Assessment, Kind
from s4c_desktop.domain.chain import grouped
from s4c_desktop.domain.examiners import examiners
from s4c_desktop.domain.gap import Result
from s4c_desktop.domain.layers_wording import signers_text
from s4c_desktop.domain.scale import Status
from s4c_desktop.domain.sign_off import obstacles
from s4c_desktop.ui.dates import short_moment
from s4c_desktop.ui.widgets import Card, body, button, muted, put_away, section, set_look
from s4c_desktop.ui.wizard.link_line import LinkLine
from s4c_desktop.ui.wizard.session import Session
from s4c_desktop.ui.wizard.sign_dialogs import ReviseDialog, SignDialog, SignTogetherDialog


class SignOffCard(Card):
    """Says what is missing, or who signed when."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.heading = section()
        self.text = muted()
        self.missing = QVBoxLayout()
        self.missing.setSpacing(2)
        self.link = LinkLine()
        self.sign = button(_("Sign off and lock…"), self._sign)
        self.revise = button(_("Revise…"), self._revise)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.sign)
        row.addWidget(self.revise)
        row.addStretch(1)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.text)
        self.column.addLayout(self.missing)
        self.column.addWidget(self.link)
        self.column.addLayout(row)
        session.assessment_changed.connect(self.refresh)
        session.rating_changed.connect(self.refresh)
        session.holding_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what the session has."""
        assessment = self._session.shown
        if assessment is None:
            return
        signed = assessment.signature
        self.sign.setVisible(signed is None)
        self.revise.setVisible(signed is not None and not assessment.settled)
        self.link.setVisible(signed is not None and signed.link > 0)
        self.revise.setEnabled(not self._session.holding)
        if signed is not None:
            self.heading.setText(_("Signed off"))
            self.text.setText(_signed_text(assessment))
            # In groups, so that the line can break in a narrow window.
            digest = grouped(signed.digest, 8)
            self._list([_("SHA-256 of what was signed: {digest}").format(digest=digest)])
            self.link.show_link(signed)
            return
        if assessment.settled:
            self.sign.hide()
            self.heading.setText(_("Part of an agreed result"))
            self.text.setText(
                _(
                    "Two assessors agree on a result over this assessment, so it stays as it is. "
                    "It is signed off with the agreed result."
                )
            )
            self._list([])
            return
        found = obstacles(assessment, self._session.framework, self._session.rules)
        self.heading.setText(_("Sign off"))
        self.text.setText(
            _("Before it can be signed off, this is missing:")
            if found
            else _("Everything is there. Signing off locks the result for good.")
        )
        self._list([wording.obstacle_sentence(obstacle) for obstacle in found])
        self.sign.setEnabled(not found and not self._session.locked)

    def show_readiness(self, result: Result, *, may: bool = True) -> bool:
        """Make signing the primary step when nothing is missing or unknown; tell whether it is.

        It never is where something else leads (`may` is false).
        """
        known = all(found.status is not Status.UNKNOWN for found in result.comparisons)
        primary = self.sign.isEnabled() and not self._session.read_only and known and may
        set_look(self.sign, "role", "primary" if primary else "")
        return primary

    def _list(self, lines: list[str]) -> None:
        while (item := self.missing.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QWidget):
                put_away(widget)
        for line in lines:
            self.missing.addWidget(body(line))

    def _sign(self) -> None:
        assessment = self._session.shown
        if assessment is None:
            return
        session = self._session
        pair = session.rules.reconciling
        if pair is not None:
            names = (_only(pair.first.assessors), _only(pair.second.assessors))
            both = SignTogetherDialog.ask_both(assessment.person.name, *names, self)
            if both is not None:
                session.sign(*(session.meant(name) for name in both))
            return
        # Where others decide, who decides still signs; the decision is what is signed.
        own = assessment.person.name if assessment.kind is Kind.SELF else ""
        signer = SignDialog.ask(assessment.person.name, assessment.decided_by or own, self)
        if signer is not None:
            session.sign(session.meant(signer))

    def _revise(self) -> None:
        reason = ReviseDialog.ask(self)
        if reason is not None:
            self._session.revise(reason)


def _only(names: str) -> str:
    """Return the name where it is one; which of several signs is for them to say."""
    found = examiners(names)
    return found[0] if len(found) == 1 else ""


def _signed_text(assessment: Assessment) -> str:
    signature = assessment.signature
    if signature is None:
        return ""
    return _(
        "Signed off by {name} on {time}, revision {revision}. It is shown as signed, with the "
        "wording and the reading of that day."
    ).format(
        name=signers_text(signature.decided_by, signature.countersigned_by),
        time=short_moment(signature.signed_at),
        revision=assessment.revision,
    )
