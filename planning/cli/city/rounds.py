"""What the public of the demo city says: a round that is settled, and one that is open now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from planning.cli.city.book import Book, day, moment
from planning.lib.clock import today
from planning.lib.database import db
from planning.model import (
    Activity,
    AuthorKind,
    Channel,
    CommentRound,
    Event,
    Matter,
    Outcome,
    Plan,
    PlanVersion,
    RoundState,
    Submission,
    Weight,
    place,
)

_C, _O, _B, _M = AuthorKind.CITIZEN, AuthorKind.ORGANISATION, AuthorKind.BODY, AuthorKind.MEMBER


@dataclass(frozen=True)
class Said:
    """A comment: when, by whom, about what, in which words, and what became of it.

    ``path`` has no rows, so that it needs no ids; ``suggested`` is what the group would answer.
    """

    on: str
    who: AuthorKind
    text: str
    activity: str = ""
    path: str = ""
    part: str = ""
    proposed: str = ""
    reason: str = ""
    name: str = ""
    contact: str = ""
    organisation: str = ""
    channel: Channel = Channel.FORM
    matter: Matter = Matter.SUBSTANTIVE
    weight: Weight = Weight.ADVISORY
    outcome: Outcome = Outcome.RECEIVED
    why: str = ""
    suggested: Outcome | None = None
    suggestion: str = ""
    #: Whether the first change of its place after it came is what came of it.
    is_linked: bool = False


@dataclass(frozen=True)
class Asked:
    """A round: the first year of its plan, what it is called, from when until when."""

    year: int
    title: str
    version: str
    opens: datetime
    closes: datetime
    intro: str
    said: tuple[Said, ...]
    approved: tuple[str, str, str] | None = None


_PLACES = (
    "Odbor sociálních věcí, Sokolská třída 28, pondělí a středa 8–17 h\n"
    "Informační centrum na radnici, každý pracovní den 9–16 h"
)
_CONTACT = "Koordinátorka plánování; telefon je v zápatí této stránky."

_PLACES_OF_SHEETS = {"description": "popis", "milestones": "harmonogram zásadních kroků"}

FINISHED = Asked(
    2019, "Připomínky k 5. komunitnímu plánu", "Návrh k připomínkám",
    moment(day("18. 2. 2019"), 15), moment(day("11. 3. 2019"), 12),
    "Pracovní skupiny dokončily návrh plánu na roky 2019–2022. Přečtěte si, co město a služby"
    " chystají, a napište, co v něm chybí nebo co by mělo znít jinak.",
    (
        Said(
            "19. 2. 2019", _C, "Lůžko nestačí jedno. V noci potřebuje pomoc víc lidí najednou a sanitka je vozí až do Opavy.",
            "2019 drugs 2.1.2", proposed="Vznik nejméně dvou krizových lůžek.",
            reason="Pracuji na nočních a vidím to.", name="Radim Kolařík", contact="radim.kolarik@example.org",
            outcome=Outcome.PARTLY,
            why="Počet lůžek ukáže mapování v prvním roce. Plán proto nově počítá s tím, že se kapacita po prvním roce znovu posoudí.",
        ),
        Said(
            "22. 2. 2019", _O, "Z kroků není jasné, že se mají doplnit hlavně kapacity, které ve městě chybějí.",
            "2019 drugs 2.1.2", "milestones", proposed="Navýšit chybějící kapacity", organisation="Spolek Most domů",
            weight=Weight.MAJOR, outcome=Outcome.ACCEPTED,
            why="Krok je upřesněn: jde o kapacity, které mapování ukáže jako chybějící.", is_linked=True,
        ),
        Said(
            "26. 2. 2019", _C, "V názvu opatření 3.2 je slovo služby dvakrát, působí to jako překlep.",
            part="Opatření 3.2", matter=Matter.FORMAL, channel=Channel.EMAIL, name="Hana Drozdová",
            outcome=Outcome.ACCEPTED, why="Opatření je přejmenováno, slovo se už neopakuje.", is_linked=True,
        ),
        Said(
            "4. 3. 2019", _C, "Autobus k nízkoprahovému klubu jezdí jen do šesti večer. Dejte tam noční spoj.",
            "2019 families 1.1.2", channel=Channel.MEETING,
            outcome=Outcome.OUT_OF_SCOPE,
            why="Jízdní řády plán sociálních služeb neřeší. Podnět jsme předali dopravnímu podniku.",
        ),
        Said(
            "6. 3. 2019", _M, "Pečovatelská služba o víkendu je skvělá věc, držíme palce.",
            "2019 seniors 1.2.1", outcome=Outcome.NOTED, why="Děkujeme, skupina si toho váží.",
        ),
        Said(
            "11. 3. 2019", _B, "Žádáme vypustit obvod Poruba z aktivit, které zřizují nové pobytové služby.",
            organisation="Úřad městského obvodu Poruba", channel=Channel.POST, weight=Weight.MAJOR,
            outcome=Outcome.NOT_ACCEPTED,
            why="Poptávka po pobytových službách je v obvodu doložena. Umístění každé služby se bude projednávat zvlášť.",
        ),
    ),
    ("Řídicí skupina", "3/2019", "20. 3. 2019"),
)  # fmt: skip

OPEN = Asked(
    2023, "Připomínky ke změnám plánu na rok 2027", "Návrh změn k připomínkám",
    moment(day("23. 11. 2026"), 8),
    # whoever tries the city later still finds it open
    moment(max(day("12. 12. 2026"), today() + timedelta(days=13)), 12),
    "Plán platí do konce roku 2026 a některé jeho aktivity se mění nebo přibývají. **Ptáme se hlavně**"
    " na poradnu pro rodiče dospívajících, na sociální realitní kancelář a na lůžka pro lidi bez"
    " domova, kteří potřebují péči.",
    (
        Said(
            "23. 11. 2026", _C, "Večerní hodiny poradny jsou dobré, ale prosím i jednu sobotu v měsíci.",
            "2023 drugs 1.3.1", "description", proposed="Poradna nabídne večerní hodiny a jednu sobotu v měsíci.",
            reason="Pracuji na směny a ve všední den se tam nedostanu.",
            name="Zdeňka Vašátková", contact="731 204 588",
            outcome=Outcome.IN_PROGRESS, suggested=Outcome.ACCEPTED,
            suggestion="Sobota jednou za měsíc je v možnostech poradny, doplníme ji do popisu.",
        ),
        Said(
            "24. 11. 2026", _O, "Sociální realitní kancelář by měla zaručit nájem i majitelům malých bytů.",
            "2023 exclusion 2.2.3", organisation="Sdružení nájemníků Ostrava",
            contact="poradna@najemnici.example.org", weight=Weight.MAJOR,
        ),
        Said(
            "25. 11. 2026", _C, "Ve větě o lůžkách chybí čárka před který.",
            "2023 seniors 2.1.2", "description", matter=Matter.FORMAL, channel=Channel.EMAIL,
            name="Otakar Mrkvička", outcome=Outcome.ACCEPTED, why="Čárka je doplněna.",
        ),
        Said(
            "26. 11. 2026", _C, "Můj soused pan Bělohlávek bydlí v garáži a nikdo za ním nepřijde. Zavolejte mi na 605 118 273.",
            "2023 exclusion 2.2.3", channel=Channel.IN_PERSON, name="Květa Sýkorová",
        ),
        Said(
            "27. 11. 2026", _C, "V celém plánu nevidím nic o lidech, kteří se starají o rodiče a přitom chodí do práce.",
            part="Cíl 3", reason="Je nás hodně a nikdo se neptá.",
        ),
    ),
)  # fmt: skip

ROUNDS = (FINISHED, OPEN)


def tell(book: Book) -> None:
    """Write what happened in the rounds into the history of their plans."""
    for asked in ROUNDS:
        plan = book.plans[asked.year]
        begun = asked.opens - timedelta(days=4)
        _tell(book, plan, begun, "version named", new=asked.version, label=asked.version)
        _tell(book, plan, begun + timedelta(hours=1), "round begun", label=asked.title)
        _tell(book, plan, begun + timedelta(hours=3), "round announced", label=asked.title)
        for number, said in enumerate(asked.said, start=1):
            label, at = f"{number} ({asked.title})", _at(said)
            by = "" if said.channel is Channel.FORM else "kora"
            _tell(book, plan, at, "submission entered", by, label=label)
            if said.suggested:
                _tell(book, plan, _later(said), "settlement suggested", "gita", label=label)
            if said.why:
                outcome = said.outcome.value
                _tell(book, plan, _later(said), "submission settled", label=label, new=outcome)
        if asked.approved:
            body, no, on = asked.approved
            words = f"{body}, {no}, {on}"
            at = moment(day(on), 16)
            began = asked.closes + timedelta(hours=2)
            _tell(book, plan, began, "round settled", label=asked.title)
            _tell(book, plan, at, "settlement approved", label=asked.title, new=words)
            _tell(book, plan, at + timedelta(days=1), "settlement published", label=asked.title)


def _tell(book: Book, plan: Plan, at: datetime, verb: str, by: str = "kora", **words: str) -> None:
    book.tell(plan, at, verb, by or "kora", **words)
    if not by:
        book.events[-1].by = None


def write(book: Book) -> None:
    """Make the rounds with their books, once history has its ids."""
    for asked in ROUNDS:
        plan = book.plans[asked.year]
        begun = asked.opens - timedelta(days=4)
        upto = max(event.id for event in book.events if event.at <= begun)
        version = PlanVersion(
            plan=plan, name=asked.version, upto=upto, at=begun, by=book.users["kora"]
        )
        round_ = CommentRound(
            plan=plan, plan_version=version, title=asked.title, intro=asked.intro,
            opens_at=asked.opens, closes_at=asked.closes, places=_PLACES, contact=_CONTACT,
            state=RoundState.ANNOUNCED,
        )  # fmt: skip
        if asked.approved:
            round_.body, round_.number, on = asked.approved
            round_.state = RoundState.PUBLISHED
            round_.decided_on, round_.published_at = day(on), moment(day(on), 16)
        db.session.add(round_)
        for number, said in enumerate(asked.said, start=1):
            db.session.add(_submission(book, round_, number, said))


def _submission(book: Book, round_: CommentRound, number: int, said: Said) -> Submission:
    activity = book.activities.get(said.activity)
    is_form = said.channel is Channel.FORM
    submission = Submission(
        comment_round=round_, number=number, received_at=_at(said), channel=said.channel,
        entered_by=None if is_form else book.users["kora"], author_kind=said.who,
        organisation=said.organisation, name=said.name, contact=said.contact, activity=activity,
        path=said.path, part=_name(activity) or said.part, place=_PLACES_OF_SHEETS.get(said.path, ""),
        original=_original(activity, said.path),
        text=said.text, proposed=said.proposed, reason=said.reason, matter=said.matter,
        weight=said.weight, outcome=said.outcome, justification=said.why,
    )  # fmt: skip
    if said.why:
        submission.decided_at, submission.decided_by = _later(said), book.users["kora"]
    if said.suggested:
        submission.suggested_outcome, submission.suggestion = said.suggested, said.suggestion
        submission.suggested_at, submission.suggested_by = _later(said), book.users["gita"]
    if said.is_linked:
        submission.changes = _changes(book, activity or round_.plan, said)
    return submission


def _changes(book: Book, sheet: Activity | Plan, said: Said) -> list[Event]:
    """The first change at its place after a comment came."""
    found = (
        event
        for event in book.events
        if (event.thing, event.thing_id) == (sheet.__tablename__, sheet.id)
        and event.verb == "changed"
        and event.path.startswith(said.path or "measures")
        and event.at > _at(said)
    )
    return [next(found)]


def _original(activity: Activity | None, path: str) -> str:
    return place(activity, path).shown if activity and path in Activity.FIELDS else ""


def _name(activity: Activity | None) -> str:
    return activity.called if activity else ""


def _at(said: Said) -> datetime:
    return moment(day(said.on), 9, 35)


def _later(said: Said) -> datetime:
    return _at(said) + timedelta(hours=5)
