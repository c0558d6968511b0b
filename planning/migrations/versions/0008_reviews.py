"""Reviews by sections, the path of approval, change sheets of what was approved."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = depends_on = None

#: The usual path, for plans that have none.
_PATH = [
    ("Řídicí skupina", "steering"),
    ("Rada města", "council"),
    ("Zastupitelstvo města", "assembly"),
]
#: What a copy of the table would lose in SQLite.
_CHECK = ("(plan_id IS NULL) <> (activity_id IS NULL)", "ck_approval_of_one_thing")
_NEW = {
    "step_id": sa.Integer(),
    "review_id": sa.Integer(),
    "change_sheet_id": sa.Integer(),
    "upto": sa.Integer(),
    "recorded_at": sa.DateTime(timezone=True),
}


def upgrade() -> None:
    _paths()
    _change_sheets()
    _reviews()
    with _approvals() as table:
        for name, kind in _NEW.items():
            table.add_column(sa.Column(name, kind))
        table.create_index(table.f("ix_approval_change_sheet_id"), ["change_sheet_id"])
        for name in ("review", "change_sheet"):
            key = f"fk_approval_{name}_id_{name}"
            table.create_foreign_key(table.f(key), name, [f"{name}_id"], ["id"])
    op.add_column("activity", sa.Column("approved_upto", sa.Integer()))
    op.execute(
        "UPDATE activity SET approved_upto = coalesce("
        " (SELECT max(event.id) FROM event WHERE event.thing = 'activity'"
        "  AND event.thing_id = activity.id AND event.verb = 'stage moved'"
        "  AND event.new = 'approved'),"
        " (SELECT max(plan_version.upto) FROM plan_version"
        "  WHERE plan_version.plan_id = activity.plan_id AND plan_version.body <> ''))"
        " WHERE stage = 'approved'"
    )


def _approvals():
    rule, name = _CHECK
    if op.get_bind().dialect.name != "sqlite":
        return op.batch_alter_table("approval")
    return op.batch_alter_table("approval", table_args=[sa.CheckConstraint(rule, name=op.f(name))])


def _paths() -> None:
    op.create_table(
        "path_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("decides_changes", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_path_step"),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name="fk_path_step_plan_id_plan"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_path_step_plan_id", "path_step", ["plan_id"])
    put = sa.text(
        "INSERT INTO path_step (plan_id, position, body, kind, decides_changes)"
        " SELECT id, :position, :body, :kind, true FROM plan"
    )
    for position, (body, kind) in enumerate(_PATH, start=1):
        op.execute(put.bindparams(position=position, body=body, kind=kind))


def _change_sheets() -> None:
    op.create_table(
        "change_sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("upto", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_change_sheet"),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name="fk_change_sheet_plan_id_plan"),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name="fk_change_sheet_activity_id_activity"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name="fk_change_sheet_by_id_user"),
        sa.UniqueConstraint("plan_id", "number", name="uq_change_sheet_plan_id"),
    )
    op.create_index("ix_change_sheet_activity_id", "change_sheet", ["activity_id"])


def _reviews() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("change_sheet_id", sa.Integer()),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("upto", sa.Integer(), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_review"),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name="fk_review_activity_id_activity"
        ),
        sa.ForeignKeyConstraint(
            ["change_sheet_id"], ["change_sheet.id"], name="fk_review_change_sheet_id_change_sheet"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name="fk_review_by_id_user"),
    )
    op.create_index("ix_review_activity_id", "review", ["activity_id"])
    op.create_index("ix_review_change_sheet_id", "review", ["change_sheet_id"])
    op.create_table(
        "review_section",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.Column("answered_by_id", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_review_section"),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name="fk_review_section_review_id_review"
        ),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["user.id"], name="fk_review_section_answered_by_id_user"
        ),
        sa.UniqueConstraint("review_id", "part", name="uq_review_section_review_id"),
    )


def downgrade() -> None:
    with op.batch_alter_table("activity") as table:
        table.drop_column("approved_upto")
    with _approvals() as table:
        for name in ("review", "change_sheet"):
            table.drop_constraint(table.f(f"fk_approval_{name}_id_{name}"), type_="foreignkey")
        table.drop_index(table.f("ix_approval_change_sheet_id"))
        for name in reversed(_NEW):
            table.drop_column(name)
    for name in ("review_section", "review", "change_sheet", "path_step"):
        op.drop_table(name)
