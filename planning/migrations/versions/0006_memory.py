"""A memory of everything: rows as they stood, comments, named versions, who is here."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = depends_on = None

#: Tables whose ids are never given twice, and the checks a copy would lose.
_ROWS = {
    "entry": [],
    "milestone": [],
    "risk": [],
    "cost_line": [("amount IS NULL OR amount >= 0", "ck_cost_line_amount_not_negative")],
    "agenda_item": [],
    "conclusion": [],
}


def upgrade() -> None:
    for name, default in (("row", ""), ("key", "")):
        op.add_column("event", sa.Column(name, sa.Text(), nullable=False, server_default=default))
    for table in ("group", "plan"):
        op.add_column(table, sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    _plans_of_measures()
    _comments()
    _sightings()
    _versions()
    _count_ids(never_again=True)


def _plans_of_measures() -> None:
    op.add_column("measure", sa.Column("plan_id", sa.Integer()))
    op.execute(
        "UPDATE measure SET plan_id ="
        " (SELECT goal.plan_id FROM goal WHERE goal.id = measure.goal_id)"
    )
    with op.batch_alter_table("measure") as table:
        table.alter_column("plan_id", existing_type=sa.Integer(), nullable=False)
        table.create_index(table.f("ix_measure_plan_id"), ["plan_id"])
        table.create_foreign_key(table.f("fk_measure_plan_id_plan"), "plan", ["plan_id"], ["id"])


def _comments() -> None:
    op.create_table(
        "comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("thing", sa.Text(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("is_suggestion", sa.Boolean(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("based_on", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.Column("answered_by_id", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name="fk_comment_by_id_user"),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["user.id"], name="fk_comment_answered_by_id_user"
        ),
    )
    op.create_index("ix_comment_thing_thing_id", "comment", ["thing", "thing_id", "state"])


def _sightings() -> None:
    op.create_table(
        "sighting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("thing", sa.Text(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sighting"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_sighting_user_id_user"),
        sa.UniqueConstraint("user_id", "page", name="uq_sighting_user_id"),
    )
    op.create_index("ix_sighting_thing_thing_id", "sighting", ["thing", "thing_id", "seen_at"])


def _versions() -> None:
    op.create_table(
        "plan_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date()),
        sa.Column("upto", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_plan_version"),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name="fk_plan_version_plan_id_plan"),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name="fk_plan_version_by_id_user"),
        sa.UniqueConstraint("plan_id", "name", name="uq_plan_version_plan_id"),
    )
    op.create_index("ix_plan_version_plan_id", "plan_version", ["plan_id"])


def _count_ids(*, never_again: bool) -> None:
    """In SQLite, let rows have ids that are never given twice, or stop it."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for name, checks in _ROWS.items():
        with op.batch_alter_table(
            name,
            recreate="always",
            table_args=[sa.CheckConstraint(rule, name=op.f(called)) for rule, called in checks],
            table_kwargs={"sqlite_autoincrement": never_again},
        ):
            pass


def downgrade() -> None:
    _count_ids(never_again=False)
    op.drop_table("plan_version")
    op.drop_table("sighting")
    op.drop_table("comment")
    with op.batch_alter_table("measure") as table:
        table.drop_constraint(table.f("fk_measure_plan_id_plan"), type_="foreignkey")
        table.drop_index(table.f("ix_measure_plan_id"))
        table.drop_column("plan_id")
    for name, columns in {
        "plan": ["version"],
        "group": ["version"],
        "event": ["key", "row"],
    }.items():
        with op.batch_alter_table(name) as table:
            for column in columns:
                table.drop_column(column)
