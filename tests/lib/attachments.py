"""Files as people attach them, with a secret in every corner nobody looks into."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import docx
import odfdo
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text as Note
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

SECRET = "Tajnosti"
SEEN = "Viditelna slova"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def traces(data: bytes) -> list[str]:
    """Where in the file, unpacked as deep as it goes, the secret still stands."""
    return sorted({place for place, inside in _layers("file", data) if _tells(inside)})


def _tells(data: bytes) -> bool:
    found = SECRET.casefold()
    coded = (data.decode(code, "ignore").casefold() for code in ("utf-8", "utf-16-le", "utf-16-be"))
    return any(found in text for text in coded)


def _layers(place: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    yield place, data
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as archive:
            yield f"{place}: its comment", archive.comment
            for entry in archive.infolist():
                yield f"{place}: name", entry.filename.encode() + entry.comment + entry.extra
                yield from _layers(f"{place}/{entry.filename}", archive.read(entry))
    if data.startswith(b"%PDF"):
        for found in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
            yield from _layers(f"{place}: a stream", _inflated(found[1]))
        for thing in PdfReader(BytesIO(data)).xref[0]:
            shown = PdfReader(BytesIO(data)).get_object(thing)
            yield f"{place}: object {thing}", str(shown).encode()


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return data


def repacked(data: bytes, changes: Mapping[str, bytes | None], *, comment: bytes = b"") -> bytes:
    """The archive with some parts changed, added, or (``None``) taken out."""
    anew = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(anew, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            if content is not None:
                new.writestr(name, content)
        new.comment = comment
    return anew.getvalue()


def part(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def names(data: bytes) -> set[str]:
    with ZipFile(BytesIO(data)) as archive:
        return set(archive.namelist())


def jpeg(*, turned: bool = False) -> bytes:
    picture = Image.new("RGB", (40, 20), "white")
    picture.paste("red", (0, 0, 20, 20))  # red on the left
    exif = Image.Exif()
    exif[0x010F] = exif[0x013B] = f"{SECRET} kamera"  # maker, artist
    exif[0x0112] = 6 if turned else 1
    exif.get_ifd(0x8825)[1] = "N"  # GPS
    exif.get_ifd(0x8825)[29] = SECRET
    file = BytesIO()
    xmp = f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode()
    picture.save(file, "JPEG", exif=exif, comment=SECRET, xmp=xmp, quality=95)
    return file.getvalue() + SECRET.encode()  # after the end of the picture


def png() -> bytes:
    told = PngInfo()
    told.add_text("Author", SECRET)
    told.add_text("Comment", SECRET, zip=True)
    told.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET}</x>")
    exif = Image.Exif()
    exif[0x013B] = SECRET
    file = BytesIO()
    Image.new("RGBA", (30, 30), (0, 120, 0, 128)).save(file, "PNG", pnginfo=told, exif=exif)
    return file.getvalue() + SECRET.encode()


def word() -> bytes:
    """A document of Word with people in its properties, comments, settings, parts and pictures."""
    document = docx.Document()
    told = document.core_properties
    told.author = told.last_modified_by = told.comments = told.title = told.keywords = SECRET
    run = document.add_paragraph(SEEN).runs[0]
    document.add_comment(run, text=f"{SECRET} v komentáři", author=SECRET, initials="T")
    document.add_picture(BytesIO(jpeg()))
    document.add_table(1, 1).cell(0, 0).text = "buňka"
    file = BytesIO()
    document.save(file)
    data = file.getvalue()
    rsid = b'<w:p w:rsidR="00TAJNOSTI" w:rsidRDefault="00Tajnosti">'
    people = f'<w15:people xmlns:w15="w15"><w15:person w15:author="{SECRET}"/></w15:people>'
    settings = (
        f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="rIdT"/><w:rsids><w:rsid w:val="{SECRET}"/>'
        f'</w:rsids><w:docVars><w:docVar w:name="{SECRET}" w:val="x"/></w:docVars>'
    )
    return repacked(
        data,
        {
            "docProps/app.xml": f"<Properties><Company>{SECRET}</Company></Properties>".encode(),
            "docProps/custom.xml": f"<Properties>{SECRET}</Properties>".encode(),
            "customXml/item9.xml": f"<cover>{SECRET}</cover>".encode(),
            "word/people.xml": people.encode(),
            f"word/{SECRET}.xml": f"<nobody>{SECRET}</nobody>".encode(),
            "word/document.xml": part(data, "word/document.xml")
            .replace(b"<w:p>", rsid, 1)
            .replace(b"<w:body>", f"<w:body><!-- {SECRET} -->".encode())
            .replace(b'name="Picture 1"', rf'name="C:\Users\{SECRET}\foto.jpg"'.encode()),
            "word/settings.xml": part(data, "word/settings.xml").replace(
                b"</w:settings>", f"{settings}</w:settings>".encode()
            ),
            "word/_rels/settings.xml.rels": rels(
                ("rIdT", "attachedTemplate", f"file:///C:/Users/{SECRET}/n.dotm", True)
            ),
            "word/_rels/document.xml.rels": part(data, "word/_rels/document.xml.rels").replace(
                b"</Relationships>",
                rels(
                    ("rIdP", "people", "people.xml", False),
                    ("rIdC", "customXml", "../customXml/item9.xml", False),
                    ("rIdH", "hyperlink", f"file:///C:/Users/{SECRET}/plan.docx", True),
                ).partition(b">")[2],
            ),
            "_rels/.rels": part(data, "_rels/.rels").replace(
                b"</Relationships>",
                rels(("rIdX", "custom-properties", "docProps/custom.xml", False))
                .partition(b">")[2],
            ),
        },
        comment=SECRET.encode(),
    )  # fmt: skip


def rels(*links: tuple[str, str, str, bool]) -> bytes:
    lines = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if external else "/>")
        for name, kind, target, external in links
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{package}">{lines}</Relationships>'.encode()


_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_NOTE = """<xml xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<v:shape id="a"><v:textbox>{0}</v:textbox><x:ClientData ObjectType="Note"/></v:shape></xml>"""


def excel() -> bytes:
    """A workbook with notes, its author, a printer, and the place it was kept."""
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return repacked(
        _empty_zip(),
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{types}"><Default Extension="xml" ContentType="application/xml"/>'
                '<Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="vml" '
                'ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
                f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
                f'<Override PartName="/xl/sheets/a.xml" ContentType="{kinds}.worksheet+xml"/>'
                f'<Override PartName="/xl/comments1.xml" ContentType="{kinds}.comments+xml"/>'
                "</Types>"
            ).encode(),
            "_rels/.rels": rels(
                ("rId1", "officeDocument", "xl/workbook.xml", False),
                ("rId2", "extended-properties", "docProps/app.xml", False),
            ),
            "docProps/app.xml": f"<Properties><Manager>{SECRET}</Manager></Properties>".encode(),
            "xl/workbook.xml": (
                f'<workbook xmlns="{_SHEET}" xmlns:r="{OFFICE}"><fileSharing userName="{SECRET}"/>'
                f'<absPath url="C:\\{SECRET}"/><sheets>'
                '<sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>'
            ).encode(),
            "xl/_rels/workbook.xml.rels": rels(("rId1", "worksheet", "sheets/a.xml", False)),
            "xl/sheets/a.xml": (
                f'<worksheet xmlns="{_SHEET}" xmlns:r="{OFFICE}"><sheetData><row r="1">'
                f'<c r="A1" t="inlineStr"><is><t>{SEEN}</t></is></c></row></sheetData>'
                '<pageSetup paperSize="9" r:id="rId3"/><legacyDrawing r:id="rId2"/></worksheet>'
            ).encode(),
            "xl/sheets/_rels/a.xml.rels": rels(
                ("rId1", "comments", "../comments1.xml", False),
                ("rId2", "vmlDrawing", "../drawings/v.vml", False),
                ("rId3", "printerSettings", "../printerSettings/p.bin", False),
            ),
            "xl/comments1.xml": f"<comments><author>{SECRET}</author></comments>".encode(),
            "xl/drawings/v.vml": _NOTE.format(SECRET).encode(),
            "xl/printerSettings/p.bin": SECRET.encode("utf-16-le"),
        },
    )


def _empty_zip() -> bytes:
    file = BytesIO()
    ZipFile(file, "w").close()
    return file.getvalue()


def writer() -> bytes:
    """A document of LibreOffice Writer with an author, a remark, a preview and a printer."""
    document = odfdo.Document("text")
    document.body.clear()
    paragraph = odfdo.Paragraph(SEEN)
    paragraph.insert_annotation(after=SEEN, body=f"{SECRET} v poznámce", creator=SECRET)
    document.body.append(paragraph)
    return _open_document(document)


def calc() -> bytes:
    """A table of LibreOffice Calc with an author and a note in a cell."""
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    table = odfdo.Table("List")
    table.set_value("A1", SEEN)
    document.body.append(table)
    return _open_document(document)


def _open_document(document: Any) -> bytes:
    document.meta.title = document.meta.creator = document.meta.subject = SECRET
    document.meta.set_user_defined_metadata(SECRET, SECRET)
    file = BytesIO()
    document.save(file)
    data = file.getvalue()
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    config = "urn:oasis:names:tc:opendocument:xmlns:config:1.0"
    frame = (
        f'<draw:frame draw:name="C:\\Users\\{SECRET}\\foto.jpg"><draw:image xlink:href='
        f'"file:///home/{SECRET}/foto.jpg"/><svg:title>file:///home/{SECRET}/foto.jpg</svg:title>'
        "</draw:frame>"
    )
    note = f"<office:annotation><text:p>{SECRET}</text:p></office:annotation>"
    return repacked(
        data,
        {
            "content.xml": part(data, "content.xml")
            .replace(b"</table:table-cell>", f"{note}</table:table-cell>".encode())
            .replace(b"<text:p>", f"<text:p>{frame}".encode(), 1)
            .replace(b"<office:body>", f"<!-- {SECRET} --><office:body>".encode()),
            "settings.xml": (
                f'<office:document-settings xmlns:office="{office}" xmlns:config="{config}"'
                ' office:version="1.3">'
                '<office:settings><config:config-item-set config:name="ooo:x">'
                f'<config:config-item config:name="PrinterName" config:type="string">{SECRET}'
                "</config:config-item>"
                '<config:config-item config:name="AddFrameOffsets" config:type="boolean">true'
                "</config:config-item>"
                "</config:config-item-set></office:settings></office:document-settings>"
            ).encode(),
            "META-INF/manifest.xml": part(data, "META-INF/manifest.xml").replace(
                b"</manifest:manifest>",
                b'<manifest:file-entry manifest:full-path="Pictures/foto.jpg" '
                b'manifest:media-type="image/jpeg"/></manifest:manifest>',
            ),
            "nobody/lists/this.xml": SECRET.encode(),
            "Thumbnails/thumbnail.png": SECRET.encode(),
            "Configurations2/menu/x.xml": f"<m>{SECRET}</m>".encode(),
            "META-INF/documentsignatures.xml": f"<s>{SECRET}</s>".encode(),
            "Pictures/foto.jpg": jpeg(),
        },
    )


def pdf() -> bytes:
    """A PDF with properties, a script, a file inside, remarks, a signature and a photograph."""
    made = PdfWriter()
    page = made.add_blank_page(200, 200)
    words = DecodedStreamObject()
    words.set_data(f"BT /F 12 Tf 20 100 Td ({SEEN}) Tj ET".encode())
    font = DictionaryObject({NameObject("/Type"): NameObject("/Font")})
    font[NameObject("/Subtype")] = NameObject("/Type1")
    font[NameObject("/BaseFont")] = NameObject("/Helvetica")
    photo = StreamObject()
    photo._data = jpeg()
    for key, value in {"/Type": "/XObject", "/Subtype": "/Image", "/Filter": "/DCTDecode"}.items():
        photo[NameObject(key)] = NameObject(value)
    photo[NameObject("/Metadata")] = made._add_object(_stream(SECRET))
    page[NameObject("/Contents")] = made._add_object(words)
    page[NameObject("/Resources")] = DictionaryObject(
        {
            NameObject("/Font"): DictionaryObject({NameObject("/F"): font}),
            NameObject("/XObject"): DictionaryObject({NameObject("/P"): made._add_object(photo)}),
        }
    )
    page[NameObject("/AA")] = _action("/JavaScript", "/JS")
    made.add_annotation(page_number=0, annotation=Note(text=SECRET, rect=(0, 0, 20, 20)))
    for kind, key in (("/Launch", "/F"), ("/JavaScript", "/JS"), ("/URI", "/URI")):
        made.add_annotation(0, _link(_action(kind, key)))
    made.add_annotation(0, _link(_action("/URI", "/URI", "https://mesto.test/plan")))
    made.add_outline_item(title="Kapitola", page_number=0)
    made.add_outline_item(title="Druhá", page_number=0)
    made.add_metadata({"/Author": SECRET, "/Title": SECRET, f"/{SECRET}": "x"})
    made.xmp_metadata = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode()
    made.add_attachment(f"{SECRET}.txt", SECRET.encode())
    scripts = ArrayObject([TextStringObject("1"), _action("/JavaScript", "/JS")])
    tree = DictionaryObject({NameObject("/Names"): scripts})
    names: Any = made._root_object["/Names"]
    names[NameObject("/JavaScript")] = made._add_object(tree)
    made._root_object[NameObject("/OpenAction")] = _action("/JavaScript", "/JS")
    signature = DictionaryObject({NameObject("/Type"): NameObject("/Sig")})
    signature[NameObject("/Name")] = TextStringObject(SECRET)
    field = DictionaryObject({NameObject("/FT"): NameObject("/Sig")})
    field[NameObject("/V")] = made._add_object(signature)
    made._root_object[NameObject("/AcroForm")] = DictionaryObject(
        {
            NameObject("/Fields"): ArrayObject([made._add_object(field)]),
            NameObject("/XFA"): TextStringObject(SECRET),
        }
    )
    file = BytesIO()
    made.write(file)
    return file.getvalue()


def _stream(text: str) -> StreamObject:
    stream = DecodedStreamObject()
    stream.set_data(text.encode())
    return stream


def _action(kind: str, key: str, value: str = SECRET) -> DictionaryObject:
    action = DictionaryObject({NameObject("/S"): NameObject(kind)})
    action[NameObject(key)] = TextStringObject(value)
    return action


def _link(action: DictionaryObject) -> DictionaryObject:
    link = DictionaryObject({NameObject("/Type"): NameObject("/Annot")})
    link[NameObject("/Subtype")] = NameObject("/Link")
    link[NameObject("/Rect")] = ArrayObject([])
    link[NameObject("/A")] = action
    return link


def is_archive(data: bytes) -> bool:
    try:
        ZipFile(BytesIO(data)).close()
    except BadZipFile:
        return False
    return True
