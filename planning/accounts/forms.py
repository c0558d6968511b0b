from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, PasswordField, SelectField, StringField
from wtforms.validators import InputRequired, Regexp

from planning.lib.words import N_
from planning.web.forms import Form, fits, offered
from planning.web.guarded import Guarded

EMAIL = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"


class SignInForm(Form):
    """E-mail and password."""

    email = StringField(
        _l("E-mail"),
        [InputRequired(_l("Write your e-mail.")), fits(200)],
        render_kw={"autocomplete": "username", "type": "email", "inputmode": "email"},
    )
    password = PasswordField(
        _l("Password"),
        [InputRequired(_l("Write your password.")), fits(200)],
        render_kw={"autocomplete": "current-password"},
    )


@dataclass(frozen=True)
class AccountDetails:
    """What an administrator says about a person with an account."""

    titles_before: str
    first_name: str
    last_name: str
    titles_after: str
    email: str
    phone: str
    role: str
    password: str
    is_enabled: bool


ROLES = [
    ("", N_("none, only in groups")),
    ("coordinator", N_("coordinator of the plan")),
    ("official", N_("city official")),
    ("admin", N_("administrator")),
]


class AccountForm(Guarded):
    """An account and the person it belongs to."""

    titles_before = StringField(_l("Titles before the name"), [fits(40)])
    first_name = StringField(_l("First name"), [fits(80)])
    last_name = StringField(_l("Surname"), [InputRequired(_l("Write the surname.")), fits(80)])
    titles_after = StringField(_l("Titles after the name"), [fits(40)])
    email = StringField(
        _l("E-mail"),
        [
            InputRequired(_l("Write the e-mail; it is used to sign in.")),
            fits(200),
            Regexp(EMAIL, message=_l("An e-mail looks like jana.novakova@example.cz.")),
        ],
    )
    phone = StringField(_l("Phone"), [fits(40)])
    role = SelectField(
        _l("Role in the whole city"),
        choices=lambda: offered((role, _(words)) for role, words in ROLES),
    )
    password = PasswordField(
        _l("New password"), [fits(200)], render_kw={"autocomplete": "new-password"}
    )
    is_enabled = BooleanField(_l("May sign in"), default=True)
