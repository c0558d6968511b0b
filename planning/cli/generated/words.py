"""Words from which generated texts are put together."""

from __future__ import annotations

from random import Random

GROUPS = (
    "Protidrogová prevence",
    "Senioři",
    "Děti, mládež a rodina",
    "Osoby ohrožené sociálním vyloučením",
    "Osoby s duševním onemocněním",
    "Osoby se zdravotním postižením",
    "Oběti trestné činnosti a krizová pomoc",
    "Romská menšina",
    "Cizinci a azylanti",
    "Pečující osoby",
    "Dobrovolnictví",
    "Bydlení",
    "Zaměstnávání s podporou",
    "Řídicí skupina komunitního plánu",
)

_DEEDS = (
    "Rozšířit", "Zřídit", "Udržet", "Zajistit", "Rozvíjet", "Propojit", "Zmapovat", "Obnovit",
    "Podpořit", "Připravit", "Vyhodnotit", "Posílit",
)  # fmt: skip
_THINGS = (
    "terénní práci", "denní centrum", "krizovou linku", "poradnu", "pečovatelskou službu",
    "osobní asistenci", "chráněné bydlení", "noclehárnu", "klub pro děti", "odlehčovací pobyty",
    "sociální rehabilitaci", "dluhové poradenství", "doprovázení rodin", "nácvik sebeobsluhy",
    "startovací byty", "peer konzultace", "setkávání pečujících", "domácí hospicovou péči",
)  # fmt: skip
_WHOM = (
    "pro seniory", "pro rodiny s dětmi", "pro lidi bez domova", "pro mladé dospělé",
    "pro lidi po léčbě závislosti", "pro lidi s duševním onemocněním", "pro pečující",
    "pro oběti násilí", "pro lidi se zrakovým postižením", "pro cizince",
)  # fmt: skip
_WHERE = (
    "v Porubě", "v Ostravě-Jihu", "ve Vítkovicích", "v Radvanicích", "ve Svinově",
    "ve Slezské Ostravě", "v Michálkovicích", "v Mariánských Horách", "v centru města",
    "v celém městě",
)  # fmt: skip
_STARTS = (
    "Skupina se shodla, že", "Z terénu zaznělo, že", "Poskytovatelé upozornili, že",
    "Zástupci uživatelů připomněli, že", "Město sdělilo, že", "V diskusi zaznělo, že",
    "Z vyhodnocení vyplývá, že", "Manažer skupiny shrnul, že",
)  # fmt: skip
_CLAIMS = (
    "zájem o službu roste rychleji než její kapacita",
    "je třeba lépe předávat informace mezi organizacemi",
    "chybějí pracovníci na večerní a noční směny",
    "peníze na příští rok zatím nejsou jisté",
    "lidé se o službě dozvídají hlavně od známých",
    "prostor vyhovuje, ale není bezbariérový",
    "spolupráce se školami se osvědčila",
    "dotazník ukázal spokojenost i konkrétní přání",
    "termín se podaří dodržet, pokud přijde rozhodnutí do léta",
    "druhý obvod má zájem připojit se od ledna",
)  # fmt: skip
STEPS = (
    "Zmapovat potřeby", "Oslovit poskytovatele", "Dojednat financování", "Vybrat prostor",
    "Přijmout pracovníky", "Proškolit tým", "Zahájit zkušební provoz", "Informovat veřejnost",
    "Vyhodnotit první rok", "Upravit pravidla", "Rozšířit kapacitu", "Uzavřít smlouvy",
)  # fmt: skip
RISKS = (
    "Nedostatek pracovníků", "Nejisté financování", "Malý zájem cílové skupiny",
    "Nevhodný prostor", "Nesouhlas sousedů", "Změna zákona",
)  # fmt: skip
OUTPUTS = (
    "Nová kapacita služby", "Metodika", "Informační leták", "Roční zpráva", "Proškolený tým",
    "Síť spolupracujících organizací",
)  # fmt: skip
AGENDA = (
    "Kontrola úkolů", "Stav aktivit", "Příprava žádostí o dotace", "Vyhodnocení roku",
    "Zprávy ze služeb", "Nové podněty", "Spolupráce s obvody", "Vzdělávání pracovníků", "Různé",
)  # fmt: skip
TASKS = (
    "Rozeslat podklady", "Oslovit další organizaci", "Připravit rozpočet", "Doplnit rizika",
    "Sepsat návrh metodiky", "Domluvit termín školení", "Ověřit kontakty", "Zjistit volné prostory",
)  # fmt: skip


def title(random: Random) -> str:
    """What an activity could be called."""
    return " ".join(random.choice(words) for words in (_DEEDS, _THINGS, _WHOM, _WHERE))


def sentence(random: Random) -> str:
    """Something people could say at a meeting."""
    return f"{random.choice(_STARTS)} {random.choice(_CLAIMS)}."


def prose(random: Random, length: int) -> str:
    """Paragraphs of Markdown, at least ``length`` bytes of UTF-8."""
    parts: list[str] = []
    size = 0
    while size < length:
        paragraph = " ".join(sentence(random) for _ in range(3))
        if random.random() < 0.3:
            paragraph = "\n".join(f"* {step}" for step in random.sample(STEPS, 3))
        parts.append(paragraph)
        size += len(paragraph.encode()) + 2
    return "\n\n".join(parts)
