"""Rules about comment rounds and what is handed in during them."""

from __future__ import annotations

from planning.lib.clock import now
from planning.model import (
    DECIDED_STATES,
    EDITED_STATES,
    ENTERED_STATES,
    LEADS,
    READ_STATES,
    CommentRound,
    Plan,
    RoundState,
    Submission,
    User,
)
from planning.permissions.plan import decide_in_general
from planning.permissions.roles import function


def see_round(user: User, round_: CommentRound) -> bool:
    """Everybody once it is announced; before that the coordinator and the official."""
    return round_.state is not RoundState.PREPARED or decide_in_general(user, None)


def read_round(user: User, round_: CommentRound) -> bool:
    """Everybody from its beginning reads what is commented on; before, those who prepare it."""
    return round_.state_at(now()) in READ_STATES or decide_in_general(user, None)


def open_round(user: User, _plan: Plan) -> bool:
    """The coordinator and the official."""
    return decide_in_general(user, None)


def tend_round(user: User, _round: CommentRound) -> bool:
    """The coordinator and the official: they move it along, and publish its settlement."""
    return decide_in_general(user, None)


def describe_round(user: User, round_: CommentRound) -> bool:
    """The coordinator and the official, until the time for comments is over."""
    return decide_in_general(user, None) and round_.state_at(now()) in EDITED_STATES


def hand_in(_user: User, round_: CommentRound) -> bool:
    """Everybody, signed in or not, while it is open."""
    return round_.state_at(now()) is RoundState.OPEN


def enter_submission(user: User, round_: CommentRound) -> bool:
    """The coordinator and the official: what came on paper, until settling begins."""
    return decide_in_general(user, None) and round_.state_at(now()) in ENTERED_STATES


def see_book(user: User, round_: CommentRound) -> bool:
    """The coordinator and the official; managers and deputies see what concerns their groups."""
    return see_round(user, round_) and (decide_in_general(user, None) or leads_somewhere(user))


def leads_somewhere(user: User, _thing: object = None) -> bool:
    """Managers and deputies of any group."""
    seats = user.person.memberships if user.is_authenticated else []
    return any(function(user, seat.group_id) in LEADS for seat in seats)


def see_settlement(user: User, round_: CommentRound) -> bool:
    """Everybody once it is published; before that the coordinator and the official."""
    return round_.state is RoundState.PUBLISHED or decide_in_general(user, None)


def see_submission(user: User, submission: Submission) -> bool:
    """The coordinator, the official, and the manager and deputy of the group it concerns."""
    return decide_in_general(user, None) or _leads(user, submission)


def see_author(user: User, _submission: Submission) -> bool:
    """The coordinator and the official: nobody else learns names and contacts."""
    return decide_in_general(user, None)


def suggest_settlement(user: User, submission: Submission) -> bool:
    """Whoever sees it, until the settlement is approved."""
    return see_submission(user, submission) and _may_change(submission)


def decide_on_submission(user: User, submission: Submission) -> bool:
    """The coordinator and the official, until the settlement is approved."""
    return decide_in_general(user, None) and _may_change(submission)


def veil_submission(user: User, submission: Submission) -> bool:
    """The coordinator and the official, until the settlement is published."""
    state = submission.comment_round.state
    return decide_in_general(user, None) and state is not RoundState.PUBLISHED


def _leads(user: User, submission: Submission) -> bool:
    activity = submission.activity
    return activity is not None and function(user, activity.group_id) in LEADS


def _may_change(submission: Submission) -> bool:
    return submission.comment_round.state_at(now()) in DECIDED_STATES
