"""Rules about reviews: who looks for the city, who answers, who may follow."""

from __future__ import annotations

from planning.model import Activity, Approval, ChangeSheet, ReviewSection, User
from planning.permissions.plan import decide_in_general, edit_activity, see_activity_history
from planning.permissions.roles import sits_somewhere


def follow_reviews(user: User, _thing: object) -> bool:
    """Who decides for the city, and people of any group: each what they may know of."""
    return decide_in_general(user, None) or sits_somewhere(user)


def correct_approval(user: User, approval: Approval) -> bool:
    """The official and the coordinator, where it is about an activity."""
    return approval.activity_id is not None and decide_in_general(user, None)


def see_section(user: User, section: ReviewSection) -> bool:
    """Whoever reads the history of its activity."""
    return see_activity_history(user, section.review.activity)


def answer_section(user: User, section: ReviewSection) -> bool:
    """Whoever may edit the activity."""
    return edit_activity(user, section.review.activity)


def see_change_sheet(user: User, sheet: ChangeSheet) -> bool:
    """Whoever reads the history of its activity."""
    return see_activity_history(user, sheet.activity)


def see_review(user: User, activity: Activity) -> bool:
    """Whoever reads the history of the activity."""
    return see_activity_history(user, activity)
