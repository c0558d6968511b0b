"""Czech names in their cases: whether a word is a form of a name, as far as its letters tell.

``is_ended`` knows the endings that names have; ``is_form_of`` rather knows a name too often than
too seldom. Where no other name is told, words are *bare*: small and without accents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from planning.lib.collation import plain

#: Fewer letters have no case, and just so many begin other words as well.
_SHORT = 3
#: An ending is at most this much longer than what it replaces: Novák, Novákovi.
_LONGEST_ENDING = 3
#: Endings of Czech names and of adjectives made of them.
_SAID_ENDINGS = """
a e i o u y ou ovi em am um ach ich ech ami emi mi ej eho emu ym im ych iho imu ymi imi
uv ova ovo ovu ove ovy ovou oveho ovem ovemu ovych ovym ovymi ovic
in ina ino inu ine iny inou ineho inem inych inym
"""
_ENDINGS = frozenset(["", *_SAID_ENDINGS.split()])
_SOFTENED = {"k": "c", "g": "z", "h": "z"}
_FLEETING = re.compile(r"(.*[^aeiouy])e([^aeiouy])")
_SHEVA = re.compile(r"([^aeiouy])([^aeiouy])ec")


@lru_cache(maxsize=4096)
def stems(word: str) -> tuple[str, ...]:
    """Beginnings to which endings are added: ``blanka`` has ``blank`` and ``blanc``."""
    if len(word) < _SHORT:
        return (word,)
    stem = _without_vowel(word)
    found = [word, stem, *_softened(stem), *_without_e(word)]
    if word.endswith(("ovi", "ovy")):  # Novákovi are more of the name Novák
        found.append(word[:-3])
    return tuple(dict.fromkeys(each for each in found if len(each) > 1))


def is_ended(word: str, stems: Iterable[str]) -> bool:
    """Whether ``word`` is one of the stems with an ending."""
    return any(word.startswith(stem) and word[len(stem) :] in _ENDINGS for stem in stems)


def is_form_of(name: str, word: str) -> bool:
    """Whether ``word`` may be ``name`` in a case, both as written. Parts of a double name count."""
    said = plain(word)
    pieces = [said, *re.split(r"[-–]", said)]
    parts = [part for part in re.split(r"[-–\s]", name) if len(part) > 2] or [name]
    return any(_may_be(plain(part), piece) for part in parts for piece in pieces)


def _may_be(name: str, word: str) -> bool:
    if not name or word[:1] != name[0]:
        return False
    is_as_long = len(word) <= len(name) + _LONGEST_ENDING
    return is_ended(word, stems(name)) or (is_as_long and word.startswith(_telling(name)))


@lru_cache(maxsize=4096)
def _telling(name: str) -> tuple[str, ...]:
    """Beginnings that tell the name whatever follows; Novác- is no such: it is Nováček as well."""
    if len(name) <= _SHORT:
        return (name,)
    stem = _without_vowel(name)
    return (stem, *(_softened(stem) if name.endswith("a") else ()), *_without_e(name))


def _without_vowel(word: str) -> str:
    return word[:-1] if word[-1] in "aeiouy" else word


def _softened(stem: str) -> Iterator[str]:
    """Olga, Olze; Novák, Nováci."""
    if stem[-1] in _SOFTENED:
        yield stem[:-1] + _SOFTENED[stem[-1]]


def _without_e(word: str) -> Iterator[str]:
    """Pavel, Pavla; Švec, Ševce."""
    if fleeting := _FLEETING.fullmatch(word):
        yield fleeting[1] + fleeting[2]
    if sheva := _SHEVA.fullmatch(word):
        yield f"{sheva[1]}e{sheva[2]}c"
