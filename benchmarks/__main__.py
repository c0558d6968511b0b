"""``python -m benchmarks``: each page beside its floor, a table first, JSON lines last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

from benchmarks import floors
from benchmarks.cities import City, open_city
from benchmarks.overlaps import finding_overlaps
from benchmarks.papers import minutes_pdf, timeline_pdf
from benchmarks.served import saving_over_a_socket
from benchmarks.timing import Deed, Pair, Result, measure

SIZES = (100, 1_000, 10_000)
#: What is timed beside itself in a small city must not grow with the city.
SMALL, MIDDLE, LARGE = SIZES

_numbers = count(1)


def opening(city: City, address: str) -> Deed:
    """Open a page and read it to the end."""
    return lambda: city.get(address).data


def saving(city: City) -> Deed:
    """Change the title of one activity, again and again, each time from the version before."""
    id_ = city.one("SELECT min(id) FROM activity")
    version = city.get(f"/activities/{id_}.json").json["version"]

    def deed() -> None:
        nonlocal version
        body = {"based_on": version, "changes": {"title": f"Title {next(_numbers)}"}}
        address, headers = f"/activities/{id_}", {"X-CSRFToken": city.token}
        response = city.client.patch(address, json=body, headers=headers)
        if response.status_code != 200:
            raise RuntimeError(f"saving answered {response.status}")
        version = response.get_json()["version"]

    return deed


def asking_again(city: City) -> Deed:
    """Ask for a timeline the browser has already."""
    tag = ""

    def deed() -> None:
        nonlocal tag
        answer = city.get("/timeline", **{"If-None-Match": tag})
        if answer.status_code == 200 and tag == answer.headers["ETag"]:
            raise RuntimeError("the timeline is unchanged and came all the same")
        tag = answer.headers["ETag"]

    return deed


def single_things(city: City) -> dict[str, tuple[Deed, Deed]]:
    """Pages about one thing, and saving one field; each with its floor."""
    database = city.database
    id_ = {
        "activity": city.one("SELECT min(id) + 7 FROM activity"),
        "meeting": city.one("SELECT min(meeting_id) FROM minutes WHERE state = 'published'"),
        "group": city.one(
            "SELECT group_id FROM activity GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
        ),
    }
    id_["minutes"] = city.one(
        "SELECT id FROM minutes WHERE state = 'published' ORDER BY meeting_id LIMIT 1"
    )
    plain: dict[str, Callable[..., object]] = {
        "activity": floors.activity,
        "meeting": floors.meeting,
        "minutes": lambda database, _id: floors.meeting(database, id_["meeting"]),
        "group": floors.group,
    }
    addresses = {
        "activity": "/activities",
        "meeting": "/meetings",
        "minutes": "/minutes",
        "group": "/groups",
    }
    deeds: dict[str, tuple[Deed, Deed]] = {
        name: (
            opening(city, f"{address}/{id_[name]}"),
            lambda name=name: plain[name](database, id_[name]),  # type: ignore[misc]
        )
        for name, address in addresses.items()
    }
    saved = id_["activity"]
    deeds["save"] = (
        saving(city),
        lambda: floors.save(database, saved, f"Title {next(_numbers)}"),
    )
    return deeds


def pairs(cities: dict[int, City]) -> Iterator[Pair]:
    """Everything that is measured."""
    single = {size: single_things(city) for size, city in cities.items()}
    for size, city in cities.items():
        timeline, database = opening(city, "/timeline"), city.database
        yield Pair("timeline", size, timeline, lambda it=database: floors.timeline(it))  # type: ignore[misc]
        yield Pair("timeline-unchanged", size, asking_again(city), timeline)
        yield Pair("plan", size, opening(city, "/plan"), lambda it=database: floors.plan(it))  # type: ignore[misc]
        for name, (ours, floor) in single[size].items():
            yield Pair(name, size, ours, floor)
    first, last = (opening(cities[size], "/timeline") for size in (MIDDLE, LARGE))
    yield Pair("timeline-growth", LARGE, last, first)
    yield finding_overlaps(cities[MIDDLE])
    yield minutes_pdf(cities[SMALL].client.application)
    yield timeline_pdf(cities[SMALL].client.application)
    yield saving_over_a_socket(cities[SIZES[1]])
    for name, (ours, _floor) in single[LARGE].items():
        yield Pair(f"{name}-growth", LARGE, ours, single[SMALL][name][0])


def report(results: list[Result]) -> None:
    """Print for people, then for machines."""
    print(f"{'':22}{'activities':>10}{'ours ms':>10}{'floor ms':>10}{'ratio':>8}")
    for result in results:
        numbers = f"{result.ours_ms:10.2f}{result.floor_ms:10.2f}{result.ratio:8.2f}"
        print(f"{result.name:22}{result.n:10}{numbers}")
    print()
    for result in results:
        print(result.as_json())


if __name__ == "__main__":
    report(measure(pairs({size: open_city(size) for size in SIZES})))
