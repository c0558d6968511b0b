"""Forms of a comment round itself: how it is described, who approved its settlement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired

from planning.lib.clock import CITY_ZONE, now
from planning.model import CommentRound, Decisive, PlanVersion, RoundState
from planning.model.fields import Day, Hour, Line, Prose
from planning.rounds.forms import moment_of
from planning.web.forms import Form, Reads, choices, fits, offered
from planning.web.guarded import Guarded
from planning.web.typography import hour

_MOMENTS = frozenset({"opens_on", "opens_hour", "closes_on", "closes_hour"})


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
    intro = TextAreaField(_l("What it is about"), [Reads(Prose(8_000))], render_kw={"rows": 5})
    places = TextAreaField(
        _l("Where one may read the plan on paper and hand a comment in"),
        [Reads(Prose(2_000))],
        render_kw={"rows": 3},
    )
    contact = TextAreaField(_l("Whom to ask"), [Reads(Prose(600))], render_kw={"rows": 3})

    #: The round that is described, where it is no new one, and whether people answer it already.
    its: CommentRound | None = None
    is_open = False

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """The moments must come in order, and nobody may lose time they counted on."""
        super().validate(*args, **kwargs)
        if "version_id" in self and not self.version_id.data and not self.version_name.data:
            said = _("Give the version a name, such as Návrh k připomínkám.")
            self.version_name.errors = [said]
        if not _MOMENTS & set(self.errors) and (wrong := self._wrong_end()):
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
        closes = moment_of(self.closes_on.data, self.closes_hour.data)
        if self.is_open and self.its:
            return self.its.opens_at, closes
        return moment_of(self.opens_on.data, self.opens_hour.data), closes

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
