from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from planning.history import record
from planning.lib.database import db
from planning.lib.files import JPEG, PNG, Refused, clean, recognise
from planning.lib.words import N_
from planning.model import DomainError, Logo, NotAllowedNow, Project, PublicityProfile, User
from planning.publicity import queries
from planning.publicity.forms import ProfileDetails
from planning.web.papers import keep

#: Logos of one profile: more do not fit beside each other.
MOST_LOGOS = 5


def begin(details: ProfileDetails, *, by: User) -> PublicityProfile:
    """Start a profile. It has no logos yet.

    Raises:
        DomainError: there is one of that name.
    """
    _refuse_second(details.name, None)
    profile = PublicityProfile(name=details.name, header=details.header, footer=details.footer)
    db.session.add(profile)
    record("created", profile, by=by, new=profile.name)
    return profile


def describe(profile: PublicityProfile, details: ProfileDetails, *, by: User) -> None:
    """Write its words anew.

    Raises:
        DomainError: there is another one of that name.
    """
    _refuse_second(details.name, profile)
    old = _words(profile)
    profile.name, profile.header, profile.footer = details.name, details.header, details.footer
    record("described", profile, by=by, old=old, new=_words(profile))


def _refuse_second(name: str, profile: PublicityProfile | None) -> None:
    other = db.session.scalar(select(PublicityProfile).where(PublicityProfile.name == name))
    if other is not None and other is not profile:
        raise DomainError(N_("There is a profile of that name already."))


def _words(profile: PublicityProfile) -> str:
    return "\n".join(filter(None, [profile.name, profile.header, profile.footer]))


def drop(profile: PublicityProfile, *, by: User) -> None:
    """Take a profile away.

    Raises:
        NotAllowedNow: a project still uses it.
    """
    if queries.is_used(profile):
        raise NotAllowedNow(N_("A project still uses this profile. Give it another one first."))
    record("profile removed", profile, by=by, label=profile.name, old=_words(profile))
    db.session.delete(profile)


def add_logo(profile: PublicityProfile, data: bytes, alt: str, *, by: User) -> None:
    """Put a picture into the next free place.

    Raises:
        Refused: it is no picture, or a damaged one.
        NotAllowedNow: there is no free place.
    """
    if len(profile.logos) >= MOST_LOGOS:
        raise NotAllowedNow(
            N_("No more than %(most)s logos fit beside each other."), most=MOST_LOGOS
        )
    kind = recognise(data)
    if kind not in {PNG, JPEG}:
        raise Refused(N_("A logo must be a PNG or JPEG picture."))
    last = max((logo.position for logo in profile.logos), default=0)
    profile.logos.append(
        Logo(
            position=last + 1,
            alt=alt,
            media_type=kind.media_type,
            digest=keep(clean(data, kind)),
        )
    )
    record("logo added", profile, by=by, label=alt)


def move_logo(logo: Logo, *, up: bool, by: User) -> None:
    """Let a logo change places with its neighbour; at the end it stays where it is."""
    logos = list(logo.profile.logos)
    place = logos.index(logo)
    other = place - 1 if up else place + 1
    if 0 <= other < len(logos):
        logos[place], logos[other] = logos[other], logos[place]
        for position, each in enumerate(logos, 1):
            each.position = position
        record("logo moved", logo.profile, by=by, label=logo.alt)


def remove_logo(logo: Logo, *, by: User) -> None:
    """Take a logo out. Its picture stays in the store, because kept editions may carry it."""
    profile = logo.profile
    profile.logos.remove(logo)
    record("logo removed", profile, by=by, label=logo.alt)


def assign(projects: Sequence[Project], chosen: Mapping[int, int], *, by: User) -> None:
    """Say which profile each project uses; 0 is none."""
    for project in projects:
        profile_id = chosen.get(project.id) or None
        if profile_id != project.profile_id:
            project.profile_id = profile_id
            name = db.session.scalar(
                select(PublicityProfile.name).where(PublicityProfile.id == profile_id)
            )
            record("publicity chosen", project, by=by, label=project.name, new=name or "")
