"""Tags of a person, edited as chips with completion from the tags there are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.folding import fold
from s4c_desktop.domain.register import LONGEST_TAG
from s4c_desktop.ui.chips import RemovableChip
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.theme import Theme


class _Line(QLineEdit):
    """Takes one more tag; a comma ends it, Backspace in the empty line takes the last back."""

    ended = Signal()
    taken_back = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in (",", ";"):
            self.ended.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)


class TagEdit(QWidget):
    """Shows tags and says when they were edited or left."""

    edited = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tags: list[str] = []
        self._known = QStringListModel(self)
        self.line = _Line()
        self.line.setMaxLength(LONGEST_TAG)
        self.line.setPlaceholderText(_("Add a tag"))
        self.line.setAccessibleName(_("Add a tag"))
        self.line.setMinimumWidth(160)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)
        if (popup := completer.popup()) is not None:
            theme.dress(popup)  # It is a window by itself.
        completer.activated.connect(self._complete, Qt.ConnectionType.QueuedConnection)
        self.line.ended.connect(self._add)
        self.line.returnPressed.connect(self._add)
        self.line.editingFinished.connect(self._leave)
        self.line.taken_back.connect(self._take_back)
        self._flow = FlowLayout(spacing=6)
        self.setLayout(self._flow)
        self._flow.addWidget(self.line)
        self.setFocusProxy(self.line)

    def tags(self) -> tuple[str, ...]:
        """Return the tags, one that is just being typed left out."""
        return tuple(self._tags)

    def show_tags(self, tags: Iterable[str]) -> None:
        """Show other tags."""
        self._tags = list(tags)
        self.line.clear()
        self._fill()

    def offer(self, known: Iterable[str]) -> None:
        """Offer tags for completion."""
        self._known.setStringList(list(known))

    def _add(self) -> None:
        """Take what is typed as a tag, spelled as others have it."""
        text = " ".join(self.line.text().split())
        self.line.clear()
        if not text or fold(text) in map(fold, self._tags):
            return
        known = {fold(tag): tag for tag in self._known.stringList()}
        self._tags.append(known.get(fold(text), text))
        self._fill()
        self.edited.emit()

    def _complete(self, _text: str) -> None:
        self._add()

    def _leave(self) -> None:
        self._add()
        self.left.emit()

    def _take_back(self) -> None:
        if self._tags:
            self._remove(self._tags[-1])

    def _remove(self, tag: str) -> None:
        self._tags.remove(tag)
        self._fill()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _fill(self) -> None:
        self._flow.removeWidget(self.line)
        self._flow.clear()
        for tag in self._tags:
            self._flow.addWidget(RemovableChip(self._theme, tag, partial(self._remove, tag)))
        self._flow.addWidget(self.line)
        self.updateGeometry()
