"""The people of the demo city. All are invented; users of services have no e-mail here."""

from __future__ import annotations

from werkzeug.security import generate_password_hash

from planning.cli.city.book import Book, day, moment
from planning.lib.collation import plain
from planning.lib.database import db
from planning.model import CityRole, Person, User

PASSWORD = "demo"  # noqa: S105 - said on the sign-in page and by the server as it starts

#: key: titles before, first name, surname, titles after, organisation, role in the city, phone
ACCOUNTS = {
    "mia": ("", "Mia", "Benešová", "", "modry", None, "599 000 011"),
    "sami": ("Bc.", "Sami", "Kubát", "", "renarkon", None, "599 000 012"),
    "gita": ("Mgr.", "Gita", "Malá", "", "arka", None, "599 000 013"),
    "kora": ("", "Kora", "Vítková", "", "smo", CityRole.COORDINATOR, "599 000 001"),
    "omar": ("Ing.", "Omar", "Šťastný", "", "smo", CityRole.OFFICIAL, "599 000 002"),
    "ada": ("", "Ada", "Hrubá", "", "smo", CityRole.ADMIN, "599 000 003"),
}

#: key: titles before, first name, surname, titles after, organisation ("" = a user of services)
OTHERS = {
    "blazek": ("Mgr.", "Tomáš", "Blažek", "", "renarkon"),
    "cermak": ("Bc.", "Radim", "Čermák", "", "arka"),
    "dvorska": ("PhDr.", "Helena", "Dvorská", "Ph.D.", "msk"),
    "fiala": ("Mgr.", "Ondřej", "Fiala", "", "policie"),
    "gajdos": ("MUDr.", "Pavel", "Gajdoš", "", "nemocnice"),
    "havel": ("", "Lukáš", "Havelka", "DiS.", "bunkr"),
    "chalupova": ("Mgr.", "Iva", "Chalupová", "", "smo"),
    "janecek": ("Ing.", "Petr", "Janeček", "", "smo"),
    "kratka": ("Bc.", "Lenka", "Krátká", "DiS.", "modry"),
    "lacina": ("", "Roman", "Lacina", "", ""),
    "musil": ("", "Josef", "Musil", "", ""),
    "nemcova": ("Mgr.", "Dana", "Němcová", "", "charita"),
    "otahal": ("Mgr. et Mgr.", "Jan", "Otáhal", "", "diakonie"),
    "pavlu": ("", "Věra", "Pavlů", "", ""),
    "rybova": ("Bc.", "Klára", "Rybová", "", "domov"),
    "sykora": ("PhDr.", "Milan", "Sýkora", "", "centrum"),
    "simkova": ("Mgr.", "Eva", "Šimková", "", "jih"),
    "toman": ("", "Karel", "Toman", "", ""),
    "urbanova": ("Ing.", "Marta", "Urbanová", "", "poruba"),
    "vana": ("Mgr.", "Daniel", "Váňa", "", "armada"),
    "zemanova": ("Mgr.", "Alena", "Zemanová", "", "vzajemne"),
    "zidek": ("Bc.", "Martin", "Žídek", "", "spolecne"),
    "adamova": ("Mgr.", "Soňa", "Adamová", "", "bunkr"),
    "bartos": ("Mgr.", "Filip", "Bartoš", "", "centrum"),
    "cibulka": ("", "Aleš", "Cibulka", "", ""),
    "dolezal": ("Ing.", "Zdeněk", "Doležal", "MPA", "smo"),
    "elias": ("MUDr.", "Ivo", "Eliáš", "", "mens"),
    "fojtikova": ("Mgr.", "Radka", "Fojtíková", "", "anima"),
    "gregor": ("Bc.", "Vít", "Gregor", "", "mens"),
    "hlavata": ("", "Jarmila", "Hlavatá", "", ""),
    "ivanova": ("Mgr.", "Nina", "Ivanová", "", "charita"),
    "jurca": ("Mgr.", "Pavel", "Jurča", "", "kruh"),
    "kolarova": ("Mgr.", "Tereza", "Kolářová", "", "spirala"),
    "liskova": ("JUDr.", "Blanka", "Lišková", "", "kruh"),
    "mach": ("Bc.", "Dominik", "Mach", "", "armada"),
    "nosek": ("", "Bohumil", "Nosek", "", ""),
    "ondrova": ("PaedDr.", "Ludmila", "Ondrová", "CSc.", "osu"),
    "polak": ("Mgr.", "Štěpán", "Polák", "", "tyflo"),
    "raskova": ("Bc.", "Hana", "Rašková", "", "diakonie"),
    "sedlak": ("", "Vladimír", "Sedlák", "", ""),
    "spackova": ("Mgr.", "Olga", "Špačková", "", "up"),
    "tichy": ("Ing.", "Rudolf", "Tichý", "", "jih"),
    "ulrich": ("Mgr.", "Marek", "Ulrich", "", "diakonie"),
    "vesela": ("", "Božena", "Veselá", "", ""),
    "zak": ("doc. PhDr.", "Jan", "Žák", "Ph.D.", "osu"),
    "baloghova": ("", "Erika", "Baloghová", "", "spolecne"),
    "demeter": ("", "Ladislav", "Demeter", "", "vzajemne"),
    "gabrova": ("Mgr.", "Ivana", "Gáborová", "", "vzajemne"),
    "horakova": ("Mgr.", "Jitka", "Horáková", "", "smo"),
    "kucera": ("", "Emil", "Kučera", "", ""),
    "maresova": ("Mgr.", "Pavla", "Marešová", "", "smo"),
    "prochazka": ("Bc.", "Adam", "Procházka", "DiS.", "charita"),
    "richter": ("", "Eduard", "Richter", "", ""),
    "skalova": ("Mgr.", "Lucie", "Skálová", "", "centrum"),
    "stefanek": ("Ing.", "Igor", "Štefánek", "", "msk"),
    "travnicek": ("", "Libor", "Trávníček", "", ""),
    "vlckova": ("Mgr.", "Simona", "Vlčková", "", "domov"),
    "zapletal": ("Mgr.", "Hynek", "Zapletal", "", "armada"),
    "zelenka": ("", "Otakar", "Zelenka", "", ""),
    "kubickova": ("Bc.", "Petra", "Kubíčková", "", "tyflo"),
    "vranova": ("Mgr.", "Magda", "Vránová", "", "charita"),
}


def _person(book: Book, before: str, first: str, last: str, after: str, at: str) -> Person:
    """Somebody with a public name when they speak for an organisation."""
    address = plain(f"{first}.{last}").replace(" ", "")
    return Person(
        titles_before=before,
        first_name=first,
        last_name=last,
        titles_after=after,
        organisation=book.organisations.get(at),
        email=f"{address}@ostrava.test" if at else "",
        name_is_public=bool(at),
        shares_contacts=bool(at),
    )


def write(book: Book) -> None:
    """Make the people, and the accounts of six of them."""
    joined = moment(day("3. 9. 2018"))
    for key, (before, first, last, after, at, role, phone) in ACCOUNTS.items():
        person = _person(book, before, first, last, after, at)
        person.email, person.phone = f"{key}@demo.test", phone
        book.people[key] = person
        book.users[key] = User(
            person=person,
            email=person.email,
            password_hash=generate_password_hash(PASSWORD),
            role=role,
            created_at=joined,
        )
    for position, (key, row) in enumerate(OTHERS.items(), start=20):
        person = _person(book, *row)
        if person.organisation:
            person.phone = f"599 000 {position:03d}"
        book.people[key] = person
    db.session.add_all(book.people.values())
    db.session.add_all(book.users.values())
