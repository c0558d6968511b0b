"""Rules about meetings, their points, conclusions, tasks, and letters."""

from __future__ import annotations

from planning.model import (
    RECORDS,
    AgendaItem,
    CityRole,
    Conclusion,
    Group,
    Letter,
    Meeting,
    User,
)
from planning.permissions.people import coordinate, signed_in
from planning.permissions.roles import function, role, takes_part


def see_meeting(user: User, meeting: Meeting) -> bool:
    """People of its groups and the coordinator; everybody else while its minutes can be read."""
    return takes_part(user, meeting) or meeting.minutes.is_readable


def see_as_it_stands(user: User, meeting: Meeting) -> bool:
    """People of its groups and the coordinator; everybody else unless it is being rewritten."""
    return takes_part(user, meeting) or meeting.minutes.is_public


def take_part(user: User, meeting: Meeting) -> bool:
    """People of its groups and the coordinator."""
    return takes_part(user, meeting)


def call_meetings(user: User, group: Group) -> bool:
    """The group's secretary, manager and deputy, and the coordinator."""
    return function(user, group.id) in RECORDS or role(user) is CityRole.COORDINATOR


def run_meeting(user: User, meeting: Meeting) -> bool:
    """Secretaries, managers and deputies of its groups, and the coordinator."""
    return (
        any(function(user, group) in RECORDS for group in meeting.group_ids)
        or role(user) is CityRole.COORDINATOR
    )


def call_off_meeting(user: User, meeting: Meeting) -> bool:
    """Whoever runs the meeting, until its minutes are published: off, and on again."""
    return run_meeting(user, meeting) and not meeting.minutes.is_public


def write_minutes(user: User, meeting: Meeting) -> bool:
    """Whoever runs the meeting, until its minutes are verified, unless it is called off."""
    return run_meeting(user, meeting) and not (meeting.minutes.is_locked or meeting.is_cancelled)


def see_item(user: User, item: AgendaItem) -> bool:
    """Whoever takes part in its meeting."""
    return takes_part(user, item.meeting)


def write_item(user: User, item: AgendaItem) -> bool:
    """Whoever writes the minutes of its meeting."""
    return write_minutes(user, item.meeting)


def see_conclusion(user: User, conclusion: Conclusion) -> bool:
    """Whoever takes part in its meeting, and whoever has the task."""
    return takes_part(user, conclusion.meeting) or (
        signed_in(user, None) and conclusion.person_id == user.person_id
    )


def write_conclusion(user: User, conclusion: Conclusion) -> bool:
    """Whoever writes the minutes of its meeting."""
    return write_minutes(user, conclusion.meeting)


def see_tasks(user: User, group: Group) -> bool:
    """People of the group and the coordinator."""
    return function(user, group.id) is not None or role(user) is CityRole.COORDINATOR


def tick_off_task(user: User, conclusion: Conclusion) -> bool:
    """Whoever has the task, and whoever runs the meeting it comes from."""
    return run_meeting(user, conclusion.meeting) or (
        signed_in(user, None) and conclusion.person_id == user.person_id
    )


def see_letter(user: User, letter: Letter) -> bool:
    """Whoever runs the meeting it is about; the coordinator where it is about an activity."""
    if letter.meeting is None:
        return coordinate(user, None)
    return run_meeting(user, letter.meeting)
