"""The demo city's directory: who provides, who pays, for whom, where, and in which projects."""

from __future__ import annotations

from planning.cli.city.book import Book
from planning.lib.database import db
from planning.model import (
    City,
    FundingSource,
    Organisation,
    Project,
    PublicityProfile,
    TargetGroup,
    Territory,
)

#: key: name, short name, address, web
ORGANISATIONS = {
    "smo": ("Statutární město Ostrava", "SMO", "Prokešovo náměstí 1803/8, Ostrava", "ostrava.cz"),
    "msk": ("Krajský úřad Moravskoslezského kraje", "KÚ MSK", "28. října 117, Ostrava", "msk.cz"),
    "modry": (
        "Modrý kříž v České republice",
        "Modrý kříž",
        "Havlíčkovo nábřeží 687/21, Ostrava",
        "",
    ),
    "renarkon": (
        "Renarkon, o. p. s.",
        "Renarkon",
        "Mariánskohorská 1328/29, Ostrava",
        "renarkon.cz",
    ),
    "arka": ("ARKA CZ, z. s.", "ARKA", "Ostrava-Moravská Ostrava", ""),
    "charita": ("Charita Ostrava", "Charita", "Kořenského 17, Ostrava-Vítkovice", ""),
    "diakonie": ("Slezská diakonie", "SD", "Na Nivách 259/7, Český Těšín", ""),
    "armada": ("Armáda spásy v České republice, z. s.", "Armáda spásy", "Ostrava-Vítkovice", ""),
    "anima": ("ANIMA VIVA z. s.", "Anima Viva", "Ostrava-Mariánské Hory", ""),
    "mens": ("MENS SANA, z. ú.", "Mens Sana", "Ostrava-Poruba", ""),
    "kruh": ("Bílý kruh bezpečí, z. s.", "BKB", "28. října 124, Ostrava", ""),
    "centrum": (
        "Centrum sociálních služeb Ostrava, o. p. s.",
        "CSSO",
        "Jahnova 867/12, Ostrava",
        "",
    ),
    "vzajemne": ("Vzájemné soužití, o. p. s.", "Vzájemné soužití", "Bieblova 404/8, Ostrava", ""),
    "spolecne": ("Společně-Jekhetane, o. p. s.", "Jekhetane", "U Tiskárny 515/3, Ostrava", ""),
    "bunkr": ("Centrum mladých Bunkr, z. s.", "Bunkr", "Ostrava-Jih", ""),
    "spirala": ("Krizové centrum Ostrava, z. s.", "Krizové centrum", "Ruská 94/29, Ostrava", ""),
    "domov": ("Domov Slunečnice Ostrava, p. o.", "Slunečnice", "Opavská 4472, Ostrava-Poruba", ""),
    "jih": ("Městský obvod Ostrava-Jih", "MOb Jih", "Horní 791/3, Ostrava-Hrabůvka", ""),
    "poruba": ("Městský obvod Poruba", "MOb Poruba", "Klimkovická 28/55, Ostrava-Poruba", ""),
    "policie": ("Městská policie Ostrava", "MP Ostrava", "Nádražní 1012/110, Ostrava", ""),
    "nemocnice": ("Fakultní nemocnice Ostrava", "FNO", "17. listopadu 1790/5, Ostrava", ""),
    "up": (
        "Úřad práce ČR, kontaktní pracoviště Ostrava",
        "ÚP Ostrava",
        "Zahradní 368/12, Ostrava",
        "",
    ),
    "tyflo": (
        "TyfloCentrum Ostrava, o. p. s.",
        "TyfloCentrum",
        "Sokolská třída 2800/99, Ostrava",
        "",
    ),
    "osu": (
        "Ostravská univerzita, Fakulta sociálních studií",
        "FSS OU",
        "Českobratrská 16, Ostrava",
        "",
    ),
}

#: Registration numbers, where we are sure of them.
ICO = {
    "smo": "00845451",
    "msk": "70890692",
    "nemocnice": "00843989",
    "diakonie": "65468562",
    "armada": "40613411",
    "charita": "44940998",
    "up": "72496991",
}

