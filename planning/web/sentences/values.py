"""What stood in a field, as it is said in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from flask_babel import gettext as _

from planning.lib.money import NO_BREAK
from planning.model import Activity, Group, Meeting, Plan, Sheet
from planning.model.fields import Amount, Choice, Field, Flag, Line, Prose, Reference
from planning.web.labels import label

SHEETS: dict[str, type[Sheet]] = {
    kind.__tablename__: kind for kind in (Activity, Meeting, Plan, Group)
}
#: What people call things that a field may refer to, by table and id.
Names = Mapping[tuple[str, str], str]
#: Fields in which a person, a place or a source of money is named: that needs no quotes.
_NAMED = {"responsible", "deputy", "owner", "who", "presenter", "place", "sources"}
#: A text longer than this is shown beside the sentence, not inside it.
_LONG = 80


def field_at(thing: str, path: str) -> Field | None:
    """The field a path leads to on that kind of sheet; None where there is no such field."""
    sheet = SHEETS.get(thing)
    if sheet is None:
        return None
    kind, slash, rest = path.partition("/")
    if not slash:
        return sheet.FIELDS.get(kind)
    fields = sheet.ROWS[kind].row.FIELDS if kind in sheet.ROWS else {}
    return fields.get(rest.partition("/")[2])


def is_text(field: Field | None, *words: str) -> bool:
    """Whether the words are so many that a sentence would break under them."""
    if isinstance(field, Prose):
        return any(len(each) > _LONG or "\n" in each for each in words)
    return field is None or any(len(each) > _LONG for each in words)


def said(field: Field | None, name: str, words: str, names: Names) -> str:
    """A short value inside a sentence; empty where it is the id of something nobody named."""
    match field:
        case Reference(to):
            return names.get((to, words), "")
        case Choice(among):
            return _quoted(low(enum_word(among, words)))
        case Amount():
            return f"{words}{NO_BREAK}Kč"
        case Line() | Prose() if name not in _NAMED:
            return _quoted(words)
    return f"{words}{NO_BREAK}min" if name == "takes" else words


def _quoted(words: str) -> str:
    return str(_("“%(words)s”", words=words))


def low(words: str) -> str:
    """Words of a label as they stand inside a sentence."""
    return words[:1].lower() + words[1:]


def in_words(thing: str, path: str, words: str) -> str:
    """What stands at a path of a sheet, with members of enums said in the reader's language."""
    match field_at(thing, path):
        case Choice(among):
            return enum_word(among, words)
        case Flag():
            return str(_("yes") if words else _("no"))
        case Amount() if words:
            return f"{words}{NO_BREAK}Kč"
    return words


def enum_word(among: type[StrEnum] | None, words: str) -> str:
    """The words for a member of an enum, given by its value; anything else stays as it is."""
    if among is None or not words:
        return words
    try:
        return label(among(words))
    except ValueError:
        return words
