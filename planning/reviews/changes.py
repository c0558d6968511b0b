"""Change sheets: what changed of something approved, why, and who approved it."""

from __future__ import annotations

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from planning import permissions as may
from planning.lib.clock import today
from planning.model import ChangeSheet, Plan
from planning.reviews import exports, queries
from planning.reviews.pages import changes_in
from planning.web import papers
from planning.web.access import allow
from planning.web.papers import Format

bp = Blueprint("changes", __name__)


@bp.get("/plans/<int:plan_id>/change-sheets")
@allow(may.see_plan_history, Plan)
def index(plan: Plan) -> ResponseReturnValue:
    sheets = queries.change_sheets(plan, current_user)
    return render_template("reviews/change_sheets.html", plan=plan, sheets=sheets)


@bp.get("/change-sheets/<int:change_sheet_id>")
@allow(may.see_change_sheet, ChangeSheet)
def show(change_sheet: ChangeSheet) -> ResponseReturnValue:
    found = changes_in(change_sheet)
    return render_template("reviews/change_sheet.html", sheet=change_sheet, found=found)


@bp.get("/change-sheets/<int:change_sheet_id>.docx")
@allow(may.see_change_sheet, ChangeSheet)
def word(change_sheet: ChangeSheet) -> Response:
    return _handed_out(change_sheet, papers.WORD)


@bp.get("/change-sheets/<int:change_sheet_id>.pdf")
@allow(may.see_change_sheet, ChangeSheet)
def pdf(change_sheet: ChangeSheet) -> Response:
    return _handed_out(change_sheet, papers.PRINT)


def _handed_out(sheet: ChangeSheet, form: Format) -> Response:
    document = exports.change_sheet(sheet, changes_in(sheet), papers.setting(None, today()))
    return papers.handed_out(document, form, exports.file_name(sheet))
