"""Views of the timeline that people keep under a name."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = depends_on = None


def upgrade() -> None:
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.Column("group_id", sa.Integer()),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_view"),
        sa.ForeignKeyConstraint(["owner_id"], ["user.id"], name="fk_saved_view_owner_id_user"),
        sa.ForeignKeyConstraint(["group_id"], ["group.id"], name="fk_saved_view_group_id_group"),
        sa.UniqueConstraint("owner_id", "name", name="uq_saved_view_owner_id"),
    )
    op.create_index("ix_saved_view_group_id", "saved_view", ["group_id"])


def downgrade() -> None:
    op.drop_table("saved_view")
