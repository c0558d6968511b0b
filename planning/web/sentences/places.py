"""Places of a worksheet as sentences name them, be their row gone."""

from __future__ import annotations

from flask_babel import gettext as _

from planning.web.labels import label
from planning.web.parts import part_of
from planning.web.sentences.words import FIELD_WORDS, PAPER_WORDS, ROW_WORDS


def spoken_place(path: str, words: str) -> str:
    """What a path is called; ``words`` are those by which people knew its row."""
    kind, slash, rest = path.partition("/")
    if kind == "paper":
        return str(_(PAPER_WORDS[rest]))
    if not slash:
        return str(_(FIELD_WORDS[kind])) if kind in FIELD_WORDS else list_word(kind)
    row = str(
        _("%(row)s “%(words)s”", row=_(ROW_WORDS[kind]), words=words)
        if words
        else _(ROW_WORDS[kind])
    )
    name = rest.partition("/")[2]
    return f"{row}, {_(FIELD_WORDS[name])}" if name else row


def list_word(kind: str) -> str:
    """What a whole list of the worksheet is called."""
    return str(_("Steps of the description")) if kind == "steps" else label(part_of(kind))
