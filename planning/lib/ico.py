"""IČO, the number of a Czech organisation."""

from __future__ import annotations

from stdnum.cz import dic
from stdnum.exceptions import ValidationError


def is_ico(text: str) -> bool:
    """Whether ``text`` is eight digits whose last one checks the others (modulo 11).

    Source: https://phpfashion.com/jak-overit-platne-ic-a-rodne-cislo and python-stdnum.
    """
    if len(text) != 8 or not text.isdigit():
        return False
    try:
        dic.validate(text)
    except ValidationError:
        return False
    return True
