"""What the pages of reviews show: the queue parted by whose turn it is, and a difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planning.history.moments import last_decided
from planning.model import (
    UNDER_WAY,
    Activity,
    Approval,
    Case,
    ChangeSheet,
    Decision,
    Part,
    PlanVersion,
    Review,
    ReviewOutcome,
    ReviewSection,
    ReviewState,
    User,
)
from planning.permissions import edit_activity, steer_activity
from planning.reviews.comparing import Compared, compared
from planning.reviews.waiting import MOST, Waiting, waiting
from planning.worksheets import whole

_S = ReviewState


@dataclass
class Queue:
    """Sheets by whose turn it is, each list with the longest waiting first."""

    office: list[Waiting] = field(default_factory=list)
    bodies: list[Waiting] = field(default_factory=list)
    returned: list[Waiting] = field(default_factory=list)
    unsent: list[Waiting] = field(default_factory=list)
    #: There is more than one page takes.
    is_cut: bool = False

    def mine(self, user: User, *, decides: bool) -> list[Waiting]:
        """What waits for ``user``: who decides for the city, leads a group, or writes in one.

        What waits for a body waits for nobody here, until the body has met.
        """
        if decides:
            return self.office
        unsent = [each for each in self.unsent if steer_activity(user, each.activity)]
        return [each for each in self.returned if edit_activity(user, each.activity)] + unsent

    def __len__(self) -> int:
        return sum(map(len, (self.office, self.bodies, self.returned, self.unsent)))


def what_waits(user: User, group_id: int | None) -> Queue:
    """Everything under way that ``user`` may know of."""
    found = waiting(user, group_id)
    unsent = sum(each.is_unsent for each in found)
    queue = Queue(is_cut=max(unsent, len(found) - unsent) >= MOST)
    for each in found:
        if each.is_unsent:
            queue.unsent.append(each)
        elif each.state is _S.RETURNED:
            queue.returned.append(each)
        elif each.state is _S.AGREED:
            queue.bodies.append(each)
        else:
            queue.office.append(each)
    return queue


@dataclass
class Shown:
    """A difference and what it is against: what was approved, or the sheet as it was returned."""

    found: Compared
    against: str
    approval: Approval | None = None
    version: PlanVersion | None = None
    #: Whether one may look at the other of the two.
    may_choose: bool = False
    #: Against a return: the sections that were returned.
    returned: dict[Part, ReviewSection] = field(default_factory=dict)


def difference_of(case: Case, against: str) -> Shown:
    """What a reader of the case looks at: a corrected sheet since its return, else the whole.

    Four queries at most.
    """
    activity, review = case.activity, case.last_review
    was_returned = case.state is _S.CORRECTED and review is not None
    if review is not None and was_returned and against != "approved":
        returned = {each.part: each for each in review.sections}
        found = compared(activity, review.upto)
        return Shown(found, "return", may_choose=True, returned=returned)
    version = None
    since = case.change.since if case.change else activity.approved_upto
    if since is None:
        decided = last_decided(activity.plan_id)
        version = decided.version if decided else None
        since = decided.upto if decided else None
    found = compared(activity, since, approved=version is not None)
    approved = _approvals_of(activity)
    return Shown(
        found,
        "approved",
        approval=approved[-1] if approved and not found.is_new else None,
        version=version,
        may_choose=was_returned,
    )


def _approvals_of(activity: Activity) -> list[Approval]:
    """By which bodies the approved wording was approved; of older ones that is all one knows."""
    known = [each for each in activity.approvals if each.decision is Decision.APPROVED]
    exact = [each for each in known if each.upto and each.upto == activity.approved_upto]
    return sorted(exact or [each for each in known if each.upto is None], key=lambda each: each.id)


def said_before(case: Case) -> Sequence[Review]:
    """Reviews told at the end of the page, oldest first: all but one that is told above already.

    That is a return while it is answered, and an agreement without a note, told by the path.
    """
    last = case.last_review
    is_agreement = last is not None and last.outcome is ReviewOutcome.AGREED and not last.note
    is_told_by_path = is_agreement and case.state is _S.AGREED
    return case.reviews[:-1] if case.being_answered or is_told_by_path else case.reviews


def changes_in(sheet: ChangeSheet) -> Compared:
    """What a change sheet is about: while it is on its way, all that has changed until now."""
    activity = whole(sheet.activity)
    until = None if sheet.state in UNDER_WAY else sheet.upto
    return compared(activity, sheet.since, until)
