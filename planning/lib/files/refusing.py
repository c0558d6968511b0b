"""Why a file cannot be attached, and how large it may be."""

from __future__ import annotations

from planning.lib.words import N_

MEGABYTE = 1024 * 1024
#: Bytes of one attached file.
LARGEST = 10 * MEGABYTE


class Refused(ValueError):
    """The file cannot be attached; ``values`` fill the placeholders of ``message``."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message % values if values else message)
        self.message = message
        self.values = values


def damaged() -> Refused:
    """The file does not open, so nobody could read it either."""
    return Refused(N_("The file is damaged. Open it, save it again and attach the new copy."))


def locked() -> Refused:
    """The file asks for a password."""
    return Refused(N_("The file is locked with a password. Attach it without one."))


def macros() -> Refused:
    """The file carries a program."""
    return Refused(N_("The file contains macros. Save it without them and attach it again."))


def other_file_inside() -> Refused:
    """The file carries another one, which would have to be looked into as well."""
    return Refused(
        N_("The file carries another file inside it. Take it out or save the whole as PDF.")
    )


def tracked_changes() -> Refused:
    """Only the authors know which of the changes hold."""
    return Refused(
        N_("The document has tracked changes. Accept or reject them, then attach it again.")
    )


def too_large_inside() -> Refused:
    """Unpacked, the file would fill the memory of the server."""
    return Refused(N_("The file is far larger inside than it looks. Save it again or as PDF."))
