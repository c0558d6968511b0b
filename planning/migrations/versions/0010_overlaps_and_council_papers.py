"""What people decide about activities that resemble each other; what a plan says to the council."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = depends_on = None


def upgrade() -> None:
    _overlaps()
    op.create_table(
        "council_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("meets_on", sa.Date()),
        sa.Column("presenter", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("takes_note", sa.Text(), nullable=False),
        sa.Column("approves", sa.Text(), nullable=False),
        sa.Column("charges", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_council_paper"),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name="fk_council_paper_plan_id_plan"),
        sa.UniqueConstraint("plan_id", name="uq_council_paper_plan_id"),
    )


def _overlaps() -> None:
    op.create_table(
        "overlap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("kept_id", sa.Integer()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_overlap"),
        sa.ForeignKeyConstraint(["first_id"], ["activity.id"], name="fk_overlap_first_id_activity"),
        sa.ForeignKeyConstraint(
            ["second_id"], ["activity.id"], name="fk_overlap_second_id_activity"
        ),
        sa.ForeignKeyConstraint(["kept_id"], ["activity.id"], name="fk_overlap_kept_id_activity"),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name="fk_overlap_by_id_user"),
        sa.UniqueConstraint("first_id", "second_id", name="uq_overlap_first_id"),
        sa.CheckConstraint("first_id < second_id", name="ck_overlap_lower_id_first"),
    )
    op.create_index("ix_overlap_second_id", "overlap", ["second_id"])


def downgrade() -> None:
    op.drop_table("council_paper")
    op.drop_table("overlap")
