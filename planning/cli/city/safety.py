"""What the groups for victims and crises and for the Roma minority planned and plan."""

from __future__ import annotations

from planning.cli.city.work import Cost, Danger, Edit, Step, Work, done
from planning.model import (
    Basis,
    Certainty,
    CostKind,
    Decision,
    Level,
    MilestoneState,
    Realisation,
    Stage,
    Verdict,
)

_EXCLUDED = "osoby žijící v sociálně vyloučených komunitách"

CRISIS_2019 = (
    Work(
        "2.3.1", "Společný postup služeb a policie při domácím násilí", "2.3",
        realisation=Realisation.DONE, ended="30. 6. 2021",
        implementers="BKB; Krizové centrum; MP Ostrava", partners="FNO; SMO", responsible="jurca",
        about="Kdo první mluví s obětí, ví, komu zavolat a jaký papír vyplnit. Případy s vysokým"
        " rizikem řeší služby jednou za měsíc u jednoho stolu.",
        whom="oběti domácího násilí", outputs=("Karta první pomoci", "Měsíční porady"),
        costs=(Cost(110_000, "SMO, MV", certainty=Certainty.ASSURED),), where="Ostrava",
        schedule=(done("Karta první pomoci", "1. pololetí 2019", "28. 6. 2019"),
                  done("Pravidelné porady", "2020", "20. 2. 2020")),
        years=((2019, Verdict.FULFILLED, ""), (2020, Verdict.FULFILLED, "11 porad."),
               (2021, Verdict.FULFILLED, "Postup se ustálil.")),
    ),
    Work(
        "2.1.5", "Krizová pomoc i mimo pracovní hodiny", "2.1", realisation=Realisation.RUNNING,
        implementers="Krizové centrum", responsible="kolarova",
        about="Otevřít krizové centrum do 22 hodin a v sobotu.", whom="osoby v krizi",
        costs=(Cost(1_300_000, "MPSV, SMO, KÚ MSK"),), where="Ostrava a okolí",
        schedule=(done("Prodloužit večery", "2. pololetí 2020", "1. 10. 2020"),
                  Step("Otevřít v sobotu", "2022", MilestoneState.PARTLY)),
        years=((2020, Verdict.FULFILLED, ""), (2022, Verdict.PARTLY, "Sobota jednou za dva týdny.")),
    ),
)  # fmt: skip

