from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.model import DomainError, Plan
from planning.versions import actions, queries
from planning.versions.actions import NOTHING_YET
from planning.versions.forms import VersionDetails, VersionForm
from planning.web.access import allow
from planning.web.unit_of_work import in_turn

bp = Blueprint("versions", __name__)


@bp.get("/plans/<int:plan_id>/versions")
@allow(may.see_plan, Plan)
def index(plan: Plan) -> ResponseReturnValue:
    versions = queries.versions(plan, current_user)
    return render_template("versions/index.html", plan=plan, versions=versions)


@bp.route("/plans/<int:plan_id>/versions/new", methods=["GET", "POST"])
@allow(may.name_version, Plan)
@in_turn
def new(plan: Plan) -> ResponseReturnValue:
    form = VersionForm()
    if form.validate_on_submit():
        try:
            version = actions.name_version(plan, form.read(VersionDetails), by=current_user)
        except DomainError as error:
            field = form.day if error.message == NOTHING_YET else form.name
            field.errors = [_(error.message, **error.values)]
        else:
            flash(
                _(
                    "The version “%(name)s” is kept. What it says can no longer change.",
                    name=version.name,
                )
            )
            return redirect(url_for(".index", plan_id=plan.id))
    return render_template("versions/new.html", plan=plan, form=form), form.status
