"""Forms of fields of a sheet, or of one of its rows, that others may be writing at the same time.

They post the version that was before somebody's eyes, and are saved by ``history.revise``: what
others changed elsewhere stays, words changed by both meet on the conflict surface.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from wtforms import HiddenField

from planning.history import Conflict, Invalid, Revised
from planning.model import Sheet, place
from planning.model.fields import Field, Flag
from planning.web.forms import Form, field_for, whole_number
from planning.web.settling import settled, still_open, told
from planning.web.unit_of_work import keep_anyway

#: A room's own way to save changes that were made to a version of the sheet.
Write = Callable[[Mapping[str, Any], int], Revised]

#: What stands beside the fields in every form.
_AROUND = frozenset({"based_on", "csrf_token"})


class SheetForm(Form):
    """Fields named by their paths."""

    based_on = HiddenField()

    @property
    def version(self) -> int:
        return whole_number(self.based_on.data)

    @property
    def typed(self) -> dict[str, Any]:
        """What was typed at each path."""
        return {name: field.data for name, field in self._fields.items() if name not in _AROUND}

    def show_errors(self, invalid: Invalid) -> None:
        """Put what is wrong beside the field it is wrong with."""
        for path, wrong in invalid.errors.items():
            said = _(wrong.message, **wrong.values)
            if path in self:
                self[path].errors = [said]
            else:
                self.form_errors.append(said)


def sheet_form(
    sheet: Sheet,
    words: Mapping[str, Any],
    *,
    keeping: Mapping[str, Any] | None = None,
    base: type[SheetForm] = SheetForm,
) -> SheetForm:
    """The form for some paths of a sheet: each with what it is called and what stands there.

    With ``keeping`` it is asked again: it takes nothing from the request but these.
    """
    places = {path: place(sheet, path) for path in words}
    kinds = {path: found.field for path, found in places.items()}
    values = {
        path: found.value if isinstance(found.field, Flag) else found.shown
        for path, found in places.items()
    }
    values["based_on"] = str(sheet.version)
    made = _class(kinds, words, base)
    if keeping is not None:
        return made(formdata=None, data=values | dict(keeping))
    return made(data=values)


def blank_form(
    kinds: Mapping[str, Field],
    words: Mapping[str, Any],
    *,
    base: type[SheetForm] = SheetForm,
    takes_request: bool = True,
    **values: Any,
) -> SheetForm:
    """The form for something that is not there yet; perhaps beside one that was sent."""
    made = _class({name: kinds[name] for name in words}, words, base)
    return made(data=values) if takes_request else made(formdata=None, data=values)


def _class(
    kinds: Mapping[str, Field], words: Mapping[str, Any], base: type[SheetForm]
) -> type[SheetForm]:
    fields = {path: field_for(kind, words[path]) for path, kind in kinds.items()}
    return type("ThisSheetForm", (base,), fields)


def save(sheet: Sheet, form: SheetForm, write: Write) -> list[Conflict]:
    """Let the room ``write`` what was typed, but what is still to be decided; the collisions.

    Raises:
        Invalid: something typed cannot stand.
    """
    choice = settled()
    choice.fill(form)
    changes = {path: words for path, words in form.typed.items() if path not in choice.left_alone}
    outcome = write(changes, form.version)
    conflicts = outcome.conflicts + still_open(choice, form, sheet)
    if conflicts:
        keep_anyway()
    return conflicts


def kept_words(conflicts: Sequence[Conflict]) -> dict[str, str]:
    """One's own words at each place of a collision."""
    return {conflict.field: conflict.mine for conflict in conflicts}


__all__ = ["SheetForm", "blank_form", "kept_words", "save", "sheet_form", "told"]
