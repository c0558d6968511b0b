"""Amounts in Czech crowns: read as people write them, written as people read them."""

from __future__ import annotations

import re
from decimal import Decimal

from planning.lib.words import N_

CENT = Decimal("0.01")
LARGEST = Decimal(1_000_000_000_000)  # a million million: more than any plan costs
NO_BREAK = "\N{NO-BREAK SPACE}"

_AMOUNT = re.compile(
    r"(?P<number>\d[\d\s.,]*)\s*(?P<scale>tis\.?|mil\.?|mld\.?)?\s*(?:kč|,-|czk)?\.?", re.IGNORECASE
)
_SCALES = {"": 1, "tis": 1_000, "mil": 1_000_000, "mld": 1_000_000_000}


def parse(text: str) -> Decimal:
    """``200 000``, ``200 000 Kč``, ``1,5 mil. Kč`` as crowns.

    Raises:
        ValueError: a message for people; also for "1.264", which may be 1 264 or 1,264.
    """
    tidy = text.replace(NO_BREAK, " ").replace("\N{NARROW NO-BREAK SPACE}", " ").strip()
    if tidy.startswith(("-", "\N{MINUS SIGN}", "\N{EN DASH}")):
        raise ValueError(N_("An amount cannot be negative."))
    found = _AMOUNT.fullmatch(tidy)
    if found is None:
        raise ValueError(N_("Write an amount in crowns, such as 200 000."))
    number = _plain_number(re.sub(r"\s+", "", found["number"]).rstrip(",."))
    scale = _SCALES[(found["scale"] or "").rstrip(".").lower()]
    if number * scale >= LARGEST:
        raise ValueError(N_("That is more than any plan costs. Check the number of zeros."))
    return (number * scale).quantize(CENT)


def _plain_number(digits: str) -> Decimal:
    """A number whose thousands may be parted by commas or dots."""
    if re.fullmatch(r"\d{1,3}([.,]\d{3}){2,}", digits) or re.fullmatch(r"\d{1,3},\d{3}", digits):
        return Decimal(re.sub(r"[.,]", "", digits))
    if re.fullmatch(r"\d{1,3}\.\d{3}", digits):
        raise ValueError(
            N_("It is not clear whether the dot parts thousands. Write 1 264 or 1,26.")
        )
    if re.fullmatch(r"\d+([.,]\d{1,2})?", digits):
        return Decimal(digits.replace(",", "."))
    raise ValueError(N_("Write an amount in crowns, such as 200 000."))


def crowns(amount: Decimal | int) -> str:
    """``200 000 Kč`` with spaces that never break; hellers only where there are some."""
    return f"{digits(amount)}{NO_BREAK}Kč"


def digits(amount: Decimal | int) -> str:
    """The number alone: ``200 000``, as it stands in a field."""
    exact = Decimal(amount)
    whole = int(exact)
    text = f"{whole:,}".replace(",", NO_BREAK)
    hellers = int(abs(exact - whole) * 100)
    return f"{text},{hellers:02d}" if hellers else text
