"""An invented plan of six groups, and which of its activities a person would put side by side."""

from __future__ import annotations

from planning.lib.likeness import Described

_ADDICTED = "osoby ohrožené závislostí"
_HOMELESS = "osoby bez přístřeší"
_YOUNG = "děti a mládež"
_FAMILIES = "rodiny s dětmi"
_MENTAL = "osoby s chronickým duševním onemocněním"
_CARERS = "pečující osoby"

#: Name -> group, title, description, steps, target groups, territories. The names are ours.
_WRITTEN: dict[str, tuple[int, str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "sobering": (
        1, "Lůžko na vystřízlivění s dohledem zdravotníka",
        "Kdo je opilý a nemá kam jít, přečká noc v bezpečí a ráno mluví s pracovníkem.",
        ("Vybrat dům poblíž nádraží", "Domluvit předávání lidí s městskou policií",
         "Najmout zdravotníka na noc"),
        (_ADDICTED, _HOMELESS), ("Střed",),
    ),
    "night bed": (
        2, "Noc v bezpečí pro opilé lidi bez přístřeší",
        "Noclehárna opilé nepouští. Dvě lůžka s dohledem by jim zachránila zimu.",
        ("Domluvit s městskou policií předávání lidí", "Najmout zdravotníka na noční službu",
         "Sepsat domovní řád"),
        (_HOMELESS,), ("Střed", "Nádraží"),
    ),
    "gamblers": (
        1, "Poradna pro hráče automatů a jejich blízké",
        "Dluhy po hraní řeší rodina sama. Poradna nabídne rozhovor a splátkový kalendář.",
        ("Zaškolit poradce v oddlužení", "Otevřít jedno odpoledne v týdnu"),
        (_ADDICTED, _FAMILIES), ("Celé město",),
    ),
    "debts": (
        2, "Dluhové poradenství na sídlišti",
        "Lidé přicházejí, až když klepe exekutor. Poradce sepíše splátkový kalendář a oddlužení.",
        ("Zaškolit poradce v oddlužení", "Sepsat dohodu s úřadem práce"),
        (_FAMILIES,), ("Celé město",),
    ),
    "prevention": (
        1, "Besedy o závislostech v šestých třídách",
        "Třída projde třemi besedami o alkoholu a hrách na telefonu, na konci vyplní dotazník.",
        ("Oslovit ředitele základních škol", "Napsat osnovu besed", "Vyhodnotit dotazníky žáků"),
        (_YOUNG,), ("Celé město",),
    ),
    "minds": (
        3, "Besedy o duševním zdraví pro šesté třídy",
        "Člověk s vlastní zkušeností povídá třídě o úzkosti. Žáci vyplní dotazník.",
        ("Oslovit ředitele základních škol", "Vybrat lektory s vlastní zkušeností",
         "Vyhodnotit dotazníky žáků"),
        (_YOUNG,), ("Celé město",),
    ),
    "flats": (
        2, "Tréninkové byty pro rodiny z ubytoven",
        "Deset obecních bytů s ručením za nájem a sociální pracovnicí, která dochází domů.",
        ("Schválit pravidla přidělování bytů", "Zřídit fond na ručení za nájem"),
        (_FAMILIES,), ("Sever", "Jih"),
    ),
    "flats minds": (
        3, "Tréninkové byty po propuštění z léčebny",
        "Tři obecní byty, kde si lidé po dlouhé hospitalizaci zkusí vařit a platit nájem.",
        ("Schválit pravidla přidělování bytů", "Domluvit propouštění s léčebnou"),
        (_MENTAL,), ("Sever",),
    ),
    "carers cafe": (
        4, "Kavárna pro pečující",
        "Pečující se jednou měsíčně sejdou u kávy, mezitím hlídá jejich blízké dobrovolník.",
        ("Najít kavárnu bez schodů", "Vyškolit dobrovolníky na hlídání"),
        (_CARERS,), ("Jih",),
    ),
    "carers families": (
        5, "Odpoledne pro rodiče dětí s postižením",
        "Rodiče si vypijí kávu, děti hlídá vyškolený dobrovolník. Jednou měsíčně.",
        ("Vyškolit dobrovolníky na hlídání", "Domluvit svoz vozíčkem"),
        (_CARERS, _FAMILIES), ("Jih",),
    ),
    "map": (
        2, "Přehled volných míst v azylových domech",
        "Každé ráno je na internetu vidět volné lůžko.",
        ("Vybrat správce stránky", "Zaškolit vrátné"), (_HOMELESS,), ("Celé město",),
    ),
    "directory": (
        6, "Tištěný adresář služeb do kapsy",
        "Skládačka s telefony a otevírací dobou, roznášená do čekáren.",
        ("Ověřit údaje u poskytovatelů", "Vytisknout"), ("veřejnost",), ("Celé město",),
    ),
    "volunteers": (
        4, "Dobrovolníci čtou seniorům",
        "V domově pro seniory se předčítá noviny a povídá.",
        ("Nábor v knihovně", "Zajistit pojištění"), ("senioři",), ("Jih",),
    ),
    "lift": (
        5, "Doprava vozíčkářů k lékaři",
        "Auto s plošinou jezdí na objednání.",
        ("Nákup auta", "Zajistit financování", "Vyhodnocení"), ("osoby s postižením",), ("Jih",),
    ),
    "peer": (
        3, "Peer konzultanti v ambulancích", "Konzultant sedí v čekárně a provází.",
        ("Výcvik konzultantů", "Zajistit financování", "Vyhodnocení"), (_MENTAL,), ("Celé město",),
    ),
    "streets": (
        2, "Zimní terén s čajem", "Dodávka s čajem a dekami objíždí nádraží.",
        ("Zajistit financování", "Nákup dodávky", "Vyhodnocení"), (_HOMELESS,), ("Nádraží",),
    ),
    "needles": (
        1, "Výměna jehel v terénu", "Pracovníci sbírají jehly a vyměňují je v parcích.",
        ("Zajistit financování", "Smlouva se spalovnou", "Vyhodnocení"), (_ADDICTED,), ("Nádraží",),
    ),
    "clubs": (
        6, "Klub pro děti v nové čtvrti", "Otevřeno čtyři odpoledne, hřiště a dílna.",
        ("Zajistit financování", "Úprava sálu", "Vyhodnocení"), (_YOUNG,), ("Sever",),
    ),
    "tutors": (
        5, "Doučování dětí s poruchou učení", "Studentky doučují jednou týdně češtinu.",
        ("Zajistit financování", "Nábor studentek", "Vyhodnocení"), (_YOUNG,), ("Sever",),
    ),
    "phones": (
        4, "Tísňové tlačítko pro osamělé", "Náramek spojí s dispečinkem.",
        ("Zajistit financování", "Nákup náramků", "Vyhodnocení"), ("senioři",), ("Celé město",),
    ),
    "gardens": (
        3, "Zahrada u centra", "Společné pěstování zeleniny uklidňuje.",
        ("Zajistit financování", "Pronájem pozemku", "Vyhodnocení"), (_MENTAL,), ("Jih",),
    ),
    "courts": (
        6, "Mediace při rozvodu", "Mediátor pomáhá rodičům domluvit péči o děti.",
        ("Zajistit financování", "Výběr mediátorů", "Vyhodnocení"), (_FAMILIES,), ("Celé město",),
    ),
    # The same group writes of nearly the same thing twice: never a pair.
    "prevention again": (
        1, "Besedy o závislostech v sedmých třídách",
        "Třída projde třemi besedami o alkoholu a hrách na telefonu, na konci vyplní dotazník.",
        ("Oslovit ředitele základních škol", "Napsat osnovu besed"), (_YOUNG,), ("Celé město",),
    ),
}  # fmt: skip

#: What a person who knows the field would show to both groups.
BELONG = {
    frozenset(pair)
    for pair in (
        ("sobering", "night bed"), ("gamblers", "debts"), ("prevention", "minds"),
        ("prevention again", "minds"), ("flats", "flats minds"),
        ("carers cafe", "carers families"),
    )
}  # fmt: skip

NAMES = dict(enumerate(_WRITTEN, start=1))
THINGS = [
    Described(
        id=id_, side=group, whole=1, title=title, texts=(about,), steps=steps,
        marks={"target_groups": whom, "territories": where},
    )
    for id_, (group, title, about, steps, whom, where) in enumerate(_WRITTEN.values(), start=1)
]  # fmt: skip
