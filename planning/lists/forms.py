from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import HiddenField

from planning.web.forms import Form


class ReadingForm(Form):
    """A table that somebody has changed."""

    file = FileField(_l("Changed table"), [FileRequired(_l("Choose a file."))])


class SavingForm(Form):
    """A table that was read already and lies with us; ``kept`` is its sealed address."""

    kept = HiddenField()
