"""Minutes as files: DOCX, ODT and PDF, in the version and the edition their reader may see."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, abort, request
from flask_login import current_user

from planning import permissions as may
from planning.faces import Face, face_for, from_json, last_edition, without_unseen
from planning.lib.clock import day_of, today
from planning.minutes import exports
from planning.model import Edition, Minutes
from planning.web import papers
from planning.web.access import allow
from planning.web.papers import Format

bp = Blueprint("papers", __name__)


@bp.get("/minutes/<int:minutes_id>.docx")
@allow(may.see_minutes, Minutes)
def word(minutes: Minutes) -> Response:
    return _paper(minutes, papers.WORD)


@bp.get("/minutes/<int:minutes_id>.odt")
@allow(may.see_minutes, Minutes)
def odt(minutes: Minutes) -> Response:
    return _paper(minutes, papers.ODF)


@bp.get("/minutes/<int:minutes_id>.pdf")
@allow(may.see_minutes, Minutes)
def pdf(minutes: Minutes) -> Response:
    return _paper(minutes, papers.PRINT)


@bp.get("/minutes/<int:minutes_id>/editions/<int:number>.docx")
@allow(may.see_minutes, Minutes)
def edition_word(minutes: Minutes, number: int) -> Response:
    return _kept_paper(minutes, number, papers.WORD)


@bp.get("/minutes/<int:minutes_id>/editions/<int:number>.odt")
@allow(may.see_minutes, Minutes)
def edition_odt(minutes: Minutes, number: int) -> Response:
    return _kept_paper(minutes, number, papers.ODF)


@bp.get("/minutes/<int:minutes_id>/editions/<int:number>.pdf")
@allow(may.see_minutes, Minutes)
def edition_pdf(minutes: Minutes, number: int) -> Response:
    return _kept_paper(minutes, number, papers.PRINT)


def _paper(minutes: Minutes, form: Format) -> Response:
    """The minutes as this person reads them on the page."""
    face = face_for(current_user, minutes, public=_asks_for_public())
    if face is None:
        abort(404)
    is_kept = minutes.is_public or not may.take_part(current_user, minutes.meeting)
    imprint = _imprint(minutes, face, last_edition(minutes) if is_kept else None)
    return _handed_out(minutes, face, imprint, exports.file_name(face), form)


def _kept_paper(minutes: Minutes, number: int, form: Format) -> Response:
    """An edition as it was published."""
    edition = last_edition(minutes, number)
    if edition is None or not may.read_edition(current_user, edition):
        abort(404)
    public = _asks_for_public() or not may.see_full_minutes(current_user, minutes)
    kept = from_json(edition.public if public else edition.full)
    face = without_unseen(kept, current_user)
    imprint = _imprint(minutes, face, edition)
    return _handed_out(minutes, face, imprint, exports.file_name(face, number), form)


def _asks_for_public() -> bool:
    return request.args.get("face") == "public"


def _imprint(minutes: Minutes, face: Face, edition: Edition | None) -> exports.Imprint:
    if edition is not None:
        since = [each for each in minutes.corrections if each.at >= edition.published_at]
        imprint = exports.Imprint(edition.number, day_of(edition.published_at), edition.reason)
    elif minutes.is_public and minutes.published_at:  # from before editions were kept
        since = list(minutes.corrections)
        imprint = exports.Imprint(minutes.edition, day_of(minutes.published_at))
    else:
        since = list(minutes.corrections) if minutes.is_locked else []
        imprint = exports.Imprint(0, today())
    told = [(day_of(each.at), each.text) for each in since if each.is_public or not face.is_public]
    return replace(imprint, corrections=told)


def _handed_out(
    minutes: Minutes, face: Face, imprint: exports.Imprint, name: str, form: Format
) -> Response:
    setting = papers.setting(face.facts.publicity, imprint.on)
    document = exports.minutes_document(face, imprint, setting)
    public = _asks_for_public() and minutes.is_readable
    return papers.handed_out(document, form, name, public=public)
