"""People, and the accounts some of them have."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from flask_login import UserMixin
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib import names
from planning.lib.database import Base

if TYPE_CHECKING:
    from planning.model.directory import Organisation
    from planning.model.groups import Function, Group, Membership


class Person(Base):
    """Someone who plans, with or without an account. Titles stand around the name."""

    __tablename__ = "person"

    titles_before: Mapped[str] = mapped_column(default="")
    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str]
    titles_after: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    #: May the name stand in public? Users of services never do, whatever this says.
    name_is_public: Mapped[bool] = mapped_column(default=True)
    #: May members of the person's groups see phone and e-mail?
    shares_contacts: Mapped[bool] = mapped_column(default=True)

    organisation: Mapped[Organisation | None] = relationship()
    memberships: Mapped[list[Membership]] = relationship(
        back_populates="person", foreign_keys="Membership.person_id"
    )

    @property
    def name(self) -> str:
        """First name and surname, as people say it."""
        return names.full_name("", self.first_name, self.last_name, "")

    @property
    def full_name(self) -> str:
        """With titles, as people write it."""
        return names.full_name(
            self.titles_before, self.first_name, self.last_name, self.titles_after
        )

    def membership_in(self, group: Group | int, *, on: date) -> Membership | None:
        """Their membership that holds on that day."""
        group_id = group if isinstance(group, int) else group.id
        return next((m for m in self.memberships if m.group_id == group_id and m.holds(on)), None)


class CityRole(StrEnum):
    """What someone does for the whole city, beside what they do in their groups."""

    COORDINATOR = "coordinator"
    OFFICIAL = "official"
    ADMIN = "admin"


class User(Base, UserMixin):
    """An account: who may sign in."""

    __tablename__ = "user"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    email: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str]
    role: Mapped[CityRole | None]
    is_enabled: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()

    @property
    def key(self) -> str:
        """Changes with the password: a session that began with another one is over."""
        return sha256(self.password_hash.encode()).hexdigest()[:16]

    @property
    def is_active(self) -> bool:
        return self.is_enabled

    @property
    def name(self) -> str:
        return self.person.name

    def function_in(self, group: Group | int, *, on: date) -> Function | None:
        """What they do in the group on that day; None when they are not in it."""
        membership = self.person.membership_in(group, on=on)
        return membership.function if membership else None

    def groups_on(self, day: date) -> list[int]:
        """The ids of the groups they belong to on that day."""
        return sorted({m.group_id for m in self.person.memberships if m.holds(day)})