#: Target groups as the register of social services names them, and those worksheets add.
TARGET_GROUPS = (
    "děti a mládež ve věku od 6 do 26 let ohrožené společensky nežádoucími jevy",
    "etnické menšiny",
    "imigranti a azylanti",
    "oběti domácího násilí",
    "oběti obchodu s lidmi",
    "oběti trestné činnosti",
    "osoby bez přístřeší",
    "osoby do 26 let věku opouštějící školská zařízení pro výkon ústavní péče",
    "osoby komerčně zneužívané",
    "osoby ohrožené závislostí nebo závislé na návykových látkách",
    "osoby s chronickým duševním onemocněním",
    "osoby s chronickým onemocněním",
    "osoby s kombinovaným postižením",
    "osoby s mentálním postižením",
    "osoby se sluchovým postižením",
    "osoby s tělesným postižením",
    "osoby se zdravotním postižením",
    "osoby se zrakovým postižením",
    "osoby s jiným zdravotním postižením",
    "osoby v krizi",
    "osoby žijící v sociálně vyloučených komunitách",
    "osoby, které vedou rizikový způsob života nebo jsou tímto způsobem života ohroženy",
    "pachatelé trestné činnosti",
    "rodiny s dítětem/dětmi",
    "senioři",
    "pečující osoby",
    "Pracovníci v sociálních službách",
    "Široká veřejnost",
)

#: name: RÚIAN code where we know it, name of the place it lies in
TERRITORIES = {
    "Moravskoslezský kraj": ("132", ""),
    "Ostrava a okolí": ("", "Moravskoslezský kraj"),
    "Ostrava": ("554821", "Moravskoslezský kraj"),
    "Moravská Ostrava a Přívoz": ("", "Ostrava"),
    "Ostrava-Jih": ("", "Ostrava"),
    "Poruba": ("", "Ostrava"),
    "Slezská Ostrava": ("", "Ostrava"),
    "Mariánské Hory a Hulváky": ("", "Ostrava"),
    "Vítkovice": ("", "Ostrava"),
    "Radvanice a Bartovice": ("", "Ostrava"),
    "Svinov": ("", "Ostrava"),
    "Michálkovice": ("", "Ostrava"),
    "sociálně vyloučené lokality": ("", "Ostrava"),
    "Neuvedeno": ("", ""),
}

FUNDING_SOURCES = {
    "KÚ MSK": "Moravskoslezský kraj",
    "SMO": "Statutární město Ostrava",
    "MPSV": "Ministerstvo práce a sociálních věcí",
    "MV": "Ministerstvo vnitra",
    "MZ": "Ministerstvo zdravotnictví",
    "MŠMT": "Ministerstvo školství, mládeže a tělovýchovy",
    "MMR": "Ministerstvo pro místní rozvoj",
    "EU": "Evropské fondy",
    "RVKPP": "Rada vlády pro koordinaci protidrogové politiky",
    "MOb": "Městský obvod",
    "ZP": "Zdravotní pojišťovny",
    "Nadace": "Nadace a dárci",
    "Úhrady": "Úhrady uživatelů",
    "Vlastní zdroje": "Vlastní zdroje organizace",
}

_ESF_2014 = (
    "Projekt se hradí z Evropského sociálního fondu prostřednictvím Operačního programu"
    " Zaměstnanost, ze státního rozpočtu a z rozpočtu statutárního města Ostravy."
)
_ESF_2021 = "Spolufinancováno Evropskou unií z Operačního programu Zaměstnanost plus."

