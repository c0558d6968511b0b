"""Names of files, for showing and for downloading. They are never used as paths."""

from __future__ import annotations

import re
import unicodedata

from planning.lib.files.kinds import Kind

#: Signs of a whole name, with its extension.
LONGEST = 100
#: Ends of names that say what a file is; ours says it anew.
_EXTENSION = re.compile(
    r"\.(?:pdf|docx?|docm|dotx?|odt|ott|xlsx?|xlsm|ods|ots|rtf|png|jpe?g|jpe|jfif|gif|txt|csv|tsv"
    r"|html?|svg|xml|js|exe|bat|cmd|com|scr|lnk|zip)\Z",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(r'[<>:"|?*%]')
#: Windows keeps these for its devices. Source: learn.microsoft.com, Naming Files.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|\Z)", re.IGNORECASE)


def safe_name(name: str, kind: Kind) -> str:
    """``name`` without folders, control signs and tricks, and with the extension of ``kind``."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(" " if sign.isspace() else sign for sign in last if not _hidden(sign))
    stem = " ".join(_FORBIDDEN.sub("_", visible).split()).strip(". ")
    while shorter := _EXTENSION.sub("", stem).rstrip(". "):
        if shorter == stem:
            break
        stem = shorter
    stem = stem[: LONGEST - len(kind.extension) - 1].rstrip(". ")
    if _EXTENSION.fullmatch(f".{stem}"):  # nothing but an extension was typed
        stem = ""
    if _RESERVED.match(stem):
        stem = f"_{stem}"[: LONGEST - len(kind.extension) - 1]
    return f"{stem or 'file'}.{kind.extension}"


def _hidden(sign: str) -> bool:
    """Control signs, those that turn the direction of writing, halves of signs, private ones."""
    return unicodedata.category(sign)[0] == "C" and not sign.isspace()
