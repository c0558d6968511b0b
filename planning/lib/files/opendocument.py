"""ODT and ODS: the parts a document lists and needs, cleaned; all others are left behind.

Source: OASIS OpenDocument 1.3, part 2 (packages) and part 3 (schema).
"""

from __future__ import annotations

import re

from planning.lib.files import pictures, vectors, xml
from planning.lib.files.archives import Parts, packed, unpacked
from planning.lib.files.kinds import ODS, ODT, Kind
from planning.lib.files.refusing import (
    damaged,
    locked,
    macros,
    other_file_inside,
    tracked_changes,
)

_KINDS = {kind.media_type.encode(): kind for kind in (ODT, ODS)}
_MANIFEST = "META-INF/manifest.xml"
_META = b"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 office:version="1.3"><office:meta/></office:document-meta>
"""
_OBJECT = r"(?:Object \d+/)*"
_XML = re.compile(rf"{_OBJECT}(?:content|styles|settings)\.xml")
_METADATA = re.compile(rf"{_OBJECT}meta\.xml")
_PICTURE = re.compile(rf"{_OBJECT}(?:Pictures|ObjectReplacements)/[^/]+")
_FONT = re.compile(r"Fonts/[^/]+\.(?:ttf|otf|ttc|woff2?)", re.IGNORECASE)
_PROGRAM = re.compile(r"(?:Basic|Scripts|Dialogs)/.*")
_NO_PROGRAM = re.compile(r"(?:Basic|Dialogs)/(?:.*/)?(?:script|dialog)-l[cb]\.xml")
#: Parts without which the document looks the same.
_LEFT_BEHIND = re.compile(
    rf"{_OBJECT}(?:Thumbnails|Configurations2|Versions)/.*|{_OBJECT}(?:layout-cache|manifest\.rdf)"
    r"|META-INF/.*|VersionList\.xml|current\.xml"
)

_DROPPED = frozenset({
    "annotation", "annotation-end", "change", "change-end", "change-start", "dde-connection-decls",
    "dde-source", "event-listeners", "script", "scripts",
})  # fmt: skip
#: Settings that tell whose printer and whose database it was.
_TELLING = re.compile(
    r"Printer\w*|CurrentDatabase\w*|EmbeddedDatabaseName|Rsid\w*|RedlineProtectionKey"
)


def kind_of(parts: Parts) -> Kind | None:
    """ODT or ODS, or ``None`` for anything else.

    Raises:
        Refused: locked, or with macros.
    """
    kind = _KINDS.get(parts.get("mimetype", b"").strip())
    if kind is None:
        return None
    if _MANIFEST in parts and b"encryption-data" in parts[_MANIFEST]:
        raise locked()
    if any(_PROGRAM.fullmatch(name) and not _NO_PROGRAM.fullmatch(name) for name in parts):
        raise macros()
    return kind


def clean(data: bytes) -> bytes:
    """The document without people, comments, previews and programs.

    Raises:
        Refused: macros, tracked changes, other files inside, locked or damaged.
    """
    parts = unpacked(data)
    if kind_of(parts) is None or "content.xml" not in parts or _MANIFEST not in parts:
        raise damaged()
    manifest = xml.parsed(parts[_MANIFEST])
    kept: Parts = {"mimetype": parts["mimetype"].strip()}
    for name in filter(parts.__contains__, dict.fromkeys(map(_path, manifest))):
        if name != "mimetype" and not _is_left_behind(name):
            kept[name] = _cleaned(name, parts[name])
    for entry in list(manifest):
        if not _is_needed(_path(entry), kept):
            xml.drop(entry)
    kept[_MANIFEST] = xml.written(manifest)
    return packed(kept)


def _path(entry: xml.Element) -> str:
    """The name of the part that an entry of the manifest lists."""
    return next((value for key, value in entry.attrib.items() if key.endswith("}full-path")), "")


def _is_needed(path: str, kept: Parts) -> bool:
    return (
        path in kept
        or path == "/"
        or (path.endswith("/") and any(name.startswith(path) for name in kept))
    )


def _is_left_behind(name: str) -> bool:
    return bool(_LEFT_BEHIND.fullmatch(name) or _NO_PROGRAM.fullmatch(name))


def _cleaned(name: str, content: bytes) -> bytes:
    if _XML.fullmatch(name):
        return _clean_xml(content)
    if _METADATA.fullmatch(name):
        return _META
    if _FONT.fullmatch(name):
        return content
    if _PICTURE.fullmatch(name):
        return _clean_picture(content)
    raise other_file_inside()


def _clean_picture(content: bytes) -> bytes:
    if not content or vectors.is_metafile(content):
        return content
    if shape := pictures.format_of(content):
        return pictures.clean(content, shape)
    if content.lstrip().startswith(b"<"):
        return vectors.clean_svg(content)
    raise other_file_inside()


def _clean_xml(content: bytes) -> bytes:
    root = xml.parsed(content)
    for element in list(root.iter()):
        name = xml.name(element)
        if name == "tracked-changes":
            if len(element):
                raise tracked_changes()
            xml.drop(element)
        elif _is_dropped(element, name):
            xml.drop(element)
        else:
            _clean_words(element, name)
    return xml.written(root)


def _is_dropped(element: xml.Element, name: str) -> bool:
    if name == "config-item":
        return _is_telling(element)
    return name in _DROPPED and "opendocument" in element.tag  # formulas have annotations too


def _is_telling(item: xml.Element) -> bool:
    return any(
        key.endswith("}name") and _TELLING.fullmatch(value) for key, value in item.attrib.items()
    )


def _clean_words(element: xml.Element, name: str) -> None:
    if name in {"title", "desc"} and xml.tells_a_folder(element.text or ""):
        element.text = None
    xml.drop_attributes(element, lambda name: name in {"rsid", "paragraph-rsid"})
    for key, value in element.attrib.items():
        if key.endswith("}href") and value.startswith(("file:", "/", "../")):
            # A link to a disk tells whose it is; the name of the file is enough.
            element.set(key, value.rpartition("/")[2])
        elif xml.tells_a_folder(value):
            element.set(key, "")
