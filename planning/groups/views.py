from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.documents.contacts import vcards
from planning.faces import as_published
from planning.groups import actions, exports, queries, words
from planning.groups.forms import GroupDetails, GroupForm
from planning.lib.clock import today
from planning.model import DomainError, Function, Group, Plan
from planning.web.access import allow
from planning.web.labels import label

bp = Blueprint("groups", __name__)


@bp.get("/groups")
@allow(may.anyone)
def index() -> ResponseReturnValue:
    return render_template("groups/index.html", groups=queries.groups(), day=today())


@bp.get("/groups/<int:group_id>")
@allow(may.see_group, Group)
def show(group: Group) -> ResponseReturnValue:
    day = today()
    members = queries.members(group, day)
    plans = queries.plans_of(group, current_user)
    inside = may.see_members(current_user, group)
    return render_template(
        "groups/show.html",
        group=group,
        members=members if inside else [],
        manager=next((m for m in members if m.function is Function.MANAGER), None),
        sides=words.sides(members),
        activities=queries.activities_of(group, current_user),
        meetings=as_published(queries.meetings_of(group, current_user), current_user),
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
def new() -> ResponseReturnValue:
    form = GroupForm()
    if form.validate_on_submit():
        try:
            group = actions.found(form.read(GroupDetails), by=current_user)
        except DomainError as error:
            form.name.errors = [_(error.message, **error.values)]
        else:
            flash(_("The group %(name)s is founded.", name=group.name))
            return redirect(url_for(".show", group_id=group.id))
    return render_template("groups/edit.html", form=form, group=None), form.status


@bp.route("/groups/<int:group_id>/edit", methods=["GET", "POST"])
@allow(may.appoint_members, Group)
def edit(group: Group) -> ResponseReturnValue:
    form = GroupForm(obj=group)
    form.guard(group)
    if form.validate_on_submit():
        try:
            actions.describe(group, form.read(GroupDetails), by=current_user)
        except DomainError as error:
            form.name.errors = [_(error.message, **error.values)]
        else:
            flash(_("Saved."))
            return redirect(url_for(".show", group_id=group.id))
    return render_template("groups/edit.html", form=form, group=group), form.status


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
