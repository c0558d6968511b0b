from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from planning.lib.database import db
from planning.model import Attachment, Meeting, User

#: Files one meeting may have; the page shows all of them.
MOST = 100


def with_files(meeting: Meeting) -> Meeting:
    """The meeting with its points and with its files and who added them. Three queries."""
    return db.session.scalars(
        select(Meeting)
        .where(Meeting.id == meeting.id)
        .options(
            joinedload(Meeting.minutes),
            selectinload(Meeting.items),
            selectinload(Meeting.attachments).joinedload(Attachment.by).joinedload(User.person),
        )
    ).one()
