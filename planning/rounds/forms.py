from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, ValidationError

from planning.lib.clock import CITY_ZONE, now
from planning.model import (
    NAMED_AUTHORS,
    SETTLED,
    AuthorKind,
    Channel,
    Matter,
    Outcome,
    Submission,
    Weight,
)
from planning.model.fields import Day, Hour, Line, Prose
from planning.web.forms import Form, Reads, choices, not_to_come, offered
from planning.web.labels import label

#: The most a comment may say in one field, in signs.
LONGEST = 6_000
_LONG = {"rows": 5}
_SHORT = {"rows": 3}


def moment_of(on: str | None, at: str | None) -> datetime:
    """A day and an hour as they were typed, where the city lies; without an hour midnight."""
    day: date = Day().read(on or "") or date.min
    return datetime.combine(day, Hour().read(at or "") or time(0), CITY_ZONE)


@dataclass(frozen=True)
class Words:
    """What somebody says, and as whom."""

    author_kind: AuthorKind
    organisation: str
    name: str
    contact: str
    part: str
    text: str
    proposed: str
    reason: str
    weight: Weight


class _Submission(Form):
    """What every comment says, however it comes."""

    part = StringField(_l("Which part of the plan is it about?"), [Reads(Line(200))], default="")
    text = TextAreaField(
        _l("Your comment"),
        [InputRequired(_l("Write what you want to say.")), Reads(Prose(LONGEST))],
        render_kw=_LONG,
    )
    proposed = TextAreaField(
        _l("How it should read"), [Reads(Prose(LONGEST))], default="", render_kw=_SHORT
    )
    reason = TextAreaField(_l("Why"), [Reads(Prose(LONGEST))], default="", render_kw=_SHORT)
    author_kind = SelectField(_l("Who are you?"), choices=[])
    organisation = StringField(
        _l("Name of the organisation or office"), [Reads(Line(200))], default=""
    )
    name = StringField(_l("Your name"), [Reads(Line(120))], default="")
    contact = StringField(_l("Your e-mail or telephone"), [Reads(Line(120))], default="")
    is_major = BooleanField(_l("I hold this comment to be a major one"))
    #: The number of a comment that says the same: sent again, this is another one.
    again = HiddenField()

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.author_kind.choices = choices(AuthorKind)

    def validate_organisation(self, field: Any) -> None:
        kind = self.author_kind.data
        if kind in {each.value for each in NAMED_AUTHORS} and not field.data:
            raise ValidationError(_("Write the name of the organisation or office."))

    @property
    def words(self) -> Words:
        """What was typed, once it is valid."""
        prose = {
            name: Prose(LONGEST).read(self[name].data or "")
            for name in ("text", "proposed", "reason")
        }
        lines = {
            name: Line().read(self[name].data or "") if name in self else ""
            for name in ("part", "organisation", "name", "contact")
        }
        return Words(
            author_kind=AuthorKind(self.author_kind.data),
            weight=Weight.MAJOR if self.is_major.data else Weight.ADVISORY,
            **prose,
            **lines,
        )


class PublicForm(_Submission):
    """The form for everybody. ``website`` stands where nobody sees it: only machines fill it in."""

    website = StringField(_l("Leave this empty"))
    ticket = HiddenField()
    is_too_many = False


class PaperForm(_Submission):
    """What came by mail, on paper or was said, entered by the office."""

    text = TextAreaField(
        _l("What the comment says"),
        [InputRequired(_l("Write what it says.")), Reads(Prose(LONGEST))],
        render_kw=_LONG,
    )
    author_kind = SelectField(_l("Who speaks"), choices=[])
    name = StringField(_l("Name of the author"), [Reads(Line(120))])
    contact = StringField(_l("E-mail, telephone or address of the author"), [Reads(Line(200))])
    is_major = BooleanField(_l("Its author holds it to be a major one"))
    activity = StringField(_l("Activity it is about"), [Reads(Line(330))])
    channel = SelectField(_l("How it came"), choices=[])
    received_on = StringField(
        _l("On which day it came"), [InputRequired(_l("Write the day.")), Reads(Day()), not_to_come]
    )
    received_hour = StringField(_l("At what time"), [Reads(Hour())])
    matter = SelectField(_l("Class"), choices=[])

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.channel.choices = offered(
            (each.value, label(each)) for each in Channel if each is not Channel.FORM
        )
        self.matter.choices = choices(Matter)

    @property
    def received_at(self) -> datetime:
        """The moment it came; without an hour the end of the morning, and never one to come."""
        if self.received_hour.data:
            return moment_of(self.received_on.data, self.received_hour.data)
        return min(moment_of(self.received_on.data, "12:00"), now())

    def validate_received_hour(self, field: Any) -> None:
        is_read = field.data and not [*field.errors, *self.received_on.errors]
        if is_read and self.received_at > now():
            raise ValidationError(_("This moment is still to come."))


class SettlementForm(Form):
    """What shall become of a comment, and why."""

    outcome = SelectField(_l("Settlement"), choices=[])
    justification = TextAreaField(_l("Justification"), [Reads(Prose(4_000))], render_kw=_LONG)
    matter = SelectField(_l("Class"), choices=[])
    weight = SelectField(_l("Weight"), choices=[])
    seen = HiddenField()

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.outcome.choices = offered(
            (each.value, label(each)) for each in Outcome if each is not Outcome.RECEIVED
        )
        self.matter.choices, self.weight.choices = choices(Matter), choices(Weight)

    def validate_justification(self, field: Any) -> None:
        if self.outcome.data in {each.value for each in SETTLED} and not field.data:
            raise ValidationError(WHY_MISSING)


#: Every settlement is justified, also a friendly one.
WHY_MISSING = _l("Write why, so that the author understands. Every settlement needs its reason.")


class SuggestionForm(Form):
    """What the group suggests to those who decide."""

    outcome = SelectField(_l("Suggested settlement"), choices=[])
    justification = TextAreaField(_l("Justification"), [Reads(Prose(4_000))], render_kw=_LONG)
    seen = HiddenField()

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.outcome.choices = offered((e.value, label(e)) for e in Outcome if e in SETTLED)

    def validate_justification(self, field: Any) -> None:
        if not field.data:
            raise ValidationError(WHY_MISSING)


class VeilForm(Form):
    """Words that are not told in public."""

    left_out = TextAreaField(
        _l("Words to leave out, a line each"), [Reads(Prose(2_000))], render_kw=_SHORT
    )
    seen = HiddenField()


def forms_about(submission: Submission) -> dict[str, Any]:
    """The forms on the page of a comment, as it stands."""
    suggested = submission.suggested_outcome if not submission.is_settled else None
    return {
        "settlement_form": SettlementForm(
            formdata=None,
            data={
                "outcome": suggested or submission.outcome,
                "justification": submission.justification or submission.suggestion,
                "matter": submission.matter,
                "weight": submission.weight,
            },
        ),
        "suggestion_form": SuggestionForm(
            formdata=None,
            data={
                "outcome": submission.suggested_outcome,
                "justification": submission.suggestion,
            },
        ),
        "veil_form": VeilForm(formdata=None, data={"left_out": submission.left_out}),
    }
