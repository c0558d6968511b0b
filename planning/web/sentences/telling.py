"""Events and differences as sentences: what became of a thing, in the reader's language."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Protocol

from flask_babel import gettext as _

from planning import history
from planning.chronicle import Telling
from planning.lib.periods import PeriodKind, parse
from planning.lib.words import N_
from planning.model import Decision
from planning.model.fields import Field, Flag, Term
from planning.web.sentences.naming import HERE, Named, name_of
from planning.web.sentences.places import spoken_place
from planning.web.sentences.values import SHEETS, Names, enum_word, field_at, in_words, is_text, low
from planning.web.sentences.values import said as in_short
from planning.web.sentences.verbs import (
    BEGUN,
    ENUMS_OF_VERBS,
    TEXTS,
    VERBS,
    VERBS_ABOUT,
    VERBS_TO,
)
from planning.web.sentences.words import FIELD_WORDS, NOUNS, ROW_WORDS, TOLD, Told


class Deed(history.Deed, Protocol):
    """What can be told: an event of history, or a difference of two states."""

    @property
    def thing(self) -> str: ...


@dataclass(frozen=True)
class Sentence:
    """What happened; the words before and after where the sentence does not hold them itself.

    ``more`` are the other fields of a row that was added or removed.
    """

    what: str
    old: str = ""
    new: str = ""
    more: str = ""


#: Each with the thing it is about, and without: on the page of that thing.
_NEW = N_("In %(thing)s, %(field)s is now %(new)s."), N_("%(field)s is now %(new)s.")
_CHANGED = (
    N_("In %(thing)s, %(field)s is now %(new)s, before %(old)s."),
    N_("%(field)s is now %(new)s, before %(old)s."),
)
_EMPTIED = (
    N_("In %(thing)s, %(field)s is no longer given; it was %(old)s."),
    N_("%(field)s is no longer given; it was %(old)s."),
)
_WRITTEN = N_("In %(thing)s, %(field)s is filled in now."), N_("%(field)s is filled in now.")
_REWORDED = N_("In %(thing)s, %(field)s has other words."), N_("%(field)s has other words.")
_ERASED = N_("In %(thing)s, %(field)s was erased."), N_("%(field)s was erased.")
_ANOTHER = N_("In %(thing)s, %(field)s is another one."), N_("%(field)s is another one.")
_MOVED_FROM_YEAR = (
    N_("In %(thing)s, the step “%(words)s” moved from %(year)s to %(new)s."),
    N_("The step “%(words)s” moved from %(year)s to %(new)s."),
)
_MOVED_FROM_TERM = (
    N_("In %(thing)s, the step “%(words)s” moved from the term %(old)s to %(new)s."),
    N_("The step “%(words)s” moved from the term %(old)s to %(new)s."),
)
_PLACED = (
    N_("In %(thing)s, %(row)s “%(words)s” now stands at place %(new)s (before at %(old)s)."),
    N_("%(row)s “%(words)s” now stands at place %(new)s (before at %(old)s)."),
)
_ROW = N_("row")
_PLACED_SOMEWHERE = (
    N_("In %(thing)s, %(row)s “%(words)s” stands at another place."),
    N_("%(row)s “%(words)s” stands at another place."),
)


#: Words that end in a stop of their own, quoted or not: the sentence needs no other.
_STOPPED_TWICE = re.compile(r"([.!?…][“”]?)\.$")


def sentence(deed: Deed | Telling, at: Named = HERE, names: Names | None = None) -> Sentence:
    """``deed`` in words. ``at`` names the thing; ``names`` say what fields refer to.

    An event told with the names of things names its thing by itself.
    """
    if isinstance(deed, Telling):
        return sentence(deed.event, at if at.name else name_of(deed), names or deed.names)
    told = _stated(deed, at, names)
    return replace(told, what=_STOPPED_TWICE.sub(r"\1", told.what))


def _stated(deed: Deed, at: Named, names: Names | None) -> Sentence:
    if deed.verb in {"created", "group founded"}:
        return _begun(deed, at)
    if deed.verb in VERBS:
        return _whole(deed, at)
    return _of_place(deed, at, names or {})


def _of_place(deed: Deed, at: Named, names: Names) -> Sentence:
    """A deed on a field or a row."""
    kind, slash, _rest = deed.path.partition("/")
    match deed.verb:
        case "changed":
            return _changed(deed, at, names)
        case "added" | "removed" | "restored" if slash:
            return _row(deed, kind, at, names)
        case "moved" if slash:
            return Sentence(_moved(deed, kind, at))
    return Sentence(deed.verb)


def _begun(deed: Deed, at: Named) -> Sentence:
    called, here = BEGUN.get(deed.thing, BEGUN[""])
    name = at.name or (deed.new if deed.thing not in BEGUN else "")
    return Sentence(_(called, name=name) if name else _(here))


def _whole(deed: Deed, at: Named) -> Sentence:
    """A deed on a whole thing; ``label`` says whom or why."""
    among = ENUMS_OF_VERBS.get(deed.verb)
    old, new = (low(enum_word(among, w)) if among else w for w in (deed.old, deed.new))
    about = VERBS_ABOUT.get(deed.verb) if deed.label or deed.path else None
    to = VERBS_TO.get(deed.verb) if deed.old else None
    place = spoken_place(deed.path, deed.label) if deed.path else ""
    if deed.verb == "approval added" and deed.label:
        new = _ruling(deed)
    words = _(to or about or VERBS[deed.verb], label=deed.label, old=old, new=new, place=place)
    what = _told(words, at)
    return Sentence(what, "" if to else old, new) if deed.verb in TEXTS else Sentence(what)


def _ruling(deed: Deed) -> str:
    """A body, how it decided, and under which number: ``label`` and ``old`` tell these two."""
    number = _("resolution no.\u00a0%(number)s", number=deed.old) if deed.old else ""
    decision = low(enum_word(Decision, deed.label))
    return ", ".join(filter(None, [deed.new, decision, number]))


def _told(words: str, at: Named) -> str:
    """A sentence of words that open it or follow the thing."""
    words = words.rstrip(": ").removesuffix(".")
    if at.among:
        return str(_("In %(thing)s, %(words)s.", thing=at.among, words=words))
    return _open(f"{words}.")


def _changed(deed: Deed, at: Named, names: Names) -> Sentence:
    kind, slash, rest = deed.path.partition("/")
    name = rest.partition("/")[2] if slash else kind
    field = field_at(deed.thing, deed.path)
    if isinstance(field, Term) and deed.old and deed.new:
        return Sentence(_rescheduled(deed, at))
    among = _among(_told_of(kind), deed.label, at) if slash else at.among
    if isinstance(field, Flag):
        says = N_("it now says: %(field)s") if deed.new else N_("it no longer says: %(field)s")
        words = _(says, field=_(FIELD_WORDS[name]))
        return Sentence(_told(words, Named(among)))
    noun = _(NOUNS[name]) if name in NOUNS else name
    if is_text(field, deed.old, deed.new):
        shape = _REWORDED if deed.old and deed.new else _WRITTEN if deed.new else _ERASED
        return Sentence(_shaped(shape, thing=among, field=noun), deed.old, deed.new)
    is_known = bool(slash) and deed.old == deed.label  # a row is called by what it said
    return Sentence(_valued(deed, field, name, noun, among, names, is_known=is_known))


def _valued(
    deed: Deed,
    field: Field | None,
    name: str,
    noun: str,
    among: str,
    names: Names,
    *,
    is_known: bool,
) -> str:
    """A change of something short: what it is now and what it was."""
    old, new = (in_short(field, name, w, names) if w else "" for w in (deed.old, deed.new))
    if (deed.new and not new) or (deed.old and not old and not new):
        return _shaped(_ANOTHER, thing=among, field=noun)
    shape = _EMPTIED if not new else _CHANGED if old and not is_known else _NEW
    return _shaped(shape, thing=among, field=noun, old=old, new=new)


def _rescheduled(deed: Deed, at: Named) -> str:
    """A step was moved in time."""
    try:
        is_year = parse(deed.old).kind is PeriodKind.YEAR
    except ValueError:
        is_year = False
    shape = _MOVED_FROM_YEAR if is_year else _MOVED_FROM_TERM
    values = {"year": deed.old} if is_year else {"old": deed.old}
    return _shaped(shape, thing=at.among, words=_called(deed.label), new=deed.new, **values)


def _row(deed: Deed, kind: str, at: Named, names: Names) -> Sentence:
    """A row came, went or came back."""
    label, more, text = _parts(deed, kind, names)
    clause = getattr(_told_of(kind), deed.verb)
    what = _told(_(clause, words=_called(label)), at)
    if deed.verb == "removed":
        return Sentence(what, old=text, more=more)
    return Sentence(what, new=text, more=more)


def _parts(deed: Deed, kind: str, names: Names) -> tuple[str, str, str]:
    """What the row is called, its other short fields, and a text too long for a sentence."""
    sheet = SHEETS.get(deed.thing)
    if not deed.row or sheet is None or kind not in sheet.ROWS:
        text = deed.old if deed.verb == "removed" and deed.old != deed.label else ""
        return deed.label, "", text
    words: dict[str, str] = json.loads(deed.row)["words"]
    how = sheet.ROWS[kind].row
    main, more, texts = words.get(how.MAIN, deed.label), [], []
    called = deed.label or in_words(deed.thing, f"{kind}/0/amount", words.get("amount", ""))
    for name, field in how.FIELDS.items():
        value = words.get(name, "")
        if not value or name == how.MAIN or (name == "amount" and not deed.label):
            continue
        if is_text(field, value):
            texts.append(value)
        elif isinstance(field, Flag):
            more.append(_(FIELD_WORDS[name]))
        elif short := in_short(field, name, value, names):
            more.append(f"{_(FIELD_WORDS[name])} {short}")
    if len(main) > len(deed.label) == 200:
        texts.insert(0, main)
    return called, ", ".join(more), "\n".join(texts)


def _moved(deed: Deed, kind: str, at: Named) -> str:
    """A row got another place in its list."""
    row = _(ROW_WORDS.get(kind, _ROW))
    shape = _PLACED if deed.old and deed.new else _PLACED_SOMEWHERE
    places = {"old": deed.old, "new": deed.new} if deed.old and deed.new else {}
    return _shaped(shape, thing=at.among, row=row, words=_called(deed.label), **places)


def _among(told: Told, label: str, at: Named) -> str:
    """A row as what follows "In", with the thing it belongs to when that is named."""
    row = _(told.among, words=_called(label))
    return str(_("%(row)s of %(thing)s", row=row, thing=at.among) if at.among else row)


def _called(label: str) -> str:
    return label or str(_("without a name"))


def _told_of(kind: str) -> Told:
    return TOLD.get(kind) or Told(
        N_("row “%(words)s”"),
        N_("a row was added: “%(words)s”"),
        N_("a row was removed: “%(words)s”"),
        N_("a row was put back: “%(words)s”"),
    )


def _shaped(shape: tuple[str, str], *, thing: str, **values: str) -> str:
    """One of the sentences above: with the thing, or without it and with a large first letter."""
    with_thing, without = shape
    if thing:
        return str(_(with_thing, thing=thing, **values))
    return _open(str(_(without, **values)))


def _open(words: str) -> str:
    return words[:1].upper() + words[1:]


__all__ = ["Deed", "Sentence", "in_words", "sentence"]
