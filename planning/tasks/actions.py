from __future__ import annotations

from planning.history import revise
from planning.lib.words import N_
from planning.model import Conclusion, ConclusionKind, NotAllowedNow, TaskState, User


def tick_off(task: Conclusion, state: TaskState, *, by: User) -> None:
    """Say how a task stands. That may be done long after its minutes were published.

    Raises:
        NotAllowedNow: it is no task.
    """
    if task.kind is not ConclusionKind.TASK:
        raise NotAllowedNow(N_("Only a task can be finished."))
    meeting = task.meeting
    revise(meeting, {f"conclusions/{task.id}/state": state}, based_on=meeting.version, by=by)
