"""The path of approval: the bodies that decide on what a group proposes, in their order."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from planning.model.fields import Choice, Flag, Line
from planning.model.sheets import NEVER_AGAIN, Row


class BodyKind(StrEnum):
    """What sort of body decides."""

    STEERING = "steering"
    COUNCIL = "council"
    ASSEMBLY = "assembly"
    OTHER = "other"


class PathStep(Row):
    """A body on the path. The group and the office come before all of them."""

    __tablename__ = "path_step"
    __table_args__ = NEVER_AGAIN

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    body: Mapped[str] = mapped_column(default="")
    kind: Mapped[BodyKind] = mapped_column(default=BodyKind.OTHER)
    #: Whether it decides on changes of what was approved, too.
    decides_changes: Mapped[bool] = mapped_column(default=True)

    FIELDS = {
        "body": Line(200, required=True),
        "kind": Choice(BodyKind),
        "decides_changes": Flag(),
    }
    MAIN = "body"


def usual_path() -> list[PathStep]:
    """The way most cities go, for a plan that says nothing else."""
    return [
        PathStep(position=nth, body=body, kind=kind)
        for nth, (body, kind) in enumerate(
            [
                ("Řídicí skupina", BodyKind.STEERING),
                ("Rada města", BodyKind.COUNCIL),
                ("Zastupitelstvo města", BodyKind.ASSEMBLY),
            ],
            start=1,
        )
    ]
