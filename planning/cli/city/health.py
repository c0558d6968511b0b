"""What the groups for mental illness and for disability planned and plan."""

from __future__ import annotations

from planning.cli.city.work import Cost, Danger, Edit, Step, Work, done
from planning.model import (
    Basis,
    Certainty,
    CostKind,
    Level,
    MilestoneState,
    Realisation,
    Stage,
    Verdict,
)

_ILL = "osoby s chronickým duševním onemocněním"
_DISABLED = "osoby se zdravotním postižením"

MENTAL_2019 = (
    Work(
        "1.1.5", "Terénní tým duševního zdraví pro západ města", "1.1",
        realisation=Realisation.DONE, ended="31. 12. 2022", implementers="Mens Sana; Anima Viva",
        partners="FNO", responsible="gregor",
        about="Zdravotní sestra a sociální pracovník dojíždějí společně za lidmi, kteří se bojí"
        " přijít.", whom=_ILL, outputs=("60 klientů ročně",),
        costs=(Cost(2_900_000, "EU, KÚ MSK, ZP", certainty=Certainty.ASSURED),), where="Poruba",
        schedule=(done("Sestavit tým", "2019", "1. 11. 2019"),
                  done("60 klientů", "2021", "30. 9. 2021")),
        years=((2019, Verdict.FULFILLED, ""), (2020, Verdict.ONGOING, "Výjezdy pokračovaly."),
               (2021, Verdict.FULFILLED, "63 klientů."), (2022, Verdict.FULFILLED, "")),
    ),
    Work(
        "3.1.3", "Týdny pro duševní zdraví v městských knihovnách", "3.1",
        realisation=Realisation.DONE, ended="14. 10. 2022", implementers="Mens Sana",
        partners="SMO", responsible="fojtikova",
        about="Výstavy, čtení a setkání s lidmi, kteří o své nemoci mluví otevřeně.",
        whom="Široká veřejnost", costs=(Cost(130_000, "SMO, Nadace"),), where="Ostrava",
        schedule=(done("Týdny 2019", "říjen 2019", "18. 10. 2019"),
                  Step("Týdny 2020", "říjen 2020", MilestoneState.DROPPED),
                  done("Týdny 2022", "říjen 2022", "14. 10. 2022")),
        years=((2019, Verdict.FULFILLED, ""), (2020, Verdict.NOT_FULFILLED, "Epidemie."),
               (2022, Verdict.FULFILLED, "Přišlo 900 lidí.")),
    ),
)  # fmt: skip

