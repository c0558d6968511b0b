"""What the group for people threatened by social exclusion planned and plans."""

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

_HOMELESS = "osoby bez přístřeší"
_EXCLUDED = "osoby žijící v sociálně vyloučených komunitách"

WORKS_2019 = (
    Work(
        "2.2.1", "Startovací byty s doprovodem", "2.2", realisation=Realisation.DONE,
        ended="31. 10. 2022", implementers="Armáda spásy; SMO", partners="Renarkon; Charita",
        responsible="vana",
        about="Patnáct městských bytů pro lidi z ubytoven a azylových domů. Nájem platí od prvního"
        " měsíce sami, pracovník dochází jednou týdně.",
        steps=("Vyčlenit byty", "Sepsat pravidla přidělování", "Doprovázet nájemníky rok"),
        whom=f"{_HOMELESS}; rodiny s dítětem/dětmi", outputs=("15 bytů", "80 % udržených nájmů"),
        costs=(Cost(1_150_000, "EU, SMO", certainty=Certainty.ASSURED),
               Cost(2_400_000, "SMO", Basis.ONCE, 2020, Certainty.ASSURED, CostKind.INVESTMENT)),
        where="Ostrava-Jih; Vítkovice",
        risks=(Danger("Dluhy z minulosti brání uzavřít smlouvu", Level.HIGH, Level.MIDDLE),),
        schedule=(done("Prvních pět bytů", "1. pololetí 2020", "22. 5. 2020"),
                  done("Patnáct bytů", "2021", "13. 12. 2021"),
                  done("Vyhodnocení", "2022", "31. 10. 2022")),
        years=((2020, Verdict.FULFILLED, ""), (2021, Verdict.FULFILLED, "Obsazeno všech 15."),
               (2022, Verdict.FULFILLED, "Nájem si udrželo 13 domácností z 15.")),
    ),
    Work(
        "1.1.4", "Terénní práce v ubytovnách", "1.1", realisation=Realisation.DONE,
        ended="31. 12. 2022", implementers="Charita; Jekhetane", partners="ÚP Ostrava",
        responsible="prochazka", about="Pravidelné dny na ubytovnách, pomoc s doklady a dávkami.",
        whom=f"{_HOMELESS}; {_EXCLUDED}", costs=(Cost(1_600_000, "MPSV, SMO"),),
        where="sociálně vyloučené lokality",
        schedule=(done("Mapa ubytoven", "2019", "30. 8. 2019"), Step("Dny na ubytovnách", "průběžně")),
        years=((2019, Verdict.FULFILLED, ""), (2020, Verdict.PARTLY, "Vstup byl omezen."),
               (2021, Verdict.ONGOING, ""), (2022, Verdict.FULFILLED, "")),
    ),
    Work(
        "2.1.4", "Zimní noclehárna s denním centrem", "2.1", realisation=Realisation.DONE,
        ended="31. 3. 2022", implementers="Armáda spásy", partners="MP Ostrava; SMO",
        responsible="mach", about="Od prosince do března čtyřicet míst navíc, přes den teplo a káva.",
        whom=_HOMELESS, outputs=("40 míst v zimě",), costs=(Cost(780_000, "SMO, KÚ MSK"),),
        where="Vítkovice",
        schedule=(done("První zima", "4. čtvrtletí 2019", "2. 12. 2019"),
                  done("Třetí zima", "4. čtvrtletí 2021", "1. 12. 2021")),
        years=((2019, Verdict.FULFILLED, ""), (2020, Verdict.FULFILLED, ""),
               (2021, Verdict.FULFILLED, "Obsazenost 91 %.")),
    ),
)  # fmt: skip

