"""DOCX and XLSX: walked from relationship to relationship; what nothing leads to is left behind.

Names, companies, comments, thumbnails, signatures, templates and printers are relationships of
their own and are not followed; their parts, their content types and the marks that point to them
go together, so Word and Excel open the file without repairing it.
Source: ECMA-376, part 2 (packages) and part 1 (documents).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from planning.lib.files import openxml_parts, pictures, vectors, xml
from planning.lib.files.archives import Parts, packed, unpacked
from planning.lib.files.kinds import DOCX, XLSX, Kind
from planning.lib.files.refusing import damaged, macros, other_file_inside

CONTENT_TYPES = "[Content_Types].xml"
_MAIN = {f"{kind.media_type}.main+xml": kind for kind in (DOCX, XLSX)}

#: Relationships, by the last word of their type in small letters, that are not followed.
_LEFT_BEHIND = frozenset({
    "attachedtemplate", "attachedtoolbars", "classificationlabels", "comments", "commentsextended",
    "commentsextensible", "commentsids", "core-properties", "custom-properties", "customproperty",
    "customxml", "documenttasks", "extended-properties", "extensibility", "hdphoto",
    "keymapcustomizations", "mailmergeheadersource", "mailmergerecipientdata", "mailmergesource",
    "origin", "people", "person", "printersettings", "recipientdata", "revisionheaders",
    "thumbnail", "threadedcomment", "usernames", "webextension", "webextensiontaskpanes",
})  # fmt: skip
_PROGRAMS = frozenset({
    "activexcontrolbinary", "control", "vbaproject", "wordvbadata", "xlintlmacrosheet",
    "xlmacrosheet",
})  # fmt: skip
_OTHER_FILES = frozenset({"afchunk", "frame", "oleobject", "subdocument"})
#: What may lie outside of the file.
_LINKS = frozenset({"hyperlink", "image", "externallinkpath", "xlpathmissing"})
_FONT = (".odttf", ".ttf", ".fntdata")
#: How deep documents may lie in documents: a table of numbers behind a chart, no deeper.
_DEEPEST = 1


def kind_of(parts: Parts) -> Kind | None:
    """DOCX or XLSX, or ``None`` for anything else.

    Raises:
        Refused: damaged, or with macros.
    """
    if CONTENT_TYPES not in parts:
        return None
    package = _Package(parts)
    if any("macroenabled" in kind.casefold() for kind in package.types.values()):
        raise macros()
    if any(name.casefold().endswith(("vbaproject.bin", "vbadata.xml")) for name in parts):
        raise macros()
    for link in package.links(""):
        if link.kind == "officedocument" and not link.external:
            return _MAIN.get(package.types.get(f"/{link.target}".casefold(), ""))
    return None


def clean(data: bytes, *, depth: int = 0) -> bytes:
    """The document without people, comments and programs.

    Raises:
        Refused: macros, tracked changes, other files inside, or damaged.
    """
    package = _Package(unpacked(data))
    kept: Parts = {CONTENT_TYPES: b""}
    waiting, seen = [""], {""}
    while waiting:
        source = waiting.pop(0)
        gone, followed = package.sift(source)
        if source:
            kept[source] = _cleaned(package, source, gone, depth)
        if source in package.rels:
            kept[_rels_of(source)] = xml.written(package.rels[source])
        waiting += [name for name in followed if name not in seen]
        seen.update(followed)
    kept[CONTENT_TYPES] = package.content_types({f"/{name}".casefold() for name in kept})
    return packed(kept)


@dataclass
class _Link:
    """One relationship."""

    element: xml.Element
    kind: str
    target: str
    external: bool

    @property
    def id(self) -> str:
        return str(self.element.get("Id"))


@dataclass
class _Package:
    """The parts of a document, found by name whatever their capitals."""

    parts: Parts
    rels: dict[str, xml.Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = {name.casefold(): name for name in self.parts}
        if CONTENT_TYPES not in self.parts:
            raise damaged()
        self._content_types = xml.parsed(self.parts[CONTENT_TYPES])
        self.types = {
            str(each.get("PartName")).casefold(): str(each.get("ContentType"))
            for each in self._content_types
            if xml.name(each) == "Override"
        }

    def links(self, source: str) -> Iterator[_Link]:
        """The relationships of the part named ``source``; those of the package for ""."""
        name = self.names.get(_rels_of(source).casefold())
        if name is None:
            return
        root = self.rels[source] = xml.parsed(self.parts[name])
        for element in list(root):
            kind = str(element.get("Type")).rpartition("/")[2].casefold()
            target = str(element.get("Target"))
            external = element.get("TargetMode") == "External"
            if not external:
                path = posixpath.join("/", posixpath.dirname(source), unquote(target))
                path = posixpath.normpath(path).lstrip("/")
                target = self.names.get(path.casefold(), "")
            yield _Link(element, kind, target, external)

    def sift(self, source: str) -> tuple[set[str], list[str]]:
        """Take out the relationships that are left behind: their ids, and parts to go on to."""
        gone: set[str] = set()
        followed: list[str] = []
        for link in self.links(source):
            if self._is_left_behind(link):
                gone.add(link.id)
                xml.drop(link.element)
            elif link.external:
                link.element.set("Target", _without_folders(link.target))
            else:
                followed.append(link.target)
        return gone, followed

    def _is_left_behind(self, link: _Link) -> bool:
        if link.kind in _PROGRAMS:
            raise macros()
        if link.kind in _LEFT_BEHIND:
            return True
        if link.kind in _OTHER_FILES or (link.external and link.kind not in _LINKS):
            raise other_file_inside()
        if link.kind == "vmldrawing" and not link.external:
            return not link.target or openxml_parts.shows_only_notes(self.parts[link.target])
        return not link.external and not link.target

    def content_types(self, kept: set[str]) -> bytes:
        for each in list(self._content_types):
            if xml.name(each) == "Override" and str(each.get("PartName")).casefold() not in kept:
                xml.drop(each)
        return xml.written(self._content_types)


def _cleaned(package: _Package, name: str, gone: set[str], depth: int) -> bytes:
    data, lower = package.parts[name], name.casefold()
    if lower.endswith((".xml", ".vml")):
        return openxml_parts.clean(data, gone)
    if lower.endswith(".svg"):
        return vectors.clean_svg(data)
    if vectors.is_metafile(data) or lower.endswith(_FONT):
        return data
    if shape := pictures.format_of(data):
        return pictures.clean(data, shape)
    if depth < _DEEPEST and lower.endswith((".xlsx", ".docx")):
        if kind_of(unpacked(data)) is None:
            raise other_file_inside()
        return clean(data, depth=depth + 1)
    raise other_file_inside()


def _rels_of(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _without_folders(target: str) -> str:
    """A link to a disk tells whose it is; the name of the file is enough."""
    if target.startswith(("http:", "https:", "mailto:", "tel:", "#")):
        return target
    return target.replace("\\", "/").rpartition("/")[2]
