"""Nothing private reaches whoever is outside: hundreds of secrets, every address there is."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, unquote

import pytest
from sqlalchemy import select

from planning.lib.database import Base, db
from planning.model import Attachment, Meeting, Minutes
from tests.minutes.secrets import City, Secrets, read

#: Pages that differ by how one asks for them.
FEW = ("?face=full",)
MANY = (*FEW, "?face=public", "?lang=cs&face=full", "?item=1", "?group=1&page=1")
ASKED_MANY_WAYS = ("minutes", "meetings", "changes", "tasks", "home", "groups", "activities")


@pytest.fixture
def secrets():
    return Secrets()


@pytest.fixture
def city(make, cast, visitor, secrets):
    """Meetings in every state; the published one is given."""
    sami = visitor(cast.sami)

    def publish(minutes: Minutes) -> None:
        at = f"/minutes/{minutes.id}"
        for each in sami.visits(f"{at}/check").page.select("form[action$=check]"):
            sami.posts(f"{at}/check", **{f["name"]: f["value"] for f in each.select("[name]")})
        assert sami.posts(f"{at}/publication", checked="y").status == 200

    def reopen(minutes: Minutes, **said: str) -> None:
        assert sami.posts(f"/minutes/{minutes.id}/reopening", **said).status == 200

    return City(make, cast, secrets).in_every_state(publish, reopen)


def addresses(app) -> Iterator[tuple[str, str]]:
    """Every page there is, with every id there is."""
    ids = {table: list(db.session.scalars(select(model.id))) for table, model in _tables()}
    names = {file.id: file.name for file in db.session.scalars(select(Attachment))}
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint == "static":
            continue
        for values in _values(sorted(rule.arguments), ids, names):
            with app.test_request_context():
                yield rule.endpoint, app.url_for(rule.endpoint, **values)


def _tables() -> list[tuple[str, type[Base]]]:
    return [(mapper.class_.__tablename__, mapper.class_) for mapper in Base.registry.mappers]


def _values(arguments, ids, names) -> list[dict[str, object]]:
    if not arguments:
        return [{}]
    thing, *rest = (name for name in arguments if name.endswith("_id"))
    found = [{thing: id_} for id_ in ids[thing.removesuffix("_id")]]
    for part in {*rest} - {"other_id"}:  # a part of it: each with each
        found = [{**it, part: id_} for it in found for id_ in ids[part.removesuffix("_id")]]
    if "other_id" in arguments:  # a pair: each with each
        return [{**each, "other_id": other} for each in found for other in ids["activity"]]
    if "number" in arguments:
        return [{**each, "number": number} for each in found for number in (1, 2)]
    if "name" in arguments:
        return [{**each, "name": names[each[thing]]} for each in found]
    return found


def crawl(app, browser, *, in_many_ways: bool) -> Iterator[tuple[str, str]]:
    """All words of every answer somebody gets: body and headers, but for the address itself."""
    for endpoint, address in list(addresses(app)):
        first = browser.get(address)
        yield address, said_by(first, address)
        if endpoint.split(".")[0] in ASKED_MANY_WAYS:
            opens = first.status_code == 200 and "." not in address
            ways = MANY if opens and in_many_ways else FEW
            for way in ways:
                yield address + way, said_by(browser.get(address + way), address)
        if first.status_code == 200 and in_many_ways:
            yield f"HEAD {address}", said_by(browser.head(address), address)


def said_by(answer, address: str) -> str:
    """All words of an answer; a page that is not there may repeat what was asked for."""
    said = f"{answer.headers} {read(answer.data, answer.mimetype)}"
    return said.replace(address, "").replace(unquote(address), "").replace(quote(address), "")


@pytest.mark.long
@pytest.mark.parametrize("who", [None, "nora", "omar"])
def test_no_secret_reaches_whoever_is_outside(app, cast, visitor, city, secrets, who):
    assert len(secrets.closed) + len(secrets.full) >= 200
    somebody = visitor(getattr(cast, who) if who else None)
    db.session.commit()

    found = {
        address: places
        for address, said in crawl(app, somebody.client, in_many_ways=who is None)
        if (places := secrets.told_to(said, sees_full=who == "omar"))
    }

    assert found == {}


def test_what_everybody_may_read_is_found_by_the_same_search(visitor, city, secrets):
    """The search above proves something only if it finds what is there."""
    secrets.closed[city.items[0].text] = "common point"
    for ending in ("", ".docx", ".odt", ".pdf"):
        answer = visitor().client.get(f"/minutes/{city.minutes.id}{ending}")

        assert answer.status_code == 200
        told = secrets.told_to(read(answer.data, answer.mimetype), sees_full=False)
        assert "common point" in told, ending


def test_those_who_take_part_do_read_the_secrets(cast, visitor, city, secrets):
    mia = visitor(cast.mia)
    told = set()
    for minutes_id in db.session.scalars(select(Minutes.id)).all():
        for page in ("", "/remarks"):
            said = mia.visits(f"/minutes/{minutes_id}{page}").text
            told |= set(secrets.told_to(said, sees_full=False))

    assert {"title of internal point", "text of hidden point", "remark", "next text"} <= told
    assert {"surname of a user of services", "who did not come", "internal note"} <= told


def test_an_answer_kept_by_somebody_else_opens_nothing(cast, visitor, city, secrets):
    """Whoever learns the tag of a member's page is not told that it is unchanged."""
    for meeting in db.session.scalars(select(Meeting)).all():
        for address in (f"/minutes/{meeting.minutes.id}", f"/meetings/{meeting.id}", "/history"):
            mine = visitor(cast.mia).visits(address)
            tag = mine.headers.get("ETag", '"x"')
            answer = visitor().client.get(address, headers={"If-None-Match": tag})
            assert answer.status_code != 304, address
            assert secrets.told_to(answer.text, sees_full=False) == []


def test_no_cache_between_us_may_keep_what_is_private(app, cast, visitor, city):
    mia = visitor(cast.mia)
    db.session.commit()
    one_of_each = dict(addresses(app))
    for endpoint, address in one_of_each.items():
        if endpoint == "assets.style" or address == "/healthz":
            continue
        answer = mia.client.get(address)
        if answer.status_code != 200:
            continue
        kept = answer.headers.get("Cache-Control", "")
        public = visitor().client.get(address)
        if public.status_code == 200 and public.data == answer.data:
            continue  # it is for everybody
        assert "private" in kept or "no-store" in kept, (address, kept)
        assert "Cookie" in answer.headers.get("Vary", ""), address