MENTAL_2023 = (
    Work(
        "3.3.3", "Centrum duševního zdraví Ostrava", "3.3", realisation=Realisation.RUNNING,
        implementers="Mens Sana; FNO", partners="KÚ MSK; ZP", responsible="elias",
        deputy="fojtikova",
        about="Jeden tým sester, lékařů, sociálních pracovníků a peer konzultanta. Funguje ambulance"
        " i terén, krizové hodiny do 20 hodin.",
        steps=("Registrace obou částí", "Společná dokumentace", "Krizové hodiny"),
        whom=f"{_ILL}; osoby v krizi", outputs=("200 klientů", "Zkrácení hospitalizací"),
        costs=(Cost(9_800_000, "ZP, KÚ MSK, MZ", year=2026, certainty=Certainty.ASSURED),
               Cost(3_400_000, "EU", Basis.ONCE, 2024, Certainty.ASSURED, CostKind.INVESTMENT)),
        where="Ostrava a okolí",
        risks=(Danger("Chybí psychiatři", Level.HIGH, Level.HIGH, "Spolupráce s klinikou", "FNO"),
               Danger("Dvojí vykazování zatěžuje tým", Level.MIDDLE, Level.LOW)),
        schedule=(done("Registrace", "1. pololetí 2024", "17. 4. 2024"),
                  done("150 klientů", "2025", "15. 11. 2025"),
                  Step("200 klientů", "31. 12. 2026"), Step("Krizové hodiny", "průběžně")),
        years=((2023, Verdict.PARTLY, "Registrace se protáhla."), (2024, Verdict.FULFILLED, ""),
               (2025, Verdict.FULFILLED, "158 klientů.")),
    ),
    Work(
        "4.3.2", "Peer konzultanti ve službách", "4.3", realisation=Realisation.RUNNING,
        ongoing=True, implementers="Mens Sana", partners="FSS OU", responsible="gregor",
        about="Člověk s vlastní zkušeností pracuje v týmu na zkrácený úvazek.",
        whom=f"{_ILL}; Pracovníci v sociálních službách", outputs=("6 konzultantů",),
        costs=(Cost(620_000, "KÚ MSK, Nadace", certainty=Certainty.APPLIED),), where="Ostrava",
        schedule=(done("Tři konzultanti", "2024", "4. 11. 2024"),
                  Step("Šest konzultantů", "2026", MilestoneState.PARTLY)),
        years=((2024, Verdict.FULFILLED, ""), (2025, Verdict.ONGOING, "Pět konzultantů.")),
    ),
    Work(
        "2.2.5", "Podpora samostatného bydlení po hospitalizaci", "2.2",
        realisation=Realisation.RUNNING, implementers="Anima Viva; SD", responsible="ulrich",
        about="Pracovník dochází domů dvakrát týdně, učí vařit, platit, volat.", whom=_ILL,
        costs=(Cost(1_450_000, "MPSV, SMO, KÚ MSK", certainty=Certainty.ASSURED),),
        where="Ostrava", risks=(Danger("Malé byty nejsou volné", Level.MIDDLE, Level.MIDDLE),),
        schedule=(done("15 klientů", "2. pololetí 2024", "9. 12. 2024"),
                  Step("25 klientů", "15. 12. 2026")),
        years=((2024, Verdict.FULFILLED, ""), (2025, Verdict.ONGOING, "19 klientů.")),
    ),
    Work(
        "4.1.3", "Besedy ve školách o duševním zdraví", "4.1", Stage.DISCUSSED,
        since="10. 8. 2026", implementers="Anima Viva", partners="základní školy",
        about="Dvouhodinová beseda vedená člověkem, který nemocí prošel.",
        steps=("Domluvit školy na celý rok", "Sjednotit obsah s protidrogovou prevencí",
               "Po každé besedě dotazník pro žáky"),
        whom="děti a mládež ve věku od 6 do 26 let ohrožené společensky nežádoucími jevy",
        costs=(Cost(150_000, "SMO, MŠMT", year=2027),), where="Ostrava",
        schedule=(Step("Prvních deset škol", "školní rok 2026/2027"),),
        edits=(Edit("10. 11. 2026", "kora", "costs/0/sources", "SMO"),),
    ),
)  # fmt: skip

DISABILITY_2019 = (
    Work(
        "1.2.2", "Osobní asistence pro pracující", "1.2", realisation=Realisation.DONE,
        ended="31. 12. 2022", implementers="SD", responsible="ulrich",
        about="Asistent pomůže ráno s cestou do práce a odpoledne zpět.", whom=_DISABLED,
        costs=(Cost(1_900_000, "MPSV, SMO, Úhrady", certainty=Certainty.ASSURED),), where="Ostrava",
        schedule=(done("Rozšíření o čtyři asistenty", "1. pololetí 2020", "1. 5. 2020"),),
        years=((2020, Verdict.FULFILLED, ""), (2021, Verdict.FULFILLED, ""),
               (2022, Verdict.FULFILLED, "Službu využilo 41 lidí.")),
    ),
    Work(
        "3.1.4", "Mapa bezbariérových míst v centru", "3.1", realisation=Realisation.DONE,
        ended="28. 5. 2021", implementers="SMO; TyfloCentrum", responsible="polak",
        about="Lidé na vozíku a nevidomí prošli centrum a popsali vstupy, lavičky i toalety.",
        whom=f"{_DISABLED}; osoby se zrakovým postižením; Široká veřejnost",
        costs=(Cost(320_000, "SMO, MMR", Basis.ONCE, 2020),), where="Moravská Ostrava a Přívoz",
        schedule=(done("Mapování", "3. čtvrtletí 2020", "24. 9. 2020"),
                  done("Zveřejnění", "2021", "28. 5. 2021")),
        years=((2020, Verdict.FULFILLED, ""), (2021, Verdict.FULFILLED, "")),
    ),
)  # fmt: skip