CRISIS_2023 = (
    Work(
        "2.3.1", "Terénní krizový tým do škol a k mimořádným událostem", "2.3",
        realisation=Realisation.RUNNING, implementers="Krizové centrum",
        partners="MP Ostrava; základní školy", responsible="kolarova", deputy="vranova",
        about="Dvojice vyjede do 24 hodin do třídy nebo k rodině, kterou zasáhla náhlá událost."
        " Nejdřív se spolupráce domlouvala se záchranáři, potom se školami.",
        steps=("Dohoda se složkami záchranného systému", "Proškolit šest lidí", "Výjezdy do škol"),
        whom="osoby v krizi; rodiny s dítětem/dětmi", outputs=("40 výjezdů ročně",),
        costs=(Cost(1_150_000, "SMO, KÚ MSK", year=2025, certainty=Certainty.ASSURED),
               Cost(1_280_000, "SMO, KÚ MSK, MV", year=2026, certainty=Certainty.APPLIED)),
        where="Ostrava a okolí", risks=(Danger("Tým se vyčerpá", Level.MIDDLE, Level.HIGH,
                                               "Supervize po každém výjezdu", "Krizové centrum"),),
        schedule=(done("Dohoda se záchranáři", "1. pololetí 2024", "30. 5. 2024"),
                  done("První výjezd do třídy", "říjen 2024", "8. 10. 2024"),
                  Step("Nepřetržitá dostupnost", "1. pololetí 2027")),
        years=((2024, Verdict.FULFILLED, "12 výjezdů."), (2025, Verdict.FULFILLED, "38 výjezdů.")),
        edits=(Edit("30. 10. 2026", "kora", "costs/1/sources", "SMO, KÚ MSK"),),
    ),
    Work(
        "2.3.2", "Byt v utajení pro oběti domácího násilí", "2.3", realisation=Realisation.RUNNING,
        implementers="NNO; SMO", responsible="jurca",
        about="Adresa zůstává neznámá; pobyt do tří měsíců, právník a psycholog dochází.",
        whom="oběti domácího násilí; rodiny s dítětem/dětmi", outputs=("3 byty",),
        costs=(Cost(1_700_000, "MPSV, SMO", certainty=Certainty.ASSURED),
               Cost(900_000, "SMO", Basis.ONCE, 2023, Certainty.ASSURED, CostKind.INVESTMENT)),
        where="Neuvedeno", risks=(Danger("Prozrazení adresy", Level.LOW, Level.HIGH),),
        schedule=(done("Dva byty", "2024", "11. 3. 2024"),
                  Step("Třetí byt", "3. čtvrtletí 2026", note="Odstoupil vlastník.")),
        years=((2023, Verdict.ONGOING, ""), (2024, Verdict.FULFILLED, ""),
               (2025, Verdict.ONGOING, "Byty využilo 19 rodin.")),
    ),
    Work(
        "2.3.3", "Práce s lidmi, kteří se v rodině dopouštějí násilí", "2.3",
        realisation=Realisation.PREPARED, implementers="BKB", partners="SMO", responsible="jurca",
        about="Program o zvládání vzteku, sám o sobě i na doporučení soudu.",
        whom="pachatelé trestné činnosti", costs=(Cost(450_000, "MV, SMO", year=2026),),
        where="Ostrava", schedule=(done("Lektoři", "2025", "28. 11. 2025"),
                                   Step("První skupina", "4. čtvrtletí 2026", MilestoneState.AT_RISK)),
        years=((2025, Verdict.FULFILLED, "Dva lektoři mají výcvik."),),
    ),
    Work(
        "4.1.4", "Karta „Kam v krizi“ do čekáren a škol", "4.1", realisation=Realisation.DONE,
        ended="18. 9. 2025", implementers="SMO", partners="Krizové centrum", responsible="skalova",
        about="Jedna karta pro všechny: pět čísel, tři adresy, QR kód.", whom="Široká veřejnost",
        costs=(Cost(60_000, "SMO", Basis.ONCE, 2025, Certainty.ASSURED),), where="Ostrava",
        schedule=(done("Tisk a roznos", "2. pololetí 2025", "18. 9. 2025"),),
        years=((2025, Verdict.FULFILLED, "Rozdáno 12 000 karet."),),
    ),
    Work(
        "2.3.4", "Doprovod obětí k soudu", "2.3", Stage.RETURNED, since="12. 5. 2026",
        why="Doplňte, čím se aktivita liší od služby, kterou hradí ministerstvo spravedlnosti.",
        implementers="BKB", about="Pracovnice vysvětlí, co se bude dít, a sedí v síni vedle.",
        whom="oběti trestné činnosti", costs=(Cost(230_000, "SMO, MV", year=2027),),
        where="Ostrava a okolí",
        decisions=(("Řídicí skupina", Decision.RETURNED, "8/2026", "3. 7. 2026"),),
    ),
)  # fmt: skip

ROMA_2019 = (
    Work(
        "1.1.6", "Předškolní kluby ve vyloučených lokalitách", "1.1",
        realisation=Realisation.DONE, ended="30. 6. 2022",
        implementers="Vzájemné soužití; Jekhetane", partners="základní školy",
        responsible="zemanova", about="Děti přijdou do školy s vrstevníky, které už znají.",
        whom=f"rodiny s dítětem/dětmi; {_EXCLUDED}", outputs=("4 kluby, 60 dětí",),
        costs=(Cost(1_050_000, "MŠMT, SMO, EU"),), where="sociálně vyloučené lokality",
        schedule=(done("Dva kluby", "školní rok 2019/2020", "28. 8. 2020"),
                  done("Čtyři kluby", "školní rok 2021/2022", "30. 6. 2022")),
        years=((2019, Verdict.FULFILLED, ""), (2020, Verdict.PARTLY, "Kluby byly půl roku zavřené."),
               (2022, Verdict.FULFILLED, "64 dětí.")),
    ),
)  # fmt: skip

