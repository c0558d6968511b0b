"""Agendas with time and kinds of points, meetings in calendars, votes, arrivals, rules."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = depends_on = None


def upgrade() -> None:
    _grow(
        "agenda_item",
        kind=(sa.String(length=32), "common"),
        is_section=(sa.Boolean(), sa.false()),
        is_nested=(sa.Boolean(), sa.false()),
        takes=(sa.Integer(), None),
        presenter=(sa.Text(), ""),
        is_postponed=(sa.Boolean(), sa.false()),
        reason=(sa.Text(), ""),
        came_from=(sa.Text(), ""),
    )
    op.execute("UPDATE agenda_item SET kind = 'internal' WHERE is_confidential")
    op.execute(
        "UPDATE event SET path = replace(path, '/is_confidential', '/kind'),"
        " old = CASE WHEN old = '' THEN 'common' ELSE 'internal' END,"
        " new = CASE WHEN new = '' THEN 'common' ELSE 'internal' END"
        " WHERE path LIKE 'items/%/is_confidential'"
    )
    with op.batch_alter_table("agenda_item") as table:
        table.drop_column("is_confidential")
    _grow("attendance", arrived_at=(sa.Time(), None), left_at=(sa.Time(), None))
    _grow(
        "conclusion",
        agreement=(sa.String(length=32), None),
        votes_for=(sa.Integer(), None),
        votes_against=(sa.Integer(), None),
        votes_abstained=(sa.Integer(), None),
        decided_at=(sa.Time(), None),
    )
    _grow(
        "group",
        genitive=(sa.Text(), ""),
        deciding=(sa.String(length=32), "agreement"),
        standing_agenda=(sa.Text(), ""),
    )
    _grow(
        "meeting",
        link=(sa.Text(), ""),
        state=(sa.String(length=32), "planned"),
        uid=(sa.Text(), ""),
        sequence=(sa.Integer(), "0"),
        invited_at=(sa.DateTime(timezone=True), None),
        cancelled_because=(sa.Text(), ""),
        series=(sa.Text(), ""),
    )
    _name_meetings()
    with op.batch_alter_table("meeting") as table:
        table.create_index(table.f("ix_meeting_series"), ["series"])
        table.create_unique_constraint(table.f("uq_meeting_uid"), ["uid"])
    _grow(
        "minutes",
        verified_at=(sa.DateTime(timezone=True), None),
        verified_in_id=(sa.Integer(), None),
        comments_until=(sa.Date(), None),
        reopened_because=(sa.Text(), ""),
        stays_public=(sa.Boolean(), sa.false()),
    )
    with op.batch_alter_table("minutes") as table:
        table.create_foreign_key(
            table.f("fk_minutes_verified_in_id_meeting"), "meeting", ["verified_in_id"], ["id"]
        )
    _grow("letter", not_before=(sa.DateTime(timezone=True), None))
    _grow("project", profile_id=(sa.Integer(), None))
    with op.batch_alter_table("project") as table:
        table.create_foreign_key(
            table.f("fk_project_profile_id_publicity_profile"),
            "publicity_profile",
            ["profile_id"],
            ["id"],
        )


def _grow(name: str, **columns) -> None:
    """Add columns to a table with rows: each with its type and what the old rows get."""
    with op.batch_alter_table(name) as table:
        for column, (kind, default) in columns.items():
            fills = None if default is None else sa.text(f"'{default}'")
            if isinstance(kind, sa.Boolean):
                fills = default
            given = sa.Column(column, kind, nullable=default is None, server_default=fills)
            table.add_column(given)
    with op.batch_alter_table(name) as table:
        for column, (kind, default) in columns.items():
            if default is not None:
                table.alter_column(column, existing_type=kind, server_default=None)


def _name_meetings() -> None:
    """Give every meeting the name by which calendars will know it."""
    meeting = sa.table("meeting", sa.column("id", sa.Integer), sa.column("uid", sa.Text))
    connection = op.get_bind()
    for id_ in connection.scalars(sa.select(meeting.c.id)).all():
        connection.execute(meeting.update().where(meeting.c.id == id_).values(uid=uuid4().hex))


def downgrade() -> None:
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.drop_column("not_before")

    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_project_profile_id_publicity_profile"), type_="foreignkey"
        )
        batch_op.drop_column("profile_id")

    with op.batch_alter_table("minutes", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_minutes_verified_in_id_meeting"), type_="foreignkey"
        )
        batch_op.drop_column("stays_public")
        batch_op.drop_column("reopened_because")
        batch_op.drop_column("comments_until")
        batch_op.drop_column("verified_in_id")
        batch_op.drop_column("verified_at")

    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_meeting_uid"), type_="unique")
        batch_op.drop_index(batch_op.f("ix_meeting_series"))
        batch_op.drop_column("series")
        batch_op.drop_column("cancelled_because")
        batch_op.drop_column("invited_at")
        batch_op.drop_column("sequence")
        batch_op.drop_column("uid")
        batch_op.drop_column("state")
        batch_op.drop_column("link")

    with op.batch_alter_table("group", schema=None) as batch_op:
        batch_op.drop_column("standing_agenda")
        batch_op.drop_column("deciding")
        batch_op.drop_column("genitive")

    with op.batch_alter_table("conclusion", schema=None) as batch_op:
        batch_op.drop_column("decided_at")
        batch_op.drop_column("votes_abstained")
        batch_op.drop_column("votes_against")
        batch_op.drop_column("votes_for")
        batch_op.drop_column("agreement")

    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.drop_column("left_at")
        batch_op.drop_column("arrived_at")

    _grow("agenda_item", is_confidential=(sa.Boolean(), sa.false()))
    op.execute("UPDATE agenda_item SET is_confidential = true WHERE kind <> 'common'")
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_column("came_from")
        batch_op.drop_column("reason")
        batch_op.drop_column("is_postponed")
        batch_op.drop_column("presenter")
        batch_op.drop_column("takes")
        batch_op.drop_column("is_nested")
        batch_op.drop_column("is_section")
        batch_op.drop_column("kind")
