"""Documents to write: minutes laid out as cities lay them out, with invented people."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from PIL import Image, ImageDraw

from planning.documents.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
    Picture,
    Publicity,
    Run,
    Signatures,
    Table,
)

FOOTER = (
    "Tento projekt je spolufinancován Evropským sociálním fondem prostřednictvím Operačního "
    "programu Zaměstnanost plus, státním rozpočtem a rozpočtem města."
)


def logo(words: str, colour: str, *, wide: int = 360) -> Picture:
    drawn = Image.new("RGB", (wide, 240), colour)
    ImageDraw.Draw(drawn).ellipse((60, 30, 240, 210), outline="#f3c300", width=18)
    written = BytesIO()
    drawn.save(written, "PNG")
    return Picture(written.getvalue(), "image/png", words, height_mm=13)


def publicity() -> Publicity:
    return Publicity(
        header_lines=("Evropská unie", "Evropský sociální fond", "Operační program Zaměstnanost+"),
        logos=(
            logo("Vlajka Evropské unie", "#26409f"),
            logo("Znak města Lipová", "#1c6839", wide=480),
        ),
        footer=FOOTER,
    )


def item(number: int) -> list[Block]:
    """One activity as a group talks it through."""
    return [
        Heading(3, f"Aktivita 2.1.{number} Zřídit noční krizové lůžko pro lidi pod vlivem"),
        Facts(
            [
                ("Realizátor aktivity", "NNO, statutární město"),
                ("Spolupracující subjekty", "městská nemocnice, městská policie, záchranná služba"),
                ("Odpovědná osoba", ""),
                ("Neinvestiční náklady", "200\xa0000\xa0Kč ročně – kraj, město, ministerstvo"),
            ]
        ),
        Paragraph(
            [
                Run("Stručný slovní popis: ", bold=True),
                "Skupina prošla možnosti poskytovatelů a shodla se, že lůžko má vzniknout tam, kde "
                "už dnes bývá v noci službu konající pracovník. Příští jednání projedná rozpočet, "
                "provozní řád a způsob, jak se o lůžku dozvědí ti, kdo ho potřebují.",
            ]
        ),
        Bullets(
            [
                "zjistit, kteří poskytovatelé mají volnou místnost",
                "připravit metodiku práce s klienty a proškolit pracovníky terénních programů, "
                "kontaktních center i nocleháren",
                [
                    Paragraph("zajistit peníze na provoz"),
                    Bullets(["z rozpočtu města", "z dotace kraje"]),
                ],
            ]
        ),
    ]


def minutes(items: int = 1) -> Document:
    """Minutes of a meeting with that many activities talked through."""
    return Document(
        title="Zápis z jednání pracovní skupiny Prevence závislostí, 25. ledna 2024",
        language="cs",
        made_on=date(2024, 1, 31),
        publicity=publicity(),
        subject="Pracovní skupina Prevence závislostí",
        blocks=[
            Heading(1, "Zápis", align="center"),
            Paragraph("z jednání pracovní skupiny", align="center"),
            Paragraph([Run("Prevence závislostí", bold=True)], align="center", lead=True),
            Paragraph(
                "v rámci projektu\n„Plánujeme Lipovou společně“\n(CZ.03.02.01/00/22_999/0000001)",
                align="center",
            ),
            Facts(
                [
                    ("Datum", "čtvrtek 25. ledna 2024, 9–11 hodin"),
                    ("Místo konání", "Komunitní dům Lípa, Nábřežní 12, Lipová"),
                    ("Přítomni", "Bc. Zdena Říhová, Mgr. Čeněk Žák, Ludmila Šťastná, DiS."),
                    ("Omluveni", "PhDr. Jiří Ďuriš, Ph.D."),
                ]
            ),
            Heading(2, "Program"),
            Bullets(["Kontrola úkolů", "Společná práce na plánech aktivit", "Různé"], ordered=True),
            Heading(2, "Průběh jednání"),
            *(block for number in range(1, items + 1) for block in item(number)),
            Heading(2, "Úkoly"),
            Table(
                ["č.", "Úkol", "Zodpovídá", "Termín"],
                [
                    [
                        "1",
                        "Rozeslat členům návrh rozpočtu krizového lůžka a vyžádat si připomínky",
                        "Čeněk Žák",
                        "15.\xa02.\xa02024",
                    ],
                    [
                        "2",
                        "Ověřit u záchranné služby, kolik lidí ročně by lůžko využilo",
                        "Zdena Říhová",
                        "28.\xa02.\xa02024",
                    ],
                    [
                        "3",
                        [Run("Trvá: ", bold=True), "připravit leták s rychlokontakty"],
                        "Ludmila Šťastná",
                        "průběžně",
                    ],
                ],
                caption="Úkoly z tohoto jednání",
            ),
            Paragraph("Příští jednání se koná 21. března 2024 v 9 hodin tamtéž."),
            Signatures(
                [("Zápis zpracovala", "Ludmila Šťastná, DiS."), ("Ověřil", "Mgr. Čeněk Žák")]
            ),
        ],
    )
