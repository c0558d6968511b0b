from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.council import actions, queries, report
from planning.council.exports import contents
from planning.council.forms import PaperDetails, PaperForm, paper_form
from planning.council.resolution import offered
from planning.model import Plan
from planning.web.access import allow
from planning.web.unit_of_work import in_turn

bp = Blueprint("council", __name__)


@bp.route("/plans/<int:plan_id>/council", methods=["GET", "POST"])
@allow(may.submit_plan, Plan, loads=queries.WITH_PLAN)
@in_turn
def show(plan: Plan) -> ResponseReturnValue:
    material = queries.material(plan, current_user)
    said = offered(material)
    form = paper_form(said)
    if form.validate_on_submit():
        actions.write(plan, form.read(PaperDetails), by=current_user)
        flash(_("It is written down and will stand in the file."))
        return redirect(url_for(".show", plan_id=plan.id))
    return _page(plan, material, form), form.status


def _page(plan: Plan, material: queries.Material, form: PaperForm) -> str:
    return render_template(
        "council/show.html",
        plan=plan,
        form=form,
        told=[
            *report.told(material),
            (_("What the sums lack"), list(report.unknown_amounts(material))),
        ],
        contents=list(contents(material)),
    )
