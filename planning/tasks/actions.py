from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planning.history import record, revise, take_pen, take_turn
from planning.lib.clock import day_of, now, today
from planning.lib.database import db
from planning.lib.words import N_
from planning.model import (
    Conclusion,
    ConclusionKind,
    Control,
    Meeting,
    NotAllowedNow,
    TaskState,
    User,
)


@dataclass(frozen=True)
class Told:
    """What somebody said of a task."""

    task: Conclusion
    state: TaskState
    note: str = ""


def control(told: Told, *, by: User, meeting: Meeting | None = None) -> None:
    """Say how a task stands, and leave a line about it; at a ``meeting``, or between meetings.

    That may be done long after the minutes that gave the task were published. A meeting has one
    line about a task: what is said of it later in the same meeting takes its place.

    Raises:
        NotAllowedNow: it is no task.
    """
    task, origin = told.task, told.task.meeting
    if task.kind is not ConclusionKind.TASK:
        raise NotAllowedNow(N_("Only a task can be finished."))
    take_turn(origin)
    db.session.refresh(task, ["state"])
    stays = task.state is told.state
    if meeting is None and stays and not told.note and _was_said_today(told, by):
        return  # pressed twice
    path = f"conclusions/{task.id}/state"
    revise(origin, {path: told.state}, based_on=origin.version, by=by)
    line = _line_of(task, meeting) or _new_line(task, meeting)
    line.state, line.note, line.at, line.by = told.state, told.note, now(), by
    if stays or told.note:
        record("task controlled", origin, by=by, label=task.text[:200], new=told.note)


def control_all(meeting: Meeting, told: Iterable[Told], *, by: User) -> int:
    """Say of each task how it stands at the meeting; of how many.

    Raises:
        NotAllowedNow: the minutes of the meeting were verified or published meanwhile.
    """
    take_pen(meeting)
    said = list(told)
    for each in said:
        control(each, by=by, meeting=meeting)
    return len(said)


def _line_of(task: Conclusion, meeting: Meeting | None) -> Control | None:
    if meeting is None:
        return None
    return next((line for line in task.controls if line.meeting_id == meeting.id), None)


def _new_line(task: Conclusion, meeting: Meeting | None) -> Control:
    line = Control(meeting=meeting)
    task.controls.append(line)
    return line


def _was_said_today(told: Told, by: User) -> bool:
    last = told.task.controls[-1] if told.task.controls else None
    return (
        last is not None
        and last.meeting_id is None
        and (last.state, last.by_id) == (told.state, by.id)
        and day_of(last.at) == today()
    )
