from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.lib.mentions import due_day, read
from planning.lib.periods import written_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("line", "who", "due_on", "text"),
    [
        ("@jana do 29. 11.: pošle zápis", "jana", date(2026, 11, 29), "pošle zápis"),
        ("@Jana Malá do 29. 11. 2026: zápis", "Jana Malá", date(2026, 11, 29), "zápis"),
        ("@Jana Malá, do 29.11.: zápis", "Jana Malá", date(2026, 11, 29), "zápis"),
        ("@jana do 22. 11.: dnes", "jana", date(2026, 11, 22), "dnes"),
        ("@jana do 21. 11.: za rok", "jana", date(2027, 11, 21), "za rok"),
        ("@jana do 29. 2.: přestupný rok", "jana", date(2028, 2, 29), "přestupný rok"),
        ("@jana do 5.\u00a01.: po Novém roce", "jana", date(2027, 1, 5), "po Novém roce"),
        ("@jana (do 29. 11.): zápis", "jana", date(2026, 11, 29), "zápis"),
        ("@jana do 29. listopadu: zápis", "jana", date(2026, 11, 29), "zápis"),
        ("@jana do 1. července 2027: zápis", "jana", date(2027, 7, 1), "zápis"),
        ("@jana DO KONCE ROKU: zpráva", "jana", date(2026, 12, 31), "zpráva"),
        ("@jana do konce roku 2027: zpráva", "jana", date(2027, 12, 31), "zpráva"),
        ("@jana do konce ledna: zpráva", "jana", date(2027, 1, 31), "zpráva"),
        ("@jana do konce listopadu: zpráva", "jana", date(2026, 11, 30), "zpráva"),
        ("@jana do konce měsíce: zpráva", "jana", date(2026, 11, 30), "zpráva"),
        ("@jana do konce 1. pololetí 2027: zpráva", "jana", date(2027, 6, 30), "zpráva"),
        ("@name by 29 Nov: minutes", "name", date(2026, 11, 29), "minutes"),
        ("@name by Nov 29: minutes", "name", date(2026, 11, 29), "minutes"),
        ("@name by November 29th, 2027: minutes", "name", date(2027, 11, 29), "minutes"),
        ("@name until 2026-12-05: minutes", "name", date(2026, 12, 5), "minutes"),
        ("@name by the end of March 2027: minutes", "name", date(2027, 3, 31), "minutes"),
        ("@name by end of the year: minutes", "name", date(2026, 12, 31), "minutes"),
        ("@všichni: projdou návrh", "všichni", None, "projdou návrh"),
        ("@Mgr. Jana Nováková-Malá: zápis", "Mgr. Jana Nováková-Malá", None, "zápis"),
        ("@jana:zápis", "jana", None, "zápis"),
        ("  - @jana: zápis  ", "jana", None, "zápis"),
        ("@jana: od 14:00 do 5. 12.: ano", "jana", None, "od 14:00 do 5. 12.: ano"),
    ],
)  # fmt: skip
def test_a_task_typed_in_one_line(line, who, due_on, text):
    mention = read(line, TODAY)

    assert mention is not None
    assert (mention.who, mention.due_on, mention.text) == (who, due_on, text)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("@jana do 31. 2.: zápis", "do 31. 2.: zápis"),
        ("@jana do 31. 2. 2027: zápis", "do 31. 2. 2027: zápis"),
        ("@jana, do příště: zápis", "do příště: zápis"),
        ("@jana do konce 13/2027: zápis", "do konce 13/2027: zápis"),
        ("@jana do 29. 11. 14:00: zápis", "do 29. 11. 14:00: zápis"),
        ("@jana by 29 Foo: minutes", "by 29 Foo: minutes"),
    ],
)
def test_what_is_no_day_stays_in_the_words(line, text):
    mention = read(line, TODAY)

    assert mention is not None
    assert (mention.who, mention.due_on, mention.text) == ("jana", None, text)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "@",
        "@:",
        "@jana",
        "@jana:",
        "@jana do 29. 11.",
        "@jana do 29. 11.:  ",
        "jana: zápis",
        "Napište na jana@mesto.test: odpoví",
        "Úkol pro @jana: zápis",
        "@jana: zápis\n@petr: program",
        "@" + "a" * 100 + ": zápis",
    ],
)
def test_no_task(line):
    assert read(line, TODAY) is None


@given(
    st.dates(date(2000, 1, 1), date(2080, 1, 1)), st.integers(0, 364), st.sampled_from(["do", "by"])
)
def test_a_day_without_a_year_is_the_next_one(today, ahead, word):
    day = today + timedelta(days=ahead)

    mention = read(f"@jana {word} {day.day}. {day.month}.: zápis", today)

    assert mention is not None
    assert mention.due_on is not None
    assert mention.due_on >= today
    assert (mention.due_on.day, mention.due_on.month) == (day.day, day.month)
    assert mention.due_on == day


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_written_day_is_understood(day):
    assert due_day(written_day(day), TODAY) == day


@given(st.text(st.sampled_from("@jana do by 29.11:2026 konce roku,()\n-"), max_size=60), st.dates())
def test_no_word_is_ever_lost(line, today):
    mention = read(line, today)

    if mention is not None:
        typed, who, text = (_signs(part) for part in (line, mention.who, mention.text))
        assert who
        assert typed.startswith(who)
        assert typed.endswith(text)
        if mention.due_on is None:
            assert typed == who + text


@given(st.text(max_size=200), st.dates())
def test_any_text_can_be_read(line, today):
    read(line, today)
    read(f"@{line}:{line}", today)
    read(f"@jana do {line}: {line}", today)


def _signs(text: str) -> str:
    return "".join(filter(str.isalnum, text))
