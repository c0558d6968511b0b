"""The Czech catalogue is complete, fits the code, and keeps every placeholder."""

from __future__ import annotations

import re
from typing import Any

from tests.words import read, texts

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def test_every_text_has_its_czech_words():
    known = {message.id: message.string for message in read("cs") if message.id}
    missing = [message.id for message in texts() if message.id and not _said(known, message.id)]

    assert missing == [], "make words, then translate"


def test_no_text_is_left_over():
    wanted = {message.id for message in texts() if message.id}
    left = [message.id for message in read("cs") if message.id and message.id not in wanted]

    assert left == []


def test_no_words_wait_for_a_second_look():
    assert [m.id for m in _messages() if m.id and m.fuzzy] == [], "fuzzy words are never shown"


def test_placeholders_survive_translation():
    for message in _messages():
        wanted = set(PLACEHOLDER.findall(_text(message.id)))
        for words in message.string if isinstance(message.string, tuple) else [message.string]:
            assert set(PLACEHOLDER.findall(words)) <= wanted, message.id
        if not isinstance(message.id, tuple):
            assert set(PLACEHOLDER.findall(message.string)) == wanted, message.id


def test_czech_has_three_plurals():
    for message in _messages():
        if isinstance(message.id, tuple):
            assert len(message.string) == 3, message.id


def _messages() -> list[Any]:
    return list(read("cs"))


def _said(known, id_):
    said = known.get(id_)
    return all(said) if isinstance(said, tuple) else bool(said)


def _text(id_):
    return " ".join(id_) if isinstance(id_, tuple) else id_
