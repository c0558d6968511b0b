"""How words, days and sums are set: no-break spaces, Czech dates, sentences about time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal

from flask_babel import format_date, format_decimal, get_locale
from flask_babel import gettext as _
from markupsafe import Markup, escape

from planning.lib.clock import CITY_ZONE, day_of
from planning.lib.money import crowns
from planning.lib.periods import written_day

NO_BREAK = "\N{NO-BREAK SPACE}"
#: The letter first and what stands before it later: a search for a letter is much faster.
_SMALL_WORD = re.compile(r"([ksvzouaiKSVZOUAI]) (?<!\w. )(?=\S)")
_DAY = re.compile(r"(\d{1,2}\.) (\d{1,2}\.)(?: (\d{4}))?")
_UNIT = re.compile(r"(\d) (?=(?:Kč|%|h\b|mil|tis|let|\d{3}\b))")
_SHORT = re.compile(
    r"\b(č\.|str\.|Mgr\.|MgA\.|Bc\.|Ing\.|MUDr\.|JUDr\.|PhDr\.|RNDr\.|PaedDr\.|doc\.|prof\.)"
    r" (?=\S)"
)
#: ``1. pololetí``, ``5. komunitní plán``, ``25. ledna``: no sentence begins with a small letter.
_ORDINAL = re.compile(r"(\d\.) (?=[^\W\d_A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ])")
_YEARS = re.compile(r"\d{4}–\d{4}")
_BEFORE_FIGURE = re.compile(r"\b(do|od|bod|krok) (?=\d)")


def tidy(text: str) -> str:
    """Czech text with the spaces that must not break: after k, s, v …, in dates and sums."""
    text = _SMALL_WORD.sub(rf"\1{NO_BREAK}", text)
    text = _BEFORE_FIGURE.sub(rf"\1{NO_BREAK}", _ORDINAL.sub(rf"\1{NO_BREAK}", text))
    text = _DAY.sub(lambda d: NO_BREAK.join(part for part in d.groups() if part), text)
    return _SHORT.sub(rf"\1{NO_BREAK}", _UNIT.sub(rf"\1{NO_BREAK}", text))


def bound(texts: Iterable[str]) -> list[str]:
    """Each text with its small words kept with the next one.

    All at once: thousands of calls would cost more than a page. What is between them cannot be
    part of one: no field takes a NUL.
    """
    asked = list(texts)
    kept = _SMALL_WORD.sub(rf"\1{NO_BREAK}", "\0".join(asked)).split("\0")
    return kept if len(kept) == len(asked) else asked


def escaped(texts: Iterable[str]) -> list[str]:
    """As ``bound``, and each text made safe for a page."""
    asked = bound(texts)
    safe = str(escape("\0".join(asked))).split("\0")
    return safe if len(safe) == len(asked) else [str(escape(text)) for text in asked]


def unbroken(text: str) -> Markup:
    """``text`` for a page, its spans of years never broken: a line may end after any dash."""
    return Markup(_YEARS.sub(r'<span class="unbroken">\g<0></span>', str(escape(text))))  # noqa: S704 - what people typed is escaped


def day(value: date | datetime | None) -> str:
    """``25. 1. 2019``, in any language: it is a Czech city."""
    return written_day(_local(value)) if value else ""


def long_day(value: date | None) -> str:
    """``pátek 25. ledna 2019`` or ``Friday 25 January 2019``."""
    if value is None:
        return str(_("day not known"))
    pattern = "EEEE d. MMMM y" if _is_czech() else "EEEE d MMMM y"
    return str(format_date(value, pattern)).replace(" ", NO_BREAK, 2)


def opening(text: str) -> str:
    """``text`` with a large first letter, as it opens a sentence."""
    return text[:1].upper() + text[1:]


def hours(start: time | None, end: time | None) -> str:
    """``9–11 h``, ``9:30–11 h`` or nothing."""
    said = [
        f"{at.hour}:{at.minute:02d}" if at.minute else f"{at.hour}" for at in (start, end) if at
    ]
    return f"{'–'.join(said)}{NO_BREAK}h" if said else ""


def moment(value: datetime | None) -> str:
    """``25. 1. 2019 9:41``, where the city lies."""
    if value is None:
        return ""
    local = value.astimezone(CITY_ZONE)
    return f"{written_day(local.date())} {local.hour}:{local.minute:02d}"


def hour(value: datetime) -> str:
    """``9:41``, where the city lies."""
    local = value.astimezone(CITY_ZONE)
    return f"{local.hour}:{local.minute:02d}"


def money(value: Decimal | int | None) -> Markup | str:
    """``200 000 Kč``, never broken."""
    if value is None:
        return ""
    return Markup('<span class="amount">{}</span>').format(crowns(value))


def weight(size: int) -> str:
    """How large a file of ``size`` bytes is: ``340 kB`` or ``1,2 MB``."""
    kilobytes = max(round(size / 1024), 1)
    if kilobytes < 1000:
        return f"{kilobytes}{NO_BREAK}kB"
    return f"{format_decimal(size / 1024**2, '0.#')}{NO_BREAK}MB"


def lines(text: str) -> Markup:
    """Plain text with its line breaks, safely."""
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def _local(value: date | datetime) -> date:
    return day_of(value) if isinstance(value, datetime) else value


def _is_czech() -> bool:
    locale = get_locale()
    return locale is None or locale.language == "cs"
