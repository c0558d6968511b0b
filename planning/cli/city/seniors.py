"""What the group for old people planned and plans."""

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

WORKS_2019 = (
    Work(
        "1.2.1", "Rozšířit večerní a víkendovou pečovatelskou službu", "1.2",
        realisation=Realisation.DONE, ended="31. 12. 2021",
        implementers="Charita; SD", partners="městské obvody", responsible="nemcova",
        about="Pečovatelky přijdou i po 19. hodině a o víkendu, aby lidé po návratu z nemocnice"
        " nemuseli hned hledat pobytové zařízení.",
        steps=("Zjistit zájem podle obvodů", "Přijmout šest pečovatelek", "Upravit smlouvy"),
        whom="senioři; osoby s chronickým onemocněním", outputs=("1 200 hodin péče navíc ročně",),
        costs=(Cost(2_850_000, "MPSV, SMO, Úhrady", certainty=Certainty.ASSURED),),
        where="Poruba; Ostrava-Jih",
        risks=(Danger("Nedostatek pečovatelek", Level.HIGH, Level.HIGH, "Náborový příspěvek"),),
        schedule=(
            done("Průzkum zájmu", "2019", "30. 9. 2019"),
            done("Provoz v Porubě", "1. pololetí 2020", "1. 6. 2020"),
            done("Provoz v Ostravě-Jihu", "2021", "1. 3. 2021"),
        ),
        years=((2019, Verdict.FULFILLED, "Zájem je ve všech obvodech."),
               (2020, Verdict.FULFILLED, "Poruba jede v plném rozsahu."),
               (2021, Verdict.FULFILLED, "Přibyla Ostrava-Jih.")),
    ),
    Work(
        "3.1.2", "Otevřít na radnici místo první informace SOCIOPOINT", "3.1",
        realisation=Realisation.DONE, ended="1. 10. 2021",
        implementers="SMO", partners="NNO", responsible="urbanova",
        about="Kdo neví, kam se obrátit, dostane v přízemí Nové radnice nebo na bezplatné lince"
        " 800 700 650 první radu, kontakt a potřebný formulář. Pracovníkům pomáhá aplikace,"
        " která funguje i bez připojení.",
        whom="Široká veřejnost; senioři", outputs=("Kontaktní místo", "Aplikace", "Pět manuálů"),
        costs=(Cost(5_100_000, "EU, SMO", Basis.WHOLE, certainty=Certainty.ASSURED),),
        where="Ostrava",
        schedule=(
            done("Úprava prostor", "1. pololetí 2021", "25. 6. 2021"),
            done("Otevření", "1. 10. 2021", "1. 10. 2021"),
            done("Manuál pro osamělé seniory", "2022", "9. 5. 2022"),
        ),
        years=((2021, Verdict.FULFILLED, "Otevřeno v den, který byl ohlášen."),
               (2022, Verdict.FULFILLED, "Linka vyřídila přes čtyři tisíce hovorů.")),
        project="sociopoint",
    ),
    Work(
        "1.3.1", "Půjčovna kompenzačních pomůcek pro pečující rodiny", "1.3",
        realisation=Realisation.RUNNING, implementers="Charita", responsible="nemcova",
        about="Polohovací postel nebo zvedák se zapůjčí do týdne, i s návodem a ukázkou doma.",
        whom="pečující osoby; senioři", costs=(Cost(420_000, "SMO, Nadace"),), where="Ostrava",
        schedule=(done("Nákup pomůcek", "2020", "2. 11. 2020"),
                  Step("Půjčovna", "průběžně", MilestoneState.PARTLY)),
        years=((2020, Verdict.PARTLY, "Nakoupena polovina."), (2021, Verdict.ONGOING, ""),
               (2022, Verdict.ONGOING, "Průměrná čekací doba pět dní.")),
    ),
)  # fmt: skip

