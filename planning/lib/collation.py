"""Czech order of words: č after c, ch after h, ř š ž after r s z, other accents last of all.

The same on every database, because lists are sorted by this key in Python.
Source: ČSN 97 6030, Abecední řazení.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_OWN_PLACE = {"č": "c~", "ř": "r~", "š": "s~", "ž": "z~", "ch": "h~"}


@lru_cache(maxsize=4096)  # the same names are sorted on many pages
def czech(text: str) -> tuple[str, str]:
    """A sort key: letters with their own place first, then accents as a tie-break."""
    folded = unicodedata.normalize("NFC", text.casefold())
    main: list[str] = []
    position = 0
    while position < len(folded):
        step = 2 if folded[position : position + 2] == "ch" else 1
        letter = folded[position : position + step]
        main.append(_OWN_PLACE.get(letter) or plain(letter))
        position += step
    return "".join(main), folded


def plain(text: str) -> str:
    """``text`` in small letters without any accents, for searching and matching."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
