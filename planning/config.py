"""Settings. Each is read from an environment variable of the same name, prefixed ``PLANNING_``."""

from __future__ import annotations

import os
import secrets
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
    RATELIMIT_STORAGE_URI = "memory://"
    RATELIMIT_HEADERS_ENABLED = False

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


def _kept_key(file: Path) -> str:
    """The key in ``file``; a new one on the first start, readable for nobody else."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
            new.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return file.read_text(encoding="ascii").strip()
