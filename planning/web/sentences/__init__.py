"""Events and differences as sentences, and what fields and rows are called in them."""

from __future__ import annotations

from collections.abc import Callable

from flask_babel import gettext as _

from planning.lib.words import N_
from planning.model import MilestoneState, Realisation, Sheet, Standing, Timeliness
from planning.web.labels import label
from planning.web.sentences.naming import HERE, Named, name_of, named, named_sheet
from planning.web.sentences.pieces import Piece, pieces
from planning.web.sentences.telling import Deed, Sentence, sentence
from planning.web.sentences.values import Names, in_words
from planning.web.sentences.verbs import VERBS
from planning.web.sentences.words import ADD_WORDS, FIELD_WORDS, NOUNS, ROW_WORDS

__all__ = [
    "ADD_WORDS",
    "FIELD_WORDS",
    "HERE",
    "NOUNS",
    "ROW_WORDS",
    "VERBS",
    "Deed",
    "Named",
    "Names",
    "Piece",
    "Sentence",
    "in_words",
    "name_of",
    "named",
    "named_sheet",
    "pieces",
    "place_in_words",
    "reason",
    "recorded",
    "sentence",
]


#: What the form calls a field otherwise than sentences do.
_AS_LABELLED = {("items", "text"): N_("what was said")}


def reason(found: Standing, realisation: Realisation) -> str:
    """Why an activity is on time or late, unless the realisation beside it says the same."""
    if not found.why or (realisation is Realisation.PAUSED and not found.values):
        return ""
    return str(_(found.why, **found.values)) + recorded(found)


def recorded(found: Standing, called: Callable[[MilestoneState], str] = label) -> str:
    """What people wrote down of the step that is the reason: `` (partly done; no chapter yet)``.

    ``called``: a state in the reader's language.
    """
    step = found.step
    if step is None:
        return ""
    is_told = found.timeliness is Timeliness.LATE and step.state != MilestoneState.PLANNED
    said = [called(MilestoneState(step.state))] if is_told else []
    said += [step.note.strip().rstrip(".")] if step.note else []
    return f" ({'; '.join(said)})" if said else ""


def place_in_words(sheet: Sheet, path: str) -> str:
    """What a path of a sheet is called: ``step of the schedule 9, term``."""
    kind, _slash, rest = path.partition("/")
    if not rest:
        return str(_(FIELD_WORDS[kind]))
    row_id, _slash, name = rest.partition("/")
    rows = enumerate(sheet.rows(kind), start=1)
    called = {str(r.id): r.name if r.MAIN == "name" else number for number, r in rows}
    row = f"{_(ROW_WORDS[kind])} {called.get(row_id, '')}".strip()
    return f"{row}, {_(_AS_LABELLED.get((kind, name), FIELD_WORDS[name]))}"
