"""The index by which the timeline sums up money."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = depends_on = None


def upgrade() -> None:
    op.create_index("ix_cost_line_money", "cost_line", ["activity_id", "year", "basis", "amount"])
    op.drop_index("ix_cost_line_activity_id", "cost_line")


def downgrade() -> None:
    op.create_index("ix_cost_line_activity_id", "cost_line", ["activity_id"])
    op.drop_index("ix_cost_line_money", "cost_line")
