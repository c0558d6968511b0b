from __future__ import annotations

import hashlib
import os
import zlib
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import odfdo
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image, ImageCms
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from planning.lib import files
from planning.lib.files import archives, pdfs, pictures, vectors
from tests.lib import attachments as made

DOCUMENTS = {
    "pdf": made.pdf,
    "docx": made.word,
    "xlsx": made.excel,
    "odt": made.writer,
    "ods": made.calc,
    "png": made.png,
    "jpg": made.jpeg,
}


def cleaned(data: bytes) -> bytes:
    return files.clean(data, files.recognise(data))


# --- what it is ---------------------------------------------------------------------------


@pytest.mark.parametrize("extension", DOCUMENTS)
def test_a_file_is_known_by_its_content(extension):
    assert files.recognise(DOCUMENTS[extension]()).extension == extension


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        ("Zápis z jednání\nPřítomni: všichni.", "txt"),
        ("Jméno;Funkce\nMalá;vedoucí\nDlouhý;člen\n", "csv"),
        ("a,b,c\n1,2,3\n4,5,6\n", "csv"),
        ('a;b\n"x;y";2\n', "csv"),
        ("rok\tčástka\n2025\t100\n", "csv"),
        ("Ano, přijdu.\nNe, nepřijdu.", "txt"),
        ("1 < 2 a 3 > 2; kdo ví", "txt"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250"])
def test_texts_and_tables(text, extension, encoding):
    data = text.encode(encoding)

    kind = files.recognise(data)

    assert kind.extension == extension
    assert files.clean(data, kind).decode("utf-8-sig") == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"a" * (files.LARGEST + 1), "larger than 10 MB"),
        (b"a\0b", "Only PDF"),
        ("zápis".encode("utf-16"), "Only PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Old or locked"),
        (b"GIF89a" + bytes(20), "Only PDF"),
        (b"MZ\x90\0\x03", "Only PDF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Web pages"),
        (b"  \n<!DOCTYPE html><p>ahoj", "Web pages"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><a/>", "Web pages"),
        (b"ahoj <ScRiPt>alert(1)</script>", "Web pages"),
        (b"#!/bin/sh\nrm -rf /", "Web pages"),
        (b"{\\rtf1 ahoj}", "Web pages"),
        (b"PK\x03\x04 and no archive", "damaged"),
    ],
)
def test_what_cannot_be_attached(data, says):
    with pytest.raises(files.Refused, match=says):
        files.recognise(data)


def test_a_refusal_can_be_said_in_any_language():
    with pytest.raises(files.Refused) as refused:
        files.recognise(b"a" * (files.LARGEST + 1))

    assert refused.value.message % refused.value.values == str(refused.value)
    assert refused.value.values == {"most": 10}


def test_an_archive_with_two_faces_is_refused():
    mimetype = files.ODT.media_type.encode()

    with pytest.raises(files.Refused, match="Archives"):
        files.recognise(made.repacked(made.word(), {"mimetype": mimetype}))


@pytest.mark.parametrize("inside", [{}, {"readme.txt": b"ahoj"}, {"a.docx": made.word()}])
def test_other_archives_are_refused(inside):
    with pytest.raises(files.Refused, match=r"Archives|damaged|Only PDF"):
        files.recognise(made.repacked(made._empty_zip(), inside))


# --- bombs, programs, locks ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("word/vbaProject.bin", b"x"),
        ("word/deeper/VBAPROJECT.BIN", b"x"),
        ("word/vbaData.xml", b"<a/>"),
    ],
)
def test_macros_of_word_are_refused(part, content):
    with pytest.raises(files.Refused, match="macros"):
        files.recognise(made.repacked(made.word(), {part: content}))


def test_a_document_with_macros_under_another_name_is_refused():
    types = made.part(made.word(), "[Content_Types].xml").replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"vnd.ms-word.document.macroEnabled.main+xml",
    )

    with pytest.raises(files.Refused, match="macros"):
        files.recognise(made.repacked(made.word(), {"[Content_Types].xml": types}))


def test_macros_of_libreoffice_are_refused():
    with pytest.raises(files.Refused, match="macros"):
        files.recognise(made.repacked(made.writer(), {"Basic/Standard/Module1.xml": b"<a/>"}))


