from __future__ import annotations

from collections.abc import Sequence
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
    CommentRound,
    Decisive,
    Matter,
    Outcome,
    PlanVersion,
    RoundState,
    Weight,
)
from planning.model.fields import Day, Hour, Line, Prose
from planning.web.forms import Form, Reads, choices, fits, label, offered
from planning.web.guarded import Guarded
from planning.web.typography import hour

#: The most a comment may say in one field, in signs.
LONGEST = 6_000
_LONG = {"rows": 5}
_SHORT = {"rows": 3}


@dataclass(frozen=True)
class RoundDetails:
    """A comment round as it is described. An empty version is named on the way."""

    title: str
    intro: str
    version_id: int
    version_name: str
    opens_at: datetime
    closes_at: datetime
    decisive: Decisive
    places: str
    contact: str


class RoundForm(Guarded):
    """What is commented on, from when until when, where and how."""

    title = StringField(_l("Title"), [InputRequired(_l("Write the title.")), Reads(Line(200))])
    version_id = SelectField(_l("Version of the plan that is commented on"), coerce=int)
    version_name = StringField(_l("Name of the new version"), [Reads(Line(120))])
    opens_on = StringField(_l("Open from"), [InputRequired(_l("Write the day.")), Reads(Day())])
    opens_hour = StringField(_l("At what time it opens"), [Reads(Hour())])
    closes_on = StringField(_l("Open until"), [InputRequired(_l("Write the day.")), Reads(Day())])
    closes_hour = StringField(_l("At what time it ends"), [Reads(Hour())])
    decisive = SelectField(_l("A comment comes in time"), choices=[])
    intro = TextAreaField(_l("What it is about"), [Reads(Prose(8_000))], render_kw=_LONG)
    places = TextAreaField(
        _l("Where one may read the plan on paper and hand a comment in"),
        [Reads(Prose(2_000))],
        render_kw=_SHORT,
    )
    contact = TextAreaField(_l("Whom to ask"), [Reads(Prose(600))], render_kw=_SHORT)

    #: The round that is described, where it is no new one, and whether people answer it already.
    its: CommentRound | None = None
    is_open = False

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """The moments must come in order, and nobody may lose time they counted on."""
        if super().validate(*args, **kwargs):
            if "version_id" in self and not self.version_id.data and not self.version_name.data:
                said = _("Give the version a name, such as Návrh k připomínkám.")
                self.version_name.errors = [said]
            if wrong := self._wrong_end():
                self.closes_on.errors = [wrong]
        return not self.errors

    def _wrong_end(self) -> str:
        opens, closes = self.moments
        if closes <= opens:
            return str(_("The end must come after the beginning."))
        if closes <= now():
            return str(_("This moment has passed already."))
        if self.is_open and self.its and closes < self.its.closes_at:
            return str(_("An open round can only be prolonged: people rely on its end."))
        return ""

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """From when until when, once it is valid."""
        closes = _moment(self.closes_on.data, self.closes_hour.data)
        if self.is_open and self.its:
            return self.its.opens_at, closes
        return _moment(self.opens_on.data, self.opens_hour.data), closes

    @property
    def details(self) -> RoundDetails:
        """What was typed, once it is valid."""
        opens_at, closes_at = self.moments
        kept = self.its.plan_version_id if self.its else 0
        return RoundDetails(
            title=Line(200).read(self.title.data or ""),
            intro=Prose(8_000).read(self.intro.data or ""),
            version_id=self.version_id.data if "version_id" in self else kept,
            version_name=self.version_name.data or "" if "version_name" in self else "",
            opens_at=opens_at,
            closes_at=closes_at,
            decisive=Decisive(self.decisive.data),
            places=Prose(2_000).read(self.places.data or ""),
            contact=Prose(600).read(self.contact.data or ""),
        )


def _moment(on: str | None, at: str | None) -> datetime:
    day: date = Day().read(on or "") or date.min
    return datetime.combine(day, Hour().read(at or "") or time(0), CITY_ZONE)


