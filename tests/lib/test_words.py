from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planning.lib.collation import czech, plain
from planning.lib.ico import is_ico
from planning.lib.markdown import render
from planning.lib.merge import merged
from planning.lib.names import full_name
from planning.lib.numbers import sort_key, tidied
from planning.web.typography import tidy, unbroken

NB = "\N{NO-BREAK SPACE}"


def test_numbers_sort_as_people_count():
    numbers = ["2.1.10", "10.1", "", "2.1.9", "2.1", "3.2", "2.1.2.", "S-12", "S-2"]

    ordered = sorted(numbers, key=sort_key)

    assert ordered == ["2.1", "2.1.2.", "2.1.9", "2.1.10", "3.2", "10.1", "S-2", "S-12", ""]
    assert tidied(" 2.1.2. ") == "2.1.2"


def test_czech_order():
    names = ["Chalupa", "Hora", "Čech", "Cibulka", "Šimek", "Sova", "Ivan", "Černý", "Zima", "Žák"]

    ordered = sorted(names, key=czech)

    assert ordered == [
        "Cibulka", "Čech", "Černý", "Hora", "Chalupa", "Ivan", "Sova", "Šimek", "Zima", "Žák",
    ]  # fmt: skip
    assert plain("Protidrogová PREVENCE") == "protidrogova prevence"


def test_names_with_titles():
    assert full_name("Mgr. et Mgr.", "Jana", "Žák", "Ph.D.") == "Mgr. et Mgr. Jana Žák, Ph.D."
    assert full_name("", "", "Chalupa", "") == "Chalupa"


def test_the_last_digit_of_an_ico_checks_the_others():
    assert is_ico("00845451")
    assert not is_ico("00845452")
    assert not is_ico("845451")


def test_markdown_does_no_harm():
    html = str(
        render(
            "# Nadpis\n\n<script>alert(1)</script> [sem](javascript:alert(1)) <img src=x onerror=y>"
        )
    )

    assert "<h3>Nadpis</h3>" in html
    assert "script" not in html.lower()
    assert "onerror" not in html
    assert "<strong>" in str(render("**tučně**"))


@given(st.text(max_size=300))
def test_no_text_gets_a_script_past(text):
    html = str(render(text + "<script>x</script><a href='javascript:x' onclick=x>y</a>"))
    assert "<script" not in html
    assert "onclick" not in html.split(">", maxsplit=1)[0] or "&lt;" in html


def test_changes_of_different_words_join():
    base = "Provoz místnosti nikdo nezaplatí."

    assert (
        merged(
            base,
            "Provoz celé místnosti nikdo nezaplatí.",
            "Provoz místnosti nikdo z nás nezaplatí.",
        )
        == "Provoz celé místnosti nikdo z nás nezaplatí."
    )
    assert (
        merged(
            base,
            "Provoz krizové místnosti nikdo nezaplatí.",
            "Provoz noční místnosti nikdo nezaplatí.",
        )
        is None
    )


@given(st.text("ab \n", max_size=30), st.text("ab \n", max_size=30))
def test_merging_loses_nobodys_words(base, mine):
    assert merged(base, mine, base) == mine
    assert merged(base, base, mine) == mine
    assert merged(base, mine, mine) == mine


def test_czech_spaces_do_not_break():
    assert tidy("s kým a v čem, 25. 1. 2019 za 200 000 Kč") == (
        f"s{NB}kým a{NB}v{NB}čem, 25.{NB}1.{NB}2019 za 200{NB}000{NB}Kč"
    )
    assert tidy("koná se 17. října 2019") == f"koná se 17.{NB}října 2019"
    assert tidy("pátý, 5. komunitní plán") == f"pátý, 5.{NB}komunitní plán"
    assert tidy("Bylo to v bodu 3. Potom 4. Ústav") == f"Bylo to v{NB}bodu 3. Potom 4. Ústav"


def test_years_of_a_plan_are_never_broken_and_words_stay_safe():
    assert unbroken("Plán <b> 2023–2026") == (
        'Plán &lt;b&gt; <span class="unbroken">2023–2026</span>'
    )
