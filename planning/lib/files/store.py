"""Where the bytes of attached files lie: each once, under the name of its own content."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Store:
    """A folder of files named by the SHA-256 of their content.

    A file appears whole or not at all: it is written beside its place and then renamed, so a
    process killed in between leaves only a ``.new-`` file that nobody reads.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)

    def put(self, data: bytes) -> str:
        """Keep ``data`` and return its digest; the same content is kept once.

        Raises:
            OSError: the disk is full or the folder cannot be written.
        """
        digest = hashlib.sha256(data).hexdigest()
        place = self.path(digest)
        if place.exists() and place.stat().st_size == len(data):
            return digest
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=".new-", dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).replace(place)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
        return digest

    def path(self, digest: str) -> Path:
        """Where the file with that digest lies, or would lie.

        Raises:
            ValueError: it is no digest, so no path is made of it.
        """
        if _DIGEST.fullmatch(digest) is None:
            raise ValueError("a digest is 64 hexadecimal digits")
        return self.folder / digest[:2] / digest

    def get(self, digest: str) -> bytes:
        """The bytes with that digest.

        Raises:
            FileNotFoundError: there are none.
            ValueError: it is no digest.
        """
        return self.path(digest).read_bytes()

    def has(self, digest: str) -> bool:
        """Whether the file is there."""
        return _DIGEST.fullmatch(digest) is not None and self.path(digest).is_file()
