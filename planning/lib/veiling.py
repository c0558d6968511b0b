"""Hides in a text what names somebody: a name in its Czech forms, a contact, chosen words.

Accents, the case of letters and signs that nobody sees make no difference: all is compared *bare*,
and cut out of the text as it stands. Hiding a word too many is better than telling a name, but
an ordinary word stays: ``malá obec`` does not name Jana Malá. What is left of a name is told by
``Veil.left``, for somebody to look at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from planning.lib import cases

#: What stands instead of words that are left out.
LEFT_OUT = "(…)"
#: Fewer letters than this name nobody by themselves, and would be found in any text.
_SHORTEST = 3
#: A beginning of at least so many letters is worth a look, whatever follows.
_TELLING = 4

_WORD = re.compile(r"[^\W\d_]+")
_TITLE = re.compile(r"[^\W\d_]+\.(?=\s+\S)")
#: What may stand between two words of one name, and what of it is no sign of a sentence.
_BETWEEN, _JOINING = re.compile(r"[\W\d_]{0,3}"), re.compile(r"[\s_-]*")
_PART_OF_CONTACT = re.compile(r"[,;\r\n]+")
_MAIL = re.compile(r"([\w.+-]+)@([\w.-]+\w)")
_GAP = r"[\s./()_\u2010-\u2013-]{0,3}"
_PHONE = re.compile(
    rf"(?<!\d)(?:(?:(?:\+|00)\d{{3}}|42[01]){_GAP})?(?:\d{_GAP}){{8}}\d(?!\d)|\d(?:{_GAP}\d){{5,}}"
)
_NATIONAL = 9


class _Bare(dict[str, str]):
    """A sign as it is compared: small, without accents; nothing where nobody sees it."""

    def __missing__(self, sign: str) -> str:
        signs = unicodedata.normalize("NFD", sign.casefold())
        self[sign] = "".join(s for s in signs if unicodedata.category(s) not in {"Mn", "Cf"})
        return self[sign]


_BARE = _Bare()


def _bare(text: str) -> str:
    return "".join(map(_BARE.__getitem__, text))


def _places(text: str) -> list[int]:
    """Where each sign of the bare text stands in ``text``; at last its end."""
    return [at for at, sign in enumerate(text) for _each in _BARE[sign]] + [len(text)]


@dataclass(frozen=True)
class _Form:
    """A word, ``bare[start:end]``, that is a form of these parts of a name."""

    start: int
    end: int
    parts: frozenset[str]
    is_capital: bool

    @property
    def tells(self) -> bool:
        """Whether it names somebody by itself."""
        return len(self.parts) > 1 or (
            self.is_capital and all(len(part) >= _SHORTEST for part in self.parts)
        )


@dataclass(frozen=True)
class Veil:
    """What is hidden: the name and the contact of one author, and further words, each a phrase."""

    name: str
    contact: str = ""
    words: tuple[str, ...] = ()

    def hide(self, text: str) -> str:
        """``text`` without them; all else stays as it is."""
        bare, places = _bare(text), _places(text)
        found = [*self._named(text, bare, places)]
        if self._phrases:
            found += [match.span() for match in self._phrases.finditer(bare)]
        return without(text, [(places[start], places[end]) for start, end in found])

    def left(self, text: str) -> list[tuple[int, int]]:
        """Where words stand that may still name the author: ``(start, end)`` of each."""
        bare, places = _bare(text), _places(text)
        return [
            (places[word.start()], places[word.end()])
            for word in _WORD.finditer(bare)
            if self._is_like(word[0], is_capital=_is_capital(text[places[word.start()]]))
        ]

    def _is_like(self, word: str, *, is_capital: bool) -> bool:
        return any(
            (len(part) >= _SHORTEST or is_capital)
            and (
                cases.is_ended(word, stems)
                or any(len(stem) >= _TELLING and word.startswith(stem) for stem in stems)
            )
            for part, stems in self._stems.items()
        )

    def _named(self, text: str, bare: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
        forms = [
            _Form(*word.span(), parts, _is_capital(text[places[word.start()]]))
            for word in _WORD.finditer(bare)
            if (parts := self._parts_in(word[0]))
        ]
        beside = [_is_one_name(first, second, bare) for first, second in pairwise(forms)]
        for form, before, after in zip(forms, [False, *beside], [*beside, False], strict=False):
            if form.tells or before or after:
                gap = _JOINING.match(bare, form.end) if after else None
                joins = gap and any(gap.end() == each.start for each in forms)
                yield form.start, gap.end() if gap and joins else form.end

    def _parts_in(self, word: str) -> frozenset[str]:
        """The parts of the name that ``word`` is a form of; of two written as one word both."""
        if word[:2] not in self._heads:
            return frozenset()
        found = {part for part, stems in self._stems.items() if cases.is_ended(word, stems)}
        for first in self._stems:
            if len(first) >= _SHORTEST and word.startswith(first) and word != first:
                others = ((p, s) for p, s in self._stems.items() if p != first)
                found |= {
                    name
                    for part, stems in others
                    if len(part) >= _SHORTEST and cases.is_ended(word[len(first) :], stems)
                    for name in (first, part)
                }
        return frozenset(found)

    @cached_property
    def _stems(self) -> dict[str, tuple[str, ...]]:
        """The words of the name, titles aside, with the beginnings their forms have."""
        words = _WORD.findall(_TITLE.sub(" ", _bare(self.name)))
        return {word: cases.stems(word) for word in words if len(word) > 1}

    @cached_property
    def _heads(self) -> frozenset[str]:
        """How every form of the name begins; most words of a text do not."""
        return frozenset(stem[:2] for stems in self._stems.values() for stem in stems)

    @cached_property
    def _phrases(self) -> re.Pattern[str] | None:
        """Everything that is hidden wherever it stands, whatever is written small in it."""
        said = [self.contact, *self.words]
        if len(self.name.split()) > 1:
            said.append(self.name)
        said += [
            piece
            for piece in _PART_OF_CONTACT.split(self.contact)
            if re.search(r"[\d@]", piece)  # a street with its number, but no name of a city
        ]
        found = {*map(_phrase, said), *_contacts(_bare(self.contact))} - {""}
        return re.compile("|".join(sorted(found, key=len, reverse=True))) if found else None


@lru_cache(maxsize=64)
def veil(name: str, contact: str, words: tuple[str, ...]) -> Veil:
    """The same again for the next text of one author."""
    return Veil(name, contact, words)


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` with what stands at ``spans`` left out; what overlaps or touches is one."""
    kept: list[str] = []
    upto = -1
    for start, end in sorted(spans):
        if start > upto:
            kept += [text[max(upto, 0) : start], LEFT_OUT]
        upto = max(upto, end)
    return "".join([*kept, text[max(upto, 0) :]])


