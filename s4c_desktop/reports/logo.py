"""The centre's logo on a page, where there is one."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from s4c_desktop.base import logo

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Logo:
    """A picture with the size in which it fills a box without being stretched, in points."""

    picture: ImageReader
    width: float
    height: float

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw it with its lower left corner there."""
        canvas.drawImage(self.picture, x, y, self.width, self.height, mask="auto")


def fitted(width: float, height: float) -> Logo | None:
    """Return the centre's logo as large as the box allows; None where there is none."""
    content = logo.stored()
    if not content:
        return None
    try:
        picture = ImageReader(BytesIO(content))
        wide, high = picture.getSize()
    except (OSError, ValueError):
        # It was written by this program; somebody else changed it since.
        _log.warning("logo is no picture, left out")
        return None
    scale = min(width / wide, height / high)
    return Logo(picture, wide * scale, high * scale)
