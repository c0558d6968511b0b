from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from flask_babel import gettext as _

from planning.faces import (
    Face,
    Finding,
    face_of,
    find,
    in_words,
    last_edition,
    to_json,
    veil_over,
    veiled_people,
    with_everything,
)
from planning.history import record, take_minutes
from planning.lib.clock import now, today
from planning.lib.database import db
from planning.lib.periods import written_day
from planning.lib.words import N_
from planning.minutes import letters, queries
from planning.model import (
    Clearance,
    Correction,
    Edition,
    Meeting,
    Minutes,
    MinutesState,
    NotAllowedNow,
    User,
)
from planning.post import in_city_language

#: Why minutes of a meeting that is to come stay where they are.
NOT_HELD = N_("By its day the meeting is yet to come. Check the day before you publish.")
#: Steps that need no more words than their name.
PLAIN_STEPS = frozenset({MinutesState.DRAFT, MinutesState.ARCHIVED})


def ask_for_comments(minutes: Minutes, *, until: date, by: User) -> int:
    """Send the minutes to members for comments; how many letters go.

    Raises:
        NotAllowedNow: not from here, the day is over, or the meeting is called off.
    """
    _take_held(minutes)
    old = minutes.state
    minutes.ask_for_comments(until=until, today=today())
    _moved(minutes, old, by=by, label=written_day(until))
    return letters.ask_for_comments(minutes, by=by)


def move(minutes: Minutes, state: MinutesState, *, by: User) -> None:
    """Take minutes back from members, or put them into the archive.

    Raises:
        NotAllowedNow: not from here; or it is a step that asks for more.
    """
    take_minutes(minutes)
    old = minutes.state
    if state not in PLAIN_STEPS or (state is MinutesState.DRAFT and minutes.is_locked):
        raise NotAllowedNow(N_("The minutes are not in a state in which this can be done."))
    minutes.move_to(state)
    _moved(minutes, old, by=by)


def verify(minutes: Minutes, *, verified_by: str, meeting: Meeting | None, by: User) -> None:
    """Note who verified the minutes: a person, or a later meeting.

    Raises:
        NotAllowedNow: not from here, nobody says who, or remarks wait for an answer.
    """
    _take_held(minutes)
    old = minutes.state
    if meeting is not None and not verified_by:
        with in_city_language():
            day = written_day(meeting.held_on) if meeting.held_on else ""
            verified_by = str(_("the meeting of %(day)s", day=day))
    minutes.verify(by=verified_by, at=now(), in_meeting=meeting)
    _moved(minutes, old, by=by, label=minutes.verified_by)


def publish(minutes: Minutes, *, checked: bool, by: User) -> None:
    """Put the public version before everybody, and keep both faces as they are now.

    Raises:
        NotAllowedNow: published already, empty, something seems private, or nobody looked.
    """
    _take_held(minutes)
    waiting = undecided(minutes, queries.clearances(minutes))
    minutes.publish(by=by, at=now(), checked=checked, open_findings=len(waiting))
    reason = minutes.reopened_because
    full = keep_edition(minutes, at=now(), by=by)
    record("published", minutes.meeting, by=by, label=reason, new=str(minutes.edition))
    letters.tell_of_edition(minutes, full, reason, by=by)


def is_ahead(minutes: Minutes) -> bool:
    """Whether by its day their meeting is only to come: perhaps the day is wrong."""
    held_on = minutes.meeting.held_on
    return held_on is not None and held_on > today()


def keep_edition(minutes: Minutes, *, at: datetime, by: User | None) -> Face:
    """Keep both faces of the record for ever, in the language of the city. The full one is given.

    The reason for which the minutes were reopened goes with them.
    """
    reason, minutes.reopened_because = minutes.reopened_because, ""
    return _keep(minutes, at=at, by=by, reason=reason)


def _keep(minutes: Minutes, *, at: datetime, by: User | None, reason: str = "") -> Face:
    with db.session.no_autoflush:
        public, full = both_faces(minutes)
    db.session.add(
        Edition(
            minutes=minutes,
            number=minutes.edition,
            public=to_json(public),
            full=to_json(full),
            reason=reason,
            published_at=at,
            published_by=by,
        )
    )
    return full


def both_faces(minutes: Minutes) -> tuple[Face, Face]:
    """The public and the full face as they are now, in the language of the city. Six queries."""
    meeting = with_everything(minutes.meeting)
    with in_city_language():
        hidden = veiled_people(meeting)
        return face_of(meeting, hidden, public=True), face_of(meeting, [], public=False)