def _is_capital(sign: str) -> bool:
    """Whether it is a capital, or of a script that has none."""
    return sign != sign.lower() or sign == sign.upper()


def _is_one_name(first: _Form, second: _Form, bare: str) -> bool:
    """Whether two forms stand beside each other, and are not the same part said twice."""
    together = _BETWEEN.fullmatch(bare, first.end, second.start)
    return together is not None and len(first.parts | second.parts) > 1


def _phrase(words: str) -> str:
    """A pattern for these words, however they are spaced; empty where they are too short."""
    bare = " ".join(_bare(words).split())
    if len(bare) < _SHORTEST:
        return ""
    edges = [r"\d" if sign.isdigit() else r"[^\W\d_]" for sign in (bare[0], bare[-1])]
    before = rf"(?<!{edges[0]})" if bare[0].isalnum() else ""
    after = rf"(?!{edges[1]})" if bare[-1].isalnum() else ""
    return before + r"[\s_]+".join(map(re.escape, bare.split())) + after


def _contacts(bare: str) -> Iterator[str]:
    """Patterns for the e-mails and telephones of a contact, however they are written."""
    for mail in _MAIL.finditer(bare):
        user, host = map(re.escape, mail.groups())
        at = r"\s*(?:@|[(\[]\s*(?:at|zavinac)\s*[)\]])\s*"
        yield rf"(?<![^\W_]){user}{at}{host}(?![^\W_])"
    for phone in _PHONE.finditer(bare):
        digits = re.sub(r"\D", "", phone[0])
        country = digits[:-_NATIONAL].removeprefix("00") or "420"
        before, number = _GAP.join(country), _GAP.join(digits[-_NATIONAL:])
        yield rf"(?<!\d)(?:\(?(?:\+|00)?{_GAP}{before}{_GAP})?0?{number}(?!\d)"