WORKS_2023 = (
    Work(
        "3.1.1", "Tísňová péče pro osaměle žijící seniory", "3.1",
        realisation=Realisation.RUNNING, ongoing=True,
        implementers="CSSO", partners="MP Ostrava; městské obvody", responsible="vlckova",
        about="Tlačítko na zápěstí spojí člověka s dispečinkem ve dne v noci. Letos přibyla čidla"
        " pádu a komunikace pro neslyšící.",
        steps=("Nákup přístrojů", "Smlouva s výjezdovou službou", "Informační setkání v klubech"),
        whom="senioři; osoby se zdravotním postižením", outputs=("350 připojených domácností",),
        costs=(Cost(1_480_000, "SMO, MPSV, Úhrady", year=2025, certainty=Certainty.ASSURED),
               Cost(1_620_000, "SMO, MPSV, Úhrady", year=2026, certainty=Certainty.ASSURED)),
        where="Ostrava", risks=(Danger("Zastaralé přístroje přestanou fungovat s novou sítí",
                                       Level.MIDDLE, Level.HIGH, "Postupná výměna"),),
        schedule=(done("200 domácností", "2024", "30. 11. 2024"),
                  done("Čidla pádu", "1. pololetí 2026", "12. 6. 2026"),
                  Step("350 domácností", "31. 12. 2026")),
        years=((2023, Verdict.FULFILLED, "Připojeno 140 domácností."),
               (2024, Verdict.FULFILLED, "Připojeno 212 domácností."),
               (2025, Verdict.ONGOING, "Připojeno 287 domácností.")),
    ),
    Work(
        "3.2.1", "Odlehčovací pobyty pro rodiny, které pečují o blízkého s demencí", "3.2",
        realisation=Realisation.RUNNING,
        implementers="Slunečnice; SD", partners="Charita", responsible="rybova", deputy="raskova",
        about="Rodina si může odpočinout až tři týdny v roce. Pobyt předchází návštěva doma, aby"
        " personál znal zvyky člověka.",
        whom="senioři; pečující osoby", outputs=("8 lůžek", "90 pobytů ročně"),
        costs=(Cost(3_900_000, "MPSV, KÚ MSK, SMO, Úhrady", certainty=Certainty.APPLIED),
               Cost(1_250_000, "SMO", Basis.ONCE, 2025, Certainty.ASSURED, CostKind.INVESTMENT)),
        where="Poruba", risks=(Danger("Letní měsíce jsou zamluvené rok dopředu", Level.HIGH,
                                      Level.MIDDLE),),
        schedule=(done("Úprava pokojů", "3. čtvrtletí 2024", "16. 9. 2024"),
                  done("První pobyty", "leden 2025", "13. 1. 2025"),
                  Step("Rozšíření na osm lůžek", "2. pololetí 2026", MilestoneState.AT_RISK,
                       note="Chybějí dvě pečovatelky.")),
        years=((2024, Verdict.FULFILLED, "Pokoje jsou hotové."),
               (2025, Verdict.PARTLY, "Pobytů bylo 61, lůžek zatím šest.")),
        edits=(Edit("4. 6. 2026", "kora", "outputs/1/text", "60 pobytů ročně"),
               Edit("9. 11. 2026", "kora", "milestones/2/note", "")),
    ),
    Work(
        "3.2.2", "Setkávání a poradna pro pečující", "3.2", realisation=Realisation.RUNNING,
        ongoing=True, implementers="Charita; SMO", responsible="nemcova",
        about="Jednou za měsíc kavárna pro pečující, mezitím poradna po telefonu i doma.",
        whom="pečující osoby", costs=(Cost(180_000, "SMO", certainty=Certainty.ASSURED),),
        where="Ostrava", schedule=(Step("Kavárna pro pečující", "průběžně"),
                                   done("Příručka pro pečující", "2. čtvrtletí 2025", "6. 5. 2025")),
        years=((2023, Verdict.ONGOING, ""), (2024, Verdict.ONGOING, "Devět setkání."),
               (2025, Verdict.FULFILLED, "Jedenáct setkání a příručka.")),
    ),
    Work(
        "3.3.2", "Společné propouštění z nemocnice do domácí péče", "3.3",
        realisation=Realisation.RUNNING, implementers="FNO; Charita",
        partners="CSSO; ÚP Ostrava", responsible="gajdos",
        about="Sociální pracovnice nemocnice a terénní služby se domlouvají aspoň tři dny předem,"
        " aby doma čekala pomoc i pomůcky.",
        whom="senioři; osoby s chronickým onemocněním", outputs=("Společný list propuštění",),
        costs=(Cost(300_000, "KÚ MSK, ZP", certainty=Certainty.ASSUMED),), where="Ostrava a okolí",
        risks=(Danger("Krátká doba od rozhodnutí k propuštění", Level.HIGH, Level.HIGH),),
        schedule=(done("List propuštění", "1. čtvrtletí 2025", "20. 2. 2025"),
                  Step("Všechna oddělení následné péče", "1. pololetí 2026",
                       note="Zapojena jsou dvě oddělení ze čtyř.")),
        years=((2025, Verdict.PARTLY, "List používají dvě oddělení."),),
    ),
    Work(
        "4.1.2", "Dopis sedmdesátníkům s přehledem pomoci", "4.1", realisation=Realisation.DONE,
        ended="20. 3. 2026", implementers="SMO; MOb Poruba; MOb Jih", responsible="urbanova",
        about="Každý, komu je sedmdesát, dostane dopis velkým písmem: kam zavolat, co si zařídit,"
        " než bude zle.", whom="senioři; Široká veřejnost",
        costs=(Cost(95_000, "SMO, MOb", Basis.ONCE, 2026, Certainty.ASSURED),), where="Ostrava",
        schedule=(done("Rozeslat dopisy", "březen 2026", "16. 3. 2026"),),
        years=((2025, Verdict.ONGOING, "Text prošel zkušebním čtením v klubu."),),
    ),
    Work(
        "2.1.2", "Lůžka pro lidi bez domova, kteří potřebují péči", "2.1",
        Stage.AGREED, since="20. 4. 2026", implementers="Armáda spásy; Slunečnice",
        partners="SMO; FNO", responsible="rybova",
        about="Starší lidé bez domova zůstávají v nemocnici jen proto, že je nemá kdo přijmout.",
        whom="osoby bez přístřeší; senioři", outputs=("10 lůžek",),
        costs=(Cost(6_400_000, "MPSV, SMO, KÚ MSK", year=2027),
               Cost(2_100_000, "SMO, MMR", Basis.ONCE, 2027, kind=CostKind.INVESTMENT)),
        where="Vítkovice", risks=(Danger("Provoz je drahý a zdroje nejisté", Level.HIGH, Level.HIGH),),
        schedule=(Step("Projekt úprav", "1. pololetí 2027"), Step("Otevření", "leden 2028")),
        decisions=(("Řídicí skupina", Decision.NOTED, "9/2026", "26. 6. 2026"),),
    ),
    Work(
        "3.1.2", "Dobrovolníci k osamělým seniorům", "3.1", Stage.DRAFTED, since="20. 9. 2026",
        implementers="NNO", about="Návštěva jednou týdně, procházka, doprovod k lékaři.",
        whom="senioři", where="Ostrava", schedule=(Step("Zaškolit první skupinu", "březen 2027"),),
    ),
)  # fmt: skip
