from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField

from planning.web.forms import Form, fits


class DecisionForm(Form):
    """A word to the decision, and how the pair stood."""

    note = StringField(_l("Note"), [fits(300)])
    seen = HiddenField()
