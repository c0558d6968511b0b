"""The groups of the demo city, and who sits in them."""

from __future__ import annotations

from planning.cli.city.book import Book, day
from planning.lib.database import db
from planning.model import Deciding, Function, Group, GroupKind, Membership, Quorum, Side

#: key: name, kind, what it cares for, working days of notice, meetings a year, quorum, guests
GROUPS = {
    "drugs": (
        "Protidrogová prevence", GroupKind.WORKING,
        "Pečuje o služby pro lidi ohrožené závislostí, pro jejich blízké a pro děti a mladé lidi,"
        " u nichž se závislosti dá předejít. Hlídá, aby služby na sebe navazovaly.",
        7, 5, Quorum.MAJORITY, True,
    ),
    "seniors": (
        "Senioři", GroupKind.WORKING,
        "Plánuje péči o staré lidi doma i v zařízeních a podporu těch, kdo o ně pečují.",
        7, 4, Quorum.MAJORITY, True,
    ),
    "families": (
        "Děti, mládež a rodina", GroupKind.WORKING,
        "Plánuje pomoc rodinám s dětmi a mladým lidem tam, kde tráví čas: doma, ve škole, venku.",
        7, 5, Quorum.MAJORITY, True,
    ),
    "exclusion": (
        "Osoby ohrožené sociálním vyloučením", GroupKind.WORKING,
        "Hledá cesty z ulice, z ubytoven a z dluhů: terénní práci, bydlení s podporou a práci.",
        7, 4, Quorum.MAJORITY, True,
    ),
    "mental": (
        "Osoby s duševním onemocněním", GroupKind.WORKING,
        "Podporuje život lidí s duševním onemocněním mezi ostatními a spolupráci sociálních"
        " služeb s psychiatrickou péčí.",
        5, 4, Quorum.NUMBER, True,
    ),
    "disability": (
        "Osoby se zdravotním postižením", GroupKind.WORKING,
        "Pečuje o to, aby lidé s postižením mohli bydlet, pracovat a pohybovat se po městě"
        " podle svého.",
        7, 4, Quorum.MAJORITY, True,
    ),
    "crisis": (
        "Oběti trestné činnosti a krizová pomoc", GroupKind.WORKING,
        "Propojuje poradny, krizové služby, policii a zdravotníky, aby člověk v krizi nemusel"
        " hledat pomoc dvakrát.",
        7, 4, Quorum.MAJORITY, True,
    ),
    "roma": (
        "Romská menšina", GroupKind.WORKING,
        "Plánuje služby v lokalitách, kde žijí romské rodiny, společně s lidmi, kteří v nich bydlí.",
        7, 4, Quorum.NONE, True,
    ),
    "steering": (
        "Řídicí skupina komunitního plánu", GroupKind.STEERING,
        "Posuzuje návrhy pracovních skupin, sleduje plnění plánu a předkládá jej městu.",
        10, 4, Quorum.MAJORITY, False,
    ),
    "youngcarers": (
        "Mladí pečující", GroupKind.AD_HOC,
        "Má zjistit, kolik dětí ve městě pečuje o nemocného rodiče a co by jim"
        " pomohlo.",
        7, 3, Quorum.NONE, True,
    ),
}  # fmt: skip

_M, _D, _S, _G, _X = (
    Function.MANAGER,
    Function.DEPUTY,
    Function.SECRETARY,
    Function.GUEST,
    Function.SUBSTITUTE,
)
_N = Function.MEMBER
_CO, _PR, _US, _PU, _EX = (
    Side.COMMISSIONER,
    Side.PROVIDER,
    Side.SERVICE_USER,
    Side.PUBLIC,
    Side.EXPERT,
)

