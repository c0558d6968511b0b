"""What the drug-prevention group plans for 2023–2026 about knowing of each other, and anew."""

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

WORKS = (
    Work(
        "4.1.1",
        "Adresář služeb a rychlých kontaktů do kapsy i do telefonu",
        "4.1",
        realisation=Realisation.RUNNING,
        implementers="SMO; Modrý kříž",
        responsible="mia",
        about="Skládačka a stránka se službami pro lidi ohrožené závislostí. Údaje ověřuje každá"
        " organizace dvakrát ročně.",
        whom="Široká veřejnost; Pracovníci v sociálních službách",
        outputs=("Skládačka ve 3 000 výtiscích",),
        costs=(Cost(48_000, "SMO", Basis.ONCE, 2025, Certainty.ASSURED),),
        where="Ostrava a okolí",
        schedule=(
            done("První vydání", "15. 3. 2025", "13. 3. 2025"),
            Step(
                "Ověřit údaje na podzim",
                "31. 10. 2026",
                MilestoneState.PARTLY,
                note="Odpovědělo 7 organizací z 11.",
            ),
            Step("Druhé vydání", "leden 2027"),
        ),
        years=((2025, Verdict.FULFILLED, "Vydáno a rozneseno."),),
    ),
    Work(
        "4.2.1",
        "Stáže a workshopy pracovníků protidrogových služeb",
        "4.2",
        realisation=Realisation.RUNNING,
        implementers="NNO",
        partners="FSS OU",
        responsible="sami",
        about="Dvoudenní stáže mezi organizacemi a dva workshopy za rok. Po každé stáži vzniká"
        " stránka poznámek pro ostatní.",
        whom="Pracovníci v sociálních službách",
        outputs=("8 stáží ročně", "2 workshopy ročně"),
        costs=(Cost(40_000, "SMO, Vlastní zdroje", certainty=Certainty.ASSURED),),
        where="Ostrava",
        risks=(
            Danger(
                "Malé organizace nemohou pracovníka na dva dny uvolnit",
                Level.HIGH,
                Level.MIDDLE,
                "Nabídnout i jednodenní stáž",
            ),
        ),
        schedule=(
            done("Jarní workshop", "2. čtvrtletí 2026", "28. 5. 2026"),
            Step("Podzimní workshop", "prosinec 2026"),
            Step("Zápisky ze stáží na společném místě", "průběžně", MilestoneState.PARTLY),
        ),
        years=(
            (2023, Verdict.ONGOING, "Šest stáží."),
            (2024, Verdict.ONGOING, "Devět stáží."),
            (2025, Verdict.ONGOING, "Sedm stáží, dva workshopy."),
        ),
    ),
    Work(
        "1.2.3",
        "Bezpečnější noc: testování a poradenství na hudebních akcích",
        "1.2",
        Stage.RETURNED,
        since="4. 5. 2026",
        why="Doplňte prosím, kdo ponese odpovědnost za zdravotnickou část, a rozpočet na dva roky.",
        implementers="Renarkon",
        partners="pořadatelé festivalů",
        responsible="sami",
        about="Stan na festivalech, kde lze mluvit o užívání, dostat vodu a klid a nechat si"
        " poradit, než se něco stane.",
        whom=_YOUNG,
        costs=(Cost(None, "zdroj neurčen"),),
        where="Ostrava",
        schedule=(Step("První léto", "2027"),),
        decisions=(("Řídicí skupina", Decision.RETURNED, "7/2026", "26. 6. 2026"),),
    ),
    Work(
        "1.3.1",
        "Poradna pro rodiče dospívajících, kteří hrají nebo sázejí",
        "1.3",
        Stage.COMMENTED,
        since="1. 9. 2026",
        implementers="Modrý kříž",
        partners="Bunkr; základní a střední školy",
        responsible="mia",
        about="Rodiče se často ozvou, až když doma chybějí peníze. Poradna nabídne večerní hodiny,"
        " první rozhovor bez jména a skupinu pro rodiče.",
        steps=("Zjistit zájem ve školách", "Vyškolit dva poradce", "Otevřít večerní hodiny"),
        whom="rodiny s dítětem/dětmi",
        outputs=("40 podpořených rodin za rok",),
        costs=(Cost(390_000, "SMO, MPSV", certainty=Certainty.ASSUMED, year=2027),),
        where="Ostrava-Jih; Poruba",
        risks=(
            Danger(
                "Rodiče se stydí přijít", Level.HIGH, Level.MIDDLE, "Začít anonymně po telefonu"
            ),
        ),
        schedule=(Step("Dotazník ve školách", "leden 2027"), Step("Otevření", "2. pololetí 2027")),
        edits=(Edit("19. 11. 2026", "mia", "costs/0/sources", "SMO"),),
    ),
    Work(
        "",
        "Mobilní kontaktní místnost pro okrajové části města",
        "1.1",
        Stage.IDEA,
        since="3. 11. 2026",
        about="Námět z terénu: v Radvanicích, Michálkovicích a Svinově lidé nemají kam dojít.",
        where="Radvanice a Bartovice; Michálkovice; Svinov",
    ),
)
