from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField

from planning.lib.words import N_
from planning.model import ItemKind, Meeting, numbered
from planning.web.forms import Form, offered

#: For whom a file may be, and what that is called; nobody is told of a hidden file at all.
FOR_WHOM = {
    ItemKind.INTERNAL: N_("only for the group"),
    ItemKind.COMMON: N_("for everybody, once the minutes are published"),
}


def _for_whom() -> list[Any]:
    return offered((kind.value, _l(words)) for kind, words in FOR_WHOM.items())


class UploadForm(Form):
    """A file, where it belongs and for whom it is."""

    file = FileField(_l("File"), [FileRequired(_l("Choose a file."))])
    item_id = SelectField(_l("Where it belongs"), coerce=int)
    kind = SelectField(_l("For whom"), choices=_for_whom, default=ItemKind.INTERNAL.value)

    def offer(self, meeting: Meeting) -> None:
        """Let the file belong to the meeting as a whole, or to one of its points."""
        points = [
            (item.id, f"{number} {item.title}")
            for number, item in numbered(meeting.items)
            if number
        ]
        self.item_id.choices = offered([(0, _l("the meeting as a whole")), *points])


class KindForm(Form):
    """For whom a file is from now on."""

    kind = SelectField(choices=_for_whom)
