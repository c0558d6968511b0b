"""The last look before everybody can read the minutes: the public version and what stands out."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.faces import FindingKind
from planning.lib.words import N_
from planning.minutes import actions, queries
from planning.minutes.forms import ClearanceForm, PublicationForm
from planning.model import Minutes
from planning.web.access import allow
from planning.web.seen import on_the_version_seen

bp = Blueprint("checks", __name__)

#: What each kind of finding is called, and what to think about.
WORDS = {
    FindingKind.NAME: N_("The name of somebody who is not to be named in public"),
    FindingKind.GUEST: N_("A guest. Do they agree to be named?"),
    FindingKind.ADDRESSED: N_("Somebody named with Mr or Mrs. Do they agree to be named?"),
    FindingKind.PHONE: N_("A telephone number"),
    FindingKind.EMAIL: N_("An e-mail address"),
    FindingKind.BIRTH_NUMBER: N_("A birth number"),
    FindingKind.BANK_ACCOUNT: N_("A bank account"),
    FindingKind.STORY: N_("The story of one client. Could somebody recognise them?"),
}

#: What the places of the record are called.
PLACES = {
    "title": N_("title of the meeting"),
    "place": N_("place"),
    "next_meeting": N_("next meeting"),
    "recorded_by": N_("who recorded"),
    "verified_by": N_("who verified"),
    "stands_for": N_("list of those who came"),
    "guests": N_("list of guests"),
    "attachments": N_("name of a file"),
    "items/title": N_("title of the point"),
    "items/presenter": N_("who opens the point"),
    "items/text": N_("text of the point"),
    "conclusions/text": N_("conclusion"),
    "conclusions/who": N_("who has the task"),
}


def place_of(path: str) -> str:
    """Where a path of the public version leads, in words."""
    first, _slash, rest = path.partition("/")
    name = f"{first}/{rest.rpartition('/')[2]}"
    return str(_(PLACES.get(name, PLACES.get(first, ""))))


def warnings_about(minutes: Minutes, text: str, *, but: FindingKind | None = None) -> list[str]:
    """What in a text for everybody seems private, in words; leaving out one kind of it."""
    found = actions.private_in(minutes, text)
    return [f"{_(WORDS[each.kind])}: {each.words}" for each in found if each.kind is not but]


@bp.get("/minutes/<int:minutes_id>/check")
@allow(may.publish_minutes, Minutes)
def show(minutes: Minutes) -> ResponseReturnValue:
    return _page(minutes, PublicationForm(formdata=None))


@bp.post("/minutes/<int:minutes_id>/check")
@allow(may.publish_minutes, Minutes)
@on_the_version_seen
def let_stand(minutes: Minutes) -> ResponseReturnValue:
    """Say of words that seem private that they may stand."""
    form = ClearanceForm()
    key = (form.path.data or "", form.kind.data or "", form.words.data or "")
    actions.let_stand(minutes, key, by=current_user)
    return redirect(url_for(".show", minutes_id=minutes.id, _anchor="findings"))


@bp.post("/minutes/<int:minutes_id>/publication")
@allow(may.publish_minutes, Minutes)
@on_the_version_seen
def publish(minutes: Minutes) -> ResponseReturnValue:
    """Put the public version before everybody."""
    form = PublicationForm()
    if not form.validate():
        return _page(minutes, form), 422
    actions.publish(minutes, checked=True, by=current_user)
    said = _("The minutes are published as edition %(edition)s.", edition=minutes.edition)
    known = _("Everybody can read the public version.")
    flash(f"{said} {known}")
    return redirect(url_for("minutes.show", minutes_id=minutes.id, face="public"))


def _page(minutes: Minutes, form: PublicationForm) -> str:
    face, findings = actions.findings(minutes)
    decided = {(c.path, c.kind, c.words): c for c in queries.clearances(minutes)}
    return render_template(
        "minutes/check.html",
        minutes=minutes,
        face=face,
        waiting=[each for each in findings if each.key not in decided],
        settled=[(each, decided[each.key]) for each in findings if each.key in decided],
        kinds=WORDS,
        place_of=place_of,
        form=form,
        not_held=_(actions.NOT_HELD) if actions.is_ahead(minutes) else "",
    )