@pytest.mark.parametrize("kind", ["oleObject", "aFChunk", "subDocument", "frame"])
def test_files_in_files_are_refused(kind):
    link = made.rels(("rIdO", kind, "embeddings/o.bin", False)).partition(b">")[2]
    name = "word/_rels/document.xml.rels"
    links = made.part(made.word(), name).replace(b"</Relationships>", link)

    with pytest.raises(files.Refused, match="another file inside"):
        cleaned(made.repacked(made.word(), {name: links, "word/embeddings/o.bin": b"x"}))


def test_an_archive_behind_a_password_is_refused():
    locked = bytearray(made.word())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + place] |= 1

    with pytest.raises(files.Refused, match="password"):
        files.recognise(bytes(locked))


def test_a_locked_document_of_libreoffice_is_refused():
    manifest = made.part(made.writer(), "META-INF/manifest.xml").replace(
        b"</manifest:manifest>", b"<manifest:encryption-data/></manifest:manifest>"
    )

    with pytest.raises(files.Refused, match="password"):
        files.recognise(made.repacked(made.writer(), {"META-INF/manifest.xml": manifest}))


@pytest.mark.parametrize("password", ["", "heslo"])
def test_a_locked_pdf_is_refused(password):
    writer = PdfWriter(clone_from=BytesIO(made.pdf()))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)

    with pytest.raises(files.Refused, match="password"):
        cleaned(file.getvalue())


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    bomb = made.repacked(made.word(), {"word/media/nothing.xml": bytes(30_000_000)})
    monkeypatch.setattr(ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))

    with pytest.raises(files.Refused, match="larger inside"):
        files.recognise(bomb)


def test_thousands_of_parts_are_refused():
    many = {f"word/{n}.xml": b"" for n in range(archives.MOST_PARTS)}

    with pytest.raises(files.Refused, match="larger inside"):
        files.recognise(made.repacked(made.word(), many))


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/passwd", "C:evil.xml", "a/../../b", "WORD/document.xml"]
)
def test_names_that_lead_elsewhere_or_stand_twice_are_refused(name):
    with pytest.raises(files.Refused, match="damaged"):
        files.recognise(made.repacked(made.word(), {name: b"x"}))


def test_entities_are_never_unfolded():
    laughs = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'

    with pytest.raises(files.Refused, match="damaged"):
        cleaned(made.repacked(made.word(), {"word/styles.xml": laughs}))


def test_a_picture_of_too_many_pixels_is_refused(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 500)

    with pytest.raises(files.Refused, match="too many pixels"):
        cleaned(made.png())


# --- nothing stays that was not to be seen --------------------------------------------------


@pytest.mark.parametrize("extension", DOCUMENTS)
def test_no_secret_survives(extension):
    data = DOCUMENTS[extension]()
    assert made.traces(data)  # it is there to be found

    anew = cleaned(data)

    assert made.traces(anew) == []
    assert files.recognise(anew).extension == extension
    assert cleaned(anew) is not None  # it can be attached again


@pytest.mark.parametrize("extension", ["docx", "xlsx", "odt", "ods"])
def test_what_is_clean_stays_as_it_is(extension):
    once = cleaned(DOCUMENTS[extension]())
    twice = cleaned(once)

    assert made.names(twice) == made.names(once)
    for name in made.names(once):
        if not name.endswith("jpg"):  # painting a photograph anew moves a shade here and there
            assert made.part(twice, name) == made.part(once, name)


def test_a_document_of_word_opens_again():
    data = cleaned(made.word())

    document = docx.Document(BytesIO(data))
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text] == [made.SEEN]
    assert document.tables[0].cell(0, 0).text == "buňka"
    assert len(document.inline_shapes) == 1
    xml = made.part(data, "word/document.xml")
    assert b"comment" not in xml
    assert b"rsid" not in xml
    assert {"docProps/core.xml", "word/comments.xml", "word/people.xml"}.isdisjoint(
        made.names(data)
    )


@pytest.mark.parametrize("extension", ["docx", "xlsx"])
def test_every_relationship_and_content_type_leads_to_a_part(extension):
    data = cleaned(DOCUMENTS[extension]())
    parts = made.names(data)

    for override in etree.fromstring(made.part(data, "[Content_Types].xml")):
        if "PartName" in override.attrib:
            assert override.get("PartName").lstrip("/") in parts
    for name in parts:
        if name.endswith(".rels"):
            folder = name.partition("_rels/")[0]
            for link in etree.fromstring(made.part(data, name)):
                if link.get("TargetMode") != "External":
                    path = os.path.normpath(folder + link.get("Target"))
                    assert path.lstrip("/") in parts or link.get("Target").lstrip("/") in parts