#: key: name, number, programme, call, period, budget, summary, publicity, organisation, plan
PROJECTS = {
    "network": (
        "Společné plánování udržitelné sítě sociálních služeb v Ostravě",
        "CZ.03.2.63/0.0/0.0/16_063/0006590", "Operační program Zaměstnanost", "03_16_063",
        "2018–2020", None,
        "Město a pracovní skupiny společně připravují plán sociálních služeb: scházejí se,"
        " sepisují aktivity a domlouvají, kdo je uskuteční.",
        _ESF_2014, "smo", 2019,
    ),
    "sociopoint": (
        "Podpora rozvoje sociální práce a služeb v Ostravě",
        "CZ.03.2.63/0.0/0.0/19_098/0015265", "Operační program Zaměstnanost", "03_19_098",
        "2020–2022", None,
        "V přízemí Nové radnice vzniklo 1. října 2021 místo první pomoci SOCIOPOINT"
        " s bezplatnou linkou 800 700 650 a s aplikací, která funguje i bez připojení.",
        _ESF_2014, "smo", 2019,
    ),
    "renarkon": (
        "Rozšíření odborného sociálního poradenství pro osoby závislé nebo ohrožené závislostí"
        " v Ostravě",
        "CZ.03.02.01/00/22_018/0001316", "Operační program Zaměstnanost plus", "03_22_018",
        "1. 9. 2023 – 31. 8. 2026", 4_686_780,
        "Dva noví sociální pracovníci Terapeutického centra Renarkon. Cílem je podpořit aspoň"
        " 200 lidí a u 140 z nich (70 %) dosáhnout posunu o 5 bodů na škále ORS; pracuje se"
        " i ve věznici v Ostravě-Heřmanicích.",
        _ESF_2021, "renarkon", 2023,
    ),
}  # fmt: skip


#: programme of a project: name of its profile, lines beside the logos, sentence at the foot.
#: The logos are the city's to add.
PROFILES = {
    "Operační program Zaměstnanost": (
        "OP Zaměstnanost 2014–2020",
        "Evropská unie\nEvropský sociální fond\nOperační program Zaměstnanost",
        _ESF_2014,
    ),
    "Operační program Zaměstnanost plus": (
        "OP Zaměstnanost plus 2021–2027",
        "Spolufinancováno Evropskou unií",
        _ESF_2021,
    ),
}


def write(book: Book) -> None:
    """Make everything the worksheets refer to."""
    for key, (name, short, address, web) in ORGANISATIONS.items():
        book.organisations[key] = Organisation(
            name=name,
            short_name=short,
            ico=ICO.get(key),
            address=address,
            web=f"https://www.{web}" if web else "",
        )
    db.session.add_all(book.organisations.values())
    db.session.add_all(TargetGroup(name=name) for name in TARGET_GROUPS)
    db.session.add_all(FundingSource(code=c, name=name) for c, name in FUNDING_SOURCES.items())
    places: dict[str, Territory] = {}
    for name, (code, parent) in TERRITORIES.items():
        places[name] = Territory(
            name=name, code=code, parent=places.get(parent), is_unknown=name == "Neuvedeno"
        )
    db.session.add_all(places.values())


def write_projects(book: Book) -> None:
    """Make the funded projects; they belong to organisations and plans, and have to be seen."""
    profiles = {
        programme: PublicityProfile(name=name, header=header, footer=footer)
        for programme, (name, header, footer) in PROFILES.items()
    }
    for key, row in PROJECTS.items():
        name, number, programme, call, period, budget, summary, publicity, owner, plan = row
        book.projects[key] = Project(
            name=name,
            number=number,
            programme=programme,
            call=call,
            period=period,
            budget=budget,
            summary=summary,
            publicity=publicity,
            profile=profiles.get(programme),
            organisation=book.organisations[owner],
            plan_id=book.plans[plan].id,
        )
    db.session.add_all(book.projects.values())


def write_city(book: Book) -> None:
    """Name the city, its plan and its coordinator."""
    db.session.add(
        City(
            name="Ostrava",
            plan_name="Komunitní plán Ostrava",
            coordinator_id=book.people["kora"].id,
            publicity="Plánování sociálních služeb v Ostravě hradí město ze svého rozpočtu;"
            " některé aktivity podporuje také Evropská unie.",
        )
    )
