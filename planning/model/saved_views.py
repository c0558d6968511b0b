"""Views of the timeline that somebody keeps under a name."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base

if TYPE_CHECKING:
    from planning.model.groups import Group
    from planning.model.people import User


class SavedView(Base):
    """What was chosen on the timeline, under a name its owner gave it.

    It keeps the choice and nothing of what was found: each who opens it sees what they may.
    """

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("owner_id", "name"),)

    owner_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    name: Mapped[str]
    #: The choice as the address of the timeline says it, in one order and without what is empty.
    query: Mapped[str] = mapped_column(default="")
    #: Whether others may open it: the people of ``group``, or everybody with an account.
    is_shared: Mapped[bool] = mapped_column(default=False)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("group.id"), index=True)
    at: Mapped[datetime]

    owner: Mapped[User] = relationship()
    group: Mapped[Group | None] = relationship()
