from __future__ import annotations

import re
from datetime import date, timedelta

from planning.lib.clock import today
from planning.model import Deciding, Function, Side
from tests.visitor import words


def test_a_member_reads_the_quick_contacts(cast, make, visitor):
    cast.gita.person.phone = "599 000 021"
    cast.hugo.person.shares_contacts = False
    page = visitor(cast.mia).visits(f"/groups/{cast.drugs.id}").follows("Quick contacts to print")

    assert page.sees("599 000 021")
    assert page.sees(cast.gita.email)
    assert not page.sees(cast.hugo.email)
    said = [words(name) for name in page.page.select("tbody th")]
    assert "Gita Nová manager" in said
    assert not any(name.endswith(" member") for name in said)


def test_a_group_says_how_many_sit_on_each_side(cast, make, visitor):
    page = visitor(cast.mia, language="cs").visits(f"/groups/{cast.drugs.id}")

    said = [words(line) for line in page.page.select(".rail li")]
    assert any(
        line.endswith((" poskytovatel", " poskytovatelé", " poskytovatelů")) for line in said
    )


def test_contacts_travel_as_vcard_and_table(cast, visitor):
    cast.gita.person.titles_before, cast.gita.person.titles_after = "Mgr.", "Ph.D."
    cast.gita.person.phone = "+420 599 000 021"
    url = f"/groups/{cast.drugs.id}/contacts"

    cards = visitor(cast.mia).visits(f"{url}.vcf")
    assert cards.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert "FN:Mgr. Gita Nová\\, Ph.D." in cards.text
    assert "N:Nová;Gita;;Mgr.;Ph.D." in cards.text

    table = visitor(cast.mia).visits(f"{url}.csv")
    assert table.text.startswith("\ufeffName;Stands for;Function;Phone;E-mail")
    assert "'+420 599 000 021" in table.text


def test_a_cell_is_never_a_formula(cast, visitor):
    cast.gita.person.last_name = '=HYPERLINK("http://evil.example")'
    cast.gita.person.first_name = ""

    table = visitor(cast.mia).visits(f"/groups/{cast.drugs.id}/contacts.csv")

    assert "'=HYPERLINK" in table.text


def test_outsiders_see_what_the_group_cares_for_and_no_contact(cast, visitor):
    cast.drugs.remit = "Plánuje služby pro osoby ohrožené závislostí."
    url = f"/groups/{cast.drugs.id}"

    for person in (None, cast.nora):
        page = visitor(person).visits(url)
        assert page.sees("Plánuje služby")
        assert not page.sees(cast.lida.name)
    assert visitor(cast.nora).visits(f"{url}/contacts").status == 403
    assert visitor(cast.omar).visits(f"{url}/contacts.csv").status == 403
    assert visitor().visits(f"{url}/contacts").heading == "Signing in"


def test_who_left_is_not_forgotten(cast, make, visitor):
    seat = cast.mia.person.memberships[0]
    gita = visitor(cast.gita).visits(f"/groups/{cast.drugs.id}/members")
    gita.fills(f"Last day : {cast.mia.name}", "30. 9. 2026")
    gita.presses(f"End the seat : {cast.mia.name}")

    assert seat.to_on == date(2026, 9, 30)
    assert gita.sees("30. 9. 2026")
    assert visitor(cast.mia).visits(f"/groups/{cast.drugs.id}/contacts").status == 403


def test_who_sits_there_now_stands_before_who_left(cast, make, visitor):
    cast.gita.person.memberships[0].to_on = date(2024, 12, 31)

    mia = visitor(cast.mia).visits(f"/groups/{cast.drugs.id}/members")

    assert words(mia.page.select("tbody th")[-1]) == cast.gita.name


def test_the_next_meeting_of_a_group_stands_before_those_far_off(cast, make, visitor):
    for days in (400, 10, 300, 200, 100, -10, -100, -200, -300):
        make.meeting(cast.drugs, held_on=today() + timedelta(days=days), title=f"Den {days}")
    make.meeting(cast.drugs, held_on=None, title="Výjezd")

    mia = visitor(cast.mia).visits(f"/groups/{cast.drugs.id}")

    said = " ".join(words(line) for line in mia.page.select(".entry__facts"))
    assert re.findall(r"Den (-?\d+)", said) == ["10", "100", "200", "-10", "-100", "-200"]
    assert mia.sees("Upcoming meetings")
    assert mia.sees("Past meetings")


