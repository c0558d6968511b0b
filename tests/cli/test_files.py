from __future__ import annotations

import os

from planning.faces import face_of, to_json
from planning.lib.database import db
from planning.model import Edition, Logo, Project, PublicityProfile
from planning.web.papers import keep, store
from tests.make import NOON


def aged(data: bytes) -> str:
    """Kept long ago."""
    digest = keep(data)
    os.utime(store().path(digest), (0, 0))
    return digest


def test_what_nothing_refers_to_any_more_is_tidied_away(app, make, cast):
    minutes = make.minutes(cast.drugs)
    attached, logo, printed, lost = map(aged, (b"a", b"b", b"c", b"d"))
    young = keep(b"e")
    make.attachment(minutes.meeting, digest=attached)
    profile = PublicityProfile(name="OPZ")
    profile.logos = [Logo(alt="Unie", media_type="image/png", digest=printed)]
    minutes.meeting.project = Project(name="Společně", profile=profile)
    face = to_json(face_of(minutes.meeting, [], public=False))
    profile.logos = [Logo(alt="Unie", media_type="image/png", digest=logo)]
    db.session.add(Edition(minutes=minutes, number=1, public=face, full=face, published_at=NOON))
    db.session.commit()

    done = app.test_cli_runner().invoke(args=["files", "tidy"])

    assert done.exit_code == 0, done.output
    assert done.output.startswith("Removed files: 1,")
    for digest in (attached, logo, printed, young):
        assert store().has(digest)
    assert not store().has(lost)


def test_what_is_attached_again_is_young_again(app):
    lost = aged(b"znovu")
    keep(b"znovu")
    app.test_cli_runner().invoke(args=["files", "tidy"])
    assert store().has(lost)
