"""The pack as a file: DOCX and PDF."""

from __future__ import annotations

from flask import Blueprint, Response
from flask_login import current_user

from planning import permissions as may
from planning.council import exports, queries
from planning.council.resolution import offered
from planning.lib.clock import today
from planning.model import Plan
from planning.web import papers
from planning.web.access import allow
from planning.web.papers import Format

bp = Blueprint("papers", __name__)


@bp.get("/plans/<int:plan_id>/council.docx")
@allow(may.submit_plan, Plan, loads=queries.WITH_PLAN)
def word(plan: Plan) -> Response:
    return _pack(plan, papers.WORD)


@bp.get("/plans/<int:plan_id>/council.pdf")
@allow(may.submit_plan, Plan, loads=queries.WITH_PLAN)
def pdf(plan: Plan) -> Response:
    return _pack(plan, papers.PRINT)


def _pack(plan: Plan, form: Format) -> Response:
    material = queries.whole_material(plan, current_user)
    said = offered(material)
    document = exports.pack(material, said, papers.setting(None, today()))
    return papers.handed_out(document, form, exports.file_name(material, said))
