"""What can be observed at each level of a competence, at hand while people discuss it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.framework import Competence
from s4c_desktop.ui import widgets


class AnchorList(QWidget):
    """Folded to one button until it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._code = ""
        self.toggle = widgets.button("", self._turn, role="quiet")
        self.text = widgets.body()
        self.text.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.toggle)
        column.addWidget(self.text)
        self._name_button()

    def show_competence(self, competence: Competence) -> None:
        """Show the anchors of a competence, where the framework has any."""
        self.setVisible(bool(competence.anchors))
        if competence.code == self._code:
            return
        self._code = competence.code
        self.text.setText(
            "\n".join(
                _("EQF {level}: {knowledge} {autonomy}").format(
                    level=anchor.eqf, knowledge=anchor.knowledge_skills, autonomy=anchor.autonomy
                )
                for anchor in sorted(competence.anchors, key=lambda found: found.eqf)
            )
        )

    def fold(self) -> None:
        """Show the button alone."""
        self.text.hide()
        self._name_button()

    def _turn(self) -> None:
        self.text.setVisible(self.text.isHidden())
        self._name_button()

    def _name_button(self) -> None:
        hidden = self.text.isHidden()
        self.toggle.setText(_("Show the levels in words") if hidden else _("Hide the levels"))
