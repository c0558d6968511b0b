"""What the drug-prevention group planned for 2019–2022."""

from __future__ import annotations

from planning.cli.city.work import Cost, Danger, Edit, Step, Work, done
from planning.model import Basis, Certainty, Level, MilestoneState, Realisation, Verdict

_ALL_SIX = "KÚ MSK, SMO, MPSV, MV, MZ, EU"

WORKS = (
    Work(
        "1.1.1",
        "Udržet terénní programy pro lidi užívající drogy ve všech částech města",
        "1.1",
        realisation=Realisation.DONE,
        ended="31. 12. 2022",
        implementers="Renarkon; NNO",
        partners="SMO; MP Ostrava",
        responsible="blazek",
        about="Terénní pracovníci denně obcházejí místa, kde se lidé užívající drogy scházejí."
        " Vyměňují injekční materiál, testují na infekční nemoci a zvou do kontaktního centra.",
        steps=(
            "Každý rok obnovit mapu míst, kam terén dochází",
            "Udržet čtyři dvojice pracovníků",
            "Společné pochůzky s asistenty prevence kriminality",
        ),
        whom="osoby ohrožené závislostí nebo závislé na návykových látkách",
        outputs=("Nejméně 6 000 kontaktů ročně", "Roční zpráva o otevřené drogové scéně"),
        costs=(
            Cost(3_400_000, "RVKPP, SMO, KÚ MSK", certainty=Certainty.ASSURED),
            Cost(260_000, "MZ", certainty=Certainty.APPLIED, note="testování"),
        ),
        where="Ostrava",
        risks=(
            Danger(
                "Dotace z více zdrojů přicházejí až v polovině roku",
                Level.HIGH,
                Level.MIDDLE,
                "Zálohová smlouva s městem",
                "Renarkon",
            ),
        ),
        schedule=(
            done("Obnovit mapu terénu", "1. čtvrtletí 2019", "22. 3. 2019"),
            done("Doplnit čtvrtou dvojici pracovníků", "2020", "1. 9. 2020"),
            done("Vyhodnotit společné pochůzky", "2. pololetí 2022", "30. 11. 2022"),
        ),
        years=(
            (2019, Verdict.FULFILLED, "Mapa je hotová, počet kontaktů překročil plán."),
            (2020, Verdict.PARTLY, "Na jaře byl terén kvůli epidemii omezen na výměnu materiálu."),
            (2021, Verdict.FULFILLED, "Všechny čtyři dvojice pracovaly celý rok."),
            (2022, Verdict.FULFILLED, "Služba přechází do dalšího plánu."),
        ),
    ),
    Work(
        "2.1.2",
        "Podpořit vznik krizového lůžka/místnosti pro osoby pod vlivem drog vyžadující"
        " psychosociální pomoc",
        "2.1",
        realisation=Realisation.RUNNING,
        implementers="NNO; SMO",
        about="Ve městě chybí místo, kde by člověk pod vlivem drog mohl v bezpečí přečkat krizi"
        " a mluvit s odborníkem. Skupina zjistí, kdo z poskytovatelů by takové lůžko nebo místnost"
        " zřídil, dojedná peníze a pravidla a připraví pracovníky.",
        steps=(
            "Zjistit, kteří poskytovatelé by lůžko dokázali zajistit",
            "Domluvit se se skupinou pro osoby ohrožené sociálním vyloučením, zda mít cíl společný",
            "Svolat všechny, jichž se to týká, včetně úřadů",
            "Najít peníze na provoz v dalších letech",
            "Sepsat s ostatními metodiku práce s lidmi se závislostí",
            "Proškolit pracovníky v oboru závislostí",
            "Rozšířit kapacity, které chybějí",
            "Spustit služby a aktivity, na nichž se skupina shodne",
        ),
        whom="Pracovníci v sociálních službách (edukace); Klienti – zájemci o krizové lůžko",
        outputs=(
            "Metodika pro práci s klienty v pobytových službách pro sociálně vyloučené",
            "Navýšení kapacit odpovídajících služeb",
        ),
        costs=(Cost(200_000, _ALL_SIX, Basis.YEARLY),),
        where="Ostrava a okolí",
        schedule=(
            done("Zmapovat, co poskytovatelé dokážou nabídnout", "2019", "18. 6. 2019"),
            done(
                "Spojit síly se skupinou pro osoby ohrožené sociálním vyloučením",
                "2019",
                "14. 11. 2019",
                "Cíl zůstává dvojí, kroky jsou společné.",
            ),
            done("Jednat se všemi, jichž se to týká, i s veřejnou správou", "2019", "10. 12. 2019"),
            done(
                "Zajistit peníze na budoucí provoz",
                "2020",
                "23. 11. 2020",
                "Na tři roky, společná žádost.",
            ),
            Step(
                "Spolupracovat na metodice práce s lidmi se závislostí",
                "2020",
                MilestoneState.PARTLY,
                note="Chybí kapitola o souběhu s duševní nemocí.",
            ),
            done("Proškolit pracovníky v oboru závislostí", "2020", "8. 10. 2020"),
            Step(
                "Navýšit chybějící kapacity",
                "2021",
                MilestoneState.AT_RISK,
                note="Hledá se prostor s nočním vstupem.",
            ),
            Step("Spustit potřebné služby a aktivity", "2021"),
            Step("Evaluace", "2022"),
        ),
        years=(
            (2019, Verdict.FULFILLED, "Všechny tři kroky roku jsou splněny."),
            (2020, Verdict.PARTLY, "Peníze a školení ano, metodika zůstala rozepsaná."),
            (2021, Verdict.NOT_FULFILLED, "Nenašel se prostor, kde by lůžko mohlo být."),
            (2022, Verdict.PARTLY, "Skupina žádá, aby se v přípravě pokračovalo."),
        ),
        edits=(
            Edit("18. 3. 2019", "gita", "milestones/6/text", "Navýšit kapacity"),
            Edit("11. 3. 2020", "mia", "milestones/4/note", ""),
            Edit("12. 10. 2026", "gita", "milestones/6/note", "Jedná se s majitelem domu."),
            Edit(
                "17. 11. 2026",
                "mia",
                "description",
                "Ve městě chybí místo, kde by člověk pod vlivem drog mohl v bezpečí přečkat krizi.",
            ),
        ),
        project="network",
    ),
    Work(
        "2.1.3",
        "Zřídit doléčovací byty pro lidi po léčbě závislosti",
        "2.1",
        realisation=Realisation.MERGED,
        why="Sloučeno s aktivitou Startovací byty s doprovodem skupiny Osoby ohrožené sociálním"
        " vyloučením.",
        ended="3. 2. 2021",
        implementers="Renarkon",
        partners="SMO",
        about="Dva byty, v nichž mohou lidé po léčbě bydlet až rok s podporou sociálního pracovníka.",
        whom="osoby ohrožené závislostí nebo závislé na návykových látkách",
        costs=(Cost(480_000, "MPSV, SMO"),),
        where="Ostrava-Jih",
        schedule=(Step("Vybrat byty z městského fondu", "2020", MilestoneState.DROPPED),),
        years=((2020, Verdict.NOT_FULFILLED, "Město v tom roce byty nenabídlo."),),
    ),
    Work(
        "3.1.1",
        "Podporovat informační akce a kampaně",
        "3.1",
        realisation=Realisation.DONE,
        ended="15. 12. 2020",
        about="Kampaň, která o drogách mluví věcně a bez strašení a ukazuje, kde hledat pomoc.",
        steps=(
            "Připravit kampaň o věcném a nerepresivním přístupu k drogám",
            "Uspořádat v roce 2019 konferenci",
            "Vydat ucelené informační materiály a pořídit vybavení pro akce",
            "Být s kampaní na pravidelných městských akcích, rozdávat adresář služeb",
            "Najít peníze, aby kampaň mohla trvat",
            "Mluvit o službách ve školách, třeba divadelním představením",
        ),
        whom="Nízkoprahové zařízení (organizace); Široká veřejnost",
        where="Ostrava",
        risks=(
            Danger("Kdo v divadle zahraje: personální zajištění"),
            Danger("Finanční prostředky"),
        ),
        schedule=(
            done("Konference", "2019", "17. 10. 2019"),
            done("Vytvoření informačních materiálů", "2019", "5. 12. 2019"),
            done("Divadelní představení", "2020", "25. 9. 2020"),
        ),
        years=(
            (2019, Verdict.FULFILLED, "Na konferenci přišlo 140 lidí, materiály jsou vytištěné."),
            (2020, Verdict.FULFILLED, "Představení vidělo šest škol, ostatní ročník odložily."),
        ),
        project="network",
    ),
    Work(
        "3.2",
        "Rozvíjet síťování služeb protidrogové politiky města",
        "3.2",
        realisation=Realisation.RUNNING,
        about="Pracovníci služeb se navzájem navštěvují na stážích, nejlépe několikadenních, aby"
        " rozuměli práci druhých. Zhruba dvakrát za rok se konají workshopy. Ve skupině kolují"
        " čerstvé letáky a vzniká seznam rychlých kontaktů na její členy. Krátký dotazník, který"
        " lidem předají terénní pracovníci a poradny, ukáže, zda lidé služby znají a vědí, kam jít.",
        risks=(
            Danger("Stáže i workshopy stojí hodně času, při přípravě i při samotné účasti"),
            Danger("Dotazník je těžké sestavit tak, aby otázkám každý rozuměl"),
            Danger("Sběr odpovědí je náročný a klienty je třeba k vyplnění získat"),
            Danger("Není jasné, zda odpovědi zpracovat ručně, nebo v nějakém programu"),
        ),
        years=(
            (2019, Verdict.ONGOING, "Proběhly dva workshopy a první čtyři stáže."),
            (2020, Verdict.NOT_FULFILLED, "Stáže se kvůli epidemii nekonaly."),
            (2021, Verdict.PARTLY, "Jeden workshop po internetu, dotazník vyplnilo 86 lidí."),
            (2022, Verdict.ONGOING, "Stáže se znovu rozběhly."),
        ),
        project="network",
    ),
    Work(
        "3.3.1",
        "Proškolit strážníky a pracovníky ubytoven v první pomoci při předávkování",
        "3.3",
        realisation=Realisation.REPLACED,
        why="Nahrazeno aktivitou 1.2.2 nového plánu, která školí i pracovníky škol.",
        ended="20. 12. 2022",
        implementers="Modrý kříž; MP Ostrava",
        partners="FNO",
        responsible="mia",
        about="Půldenní nácvik: jak poznat předávkování, co udělat a koho zavolat.",
        whom="Pracovníci v sociálních službách",
        outputs=("120 proškolených lidí",),
        costs=(Cost(60_000, "SMO", certainty=Certainty.ASSURED),),
        where="Ostrava",
        schedule=(
            done("Školení strážníků", "2021", "20. 5. 2021"),
            done("Školení na ubytovnách", "2022", "6. 10. 2022"),
        ),
        years=((2022, Verdict.FULFILLED, "Proškoleno 134 lidí."),),
    ),
)