#: group: person, function, side, first day, last day ("" = still there)
SEATS: dict[str, list[tuple[str, Function, Side, str, str]]] = {
    "drugs": [
        ("gita", _M, _PR, "1. 10. 2018", ""),
        ("sami", _S, _PR, "1. 10. 2018", ""),
        ("mia", _N, _PR, "1. 10. 2018", ""),
        ("blazek", _D, _PR, "1. 10. 2018", ""),
        ("cermak", _N, _PR, "1. 10. 2018", ""),
        ("dvorska", _N, _CO, "1. 10. 2018", "31. 12. 2022"),
        ("fiala", _N, _CO, "1. 10. 2018", ""),
        ("gajdos", _N, _EX, "1. 3. 2020", ""),
        ("havel", _N, _PR, "1. 10. 2018", "30. 6. 2021"),
        ("chalupova", _N, _CO, "1. 10. 2018", ""),
        ("lacina", _N, _US, "1. 1. 2020", ""),
        ("musil", _N, _US, "1. 10. 2018", "31. 12. 2020"),
        ("vana", _N, _PR, "1. 2. 2023", ""),
        ("stefanek", _N, _CO, "1. 1. 2023", ""),
        ("kratka", _X, _PR, "1. 9. 2024", ""),
        ("zak", _G, _EX, "1. 9. 2023", ""),
    ],
    "seniors": [
        ("rybova", _M, _PR, "1. 10. 2018", ""),
        ("vlckova", _S, _PR, "1. 10. 2018", ""),
        ("nemcova", _N, _PR, "1. 10. 2018", ""),
        ("otahal", _N, _PR, "1. 10. 2018", "31. 3. 2024"),
        ("raskova", _N, _PR, "1. 4. 2024", ""),
        ("urbanova", _D, _CO, "1. 10. 2018", ""),
        ("pavlu", _N, _US, "1. 10. 2018", ""),
        ("toman", _N, _US, "1. 10. 2018", "30. 9. 2022"),
        ("vesela", _N, _US, "1. 10. 2022", ""),
        ("sedlak", _N, _PU, "1. 1. 2023", ""),
        ("gajdos", _N, _EX, "1. 1. 2021", ""),
    ],
    "families": [
        ("adamova", _M, _PR, "1. 10. 2018", ""),
        ("mia", _N, _PR, "1. 2. 2023", ""),
        ("bartos", _S, _PR, "1. 10. 2018", ""),
        ("simkova", _D, _CO, "1. 10. 2018", ""),
        ("ivanova", _N, _PR, "1. 10. 2018", ""),
        ("skalova", _N, _PR, "1. 3. 2020", ""),
        ("hlavata", _N, _US, "1. 1. 2021", ""),
        ("zelenka", _N, _PU, "1. 10. 2018", "31. 8. 2023"),
        ("ondrova", _N, _EX, "1. 10. 2018", ""),
        ("horakova", _N, _CO, "1. 10. 2018", ""),
    ],
    "exclusion": [
        ("vana", _M, _PR, "1. 10. 2018", ""),
        ("sami", _N, _PR, "1. 2. 2023", ""),
        ("mach", _S, _PR, "1. 10. 2018", ""),
        ("prochazka", _N, _PR, "1. 10. 2018", ""),
        ("tichy", _D, _CO, "1. 10. 2018", ""),
        ("cibulka", _N, _US, "1. 10. 2018", "28. 2. 2021"),
        ("nosek", _N, _US, "1. 3. 2021", ""),
        ("spackova", _N, _CO, "1. 10. 2018", ""),
        ("zapletal", _N, _PR, "1. 1. 2023", ""),
        ("maresova", _N, _CO, "1. 1. 2023", ""),
    ],
    "mental": [
        ("fojtikova", _M, _PR, "1. 10. 2018", ""),
        ("gregor", _S, _PR, "1. 10. 2018", ""),
        ("elias", _N, _EX, "1. 10. 2018", ""),
        ("gita", _N, _EX, "1. 2. 2023", ""),
        ("kucera", _N, _US, "1. 10. 2018", ""),
        ("richter", _N, _US, "1. 5. 2022", ""),
        ("maresova", _D, _CO, "1. 10. 2018", ""),
        ("ulrich", _N, _PR, "1. 1. 2020", ""),
    ],
    "disability": [
        ("polak", _M, _PR, "1. 10. 2018", ""),
        ("kubickova", _S, _PR, "1. 10. 2018", ""),
        ("raskova", _N, _PR, "1. 10. 2018", ""),
        ("ulrich", _D, _PR, "1. 10. 2018", ""),
        ("travnicek", _N, _US, "1. 10. 2018", ""),
        ("horakova", _N, _CO, "1. 10. 2018", ""),
        ("zelenka", _N, _PU, "1. 9. 2023", ""),
    ],
    "crisis": [
        ("jurca", _M, _PR, "1. 10. 2018", ""),
        ("kolarova", _D, _PR, "1. 10. 2018", ""),
        ("skalova", _S, _PR, "1. 10. 2018", ""),
        ("liskova", _N, _EX, "1. 10. 2018", ""),
        ("fiala", _N, _CO, "1. 10. 2018", ""),
        ("sykora", _N, _PR, "1. 10. 2018", "31. 12. 2024"),
        ("vranova", _N, _PR, "1. 1. 2023", ""),
        ("chalupova", _N, _CO, "1. 1. 2025", ""),
    ],
    "roma": [
        ("zemanova", _M, _PR, "1. 10. 2018", ""),
        ("gabrova", _S, _PR, "1. 10. 2018", ""),
        ("demeter", _N, _PR, "1. 10. 2018", ""),
        ("baloghova", _D, _PR, "1. 10. 2018", ""),
        ("zidek", _N, _PR, "1. 10. 2018", ""),
        ("cibulka", _N, _US, "1. 3. 2021", ""),
        ("janecek", _N, _CO, "1. 10. 2018", ""),
    ],
    "steering": [
        ("dolezal", _M, _CO, "1. 10. 2018", ""),
        ("kora", _S, _CO, "1. 10. 2018", ""),
        ("janecek", _D, _CO, "1. 10. 2018", ""),
        ("gita", _N, _PR, "1. 2. 2023", ""),
        ("rybova", _N, _PR, "1. 10. 2018", ""),
        ("adamova", _N, _PR, "1. 10. 2018", ""),
        ("vana", _N, _PR, "1. 10. 2018", ""),
        ("fojtikova", _N, _PR, "1. 10. 2018", ""),
        ("polak", _N, _PR, "1. 10. 2018", ""),
        ("jurca", _N, _PR, "1. 10. 2018", ""),
        ("zemanova", _N, _PR, "1. 10. 2018", ""),
        ("pavlu", _N, _US, "1. 1. 2020", ""),
        ("ondrova", _N, _EX, "1. 10. 2018", ""),
    ],
    "youngcarers": [
        ("ivanova", _M, _PR, "1. 11. 2026", ""),
        ("skalova", _S, _PR, "1. 11. 2026", ""),
    ],
}


