"""Builds things for tests. Each has sensible defaults; a test names only what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, TypeVar, cast

from sqlalchemy import select
from werkzeug.security import generate_password_hash

from planning.lib.database import db
from planning.model import (
    LOCKED_MINUTES,
    Activity,
    AgendaItem,
    Attachment,
    Attendance,
    AuthorKind,
    ChangeSheet,
    Channel,
    City,
    Comment,
    CommentRound,
    Conclusion,
    ConclusionKind,
    Control,
    CostLine,
    Edition,
    Entry,
    EntryKind,
    Function,
    Goal,
    Group,
    Measure,
    Meeting,
    MeetingState,
    Membership,
    Milestone,
    Minutes,
    MinutesState,
    Organisation,
    Part,
    Person,
    Plan,
    PlanState,
    PlanVersion,
    Presence,
    Remark,
    Review,
    ReviewOutcome,
    ReviewSection,
    Risk,
    RoundState,
    SavedView,
    Side,
    Submission,
    TaskState,
    User,
    usual_path,
)

Thing = TypeVar("Thing")

_numbers = count(1)
NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
#: Hashing is slow on purpose, so all test people share one hash, of the password "heslo".
PASSWORD = "heslo"
_HASH = generate_password_hash(PASSWORD, method="pbkdf2:sha256:1")


class Make:
    _waits = False

    def city(self, **values: Any) -> City:
        return self._saved(City(**{"name": "Ostrava", "plan_name": "Komunitní plán"} | values))

    def person(self, last_name: str = "Nikdo", **values: Any) -> Person:
        return self._saved(Person(last_name=last_name, **values))

    def user(self, name: str = "Someone", **values: Any) -> User:
        plain = name.lower().encode("ascii", "ignore").decode()  # as mail servers take it
        values.setdefault("email", f"{plain}{next(_numbers)}@example.org")
        person = Person(first_name=name, last_name="Nová", email=values["email"])
        return self._saved(User(person=person, password_hash=_HASH, created_at=NOON, **values))

    def view(self, owner: User, name: str = "", **values: Any) -> SavedView:
        """A view of the timeline that somebody keeps."""
        name = name or f"View {next(_numbers)}"
        return self._saved(SavedView(owner=owner, name=name, at=NOON, **values))

    def group(self, name: str = "", **values: Any) -> Group:
        return self._saved(Group(name=name or f"Group {next(_numbers)}", **values))

    def membership(
        self, user: User | Person, group: Group, function: Function = Function.MEMBER, **values: Any
    ) -> Membership:
        person = user.person if isinstance(user, User) else user
        values = {"side": Side.PROVIDER, "from_on": date(2019, 1, 1)} | values
        return self._saved(Membership(person=person, group=group, function=function, **values))

    def organisation(self, name: str = "Modrý kříž", **values: Any) -> Organisation:
        return self._saved(Organisation(name=name, **values))

    def plan(self, first_year: int = 2023, last_year: int = 2026, **values: Any) -> Plan:
        values = {"title": f"Plán {first_year}–{last_year}", "state": PlanState.VALID} | values
        values.setdefault("path", usual_path())
        return self._saved(Plan(first_year=first_year, last_year=last_year, **values))

    def version(self, plan: Plan | None = None, **values: Any) -> PlanVersion:
        values = {"name": f"Verze {next(_numbers)}", "upto": 0, "at": NOON} | values
        return self._saved(PlanVersion(plan=plan or self.plan(), **values))

    def round(self, plan: Plan | None = None, **values: Any) -> CommentRound:
        """A comment round that is open while the clock stands at noon."""
        moments = {"opens_at": NOON - timedelta(days=3), "closes_at": NOON + timedelta(days=12)}
        with self.together():
            version = values.pop("version", None) or self.version(plan, upto=2**31 - 1)
            values = (
                {"title": "Připomínky k plánu", "state": RoundState.ANNOUNCED} | moments | values
            )
            return self._saved(CommentRound(plan=version.plan, plan_version=version, **values))

    def submission(self, round_: CommentRound, text: str = "Chybí termín", **v: Any) -> Submission:
        values = {"channel": Channel.FORM, "author_kind": AuthorKind.CITIZEN, "text": text} | v
        values.setdefault("number", len(self._book(round_)) + 1)
        return self._saved(Submission(comment_round=round_, **{"received_at": NOON} | values))

    def _book(self, round_: CommentRound) -> list[Submission]:
        its = select(Submission).where(Submission.comment_round_id == round_.id)
        return list(db.session.scalars(its))

    def measure(self, plan: Plan | None = None, number: str = "2.1", **values: Any) -> Measure:
        with self.together():
            plan = plan or self.plan()
            goal = Goal(plan=plan, number=number.split(".", maxsplit=1)[0], title="Pomoc lidem")
            values = {"title": "Zajistit pomoc"} | values
            return self._saved(Measure(plan=plan, goal=goal, number=number, **values))

    def activity(self, group: Group | None = None, **values: Any) -> Activity:
        values = {
            "number": "2.1.2",
            "title": "Krizové lůžko",
            "created_at": NOON,
            "updated_at": NOON,
        } | values
        if "measure" in values:
            values.setdefault("plan", cast(Measure, values["measure"]).goal.plan)
        with self.together():
            if "plan" not in values:
                values["plan"] = self.plan()
            return self._saved(Activity(group=group or self.group(), **values))

    def milestone(
        self, activity: Activity, text: str = "Zajistit peníze", **values: Any
    ) -> Milestone:
        values = {"when": "2025", "position": len(activity.milestones) + 1} | values
        milestone = Milestone(text=text, **values)
        activity.milestones.append(milestone)
        return self._saved(milestone)

    def risk(self, activity: Activity, text: str = "Chybí peníze", **values: Any) -> Risk:
        risk = Risk(text=text, position=len(activity.risks) + 1, **values)
        activity.risks.append(risk)
        return self._saved(risk)

    def cost(self, activity: Activity, amount: int | None = 200_000, **values: Any) -> CostLine:
        line = CostLine(amount=amount, position=len(activity.costs) + 1, **values)
        activity.costs.append(line)
        return self._saved(line)

    def entry(
        self, activity: Activity, kind: EntryKind = EntryKind.STEP, text: str = "Zmapovat možnosti"
    ) -> Entry:
        entry = Entry(kind=kind, text=text, position=len(activity.entries) + 1)
        activity.entries.append(entry)
        return self._saved(entry)

    def meeting(
        self, *groups: Group, state: MinutesState = MinutesState.DRAFT, **values: Any
    ) -> Meeting:
        values = {"held_on": date(2025, 6, 2), "place": "Modrý kříž", "created_at": NOON} | values
        with self.together():
            meeting = Meeting(groups=list(groups) or [self.group()], **values)
            meeting.minutes = Minutes(state=state)
            return self._saved(meeting)

    def called_off(self, *groups: Group, **values: Any) -> Meeting:
        meeting = self.meeting(*groups, **{"cancelled_because": "Nemoc"} | values)
        meeting.state = MeetingState.CANCELLED
        return self._saved(meeting)

    def item(self, meeting: Meeting, title: str = "Krizové lůžko", **values: Any) -> AgendaItem:
        with self.as_draft(meeting):
            item = AgendaItem(title=title, position=len(meeting.items) + 1, **values)
            meeting.items.append(item)
            return self._saved(item)

    def task(self, item: AgendaItem, text: str = "Oslovit kraj", **values: Any) -> Conclusion:
        values = {"kind": ConclusionKind.TASK, "position": 1} | values
        with self.as_draft(item.meeting):
            return self._saved(Conclusion(meeting=item.meeting, item=item, text=text, **values))

    def control(
        self, task: Conclusion, by: User, state: TaskState = TaskState.CONTINUES, **values: Any
    ) -> Control:
        task.state = state
        return self._saved(Control(task=task, by=by, state=state, **{"at": NOON} | values))

    def minutes(self, *groups: Group, text: str = "Dohodli jsme se.", **values: Any) -> Minutes:
        meeting = self.meeting(*groups, **values)
        self.item(meeting, text=text)
        return meeting.minutes

    def reopened(self, *groups: Group, hidden: bool = False) -> Minutes:
        """Minutes that were published once and are being written again."""
        minutes = self.minutes(*groups)
        minutes.edition, minutes.published_at, minutes.stays_public = 1, NOON, not hidden
        return self._saved(minutes)

    def edition(self, minutes: Minutes, **values: Any) -> Edition:
        values = {"number": 1, "public": "{}", "full": "{}", "published_at": NOON} | values
        return self._saved(Edition(minutes=minutes, **values))

    def remark(self, minutes: Minutes, by: User, text: str = "Chybí částka", **v: Any) -> Remark:
        return self._saved(Remark(minutes=minutes, by=by, text=text, at=NOON, **v))

    def comment(
        self, activity: Activity, by: User, text: str = "Chybí částka", **v: Any
    ) -> Comment:
        values = {"path": "description", "text": text, "at": NOON} | v
        values["is_suggestion"] = "wording" in v
        return self._saved(Comment(thing="activity", thing_id=activity.id, by=by, **values))

    def returned(
        self, activity: Activity, by: User, part: Part = Part.RISKS, **values: Any
    ) -> Review:
        """A review that returned one section."""
        values = {"outcome": ReviewOutcome.RETURNED, "version": 1, "upto": 0, "at": NOON} | values
        review = Review(activity=activity, by=by, **values)
        review.sections = [ReviewSection(part=part, reason="Doplňte riziko")]
        return self._saved(review)

    def change_sheet(self, activity: Activity, by: User, **values: Any) -> ChangeSheet:
        values = {"number": 1, "why": "Nové peníze", "since": 0, "upto": 0, "at": NOON} | values
        return self._saved(
            ChangeSheet(activity=activity, plan_id=activity.plan_id, by=by, **values)
        )

    def attendance(self, meeting: Meeting, name: str, **values: Any) -> Attendance:
        with self.as_draft(meeting):
            values = {"presence": Presence.PRESENT, "side": Side.PROVIDER} | values
            return self._saved(Attendance(meeting=meeting, name=name, **values))

    def attachment(self, meeting: Meeting, **values: Any) -> Attachment:
        """A file of five bytes; ``digest`` says where its content lies."""
        values = {"name": "a.txt", "media_type": "text/plain", "size": 5, "at": NOON} | values
        values.setdefault("digest", "0" * 64)
        with self.as_draft(meeting):
            return self._saved(Attachment(meeting=meeting, **values))

    @contextmanager
    def as_draft(self, meeting: Meeting) -> Iterator[None]:
        """Locked minutes take no more words, so they get theirs before they are locked."""
        minutes, state = meeting.minutes, meeting.minutes.state
        if state not in LOCKED_MINUTES:
            yield
            return
        minutes.state = MinutesState.DRAFT
        db.session.commit()
        yield
        minutes.state = state
        db.session.commit()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Save many things at once: a thing and what it stands in, or a whole cast."""
        waited, self._waits = self._waits, True
        with db.session.no_autoflush:
            yield
        self._waits = waited
        if not waited:
            db.session.flush()

    def _saved(self, thing: Thing) -> Thing:
        db.session.add(thing)
        if not self._waits:
            db.session.flush()  # a visitor's request begins with a commit
        return thing
