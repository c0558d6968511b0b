"""Addresses of people, as mail servers take them."""

from __future__ import annotations

import re

#: RFC 5321, 4.5.3.1: what a mail server must take.
LONGEST, LONGEST_NAME = 254, 64
#: Letters, figures and signs one may use without quotes (RFC 5322, 3.2.3).
_NAME = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*", re.I)
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]", re.I)


def usable(typed: str) -> str | None:
    """The address as mail servers take it; None when no letter could ever reach it.

    A domain with Czech letters is written in their alphabet: ``jana@město.cz`` becomes
    ``jana@xn--msto-gwa.cz``.
    """
    name, _at, host = typed.strip().rpartition("@")
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    address = f"{name}@{host}"
    fits = len(address) <= LONGEST and len(name) <= LONGEST_NAME
    return address if fits and _NAME.fullmatch(name) and _HOST.fullmatch(host) else None
