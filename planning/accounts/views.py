from __future__ import annotations

from flask import (
    Blueprint,
    Response,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user

from planning import permissions as may
from planning.accounts import actions, queries
from planning.accounts.forms import AccountDetails, AccountForm, SignInForm
from planning.model import DomainError, User
from planning.web.access import allow
from planning.web.addresses import ours
from planning.web.signing_in import limiter
from planning.web.unit_of_work import in_turn, reads_first

bp = Blueprint("accounts", __name__)


def _limit() -> str:
    return str(current_app.config["SIGN_IN_LIMIT"])


def _failed(response: Response) -> bool:
    """Only attempts that failed are counted: an office of thirty shares one address."""
    return response.status_code == 422


@bp.route("/sign-in", methods=["GET", "POST"])
@limiter.limit(_limit, methods=["POST"], deduct_when=_failed)
@allow(may.anyone)
@reads_first
def sign_in() -> ResponseReturnValue:
    form = SignInForm()
    if form.validate_on_submit():
        user = actions.recognised(form.email.data or "", form.password.data or "")
        if user is not None:
            session.clear()  # nothing of whoever sat here before
            login_user(user, remember=False)
            session["key"] = user.key
            actions.note_visit(user)
            return redirect(ours(request.args.get("next")) or url_for("home.index"))
        form.form_errors.append(_("The e-mail and the password do not fit together. Try again."))
        return render_template("accounts/sign_in.html", form=form), 422
    return render_template("accounts/sign_in.html", form=form), form.status


@bp.post("/sign-out")
@allow(may.anyone)
def sign_out() -> ResponseReturnValue:
    logout_user()
    session.clear()
    flash(_("You are signed out."))
    return redirect(url_for(".sign_in"))


@bp.get("/people")
@allow(may.look_after_people)
def index() -> ResponseReturnValue:
    words = request.args.get("q", "")[:100]
    return render_template(
        "accounts/index.html",
        accounts=queries.accounts(words),
        number=queries.number_of_accounts(),
        words=words,
    )


@bp.route("/people/new", methods=["GET", "POST"])
@allow(may.look_after_people)
@in_turn
def new() -> ResponseReturnValue:
    form = AccountForm()
    form.password.label.text = _("Password")
    if form.validate_on_submit() and form.password.data:
        try:
            user = actions.open_account(form.read(AccountDetails), by=current_user)
        except DomainError as error:
            form.email.errors = [_(error.message, **error.values)]
        else:
            flash(_("The account of %(name)s is open.", name=user.name))
            return redirect(url_for(".index"))
    elif form.is_submitted() and not form.password.data:
        form.password.errors = [_("Write a password for the first sign-in.")]
    return render_template("accounts/edit.html", form=form, user=None), form.status


@bp.route("/people/<int:user_id>", methods=["GET", "POST"])
@allow(may.look_after_people, User)
@in_turn
def edit(user: User) -> ResponseReturnValue:
    form = AccountForm(
        obj=user.person, data={"role": user.role or "", "is_enabled": user.is_enabled}
    )
    form.guard(user.person, role=user.role, is_enabled=user.is_enabled)
    if form.validate_on_submit():
        try:
            actions.change_account(user, form.read(AccountDetails), by=current_user)
        except DomainError as error:
            form.email.errors = [_(error.message, **error.values)]
        else:
            flash(_("Saved."))
            return redirect(url_for(".index"))
    return render_template("accounts/edit.html", form=form, user=user), form.status
