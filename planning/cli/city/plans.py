"""The two plans of the demo city: goals, measures, and who approved them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from planning.cli.city.book import Book, Deeds, day, moment
from planning.lib.database import db
from planning.model import (
    Approval,
    Decision,
    Goal,
    Measure,
    Plan,
    PlanState,
    PlanVersion,
    usual_path,
)

#: first year: title, last year, state, vision, (body, number, day) of its approvals
PLANS = {
    2019: (
        "5. komunitní plán sociálních služeb a souvisejících aktivit ve městě Ostrava"
        " na období 2019–2022",
        2022, PlanState.FINISHED,
        "Ostrava je město, kde člověk v nesnázích najde pomoc dřív, než se z nesnáze stane krize.",
        (
            ("Rada města", "01345/RM1822/18", "9. 4. 2019"),
            ("Zastupitelstvo města", "0211/ZM1822/5", "24. 4. 2019"),
        ),
    ),
    2023: (
        "6. komunitní plán sociálních služeb a souvisejících aktivit ve městě Ostrava"
        " na období 2023–2026",
        2026, PlanState.VALID,
        "Lidé v Ostravě mohou žít podle svého, i když potřebují podporu, a vědí, kde ji najdou.",
        (
            ("Rada města", "00187/RM2226/4", "29. 11. 2022"),
            ("Zastupitelstvo města", "0034/ZM2226/2", "14. 12. 2022"),
        ),
    ),
}  # fmt: skip

#: When the coordinator began to write each plan.
BEGUN = {2019: date(2018, 10, 1), 2023: date(2022, 4, 4)}
#: What the council decided on, and how long after its meeting somebody gave it a name.
APPROVED, LATER = "Schváleno zastupitelstvem", timedelta(hours=6)

#: year of the plan: a measure, how it was called until which day
RENAMED = {
    2019: ("3.2", "Podporovat služby v síťování služeb a hodnocení efektivity", "19. 3. 2019")
}

#: first year: goal's number: its title, what should come of it, its measures
GOALS = {
    2019: {
        "1": (
            "Udržet a rozvíjet služby tam, kde lidé žijí",
            "Pomoc má být dostupná doma, na ulici i ve škole, ne jen v kanceláři.",
            {
                "1.1": "Posilovat terénní práci a včasné vyhledávání",
                "1.2": "Rozvíjet péči v domácím prostředí",
                "1.3": "Podporovat ty, kdo pečují o své blízké",
            },
        ),
        "2": (
            "Zajistit zázemí lidem v krizi a bez domova",
            "Nikdo nemá zůstat bez pomoci proto, že pro něj chybí místo.",
            {
                "2.1": "Doplnit chybějící krizové a pobytové kapacity",
                "2.2": "Podporovat dostupné bydlení s doprovodem",
                "2.3": "Chránit oběti násilí a trestné činnosti",
            },
        ),
        "3": (
            "Budovat síť, která o sobě ví a učí se",
            "Veřejnost se ve službách vyzná a služby znají jedna druhou.",
            {
                "3.1": "Zvyšovat informovanost veřejnosti",
                "3.2": "Podporovat služby v síťování a hodnocení efektivity",
                "3.3": "Vzdělávat pracovníky a podporovat dobrovolnictví",
            },
        ),
    },
    2023: {
        "1": (
            "Lidé dostanou pomoc včas a tam, kde žijí",
            "Služby vyhledávají lidi dřív, než se potíže nahromadí.",
            {
                "1.1": "Rozvíjet terénní a ambulantní služby",
                "1.2": "Předcházet závislostem a rizikovému chování",
                "1.3": "Podporovat rodiny a mladé lidi v jejich prostředí",
            },
        ),
        "2": (
            "Kdo se ocitne v krizi, má kam jít",
            "Krizová místa a bydlení s podporou jsou dostupné v celém městě.",
            {
                "2.1": "Zajistit krizové a pobytové kapacity",
                "2.2": "Rozšířit bydlení s podporou",
                "2.3": "Posilovat pomoc obětem a lidem v krizi",
            },
        ),
        "3": (
            "S podporou se dá žít doma a mezi svými",
            "Péče se přizpůsobuje člověku, ne člověk péči.",
            {
                "3.1": "Zvyšovat dostupnost péče v domácnosti",
                "3.2": "Ulevit pečujícím",
                "3.3": "Propojovat sociální a zdravotní péči",
            },
        ),
        "4": (
            "Síť služeb je přehledná a rozumí si",
            "Informace jsou na jednom místě a služby si předávají zkušenosti.",
            {
                "4.1": "Informovat srozumitelně a na jednom místě",
                "4.2": "Spolupracovat a společně hodnotit výsledky",
                "4.3": "Získávat a vzdělávat pracovníky",
            },
        ),
    },
}


def write(book: Book) -> None:
    """Make the plans, their trees and approvals."""
    for year, (title, last_year, state, vision, approvals) in PLANS.items():
        plan = Plan(title=title, first_year=year, last_year=last_year, state=state, vision=vision)
        plan.approvals = [
            Approval(body=body, decision=Decision.APPROVED, number=number, decided_on=day(on))
            for body, number, on in approvals
        ]
        plan.path = usual_path()
        plan.path[-1].decides_changes = False
        for number, (goal_title, description, measures) in GOALS[year].items():
            goal = Goal(number=number, title=goal_title, description=description)
            plan.goals.append(goal)
            for code, measure_title in measures.items():
                measure = Measure(number=code, title=measure_title, plan=plan)
                goal.measures.append(measure)
                book.measures[year, code] = measure
        book.plans[year] = plan
    db.session.add_all(book.plans.values())


def tell(book: Book) -> None:
    """Write what happened to the plans themselves into the city's history."""
    for year, plan in book.plans.items():
        version = _version(book, year)
        deeds = Deeds(plan)
        kora = book.users["kora"]
        deeds.add(moment(BEGUN[year], 9), "created", kora, new=plan.title)
        states = (PlanState.PREPARED, PlanState.VALID, PlanState.FINISHED)
        days = (version.at - timedelta(hours=1), moment(date(plan.last_year + 1, 1, 2), 8, 30))
        for at, old, new in zip(days, states, states[1:], strict=False):
            if states.index(plan.state) >= states.index(new):
                deeds.add(at, "changed", kora, path="state", old=old, new=new)
        if year in RENAMED:
            code, before, on = RENAMED[year]
            measure = book.measures[year, code]
            place = {"path": f"measures/{measure.id}/title", "label": before}
            words = {"old": before, "new": measure.title}
            deeds.add(moment(day(on)), "changed", kora, **words, **place)
        name = version.name
        deeds.add(version.at, "version named", kora, new=name, label=name)
        deeds.close(book)


def keep_versions(book: Book) -> None:
    """Give a name to what each plan said when the council had approved it."""
    for year in PLANS:
        version = _version(book, year)
        version.upto = max(event.id for event in book.events if event.at < version.at)
        db.session.add(version)


def _version(book: Book, year: int) -> PlanVersion:
    body, number, on = PLANS[year][4][-1]
    at: datetime = moment(day(on)) + LATER
    return PlanVersion(
        plan_id=book.plans[year].id, name=APPROVED, body=body, number=number, decided_on=day(on),
        at=at, by=book.users["kora"],
    )  # fmt: skip
