"""Files: what is attached to a meeting, and the logos of publicity."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base
from planning.model.meetings import ItemKind

if TYPE_CHECKING:
    from planning.model.meetings import AgendaItem, Meeting
    from planning.model.people import User


class Attachment(Base):
    """A file attached to a meeting or to a point of its agenda.

    ``digest`` says where its content lies; ``name`` is only shown, never used as a path.
    """

    __tablename__ = "attachment"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]  # bytes
    digest: Mapped[str]
    kind: Mapped[ItemKind] = mapped_column(default=ItemKind.INTERNAL)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    meeting: Mapped[Meeting] = relationship(back_populates="attachments")
    item: Mapped[AgendaItem | None] = relationship()
    by: Mapped[User | None] = relationship()

    @property
    def is_for_everybody(self) -> bool:
        """Whether the public version shows it: its own mark and that of its point say so."""
        shown = self.item is None or self.item.kind is ItemKind.COMMON
        return shown and self.kind is ItemKind.COMMON


class PublicityProfile(Base):
    """What documents of a programme period must carry: lines on top, logos, a sentence below."""

    __tablename__ = "publicity_profile"

    name: Mapped[str] = mapped_column(unique=True)
    #: A line each.
    header: Mapped[str] = mapped_column(default="")
    footer: Mapped[str] = mapped_column(default="")

    logos: Mapped[list[Logo]] = relationship(
        back_populates="profile", cascade="all, delete-orphan", order_by="Logo.position, Logo.id"
    )


class Logo(Base):
    """A picture the city has put into a slot of a profile. ``alt`` says what it shows."""

    __tablename__ = "logo"

    profile_id: Mapped[int] = mapped_column(ForeignKey("publicity_profile.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    alt: Mapped[str]
    media_type: Mapped[str]
    digest: Mapped[str]

    profile: Mapped[PublicityProfile] = relationship(back_populates="logos")
