"""The door of the public form: it lets people in, however odd their words, and keeps machines out.

Each form that is handed out carries a signed ticket: when it was opened, and a word of its own.
The receipt follows from that word, so the same form sent twice is one comment, and nobody can
guess the address of somebody else's receipt.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from flask import current_app
from flask_limiter.util import get_remote_address
from itsdangerous import BadSignature, Signer
from limits import RateLimitItem, parse_many

from planning.lib.clock import now
from planning.web.signing_in import limiter

#: Nobody reads the form and writes a sentence in less.
QUICKEST = timedelta(seconds=3)
_LIMITED = "submission"


@dataclass(frozen=True)
class Ticket:
    """A form that was handed out: in which round, when, and the word that is its own."""

    round_id: int
    at: datetime
    word: str

    @property
    def signed(self) -> str:
        """As the form carries it."""
        said = f"{self.round_id}.{int(self.at.timestamp())}.{self.word}"
        return _signer().sign(said).decode()

    @property
    def receipt(self) -> str:
        """The secret part of the address under which its author sees what became of it."""
        return _keyed(f"receipt {self.round_id} {self.word}")[:32]

    @property
    def was_quick(self) -> bool:
        """Whether it came back sooner than anybody can write."""
        return now() - self.at < QUICKEST


def new_ticket(round_id: int) -> Ticket:
    """For a form that is handed out now."""
    return Ticket(round_id, now().replace(microsecond=0), secrets.token_urlsafe(16))


def ticket(signed: str | None, round_id: int) -> Ticket | None:
    """The ticket a form came back with; None where it is not one of ours for this round."""
    try:
        whose, at, word = _signer().unsign(signed or "").decode().split(".")
    except (BadSignature, UnicodeError, ValueError):
        return None
    if whose != str(round_id):
        return None
    return Ticket(round_id, datetime.fromtimestamp(int(at), UTC), word)


def digest(receipt: str) -> str:
    """How a receipt is kept: whoever reads the database learns no address from it."""
    return _keyed(f"digest {receipt}")


def is_crowded() -> bool:
    """Whether this address has handed in as much as one address may."""
    address = get_remote_address()
    return not all(limiter.limiter.test(each, _LIMITED, address) for each in _limits())


def count_one() -> None:
    """Remember that this address has handed something in."""
    for each in _limits():
        limiter.limiter.hit(each, _LIMITED, get_remote_address())


def _limits() -> list[RateLimitItem]:
    return list(parse_many(str(current_app.config["SUBMISSION_LIMIT"])))


def _signer() -> Signer:
    return Signer(_secret(), salt="comment round")


def _keyed(words: str) -> str:
    return hmac.new(_secret(), words.encode(), sha256).hexdigest()


def _secret() -> bytes:
    key = current_app.secret_key
    return key if isinstance(key, bytes) else str(key).encode()
