"""Lists that sheets refer to: organisations, territories, target groups, sources of money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from planning.lib.collation import plain
from planning.lib.database import Base
from planning.lib.ico import is_ico
from planning.lib.words import N_
from planning.model.errors import DomainError

if TYPE_CHECKING:
    from planning.model.attachments import PublicityProfile


class City(Base):
    """The city this workspace belongs to: one row."""

    __tablename__ = "city"

    name: Mapped[str]
    plan_name: Mapped[str]
    coordinator_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    publicity: Mapped[str] = mapped_column(default="")

    coordinator = relationship("Person")


class Organisation(Base):
    """A provider, an office or another body."""

    __tablename__ = "organisation"

    name: Mapped[str]
    #: What this city calls it: SMO is Ostrava in Ostrava and Opava in Opava.
    short_name: Mapped[str] = mapped_column(default="", index=True)
    ico: Mapped[str | None] = mapped_column(unique=True)
    address: Mapped[str] = mapped_column(default="")
    web: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")

    @validates("ico")
    def _check_ico(self, _name: str, ico: str | None) -> str | None:
        if ico and not is_ico(ico):
            raise DomainError(
                N_("%(ico)s is not a valid IČO: its last digit does not fit."), ico=ico
            )
        return ico or None

    @property
    def called(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name

    def is_called(self, text: str) -> bool:
        """Whether ``text`` is its name or short name, whatever the case and accents."""
        return plain(text.strip()) in {plain(self.name), plain(self.short_name)} - {""}


class Territory(Base):
    """A place an activity has effect in. One of them is "Neuvedeno": not stated."""

    __tablename__ = "territory"

    name: Mapped[str] = mapped_column(unique=True)
    code: Mapped[str] = mapped_column(default="")
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("territory.id"))
    #: True for "Neuvedeno" alone.
    is_unknown: Mapped[bool] = mapped_column(default=False)

    parent: Mapped[Territory | None] = relationship(remote_side="Territory.id")


class TargetGroup(Base):
    """A group of people as the register of social services names them."""

    __tablename__ = "target_group"

    name: Mapped[str] = mapped_column(unique=True)


class FundingSource(Base):
    """Who may pay: a budget, a fund, an office. ``code`` is how worksheets write it."""

    __tablename__ = "funding_source"
    __table_args__ = (CheckConstraint("code <> ''", name="code_not_empty"),)

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]


class Project(Base):
    """A funded project: its registration number, money and time."""

    __tablename__ = "project"

    name: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    programme: Mapped[str] = mapped_column(default="")
    call: Mapped[str] = mapped_column(default="")
    period: Mapped[str] = mapped_column(default="")
    budget: Mapped[int | None]
    summary: Mapped[str] = mapped_column(default="")
    publicity: Mapped[str] = mapped_column(default="")
    profile_id: Mapped[int | None] = mapped_column(ForeignKey("publicity_profile.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id"), index=True)

    organisation: Mapped[Organisation | None] = relationship()
    profile: Mapped[PublicityProfile | None] = relationship()
