"""Who sits in a group, now and before: joining and leaving."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.groups import actions, queries
from planning.groups.forms import LeavingForm, Seat, SeatForm
from planning.lib.clock import today
from planning.model import DomainError, Group, Membership
from planning.model.fields import Day
from planning.web.access import allow
from planning.web.forms import offered
from planning.web.seen import while_it_is

bp = Blueprint("seats", __name__)


@bp.route("/groups/<int:group_id>/members", methods=["GET", "POST"])
@allow(may.see_members, Group)
def index(group: Group) -> ResponseReturnValue:
    appoints = may.appoint_members(current_user, group)
    form = _form() if appoints else None
    if form is not None and form.validate_on_submit():
        try:
            joined = actions.seat(group, form.read(Seat), by=current_user)
        except DomainError as error:
            form.person_id.errors = [_(error.message, **error.values)]
        else:
            flash(_("%(name)s sits in the group now.", name=joined.person.name))
            return redirect(url_for("groups.seats.index", group_id=group.id))
    page = _page(group, form, LeavingForm(formdata=None) if appoints else None)
    return page, form.status if form else 200


def _page(
    group: Group,
    form: SeatForm | None,
    leaving: LeavingForm | None,
    leaver: Membership | None = None,
) -> str:
    """The list and its forms; ``leaver`` is whose last day cannot be read."""
    day = today()
    return render_template(
        "groups/members.html",
        group=group,
        # Those who sit there now stand before those who left.
        members=sorted(queries.members(group), key=lambda seat: not seat.holds(day)),
        form=form,
        leaving=leaving,
        leaver=leaver,
    )


def _form(**blank: None) -> SeatForm:
    """Who joins; with ``formdata=None`` as nobody has sent it."""
    form = SeatForm(**blank)
    form.person_id.choices = offered([(0, "–"), *((p.id, p.full_name) for p in queries.people())])
    form.organisation_id.choices = offered(
        [(0, "–"), *((o.id, o.name) for o in queries.organisations())]
    )
    return form


@bp.post("/seats/<int:membership_id>/end")
@allow(may.end_membership, Membership)
@while_it_is(lambda seat: seat.to_on or "")
def end(membership: Membership) -> ResponseReturnValue:
    form = LeavingForm()
    if not form.validate():
        form.to_on.id = f"to_on-{membership.id}"  # every seat has such a field
        return _page(membership.group, _form(formdata=None), form, membership), form.status
    last_day = Day().read(form.to_on.data) or today()
    actions.end_seat(membership, last_day, by=current_user)
    name = membership.person.name
    flash(_("%(name)s leaves on %(day)s.", name=name, day=Day().show(last_day)))
    return redirect(url_for("groups.seats.index", group_id=membership.group_id))
