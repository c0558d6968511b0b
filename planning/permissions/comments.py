"""Rules about comments on activities, and about other wordings suggested for them."""

from __future__ import annotations

from planning.model import Activity, Comment, User
from planning.permissions.plan import edit_activity, see_activity_history


def comment_on_activity(user: User, activity: Activity) -> bool:
    """Whoever reads its history: guests of its group too, and the official once it is submitted."""
    return see_activity_history(user, activity)


def see_comment(user: User, comment: Comment) -> bool:
    """Whoever reads the history of its activity; never the public."""
    return comment.activity is not None and see_activity_history(user, comment.activity)


def answer_comment(user: User, comment: Comment) -> bool:
    """Whoever may edit its activity: they accept or reject what somebody suggests."""
    return comment.activity is not None and edit_activity(user, comment.activity)


def withdraw_comment(user: User, comment: Comment) -> bool:
    """Its author, while they read the activity's history."""
    return bool(user.is_authenticated) and comment.by_id == user.id and see_comment(user, comment)


def settle_comment(user: User, comment: Comment) -> bool:
    """Whoever may edit its activity, and its author while they read the activity's history."""
    is_author = bool(user.is_authenticated) and comment.by_id == user.id
    return answer_comment(user, comment) or (is_author and see_comment(user, comment))
