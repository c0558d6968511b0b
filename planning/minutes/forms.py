from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import InputRequired

from planning.model import MinutesState
from planning.web.forms import Form, choices, fits


class StateForm(Form):
    """Where minutes go next, and who verified them."""

    to = SelectField(choices=lambda: choices(MinutesState))
    verified_by = StringField(_l("Who verified the minutes"), [fits(200)])


class PublicationForm(Form):
    """The one thing to look at before everybody can read the minutes."""

    checked = BooleanField(
        _l("I have read the public version. No client can be recognised in it."),
        [InputRequired(_l("First confirm that no client can be recognised in the minutes."))],
    )


class WithdrawalForm(Form):
    """Why published minutes are taken back."""

    reason = StringField(_l("Why the minutes are taken back"), [fits(500)])
