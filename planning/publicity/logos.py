"""The logos of a profile: put in, put in order, taken out, and shown on our own pages."""

from __future__ import annotations

from flask import (
    Blueprint,
    Response,
    abort,
    flash,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.lib.files import Refused
from planning.model import Logo, PublicityProfile
from planning.publicity import actions
from planning.publicity.forms import LogoForm, ProfileForm
from planning.web.access import allow
from planning.web.papers import NO_POWERS, store
from planning.web.uploads import takes_files

bp = Blueprint("logos", __name__)

#: Bytes of a picture: logos for print rarely have more.
LARGEST = 2 * 1024 * 1024

takes_files(bp, "add", most=LARGEST)


@bp.post("/publicity/<int:publicity_profile_id>/logos")
@allow(may.tend_city, PublicityProfile)
def add(publicity_profile: PublicityProfile) -> ResponseReturnValue:
    form = LogoForm()
    if form.validate():
        try:
            data, alt = form.file.data.read(LARGEST + 1), form.alt.data or ""
            actions.add_logo(publicity_profile, data, alt, by=current_user)
        except Refused as refused:
            form.file.errors = [_(refused.message, **refused.values)]
        else:
            flash(_("The logo is added."))
            return _back(publicity_profile)
    page = render_template(
        "publicity/edit.html",
        profile=publicity_profile,
        form=_untouched(publicity_profile),
        logo_form=form,
        most=actions.MOST_LOGOS,
    )
    return page, 422


def _untouched(profile: PublicityProfile) -> ProfileForm:
    form = ProfileForm(formdata=None, obj=profile)
    form.guard(profile)
    return form


@bp.post("/logos/<int:logo_id>/moves")
@allow(may.tend_city, Logo)
def move(logo: Logo) -> ResponseReturnValue:
    actions.move_logo(logo, up=request.form.get("way") == "up", by=current_user)
    return _back(logo.profile)


@bp.post("/logos/<int:logo_id>/removal")
@allow(may.tend_city, Logo)
def remove(logo: Logo) -> ResponseReturnValue:
    profile = logo.profile
    actions.remove_logo(logo, by=current_user)
    flash(_("The logo is removed."))
    return _back(profile)


@bp.get("/logos/<int:logo_id>")
@allow(may.anyone, Logo)
def show(logo: Logo) -> Response:
    if not store().has(logo.digest):
        abort(404)
    response = send_file(store().path(logo.digest), mimetype=logo.media_type, max_age=3600)
    response.headers["Content-Security-Policy"] = NO_POWERS
    return response


def _back(profile: PublicityProfile) -> ResponseReturnValue:
    address = url_for("publicity.edit", publicity_profile_id=profile.id, _anchor="logos")
    return redirect(address)
