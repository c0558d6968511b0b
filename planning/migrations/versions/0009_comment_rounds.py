"""Comment rounds, what is handed in during them, and what was changed because of it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = depends_on = None


def upgrade() -> None:
    _rounds()
    _submissions()
    op.create_table(
        "resulting_change",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("submission_id", "event_id", name="pk_resulting_change"),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name="fk_resulting_change_submission_id_submission",
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name="fk_resulting_change_event_id_event"
        ),
    )


def _rounds() -> None:
    op.create_table(
        "comment_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("plan_version_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("intro", sa.Text(), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decisive", sa.String(length=32), nullable=False),
        sa.Column("places", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date()),
        sa.Column("published_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_comment_round"),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name="fk_comment_round_plan_id_plan"),
        sa.ForeignKeyConstraint(
            ["plan_version_id"],
            ["plan_version.id"],
            name="fk_comment_round_plan_version_id_plan_version",
        ),
        sa.CheckConstraint("opens_at < closes_at", name="ck_comment_round_moments_in_order"),
    )
    op.create_index("ix_comment_round_plan_id", "comment_round", ["plan_id"])


def _submissions() -> None:
    texts = ["organisation", "name", "contact", "path", "part", "place", "original", "text"]
    texts += ["proposed", "reason", "left_out", "justification", "suggestion"]
    words = ["channel", "author_kind", "matter", "weight", "outcome"]
    people = ["entered_by_id", "decided_by_id", "suggested_by_id"]
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("comment_round_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("receipt", sa.Text()),
        sa.Column("activity_id", sa.Integer()),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        *(sa.Column(name, sa.String(length=32), nullable=False) for name in words),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.Column("suggested_outcome", sa.String(length=32)),
        sa.Column("suggested_at", sa.DateTime(timezone=True)),
        *(sa.Column(name, sa.Integer()) for name in people),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_submission"),
        sa.ForeignKeyConstraint(
            ["comment_round_id"],
            ["comment_round.id"],
            name="fk_submission_comment_round_id_comment_round",
        ),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name="fk_submission_activity_id_activity"
        ),
        *(
            sa.ForeignKeyConstraint([name], ["user.id"], name=f"fk_submission_{name}_user")
            for name in people
        ),
        sa.UniqueConstraint("comment_round_id", "number", name="uq_submission_comment_round_id"),
        sa.UniqueConstraint("receipt", name="uq_submission_receipt"),
    )
    op.create_index("ix_submission_activity_id", "submission", ["activity_id"])


def downgrade() -> None:
    op.drop_table("resulting_change")
    op.drop_table("submission")
    op.drop_table("comment_round")
