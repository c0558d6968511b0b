from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from planning.lib.collation import czech
from planning.lib.database import db
from planning.model import Project, PublicityProfile

#: Profiles and projects on one page.
MOST = 100


def profiles() -> list[PublicityProfile]:
    """Every profile with its logos, in Czech order. Two queries."""
    found = db.session.scalars(
        select(PublicityProfile)
        .options(selectinload(PublicityProfile.logos))
        .order_by(PublicityProfile.id)
        .limit(MOST)
    )
    return sorted(found, key=lambda profile: czech(profile.name))


def projects() -> Sequence[Project]:
    """Funded projects, the latest first. One query."""
    return db.session.scalars(select(Project).order_by(Project.id.desc()).limit(MOST)).all()


def is_used(profile: PublicityProfile) -> bool:
    """Whether a project uses the profile. One query."""
    found = select(Project.id).where(Project.profile_id == profile.id).limit(1)
    return db.session.scalar(found) is not None
