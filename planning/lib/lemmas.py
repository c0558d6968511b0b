"""Words of a Czech text in their basic form, so that "lůžek" and "lůžka" are one word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import simplemma

from planning.lib.collation import plain

_WORD = re.compile(r"[^\W\d_]{3,}")
#: Words that only hold a sentence together. Words that say little in one field are not here:
#: how many texts they stand in tells that better than any list.
_HOLDING = """
aby ale ani ano atd aspoň avšak bez být byl byla bylo byly bude budou bychom během co což
další dle dnes do druhý hlavně ho jak jako jde jejich jemu její jen jenž ještě jeho jí již je
jsou jsme kam každý kde kdo když který která které kteří kterou kterým mají mají mezi mít má
může mohou na nad nebo než nejen není ne nich nim ním něm nyní od on ona oni ono ovšem pak po
pod podle pokud pouze potom pro proti proto protože před při sám sebe si se své svůj svou také
tak tam tato ten tento tedy teprve tím to toho tomu tu tuto ty tyto už u vedle velmi vše všechen
všichni však za zda že zde zatím
"""
_GRAMMAR = frozenset(plain(word) for word in _HOLDING.split())


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """The basic form of a word, in small letters without accents."""
    return plain(str(simplemma.lemmatize(word, lang="cs")))


def telling_words(text: str) -> Iterator[tuple[str, str]]:
    """Basic form and written form of each word of ``text`` that may tell what it is about."""
    for found in _WORD.finditer(text.casefold()):
        word = found[0]
        basic = lemma(word)
        if basic not in _GRAMMAR and plain(word) not in _GRAMMAR:
            yield basic, word
