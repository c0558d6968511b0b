"""How the demo city agrees on its minutes: a round of comments, editions, a note, a check."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select

from planning.cli.city.book import Book, day, moment
from planning.lib.database import db
from planning.minutes.actions import keep_edition
from planning.model import (
    PUBLIC_MINUTES,
    AgendaItem,
    Correction,
    Event,
    Group,
    Meeting,
    Minutes,
    MinutesState,
    Remark,
    RemarkState,
)

#: The round that runs now, and its last day.
COMMENTED, UNTIL = "Mimořádné jednání ke krizovému místu", day("27. 11. 2026")
#: What was published with a slip, and how it read then.
MENDED = day("18. 6. 2019")
SLIP = ("Odpovědělo šest organizací.", "Odpovědělo pět organizací.")
WHY = "V prvním znění byl chybný počet organizací, které odpověděly."
CORRECTED = day("25. 1. 2019")
NOTE = "Číslo místnosti v pozvánce bylo chybné; jednání se konalo v přízemí."
#: Two sentences somebody has to look at before the draft is published.
PRIVATE = (
    "\n\nZájemci o stáž se mohou ozvat na číslo 602 135 790."
    " Pan Lacina popsal, jak se mu v doléčovacím bytě žilo."
)


def write(book: Book) -> None:
    """Give minutes what agreeing leaves behind: editions, remarks, a note, words to decide about."""
    for minutes in db.session.scalars(select(Minutes).order_by(Minutes.id)).all():
        if minutes.state in PUBLIC_MINUTES:
            publish = _mend if minutes.meeting.held_on == MENDED else _publish
            publish(book, minutes)
    db.session.flush()
    _correct(book)
    _comment(book)
    _wait_for_a_look()


def _publish(_book: Book, minutes: Minutes) -> None:
    at = minutes.published_at or minutes.meeting.created_at
    keep_edition(minutes, at=at, by=minutes.published_by)


def _mend(book: Book, minutes: Minutes) -> None:
    """Published once with a slip, taken back, published again."""
    state, first, sami = minutes.state, minutes.published_at, book.users["sami"]
    assert first is not None  # noqa: S101 - for the type checker
    second, (right, wrong) = first + timedelta(days=6), SLIP
    minutes.state = MinutesState.DRAFT
    db.session.flush()
    item = next(item for item in minutes.meeting.items if right in item.text)
    item.text = item.text.replace(right, wrong)
    keep_edition(minutes, at=first, by=sami)
    item.text = item.text.replace(wrong, right)
    minutes.reopened_because, minutes.edition, minutes.published_at = WHY, 2, second
    keep_edition(minutes, at=second, by=sami)
    minutes.state = state
    db.session.flush()
    _tell(book, minutes, first + timedelta(days=5), "withdrawn", label=WHY, old="1")
    _tell(book, minutes, second, "published", label=WHY, new="2")


def _correct(book: Book) -> None:
    minutes, sami = _minutes(Meeting.held_on == CORRECTED), book.users["sami"]
    at = moment(CORRECTED + timedelta(days=40), 8, 20)
    db.session.add(Correction(minutes=minutes, text=NOTE, is_public=True, at=at, by=sami))
    _tell(book, minutes, at, "correction added", new=NOTE)


def _comment(book: Book) -> None:
    """The round that runs now: one remark of each kind of end, and one that waits."""
    minutes = _minutes(Meeting.title == COMMENTED)
    minutes.comments_until = UNTIL
    on = minutes.meeting.held_on or UNTIL
    first = minutes.meeting.items[0]
    end = first.text.rstrip()
    for nth, (who, item, text, wording, state, answer) in enumerate(
        [
            ("mia", first, "Na jednání padl i termín, doplňte ho prosím.",
             f"{end} Odpověď se čeká do konce listopadu.", RemarkState.OPEN, ""),
            ("gita", None, "Souhlasím, jen prosím opravte překlep v mém jméně.", "",
             RemarkState.ACCEPTED, "Opraveno."),
            ("kora", first, "Doplnila bych sem i přehled nákladů.", "",
             RemarkState.REJECTED, "Náklady se na jednání neprobíraly, patří na pracovní list."),
        ]
    ):  # fmt: skip
        at = moment(on + timedelta(days=6 + nth), 14, 5)
        answered = state is not RemarkState.OPEN
        remark = Remark(
            text=text, wording=wording, based_on=first.text if wording else "", state=state,
            answer=answer, answered_at=at + timedelta(hours=18) if answered else None,
            answered_by=book.users["sami"] if answered else None, at=at, by=book.users[who],
        )  # fmt: skip
        remark.item = item
        minutes.remarks.append(remark)
        label = item.title if item else ""
        _tell(book, minutes, at, "remark made", by=who, label=label)
        if answered:
            verb = f"remark {state.value}"
            _tell(book, minutes, at + timedelta(hours=18), verb, label=label, new=answer)


def _wait_for_a_look() -> None:
    drafts = Minutes.state == MinutesState.DRAFT
    item = db.session.scalars(
        select(AgendaItem)
        .join(AgendaItem.meeting)
        .join(Meeting.minutes)
        .join(Meeting.groups)
        .where(drafts, AgendaItem.text != "", Group.name.startswith("Protidrogov"))
        .order_by(Meeting.id.desc(), AgendaItem.position)
        .limit(1)
    ).one()
    item.text += PRIVATE


def _minutes(*conditions: ColumnElement[bool]) -> Minutes:
    found = select(Minutes).join(Minutes.meeting).where(*conditions).order_by(Minutes.id).limit(1)
    return db.session.scalars(found).one()


def _tell(
    book: Book, minutes: Minutes, at: datetime, verb: str, *, by: str = "sami", **words: str
) -> None:
    """Write a deed into the history of the meeting, in the version that stood then."""
    meeting = minutes.meeting
    book.events.append(
        Event(
            at=at,
            verb=verb,
            by=book.users[by],
            thing=Meeting.__tablename__,
            thing_id=meeting.id,
            version=meeting.version,
            **words,
        )
    )
