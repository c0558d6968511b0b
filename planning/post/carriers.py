"""What carries letters away: a mail server, or a folder of files where none is set."""

from __future__ import annotations

import os
import smtplib
import ssl
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from email.policy import SMTP
from email.utils import parseaddr
from pathlib import Path
from typing import Any, Protocol, Self

from planning.lib.clock import CITY_ZONE
from planning.lib.words import N_

#: Seconds to wait for a word from the mail server. All words about one letter together have to
#: be shorter than ``delivery.CLAIM``.
PATIENCE = 20


class NotCarried(Exception):
    """A letter did not go. ``words`` are ours, ``said`` what the server answered."""

    def __init__(self, words: str, said: object = "", *, for_good: bool = False) -> None:
        super().__init__(words)
        self.words = words
        self.said = " ".join(str(said).split())[:500]
        #: Trying again would change nothing.
        self.for_good = for_good


@dataclass(frozen=True)
class Parcel:
    """A letter ready to go."""

    letter_id: int
    written_at: datetime
    address: str
    mail: bytes


class Carrier(Protocol):
    """Takes letters away, one after another, until it is left."""

    #: How the bytes of a letter are written: an ``email.policy``.
    policy: Any

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...

    def carry(self, parcel: Parcel) -> None:
        """Take one letter.

        Raises:
            NotCarried: it did not go.
        """


def carrier_for(config: dict[str, Any]) -> Carrier:
    """The carrier the settings ask for."""
    if not config["MAIL_SERVER"]:
        return Folder(Path(config["MAIL_FOLDER"]))
    return Server(config)


class Folder:
    """A file a letter, named by the moment it was written and its number.

    A letter that is carried twice makes the same file twice: here nothing ever comes double.
    """

    policy: Any = SMTP

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None: ...

    def carry(self, parcel: Parcel) -> None:
        """Write the file beside, then give it its name: nobody ever sees half a letter."""
        at = parcel.written_at.astimezone(CITY_ZONE).strftime("%Y-%m-%dT%H-%M-%S")
        target = self.folder / f"{at}-{parcel.letter_id}.eml"
        beside = target.with_suffix(f".{os.getpid()}")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.write_bytes(parcel.mail)
            beside.replace(target)
        except OSError as error:
            raise NotCarried(N_("The folder for letters cannot be written to."), error) from error


class Server:
    """A mail server. One connection for a round; when it is down, it is asked only once."""

    #: Not every server takes eight bits.
    policy: Any = SMTP.clone(cte_type="7bit")

    def __init__(self, config: dict[str, Any]) -> None:
        self.config = config
        self._server: smtplib.SMTP | None = None
        self._down: NotCarried | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._hang_up()

    def carry(self, parcel: Parcel) -> None:
        """Hand the letter over; the server has it only when it said so."""
        if self._down:
            raise self._down
        sender = parseaddr(self.config["MAIL_FROM"])[1]
        try:
            self._connected().sendmail(sender, [parcel.address], parcel.mail)
        except smtplib.SMTPRecipientsRefused as refused:
            code, said = next(iter(refused.recipients.values()))
            words = N_("The mail server does not take letters for this address.")
            raise NotCarried(words, _plain(code, said), for_good=code >= 500) from refused
        except smtplib.SMTPResponseException as refused:
            words = N_("The mail server did not take the letter.")
            raise NotCarried(words, _plain(refused.smtp_code, refused.smtp_error)) from refused
        except (OSError, smtplib.SMTPException) as error:
            self._hang_up()  # the next letter calls anew
            words = N_("The mail server stopped answering.")
            raise NotCarried(words, error) from error

    def _connected(self) -> smtplib.SMTP:
        if self._server is not None and self._server.sock is not None:
            return self._server
        try:
            self._server = connect(self.config)
        except smtplib.SMTPAuthenticationError as error:
            words = N_("The mail server does not know this user and password.")
            self._down = NotCarried(words, _plain(error.smtp_code, error.smtp_error))
            raise self._down from error
        except (OSError, smtplib.SMTPException) as error:
            self._down = NotCarried(N_("The mail server does not answer."), error)
            raise self._down from error
        return self._server

    def _hang_up(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            with suppress(OSError, smtplib.SMTPException):
                server.quit()


def connect(config: dict[str, Any]) -> smtplib.SMTP:
    """A connection to the mail server of the settings, ready for letters.

    Raises:
        OSError, smtplib.SMTPException: it cannot be had.
    """
    host, port, tls = config["MAIL_SERVER"], int(config["MAIL_PORT"]), config["MAIL_TLS"]
    with ExitStack() as unless_ready:
        server: smtplib.SMTP
        if tls == "tls":
            server = smtplib.SMTP_SSL(
                host, port, timeout=PATIENCE, context=ssl.create_default_context()
            )
        else:
            server = smtplib.SMTP(host, port, timeout=PATIENCE)
        unless_ready.callback(server.close)
        if tls == "starttls":
            server.starttls(context=ssl.create_default_context())
        if config["MAIL_USER"]:
            server.login(config["MAIL_USER"], config["MAIL_PASSWORD"])
        unless_ready.pop_all()
    return server


def _plain(code: int, said: bytes | str) -> str:
    return f"{code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"
