"""What one assessor said of a competence: level, anchor, note and evidence."""

from __future__ import annotations

from collections.abc import Iterable

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.assessment import Assessment, Evidence, Rating
from s4c_desktop.domain.framework import Framework
from s4c_desktop.domain.layers_wording import layer_name
from s4c_desktop.domain.scale import State
from s4c_desktop.domain.wording import actual_text
from s4c_desktop.ui.widgets import Card, TextLabel, muted, section, small


class SaidCard(Card):
    """One side of a comparison."""

    def __init__(self) -> None:
        super().__init__(spacing=4)
        self.who = small()
        self.level = section()
        self.anchor = muted()
        self.note = TextLabel()
        self.evidence = small()
        for label in (self.who, self.level, self.anchor, self.note, self.evidence):
            self.column.addWidget(label)
        self.column.addStretch(1)

    def show_anchor(self, shown: bool) -> None:
        """Show what the level means, or leave it out."""
        self.anchor.setVisible(shown and bool(self.anchor.text()))

    def show_rating(
        self, layer: Assessment, code: str, framework: Framework, *, anchors: bool = True
    ) -> None:
        """Show what a layer says of a competence; `anchors` tell what the level means."""
        rating = layer.rating(code)
        items = tuple(item for item in layer.evidence if code in item.links)
        name = layer_name(layer.kind)
        self.who.setText(" · ".join(part for part in (name, layer.raters) if part))
        self.level.setText(_level(rating, framework))
        _fill(self.anchor, _anchor(rating, code, framework) if anchors else "")
        _fill(self.note, rating.note or _("No note."))
        _fill(self.evidence, _evidence(items))
        self.setAccessibleName(f"{name}: {self.level.text()}")


def _level(rating: Rating, framework: Framework) -> str:
    if rating.level is None:
        return actual_text(rating)
    level = framework.level(rating.level)
    return _("{level}, {name}").format(level=actual_text(rating), name=level.name)


def _anchor(rating: Rating, code: str, framework: Framework) -> str:
    if rating.state is State.EXEMPT:
        return _("{reason} (allowed by {name})").format(
            reason=rating.reason, name=rating.allowed_by
        )
    if rating.level is None:
        return ""
    anchor = framework.competence(code).anchor(rating.level)
    return anchor.knowledge_skills if anchor is not None else ""


def _evidence(items: Iterable[Evidence]) -> str:
    said = "; ".join(item.description for item in items)
    return _("Evidence: {items}").format(items=said) if said else _("No evidence linked.")


def _fill(label: TextLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