#: How the names stand after "of the working group" at the head of minutes.
GENITIVES = {
    "drugs": "Protidrogové prevence",
    "seniors": "Seniorů",
    "families": "Dětí, mládeže a rodiny",
    "exclusion": "Osob ohrožených sociálním vyloučením",
    "mental": "Osob s duševním onemocněním",
    "disability": "Osob se zdravotním postižením",
    "crisis": "Obětí trestné činnosti a krizové pomoci",
    "roma": "Romské menšiny",
    "steering": "Řídicí skupiny komunitního plánu",
    "youngcarers": "Mladých pečujících",
}


#: How a group decides where it has a rule of its own; the others write down what they agreed on.
DECIDING = {"seniors": Deciding.CONSENSUS, "steering": Deciding.VOTE}
#: What agendas begin from: a point a line.
_STANDING = "Kontrola úkolů\nAktivity, které se zpožďují\nRůzné"
STANDING_AGENDAS = {
    "drugs": "Kontrola úkolů\nCo se děje:\nAktivity, které se zpožďují\nCo bude:\nTermín a témata"
    " příštího jednání\nRůzné",
    "seniors": _STANDING,
    "families": _STANDING,
    "steering": "Kontrola usnesení\nNávrhy k odsouhlasení\nRůzné",
}


def write(book: Book) -> None:
    """Make the groups and everybody's seats."""
    for key, (name, kind, remit, notice, yearly, quorum, guests) in GROUPS.items():
        book.groups[key] = Group(
            name=name,
            genitive=GENITIVES.get(key, ""),
            kind=kind,
            remit=remit,
            notice_days=notice,
            meetings_a_year=yearly,
            quorum=quorum,
            quorum_number=4 if quorum is Quorum.NUMBER else None,
            guests_allowed=guests,
            deciding=DECIDING.get(key, Deciding.AGREEMENT),
            standing_agenda=STANDING_AGENDAS.get(key, ""),
        )
        seats = [_seat(book, *seat) for seat in SEATS[key]]
        book.groups[key].memberships = seats
    db.session.add_all(book.groups.values())


def _seat(
    book: Book, key: str, function: Function, side: Side, first: str, last: str
) -> Membership:
    person = book.people[key]
    return Membership(
        person=person,
        function=function,
        side=side,
        organisation=person.organisation,
        represents="" if person.organisation else _SPEAKS_FOR[side],
        from_on=day(first),
        to_on=day(last) if last else None,
        appointed_by="pracovní skupina" if first != "1. 10. 2018" else "rada města",
    )


_SPEAKS_FOR = {
    Side.SERVICE_USER: "uživatelé služeb",
    Side.PUBLIC: "veřejnost",
    Side.EXPERT: "odborná veřejnost",
}