def test_a_workbook_keeps_its_cells_and_loses_its_notes():
    sheet = made.part(cleaned(made.excel()), "xl/sheets/a.xml")

    assert made.SEEN.encode() in sheet
    assert b"legacyDrawing" not in sheet
    assert b'paperSize="9"' in sheet


def test_a_shape_that_is_no_note_stays_in_its_sheet():
    button = b'<v:shape id="b"><x:ClientData ObjectType="Button"/></v:shape></xml>'
    drawing = made.part(made.excel(), "xl/drawings/v.vml").replace(b"</xml>", button)

    data = cleaned(made.repacked(made.excel(), {"xl/drawings/v.vml": drawing}))

    assert b"legacyDrawing" in made.part(data, "xl/sheets/a.xml")
    assert b"Button" in made.part(data, "xl/drawings/v.vml")
    assert made.traces(data) == []


@pytest.mark.parametrize("make", [made.writer, made.calc])
def test_a_document_of_libreoffice_opens_again(make):
    data = cleaned(make())

    assert made.SEEN in odfdo.Document(BytesIO(data)).body.text_recursive
    assert "Pictures/foto.jpg" in made.names(data)
    assert b"AddFrameOffsets" in made.part(data, "settings.xml")
    with ZipFile(BytesIO(data)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")
    manifest = etree.fromstring(made.part(data, "META-INF/manifest.xml"))
    listed = manifest.xpath("//@*[local-name()='full-path']")
    assert {path for path in listed if not path.endswith("/")} <= made.names(data)


@pytest.mark.parametrize(
    "change",
    [
        b'<w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins>',
        b'<w:del w:id="1" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del>',
        b'<w:moveFrom w:id="1" w:author="A"/>',
    ],
)
def test_tracked_changes_of_word_are_left_to_their_authors(change):
    xml = made.part(made.word(), "word/document.xml").replace(b"</w:p>", change + b"</w:p>", 1)

    with pytest.raises(files.Refused, match="tracked changes"):
        cleaned(made.repacked(made.word(), {"word/document.xml": xml}))


def test_tracked_changes_of_libreoffice_are_left_to_their_authors():
    change = b"<text:tracked-changes><text:changed-region/></text:tracked-changes>"
    text = b"<office:text>"
    xml = made.part(made.writer(), "content.xml").replace(text, text + change)
    empty = xml.replace(b"<text:changed-region/>", b"")

    with pytest.raises(files.Refused, match="tracked changes"):
        cleaned(made.repacked(made.writer(), {"content.xml": xml}))
    data = cleaned(made.repacked(made.writer(), {"content.xml": empty}))
    assert b"tracked-changes" not in made.part(data, "content.xml")


def test_the_table_behind_a_chart_is_cleaned_too():
    name = "word/_rels/document.xml.rels"
    link = made.rels(("rIdE", "package", "embeddings/t.xlsx", False)).partition(b">")[2]
    links = made.part(made.word(), name).replace(b"</Relationships>", link)
    parts = {name: links, "word/embeddings/t.xlsx": made.excel()}

    data = cleaned(made.repacked(made.word(), parts))

    assert "word/embeddings/t.xlsx" in made.names(data)
    assert made.traces(data) == []


def test_a_pdf_keeps_its_pages_links_and_bookmarks():
    data = cleaned(made.pdf())

    reader: Any = PdfReader(BytesIO(data))
    assert reader.pages[0].extract_text() == made.SEEN
    assert [each.title for each in reader.outline] == ["Kapitola", "Druhá"]
    assert not reader.metadata
    assert reader.attachments == {}
    assert set(reader.root_object) <= {"/Type", "/Pages", "/Outlines", "/AcroForm", "/Names"}
    links = [note.get_object() for note in reader.pages[0]["/Annots"]]
    assert [link["/A"]["/URI"] for link in links if "/A" in link] == ["https://mesto.test/plan"]
    assert len(reader.pages[0].images) == 1


def test_what_a_pdf_was_before_it_was_saved_again_is_gone():
    before = made.pdf()
    writer = PdfWriter(BytesIO(cleaned(before)), incremental=True)
    writer.add_metadata({"/Title": made.SECRET})
    file = BytesIO()
    writer.write(file)
    writer = PdfWriter(file, incremental=True)
    writer.add_metadata({"/Title": "nic"})
    twice = BytesIO()
    writer.write(twice)
    assert made.traces(twice.getvalue())

    assert made.traces(cleaned(twice.getvalue())) == []


@pytest.mark.parametrize("progressive", [True, False])
@pytest.mark.parametrize("packed", [True, False])
def test_a_photograph_in_a_pdf_keeps_every_pixel(progressive, packed):
    file = BytesIO()
    noise = Image.effect_noise((64, 48), 80).convert("RGB")
    noise.save(file, "JPEG", progressive=progressive, comment=made.SECRET)
    before = file.getvalue() + made.SECRET.encode()

    data = pdfs._without_words(zlib.compress(before) if packed else before)

    data = zlib.decompress(data) if packed else data
    assert made.traces(before)
    assert made.traces(data) == []
    with Image.open(BytesIO(data)) as now, Image.open(BytesIO(before)) as then:
        assert now.tobytes() == then.tobytes()


def test_remarks_of_readers_lose_their_names_and_words_but_not_their_colour():
    writer = PdfWriter(clone_from=BytesIO(made.pdf()))
    mark = DictionaryObject({NameObject("/Subtype"): NameObject("/Highlight")})
    for key in ("/T", "/Contents", "/RC", "/Subj", "/NM"):
        mark[NameObject(key)] = TextStringObject(made.SECRET)
    writer.add_annotation(page_number=0, annotation=mark)
    file = BytesIO()
    writer.write(file)

    data = cleaned(file.getvalue())

    assert made.traces(data) == []
    assert b"/Highlight" in data


def test_drawings_keep_their_lines_and_nothing_else():
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><title>x</title>'
        "<metadata>x</metadata><script>alert(1)</script><path d='M0 0'/></svg>"
    )

    data = vectors.clean_svg(svg.encode())

    assert b"<path" in data
    for gone in (b"title", b"metadata", b"script", b"onload", b"alert"):
        assert gone not in data