def findings(minutes: Minutes) -> tuple[Face, list[Finding]]:
    """The public face as it is now, and all in it that seems private."""
    meeting = with_everything(minutes.meeting)
    with in_city_language():
        hidden = veiled_people(meeting)
        face = face_of(meeting, hidden, public=True)
        return face, find(face, veil_over(meeting, hidden))


def private_in(minutes: Minutes, text: str) -> list[Finding]:
    """What in a text about the meeting seems private."""
    meeting = with_everything(minutes.meeting)
    return in_words("correction", text, veil_over(meeting, veiled_people(meeting)))


def undecided(minutes: Minutes, cleared: Collection[Clearance]) -> list[Finding]:
    """Findings that nobody has decided about."""
    decided = {(each.path, each.kind, each.words) for each in cleared}
    return [each for each in findings(minutes)[1] if each.key not in decided]


def let_stand(minutes: Minutes, key: tuple[str, str, str], *, by: User) -> None:
    """Say that words which seem private may stand. Words that stand there no more are no error."""
    take_minutes(minutes)
    waiting = {each.key for each in undecided(minutes, queries.clearances(minutes))}
    if key in waiting:
        path, kind, words = key
        db.session.add(
            Clearance(minutes=minutes, path=path, kind=kind, words=words, at=now(), by=by)
        )
        record("finding cleared", minutes.meeting, by=by, label=words[:200])


def reopen(minutes: Minutes, *, reason: str, hide: bool, by: User) -> None:
    """Take a locked record back to draft; ``hide`` takes its last edition from the public at once.

    Raises:
        NotAllowedNow: it is not locked, or nobody says why.
    """
    take_minutes(minutes)
    old, was_public = minutes.state, minutes.is_public
    if was_public and reason:
        _keep_what_stands(minutes)
    minutes.reopen(because=reason, hide=hide)
    if not was_public:
        _moved(minutes, old, by=by, label=reason)
        return
    record("withdrawn", minutes.meeting, by=by, label=reason, old=str(minutes.edition))
    if hide:
        _hide(minutes, minutes.edition, by=by)


def _keep_what_stands(minutes: Minutes) -> None:
    """Keep what was published before editions were kept: it will be rewritten now."""
    if last_edition(minutes) is None:
        minutes.edition = max(minutes.edition, 1)
        _keep(minutes, at=minutes.published_at or now(), by=minutes.published_by)


def hide_edition(minutes: Minutes, number: int, *, by: User) -> None:
    """Take an edition that says what must not be said from everybody who does not take part.

    Raises:
        NotAllowedNow: it is the one that is published now; there is none of that number.
    """
    take_minutes(minutes)
    if minutes.is_public and number == minutes.edition:
        raise NotAllowedNow(
            N_("This edition is the published one. Take the minutes back and hide it there.")
        )
    _hide(minutes, number, by=by)


def _hide(minutes: Minutes, number: int, *, by: User) -> None:
    db.session.flush()
    edition = last_edition(minutes, number)
    if edition is None:
        raise NotAllowedNow(N_("There is no such edition."))
    if edition.hidden_at is None:
        edition.hidden_at = now()
        if number == minutes.edition:
            minutes.stays_public = False
        record("edition hidden", minutes.meeting, by=by, label=str(number))


def correct(minutes: Minutes, text: str, *, is_public: bool, by: User) -> None:
    """Add a dated note under a record whose words no longer change.

    Raises:
        NotAllowedNow: the minutes are still being written, so they can be mended themselves.
    """
    take_minutes(minutes)
    if not minutes.is_locked:
        raise NotAllowedNow(
            N_("The minutes are still being written: mend them themselves, without a note.")
        )
    db.session.add(Correction(minutes=minutes, text=text, is_public=is_public, at=now(), by=by))
    record("correction added", minutes.meeting, by=by, new=text)


def _take_held(minutes: Minutes) -> None:
    """Wait for one's turn; of a meeting that is called off there is nothing to agree on."""
    take_minutes(minutes)
    if minutes.meeting.is_cancelled:
        raise NotAllowedNow(
            N_("The meeting is called off, so it has no minutes. Call it again first.")
        )


def _moved(minutes: Minutes, old: MinutesState, *, by: User, label: str = "") -> None:
    verb = "minutes moved"
    record(verb, minutes.meeting, by=by, label=label, old=old.value, new=minutes.state.value)
