"""The veil over those who must not be named in public, and finding them in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from planning.lib.collation import plain
from planning.model import Meeting, Side

_BETWEEN_NAMES = re.compile(r"(\s*[,;/]\s*|\s+(?:a|and)\s+)")


@dataclass(frozen=True)
class Veiled:
    """Somebody who is not named in public, and what is said instead."""

    first_name: str
    last_name: str
    uses_services: bool

    @property
    def called(self) -> str:
        if self.uses_services:
            return str(_("representative of service users"))
        return str(_("member of the group"))

    def is_in(self, words: str) -> bool:
        """Whether ``words`` seem to name them, in any case of the surname.

        A first name that is not theirs, right before the surname, means somebody else.
        """
        said = [word.strip(_MARKS) for word in words.split()]
        return any(
            _is_form_of(self.last_name, word)
            and not (at and self._is_not_first(words.split()[at - 1]))
            for at, word in enumerate(said)
        )

    def _is_not_first(self, word: str) -> bool:
        """Whether ``word`` is somebody else's first name, and no title, initial or address."""
        is_name = len(word) > 2 and word[0].isupper() and word[-1].isalpha()
        if not is_name or plain(word) in _ADDRESSES:
            return False
        return not (self.first_name and _is_form_of(self.first_name, word))


_MARKS = ".,;:!?()[]\"'„“”*_–-"
_ADDRESSES = frozenset({"pan", "pani", "pana", "panem", "panu", "slecna", "mrs", "miss"})


def _is_form_of(name: str, word: str) -> bool:
    """Whether ``word`` is ``name`` in one of its cases, as far as one can tell."""
    plain_name, plain_word = plain(name), plain(word)
    stem = plain_name[:-1] if len(plain_name) > 3 else plain_name
    return bool(stem) and plain_word.startswith(stem) and len(plain_word) <= len(plain_name) + 3


def veil_over(meeting: Meeting, veiled: Sequence[Veiled]) -> list[Veiled]:
    """Those who are ``veiled``, and whoever came for the users of services without being known."""
    strangers = [
        Veiled(*_parted(row.name), uses_services=True)
        for row in meeting.attendances
        if row.side is Side.SERVICE_USER
    ]
    return [*veiled, *strangers]


def _parted(name: str) -> tuple[str, str]:
    """First name and surname of a name as somebody wrote it, as far as one can tell."""
    first, _space, last = name.partition(",")[0].strip().rpartition(" ")
    return first, last


def veil_of(name: str, veil: Sequence[Veiled]) -> Veiled | None:
    """The veil over one person, known by first name and surname."""
    words = plain(name)
    fits = (v for v in veil if plain(v.first_name) in words and plain(v.last_name) in words)
    return next(fits, None)


def under_veil(words: str, veil: Sequence[Veiled]) -> str:
    """Words that name people, with those under the veil called by their part only."""
    parts = _BETWEEN_NAMES.split(words)
    return "".join(next((v.called for v in veil if v.is_in(part)), part) for part in parts)
