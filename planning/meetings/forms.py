from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField, SelectMultipleField, StringField
from wtforms.validators import ValidationError

from planning.lib.periods import parse_day
from planning.meetings.calling import MOST, Every, series
from planning.model import Group, Meeting, Project
from planning.model.fields import Count, Day, Hour, Line, Wrong
from planning.web.forms import Form, Reads, field_for, offered, whole_number

#: How often the meetings of a series are, in words.
EVERY_WORDS = {
    Every.WEEK: _l("every week"),
    Every.TWO_WEEKS: _l("every two weeks"),
    Every.MONTH: _l("every month, on the same weekday of the month"),
    Every.QUARTER: _l("every quarter, on the same weekday of the month"),
}
EMPTY, STANDING = "", "standing"


class _Facts(Form):
    """What the two forms of a meeting's facts share."""

    title = field_for(Meeting.FIELDS["title"], _l("Name of the meeting"))
    held_on = field_for(Meeting.FIELDS["held_on"], _l("Day"))
    starts_at = field_for(Meeting.FIELDS["starts_at"], _l("From"))
    ends_at = field_for(Meeting.FIELDS["ends_at"], _l("To"))
    place = field_for(Meeting.FIELDS["place"], _l("Place"))
    link = field_for(Meeting.FIELDS["link"], _l("Where to join from afar"))

    def validate_ends_at(self, field: Any) -> None:
        try:
            starts, ends = Hour().read(self["starts_at"].data), Hour().read(field.data)
        except Wrong:
            return
        if starts and ends and ends < starts:
            raise ValidationError(_("The end cannot be before the beginning."))

    def validate_link(self, field: Any) -> None:
        if field.data and not field.data.startswith(("https://", "http://")):
            raise ValidationError(_("Write the whole address, such as https://example.org/room."))


class NewMeetingForm(_Facts):
    """How a meeting is called, or a series of them. The day of one may be settled later."""

    repeats = SelectField(_l("How often"), default="")
    times = field_for(Count(MOST), _l("How many meetings"), default="6")
    #: Days of the series that shall hold, and which series they were offered for.
    days = SelectMultipleField(_l("Days of the series"), validate_choice=False)
    days_of = HiddenField()
    agenda = SelectField(_l("The agenda begins"), coerce=str)
    project_id = SelectField(_l("Part of the project"), coerce=str)
    group_ids = SelectMultipleField(_l("Groups that share the meeting"), coerce=int)

    def offer(
        self,
        groups: Sequence[Group],
        projects: Sequence[Project],
        agendas: Sequence[tuple[str, str]],
    ) -> None:
        """Say which other groups, projects and agendas there are to choose from."""
        self.group_ids.choices = offered((group.id, group.name) for group in groups)
        self.project_id.choices = offered([("", "–"), *((str(p.id), p.name) for p in projects)])
        self.agenda.choices = offered(agendas)
        often = [(every.value, words) for every, words in EVERY_WORDS.items()]
        self.repeats.choices = offered([("", _("once")), *often])

    def validate_held_on(self, field: Any) -> None:
        if self.repeats.data and not field.data:
            raise ValidationError(_("A series needs its first day."))

    def validate_times(self, field: Any) -> None:
        if self.repeats.data and not 2 <= whole_number(field.data) <= MOST:
            raise ValidationError(_("A series has from 2 to %(most)s meetings.", most=MOST))

    def validate_days(self, field: Any) -> None:
        if self.is_settled and not self.chosen_days:
            raise ValidationError(_("Tick at least one day."))

    @property
    def offered_days(self) -> list[date]:
        """The days of the series that is asked for; none when it is one meeting."""
        try:
            first = parse_day(self.held_on.data or "")
        except ValueError:
            return []
        times = whole_number(self.times.data)
        if not self.repeats.data or not 2 <= times <= MOST:
            return []
        return series(first, Every(self.repeats.data), times)

    @property
    def mark(self) -> str:
        """Which series the days were offered for: another one is offered anew."""
        return " ".join(day.isoformat() for day in self.offered_days)

    @property
    def is_settled(self) -> bool:
        """Whether the days of just this series were looked at."""
        return bool(self.mark) and self.days_of.data == self.mark

    @property
    def chosen_days(self) -> list[date]:
        """Days of the series that were ticked."""
        ticked = set(self.days.data or [])
        return [day for day in self.offered_days if day.isoformat() in ticked]

    @property
    def day(self) -> date | None:
        """The day of a single meeting."""
        return Day().read(self.held_on.data or "")


class MeetingForm(_Facts):
    """The facts of a meeting: when, where, and when they meet next."""

    based_on = HiddenField()
    next_meeting = field_for(Meeting.FIELDS["next_meeting"], _l("Next meeting"))
    recorded_before = HiddenField()
    recorded_by = StringField(_l("Who records the minutes"), [Reads(Line(200))])
    #: Whether people have been invited: then the meeting keeps a day.
    is_invited = False

    @classmethod
    def of(cls, meeting: Meeting, keeping: Mapping[str, Any] | None = None) -> MeetingForm:
        """Filled with what stands there; ``keeping`` as in ``desk_forms.desk_form``."""
        values = {name: kind.show(getattr(meeting, name)) for name, kind in meeting.FIELDS.items()}
        values |= {
            "based_on": str(meeting.version),
            "recorded_by": meeting.minutes.recorded_by,
            "recorded_before": meeting.minutes.recorded_by,
        }
        if keeping is not None:
            return cls(formdata=None, data=values | dict(keeping))
        form = cls(data=values)
        form.is_invited = meeting.is_invited
        return form

    def validate_held_on(self, field: Any) -> None:
        if self.is_invited and not field.data:
            raise ValidationError(
                _("People are invited. Write another day, or call the meeting off.")
            )

    def is_overtaken(self, stands: str) -> bool:
        """Whether another one was named as recorder since this was opened; then the form says so.

        Saved once more, it replaces the name that ``stands`` there.
        """
        if self.recorded_by.data == self.recorded_before.data:
            return False
        if stands in {self.recorded_by.data or "", self.recorded_before.data or ""}:
            return False
        self.recorded_before.data = stands
        self.recorded_by.errors = [
            _(
                "Somebody else wrote meanwhile: %(said)s. Save once more and yours replaces it.",
                said=stands or "–",
            )
        ]
        return True

    def changes(self) -> dict[str, Any]:
        """What was typed, by path."""
        return {name: self[name].data for name in Meeting.FIELDS if name in request.form}
