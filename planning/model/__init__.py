"""Every table of the app, one file per concept. Import the classes from here.

Nothing in this package asks the time, the session or who is signed in: those are handed in.
"""

from planning.model.activities import Activity, Evaluation
from planning.model.approvals import Approval, Decision
from planning.model.attachments import Attachment, Logo, PublicityProfile
from planning.model.attendance import Attendance, Presence
from planning.model.comments import NEXT_COMMENT, NEXT_SUGGESTION, Comment, CommentState
from planning.model.conclusions import (
    OPEN_TASKS,
    Agreement,
    Conclusion,
    ConclusionKind,
    Control,
    TaskState,
)
from planning.model.costs import Basis, Certainty, CostKind, CostLine, CostSource
from planning.model.council_papers import CouncilPaper
from planning.model.directory import (
    City,
    FundingSource,
    Organisation,
    Project,
    TargetGroup,
    Territory,
)
from planning.model.editions import Clearance, Correction, Edition
from planning.model.errors import ChangedMeanwhile, DomainError, NotAllowedNow
from planning.model.groups import (
    LEADS,
    RECORDS,
    WRITES,
    Deciding,
    Function,
    Group,
    GroupKind,
    Membership,
    Quorum,
    Side,
)
from planning.model.history import Event
from planning.model.letters import Letter, LetterKind, LetterState
from planning.model.locks import lock_records
from planning.model.meetings import (
    AgendaItem,
    ItemKind,
    Meeting,
    MeetingState,
    meeting_group,
    numbered,
)
from planning.model.minutes import (
    DAYS_FOR_COMMENTS,
    LOCKED_MINUTES,
    NEXT_MINUTES,
    PUBLIC_MINUTES,
    Minutes,
    MinutesState,
)
from planning.model.overlaps import Overlap, OverlapKind
from planning.model.people import CityRole, Person, User
from planning.model.plans import Goal, Limb, Measure, Plan, PlanState
from planning.model.remarks import Remark, RemarkState
from planning.model.rows import (
    OPEN_MILESTONES,
    Entry,
    EntryKind,
    Level,
    Milestone,
    MilestoneState,
    Risk,
)
from planning.model.sheets import Place, Row, RowKind, Sheet, place
from planning.model.sightings import GONE_AFTER, Sighting
from planning.model.stages import (
    CLOSED,
    LOCKED_STAGES,
    NEEDS_REASON,
    NEXT_REALISATION,
    NEXT_STAGE,
    PUBLIC_STAGES,
    SUBMITTED_STAGES,
    Realisation,
    Stage,
    Verdict,
)
from planning.model.standing import (
    Completeness,
    Part,
    Standing,
    Timeliness,
    completeness,
    completeness_of,
    standing,
    standing_of,
)
from planning.model.versions import PlanVersion

lock_records()

__all__ = [
    "CLOSED",
    "DAYS_FOR_COMMENTS",
    "GONE_AFTER",
    "LEADS",
    "LOCKED_MINUTES",
    "LOCKED_STAGES",
    "NEEDS_REASON",
    "NEXT_COMMENT",
    "NEXT_MINUTES",
    "NEXT_REALISATION",
    "NEXT_STAGE",
    "NEXT_SUGGESTION",
    "OPEN_MILESTONES",
    "OPEN_TASKS",
    "PUBLIC_MINUTES",
    "PUBLIC_STAGES",
    "RECORDS",
    "SUBMITTED_STAGES",
    "WRITES",
    "Activity",
    "AgendaItem",
    "Agreement",
    "Approval",
    "Attachment",
    "Attendance",
    "Basis",
    "Certainty",
    "ChangedMeanwhile",
    "City",
    "CityRole",
    "Clearance",
    "Comment",
    "CommentState",
    "Completeness",
    "Conclusion",
    "ConclusionKind",
    "Control",
    "Correction",
    "CostKind",
    "CostLine",
    "CostSource",
    "CouncilPaper",
    "Deciding",
    "Decision",
    "DomainError",
    "Edition",
    "Entry",
    "EntryKind",
    "Evaluation",
    "Event",
    "Function",
    "FundingSource",
    "Goal",
    "Group",
    "GroupKind",
    "ItemKind",
    "Letter",
    "LetterKind",
    "LetterState",
    "Level",
    "Limb",
    "Logo",
    "Measure",
    "Meeting",
    "MeetingState",
    "Membership",
    "Milestone",
    "MilestoneState",
    "Minutes",
    "MinutesState",
    "NotAllowedNow",
    "Organisation",
    "Overlap",
    "OverlapKind",
    "Part",
    "Person",
    "Place",
    "Plan",
    "PlanState",
    "PlanVersion",
    "Presence",
    "Project",
    "PublicityProfile",
    "Quorum",
    "Realisation",
    "Remark",
    "RemarkState",
    "Risk",
    "Row",
    "RowKind",
    "Sheet",
    "Side",
    "Sighting",
    "Stage",
    "Standing",
    "TargetGroup",
    "TaskState",
    "Territory",
    "Timeliness",
    "User",
    "Verdict",
    "completeness",
    "completeness_of",
    "meeting_group",
    "numbered",
    "place",
    "standing",
    "standing_of",
]
