"""The centre's logo: chosen from a file, shown as it is printed, removed again."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from s4c_desktop.base import logo
from s4c_desktop.base.errors import UserError
from s4c_desktop.base.files import read_at_most
from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.base.i18n import mark
from s4c_desktop.ui import widgets
from s4c_desktop.ui.context import Context
from s4c_desktop.ui.flow_layout import FlowLayout
from s4c_desktop.ui.settings.wishes import Wishes

MEGABYTES = 4
LARGEST = 8_000
"""Pixels of a side of what is read."""
KEPT = QSize(1200, 480)
"""Pixels of what is kept: three times finer than any screen, on the paper it is printed on."""
SHOWN = QSize(180, 56)


class LogoField(QWidget):
    """Keeps a copy of its own, so that the file can go."""

    def __init__(self, context: Context, wishes: Wishes) -> None:
        super().__init__()
        self._context = context
        self._wishes = wishes
        self.picture = QLabel()
        self.picture.setProperty("role", "paper")
        self.picture.setAccessibleName(_("The centre's logo"))
        self.choose = widgets.button(_("Choose logo…"), self._choose)
        self.remove = widgets.button(_("Remove logo"), partial(self._keep, b""))
        row = FlowLayout(spacing=8)
        row.addWidget(self.picture)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(
            widgets.small(
                _(
                    "Printed on the first page of every document: a PNG or JPEG file of at most "
                    "{most} MB. Without one, documents have none."
                ).format(most=MEGABYTES)
            )
        )
        self.show_stored()
        wishes.changed.connect(self.show_stored)

    def show_stored(self) -> None:
        """Show the logo there is."""
        content = logo.stored()
        shown = QPixmap()
        there = bool(content) and shown.loadFromData(content)
        self.picture.setVisible(there)
        self.remove.setVisible(there)
        if there:
            self.picture.setPixmap(
                shown.scaled(
                    SHOWN,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )

    def take(self, file: Path) -> None:
        """Make a file's picture the logo."""
        self._context.tasks.run_long(
            partial(picture_of, file),
            done=self._keep,
            label=_("Reading the logo"),
            owner=self,
        )

    def _choose(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self, _("Choose logo"), "", _("Pictures") + " (*.png *.jpg *.jpeg)"
        )
        if name:
            self.take(Path(name))

    def _keep(self, picture: bytes) -> None:
        try:
            self._wishes.do(logo.keep, logo.stored(), picture)
        except UserError as error:
            self._context.messages.error(error)


def picture_of(file: Path) -> bytes:
    """Return a file's picture as PNG, no larger than it is printed, and nothing else of the file.

    Raises UserError for what is no PNG or JPEG, or too large.
    """
    content = read_at_most(file, MEGABYTES * 1_000_000 + 1)
    if len(content) > MEGABYTES * 1_000_000:
        raise UserError(
            mark("{file} is larger than {most} MB. Choose a smaller picture."),
            file=file.name,
            most=MEGABYTES,
        )
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # By its content: no other format is tried, whatever the name of the file says.
    reader = QImageReader(buffer, QByteArray(_format_of(content)))
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise _no_picture(file)
    if max(size.width(), size.height()) > LARGEST:
        raise UserError(
            mark(
                "The picture in {file} has {width} × {height} pixels; a logo has at most {most} on "
                "a side. Make it smaller, and choose it again."
            ),
            file=file.name,
            width=size.width(),
            height=size.height(),
            most=LARGEST,
        )
    image = reader.read()
    if image.isNull():
        raise _no_picture(file)
    return _as_png(image)


def _format_of(content: bytes) -> bytes:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return b"png"
    return b"jpg" if content.startswith(b"\xff\xd8\xff") else b"none"


def _no_picture(file: Path) -> UserError:
    return UserError(
        mark("{file} is no PNG or JPEG picture, or it is damaged. Choose another file."),
        file=file.name,
    )


def _as_png(image: QImage) -> bytes:
    if image.width() > KEPT.width() or image.height() > KEPT.height():
        image = image.scaled(
            KEPT,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    for key in image.textKeys():
        image.setText(key, "")
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(made, QByteArray(b"png")).write(image)
    return bytes(made.data().data())
