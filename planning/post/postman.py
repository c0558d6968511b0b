"""The postman: a thread that delivers letters once the deed they tell of is committed.

Each process has its own, started when there is something to do and gone when it is done; they
know nothing of each other and need not (see ``delivery``). The answer to the deed never waits.
"""

from __future__ import annotations

import logging
from threading import Lock, Thread
from time import monotonic

from flask import Flask, current_app, g

from planning.post.delivery import deliver

#: Seconds after which any deed lets the postman look for letters that waited for another try.
LOOKS_EVERY = 60
_log = logging.getLogger(__name__)


class Postman:
    """Delivers what waits, in one thread at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._thread: Thread | None = None
        self._called_again = False
        self._looked_at = -float(LOOKS_EVERY)

    def wake(self, app: Flask, *, has_letters: bool) -> None:
        """Let letters go out soon; without new ones, only look now and then."""
        with self._lock:
            if not has_letters and monotonic() - self._looked_at < LOOKS_EVERY:
                return
            self._looked_at = monotonic()
            self._called_again = True
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._go, args=(app,), name="postman", daemon=True)
                self._thread.start()

    def _go(self, app: Flask) -> None:
        while self._is_called():
            try:
                with app.app_context():
                    deliver()
            except Exception:
                _log.exception("letters wait: the outbox cannot be read or written")

    def _is_called(self) -> bool:
        with self._lock:
            called, self._called_again = self._called_again, False
            if not called:
                self._thread = None
            return called


def wake() -> None:
    """Called after the commit of a writing request."""
    has_letters = g.pop("letters_written", False)
    if current_app.config["MAIL_AT_ONCE"]:
        app = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001
        postman = app.extensions.setdefault("postman", Postman())
        postman.wake(app, has_letters=has_letters)