def test_a_meeting_without_a_day_comes_last_of_those_that_come(cast, make, visitor):
    make.meeting(cast.drugs, held_on=None, title="Výjezd")
    make.meeting(cast.drugs, held_on=today() + timedelta(days=5), title="Brzy")

    mia = visitor(cast.mia).visits(f"/groups/{cast.drugs.id}")

    assert mia.text.index("Brzy") < mia.text.index("Výjezd")
    assert not mia.sees("Past meetings")


def test_a_seat_cannot_end_before_it_began(cast, visitor):
    seat = cast.mia.person.memberships[0]
    gita = visitor(cast.gita).posts(f"/seats/{seat.id}/end", to_on="1. 1. 2001")

    assert gita.status == 409
    assert gita.sees("The last day cannot be before the first.")
    assert seat.to_on is None


def test_a_last_day_that_cannot_be_read_stays_in_its_field(cast, visitor):
    seat = cast.mia.person.memberships[0]
    gita = visitor(cast.gita).visits(f"/groups/{cast.drugs.id}/members")
    gita.fills(f"Last day : {cast.mia.name}", "na jaře")
    gita.presses(f"End the seat : {cast.mia.name}")

    assert gita.status == 422
    assert seat.to_on is None
    assert gita.value_of(f"Last day : {cast.mia.name}") == "na jaře"
    assert gita.problem_with(f"Last day : {cast.mia.name}")
    assert gita.value_of(f"Last day : {cast.gita.name}") == ""


def test_the_manager_gives_a_seat(cast, make, visitor):
    make.person("Šimek", first_name="Pavel")
    gita = visitor(cast.gita).visits(f"/groups/{cast.drugs.id}/members")
    gita.chooses("Person", "Pavel Šimek").chooses("Side", "service user").fills(
        "Since", "1. 9. 2026"
    )
    gita.presses("Give the seat")

    assert gita.sees("Pavel Šimek sits in the group now.")
    seat = max(cast.drugs.memberships, key=lambda m: m.id)
    assert (seat.side, seat.function) == (Side.SERVICE_USER, Function.MEMBER)

    again = gita.chooses("Person", "Pavel Šimek").fills("Since", "1. 10. 2026")
    again.presses("Give the seat")
    assert again.status == 422
    assert "already" in again.problem_with("Person")


def test_somebody_without_an_account_gets_a_seat(cast, visitor):
    gita = visitor(cast.gita).visits(f"/groups/{cast.drugs.id}/members")
    gita.fills("or somebody who is not in the list", "Mgr. Jana Žáková, DiS.")
    gita.fills("Their phone", "599 000 111").fills("Since", "1. 9. 2026").presses("Give the seat")

    seat = max(cast.drugs.memberships, key=lambda m: m.id)
    assert seat.person.full_name == "Mgr. Jana Žáková, DiS."
    assert visitor(cast.mia).visits(f"/groups/{cast.drugs.id}/contacts").sees("599 000 111")

    gita.fills("Since", "1. 9. 2026").presses("Give the seat")
    assert gita.status == 422
    assert gita.problem_with("Person").startswith("Choose a person")


def test_the_coordinator_founds_a_group(cast, visitor):
    kora = visitor(cast.kora).visits("/groups").follows("Found a group")
    kora.fills("Name of the group", "Rodiny").presses("Found a group")

    assert kora.heading == "Rodiny"
    assert visitor(cast.mia).visits("/groups/new").status == 403


def test_members_cannot_appoint(cast, visitor):
    page = visitor(cast.mia).visits(f"/groups/{cast.drugs.id}/members")

    assert not page.sees("Give the seat")
    assert visitor(cast.nora).visits(f"/groups/{cast.drugs.id}/members").status == 403


