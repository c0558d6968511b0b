"""Letters about an activity that is before the city."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("letter") as letter:
        letter.add_column(sa.Column("activity_id", sa.Integer()))
        letter.create_foreign_key(
            "fk_letter_activity_id_activity", "activity", ["activity_id"], ["id"]
        )
        letter.create_index("ix_letter_activity_id", ["activity_id"])


def downgrade() -> None:
    op.execute("DELETE FROM letter WHERE kind IN ('submission', 'review')")
    with op.batch_alter_table("letter") as letter:
        letter.drop_index("ix_letter_activity_id")
        letter.drop_constraint("fk_letter_activity_id_activity", type_="foreignkey")
        letter.drop_column("activity_id")
