"""Every deed is told as a person would tell it, in both languages."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from flask_babel import force_locale
from hypothesis import given
from hypothesis import strategies as st

import planning
from planning.history import Difference
from planning.model import Activity, Group, Meeting, Plan
from planning.web.sentences import FIELD_WORDS, NOUNS, ROW_WORDS, VERBS, named, pieces, sentence
from planning.web.sentences.words import TOLD

AT_212 = {"number": "2.1.2", "title": "Krizové lůžko"}


def said(app, deed, language, names=None, **thing):
    with app.test_request_context(), force_locale(language):
        at = named(deed.thing, **thing) if thing else named("")
        return sentence(deed, at, names).what.replace("\N{NO-BREAK SPACE}", " ")


def change(path, old, new, label="", thing="activity"):
    return Difference(thing, "changed", path, label, old, new)


def row(verb, path, label, thing="activity", **words):
    told = json.dumps({"at": 0, "words": words, "kept": {}})
    return Difference(thing, verb, path, label, row=told)


STEP = "Zajistit jednání"
TOLD_AT_212 = [
    (
        change("milestones/4/when", "2019", "2020", STEP),
        "U aktivity 2.1.2 se posunul krok „Zajistit jednání“ z roku 2019 na 2020.",
        "In activity 2.1.2, the step “Zajistit jednání” moved from 2019 to 2020.",
    ),
    (
        change("milestones/4/when", "1. pololetí 2019", "2020", STEP),
        "U aktivity 2.1.2 se posunul krok „Zajistit jednání“ z termínu 1. pololetí 2019 na 2020.",
        "In activity 2.1.2, the step “Zajistit jednání” moved from the term 1. pololetí 2019"
        " to 2020.",
    ),
    (
        change("milestones/4/when", "", "2020", STEP),
        "U kroku „Zajistit jednání“ aktivity 2.1.2 je termín nově 2020.",
        "In step “Zajistit jednání” of activity 2.1.2, the term is now 2020.",
    ),
    (
        change("milestones/4/state", "planned", "done", STEP),
        "U kroku „Zajistit jednání“ aktivity 2.1.2 je stav nově „splněno“, dřív „plán“.",
        "In step “Zajistit jednání” of activity 2.1.2, the state is now “done”, before “planned”.",
    ),
    (
        change("milestones/4/note", "", "Kraj váhá.", STEP),
        "U kroku „Zajistit jednání“ aktivity 2.1.2 je poznámka nově „Kraj váhá.“",
        "In step “Zajistit jednání” of activity 2.1.2, the note is now “Kraj váhá.”",
    ),
    (
        change("milestones/4/text", STEP, "Sejít se", STEP),
        "U kroku „Zajistit jednání“ aktivity 2.1.2 je text nově „Sejít se“.",
        "In step “Zajistit jednání” of activity 2.1.2, the text is now “Sejít se”.",
    ),
    (
        change("costs/1/amount", "150 000", "200 000", "KÚ MSK"),
        "U nákladu „KÚ MSK“ aktivity 2.1.2 je částka nově 200 000 Kč, dřív 150 000 Kč.",
        "In cost “KÚ MSK” of activity 2.1.2, the amount is now 200 000 Kč, before 150 000 Kč.",
    ),
    (
        change("measure_id", "8", "7"),
        "U aktivity 2.1.2 je opatření nově 2.1 Zajistit pomoc, dřív 2.2 Zajistit péči.",
        "In activity 2.1.2, the measure is now 2.1 Zajistit pomoc, before 2.2 Zajistit péči.",
    ),
    (
        change("measure_id", "8", "99"),
        "U aktivity 2.1.2 je nová volba: opatření.",
        "In activity 2.1.2, the measure is another one.",
    ),
    (
        change("responsible", "Petr Novák", ""),
        "U aktivity 2.1.2 už není odpovědná osoba, dřív Petr Novák.",
        "In activity 2.1.2, the responsible person is no longer given; it was Petr Novák.",
    ),
    (
        change("description", "slova " * 40, "jiná " * 40),
        "U aktivity 2.1.2 má popis jiné znění.",
        "In activity 2.1.2, the description has other words.",
    ),
    (
        change("description", "", "jiná " * 40),
        "U aktivity 2.1.2 je nově vyplněno: popis.",
        "In activity 2.1.2, the description is filled in now.",
    ),
    (
        change("description", "slova " * 40, ""),
        "U aktivity 2.1.2 bylo vymazáno: popis.",
        "In activity 2.1.2, the description was erased.",
    ),
    (
        change("is_ongoing", "", "1"),
        "U aktivity 2.1.2 nově platí: probíhá průběžně.",
        "In activity 2.1.2, it now says: runs continuously.",
    ),
    (
        row("added", "risks/3", "Chybí peníze", text="Chybí peníze"),
        "U aktivity 2.1.2 přibylo riziko „Chybí peníze“.",
        "In activity 2.1.2, a risk was added: “Chybí peníze”.",
    ),
    (
        row("removed", "target_groups/3", "Senioři", text="Senioři"),
        "U aktivity 2.1.2 byla odebrána cílová skupina „Senioři“.",
        "In activity 2.1.2, a target group was removed: “Senioři”.",
    ),
    (
        row("restored", "costs/3", "", amount="200 000"),
        "U aktivity 2.1.2 byl vrácen náklad „200 000 Kč“.",
        "In activity 2.1.2, a cost was put back: “200 000 Kč”.",
    ),
    (
        Difference("activity", "moved", "steps/3", "Zmapovat", "5", "3"),
        "U aktivity 2.1.2 stojí bod popisu „Zmapovat“ nově na 3. místě (dřív na 5.).",
        "In activity 2.1.2, step of the description “Zmapovat” now stands at place 3"
        " (before at 5).",
    ),
    (
        Difference("activity", "stage moved", old="drafted", new="discussed"),
        "U aktivity 2.1.2 návrh přešel ze stavu „rozpracováno“ do stavu „projednáno ve skupině“.",
        "In activity 2.1.2, the proposal moved from “in draft” to “discussed in the group”.",
    ),
    (
        Difference("activity", "stage moved", label="Chybí peníze.", old="agreed", new="returned"),
        "U aktivity 2.1.2 návrh přešel ze stavu „odsouhlaseno řídicí skupinou“ do stavu"
        " „vráceno“: Chybí peníze.",
        "In activity 2.1.2, the proposal moved from “agreed by the steering group” to"
        " “returned”: Chybí peníze.",
    ),
    (
        Difference("activity", "stage moved", label="Kdo to hlídá?", old="agreed", new="returned"),
        "U aktivity 2.1.2 návrh přešel ze stavu „odsouhlaseno řídicí skupinou“ do stavu"
        " „vráceno“: Kdo to hlídá?",
        "In activity 2.1.2, the proposal moved from “agreed by the steering group” to"
        " “returned”: Kdo to hlídá?",
    ),
    (
        Difference("activity", "approval added", "", "approved", "12/2026", "Zastupitelstvo"),
        "U aktivity 2.1.2 bylo zapsáno rozhodnutí: Zastupitelstvo, schváleno, usnesení č. 12/2026.",
        "In activity 2.1.2, a decision was recorded: Zastupitelstvo, approved, resolution no."
        " 12/2026.",
    ),
    (
        Difference("activity", "approval added", label="refused", new="Rada města"),
        "U aktivity 2.1.2 bylo zapsáno rozhodnutí: Rada města, zamítnuto.",
        "In activity 2.1.2, a decision was recorded: Rada města, refused.",
    ),
    (
        Difference("activity", "approval added", new="Zastupitelstvo města 12/2018"),
        "U aktivity 2.1.2 bylo zapsáno rozhodnutí: Zastupitelstvo města 12/2018.",
        "In activity 2.1.2, a decision was recorded: Zastupitelstvo města 12/2018.",
    ),
    (
        Difference("activity", "wording accepted", "description", old="Hugo Nový", new="Díky"),
        "U aktivity 2.1.2 byl přijat návrh znění: popis (kdo navrhl: Hugo Nový).",
        "In activity 2.1.2, suggested words were accepted: description (suggested by Hugo Nový).",
    ),
    (
        Difference("activity", "year evaluated", label="2025", new="partly"),
        "U aktivity 2.1.2 byl vyhodnocen rok 2025: splněno částečně.",
        "In activity 2.1.2, the year 2025 was evaluated: partly fulfilled.",
    ),
    (
        Difference("activity", "created", new="Krizové lůžko"),
        "Aktivita 2.1.2 byla založena.",
        "Activity 2.1.2 was started.",
    ),
]
NAMES = {("measure", "7"): "2.1 Zajistit pomoc", ("measure", "8"): "2.2 Zajistit péči"}


@pytest.mark.parametrize(("deed", "czech", "english"), TOLD_AT_212, ids=lambda d: str(d)[:50])
def test_a_deed_on_an_activity_names_it(app, deed, czech, english):
    assert said(app, deed, "en", NAMES, **AT_212) == english
    assert said(app, deed, "cs", NAMES, **AT_212) == czech


def test_on_its_own_page_a_thing_is_not_named(app):
    for deed, czech, english in [
        (
            change("milestones/4/when", "2019", "2020", STEP),
            "Krok „Zajistit jednání“ se posunul z roku 2019 na 2020.",
            "The step “Zajistit jednání” moved from 2019 to 2020.",
        ),
        (
            change("number", "2.1", "2.1.2"),
            "Číslo je nově 2.1.2, dřív 2.1.",
            "The number is now 2.1.2, before 2.1.",
        ),
        (
            row("added", "milestones/4", STEP, text=STEP),
            "Přibyl krok „Zajistit jednání“.",
            "A step was added: “Zajistit jednání”.",
        ),
    ]:
        assert said(app, deed, "en") == english
        assert said(app, deed, "cs") == czech


def test_meetings_groups_and_plans_are_named_too(app):
    moved = change("items/4/takes", "15", "30", "Rozpočet", "meeting")
    assert said(app, moved, "cs", title="", held_on=None) == (
        "U bodu „Rozpočet“ jednání bez data je plánovaná délka nově 30 min, dřív 15 min."
    )
    rule = change("quorum", "majority", "none", thing="group")
    assert said(app, rule, "cs", title="Senioři") == (
        "U skupiny „Senioři“ je počet potřebný k rozhodnutí nově „v jakémkoli počtu členů“,"
        " dřív „nadpoloviční většinou členů“."
    )
    goal = change("measures/4/goal_id", "1", "2", "Zajistit pomoc", "plan")
    names = {("goal", "2"): "2 Pomoc", ("goal", "1"): "1 Péče"}
    assert said(app, goal, "cs", names, number="2023–2026") == (
        "U opatření „Zajistit pomoc“ plánu 2023–2026 je cíl nově 2 Pomoc, dřív 1 Péče."
    )


def test_a_removed_row_says_what_else_stood_in_it(app):
    step = row("removed", "milestones/4", STEP, text=STEP, when="2019", state="planned")
    with app.test_request_context(), force_locale("en"):
        assert sentence(step).more == "term 2019, state “planned”"


def test_every_verb_in_the_code_has_its_sentence(app):
    known = {*VERBS, "created", "group founded"}
    for path in Path(planning.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record":
                verb = node.args[0]
                if isinstance(verb, ast.Constant):
                    assert str(verb.value) in known, str(path)


@pytest.mark.parametrize("sheet", [Activity, Meeting, Group, Plan])
def test_every_field_and_row_of_every_sheet_has_its_words(sheet):
    kinds = sheet.ROWS
    names = {*sheet.FIELDS, *(name for how in kinds.values() for name in how.row.FIELDS)}
    flags = {
        "is_ongoing", "is_section", "is_nested", "is_postponed", "guests_allowed",
        "decides_changes",
    }  # fmt: skip

    assert names <= set(FIELD_WORDS)
    assert names - flags <= set(NOUNS)
    assert set(kinds) <= set(ROW_WORDS)
    assert set(kinds) <= set(TOLD)


def test_a_long_text_shows_the_neighbourhood_of_its_changes():
    words = [f"slovo{n}" for n in range(100)]
    after = [*words[:50], "navíc", *words[51:]]
    near = pieces(" ".join(words), " ".join(after))

    assert [piece.kind for piece in near] == ["gap", "same", "gone", "new", "same", "gap"]
    assert (near[2].words, near[3].words) == ("slovo50", "navíc")
    assert near[1].words.split() == words[38:50]
    whole = pieces(" ".join(words), " ".join(after), whole=True)
    assert "".join(p.words for p in whole if p.kind != "gone") == " ".join(after)
    assert "".join(p.words for p in whole if p.kind != "new") == " ".join(words)


def test_neighbouring_words_are_one_change():
    kinds = [piece.kind for piece in pieces("a b c d", "a x y d")]
    assert kinds == ["same", "gone", "new", "same"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("za SMO", "za SMO, MPSV", [("same", "za "), ("same", "SMO"), ("new", ", MPSV")]),
        ("SMO, MPSV", "SMO", [("same", "SMO"), ("gone", ", MPSV")]),
        ("lůžko", "lůžková", [("gone", "lůžko"), ("new", "lůžková")]),
        ("v lednu.", "v únoru.", [("same", "v "), ("gone", "lednu."), ("new", "únoru.")]),
    ],
)
def test_a_comma_makes_no_other_word_of_the_one_before_it(before, after, told):
    assert [(piece.kind, piece.words) for piece in pieces(before, after)] == told


@given(before=st.text("ab, \n", max_size=12), after=st.text("ab, \n", max_size=12))
def test_either_side_of_a_difference_is_its_whole_text(before, after):
    shown = pieces(before, after, whole=True)

    assert "".join(piece.words for piece in shown if piece.kind != "new") == before
    assert "".join(piece.words for piece in shown if piece.kind != "gone") == after
