"""Rules about minutes, their editions and remarks, and files."""

from __future__ import annotations

from planning.model import WRITES, Attachment, CityRole, Edition, Minutes, Remark, User
from planning.permissions.meetings import run_meeting, write_minutes
from planning.permissions.roles import function, role, takes_part


def see_minutes(user: User, minutes: Minutes) -> bool:
    """Whoever sees the meeting."""
    return takes_part(user, minutes.meeting) or minutes.is_readable


def know_of_minutes(user: User, minutes: Minutes) -> bool:
    """Whoever takes part; everybody once they were published, be their text hidden since."""
    return takes_part(user, minutes.meeting) or minutes.was_published


def read_edition(user: User, edition: Edition) -> bool:
    """Whoever takes part; everybody unless it says what must not be public."""
    return takes_part(user, edition.minutes.meeting) or edition.hidden_at is None


def see_full_minutes(user: User, minutes: Minutes) -> bool:
    """People of the meeting's groups and the coordinator; the official while they can be read."""
    return takes_part(user, minutes.meeting) or (
        role(user) is CityRole.OFFICIAL and minutes.is_readable
    )


def comment_on_minutes(user: User, minutes: Minutes) -> bool:
    """Members of the meeting's groups but their guests, and the coordinator."""
    return role(user) is CityRole.COORDINATOR or any(
        function(user, group) in WRITES for group in minutes.meeting.group_ids
    )


def see_remark(user: User, remark: Remark) -> bool:
    """Whoever takes part in the meeting; nobody else, ever."""
    return takes_part(user, remark.minutes.meeting)


def answer_remark(user: User, remark: Remark) -> bool:
    """Whoever runs the meeting."""
    return run_meeting(user, remark.minutes.meeting)


def publish_minutes(user: User, minutes: Minutes) -> bool:
    """Whoever runs the meeting."""
    return run_meeting(user, minutes.meeting)


def see_attachment(user: User, attachment: Attachment) -> bool:
    """Whoever sees the full minutes; everybody while they can be read and the file is for all."""
    minutes = attachment.meeting.minutes
    return see_full_minutes(user, minutes) or (minutes.is_readable and attachment.is_for_everybody)


def tend_attachment(user: User, attachment: Attachment) -> bool:
    """Whoever writes the minutes of its meeting."""
    return write_minutes(user, attachment.meeting)
