"""Enum member -> words, mark and tone. A test demands all three for every member."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from flask_babel import gettext as _

from planning.lib.words import N_
from planning.model import (
    Agreement,
    Basis,
    Certainty,
    CityRole,
    CommentState,
    ConclusionKind,
    CostKind,
    Deciding,
    Decision,
    Function,
    GroupKind,
    ItemKind,
    LetterKind,
    LetterState,
    Level,
    MeetingState,
    MilestoneState,
    MinutesState,
    OverlapKind,
    Part,
    PlanState,
    Presence,
    Quorum,
    Realisation,
    RemarkState,
    Side,
    Stage,
    TaskState,
    Timeliness,
    Verdict,
)
from planning.web import review_labels, round_labels

#: Members of different enums may share a value, and then count as equal: so the enum is in the key.
Key = tuple[type[StrEnum], str]


def _key(member: StrEnum) -> Key:
    return type(member), member.value


_WORDS: list[tuple[StrEnum, str]] = [
    (Stage.IDEA, N_("Idea")),
    (Stage.DRAFTED, N_("In draft")),
    (Stage.DISCUSSED, N_("Discussed in the group")),
    (Stage.COMMENTED, N_("Open for comments")),
    (Stage.AGREED, N_("Agreed by the steering group")),
    (Stage.APPROVED, N_("Approved")),
    (Stage.RETURNED, N_("Returned")),
    (Stage.POSTPONED, N_("Postponed")),
    (Stage.DROPPED, N_("Dropped")),
    (Realisation.NOT_STARTED, N_("Not started")),
    (Realisation.PREPARED, N_("In preparation")),
    (Realisation.RUNNING, N_("Running")),
    (Realisation.PAUSED, N_("Paused")),
    (Realisation.DONE, N_("Completed")),
    (Realisation.CANCELLED, N_("Cancelled")),
    (Realisation.MERGED, N_("Merged")),
    (Realisation.REPLACED, N_("Replaced")),
    (Verdict.FULFILLED, N_("Fulfilled")),
    (Verdict.PARTLY, N_("Partly fulfilled")),
    (Verdict.ONGOING, N_("Fulfilled continuously")),
    (Verdict.NOT_FULFILLED, N_("Not fulfilled")),
    (Timeliness.ON_TIME, N_("On time")),
    (Timeliness.AT_RISK, N_("At risk")),
    (Timeliness.LATE, N_("Late")),
    (Timeliness.UNKNOWN, N_("Unknown")),
    (Timeliness.CLOSED, N_("Closed")),
    (MilestoneState.PLANNED, N_("planned")),
    (MilestoneState.PARTLY, N_("partly done")),
    (MilestoneState.DONE, N_("done")),
    (MilestoneState.AT_RISK, N_("at risk")),
    (MilestoneState.PAUSED, N_("paused")),
    (MilestoneState.DROPPED, N_("moved or cancelled")),
    (Level.LOW, N_("low")),
    (Level.MIDDLE, N_("middle")),
    (Level.HIGH, N_("high")),
    (CostKind.OPERATING, N_("operating")),
    (CostKind.INVESTMENT, N_("investment")),
    (Basis.YEARLY, N_("a year")),
    (Basis.ONCE, N_("once")),
    (Basis.WHOLE, N_("for the whole time")),
    (Certainty.ASSURED, N_("assured")),
    (Certainty.APPLIED, N_("applied for")),
    (Certainty.ASSUMED, N_("assumed")),
    (Decision.APPROVED, N_("approved")),
    (Decision.NOTED, N_("taken note of")),
    (Decision.RETURNED, N_("returned")),
    (Decision.REFUSED, N_("refused")),
    (GroupKind.WORKING, N_("Working group")),
    (GroupKind.STEERING, N_("Steering group")),
    (GroupKind.MONITORING, N_("Monitoring group")),
    (GroupKind.SUBGROUP, N_("Subgroup")),
    (GroupKind.AD_HOC, N_("Temporary group")),
    (Quorum.NONE, N_("no quorum")),
    (Quorum.MAJORITY, N_("more than half of the members")),
    (Quorum.NUMBER, N_("a set number of members")),
    (Function.MANAGER, N_("manager")),
    (Function.DEPUTY, N_("deputy manager")),
    (Function.SECRETARY, N_("secretary")),
    (Function.MEMBER, N_("member")),
    (Function.SUBSTITUTE, N_("substitute")),
    (Function.GUEST, N_("guest")),
    (Side.COMMISSIONER, N_("commissioner")),
    (Side.PROVIDER, N_("provider")),
    (Side.SERVICE_USER, N_("service user")),
    (Side.PUBLIC, N_("public")),
    (Side.EXPERT, N_("expert")),
    (PlanState.PREPARED, N_("Being prepared")),
    (PlanState.VALID, N_("Valid")),
    (PlanState.FINISHED, N_("Finished")),
    (ConclusionKind.INFORMATION, N_("Information")),
    (ConclusionKind.DECISION, N_("Decision")),
    (ConclusionKind.TASK, N_("Task")),
    (TaskState.NEW, N_("new")),
    (TaskState.CONTINUES, N_("continues")),
    (TaskState.DONE, N_("finished")),
    (TaskState.CANCELLED, N_("called off")),
    (Deciding.AGREEMENT, N_("by agreement, written down in words")),
    (Deciding.CONSENSUS, N_("by consensus")),
    (Deciding.VOTE, N_("by voting")),
    (Agreement.CONSENSUS, N_("consensus")),
    (Agreement.VOTE, N_("vote")),
    (ItemKind.COMMON, N_("for everybody")),
    (ItemKind.INTERNAL, N_("internal: the public learns only that there was a point")),
    (ItemKind.HIDDEN, N_("hidden: the public learns nothing")),
    (MeetingState.PLANNED, N_("Planned")),
    (MeetingState.INVITED, N_("Invitation sent")),
    (MeetingState.CANCELLED, N_("Called off")),
    (RemarkState.OPEN, N_("waits for an answer")),
    (RemarkState.ACCEPTED, N_("accepted")),
    (RemarkState.REJECTED, N_("rejected")),
    (CommentState.OPEN, N_("waits for an answer")),
    (CommentState.RESOLVED, N_("settled")),
    (CommentState.ACCEPTED, N_("accepted")),
    (CommentState.REJECTED, N_("rejected")),
    (CommentState.WITHDRAWN, N_("withdrawn by its author")),
    (OverlapKind.LINKED, N_("linked")),
    (OverlapKind.JOINED, N_("joined under both numbers")),
    (OverlapKind.DISMISSED, N_("set aside")),
    (LetterKind.INVITATION, N_("Invitation")),
    (LetterKind.CHANGE, N_("Change of a meeting")),
    (LetterKind.CANCELLATION, N_("Cancellation of a meeting")),
    (LetterKind.COMMENTS, N_("Minutes for comments")),
    (LetterKind.MINUTES, N_("Minutes")),
    (LetterKind.SUBMISSION, N_("A sheet before the city")),
    (LetterKind.REVIEW, N_("What the city says of a sheet")),
    (LetterKind.ANSWER, N_("Answer to a comment or remark")),
    (LetterState.WAITING, N_("waits to be sent")),
    (LetterState.SENT, N_("sent")),
    (LetterState.GIVEN_UP, N_("could not be sent")),
    (Presence.PRESENT, N_("present")),
    (Presence.EXCUSED, N_("excused")),
    (Presence.ABSENT, N_("did not come")),
    (MinutesState.DRAFT, N_("Draft")),
    (MinutesState.COMMENTED, N_("With members for comments")),
    (MinutesState.VERIFIED, N_("Verified")),
    (MinutesState.PUBLISHED, N_("Published")),
    (MinutesState.ARCHIVED, N_("Archived")),
    (CityRole.COORDINATOR, N_("coordinator of the plan")),
    (CityRole.OFFICIAL, N_("city official")),
    (CityRole.ADMIN, N_("administrator")),
    (Part.NUMBER, N_("Number")),
    (Part.TITLE, N_("Title")),
    (Part.MEASURE, N_("Measure")),
    (Part.IMPLEMENTERS, N_("Implementer of the activity")),
    (Part.PARTNERS, N_("Cooperating bodies")),
    (Part.RESPONSIBLE, N_("Responsible person")),
    (Part.DESCRIPTION, N_("Short description of the activity")),
    (Part.TARGET_GROUPS, N_("Target groups")),
    (Part.OUTPUTS, N_("Planned outputs")),
    (Part.COSTS, N_("Costs and sources of money")),
    (Part.TERRITORIES, N_("Territory of effect")),
    (Part.RISKS, N_("Overview of risks")),
    (Part.MILESTONES, N_("Schedule of main steps")),
]
LABELS: dict[Key, str] = {
    _key(member): words for member, words in [*_WORDS, *review_labels.WORDS, *round_labels.WORDS]
}


@dataclass(frozen=True)
class Look:
    """The mark of a state in the sprite, and its tone: good, risk, late, quiet or none."""

    mark: str
    tone: str = ""


_LOOKS: list[tuple[StrEnum, Look]] = [
    (Stage.IDEA, Look("draft", "quiet")),
    (Stage.DRAFTED, Look("draft")),
    (Stage.DISCUSSED, Look("waiting")),
    (Stage.COMMENTED, Look("waiting")),
    (Stage.AGREED, Look("waiting")),
    (Stage.APPROVED, Look("approved", "good")),
    (Stage.RETURNED, Look("returned", "risk")),
    (Stage.POSTPONED, Look("gap", "quiet")),
    (Stage.DROPPED, Look("gap", "quiet")),
    (Realisation.NOT_STARTED, Look("planned", "quiet")),
    (Realisation.PREPARED, Look("planned", "quiet")),
    (Realisation.RUNNING, Look("ongoing")),
    (Realisation.PAUSED, Look("paused", "quiet")),
    (Realisation.DONE, Look("done", "good")),
    (Realisation.CANCELLED, Look("not", "quiet")),
    (Realisation.MERGED, Look("not", "quiet")),
    (Realisation.REPLACED, Look("not", "quiet")),
    (Verdict.FULFILLED, Look("done", "good")),
    (Verdict.PARTLY, Look("partly")),
    (Verdict.ONGOING, Look("ongoing")),
    (Verdict.NOT_FULFILLED, Look("not", "late")),
    (Timeliness.ON_TIME, Look("done", "good")),
    (Timeliness.AT_RISK, Look("risk", "risk")),
    (Timeliness.LATE, Look("late", "late")),
    (Timeliness.UNKNOWN, Look("unknown", "quiet")),
    (Timeliness.CLOSED, Look("not", "quiet")),
    (MilestoneState.PLANNED, Look("planned", "quiet")),
    (MilestoneState.PARTLY, Look("partly")),
    (MilestoneState.DONE, Look("done", "good")),
    (MilestoneState.AT_RISK, Look("risk", "risk")),
    (MilestoneState.PAUSED, Look("paused", "quiet")),
    (MilestoneState.DROPPED, Look("not", "quiet")),
    (PlanState.PREPARED, Look("draft")),
    (PlanState.VALID, Look("approved", "good")),
    (PlanState.FINISHED, Look("approved", "quiet")),
    (TaskState.NEW, Look("planned", "quiet")),
    (TaskState.CONTINUES, Look("ongoing")),
    (TaskState.DONE, Look("done", "good")),
    (TaskState.CANCELLED, Look("not", "quiet")),
    (ItemKind.COMMON, Look("done", "good")),
    (ItemKind.INTERNAL, Look("gap", "risk")),
    (ItemKind.HIDDEN, Look("not", "risk")),
    (MeetingState.PLANNED, Look("planned", "quiet")),
    (MeetingState.INVITED, Look("waiting", "good")),
    (MeetingState.CANCELLED, Look("not", "quiet")),
    (RemarkState.OPEN, Look("waiting")),
    (RemarkState.ACCEPTED, Look("done", "good")),
    (RemarkState.REJECTED, Look("not", "quiet")),
    (CommentState.OPEN, Look("waiting")),
    (CommentState.RESOLVED, Look("done", "good")),
    (CommentState.ACCEPTED, Look("done", "good")),
    (CommentState.REJECTED, Look("not", "quiet")),
    (CommentState.WITHDRAWN, Look("not", "quiet")),
    (OverlapKind.LINKED, Look("done", "good")),
    (OverlapKind.JOINED, Look("approved", "good")),
    (OverlapKind.DISMISSED, Look("not", "quiet")),
    (LetterState.WAITING, Look("waiting")),
    (LetterState.SENT, Look("done", "good")),
    (LetterState.GIVEN_UP, Look("late", "late")),
    (Presence.PRESENT, Look("done", "good")),
    (Presence.EXCUSED, Look("not", "quiet")),
    (Presence.ABSENT, Look("planned", "quiet")),
    (MinutesState.DRAFT, Look("draft")),
    (MinutesState.COMMENTED, Look("waiting")),
    (MinutesState.VERIFIED, Look("waiting", "good")),
    (MinutesState.PUBLISHED, Look("approved", "good")),
    (MinutesState.ARCHIVED, Look("approved", "quiet")),
]
LOOKS: dict[Key, Look] = {_key(member): seen for member, seen in _LOOKS} | {
    _key(member): Look(mark, tone)
    for member, mark, tone in [*review_labels.MARKS, *round_labels.MARKS]
}


def label(member: StrEnum) -> str:
    """The words for an enum member, in the reader's language."""
    return str(_(LABELS[_key(member)]))


def look(member: StrEnum) -> Look:
    """The mark and tone of a state."""
    return LOOKS[_key(member)]


def choices(among: type[StrEnum]) -> list[tuple[str, str]]:
    """Values and words of an enum, in its own order, for a list to choose from."""
    return [(member.value, label(member)) for member in among]
