from __future__ import annotations

from dataclasses import dataclass, fields

from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField

from planning.model import CouncilPaper
from planning.model.fields import Day, Prose
from planning.web.forms import Reads, fits
from planning.web.guarded import Guarded


@dataclass(frozen=True)
class PaperDetails:
    """What only people know; the day as typed, the points a line each."""

    body: str
    meets_on: str
    presenter: str
    words: str
    takes_note: str
    approves: str
    charges: str


def _points(words: str) -> TextAreaField:
    return TextAreaField(words, [Reads(Prose(4000))], render_kw={"rows": 3})


class PaperForm(Guarded):
    """Before whom, when, by whom, and what the body shall decide."""

    body = StringField(_l("For which body"), [fits(120)])
    meets_on = StringField(_l("Meeting on"), [Reads(Day())])
    presenter = StringField(_l("Who presents it"), [fits(200)])
    words = TextAreaField(
        _l("Words of whoever presents it"), [Reads(Prose(8000))], render_kw={"rows": 4}
    )
    takes_note = _points(_l("Draft resolution: it takes note of"))
    approves = _points(_l("Draft resolution: it approves"))
    charges = _points(_l("Draft resolution: it charges"))


def as_typed(said: CouncilPaper) -> dict[str, str]:
    """The fields of what is written down, or offered, as a form shows them."""
    shown = {field.name: getattr(said, field.name) or "" for field in fields(PaperDetails)}
    return shown | {"meets_on": Day().show(said.meets_on)}


def paper_form(said: CouncilPaper) -> PaperForm:
    """The form with what is written down, or offered, so far."""
    shown = as_typed(said)
    form = PaperForm(data=shown)
    form.guard(None, **shown)
    return form
