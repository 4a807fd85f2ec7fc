"""The question before a person is erased."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import ngettext
from s4c_desktop.domain.assessment import Person
from s4c_desktop.domain.backup_wording import backup_line
from s4c_desktop.domain.backups import Backup
from s4c_desktop.domain.dossier import Holdings
from s4c_desktop.ui.allowing import allow
from s4c_desktop.ui.dates import short_date
from s4c_desktop.ui.question import Question
from s4c_desktop.ui.widgets import TextLabel, body, button, muted, small, strong

WIDTH = 560
LISTED = 3


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is to be erased, with the name shown and the backups that hold the person.

    `leftovers` are files set aside as damaged, which may hold anybody; `shared` tells whether
    the workspace is on a server.
    """

    person: Person
    shown: str
    holdings: Holdings
    backups: tuple[Backup, ...] = ()
    leftovers: tuple[Path, ...] = ()
    shared: bool = False


@dataclass(frozen=True, slots=True)
class EraseAnswer:
    """Who erases, and why; `backups` tells whether those that hold the person are to go too."""

    by: str
    reason: str
    backups: bool = False


class EraseDialog(Question):
    """Says exactly what goes, and asks who erases, why, and for the name once more."""

    def __init__(self, subject: Subject, by: str, parent: QWidget | None) -> None:
        person, holdings = subject.person, subject.holdings
        super().__init__(
            _("Erase everything about {name}?").format(name=subject.shown),
            _("This can't be undone. These are erased:"),
            button(_("Erase for good"), role="danger"),
            parent,
            rash=True,
        )
        self.setMinimumWidth(WIDTH)
        self._names = {person.name.strip(), person.pseudonym.strip()} - {""}
        self.by = QLineEdit(_("the person themself") if person.is_self else by)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("e.g. asked for it; the time is over"))
        self.name = QLineEdit()
        self.backups = QCheckBox(_("Make a new backup, then delete these"))
        self._list(goes(holdings))
        stays = [_("Reports and other files that were saved elsewhere stay where they are.")]
        if holdings.signed:
            stays.append(
                _(
                    "Of what was signed only a hash stays, so that nobody can say it never was; "
                    "nothing can be read from it."
                )
            )
        self.fields.addWidget(muted(" ".join(stays)))
        self._tell_of_backups(subject)
        self.fields.addSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        self.fields.addLayout(grid)
        for column, (text, line) in enumerate(
            ((_("Who erases"), self.by), (_("Why"), self.reason))
        ):
            grid.setColumnStretch(column, 1 + column)
            grid.addWidget(self._label(text, line), 0, column)
            grid.addWidget(line, 1, column)
        self.fields.addWidget(small(_("This note is kept. Leave the person's name out of it.")))
        self.fields.addSpacing(8)
        text = _("Type “{name}” to confirm").format(name=subject.shown)
        self.fields.addWidget(self._label(text, self.name))
        self.fields.addWidget(self.name)
        self._check()
        self.reason.setFocus()

    def answer(self) -> EraseAnswer:
        """Return what was entered."""
        return EraseAnswer(
            self.by.text().strip(), self.reason.text().strip(), self.backups.isChecked()
        )

    @classmethod
    def ask(cls, subject: Subject, by: str, parent: QWidget | None) -> EraseAnswer | None:
        """Return the answer, or None when whoever was asked thinks better of it."""
        dialog = cls(subject, by, parent)
        return dialog.answer() if dialog.run() else None

    def _tell_of_backups(self, subject: Subject) -> None:
        if subject.shared:
            self.fields.addWidget(
                muted(
                    _(
                        "Backups of the server are not touched. Ask who keeps them when the last "
                        "one that holds the person goes."
                    )
                )
            )
        self.backups.setVisible(bool(subject.backups or subject.leftovers))
        if not subject.backups and not subject.leftovers:
            return
        self.fields.addSpacing(8)
        self.fields.addWidget(
            muted(
                _(
                    "These still hold the person, or may do so. Restoring a backup erases the "
                    "person from it again."
                )
            )
        )
        self._list(_holders(subject))
        self.fields.addWidget(self.backups)

    def _list(self, lines: Iterable[str]) -> None:
        self.fields.addWidget(body("\n".join(f"–  {line}" for line in lines)))

    def _label(self, text: str, line: QLineEdit) -> TextLabel:
        label = strong(text)
        label.setBuddy(line)
        line.setAccessibleName(text)
        line.textChanged.connect(self._check)
        return label

    def _check(self) -> None:
        answer = self.answer()
        named = self.name.text().strip() in self._names
        allow(
            self.go_on,
            answer.by and answer.reason and named,
            _("Write the person's name, who erases and why first."),
        )


def goes(holdings: Holdings) -> Iterator[str]:
    """Say what an erasure removes, a line each."""
    yield _("the person's details")
    n, signed = holdings.assessments, holdings.signed
    if n:
        text = ngettext("{n} assessment", "{n} assessments", n).format(n=n)
        if signed:
            text = _("{assessments}, {signed} of them signed off").format(
                assessments=text, signed=signed
            )
        yield _("{assessments}, with ratings, notes and history").format(assessments=text)
    if holdings.evidence:
        yield ngettext("{n} item of evidence", "{n} items of evidence", holdings.evidence).format(
            n=holdings.evidence
        )
    if holdings.attachments:
        yield ngettext("{n} file", "{n} files", holdings.attachments).format(n=holdings.attachments)


def _holders(subject: Subject) -> Iterator[str]:
    """Say which files hold the person, or may do so."""
    for backup in subject.backups[:LISTED]:
        yield _("backup of {line}").format(line=backup_line(backup, short_date))
    more = len(subject.backups) - LISTED
    if more > 0:
        yield ngettext("{n} older one", "{n} older ones", more).format(n=more)
    for leftover in subject.leftovers:
        yield _("{name}, set aside as damaged").format(name=leftover.name)