ROMA_2023 = (
    Work(
        "1.1.4", "Domovníci v domech se společnou správou", "1.1", realisation=Realisation.RUNNING,
        implementers="Vzájemné soužití; SMO", partners="MP Ostrava", responsible="zemanova",
        deputy="demeter",
        about="Domovník bydlí v domě, zná všechny a ví, koho zavolat. Dvakrát ročně se sejdou"
        " všichni dohromady.",
        whom=_EXCLUDED, outputs=("12 domů",),
        costs=(Cost(960_000, "SMO, MV", year=2025, certainty=Certainty.ASSURED),
               Cost(1_020_000, "SMO, MV", year=2026, certainty=Certainty.ASSURED)),
        where="Slezská Ostrava; Mariánské Hory a Hulváky",
        risks=(Danger("Domovník je pod tlakem sousedů", Level.MIDDLE, Level.MIDDLE,
                      "Mentor a výměna zkušeností"),),
        schedule=(done("6 domů", "2024", "10. 12. 2024"), done("12 domů", "1. pololetí 2026",
                                                              "9. 6. 2026"),
                  Step("Společná setkání", "2023–2026", MilestoneState.PARTLY)),
        years=((2023, Verdict.ONGOING, ""), (2024, Verdict.FULFILLED, ""),
               (2025, Verdict.FULFILLED, "Deset domů.")),
    ),
    Work(
        "1.3.6", "Doučování středoškoláků a stipendia", "1.3", realisation=Realisation.RUNNING,
        implementers="Jekhetane", partners="FSS OU; Nadace", responsible="zidek",
        about="Studenti univerzity doučují romské středoškoláky; kdo postoupí, dostane stipendium.",
        whom="etnické menšiny; rodiny s dítětem/dětmi", outputs=("30 studentů ročně",),
        costs=(Cost(380_000, "MŠMT, Nadace", certainty=Certainty.APPLIED),), where="Ostrava",
        schedule=(done("První ročník", "školní rok 2023/2024", "30. 6. 2024"),
                  done("Druhý ročník", "školní rok 2024/2025", "30. 6. 2025"),
                  Step("Čtvrtý ročník", "školní rok 2026/2027")),
        years=((2024, Verdict.FULFILLED, ""), (2025, Verdict.ONGOING, "28 studentů.")),
    ),
    Work(
        "2.2.6", "Oprava domů v Radvanicích s obyvateli", "2.2", realisation=Realisation.RUNNING,
        implementers="SMO", partners="Vzájemné soužití", responsible="janecek",
        about="Obyvatelé pomáhají s opravou a část práce se jim započítá do nájmu.",
        whom=_EXCLUDED, outputs=("3 domy",),
        costs=(Cost(12_500_000, "MMR, EU, SMO", Basis.WHOLE, certainty=Certainty.ASSURED,
                    kind=CostKind.INVESTMENT),),
        where="Radvanice a Bartovice",
        risks=(Danger("Ceny stavebních prací", Level.HIGH, Level.MIDDLE),),
        schedule=(done("První dům", "2025", "5. 12. 2025"),
                  Step("Druhý dům", "31. 10. 2026", MilestoneState.PARTLY), Step("Třetí dům", note="Termín závisí na druhé etapě dotace.")),
        years=((2024, Verdict.NOT_FULFILLED, "Stavební povolení se protáhlo."),
               (2025, Verdict.FULFILLED, "První dům je hotový.")),
    ),
    Work(
        "4.2.4", "Setkání obyvatel lokalit s úřadem dvakrát do roka", "4.2",
        realisation=Realisation.RUNNING, ongoing=True, implementers="Vzájemné soužití; SMO",
        responsible="gabrova", about="Úřad přijde do lokality, ne lokalita na úřad.",
        whom=f"{_EXCLUDED}; Široká veřejnost",
        costs=(Cost(30_000, "SMO", certainty=Certainty.ASSURED),),
        where="sociálně vyloučené lokality",
        schedule=(done("Jaro 2026", "2. čtvrtletí 2026", "21. 5. 2026"),
                  Step("Podzim 2026", "listopad 2026")),
        years=((2023, Verdict.PARTLY, "Jen jednou."), (2024, Verdict.FULFILLED, ""),
               (2025, Verdict.FULFILLED, "")),
    ),
    Work(
        "", "Romští mediátoři v nemocnici", "3.3", Stage.DRAFTED, since="1. 10. 2026",
        implementers="NNO", partners="FNO", responsible="Ladislav Demeter",
        about="Mediátor vysvětlí oběma stranám, co ta druhá myslí.", whom="etnické menšiny",
    ),
)  # fmt: skip
