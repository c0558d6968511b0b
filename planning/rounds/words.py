"""How a comment round speaks of time, of its comments and of what they are about."""

from __future__ import annotations

from datetime import datetime, timedelta
from difflib import SequenceMatcher

from flask_babel import gettext as _
from flask_babel import ngettext

from planning.model import CommentRound, RoundState, Submission
from planning.web.labels import label
from planning.web.typography import day, hour, moment, tidy

#: Texts of which this share is the same are shown as one, with what differs marked.
_ALIKE = 0.6
#: From then on days are counted and no longer hours.
_DAYS = timedelta(hours=48)


def until(round_: CommentRound) -> str:
    """``12. 12. 2026 to 12:00``: the end, to the minute."""
    return tidy(_("%(day)s at %(hour)s", day=day(round_.closes_at), hour=hour(round_.closes_at)))


def time_left(round_: CommentRound, at: datetime) -> str:
    """When the round is open, and how long it still is, as one sentence."""
    state = round_.state_at(at)
    if state is RoundState.OPEN:
        return tidy(_left(round_.closes_at - at))
    if state in {RoundState.PREPARED, RoundState.ANNOUNCED}:
        return tidy(_("Comments may be sent from %(moment)s.", moment=moment(round_.opens_at)))
    return tidy(_("Comments could be sent until %(moment)s.", moment=until(round_)))


def _left(left: timedelta) -> str:
    if left >= _DAYS:
        return str(ngettext("%(num)s day is left.", "%(num)s days are left.", left.days))
    if left >= timedelta(hours=1):
        hours = left // timedelta(hours=1)
        return str(ngettext("%(num)s hour is left.", "%(num)s hours are left.", hours))
    minutes = max(left // timedelta(minutes=1), 1)
    return str(ngettext("%(num)s minute is left.", "%(num)s minutes are left.", minutes))


def about(submission: Submission) -> str:
    """What the comment is about: the whole plan, a part of it, or a place of a worksheet."""
    part = submission.part or _("the whole plan")
    return f"{part}: {submission.place}" if submission.place else str(part)


def author(submission: Submission) -> str:
    """Who speaks, as anybody may know it."""
    kind = label(submission.author_kind)
    return f"{submission.signature} ({kind})" if submission.signature else kind


def is_rewording(submission: Submission) -> bool:
    """Whether the proposed words are mostly those that stood there: then they are compared."""
    old, new = submission.original.split(), submission.proposed.split()
    return bool(old and new) and SequenceMatcher(None, old, new).ratio() >= _ALIKE