def test_a_photograph_is_turned_as_its_camera_said():
    data = cleaned(made.jpeg(turned=True))

    with Image.open(BytesIO(data)) as picture:
        assert picture.size == (20, 40)
        assert not picture.getexif()
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        pixel: Any = picture.convert("RGB").getpixel((10, 5))
        red, green, _blue = pixel
        assert (red > 200, green < 100) == (True, True)  # what was left is up


def test_colours_stay_without_their_profile():
    file = BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.new("RGB", (8, 8), (10, 200, 30)).save(file, "PNG", icc_profile=profile)

    with Image.open(BytesIO(cleaned(file.getvalue()))) as picture:
        assert "icc_profile" not in picture.info
        pixel: Any = picture.getpixel((1, 1))
        shades = zip(pixel, (10, 200, 30), strict=True)
        assert max(abs(now - before) for now, before in shades) < 4


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_way_of_colouring_a_png_stays(mode):
    file = BytesIO()
    Image.new(mode, (5, 4)).save(file, "PNG")

    with Image.open(BytesIO(cleaned(file.getvalue()))) as picture:
        assert (picture.mode, picture.size) == (mode, (5, 4))


def test_a_photograph_for_printers_becomes_one_for_screens():
    file = BytesIO()
    Image.new("CMYK", (5, 4)).save(file, "JPEG")

    with Image.open(BytesIO(cleaned(file.getvalue()))) as picture:
        assert picture.mode == "RGB"


# --- anything at all ------------------------------------------------------------------------


def assert_cleaned_or_refused(data: bytes) -> None:
    """Nothing else is ever raised, and a refusal is a sentence."""
    try:
        cleaned(data)
    except files.Refused as error:
        refused = error
    else:
        return
    assert refused.message.endswith(".")


BEGINNINGS = st.sampled_from(
    [b"", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"PK\x03\x04", b"PK\x05\x06"]
)


