"""A face that was kept is read back as it was, and old ones stay readable."""

from __future__ import annotations

import json
from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st

from planning.faces import Face, find, from_json, in_words, to_json
from planning.lib.merge import changes

FACES = st.from_type(Face)


@given(FACES)
def test_what_is_kept_is_read_back(face):
    assert from_json(to_json(face)) == face


@given(FACES)
def test_what_later_versions_add_or_take_away_does_no_harm(face):
    kept = json.loads(to_json(face))
    del kept["verified_on"]
    for point in kept["points"]:
        del point["presenter"]
        point["weather"] = "fine"
    read = from_json(json.dumps(kept))

    assert read.verified_on is None
    assert [point.presenter for point in read.points] == [""] * len(face.points)
    assert read.facts == face.facts


@given(FACES)
def test_a_finding_says_the_very_words_of_its_place(face):
    texts = json.dumps(asdict(face), default=str, ensure_ascii=False)
    for finding in find(face, []):
        assert json.dumps(finding.words, ensure_ascii=False)[1:-1] in texts
        assert "".join(words for words, _marked in finding.pieces) == finding.words


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_telephone_is_found_between_any_words(before, after):
    words = f"{before}\nVolejte na 602 123 456.\n{after}"

    assert any(finding.words == "Volejte na 602 123 456." for finding in in_words("x", words, []))


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_difference_holds_both_texts(before, after):
    told = list(changes(before, after))

    assert "".join(words for kind, words in told if kind != "new") == before
    assert "".join(words for kind, words in told if kind != "gone") == after
