"""Odd things that somebody, or something, sends into the public form."""

from __future__ import annotations

import random
from collections.abc import Iterator

_PIECES = [
    "", " ", "\x00", "\x00\x01\x1f", "\ud800", "\u202e", "\u200b" * 50, "\ufeff", "\n" * 400,
    "\r\n\t", "<script>alert(1)</script>", "'; DROP TABLE submission; --", "{{ 7*7 }}", "%s%(x)s",
    "%n" * 40, "../../etc/passwd", "=cmd|' /C calc'!A0", "9" * 400, "-1", "1e999", "NaN", "null",
    "true", "[]", "{}", "ž" * 6_001, "a" * 20_000, "🧑‍🦽" * 300, "e\u0301" * 200, "ﷺ" * 100,
    "[" * 500, "<" * 500, "Připomínka", "Chybí termín.", "605 118 273", "jan@example.org", "on",
    "y",
    "citizen", "organisation", "body", "form", "2.1.2", "(?:" * 60, "\\", '"', "\u2028",
    "\U0001d518\U0001d52b", "A" * 200, "&amp;&#0;", "\x7f\x80\x9f", "\u0661\u0662", "²",
    "\uff11\uff12",
]  # fmt: skip
_FIELDS = [
    "text", "proposed", "reason", "part", "author_kind", "organisation", "name", "contact",
    "is_major", "website", "ticket", "again", "nic", "channel", "number", "outcome",
    "received_at", "receipt", "text ", "TEXT", "",
]  # fmt: skip


def inputs(seed: int, count: int, ticket: str, token: str) -> Iterator[dict[str, str | list[str]]]:
    """So many forms, each wrong in its own way; about half of them near to a right one."""
    dice = random.Random(seed)  # noqa: S311 - the same oddities each time
    for _ in range(count):
        sent: dict[str, str | list[str]] = {"csrf_token": token}
        if dice.random() < 0.6:
            sent |= {"ticket": ticket, "author_kind": "citizen", "text": dice.choice(_PIECES)}
        for _field in range(dice.randrange(6)):
            name, said = dice.choice(_FIELDS), _said(dice)
            sent[name] = said if dice.random() < 0.9 else [said, _said(dice)]
        yield sent


def _said(dice: random.Random) -> str:
    return "".join(dice.choice(_PIECES) for _ in range(dice.randrange(1, 4)))


def places(seed: int, activity_id: int) -> Iterator[str]:
    """What an address says a comment is about, odd things among them."""
    dice = random.Random(seed)  # noqa: S311 - the same oddities each time
    known = ["", f"activity={activity_id}", f"activity={activity_id}&field=description"]
    strange = [
        f"activity={activity_id}&field={{}}", "activity={}", "activity={}&field={}", "field={}",
        "activity=99999999999999999999", "activity=2147483648", "activity=0&field=title",
        f"activity={activity_id}&field=milestones/{'9' * 30}/text", "%00=%00", "activity=%C0",
    ]  # fmt: skip
    odd = ["x", "%00", "title/", "/", "milestones/1/2/3", "risks", "responsible", "..", "-1", "²"]
    while True:
        if dice.random() < 0.6:
            yield dice.choice(known)
        else:
            yield dice.choice(strange).format(dice.choice(odd), dice.choice(odd))
