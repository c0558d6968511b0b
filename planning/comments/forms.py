from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired

from planning.model.fields import Field, Line, Prose, Wrong
from planning.web.forms import Form, Reads, field_for, fits
from planning.web.spots import Spot

#: A line that may be longer than the page is wide goes on below.
_LONG_LINE = 200


class _Comment(Form):
    """What somebody says about a place; where it has words of its own, other words for it too."""

    kind: Field | None = None
    text = TextAreaField(_l("Your comment on this"), [Reads(Prose(2000))], render_kw={"rows": 3})

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Something must be said, and whoever suggests words says which words they saw."""
        fits_: bool = super().validate(*args, **kwargs)
        if not fits_:
            return False
        if "wording" in self and not self.based_on.raw_data:
            self.wording.errors = [_("Open the page again: it is not known which words you saw.")]
        elif not self.text.data and not self.suggests:
            self.text.errors = [_("Write a comment, or change the words of the field.")]
        return not self.errors

    @property
    def suggests(self) -> bool:
        """Whether the words of the field were changed, and not only their spaces."""
        return self.wanted.split() != self.seen.split()

    @property
    def wanted(self) -> str:
        """The words suggested, as the sheet keeps them."""
        return self._kept("wording")

    @property
    def seen(self) -> str:
        """The words that stood there, as the sheet keeps them."""
        return self._kept("based_on")

    def _kept(self, name: str) -> str:
        if name not in self or self.kind is None:
            return ""
        try:
            return self.kind.show(self.kind.read(self[name].data or ""))
        except Wrong:  # what stands there need not be what may be typed there today
            return str(self[name].data or "").strip()


def comment_form(spot: Spot) -> Any:
    """The form about one place, with the words that stand there to be changed."""
    fields: dict[str, Any] = {"kind": spot.field}
    if spot.takes_words and spot.field is not None:
        fields["wording"] = _field(spot.field, _l("How it should read"))
        fields["based_on"] = HiddenField()
    return type("CommentForm", (_Comment,), fields)(
        data={"wording": spot.typed, "based_on": spot.typed}
    )


def acceptance_form(spot: Spot) -> Any:
    """A word to the author, and what shall stand there when two changes meet."""
    fields: dict[str, Any] = {"answer": StringField(_l("A word to the author"), [fits(1000)])}
    fields["seen"], fields["based_on"] = HiddenField(), HiddenField()
    fields["wording"] = _field(spot.field or Prose(), _l("What shall stand there"))
    return type("AcceptanceForm", (Form,), fields)()


def _field(kind: Field, words: Any) -> Any:
    long = isinstance(kind, Line) and kind.limit >= _LONG_LINE
    return field_for(kind, words, wraps=long)


class SettlementForm(Form):
    """A word to the author, who may want none."""

    answer = TextAreaField(_l("A word to the author"), [fits(1000)], render_kw={"rows": 2})
    seen = HiddenField()


class RejectionForm(Form):
    """Why a suggestion is not taken up."""

    answer = TextAreaField(
        _l("Why not"),
        [InputRequired(_l("Write why, so that the author understands.")), Reads(Prose(1000))],
        render_kw={"rows": 2},
    )
    seen = HiddenField()
