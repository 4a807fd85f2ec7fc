"""Framework drafts: a city's own framework until it is published."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from s4c_desktop.models import framework_tables as _referred  # noqa: F401 - keys refer to its tables
from s4c_desktop.models.base import HashedRow, UtcDateTime


class FrameworkDraftRow(HashedRow):
    """A framework in the making: the whole of it as canonical JSON, and what came of it.

    `code` and `label` are the code and the version that it is to be published under.
    """

    __tablename__ = "framework_draft"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    base_id: Mapped[UUID | None] = mapped_column(ForeignKey("framework.id"))
    code: Mapped[str] = mapped_column(String(32))
    label: Mapped[str] = mapped_column(String(32))
    title: Mapped[str] = mapped_column(Text)
    document: Mapped[str] = mapped_column(Text)
    published_id: Mapped[UUID | None] = mapped_column(ForeignKey("framework.id"))
    archived: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
