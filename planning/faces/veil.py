"""The veil over those who must not be named in public, and finding them in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from planning.lib.cases import is_form_of
from planning.lib.collation import plain
from planning.model import Attendance, Meeting, Side

_BETWEEN_NAMES = re.compile(r"(\s*[,;/+&]\s*|\s+(?:a|and|i|s|se|with)\s+)")
_WORD = re.compile(r"[^\W\d_]+(?:[-–'’][^\W\d_]+)*\.?")
_ADDRESSES = frozenset(
    [
        "pan",
        "pani",
        "pana",
        "panem",
        "panu",
        "pane",
        "slecna",
        "slecny",
        "slecnu",
        "slecnou",
        "mr",
        "mrs",
        "ms",
        "miss",
    ]
)


@dataclass(frozen=True)
class Veiled:
    """Somebody who is not named in public, and what is said instead."""

    first_name: str
    last_name: str
    uses_services: bool
    person_id: int | None = None

    @property
    def called(self) -> str:
        if self.uses_services:
            return str(_("representative of service users"))
        return str(_("member of the group"))

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def spots(self, words: str) -> Iterator[tuple[int, int]]:
        """Where ``words`` seem to name them, in any case of the surname: ``(start, end)``.

        A first name that is not theirs, right before the surname, means somebody else.
        """
        before: re.Match[str] | None = None
        for said in _WORD.finditer(words):
            near = before if before and not words[before.end() : said.start()].strip() else None
            if is_form_of(self.last_name, said[0].rstrip(".")):
                ours = near if near and is_form_of(self.first_name, near[0]) else None
                others = near is not None and self._is_not_first(near[0])
                # "nová" is a word; "Nová" and "lída nová" are somebody.
                if not others and (ours or said[0][0].isupper()):
                    yield (ours or said).start(), said.end()
            before = said

    def is_in(self, words: str) -> bool:
        """Whether ``words`` seem to name them."""
        return next(self.spots(words), None) is not None

    def is_meant_by(self, words: str) -> bool:
        """The same of words that stand where a name is to stand: a first name alone is enough."""
        said = [word.rstrip(".") for word in _WORD.findall(words)]
        first = bool(self.first_name) and len(said) == 1 and is_form_of(self.first_name, said[0])
        return first or self.is_in(words)

    def _is_not_first(self, word: str) -> bool:
        """Whether ``word`` is somebody else's first name, and no title, initial or address."""
        is_name = len(word) > 2 and word[0].isupper() and word[1:].islower() and word[-1].isalpha()
        if not is_name or plain(word) in _ADDRESSES:
            return False
        return bool(self.first_name) and not is_form_of(self.first_name, word)


def veil_over(meeting: Meeting, veiled: Sequence[Veiled]) -> list[Veiled]:
    """Those who are ``veiled``, under every name they came by, and users of services nobody knows.

    A list of those who came keeps the names of its day; people are called otherwise since.
    """
    by_person = {each.person_id: each for each in veiled if each.person_id is not None}
    found = list(veiled)
    for row in meeting.attendances:
        known = by_person.get(row.person_id) if row.person_id else None
        if row.side is Side.SERVICE_USER or known is not None:
            first, last = _parted(row.name)
            uses = row.side is Side.SERVICE_USER or (known is not None and known.uses_services)
            found.append(Veiled(first, last, uses, row.person_id))
    return list(dict.fromkeys(found))


def _parted(name: str) -> tuple[str, str]:
    """First name and surname of a name as somebody wrote it, as far as one can tell."""
    words = [word for word in name.partition(",")[0].split() if not word.endswith(".")]
    return (words[-2] if len(words) > 1 else "", words[-1] if words else name.strip())


def veil_of(name: str, person_id: int | None, veil: Sequence[Veiled]) -> Veiled | None:
    """The veil over one person, known by the person, or by first name and surname."""
    words = plain(name)
    fits = (
        v
        for v in veil
        if (person_id is not None and v.person_id == person_id)
        or (plain(v.first_name) in words and plain(v.last_name) in words)
    )
    return next(fits, None)


def veil_of_row(row: Attendance, veil: Sequence[Veiled]) -> Veiled | None:
    """The veil over somebody who is on the list of those who came."""
    return veil_of(row.name, row.person_id, veil)


def under_veil(words: str, veil: Sequence[Veiled]) -> str:
    """Words that name people, with those under the veil called by their part only."""
    parts = _BETWEEN_NAMES.split(words)
    kept = "".join(next((v.called for v in veil if v.is_meant_by(part)), part) for part in parts)
    # A name may lie over what parts names ("Nová, Lída"), so the whole is looked at once more.
    return next((v.called for v in veil if v.is_in(kept)), kept)
