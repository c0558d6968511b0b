"""A tiny mail server: it takes letters, or refuses those it was told to."""

from __future__ import annotations

import socketserver
import threading
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any


@dataclass
class Taken:
    """One letter as it came: for whom the envelope was, and the message."""

    to: str
    raw: bytes

    @property
    def mail(self) -> EmailMessage:
        return message_from_bytes(self.raw, policy=default)


@dataclass
class Behaviour:
    """What the server does and what it got; tests look here."""

    taken: list[Taken] = field(default_factory=list)
    #: The answer to an address or, under ``DATA``, to any letter: "550 no such user".
    refuses: dict[str, str] = field(default_factory=dict)
    #: Connections so far.
    calls: int = 0
    #: Hang up after that many letters.
    breaks_after: int | None = None


class _Talk(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.server.does.calls += 1
        self._say("220 here")
        to = ""
        while line := self.rfile.readline().decode("ascii").strip():
            match line.upper().split()[0].split(":")[0]:
                case "QUIT":
                    return self._say("221 bye")
                case "RCPT":
                    to = line.split("<")[1].split(">")[0]
                    self._say(self.server.does.refuses.get(to, "250 ok"))
                case "DATA":
                    self._say("354 go on")
                    if self._take(to):
                        return None
                case _:
                    self._say("250 ok")
        return None

    def _take(self, to: str) -> bool:
        """Read one letter; whether to hang up."""
        does, lines = self.server.does, []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        if does.breaks_after is not None and len(does.taken) >= does.breaks_after:
            return True
        if "DATA" not in does.refuses:
            does.taken.append(Taken(to, b"".join(lines)))
        self._say(does.refuses.get("DATA", "250 taken"))
        return False

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    """Serves on a port of its own while the block runs."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self) -> None:
        self.does = Behaviour()
        super().__init__(("127.0.0.1", 0), _Talk)

    @property
    def settings(self) -> dict[str, Any]:
        host, port = self.server_address[:2]
        return {
            "MAIL_SERVER": str(host),
            "MAIL_PORT": port,
            "MAIL_TLS": "no",
            "MAIL_USER": "",
            "MAIL_PASSWORD": "",
            "MAIL_FROM": "Plán města <plan@ostrava.test>",
        }

    def __enter__(self) -> MailServer:
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.shutdown()
        self.server_close()
