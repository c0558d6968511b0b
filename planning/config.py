"""Settings. Each is read from an environment variable of the same name, prefixed ``PLANNING_``."""

from __future__ import annotations

import os
import secrets
from email.utils import parseaddr
from pathlib import Path
from typing import Any


class Config:
    """What holds unless ``instance/config.py`` or the environment says otherwise."""

    #: An SQLAlchemy address. Without one, a SQLite file in the instance folder.
    DATABASE: str | None = None
    #: Signs cookies and forms. Without one, a random key kept in the instance folder.
    SECRET_KEY: str | None = None

    SESSION_COOKIE_SAMESITE = "Lax"
    SESSION_COOKIE_HTTPONLY = True
    #: Behind TLS: cookies only travel encrypted, and the proxy's word on the address is taken.
    BEHIND_TLS = False

    #: A form stays valid as long as its session: people leave a sheet open over lunch.
    WTF_CSRF_TIME_LIMIT: int | None = None
    #: The largest thing anyone may send, in bytes.
    MAX_CONTENT_LENGTH = 2_000_000
    MAX_FORM_MEMORY_SIZE = 2_000_000
    MAX_FORM_PARTS = 4_000

    #: Failed attempts to sign in that one address may make.
    SIGN_IN_LIMIT = "20 per minute; 200 per hour"
    #: Comments that one address may hand in during a comment round; an office shares one.
    SUBMISSION_LIMIT = "10 per minute; 100 per hour"
    RATELIMIT_STORAGE_URI = "memory://"
    RATELIMIT_HEADERS_ENABLED = False

    #: The mail server. Without one, letters are files in ``outbox/`` of the instance folder.
    MAIL_SERVER = ""
    #: Else the usual one for ``MAIL_TLS``.
    MAIL_PORT: int | str | None = None
    MAIL_USER = ""
    MAIL_PASSWORD = ""
    #: ``starttls``, ``tls`` from the first word, or ``no``.
    MAIL_TLS = "starttls"
    #: Whom letters are from: an address, or ``Name <address>``.
    MAIL_FROM = ""
    #: Letters go right after the deed; else they wait for ``flask post send``.
    MAIL_AT_ONCE = True

    COMPRESS_ALGORITHM = ["br", "gzip"]
    COMPRESS_BR_LEVEL = 4
    COMPRESS_LEVEL = 5
    COMPRESS_MIN_SIZE = 500


def from_text(text: str) -> str | bool:
    """A setting from the environment: yes or no where it says so, else the text as it is."""
    return {"true": True, "false": False}.get(text.lower(), text)


def complete(config: dict[str, Any], folder: Path) -> None:
    """Fill in what has no fixed default: where the database lies, and the key of this place."""
    uri = config["DATABASE"]
    if not uri:
        folder.mkdir(parents=True, exist_ok=True)
        uri = f"sqlite:///{folder / 'planning.sqlite'}"
    config["SQLALCHEMY_DATABASE_URI"] = uri
    config.setdefault("SESSION_COOKIE_SECURE", False)
    if not config["SECRET_KEY"]:
        config["SECRET_KEY"] = _kept_key(folder / "secret_key")
    _complete_mail(config, folder)


#: Ports of mail servers (RFC 6409, RFC 8314).
_MAIL_PORTS = {"starttls": 587, "tls": 465, "no": 25}


def _complete_mail(config: dict[str, Any], folder: Path) -> None:
    """Fill in what mail needs.

    Raises:
        ValueError: the settings of mail contradict each other.
    """
    config["MAIL_FOLDER"] = str(folder / "outbox")
    tls = config["MAIL_TLS"] = str(config["MAIL_TLS"]).lower()
    if tls == "false":
        tls = config["MAIL_TLS"] = "no"
    if tls not in _MAIL_PORTS:
        raise ValueError("MAIL_TLS is starttls, tls or no")
    if config["MAIL_SERVER"] and not config["MAIL_FROM"]:
        raise ValueError("MAIL_SERVER needs MAIL_FROM: whom the letters are from")
    config["MAIL_FROM"] = config["MAIL_FROM"] or "planning@localhost"
    if "@" not in parseaddr(config["MAIL_FROM"])[1]:
        raise ValueError("MAIL_FROM is an address, or a name and <an address>")
    config["MAIL_PORT"] = int(config["MAIL_PORT"] or _MAIL_PORTS[tls])


def _kept_key(file: Path) -> str:
    """The key in ``file``; a new one on the first start, readable for nobody else."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
            new.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return file.read_text(encoding="ascii").strip()
