"""Meetings of the other working groups."""

from __future__ import annotations

from planning.cli.city.talks import Gathering, Point, agreed, by_consensus, info, task, voted
from planning.model import ItemKind, MinutesState, TaskState

_TOWN_HALL = "Nová radnice, Prokešovo náměstí 8, místnost 206"
_DONE, _GOES_ON = TaskState.DONE, TaskState.CONTINUES

GATHERINGS = (
    Gathering(
        "seniors", "26. 9. 2019", "9:00–11:00", "Charita Ostrava, Kořenského 17",
        (
            Point("Večerní pečovatelská služba",
                  "Průzkum ukázal zájem ve všech obvodech, nejvíc v Porubě. Lidé by nejraději"
                  " pomoc mezi šestou a devátou večer.",
                  (agreed("Začne se v Porubě."), task("Poslat výsledky obvodům", "nemcova",
                                                      "15. 10. 2019", _DONE)),
                  "2019 seniors 1.2.1"),
            Point("Pomůcky k zapůjčení", "Chybějí polohovací postele. Charita zjistí, co jde koupit"
                  " z druhé ruky.", (), "2019 seniors 1.3.1"),
        ),
        state=MinutesState.ARCHIVED, excused="toman", recorded_by="vlckova", verified_by="rybova",
        project="network",
    ),
    Gathering(
        "seniors", "14. 10. 2021", "9:00–10:30", "SOCIOPOINT, Nová radnice",
        (
            Point("Prohlídka SOCIOPOINTu",
                  "Skupina se sešla přímo na místě. První dva týdny přicházeli hlavně lidé, kteří"
                  " ztratili bydlení, a děti starých rodičů.",
                  (info("Bezplatná linka má číslo 800 700 650."),
                   by_consensus("Manuál pro osamělé seniory vznikne do jara.")),
                  "2019 seniors 3.1.2"),
        ),
        recorded_by="vlckova", verified_by="urbanova", project="sociopoint",
    ),
    Gathering(
        "seniors", "21. 5. 2025", "9:00–11:00", "Domov Slunečnice, Opavská 4472",
        (
            Point("Odlehčovací pobyty po půl roce",
                  "Rodiny chválí, že personál přijde nejdřív domů. O léto je zájem dvojnásobný.",
                  (task("Navrhnout pravidla pro letní termíny", "raskova", "30. 6. 2025", _DONE),),
                  "2023 seniors 3.2.1"),
            Point("Příručka pro pečující", "Vyšla v květnu, rozdává ji i nemocnice.",
                  (info("Dotisk hradí město."),), "2023 seniors 3.2.2"),
        ),
        excused="sedlak vesela", recorded_by="vlckova", verified_by="rybova",
    ),
    Gathering(
        "seniors", "8. 10. 2026", "9:00–11:00", _TOWN_HALL,
        (
            Point("Propouštění z nemocnice",
                  "List propuštění používají dvě oddělení. Další dvě čekají na školení sester.",
                  (task("Domluvit školení na zbylých odděleních", "gajdos", "30. 11. 2026"),),
                  "2023 seniors 3.3.2"),
            Point("Lůžka pro lidi bez domova, kteří potřebují péči",
                  "Řídicí skupina návrh podpořila. Chybí stanovisko kraje.",
                  (info("Návrh je před radou města."),), "2023 seniors 2.1.2"),
        ),
        state=MinutesState.VERIFIED, absent="sedlak", recorded_by="vlckova", verified_by="rybova",
        next_meeting="leden 2027",
    ),
    Gathering(
        "families", "12. 9. 2019", "14:00–16:00", "Centrum mladých Bunkr",
        (
            Point("Rok v terénu", "Pracovníci poznali 48 dětí. Nejvíc jich je u obchodního domu"
                  " a za školou.", (agreed("Klub se bude hledat v dosahu obou míst."),),
                  "2019 families 1.1.2"),
        ),
        state=MinutesState.ARCHIVED, excused="zelenka", recorded_by="bartos",
        verified_by="adamova", project="network",
    ),
    Gathering(
        "families", "23. 4. 2025", "13:00–15:00", "Základní škola, Ostrava-Hrabůvka",
        (
            Point("Sociální pracovník očima ředitelky",
                  "Ubylo neomluvených hodin a učitelé vědí, komu zavolat. Ředitelka by místo chtěla"
                  " zachovat i po projektu.",
                  (task("Spočítat náklady po skončení projektu", "bartos", "30. 9. 2025", _DONE),),
                  "2023 families 1.3.2"),
            Point("Rodinné konference", "Lektor kurz zrušil. Fakulta hledá jiného.",
                  (task("Najít lektora", "skalova", "15. 9. 2025", _GOES_ON),),
                  "2023 families 1.3.5"),
        ),
        excused="hlavata", guests=(("Mgr. Jana Ptáčková", "ředitelka školy"),),
        recorded_by="bartos", verified_by="simkova",
    ),
    Gathering(
        "families", "22. 10. 2026", "14:00–16:00", _TOWN_HALL,
        (
            Point("Školní sociální pracovníci od září 2027",
                  "Rozhodnutí o penězích zatím nepadlo. Bez něj školy nemohou prodloužit smlouvy.",
                  (task("Připravit podklad pro radu města", "horakova", "20. 11. 2026", _DONE),
                   task("Sehnat vyjádření škol", "mia", "11. 12. 2026"),
                   agreed("Skupina žádá město o převzetí osmi míst.")),
                  "2023 families 1.3.2"),
            Point("Startovací byty", "Čtvrtý byt se opravuje, pátý zatím není.", (),
                  "2023 families 2.2.2"),
        ),
        state=MinutesState.COMMENTED, excused="ondrova", recorded_by="bartos",
    ),
    Gathering(
        "exclusion", "5. 3. 2020", "13:00–15:00", "Armáda spásy, Ostrava-Vítkovice",
        (
            Point("Pravidla přidělování bytů", "O bytech bude rozhodovat komise složená z města,"
                  " poskytovatele a zástupce nájemníků.",
                  (agreed("Pravidla jsou schválena."),), "2019 exclusion 2.2.1"),
            Point("Zima v noclehárně", "Obsazenost 88 %, dvakrát bylo třeba volat záchrannou službu.",
                  (), "2019 exclusion 2.1.4"),
        ),
        recorded_by="mach", verified_by="vana", project="network",
    ),
    Gathering(
        "exclusion", "19. 2. 2026", "13:00–15:00", "Armáda spásy, Ostrava-Vítkovice",
        (
            Point("Padesát bytů", "Předáno 36 bytů. Obvody slíbily dalších deset do podzimu.",
                  (task("Jednat se starosty o zbylých bytech", "tichy", "30. 6. 2026", _GOES_ON),
                   task("Objednat prohlídku domu", "zapletal", "31. 3. 2026", TaskState.CANCELLED),
                   info("Nájem platí 33 rodin z 36.")),
                  "2023 exclusion 2.2.1"),
            Point("Příběh jedné rodiny", "Jen pro skupinu: rodina by mohla být poznána.",
                  kind=ItemKind.INTERNAL),
        ),
        excused="spackova", recorded_by="mach", verified_by="zapletal",
    ),
    Gathering(
        "exclusion", "5. 11. 2026", "13:00–15:00", _TOWN_HALL,
        (
            Point("Sociální realitní kancelář: připomínky", "Přišlo sedm připomínek, pět od majitelů"
                  " bytů. Nejčastěji se ptají, kdo zaplatí opravy.",
                  (task("Vypořádat připomínky", "sami", "26. 11. 2026"),),
                  "2023 exclusion 2.2.3"),
            Point("Zimní opatření", "Noclehárna otevírá o týden dřív.",
                  (info("Od 23. listopadu je v provozu i denní centrum o víkendu."),)),
        ),
        state=MinutesState.DRAFT, absent="nosek", recorded_by="mach",
    ),
    Gathering(
        "mental", "10. 10. 2019", "15:00–16:30", "Mens Sana, Ostrava-Poruba",
        (Point("Terénní tým", "Sestra i sociální pracovnice nastoupí v listopadu.", (),
               "2019 mental 1.1.5"),),
        state=MinutesState.ARCHIVED, recorded_by="gregor", verified_by="fojtikova",
    ),
    Gathering(
        "mental disability", "3. 6. 2026", "9:00–11:30", _TOWN_HALL,
        (
            Point("Bydlení po propuštění z ústavu",
                  "Obě skupiny hledají malé byty. Domluvily se, že o ně budou žádat společně.",
                  (agreed("Jedna společná žádost na byty v roce 2027."),
                   task("Sepsat žádost", "ulrich", "30. 9. 2026", _DONE)),
                  "2023 mental 2.2.5"),
            Point("Druhá domácnost ve Svinově", "Kolaudace je v září.", (),
                  "2023 disability 2.2.4"),
        ),
        title="Společné jednání o bydlení", excused="kucera", recorded_by="kubickova",
        verified_by="polak",
    ),
    Gathering(
        "disability", "24. 9. 2020", "10:00–12:00", "TyfloCentrum Ostrava, Sokolská třída",
        (Point("Mapa bezbariérových míst", "Zmapováno 140 vstupů, 31 z nich bez překážek.",
               (info("Mapa bude na stránkách města na jaře."),), "2019 disability 3.1.4"),),
        recorded_by="kubickova", verified_by="polak",
    ),
    Gathering(
        "crisis", "16. 5. 2024", "9:00–11:00", "Krizové centrum Ostrava, Ruská 94/29",
        (
            Point("Dohoda se složkami záchranného systému", "Dohoda se podepíše na konci května."
                  " Potom se spolupráce nabídne školám.",
                  (task("Oslovit ředitele škol", "vranova", "30. 9. 2024", _DONE),),
                  "2023 crisis 2.3.1"),
        ),
        excused="liskova", recorded_by="skalova", verified_by="jurca",
    ),
    Gathering(
        "crisis", "24. 9. 2026", "9:00–11:00", "Krizové centrum Ostrava, Ruská 94/29",
        (
            Point("Výjezdy do škol", "Do konce září 31 výjezdů. Tým žádá o druhého supervizora.",
                  (task("Zajistit supervizora", "kolarova", "31. 10. 2026"),), "2023 crisis 2.3.1"),
            Point("Třetí byt v utajení", "Vlastník odstoupil, město hledá náhradu.", (),
                  "2023 crisis 2.3.2", kind=ItemKind.HIDDEN),
        ),
        state=MinutesState.VERIFIED, absent="fiala", recorded_by="skalova", verified_by="jurca",
    ),
    Gathering(
        "roma", "9. 6. 2026", "16:00–18:00", "Vzájemné soužití, Ostrava-Muglinov",
        (
            Point("Dvanáct domovníků", "Všichni domovníci přišli. Nejvíc jim pomáhá, když policie"
                  " zavolá zpátky.",
                  (agreed("Městská policie určí jednoho člověka pro každou lokalitu."),),
                  "2023 roma 1.1.4"),
            Point("Oprava domů v Radvanicích", "První dům je hotový, na druhém se mění střecha.", (),
                  "2023 roma 2.2.6"),
        ),
        recorded_by="gabrova", verified_by="zemanova",
    ),
    Gathering(
        "steering", "20. 3. 2019", "9:00–12:00", "Nová radnice, velká zasedací místnost",
        (
            Point("Návrhy aktivit 5. komunitního plánu",
                  "Skupina prošla návrhy všech pracovních skupin. U protidrogové prevence ocenila"
                  " společný postup se skupinou pro sociální vyloučení.",
                  (agreed("Plán se předkládá radě města."),)),
        ),
        recorded_by="kora", verified_by="dolezal", project="network",
        state=MinutesState.ARCHIVED,
    ),
    Gathering(
        "steering", "26. 6. 2026", "9:00–11:30", "Nová radnice, velká zasedací místnost",
        (
            Point("Vrácené návrhy", "Dva návrhy se vracejí k doplnění, jeden se odkládá.",
                  (voted("Testování na hudebních akcích se vrací skupině k doplnění.", 9, 0, 2),),
                  "2023 drugs 1.2.3"),
            Point("Příprava plánu po roce 2026", "Každá skupina do Vánoc řekne, co převzít.",
                  (task("Poslat skupinám osnovu", "kora", "31. 8. 2026", _DONE),)),
        ),
        excused="pavlu", recorded_by="kora", verified_by="janecek",
    ),
    Gathering(
        "steering", "16. 12. 2026", "9:00–12:00", "Nová radnice, velká zasedací místnost",
        (Point("Vyhodnocení roku 2026", takes=60, opens="kora"),
         Point("Návrhy k odsouhlasení", takes=75, opens="dolezal"), Point("Různé", takes=15)),
        state=MinutesState.DRAFT, invited="16. 11. 2026",
    ),
)  # fmt: skip
