from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import choosing
from planning import permissions as may
from planning.documents.contacts import vcards
from planning.faces import as_published
from planning.groups import actions, exports, queries, words
from planning.groups.forms import group_form
from planning.history import Conflict, Invalid
from planning.lib.clock import today
from planning.model import Function, Group, Plan
from planning.web.access import allow
from planning.web.labels import label
from planning.web.sheet_form import SheetForm, kept_words, save, told
from planning.web.unit_of_work import in_turn

bp = Blueprint("groups", __name__)


@bp.get("/groups")
@allow(may.anyone)
def index() -> ResponseReturnValue:
    return render_template("groups/index.html", groups=choosing.groups(), day=today())


@bp.get("/groups/<int:group_id>")
@allow(may.see_group, Group)
def show(group: Group) -> ResponseReturnValue:
    day = today()
    members = queries.members(group, day)
    plans = queries.plans_of(group, current_user)
    inside = may.see_members(current_user, group)
    meetings = as_published(queries.meetings_of(group, current_user, day), current_user)
    return render_template(
        "groups/show.html",
        group=group,
        members=members if inside else [],
        manager=next((m for m in members if m.function is Function.MANAGER), None),
        sides=words.sides(members),
        activities=queries.activities_of(group, current_user),
        coming=[m for m in meetings if queries.comes(m, day)],
        past=[m for m in meetings if not queries.comes(m, day)],
        tasks=queries.open_tasks_of(group, day) if may.see_tasks(current_user, group) else None,
        plans=plans,
        years=_years(plans),
        day=day,
    )


def _years(plans: Sequence[Plan]) -> dict[str, int]:
    """From the first year of the plans to the last, as the timeline asks for them."""
    if not plans:
        return {}
    return {
        "from": min(plan.first_year for plan in plans),
        "to": max(plan.last_year for plan in plans),
    }


@bp.route("/groups/new", methods=["GET", "POST"])
@allow(may.coordinate)
@in_turn
def new() -> ResponseReturnValue:
    form = group_form(None)
    if form.validate_on_submit():
        try:
            group = actions.found(form.typed, by=current_user)
        except Invalid as invalid:
            form.show_errors(invalid)
        else:
            flash(_("The group %(name)s is founded.", name=group.name))
            return redirect(url_for(".show", group_id=group.id))
    return _edit_page(None, form)


@bp.route("/groups/<int:group_id>/edit", methods=["GET", "POST"])
@allow(may.appoint_members, Group)
def edit(group: Group) -> ResponseReturnValue:
    form = group_form(group)
    if form.validate_on_submit():
        try:
            conflicts = save(
                group,
                form,
                lambda typed, version: actions.describe(group, typed, version, by=current_user),
            )
        except Invalid as invalid:
            form.show_errors(invalid)
        else:
            if conflicts:
                return _edit_page(group, group_form(group, kept_words(conflicts)), conflicts)
            flash(_("Saved."))
            return redirect(url_for(".show", group_id=group.id))
    return _edit_page(group, form)


def _edit_page(
    group: Group | None, form: SheetForm, conflicts: Sequence[Conflict] = ()
) -> ResponseReturnValue:
    collided = told(group, conflicts) if group else []
    page = render_template("groups/edit.html", form=form, group=group, conflicts=collided)
    return page, 409 if conflicts else form.status


@bp.get("/groups/<int:group_id>/contacts")
@allow(may.see_contacts, Group)
def contacts(group: Group) -> ResponseReturnValue:
    people = exports.contacts(queries.members(group, today()))
    return render_template(
        "groups/contacts.html", group=group, people=people, plain=label(Function.MEMBER)
    )


@bp.get("/groups/<int:group_id>/contacts.vcf")
@allow(may.see_contacts, Group)
def contacts_vcf(group: Group) -> ResponseReturnValue:
    people = exports.contacts(queries.members(group, today()))
    return _file(vcards(people), "text/vcard", f"contacts-{group.id}.vcf")


@bp.get("/groups/<int:group_id>/contacts.csv")
@allow(may.see_contacts, Group)
def contacts_csv(group: Group) -> ResponseReturnValue:
    people = exports.contacts(queries.members(group, today()))
    return _file(exports.contact_table(people), "text/csv", f"contacts-{group.id}.csv")


def _file(content: bytes, mimetype: str, name: str) -> Response:
    response = Response(content, content_type=f"{mimetype}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