DISABILITY_2023 = (
    Work(
        "2.2.4", "Chráněné bydlení pro lidi s mentálním postižením ve městě", "2.2",
        realisation=Realisation.RUNNING, implementers="SD; SMO", partners="KÚ MSK",
        responsible="raskova", deputy="ulrich",
        about="Dvě domácnosti po čtyřech lidech v běžném domě místo velkého ústavu.",
        steps=("Koupit byty", "Přestěhovat osm lidí", "Zaučit asistenty"),
        whom="osoby s mentálním postižením", outputs=("2 domácnosti, 8 lidí",),
        costs=(Cost(4_200_000, "MPSV, KÚ MSK, SMO, Úhrady", certainty=Certainty.ASSURED),
               Cost(7_500_000, "EU, MMR, SMO", Basis.ONCE, 2025, Certainty.ASSURED,
                    CostKind.INVESTMENT, "koupě a úprava bytů")),
        where="Svinov; Poruba", risks=(Danger("Odpor v domě", Level.MIDDLE, Level.MIDDLE,
                                              "Setkání se sousedy před stěhováním"),),
        schedule=(done("První domácnost", "2. pololetí 2024", "2. 12. 2024"),
                  Step("Druhá domácnost", "březen 2026", note="Kolaudace se opozdila."),
                  Step("Vyhodnocení s obyvateli", "4. čtvrtletí 2026")),
        years=((2023, Verdict.ONGOING, ""), (2024, Verdict.FULFILLED, "Čtyři lidé bydlí."),
               (2025, Verdict.PARTLY, "Druhý byt je koupený, ne upravený.")),
    ),
    Work(
        "3.1.3", "Tlumočení do znakového jazyka na úřadech na zavolání", "3.1",
        realisation=Realisation.RUNNING, ongoing=True, implementers="SMO", partners="ÚP Ostrava",
        responsible="horakova", about="Tablet s tlumočníkem na všech přepážkách, bez objednání.",
        whom="osoby se sluchovým postižením",
        costs=(Cost(260_000, "SMO", certainty=Certainty.ASSURED),), where="Ostrava",
        schedule=(done("Všechny přepážky", "15. 3. 2025", "10. 3. 2025"), Step("Provoz", "průběžně")),
        years=((2024, Verdict.PARTLY, "Polovina přepážek."), (2025, Verdict.FULFILLED, "")),
    ),
    Work(
        "3.1.4", "Doprovody nevidomých do nemocnic", "3.1", realisation=Realisation.PAUSED,
        why="Koordinátorka je na rodičovské dovolené.", ended="2. 9. 2026",
        implementers="TyfloCentrum", partners="FNO", responsible="kubickova",
        about="Dobrovolník dojede pro člověka domů, provede ho nemocnicí a počká na něj.",
        whom="osoby se zrakovým postižením", outputs=("150 doprovodů ročně",),
        costs=(Cost(140_000, "Nadace, SMO", certainty=Certainty.APPLIED),), where="Ostrava",
        schedule=(done("20 dobrovolníků", "2025", "3. 10. 2025"),
                  Step("150 doprovodů", "2026", MilestoneState.PAUSED)),
        years=((2024, Verdict.ONGOING, ""), (2025, Verdict.FULFILLED, "163 doprovodů.")),
    ),
    Work(
        "4.2.3", "Posudek jinak: sjednotit podklady pro příspěvek na péči", "4.2",
        realisation=Realisation.NOT_STARTED, implementers="SMO; ÚP Ostrava", responsible="polak",
        about="Služby a úřad práce sepíší jeden vzor popisu potřeb, aby se šetření neopakovalo.",
        whom=f"{_DISABLED}; senioři", where="Ostrava a okolí",
        schedule=(Step("Vzor popisu potřeb", "1. pololetí 2026"),),
        years=((2025, Verdict.NOT_FULFILLED, "Úřad čekal na novelu."),),
    ),
    Work(
        "3.2.3", "Sobotní hlídání pro sourozence dětí s postižením", "3.2", Stage.IDEA,
        since="5. 10. 2026", about="Námět rodičů: jeden den v měsíci, kdy má čas i druhé dítě.",
        whom="rodiny s dítětem/dětmi; pečující osoby",
    ),
)  # fmt: skip