WORKS_2023 = (
    Work(
        "2.2.1", "Padesát bytů s podporou pro rodiny z ubytoven", "2.2",
        realisation=Realisation.RUNNING, implementers="SMO; Armáda spásy; Charita",
        partners="MOb Jih; ÚP Ostrava", responsible="vana", deputy="tichy",
        about="Pokračování startovacích bytů ve větším. Rodiny vybírá komise podle veřejných"
        " pravidel, každá má svého pracovníka.",
        steps=("Pravidla přidělování", "Deset bytů za rok z městského fondu", "Garance nájemného"),
        whom=f"rodiny s dítětem/dětmi; {_EXCLUDED}", outputs=("50 bytů", "Garanční fond"),
        costs=(Cost(4_700_000, "EU, SMO", year=2025, certainty=Certainty.ASSURED),
               Cost(4_900_000, "EU, SMO", year=2026, certainty=Certainty.ASSURED),
               Cost(1_000_000, "SMO", Basis.ONCE, 2024, Certainty.ASSURED, CostKind.INVESTMENT)),
        where="Ostrava",
        risks=(Danger("Obvody byty nenabídnou", Level.HIGH, Level.HIGH, "Dohoda se starosty", "SMO"),
               Danger("Energie zdraží bydlení", Level.MIDDLE, Level.HIGH)),
        schedule=(done("Pravidla", "2023", "26. 6. 2023"), done("20 bytů", "2024", "17. 12. 2024"),
                  done("35 bytů", "2025", "11. 12. 2025"),
                  Step("50 bytů", "2026", MilestoneState.AT_RISK, note="Zatím 41.")),
        years=((2023, Verdict.FULFILLED, "Pravidla platí, první rodiny se stěhují."),
               (2024, Verdict.FULFILLED, "Předáno 22 bytů."),
               (2025, Verdict.FULFILLED, "Předáno 36 bytů.")),
        edits=(Edit("13. 11. 2026", "kora", "milestones/3/note", "Zatím 38."),),
    ),
    Work(
        "1.1.2", "Terénní program pro lidi bez domova i v noci", "1.1",
        realisation=Realisation.RUNNING, ongoing=True, implementers="Armáda spásy",
        partners="MP Ostrava", responsible="mach",
        about="Dvě noci v týdnu dvojice pracovníků s dodávkou: polévka, ošetření, cesta na noclehárnu.",
        whom=_HOMELESS, costs=(Cost(890_000, "MPSV, SMO", certainty=Certainty.ASSURED),),
        where="Ostrava", risks=(Danger("Bezpečí pracovníků", Level.MIDDLE, Level.HIGH, "Ve dvojici"),),
        schedule=(Step("Noční služby", "průběžně"),),
        years=((2023, Verdict.ONGOING, ""), (2024, Verdict.ONGOING, "1 940 kontaktů."),
               (2025, Verdict.ONGOING, "2 215 kontaktů.")),
    ),
    Work(
        "1.1.3", "Dluhová poradna blíž lidem", "1.1", realisation=Realisation.RUNNING,
        implementers="Charita; Jekhetane", partners="ÚP Ostrava; městské obvody",
        responsible="prochazka",
        about="Poradce jednou týdně na úřadu práce a na dvou ubytovnách, pomoc s oddlužením.",
        whom=f"{_EXCLUDED}; osoby v krizi", outputs=("300 klientů ročně", "60 návrhů na oddlužení"),
        costs=(Cost(740_000, "MPSV, SMO", certainty=Certainty.ASSURED),), where="Ostrava",
        schedule=(done("Poradna na úřadu práce", "2. pololetí 2023", "2. 10. 2023"),
                  done("Poradna na ubytovnách", "leden 2025", "20. 1. 2025"),
                  Step("60 návrhů na oddlužení", "31. 12. 2026")),
        years=((2023, Verdict.PARTLY, ""), (2024, Verdict.FULFILLED, "312 klientů."),
               (2025, Verdict.FULFILLED, "347 klientů.")),
    ),
    Work(
        "2.1.3", "Rozšířit noclehárnu o pokoje pro páry a lidi se psem", "2.1",
        realisation=Realisation.CANCELLED, why="Dům se nepodařilo odkoupit, peníze šly na byty.",
        ended="18. 12. 2025", implementers="Armáda spásy", responsible="zapletal",
        about="Páry a lidé se psem dnes na noclehárnu nejdou, zůstávají venku.", whom=_HOMELESS,
        costs=(Cost(3_200_000, "MMR, SMO", Basis.ONCE, 2025, kind=CostKind.INVESTMENT),),
        where="Vítkovice", schedule=(Step("Koupě domu", "1. pololetí 2025", MilestoneState.DROPPED),),
        years=((2024, Verdict.ONGOING, ""), (2025, Verdict.NOT_FULFILLED, "Prodej se neuskutečnil.")),
    ),
    Work(
        "4.2.2", "Společná mapa volných míst v azylových domech", "4.2",
        realisation=Realisation.MERGED, why="Sloučeno s městským portálem sociálních služeb.",
        ended="15. 1. 2025", implementers="SMO", partners="Armáda spásy; Charita",
        responsible="maresova", about="Každé ráno je vidět, kde je dnes volné lůžko.",
        whom="Pracovníci v sociálních službách", costs=(Cost(120_000, "SMO", Basis.ONCE, 2024),),
        where="Ostrava", schedule=(done("Zkušební provoz", "1. pololetí 2024", "3. 6. 2024"),),
        years=((2024, Verdict.PARTLY, ""),),
    ),
    Work(
        "2.2.3", "Sociální realitní kancelář", "2.2", Stage.COMMENTED, since="24. 8. 2026",
        implementers="NNO", partners="SMO; MMR", responsible="vana",
        about="Kancelář ručí majitelům za nájem a stav bytu, lidem za férové podmínky.",
        whom=f"{_HOMELESS}; rodiny s dítětem/dětmi", outputs=("25 bytů od soukromých majitelů",),
        costs=(Cost(1_700_000, "EU, SMO", year=2027),), where="Ostrava",
        risks=(Danger("Majitelé nebudou mít zájem", Level.MIDDLE, Level.HIGH),),
        schedule=(Step("Studie", "1. čtvrtletí 2027"),),
    ),
    Work(
        "", "Úschovna věcí pro lidi bez domova", "1.1", Stage.DROPPED, since="10. 2. 2026",
        why="Službu nabízí denní centrum, které rozšířilo skříňky.", implementers="NNO",
        about="Námět z ulice: kdo nemá kde nechat doklady, přijde o ně.", whom=_HOMELESS,
        where="Ostrava",
        decisions=(("Řídicí skupina", Decision.REFUSED, "3/2026", "24. 4. 2026"),),
    ),
)  # fmt: skip
