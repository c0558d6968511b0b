"""What a face is made of: the meeting with all that stands under it, and whom not to name."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import joinedload, selectinload

from planning.faces.record import Face
from planning.faces.veil import Veiled
from planning.lib.database import db
from planning.model import (
    Activity,
    AgendaItem,
    Conclusion,
    Meeting,
    Membership,
    Minutes,
    Person,
    Project,
    PublicityProfile,
    Side,
    User,
)
from planning.visibility import visible_activities


def with_everything(meeting: Meeting) -> Meeting:
    """The meeting with everything its desk and its minutes show. Four or five queries."""
    return (
        db.session.scalars(
            select(Meeting)
            .where(Meeting.id == meeting.id)
            .options(
                joinedload(Meeting.minutes).joinedload(Minutes.corrections),
                joinedload(Meeting.project)
                .joinedload(Project.profile)
                .selectinload(PublicityProfile.logos),
                joinedload(Meeting.items).joinedload(AgendaItem.activity),
                selectinload(Meeting.conclusions).options(
                    joinedload(Conclusion.person), joinedload(Conclusion.controls)
                ),
                selectinload(Meeting.attendances),
                selectinload(Meeting.attachments),
            )
        )
        .unique()
        .one()
    )


def veiled_people(meeting: Meeting) -> list[Veiled]:
    """Who must not be named in public. One query.

    They are the people of the meeting's groups, and anybody else it knows by name, who stand on
    the side of those who use services or do not wish to be named.
    """
    known = {row.person_id for row in meeting.attendances}
    known |= {said.person_id for said in meeting.conclusions}
    uses = exists().where(Membership.person_id == Person.id, Membership.side == Side.SERVICE_USER)
    sits = exists().where(
        Membership.person_id == Person.id, Membership.group_id.in_(meeting.group_ids)
    )
    rows = db.session.execute(
        select(Person.first_name, Person.last_name, uses, Person.id)
        .where(
            or_(Person.id.in_(sorted(known - {None})), sits),
            or_(uses, Person.name_is_public.is_(False)),
        )
        .order_by(Person.id)
    )
    return [Veiled(*row) for row in rows]


def without_unseen(face: Face, user: User) -> Face:
    """The face without ways to activities that ``user`` may not know of. One query.

    In the full face their names go too; what the public face says was said before everybody.
    """
    ids = {point.activity_id for point in face.points if point.activity_id is not None}
    seen = set(
        db.session.scalars(
            select(Activity.id).where(Activity.id.in_(sorted(ids)), visible_activities(user))
        )
    )
    points = [
        point
        if point.activity_id in seen
        else replace(point, activity_id=None, activity=point.activity if face.is_public else "")
        for point in face.points
    ]
    return replace(face, points=points)