def round_form(versions: Sequence[PlanVersion], round_: CommentRound | None = None) -> RoundForm:
    """The form of a new round, or of one as it stands."""
    form = RoundForm(data=_typed(round_) if round_ else {"closes_hour": "12:00"})
    new = [(0, _("What the plan says now, under the name below"))]
    form.version_id.choices = offered([*new, *((each.id, each.name) for each in versions)])
    form.decisive.choices = choices(Decisive)
    if round_ is not None:
        form.its, form.is_open = round_, round_.state_at(now()) is RoundState.OPEN
        if form.is_open:  # what people read and answer stays what it was
            del form.version_id, form.version_name, form.opens_on, form.opens_hour
        form.guard(None, **{n: v for n, v in _typed(round_).items() if n in form})
    return form


def _typed(round_: CommentRound) -> dict[str, Any]:
    opens, closes = (at.astimezone(CITY_ZONE) for at in (round_.opens_at, round_.closes_at))
    return {
        "title": round_.title,
        "version_id": round_.plan_version_id,
        "opens_on": Day().show(opens.date()),
        "opens_hour": hour(opens),
        "closes_on": Day().show(closes.date()),
        "closes_hour": hour(closes),
        "decisive": round_.decisive,
        "intro": round_.intro,
        "places": round_.places,
        "contact": round_.contact,
    }


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

    part = StringField(_l("Which part of the plan is it about?"), [Reads(Line(200))])
    text = TextAreaField(
        _l("Your comment"),
        [InputRequired(_l("Write what you want to say.")), Reads(Prose(LONGEST))],
        render_kw=_LONG,
    )
    proposed = TextAreaField(_l("How it should read"), [Reads(Prose(LONGEST))], render_kw=_SHORT)
    reason = TextAreaField(_l("Why"), [Reads(Prose(LONGEST))], render_kw=_SHORT)
    author_kind = SelectField(_l("Who are you?"), choices=[])
    organisation = StringField(_l("Name of the organisation or office"), [Reads(Line(200))])
    name = StringField(_l("Your name"), [Reads(Line(120))])
    contact = StringField(_l("Your e-mail or telephone"), [Reads(Line(120))])
    is_major = BooleanField(_l("I hold this comment to be a major one"))

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.author_kind.choices = choices(AuthorKind)

    def validate_organisation(self, field: Any) -> None:
        kind = self.author_kind.data
        if kind in {each.value for each in NAMED_AUTHORS} and not field.data:
            raise ValidationError(_("Write for which organisation or office you speak."))

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
    again = HiddenField()
    is_too_many = False


class PaperForm(_Submission):
    """What came by mail, on paper or was said, entered by the office."""

    author_kind = SelectField(_l("Who speaks"), choices=[])
    name = StringField(_l("Name of the author"), [Reads(Line(120))])
    contact = StringField(_l("E-mail, telephone or address of the author"), [Reads(Line(200))])
    is_major = BooleanField(_l("Its author holds it to be a major one"))
    activity = StringField(_l("Activity it is about"), [Reads(Line(330))])
    channel = SelectField(_l("How it came"), choices=[])
    received_on = StringField(
        _l("On which day it came"), [InputRequired(_l("Write the day.")), Reads(Day())]
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
        """The moment it came; without an hour the end of the morning."""
        return _moment(self.received_on.data, self.received_hour.data or "12:00")

    def validate_received_on(self, field: Any) -> None:
        day = Day().read(field.data)
        if day and day > now().astimezone(CITY_ZONE).date():
            raise ValidationError(_("This day is still to come."))


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


class ApprovalForm(Form):
    """Which body approved the settlement as a whole."""

    body = StringField(
        _l("Which body approved it"), [InputRequired(_l("Write the body.")), fits(120)]
    )
    number = StringField(_l("Number of the resolution"), [fits(60)])
    decided_on = StringField(_l("Decided on"), [InputRequired(_l("Write the day.")), Reads(Day())])
    seen = HiddenField()


class PublicationForm(Form):
    """A promise that somebody has read what everybody will read."""

    checked = BooleanField(
        _l("I have read the public table. Nobody can be recognised in it who must not be."),
        [InputRequired(_l("Tick this once you have read the table."))],
    )
    seen = HiddenField()
