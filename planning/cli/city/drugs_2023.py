"""What the drug-prevention group plans for 2023–2026."""

from __future__ import annotations

from planning.cli.city.work import Cost, Danger, Edit, Step, Work, done
from planning.model import (
    Basis,
    Certainty,
    CostKind,
    Level,
    MilestoneState,
    Realisation,
    Verdict,
)

_USERS = "osoby ohrožené závislostí nebo závislé na návykových látkách"
_YOUNG = "děti a mládež ve věku od 6 do 26 let ohrožené společensky nežádoucími jevy"

WORKS = (
    Work(
        "1.1.1",
        "Rozšířit odborné poradenství pro lidi ohrožené závislostí a jejich blízké",
        "1.1",
        realisation=Realisation.DONE,
        ended="31. 8. 2026",
        implementers="Renarkon",
        partners="SMO; Vězeňská služba",
        responsible="blazek",
        deputy="sami",
        about="Terapeutické centrum přijme dva sociální pracovníky, aby se na první rozhovor"
        " nečekalo. Jeden z nich dochází i do věznice v Heřmanicích.",
        steps=(
            "Přijmout a zaučit dva pracovníky",
            "Domluvit vstupy do věznice",
            "Průběžně měřit, co se lidem zlepšilo",
        ),
        whom=f"{_USERS}; osoby v krizi",
        outputs=("Nejméně 200 podpořených lidí", "U 140 z nich zlepšení o 5 bodů na škále ORS"),
        costs=(
            Cost(
                4_686_780,
                "EU",
                Basis.WHOLE,
                certainty=Certainty.ASSURED,
                note="1. 9. 2023 – 31. 8. 2026",
            ),
        ),
        where="Ostrava",
        risks=(
            Danger(
                "Klienti odcházejí dřív, než lze změřit posun",
                Level.MIDDLE,
                Level.MIDDLE,
                "První měření hned při vstupu",
                "Renarkon",
            ),
        ),
        schedule=(
            done("Přijmout dva pracovníky", "září 2023", "1. 9. 2023"),
            done("První skupina ve věznici", "1. pololetí 2024", "14. 5. 2024"),
            done("Podpořit 200 lidí", "31. 8. 2026", "19. 8. 2026"),
        ),
        years=(
            (2023, Verdict.FULFILLED, "Pracovníci nastoupili včas."),
            (2024, Verdict.ONGOING, "Podpořeno 81 lidí, skupina ve věznici běží."),
            (2025, Verdict.ONGOING, "Podpořeno 152 lidí, u 104 je změřen posun."),
        ),
        project="renarkon",
    ),
    Work(
        "1.2.1",
        "Vést programy včasné prevence ve druhém stupni základních škol",
        "1.2",
        realisation=Realisation.RUNNING,
        implementers="Modrý kříž; ARKA",
        partners="SMO; FSS OU; základní školy",
        responsible="mia",
        about="Třídy projdou za školní rok třemi dvouhodinovými setkáními. Mluví se o alkoholu,"
        " nikotinových sáčcích, hrách i o tom, jak si říct o pomoc.",
        steps=(
            "Domluvit školy na celý rok",
            "Sjednotit obsah obou organizací",
            "Po každém bloku vyhodnotit dotazník pro žáky",
        ),
        whom=_YOUNG,
        outputs=("60 tříd za školní rok", "Společná osnova programu"),
        costs=(
            Cost(720_000, "SMO, MŠMT, RVKPP", year=2024, certainty=Certainty.ASSURED),
            Cost(760_000, "SMO, MŠMT, RVKPP", year=2025, certainty=Certainty.ASSURED),
            Cost(810_000, "SMO, MŠMT", year=2026, certainty=Certainty.APPLIED),
        ),
        where="Ostrava",
        risks=(
            Danger(
                "Školy termíny ruší na poslední chvíli",
                Level.HIGH,
                Level.LOW,
                "Náhradní termíny už ve smlouvě",
                "Mia Benešová",
            ),
            Danger("Lektoři odcházejí za lepším platem", Level.MIDDLE, Level.HIGH),
        ),
        schedule=(
            done("Společná osnova", "1. pololetí 2023", "12. 5. 2023"),
            done("První ročník programů", "školní rok 2023/2024", "21. 6. 2024"),
            done("Druhý ročník programů", "školní rok 2024/2025", "20. 6. 2025"),
            Step(
                "Vyhodnotit dotazníky žáků za tři roky",
                "30. 9. 2026",
                note="Přepsány jsou zatím dvě třetiny.",
            ),
            Step("Čtvrtý ročník programů", "školní rok 2026/2027"),
        ),
        years=(
            (2023, Verdict.FULFILLED, "Osnova hotová, první třídy od září."),
            (2024, Verdict.FULFILLED, "62 tříd."),
            (2025, Verdict.PARTLY, "54 tříd, dvě školy program zrušily."),
        ),
        edits=(
            Edit("19. 10. 2026", "mia", "milestones/3/note", ""),
            Edit("18. 11. 2026", "mia", "milestones/4/when", "průběžně"),
        ),
    ),
    Work(
        "1.2.2",
        "Učit první pomoc při předávkování všechny, kdo mohou být nablízku",
        "1.2",
        realisation=Realisation.RUNNING,
        ongoing=True,
        implementers="Modrý kříž",
        partners="MP Ostrava; FNO; školy a ubytovny",
        responsible="mia",
        deputy="kratka",
        about="Nácvik pro strážníky, pracovníky škol, ubytoven a nočních provozů. Kdo jej projde,"
        " dostane kapesní návod a jednou za dva roky pozvánku k opakování.",
        whom="Pracovníci v sociálních službách; Široká veřejnost",
        outputs=("150 proškolených ročně",),
        costs=(Cost(85_000, "SMO", certainty=Certainty.ASSURED),),
        where="Ostrava",
        risks=(Danger("O večerní termíny je malý zájem", Level.MIDDLE, Level.LOW),),
        schedule=(
            Step("Školení strážníků", "průběžně"),
            done("Kapesní návod", "březen 2024", "18. 3. 2024"),
            Step("Opakovací kurz pro absolventy", "4. čtvrtletí 2026"),
        ),
        years=(
            (2024, Verdict.FULFILLED, "Proškoleno 171 lidí."),
            (2025, Verdict.ONGOING, "Proškoleno 148 lidí."),
        ),
    ),
    Work(
        "2.1.1",
        "Otevřít krizové místo pro lidi pod vlivem návykových látek",
        "2.1",
        realisation=Realisation.PREPARED,
        implementers="ARKA; NNO",
        partners="SMO; FNO; Armáda spásy",
        responsible="gita",
        about="Navazuje na přípravu z minulého plánu: dvě lůžka s nočním dozorem a možností mluvit"
        " s odborníkem do druhého dne.",
        steps=(
            "Najít prostor s nočním vstupem",
            "Dojednat pravidla s nemocnicí a záchrannou službou",
            "Zaregistrovat krizovou pomoc",
            "Zkušební provoz",
        ),
        whom=f"{_USERS}; osoby v krizi",
        outputs=("Dvě lůžka s nepřetržitým provozem", "Společná pravidla předávání klientů"),
        costs=(
            Cost(1_900_000, "SMO, KÚ MSK, RVKPP", year=2026, certainty=Certainty.APPLIED),
            Cost(
                650_000,
                "SMO",
                Basis.ONCE,
                2026,
                Certainty.ASSUMED,
                CostKind.INVESTMENT,
                "úprava prostoru",
            ),
        ),
        where="Moravská Ostrava a Přívoz; Vítkovice",
        risks=(
            Danger(
                "Sousedé se zřízením nesouhlasí",
                Level.HIGH,
                Level.HIGH,
                "Včas pozvat obyvatele domu a ukázat pravidla provozu",
                "ARKA",
            ),
            Danger("Nenajdou se pracovníci na noční služby", Level.HIGH, Level.HIGH),
        ),
        schedule=(
            done("Dohoda s nemocnicí a záchrannou službou", "3. čtvrtletí 2024", "24. 9. 2024"),
            Step("Smlouva o prostoru", "30. 6. 2026", note="Druhý zájemce odstoupil."),
            Step("Registrace služby", "4. čtvrtletí 2026", MilestoneState.AT_RISK),
            Step("Zkušební provoz", "2027"),
            Step("Dohoda s druhou nemocnicí", "31. 5. 2026", added="2. 2. 2026"),
        ),
        years=(
            (2024, Verdict.PARTLY, "Pravidla jsou dohodnuta, prostor stále chybí."),
            (2025, Verdict.NOT_FULFILLED, "Dvě nabízené nemovitosti nevyhověly."),
        ),
        edits=(
            Edit("15. 10. 2026", "gita", "milestones/1/note", ""),
            Edit("26. 1. 2026", "gita", "milestones/1/when", "1. pololetí 2025"),
            Edit("26. 1. 2026", "gita", "milestones/2/when", "2025"),
            Edit("26. 1. 2026", "gita", "milestones/3/when", "2026"),
            Edit("20. 11. 2026", "sami", "risks/0/mitigation", ""),
        ),
    ),
    Work(
        "3.3.1",
        "Domluvit společnou péči o lidi s duální diagnózou",
        "3.3",
        realisation=Realisation.PAUSED,
        why="Čeká se na nového ambulantního psychiatra.",
        ended="4. 3. 2026",
        implementers="Renarkon; Mens Sana",
        partners="FNO",
        responsible="Bc. Radim Čermák",
        about="Lidé, kteří mají závislost a zároveň duševní nemoc, se dnes vracejí mezi dvěma"
        " systémy. Služby se domluví na jednom průvodci pro každého z nich.",
        whom=f"{_USERS}; osoby s chronickým duševním onemocněním",
        costs=(Cost(540_000, "ZP, KÚ MSK", certainty=Certainty.ASSUMED),),
        where="Ostrava",
        schedule=(
            done("Společné případové porady", "2. pololetí 2024", "3. 12. 2024"),
            Step("Průvodce pro prvních deset lidí", "2025", MilestoneState.PAUSED),
        ),
        years=((2025, Verdict.NOT_FULFILLED, "Bez psychiatra nelze pokračovat."),),
    ),
)
