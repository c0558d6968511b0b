from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.lib.clock import today
from planning.lib.slugs import slug
from planning.model import DomainError, PublicityProfile
from planning.publicity import actions, exports, queries
from planning.publicity.forms import LogoForm, ProfileDetails, ProfileForm, projects_form
from planning.web import papers
from planning.web.access import allow
from planning.web.unit_of_work import in_turn

bp = Blueprint("publicity", __name__)


@bp.route("/publicity", methods=["GET", "POST"])
@allow(may.tend_city)
@in_turn
def index() -> ResponseReturnValue:
    profiles, projects = queries.profiles(), queries.projects()
    form = projects_form(projects, profiles)
    if form.validate_on_submit():
        actions.assign(projects, form.chosen, by=current_user)
        flash(_("Saved."))
        return redirect(url_for(".index"))
    page = render_template("publicity/index.html", profiles=profiles, projects=projects, form=form)
    return page, form.status


@bp.route("/publicity/new", methods=["GET", "POST"])
@allow(may.tend_city)
@in_turn
def new() -> ResponseReturnValue:
    form = ProfileForm()
    if form.validate_on_submit():
        try:
            profile = actions.begin(form.read(ProfileDetails), by=current_user)
        except DomainError as error:
            form.name.errors = [_(error.message, **error.values)]
        else:
            flash(_("The profile is started. Give it its logos."))
            return redirect(url_for(".edit", publicity_profile_id=profile.id))
    return render_template("publicity/new.html", form=form), form.status


@bp.route("/publicity/<int:publicity_profile_id>", methods=["GET", "POST"])
@allow(may.tend_city, PublicityProfile)
@in_turn
def edit(publicity_profile: PublicityProfile) -> ResponseReturnValue:
    form = ProfileForm(obj=publicity_profile)
    form.guard(publicity_profile)
    if form.validate_on_submit():
        try:
            actions.describe(publicity_profile, form.read(ProfileDetails), by=current_user)
        except DomainError as error:
            form.name.errors = [_(error.message, **error.values)]
        else:
            flash(_("Saved."))
            return redirect(url_for(".edit", publicity_profile_id=publicity_profile.id))
    page = render_template(
        "publicity/edit.html",
        profile=publicity_profile,
        form=form,
        logo_form=LogoForm(formdata=None),
        most=actions.MOST_LOGOS,
    )
    return page, form.status


@bp.post("/publicity/<int:publicity_profile_id>/removal")
@allow(may.tend_city, PublicityProfile)
def remove(publicity_profile: PublicityProfile) -> ResponseReturnValue:
    name = publicity_profile.name
    actions.drop(publicity_profile, by=current_user)
    flash(_("The profile “%(name)s” is removed.", name=name))
    return redirect(url_for(".index"))


@bp.get("/publicity/<int:publicity_profile_id>.pdf")
@allow(may.tend_city, PublicityProfile)
def sample(publicity_profile: PublicityProfile) -> Response:
    setting = papers.setting(exports.obliged(publicity_profile), today())
    document = exports.sample(publicity_profile, setting)
    return papers.handed_out(document, papers.PRINT, f"publicita-{slug(publicity_profile.name)}")