def test_a_stale_form_of_the_rules_never_overwrites_newer_work(cast, visitor):
    gita = visitor(cast.gita).visits(f"/groups/{cast.drugs.id}/edit")
    kora = visitor(cast.kora).visits(f"/groups/{cast.drugs.id}/edit")
    kora.fills("What it cares for", "Co napsala Kora").presses("Save the group")

    gita.fills("What it cares for", "Co napsala Gita").presses("Save the group")

    assert gita.status == 409
    assert gita.sees("Two of you changed the same words")
    assert gita.sees("Co napsala Kora")
    assert gita.value_of("What it cares for") == "Co napsala Gita"
    assert cast.drugs.remit == "Co napsala Kora"

    gita.presses("My words hold : what it cares for")
    assert cast.drugs.remit == "Co napsala Gita"


def test_two_who_change_different_rules_of_a_group_both_have_their_way(cast, visitor):
    gita = visitor(cast.gita).visits(f"/groups/{cast.drugs.id}/edit")
    kora = visitor(cast.kora).visits(f"/groups/{cast.drugs.id}/edit")
    kora.fills("What it cares for", "Co napsala Kora").presses("Save the group")

    gita.fills("Meetings a year, at least", 6).presses("Save the group")

    assert gita.sees("Saved.")
    assert (cast.drugs.remit, cast.drugs.meetings_a_year) == ("Co napsala Kora", 6)
    assert cast.drugs.version == 3


def test_a_group_that_decides_by_a_number_says_which(cast, visitor):
    gita = visitor(cast.gita).visits(f"/groups/{cast.drugs.id}/edit")
    gita.chooses("How many must be there to decide", "a set number of members")
    gita.presses("Save the group")
    assert gita.problem_with("How many, if it is a number") == "Write how many must be there."

    gita.fills("How many, if it is a number", 5).presses("Save the group")
    assert cast.drugs.needed_for_quorum(20) == 5


def test_a_stale_form_speaks_only_of_what_both_changed(cast, visitor):
    cast.drugs.standing_agenda = "Kontrola úkolů\nRůzné"
    gita = visitor(cast.gita).visits(f"/groups/{cast.drugs.id}/edit")
    kora = visitor(cast.kora).visits(f"/groups/{cast.drugs.id}/edit")
    kora.fills("What it cares for", "Co napsala Kora").presses("Save the group")
    gita.fills("What it cares for", "Co napsala Gita")
    # So a browser ends the lines of a text.
    gita.fills("Standing agenda", "Kontrola úkolů\r\nRůzné").presses("Save the group")

    assert len(gita.page.select(".conflict")) == 1


def test_a_wrong_form_far_down_the_page_is_told_of_at_its_top(cast, visitor):
    gita = visitor(cast.gita).visits(f"/groups/{cast.drugs.id}/members").presses("Give the seat")

    assert gita.status == 422
    assert gita.sees("Nothing is saved yet.")
    assert gita.page.select_one("main [role=alert] a[href='#from_on']")


def test_a_form_opened_alone_saves_at_once(cast, visitor):
    gita = visitor(cast.gita).visits(f"/groups/{cast.drugs.id}/edit")
    gita.fills("What it cares for", "Nové znění").presses("Save the group")

    assert gita.sees("Saved.")


def test_too_long_a_name_is_refused_in_words_of_ours(cast, visitor):
    kora = visitor(cast.kora, language="cs").visits("/groups/new")
    kora.fills("Název skupiny", "x" * 121).presses("Založit skupinu")

    assert kora.status == 422
    assert "vejde se jich sem nejvýš 120" in kora.problem_with("Název skupiny")


def test_the_manager_writes_how_the_group_decides_and_begins(cast, visitor):
    gita = visitor(cast.gita).visits(f"/groups/{cast.drugs.id}/edit")

    gita.fills("The name as it stands after “of the working group”", "Protidrogové prevence")
    gita.fills("Standing agenda", "Kontrola úkolů\r\nRůzné").chooses("How it decides", "by voting")
    gita.presses("Save the group")

    assert cast.drugs.genitive == "Protidrogové prevence"
    assert cast.drugs.standing_agenda == "Kontrola úkolů\nRůzné"
    assert cast.drugs.deciding is Deciding.VOTE
