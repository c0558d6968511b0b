"""Finds what looks like personal data, before a text is published for everybody.

It helps a person to look; it does not decide. What belongs to an office as a whole (a free line,
an IČO, the number of a grant, a sum of money) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from stdnum.cz import bankaccount, rc

from planning.lib import stories
from planning.lib.veiling import Veil


class Kind(StrEnum):
    """What the words look like."""

    PHONE = "phone"
    EMAIL = "email"
    BIRTH_NUMBER = "birth_number"
    BANK_ACCOUNT = "bank_account"
    STORY = "story"
    NAME = "name"


@dataclass(frozen=True)
class Found:
    """Words of a text, ``text[start:end]``, that look like personal data."""

    kind: Kind
    words: str
    start: int
    end: int


def find(text: str, veil: Veil | None = None) -> list[Found]:
    """All that looks like personal data, in the order of the text.

    Numbers and addresses are found by themselves, a story of one client by its sentence; so a
    telephone may lie inside a story. What may still name an author after their ``veil`` has
    hidden what it could, such as a surname written small, is found too.
    """
    numbers = [*_birth_numbers_and_accounts(text)]
    taken = {at for found in numbers for at in range(found.start, found.end)}
    phones = [phone for phone in _phones(text) if phone.start not in taken]
    told = [_found(Kind.STORY, text, start, end) for start, end in stories.find(text)]
    names = [_found(Kind.NAME, text, *place) for place in veil.left(text)] if veil else []
    return sorted(
        [*numbers, *phones, *_emails(text), *told, *names],
        key=lambda each: (each.start, each.end),
    )


def _found(kind: Kind, text: str, start: int, end: int) -> Found:
    return Found(kind, text[start:end], start, end)


# --- e-mail ---------------------------------------------------------------------------------

# The lengths are those of RFC 5321; they also keep the search linear.
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?[\[(](?:at|zavin[aá][cč])[\])]\s?)"
    r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
    re.IGNORECASE,
)  # fmt: skip


def _emails(text: str) -> Iterator[Found]:
    for found in _EMAIL.finditer(text):
        yield _found(Kind.EMAIL, text, *found.span())


# --- numbers --------------------------------------------------------------------------------

_GAP = r"[ \u00a0\u202f]"
#: After a sum, a share or a count a number is no telephone.
_MEASURED = re.compile(
    rf"{_GAP}?(?:,-|,\d|[.,]?{_GAP}?(?:Kč|K[cč]s|CZK|EUR|€|%|korun|tis\b|mil\b|mld\b|obyv|osob|hod|ks\b))",
    re.IGNORECASE,
)
#: Before a number: what says that it counts files, grants or organisations.
_LABELLED = re.compile(
    r"(?:\bi[cč]o?|\bdi[cč]|\b[cč]\.? ?j\.?|\bsp\.? ?zn\.?|\b(?:reg|ev|id|inv)\.? ?č(?:íslo|\.)?"
    r"|\bč(?:íslo|\.) (?:projektu|smlouvy|jednací|žádosti|dokladu|usnesení|faktury|parcely)"
    r"|\bve výši|\bčástk\w+|\bcelkem|\brozpočet|\bnáklady|\bdotace|Kč|\bCZK|\bIS[BS]N)"
    r"[\s:#]*(?:CZ)?$",
    re.IGNORECASE,
)
_LOOK_BACK = 30


def _measured(text: str, end: int) -> bool:
    return _MEASURED.match(text, end) is not None


def _labelled(text: str, start: int) -> bool:
    before = text[max(0, start - _LOOK_BACK) : start].replace("\u00a0", " ")
    return _LABELLED.search(before) is not None


_PHONE = re.compile(
    rf"(?<![\w/+])(?<!\d[-.,(])(?<!\d{_GAP})"
    rf"(?:\(?(?:\+|00{_GAP}?)[1-9](?:{_GAP}?[-./(]?\d\)?){{6,13}}"
    rf"|\d{{3}}(?:[-./]|{_GAP}/?{_GAP}?)?\d{{3}}(?:[-./]|{_GAP})?\d{{3}}"
    rf"|\d{{3}}{_GAP}\d{{2}}{_GAP}\d{{2}}{_GAP}\d{{2}})"
    rf"(?![\w/]|-\d|[.,]\d|{_GAP}\d{{3}}\b)"
)
#: Lines of an organisation that anybody may ring, and pay for in their own way.
_NOBODYS = {
    phonenumbers.PhoneNumberType.TOLL_FREE,
    phonenumbers.PhoneNumberType.SHARED_COST,
    phonenumbers.PhoneNumberType.PREMIUM_RATE,
    phonenumbers.PhoneNumberType.UAN,
}


def _phones(text: str) -> Iterator[Found]:
    for found in _PHONE.finditer(text):
        start, end = found.span()
        if _is_phone(found[0]) and not _measured(text, end) and not _labelled(text, start):
            yield _found(Kind.PHONE, text, start, end)


def _is_phone(words: str) -> bool:
    try:
        number = phonenumbers.parse(words, "CZ")
    except phonenumbers.NumberParseException:
        return False
    known = phonenumbers.is_valid_number(number)
    return known and phonenumbers.number_type(number) not in _NOBODYS


_SIX_AND_FOUR = re.compile(
    rf"(?<![\w/])(?<!\d[-.,])"
    rf"(?:\d{{1,6}}-\d{{2,10}}/\d{{4}}|\d{{6,10}}/\d{{4}}"
    rf"|\d{{2}}{_GAP}?\d{{2}}{_GAP}?\d{{2}}{_GAP}?/{_GAP}?\d{{3,4}}"
    rf"|(?<!\d{_GAP})\d{{2}}{_GAP}?\d{{2}}{_GAP}?\d{{2}}{_GAP}?\d{{3,4}}(?!{_GAP}\d))"
    rf"(?![\w/]|-\d|[.,]\d)"
)
_LIKE_A_BIRTH_NUMBER = re.compile(rf"\d{{2}}{_GAP}?\d{{2}}{_GAP}?\d{{2}}{_GAP}?/{_GAP}?\d{{4}}")
_CALLED_BIRTH_NUMBER = re.compile(
    r"(?:\br\.? ?[cč]\.?|rodn\w+ [cč][ií]sl\w+)[\s:]*$", re.IGNORECASE
)


def _birth_numbers_and_accounts(text: str) -> Iterator[Found]:
    for found in _SIX_AND_FOUR.finditer(text):
        kind = _kind_of_number(text, *found.span())
        if kind is not None:
            yield _found(kind, text, *found.span())


def _kind_of_number(text: str, start: int, end: int) -> Kind | None:
    words = re.sub(_GAP, "", text[start:end])
    before = text[max(0, start - _LOOK_BACK) : start]
    if _CALLED_BIRTH_NUMBER.search(before):
        return Kind.BIRTH_NUMBER
    slash = "/" in words
    if rc.is_valid(words) and (slash or (len(words) == 10 and not _measured(text, end))):
        return Kind.BIRTH_NUMBER
    if slash and bankaccount.is_valid(words):
        return Kind.BANK_ACCOUNT
    alike = _LIKE_A_BIRTH_NUMBER.fullmatch(text, start, end) is not None
    return Kind.BIRTH_NUMBER if alike and not _labelled(text, start) else None
