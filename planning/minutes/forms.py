from __future__ import annotations

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired

from planning.model import AgendaItem, MinutesState
from planning.model.fields import Day, Prose
from planning.web.forms import Form, Reads, choices, field_for, fits, offered

WORDING = AgendaItem.FIELDS["text"]


class StateForm(Form):
    """Where minutes go next, when nothing more has to be said about it."""

    to = SelectField(choices=lambda: choices(MinutesState))


class CommentsForm(Form):
    """Until when members may comment."""

    until = StringField(
        _l("Members may comment until"), [InputRequired(_l("Write until when.")), Reads(Day())]
    )


class VerificationForm(Form):
    """Who verified the minutes: somebody, or the meeting that came after."""

    verified_by = StringField(_l("Who verified the minutes"), [fits(200)])
    meeting = SelectField(_l("Or the meeting that verified them"), validate_choice=False)

    def offer(self, meetings: Iterable[tuple[int, str]]) -> None:
        """Let one of the later meetings be chosen."""
        self.meeting.choices = offered([("", "–"), *((str(id_), name) for id_, name in meetings)])


class PublicationForm(Form):
    """The last thing to confirm before everybody can read the minutes."""

    checked = BooleanField(
        _l("I have read the public version. No client can be recognised in it."),
        [InputRequired(_l("First confirm that no client can be recognised in the minutes."))],
    )


class ReopeningForm(Form):
    """Why a locked record is opened again, and whether what was published must go at once."""

    reason = StringField(_l("Why the minutes are taken back"), [fits(500)])
    hide = BooleanField(_l("Hide the published edition: it says what must not be public."))
    may_stand = BooleanField(_l("I have read it once more; it may stand as it is."))


class CorrectionForm(Form):
    """A dated note under verified minutes."""

    text = TextAreaField(
        _l("What is to be corrected"),
        [InputRequired(_l("Write what is to be corrected.")), Reads(Prose(2000))],
        render_kw={"rows": 3},
    )
    is_public = BooleanField(_l("Everybody may read the note"))
    may_stand = BooleanField(_l("I have read it once more; it may stand as it is."))


class RemarkForm(Form):
    """What a member says, or other words for a point."""

    text = TextAreaField(_l("Your comment"), [Reads(Prose(2000))], render_kw={"rows": 3})
    wording = field_for(WORDING, _l("How the text should read"))
    based_on = HiddenField()


class RejectionForm(Form):
    """Why a remark is not taken up."""

    answer = TextAreaField(
        _l("Why not"),
        [InputRequired(_l("Write why; the author reads it.")), Reads(Prose(1000))],
        render_kw={"rows": 2},
    )


class AcceptanceForm(Form):
    """A word to the author; and the text to be written when two changes met."""

    answer = StringField(_l("A word to the author"), [fits(1000)])
    wording = field_for(WORDING, _l("What the text shall say"))
    based_on = HiddenField()


class ClearanceForm(Form):
    """Which words of the public version may stand."""

    path = HiddenField()
    kind = HiddenField()
    words = HiddenField()
