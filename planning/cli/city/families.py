"""What the group for children, young people and families planned and plans."""

from __future__ import annotations

from planning.cli.city.work import Cost, Danger, Edit, Step, Work, done
from planning.model import (
    Basis,
    Certainty,
    Decision,
    Level,
    MilestoneState,
    Realisation,
    Stage,
    Verdict,
)

_YOUNG = "děti a mládež ve věku od 6 do 26 let ohrožené společensky nežádoucími jevy"
_FAMILIES = "rodiny s dítětem/dětmi"

WORKS_2019 = (
    Work(
        "1.1.2", "Nízkoprahový klub v obvodu, kde dosud žádný není", "1.1",
        realisation=Realisation.DONE, ended="30. 6. 2022", implementers="CSSO; Bunkr",
        partners="MOb Jih; základní školy", responsible="adamova",
        about="Klub otevřený čtyři odpoledne v týdnu. Pracovníci chodí nejdřív rok ven mezi děti,"
        " teprve potom se otevřou dveře.",
        steps=("Rok terénní práce v parcích", "Najít a upravit prostor", "Otevřít klub"),
        whom=_YOUNG, outputs=("Klub pro 60 dětí a mladých lidí",),
        costs=(Cost(1_750_000, "MPSV, SMO, EU", certainty=Certainty.ASSURED),), where="Ostrava-Jih",
        risks=(Danger("Stížnosti sousedů na hluk", Level.HIGH, Level.LOW, "Dohoda o venkovní době"),),
        schedule=(done("Terén", "2019", "31. 12. 2019"), done("Prostor", "2020", "4. 12. 2020"),
                  done("Otevření", "školní rok 2021/2022", "6. 9. 2021")),
        years=((2019, Verdict.FULFILLED, "Terén poznalo 48 dětí."),
               (2020, Verdict.PARTLY, "Úpravy se zdržely."),
               (2021, Verdict.FULFILLED, "Klub je otevřený."), (2022, Verdict.FULFILLED, "")),
    ),
    Work(
        "1.1.3", "Streetwork po internetu", "1.1", realisation=Realisation.DONE,
        ended="31. 12. 2022", implementers="Bunkr", responsible="havel",
        about="Když děti nemohly ven, šli pracovníci za nimi na sítě, kde tráví čas. Osvědčilo se"
        " a zůstalo.", whom=_YOUNG,
        costs=(Cost(240_000, "SMO, MV"),), where="Ostrava",
        schedule=(done("Pravidla práce na sítích", "2020", "15. 6. 2020"),
                  Step("Směny po internetu", "průběžně", MilestoneState.DONE, "31. 12. 2022")),
        years=((2020, Verdict.FULFILLED, "Kontakt s 310 mladými lidmi."),
               (2021, Verdict.ONGOING, ""), (2022, Verdict.FULFILLED, "Přešlo do běžné služby.")),
    ),
    Work(
        "3.3.2", "Společné vzdělávání pracovníků SAS a OSPOD", "3.3",
        realisation=Realisation.CANCELLED, why="Kraj nabídl vlastní cyklus kurzů zdarma.",
        ended="12. 5. 2020", implementers="SMO", partners="CSSO; Charita", responsible="simkova",
        about="Čtyři setkání ročně nad případy, s odborným vedením.",
        whom="Pracovníci v sociálních službách", costs=(Cost(70_000, "SMO"),), where="Ostrava",
        schedule=(Step("První cyklus", "2. pololetí 2020", MilestoneState.DROPPED),),
        years=((2020, Verdict.NOT_FULFILLED, "Zrušeno."),),
    ),
    Work(
        "2.2.2", "Bydlení pro mladé lidi po odchodu z dětského domova", "2.2",
        realisation=Realisation.REPLACED,
        why="Nahrazeno aktivitou 2.2.2 nového plánu se širší cílovou skupinou.",
        ended="30. 11. 2022", implementers="SD", partners="SMO", responsible="otahal",
        whom="osoby do 26 let věku opouštějící školská zařízení pro výkon ústavní péče",
        about="Čtyři městské byty a průvodce na první dva roky samostatného života.",
        costs=(Cost(610_000, "SMO, MPSV"),), where="Ostrava",
        schedule=(done("První dva byty", "2021", "1. 7. 2021"), Step("Další dva byty", "2022")),
        years=((2021, Verdict.PARTLY, "Dva byty ze čtyř."), (2022, Verdict.NOT_FULFILLED, "")),
    ),
)  # fmt: skip

