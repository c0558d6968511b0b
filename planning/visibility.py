"""What a person may find in lists: the sentences of ``permissions`` as SQL conditions."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Text, and_, cast, exists, false, literal, or_, select, true

from planning.lib.clock import today
from planning.model import (
    LEADS,
    LOCKED_STAGES,
    PUBLIC_MINUTES,
    PUBLIC_STAGES,
    ROUNDS,
    SUBMITTED_STAGES,
    WRITES,
    Activity,
    AgendaItem,
    CityRole,
    CommentRound,
    Event,
    Group,
    Meeting,
    Membership,
    Minutes,
    Person,
    Plan,
    PlanState,
    RoundState,
    SavedView,
    Side,
    Submission,
    User,
    meeting_group,
)


def own_groups(user: User) -> list[int]:
    """The ids of the groups a person belongs to today."""
    return user.groups_on(today()) if user.is_authenticated else []


def _role(user: User) -> CityRole | None:
    return user.role if user.is_authenticated else None


def visible_activities(user: User) -> ColumnElement[bool]:
    """``permissions.see_activity`` for every activity at once."""
    if _role(user) is CityRole.COORDINATOR:
        return true()
    if not user.is_authenticated:
        prepared = select(Plan.id).where(Plan.state == PlanState.PREPARED)
        return Activity.stage.in_(sorted(PUBLIC_STAGES)) & Activity.plan_id.not_in(prepared)
    stages = SUBMITTED_STAGES if _role(user) is CityRole.OFFICIAL else PUBLIC_STAGES
    return or_(
        Activity.stage.in_(sorted(stages | PUBLIC_STAGES)), Activity.group_id.in_(own_groups(user))
    )


def editable_activities(user: User) -> ColumnElement[bool]:
    """``permissions.edit_activity`` for every activity at once."""
    if _role(user) is CityRole.COORDINATOR:
        return true()
    day = today()
    seats = user.person.memberships if user.is_authenticated else []
    groups = {seat.group_id for seat in seats if seat.holds(day) and seat.function in WRITES}
    return Activity.group_id.in_(groups) & Activity.stage.not_in(sorted(LOCKED_STAGES))


def _own_meetings(user: User) -> ColumnElement[bool]:
    return (
        exists()
        .where(
            meeting_group.c.meeting_id == Meeting.id,
            meeting_group.c.group_id.in_(own_groups(user)),
        )
        .correlate(Meeting)
    )


def visible_meetings(user: User) -> ColumnElement[bool]:
    """``permissions.see_meeting`` for every meeting at once."""
    if _role(user) is CityRole.COORDINATOR:
        return true()
    published = (
        exists()
        .where(
            Minutes.meeting_id == Meeting.id,
            or_(Minutes.state.in_(sorted(PUBLIC_MINUTES)), Minutes.stays_public),
        )
        .correlate(Meeting)
    )
    return or_(published, _own_meetings(user))


def own_items(user: User) -> ColumnElement[bool]:
    """``permissions.see_item`` for every agenda item at once."""
    if _role(user) is CityRole.COORDINATOR:
        return true()
    its = exists().where(
        meeting_group.c.meeting_id == AgendaItem.meeting_id,
        meeting_group.c.group_id.in_(own_groups(user)),
    )
    return its.correlate(AgendaItem)


def activities_with_history(user: User) -> ColumnElement[bool]:
    """``permissions.see_activity_history`` for every activity at once."""
    if _role(user) is CityRole.COORDINATOR:
        return true()
    groups = own_groups(user)
    readable: ColumnElement[bool] = Activity.group_id.in_(groups)
    if _role(user) is CityRole.OFFICIAL:
        return or_(readable, Activity.stage.in_(sorted(SUBMITTED_STAGES)))
    return readable if groups else false()


def visible_views(user: User) -> ColumnElement[bool]:
    """``permissions.see_view`` for every kept view at once."""
    if not user.is_authenticated:
        return false()
    ours = or_(SavedView.group_id.is_(None), SavedView.group_id.in_(own_groups(user)))
    return or_(SavedView.owner_id == user.id, and_(SavedView.is_shared, ours))


def unnamed_in_public() -> ColumnElement[bool]:
    """Whether a person may not be named in public: a user of services, or whoever asked for it."""
    uses_services = exists().where(
        Membership.person_id == Person.id, Membership.side == Side.SERVICE_USER
    )
    return or_(Person.name_is_public.is_(False), uses_services)


def named_responsible(user: User) -> ColumnElement[bool]:
    """Whether this person may read who is responsible for an activity, for every one at once."""
    unnamed = select(Person.id).where(unnamed_in_public())
    return or_(
        activities_with_history(user),
        Activity.responsible_id.is_(None),
        Activity.responsible_id.not_in(unnamed),
    )


def visible_events(user: User) -> ColumnElement[bool]:
    """``permissions.see_event`` for every deed at once."""
    if _role(user) is CityRole.COORDINATOR:
        return true()
    groups = own_groups(user)
    if not groups and _role(user) is not CityRole.OFFICIAL:
        return false()
    return or_(
        (Event.thing == Activity.__tablename__)
        & exists()
        .where(Activity.id == Event.thing_id, activities_with_history(user))
        .correlate(Event),
        (Event.thing == Meeting.__tablename__)
        & exists()
        .where(meeting_group.c.meeting_id == Event.thing_id, meeting_group.c.group_id.in_(groups))
        .correlate(Event),
        (Event.thing == Group.__tablename__) & Event.thing_id.in_(groups),
        (Event.thing == Plan.__tablename__) & of_known_rounds(user),
    )


def of_known_rounds(user: User) -> ColumnElement[bool]:
    """Whether a deed on a plan is about no comment round, or about one ``user`` may know of."""
    unknown = select(literal(ROUNDS).concat(cast(CommentRound.id, Text))).where(
        ~visible_rounds(user)
    )
    return Event.path.not_in(unknown)


def visible_rounds(user: User) -> ColumnElement[bool]:
    """``permissions.see_round`` for every comment round at once."""
    if _role(user) in {CityRole.COORDINATOR, CityRole.OFFICIAL}:
        return true()
    return CommentRound.state != RoundState.PREPARED


def visible_submissions(user: User) -> ColumnElement[bool]:
    """``permissions.see_submission`` for everything handed in at once."""
    if _role(user) in {CityRole.COORDINATOR, CityRole.OFFICIAL}:
        return true()
    day = today()
    seats = user.person.memberships if user.is_authenticated else []
    groups = {seat.group_id for seat in seats if seat.holds(day) and seat.function in LEADS}
    its = exists().where(Activity.id == Submission.activity_id, Activity.group_id.in_(groups))
    return its.correlate(Submission)
