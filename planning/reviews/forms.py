from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, ValidationError

from planning.lib.periods import written_day
from planning.model import Approval, Decision, Part
from planning.model.fields import Day
from planning.web.forms import Form, Reads, choices, fits, not_to_come, whole_number
from planning.web.guarded import Guarded
from planning.web.labels import label

_SHORT = {"rows": 2}
_DAY_OF_DECISION = (
    InputRequired(_l("Write the day of the decision.")), Reads(Day()), not_to_come,
)  # fmt: skip


class ReviewForm(Form):
    """What the office says: a box and a reason for each section, and a note on the whole."""

    note = TextAreaField(_l("A note on the whole sheet"), [fits(2000)], render_kw=_SHORT)

    @property
    def reasons(self) -> dict[Part, str]:
        """The ticked sections, each with why."""
        return {
            part: self[f"reason/{part.value}"].data or ""
            for part in Part
            if f"return/{part.value}" in self and self[f"return/{part.value}"].data
        }

    def says_why(self) -> bool:
        """Whether every ticked section has a reason; what lacks one is told beside it."""
        blank = [part for part, why in self.reasons.items() if not why]
        for part in blank:
            self[f"reason/{part.value}"].errors = [_("Write what the group should do about it.")]
        if not self.reasons and not self.note.data:
            self.form_errors.append(_("Tick a section to be returned, or say in the note why."))
            return False
        return not blank

    def agrees_with_all(self) -> bool:
        """Whether no section is ticked."""
        if self.reasons:
            self.form_errors.append(
                _("Some sections are ticked to be returned. Return them, or take the ticks away.")
            )
        return not self.reasons


def review_form(parts: Iterable[Part]) -> Any:
    """The form for a sheet with these sections."""
    fields: dict[str, Any] = {}
    for part in parts:
        fields[f"return/{part.value}"] = BooleanField(_("Return this section"))
        fields[f"reason/{part.value}"] = TextAreaField(
            _("What has to be done about it"),
            [fits(2000)],
            description=label(part),
            render_kw=_SHORT,
        )
    return type("ThisReviewForm", (ReviewForm,), fields)()


class SubmissionForm(Form):
    """Why an approved sheet changes; a proposal needs no reason."""

    why = TextAreaField(_l("Why the activity changes"), [fits(2000)], render_kw=_SHORT)


class AnswerForm(Form):
    """What the group says to a returned section."""

    answer = TextAreaField(_l("Answer of the group"), [fits(2000)])


class CorrectionForm(Guarded):
    """What may be mended of a decision that was written down wrongly."""

    number = StringField(_l("Number of the resolution"), [fits(60)])
    decided_on = StringField(_l("Day"), _DAY_OF_DECISION)
    note = TextAreaField(_l("Why, or on what terms"), [fits(2000)], render_kw=_SHORT)


def correction_form(approval: Approval) -> CorrectionForm:
    """The form with what is written down now."""
    shown = {
        "number": approval.number,
        "decided_on": Day().show(approval.decided_on),
        "note": approval.note,
    }
    form = CorrectionForm(data=shown)
    form.guard(None, **shown)
    return form


@dataclass(frozen=True)
class Ruling:
    """What a body on the path decided."""

    step_id: int
    decision: Decision
    number: str
    decided_on: date | None
    note: str


class RulingForm(Form):
    """What the body decided whose turn it is; ``after`` is the day the one before it decided."""

    after: date | None = None
    step = HiddenField()
    decision = SelectField(_l("How it decided"), choices=lambda: choices(Decision))
    number = StringField(_l("Number of the resolution"), [fits(60)])
    decided_on = StringField(_l("Day"), _DAY_OF_DECISION)
    why = TextAreaField(_l("Why, or on what terms"), [fits(2000)], render_kw=_SHORT)

    def validate_decided_on(self, field: StringField) -> None:
        day = Day().read(field.data)
        if day and self.after and day < self.after:
            before = written_day(self.after)
            raise ValidationError(_("The body before this one decided on %(day)s.", day=before))

    def validate_why(self, field: TextAreaField) -> None:
        if self.decision.data in {Decision.RETURNED, Decision.REFUSED} and not field.data:
            raise ValidationError(_("Say why, so that the group understands the decision."))

    @property
    def ruling(self) -> Ruling:
        return Ruling(
            whole_number(self.step.data),
            Decision(self.decision.data),
            self.number.data or "",
            Day().read(self.decided_on.data),
            self.why.data or "",
        )