WORKS_2023 = (
    Work(
        "1.3.2", "Sociální pracovník do školy", "1.3", realisation=Realisation.RUNNING,
        implementers="SMO; základní školy", partners="CSSO; FSS OU", responsible="bartos",
        about="Osm škol má vlastního sociálního pracovníka. Učitel mu předá starost dřív, než z ní"
        " bude neomluvená absence.",
        steps=("Vybrat školy", "Přijmout pracovníky", "Jednou za měsíc společná porada"),
        whom=f"{_FAMILIES}; {_YOUNG}", outputs=("8 škol", "Metodika spolupráce se školou"),
        costs=(Cost(5_200_000, "EU, SMO", year=2025, certainty=Certainty.ASSURED),
               Cost(5_600_000, "EU, SMO", year=2026, certainty=Certainty.ASSURED),
               Cost(5_900_000, "SMO, MŠMT", year=2027)),
        where="Ostrava-Jih; Slezská Ostrava; Poruba",
        risks=(Danger("Projekt skončí a místa zaniknou", Level.HIGH, Level.HIGH,
                      "Jednat s městem o převzetí od září 2027", "SMO"),),
        schedule=(done("Prvních pět škol", "školní rok 2023/2024", "28. 6. 2024"),
                  done("Osm škol", "školní rok 2024/2025", "27. 6. 2025"),
                  Step("Rozhodnutí o dalším financování", "31. 10. 2026"),
                  Step("Metodika", "1. pololetí 2027")),
        edits=(Edit("3. 2. 2026", "kora", "milestones/3/when", "2. pololetí 2025"),),
        years=((2023, Verdict.FULFILLED, "Pět pracovníků nastoupilo."),
               (2024, Verdict.FULFILLED, "Přibyly tři školy."),
               (2025, Verdict.ONGOING, "Pracovníci vedli 214 dětí.")),
    ),
    Work(
        "1.3.3", "Doprovázení rodin po návratu dětí z ústavní péče", "1.3",
        realisation=Realisation.RUNNING, ongoing=True, implementers="CSSO; Charita",
        partners="MOb Jih; MOb Poruba", responsible="skalova", deputy="ivanova",
        about="Půl roku před návratem a rok po něm dochází k rodině jeden stálý pracovník.",
        whom=_FAMILIES, outputs=("20 rodin ročně",),
        costs=(Cost(1_300_000, "MPSV, SMO", certainty=Certainty.ASSURED),), where="Ostrava",
        risks=(Danger("Dlouhé soudní lhůty", Level.MIDDLE, Level.MIDDLE),),
        schedule=(Step("Doprovázení", "průběžně"),
                  done("Společná případová porada s OSPOD", "březen 2026", "19. 3. 2026")),
        years=((2023, Verdict.ONGOING, "17 rodin."), (2024, Verdict.FULFILLED, "21 rodin."),
               (2025, Verdict.FULFILLED, "23 rodin.")),
    ),
    Work(
        "1.3.4", "Letní terén v parcích a na koupalištích", "1.3", realisation=Realisation.DONE,
        ended="31. 8. 2026", implementers="Bunkr", partners="MOb Jih; MP Ostrava",
        responsible="adamova", about="Pracovníci klubů jdou v červenci a srpnu ven: pěna, slackline,"
        " pitná voda a čas na rozhovor.", whom=_YOUNG,
        costs=(Cost(210_000, "SMO, MOb", Basis.ONCE, 2026, Certainty.ASSURED),),
        where="Ostrava-Jih; Poruba",
        schedule=(done("Léto 2025", "3. čtvrtletí 2025", "29. 8. 2025"),
                  done("Léto 2026", "3. čtvrtletí 2026", "28. 8. 2026")),
        years=((2025, Verdict.FULFILLED, "38 odpolední, 1 100 kontaktů."),),
    ),
    Work(
        "2.2.2", "Startovací byty pro mladé lidi bez rodinného zázemí", "2.2",
        realisation=Realisation.RUNNING, implementers="SD; SMO", partners="ÚP Ostrava",
        responsible="horakova",
        about="Pět bytů, průvodce na dva roky a pravidlo, že kdo odejde, může se jednou vrátit.",
        steps=("Veřejná pravidla přidělování", "Garance nájemného z městského fondu",
               "Průvodce na dva roky"),
        whom="osoby do 26 let věku opouštějící školská zařízení pro výkon ústavní péče",
        outputs=("5 bytů",), costs=(Cost(980_000, "SMO, EU", certainty=Certainty.APPLIED),),
        where="Ostrava", risks=(Danger("Byty jsou daleko od práce", Level.MIDDLE, Level.LOW),),
        schedule=(done("Tři byty", "2024", "1. 10. 2024"),
                  Step("Pět bytů", "2. čtvrtletí 2026", MilestoneState.PARTLY,
                       note="Čtvrtý byt se opravuje.")),
        years=((2024, Verdict.FULFILLED, ""), (2025, Verdict.PARTLY, "Další byty nejsou volné.")),
    ),
    Work(
        "1.3.5", "Rodinné konference v Ostravě", "1.3", realisation=Realisation.NOT_STARTED,
        implementers="CSSO", partners="FSS OU", responsible="skalova",
        about="Rodina si s pomocí nezávislého koordinátora sama sestaví plán, jak dítě ochránit.",
        whom=_FAMILIES, costs=(Cost(360_000, "Nadace, SMO"),), where="Ostrava",
        schedule=(Step("Vyškolit koordinátory", "1. pololetí 2025",
                       note="Lektor zrušil kurz, náhradní termín není."),
                  Step("Prvních pět konferencí", "2026")),
        years=((2025, Verdict.NOT_FULFILLED, "Kurz koordinátorů se nekonal."),),
    ),
    Work(
        "4.3.1", "Praxe studentů v terénních programech", "4.3", Stage.DISCUSSED,
        since="15. 9. 2026", implementers="FSS OU; NNO", responsible="ondrova",
        about="Každý student stráví aspoň dvě noci v terénu a dvě odpoledne v klubu.",
        whom="Pracovníci v sociálních službách", where="Ostrava",
        schedule=(Step("Dohoda s fakultou", "únor 2027"),),
        edits=(Edit("16. 11. 2026", "kora", "title", "Studenti do terénu"),),
    ),
    Work(
        "", "Večerní linka pro děti v písmu, nejen po telefonu", "1.3", Stage.POSTPONED,
        since="9. 3. 2026", why="Čeká na zkušenost celostátní linky.", implementers="Bunkr",
        about="Děti radši píší. Linka by odpovídala od šesti do jedenácti večer.", whom=_YOUNG,
        costs=(Cost(850_000, "zdroj neurčen"),), where="Ostrava",
        decisions=(("Řídicí skupina", Decision.NOTED, "4/2026", "24. 4. 2026"),),
    ),
)  # fmt: skip
