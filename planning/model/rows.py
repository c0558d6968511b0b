"""Rows of an activity's worksheet: who, what, for whom, where, what may go wrong and when."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from planning.lib.periods import PeriodKind, parse
from planning.model.fields import Choice, Day, Line, Prose, Term
from planning.model.sheets import NEVER_AGAIN, Row

if TYPE_CHECKING:
    from planning.model.directory import Organisation, TargetGroup, Territory


class EntryKind(StrEnum):
    """Lists on the worksheet whose rows are one text and perhaps what it refers to."""

    IMPLEMENTER = "implementer"
    PARTNER = "partner"
    STEP = "step"
    TARGET_GROUP = "target_group"
    OUTPUT = "output"
    TERRITORY = "territory"


class Entry(Row):
    """A row of one of the plain lists. What it refers to stands beside the text, never instead."""

    __tablename__ = "entry"
    __table_args__ = (Index("ix_entry_activity_id_kind", "activity_id", "kind"), NEVER_AGAIN)

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    kind: Mapped[EntryKind]
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    target_group_id: Mapped[int | None] = mapped_column(ForeignKey("target_group.id"))
    territory_id: Mapped[int | None] = mapped_column(ForeignKey("territory.id"))

    organisation: Mapped[Organisation | None] = relationship(lazy="joined")
    target_group: Mapped[TargetGroup | None] = relationship(lazy="joined")
    territory: Mapped[Territory | None] = relationship(lazy="joined")

    FIELDS = {"text": Line(1000)}


class MilestoneState(StrEnum):
    """How a milestone stands, as people say it; being late is computed."""

    PLANNED = "planned"
    PARTLY = "partly"
    DONE = "done"
    AT_RISK = "at_risk"
    PAUSED = "paused"
    DROPPED = "dropped"


#: Milestones that still wait to be done.
OPEN_MILESTONES = frozenset({MilestoneState.PLANNED, MilestoneState.PARTLY, MilestoneState.AT_RISK})


class Milestone(Row):
    """A step of the schedule: what, and by when as exactly as anybody knows."""

    __tablename__ = "milestone"
    # Wide enough for the timeline to judge thousands of steps without touching the table.
    __table_args__ = (
        Index("ix_milestone_schedule", "activity_id", "ends_on", "starts_on", "state", "period"),
        NEVER_AGAIN,
    )

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[str] = mapped_column(default="")
    #: As it was written; the three columns below are read from it.
    when: Mapped[str] = mapped_column(default="")
    period: Mapped[PeriodKind] = mapped_column(default=PeriodKind.NONE)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    state: Mapped[MilestoneState] = mapped_column(default=MilestoneState.PLANNED)
    done_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")

    FIELDS = {
        "text": Line(500),
        "when": Term(),
        "state": Choice(MilestoneState),
        "done_on": Day(),
        "note": Line(500),
    }

    @validates("when")
    def _read_period(self, _name: str, when: str) -> str:
        period = parse(when)
        self.period, self.starts_on, self.ends_on = period.kind, period.starts_on, period.ends_on
        return when

    def is_late(self, today: date) -> bool:
        """Whether it should have been done before ``today`` and is not."""
        return self.state in OPEN_MILESTONES and self.ends_on is not None and self.ends_on < today


class Level(StrEnum):
    """How likely a risk is, or how much it would hurt."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class Risk(Row):
    """Something that may go wrong, and what is done about it."""

    __tablename__ = "risk"
    __table_args__ = NEVER_AGAIN

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[str] = mapped_column(default="")
    likelihood: Mapped[Level | None]
    impact: Mapped[Level | None]
    mitigation: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")

    FIELDS = {
        "text": Prose(1000),
        "likelihood": Choice(Level, optional=True),
        "impact": Choice(Level, optional=True),
        "mitigation": Prose(1000),
        "owner": Line(200),
    }
