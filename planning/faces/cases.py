"""Czech names in their cases: whether a word is a name, as far as one can tell by its letters.

It rather knows a name too often than too seldom: what it finds, a person looks at.
"""

from __future__ import annotations

import re
from functools import lru_cache

from planning.lib.collation import plain

#: An ending is at most this much longer than what it replaces: Novák, Novákovi.
_LONGEST_ENDING = 3
_SHORT = 3
#: Letters that change before an ending: Marek, o Markovi; Věra, Věře; Olga, Olze.
_CHANGES = {"r": "r", "k": "c", "h": "z", "g": "z"}


@lru_cache(maxsize=4096)
def stems(name: str) -> tuple[str, ...]:
    """Beginnings by which a word may be known as ``name``, in small letters without accents."""
    bare = plain(name)
    if len(bare) <= _SHORT:
        return (bare,) if bare else ()
    found = [bare[:-1]] if bare[-1] in "aeiouy" else [bare]
    if found[0][-1] in _CHANGES and bare[-1] == "a":
        found.append(found[0][:-1] + _CHANGES[found[0][-1]])
    if fleeting := re.fullmatch(r"(.+[^aeiouy])e([cklmnrt])|(.)e()([cklmnr])", bare):
        found.append("".join(part for part in fleeting.groups() if part))  # Němec, Němce
    if sheva := re.fullmatch(r"([^aeiouy])([^aeiouy])ec", bare):
        found.append(f"{sheva[1]}e{sheva[2]}c")  # Švec, Ševce
    if bare.endswith("ova"):
        found.append(bare[:-1])
    return tuple(dict.fromkeys(found))


def is_form_of(name: str, word: str) -> bool:
    """Whether ``word`` is ``name`` in one of its cases. Parts of a double name count as well."""
    said = plain(word)
    parts = [part for part in re.split(r"[-–\s]", name) if len(part) > 2] or [name]
    return any(_is_form(part, said) for part in parts)


def _is_form(name: str, said: str) -> bool:
    longest = len(plain(name)) + _LONGEST_ENDING
    pieces = [said, *re.split(r"[-–]", said)]
    return any(
        piece.startswith(stem) and len(piece) <= longest for stem in stems(name) for piece in pieces
    )
