from __future__ import annotations

from io import BytesIO
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from planning import permissions as may
from planning.documents import sheet
from planning.documents.sheet_reader import LARGEST, read
from planning.lib.clock import today
from planning.lib.files import CSV, XLSX, Refused
from planning.lists import actions, exports, queries
from planning.lists.brought import understood
from planning.lists.deciding import Judgement, judged
from planning.lists.forms import ReadingForm, SavingForm
from planning.lists.keeping import found_again, kept
from planning.lists.telling import Telling
from planning.model import Plan
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.papers import download, language
from planning.web.unit_of_work import reads_first
from planning.web.uploads import takes_files

bp = Blueprint("lists", __name__)

takes_files(bp, "reading", most=LARGEST)


@bp.get("/plans/<int:plan_id>/activities.xlsx")
@allow(may.see_plan, Plan)
def excel(plan: Plan) -> ResponseReturnValue:
    return _table(plan, with_steps=True)


@bp.get("/plans/<int:plan_id>/activities.csv")
@allow(may.see_plan, Plan)
def separated(plan: Plan) -> ResponseReturnValue:
    return _table(plan, with_steps=False)


def _table(plan: Plan, *, with_steps: bool) -> ResponseReturnValue:
    group_id, measure_id = (whole_number(request.args.get(n)) or None for n in ("group", "measure"))
    found = queries.activities(plan, current_user, group_id=group_id, measure_id=measure_id)
    if len(found) > queries.MOST:
        return render_template("lists/too_many.html", plan=plan, most=queries.MOST), 422
    measures, veiled = queries.measures_of(plan), queries.veiled(plan, current_user)
    table = exports.activities(found, measures, veiled, today())
    name = f"aktivity-{plan.first_year}-{plan.last_year}"
    if not with_steps:
        return _handed_out(sheet.write_csv(table), CSV.media_type, f"{name}.csv")
    book = exports.book(plan, [table, exports.steps(found)], language(), today())
    return _handed_out(sheet.write_xlsx(book), XLSX.media_type, f"{name}.xlsx")


def _handed_out(data: bytes, media_type: str, name: str) -> Response:
    return download(BytesIO(data), media_type, name)


@bp.route("/plans/<int:plan_id>/activities/reading", methods=["GET", "POST"])
@allow(may.rewrite_activities, Plan)
@reads_first
def reading(plan: Plan) -> ResponseReturnValue:
    form = ReadingForm()
    if not form.validate_on_submit():
        return _page(plan, form), form.status
    data = form.file.data.read()
    try:
        found = judged(plan, understood(read(data)), current_user, today())
    except Refused as refused:
        form.file.errors = [_(refused.message, **refused.values)]
        return _page(plan, form), 422
    saving = SavingForm(formdata=None, kept=kept(data, plan, current_user))
    return _page(plan, form, found, saving=saving)


@bp.post("/plans/<int:plan_id>/activities/reading/saving")
@allow(may.rewrite_activities, Plan)
def saving(plan: Plan) -> ResponseReturnValue:
    table = found_again(SavingForm().kept.data or "", plan, current_user)
    if table is None:
        flash(_("The table no longer waits here. Choose the file once more."))
        return redirect(url_for(".reading", plan_id=plan.id))
    found = actions.save(plan, table, by=current_user, day=today())
    said = ngettext("%(num)s change is saved.", "%(num)s changes are saved.", found.good)
    flash(said)
    if any(row.is_for_city for row in found.rows):
        flash(_("Changes of approved activities still have to be put before the city."))
    if found.good == sum(len(row.verdicts) for row in found.rows):
        return redirect(url_for(".reading", plan_id=plan.id))
    return _page(plan, ReadingForm(formdata=None), found, is_saved=True)


def _page(plan: Plan, form: ReadingForm, found: Judgement | None = None, **more: Any) -> str:
    telling = Telling(found, is_saved=more.get("is_saved", False)) if found else None
    return render_template(
        "lists/reading.html",
        plan=plan,
        form=form,
        found=found,
        telling=telling,
        most=LARGEST // 1024**2,
        **{"saving": None, "is_saved": False, **more},
    )
