from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.model import DomainError, Group, SavedView
from planning.timeline import actions, kept
from planning.timeline.forms import ViewForm, normalised
from planning.web.access import allow
from planning.web.forms import offered, whole_number
from planning.web.unit_of_work import in_turn

bp = Blueprint("saved", __name__)

#: With whom a view may be shared, beside the ids of one's groups.
_NOBODY, _EVERYBODY = "nobody", "all"


@bp.get("/timeline/views")
@allow(may.signed_in)
def index() -> ResponseReturnValue:
    own, others = kept.views(current_user)
    return render_template("timeline/views.html", own=own, others=others)


@bp.route("/timeline/views/new", methods=["GET", "POST"])
@allow(may.signed_in)
@in_turn
def new() -> ResponseReturnValue:
    view = actions.new_view(normalised(request.args), by=current_user)
    return _name(view, _form(view), _("The view is saved. You find it under Saved views."))


@bp.get("/timeline/views/<int:saved_view_id>")
@allow(may.see_view, SavedView)
def show(saved_view: SavedView) -> ResponseReturnValue:
    return redirect(address_of(saved_view))


@bp.route("/timeline/views/<int:saved_view_id>/edit", methods=["GET", "POST"])
@allow(may.tend_view, SavedView)
@in_turn
def edit(saved_view: SavedView) -> ResponseReturnValue:
    return _name(saved_view, _form(saved_view), _("Saved."))


@bp.post("/timeline/views/<int:saved_view_id>/removal")
@allow(may.tend_view, SavedView)
def remove(saved_view: SavedView) -> ResponseReturnValue:
    flash(_("The view “%(name)s” is removed.", name=saved_view.name))
    actions.remove_view(saved_view)
    return redirect(url_for(".index"))


def address_of(view: SavedView) -> str:
    """The timeline as it was chosen; each who opens it sees what they may."""
    start = url_for("timeline.index")
    return f"{start}?{view.query}" if view.query else start


def _form(view: SavedView) -> ViewForm:
    with_ = str(view.group_id) if view.group_id else _EVERYBODY if view.is_shared else _NOBODY
    form = ViewForm(data={"name": view.name or "", "shared_with": with_})
    groups = [(str(g.id), _("People of %(group)s", group=g.name)) for g in _groups(view)]
    nobody, everybody = _("Only I"), _("Everybody with an account")
    form.shared_with.choices = offered([(_NOBODY, nobody), *groups, (_EVERYBODY, everybody)])
    return form


def _groups(view: SavedView) -> list[Group]:
    """One's own groups, and the one it is shared with even after one has left it."""
    groups = kept.groups_of(current_user)
    if view.group and view.group not in groups:
        groups.append(view.group)
    return groups


def _name(view: SavedView, form: ViewForm, said: str) -> ResponseReturnValue:
    if form.validate_on_submit():
        with_ = form.shared_with.data or _NOBODY
        name, group = form.name.data or "", whole_number(with_) or None
        try:
            actions.keep_view(view, name=name, is_shared=with_ != _NOBODY, group_id=group)
        except DomainError as error:
            form.name.errors = [_(error.message, **error.values)]
        else:
            flash(said)
            return redirect(address_of(view))
    page = render_template("timeline/view.html", view=view, form=form, back=address_of(view))
    return page, form.status