@given(BEGINNINGS, st.binary(max_size=400))
@example(b"%PDF-1.7\n", b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF")
def test_any_bytes_are_a_file_or_refused(beginning, rest):
    assert_cleaned_or_refused(beginning + rest)


WHOLE = {extension: make() for extension, make in DOCUMENTS.items()}


@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_a_broken_file_is_mended_or_refused(extension, data):
    broken = bytearray(WHOLE[extension])
    for _ in range(data.draw(st.integers(1, 6))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(broken) // 2, len(broken)))
    assert_cleaned_or_refused(bytes(broken[:cut]))


@given(
    st.sampled_from(["word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"]),
    st.binary(max_size=60),
)
def test_any_part_of_a_document_is_read_or_refused(name, content):
    assert_cleaned_or_refused(made.repacked(WHOLE["docx"], {name: content}))


# --- names ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Zápis z jednání 29. 11..pdf", "Zápis z jednání 29. 11.pdf"),
        ("C:\\Users\\jana\\zápis.docx", "zápis.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("zápis.PDF", "zápis.pdf"),
        ("zápis.pdf.exe", "zápis.pdf"),
        ("faktura\u202egnp.exe", "fakturagnp.pdf"),
        ("con.pdf", "_con.pdf"),
        ("LPT1", "_LPT1.pdf"),
        ("console", "console.pdf"),
        ("", "file.pdf"),
        (".pdf", "file.pdf"),
        ("...", "file.pdf"),
        ('a<b>:"c"|d?*.pdf', "a_b___c__d__.pdf"),
        ("řádek\r\nContent-Type: x", "řádek Content-Type_ x.pdf"),
        ("u\u030a.pdf", "ů.pdf"),
        ("verze 1.2", "verze 1.2.pdf"),
    ],
)
def test_names_for_showing(name, shown):
    assert files.safe_name(name, files.PDF) == shown


@given(st.text(max_size=300), st.sampled_from(files.KINDS))
@example("aux." + "x" * 200, files.XLSX)
def test_any_name_becomes_a_safe_one(name, kind):
    safe = files.safe_name(name, kind)

    assert safe.endswith(f".{kind.extension}")
    assert len(safe) <= 100
    assert not set(safe) & set('/\\\0\r\n\t<>:"|?*')
    assert safe.isprintable()
    assert safe.strip(" ") == safe
    assert not safe.startswith(".")
    assert safe.partition(".")[0].casefold() not in {"con", "nul", "aux", "prn", "com1", "lpt1"}
    assert files.safe_name(safe, kind) == safe


# --- keeping --------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path):
    return files.Store(tmp_path / "attachments")


def test_what_is_put_away_can_be_got_again(store):
    digest = store.put(b"ahoj")

    assert digest == hashlib.sha256(b"ahoj").hexdigest()
    assert store.get(digest) == b"ahoj"
    assert store.has(digest)
    assert store.path(digest).relative_to(store.folder).parts == (digest[:2], digest)


def test_the_same_content_is_kept_once(store):
    first = store.put(b"ahoj")
    kept = store.path(first).stat()

    assert store.put(b"ahoj") == first
    assert store.path(first).stat().st_mtime_ns == kept.st_mtime_ns
    assert len([path for path in store.folder.rglob("*") if path.is_file()]) == 1


def test_a_process_killed_while_writing_leaves_no_half_file(store, monkeypatch):
    def killed(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", killed)
    with pytest.raises(KeyboardInterrupt):
        store.put(b"ahoj")
    monkeypatch.undo()

    assert [path for path in store.folder.rglob("*") if path.is_file()] == []
    assert store.get(store.put(b"ahoj")) == b"ahoj"


def test_a_file_cut_short_by_a_broken_disk_is_put_anew(store):
    digest = store.put(b"ahoj")
    store.path(digest).write_bytes(b"ah")

    store.put(b"ahoj")

    assert store.get(digest) == b"ahoj"


@pytest.mark.parametrize(
    "digest",
    ["", "..", "../../etc/passwd", "A" * 64, "g" * 64, "a" * 63, "a" * 65, "a" * 64 + "\n"],
)
def test_only_a_digest_becomes_a_path(store, digest):
    with pytest.raises(ValueError, match="64"):
        store.path(digest)
    assert not store.has(digest)


def test_what_is_not_there(store):
    assert not store.has("a" * 64)
    with pytest.raises(FileNotFoundError):
        store.get("a" * 64)


@given(st.lists(st.binary(max_size=50), max_size=5))
def test_every_content_has_its_own_place(tmp_path_factory, contents):
    store = files.Store(tmp_path_factory.mktemp("store"))

    digests = [store.put(content) for content in contents]

    assert [store.get(digest) for digest in digests] == contents
    assert len(set(digests)) == len(set(contents))
