"""Meetings of the drug-prevention group."""

from __future__ import annotations

from planning.cli.city.talks import Gathering, Point, agreed, heading, info, task
from planning.model import ItemKind, MinutesState, TaskState

_BLUE_CROSS = "Modrý kříž Ostrava, Havlíčkovo nábřeží 687/21"
_TOWN_HALL = "Nová radnice, Prokešovo náměstí 8, místnost 206"
_DONE = TaskState.DONE

GATHERINGS = (
    Gathering(
        "drugs", "25. 1. 2019", "9:00–11:00", _BLUE_CROSS,
        (
            Point(
                "Krizové lůžko nebo místnost",
                "Skupina vyplnila pracovní list. Nejdřív je třeba zjistit, kdo z poskytovatelů má"
                " prostor a lidi, a potom jednat s městem a krajem o penězích.\n\n"
                "Podobný cíl má skupina pro osoby ohrožené sociálním vyloučením; **nabídneme jí"
                " společný postup**.",
                (
                    agreed("Aktivita se do plánu zařadí s náklady 200 000 Kč ročně."),
                    task("Obeslat poskytovatele s dotazem na možnosti lůžka", "gita",
                         "29. 3. 2019", _DONE),
                    task("Doplnit spolupracující subjekty a odpovědnou osobu", "všichni členové",
                         "", TaskState.CONTINUES),
                ),
                "2019 drugs 2.1.2",
            ),
            Point(
                "Informační akce a kampaně",
                "Kampaň má mluvit věcně a bez strašení. Ještě letos se uskuteční konference a"
                " připraví se tištěné materiály; divadlo pro školy napřesrok.",
                (
                    info("Adresář služeb se bude rozdávat na městských akcích."),
                    task("Oslovit divadelní soubory", "mia", "31. 5. 2019", _DONE),
                ),
                "2019 drugs 3.1.1",
            ),
            Point(
                "Síťování služeb",
                "Členové chtějí jezdit na stáže k sobě navzájem a scházet se na workshopech zhruba"
                " dvakrát ročně. Hodil by se seznam rychlých kontaktů a krátký dotazník mezi lidmi,"
                " kteří služby teprve hledají.",
                (
                    agreed("Letáky služeb se předávají na každém jednání."),
                    task("Navrhnout otázky dotazníku", "sami", "30. 4. 2019", _DONE),
                ),
                "2019 drugs 3.2",
            ),
        ),
        title="Společná práce na pracovních listech aktivit",
        excused="musil", recorded_by="sami", verified_by="gita",
        next_meeting="18. 6. 2019 od 9 hodin", project="network",
    ),
    Gathering(
        "drugs", "18. 6. 2019", "9:00–11:30", _BLUE_CROSS,
        (
            Point("Co odpověděli poskytovatelé",
                  "Odpovědělo šest organizací. Lůžko by dokázaly zajistit dvě, pokud by provoz hradil"
                  " někdo jiný než ony samy.",
                  (info("Mapování je hotové, tabulka je u tajemníka."),),
                  "2019 drugs 2.1.2"),
            Point("Příprava říjnové konference",
                  "Program má tři bloky: prevence, léčba, život po léčbě. Mluvit budou i lidé s"
                  " vlastní zkušeností.",
                  (agreed("Konference se koná 17. října 2019."),
                   task("Zajistit sál a techniku", "blazek", "15. 8. 2019", _DONE)),
                  "2019 drugs 3.1.1"),
        ),
        state=MinutesState.ARCHIVED, excused="dvorska", recorded_by="sami", verified_by="gita",
        project="network",
    ),
    Gathering(
        "drugs exclusion", "14. 11. 2019", "13:00–15:00", _TOWN_HALL,
        (
            Point("Společný postup obou skupin",
                  "Skupiny porovnaly své aktivity. Krizové lůžko i noclehárna hledají tytéž domy a"
                  " tytéž pracovníky na noc.",
                  (agreed("Každá skupina si ponechá svůj cíl, kroky udělají společně."),
                   info("Jednat s městem budou manažeři obou skupin dohromady.")),
                  "2019 drugs 2.1.2"),
            Point("Kdo je na ubytovnách",
                  "Terénní pracovníci popsali, co vidí: přibývá lidí, kteří berou pervitin a zároveň"
                  " přišli o bydlení."),
        ),
        title="Společné jednání dvou skupin", excused="musil cibulka", recorded_by="sami",
        verified_by="vana", project="network",
    ),
    Gathering(
        "drugs", "11. 3. 2020", "9:00–10:30", "po internetu",
        (
            Point("Omezení služeb",
                  "Terénní programy rozdávají materiál ve výdejních okénkách, poradny volají"
                  " klientům samy.",
                  (info("Provozní doby jsou na stránkách města."),)),
            Point("Školení pracovníků",
                  "Kurz se přesouvá na říjen, lektoři souhlasí.",
                  (task("Domluvit nový termín školení", "gita", "30. 6. 2020", _DONE),),
                  "2019 drugs 2.1.2"),
        ),
        excused="fiala musil", absent="lacina", recorded_by="sami", verified_by="blazek",
    ),
    Gathering(
        "drugs", "9. 6. 2021", "9:00–11:00", _BLUE_CROSS,
        (
            Point("Prostor pro krizové lůžko",
                  "Prohlédli jsme dva domy. První nemá vlastní vchod, u druhého nesouhlasí vlastník"
                  " s nočním provozem.",
                  (agreed("Hledá se dál; krok zůstává ohrožený."),),
                  "2019 drugs 2.1.2"),
            Point("Doléčovací byty",
                  "Aktivita se sloučila s byty, které připravuje skupina pro osoby ohrožené"
                  " sociálním vyloučením.", (), "2019 drugs 2.1.3"),
            Point("Zkušenost jednoho klienta",
                  "Člen mluvil o své cestě léčbou. Zápis tohoto bodu je jen pro skupinu.",
                  kind=ItemKind.INTERNAL),
        ),
        excused="dvorska", recorded_by="sami", verified_by="gita",
    ),
    Gathering(
        "drugs", "16. 3. 2023", "9:00–11:00", _BLUE_CROSS,
        (
            Point("Nový plán a noví členové",
                  "Představil se Mgr. Daniel Váňa z Armády spásy. Skupina si prošla své aktivity na"
                  " čtyři roky.",
                  (info("Plán platí od 1. ledna 2023."),)),
            Point("Společná osnova prevence",
                  "Obě organizace ukázaly, co dnes ve třídách dělají. Shoda je na třech setkáních.",
                  (task("Sepsat osnovu", "mia", "12. 5. 2023", _DONE),), "2023 drugs 1.2.1"),
        ),
        state=MinutesState.ARCHIVED, recorded_by="sami", verified_by="gita",
    ),
    Gathering(
        "drugs", "14. 11. 2024", "9:00–11:00", _BLUE_CROSS,
        (
            Point("Dohoda s nemocnicí a záchrannou službou",
                  "Pravidla předávání jsou podepsaná. Kdo přijde do krizového místa, nemusí znovu"
                  " vyprávět celý příběh.",
                  (info("Dohoda platí od ledna 2025."),), "2023 drugs 2.1.1"),
            Point("Vyhodnocení roku",
                  "Každá aktivita dostane jednu větu a doporučení na další rok.",
                  (task("Poslat věty k vyhodnocení", "všichni realizátoři", "10. 1. 2025", _DONE),)),
        ),
        excused="gajdos lacina", guests=(("Bc. Nikola Jará", "záchranná služba"),),
        recorded_by="sami", verified_by="blazek",
    ),
    Gathering(
        "drugs", "11. 6. 2026", "9:00–11:00", _BLUE_CROSS,
        (
            Point("Testování na hudebních akcích",
                  "Řídicí skupina se ptá na odpovědnost za zdravotnickou část. Renarkon osloví"
                  " zdravotnickou záchrannou službu.",
                  (task("Doplnit rozpočet na dva roky", "sami", "30. 9. 2026"),),
                  "2023 drugs 1.2.3"),
            Point("Jarní workshop",
                  "Přišlo 34 lidí. Nejvíc se mluvilo o syntetických opioidech a o tom, jak na ně"
                  " připravit terén.",
                  (info("Prezentace dostanou všichni e-mailem."),), "2023 drugs 4.2.1"),
        ),
        excused="zak", recorded_by="sami", verified_by="gita", next_meeting="17. 9. 2026",
    ),
    Gathering(
        "drugs", "17. 9. 2026", "9:00–11:00", _BLUE_CROSS,
        (
            Point("Kontrola úkolů", "Z jara zůstává otevřený rozpočet pro hudební akce.",
                  (task("Oslovit dvě organizace kvůli nočním službám", "mia", "30. 10. 2026"),)),
            Point("Poradna pro rodiče",
                  "Mia Benešová představila návrh. Poradna by nabízela:\n\n"
                  "* večerní hodiny dvakrát týdně,\n"
                  "* první rozhovor po telefonu a beze jména,\n"
                  "* skupinu pro rodiče jednou za měsíc.\n\n"
                  "Školy v Porubě o ni stojí, v Ostravě-Jihu je třeba se zeptat. Zástupce uživatelů"
                  " připomněl, že rodiče nejdřív hledají na internetu: **text na stránce má být"
                  " krátký a bez cizích slov**.",
                  (agreed("Aktivita jde do připomínek."),
                   task("Připravit dotazník pro školy", "mia", "10. 12. 2026")),
                  "2023 drugs 1.3.1"),
            Point("Adresář služeb",
                  "Podzimní ověření údajů běží do konce října.",
                  (task("Připomenout ověření údajů čtyřem organizacím", "mia", "27. 11. 2026"),
                   task("Domluvit tisk druhého vydání", "chalupova", "18. 12. 2026")),
                  "2023 drugs 4.1.1"),
        ),
        state=MinutesState.VERIFIED, excused="stefanek", absent="lacina", recorded_by="sami",
        verified_by="blazek", next_meeting="12. 11. 2026",
    ),
    Gathering(
        "drugs", "15. 10. 2026", "13:00–14:30", "po internetu",
        (
            Point("Krizové místo: co dál s prostorem",
                  "Druhý zájemce o společný pronájem odstoupil a smlouva ze srpna se neuzavře. Město"
                  " nabízí přízemí bývalé ordinace ve Vítkovicích, prohlídka proběhne v listopadu.\n\n"
                  "Manažerka shrnula, co se tím mění:\n\n"
                  "* registrace služby se posune do příštího roku,\n"
                  "* žádost o dotaci na rok 2026 se musí z části vrátit,\n"
                  "* zaškolení nočních pracovníků zůstává v lednu.",
                  (task("Svolat prohlídku prostoru", "gita", "20. 11. 2026", _DONE),
                   info("Registrace služby se do konce roku nestihne.")),
                  "2023 drugs 2.1.1"),
        ),
        state=MinutesState.COMMENTED, title="Mimořádné jednání ke krizovému místu",
        excused="fiala gajdos", recorded_by="sami",
    ),
    Gathering(
        "drugs", "12. 11. 2026", "9:00–11:00", _BLUE_CROSS,
        (
            Point("Prohlídka ve Vítkovicích",
                  "Prohlídky se zúčastnilo devět členů, zástupce obvodu a dva sousedé z domu.\n\n"
                  "1. Dispozice vyhovuje: dvě místnosti, sprcha, samostatný vchod ze dvora.\n"
                  "2. Chybí bezbariérový vstup; rampu odhadl technik na 180 000 Kč.\n"
                  "3. Sousedé se ptali, kdo bude v noci venku u vchodu a komu mohou zavolat.\n\n"
                  "Skupina chce sousedům ukázat pravidla provozu dřív, než se podepíše smlouva.",
                  (info("Obvod s umístěním předběžně souhlasí."),
                   task("Sepsat pravidla provozu pro sousedy", "mia", "4. 12. 2026"),
                   task("Zjistit cenu a dotaci na rampu", "stefanek", "10. 12. 2026")),
                  "2023 drugs 2.1.1"),
            Point("Prevence ve školách",
                  "Přepsány jsou dvě třetiny dotazníků žáků.",
                  (task("Dokončit přepis dotazníků", "mia", "15. 1. 2027"),), "2023 drugs 1.2.1"),
            Point("Rozpočet na rok 2027", takes=20, opens="gita", is_postponed=True),
        ),
        state=MinutesState.DRAFT, excused="zak chalupova", recorded_by="sami",
        next_meeting="10. 12. 2026",
    ),
    Gathering(
        "drugs", "26. 11. 2026", "14:00–15:30", "po internetu", (Point("Nájem ve Vítkovicích"),),
        state=MinutesState.DRAFT, title="Mimořádné jednání k nájmu", invited="12. 11. 2026",
        off="Obvod pošle návrh smlouvy až v prosinci.",
        link="https://schuzky.ostrava.test/drogy",
    ),
    Gathering(
        "drugs", "10. 12. 2026", "9:00–11:00", _BLUE_CROSS,
        (
            Point("Kontrola úkolů", takes=10, opens="sami"),
            heading("Co se děje"),
            Point("Pravidla krizového místa", takes=20, opens="mia",
                  activity="2023 drugs 2.1.1"),
            Point("Dopis sousedům", takes=5, opens="mia", is_nested=True,
                  kind=ItemKind.INTERNAL),
            Point("Poradna pro rodiče: výsledek připomínek", takes=15, opens="mia",
                  activity="2023 drugs 1.3.1"),
            heading("Co bude"),
            Point("Co z plánu zbývá a co převzít po roce 2026", takes=20, opens="gita"),
            Point("Různé", takes=5),
        ),
        state=MinutesState.DRAFT, title="Závěr roku a příprava dalšího plánu",
        link="https://schuzky.ostrava.test/drogy",
    ),
    *(
        Gathering(
            "drugs", on, "9:00–11:00", _BLUE_CROSS,
            (Point("Kontrola úkolů", takes=10, opens="sami"), Point("Různé", takes=10)),
            state=MinutesState.DRAFT, series="drugs 2027",
        )
        for on in ("14. 1. 2027", "11. 2. 2027", "11. 3. 2027")
    ),
    Gathering(
        "drugs", "", "", "bude upřesněno",
        (
            Point("Výjezd do Brna: jak funguje tamní krizové místo", activity="2023 drugs 2.1.1"),
            Point("Doprava a náhradní směny"),
        ),
        state=MinutesState.DRAFT, title="Společný výjezd, den se hledá",
    ),
)  # fmt: skip
