from __future__ import annotations

from planning.model import CityRole
from tests.make import PASSWORD


def comes_in(visitor, email, password=PASSWORD, url="/sign-in"):
    page = visitor().visits(url)
    return page.fills("E-mail", email).fills("Password", password).presses("Sign in")


def test_somebody_signs_in_and_out(cast, visitor):
    mia = comes_in(visitor, f"  {cast.mia.email.upper()} ")
    assert mia.heading == "What awaits me"

    mia.presses("Sign out")
    assert mia.sees("You are signed out.")
    assert mia.visits("/").heading == "Signing in"


def test_one_arrives_where_one_wanted(cast, visitor):
    stranger = visitor().visits("/history")
    assert stranger.heading == "Signing in"

    stranger.fills("E-mail", cast.mia.email).fills("Password", PASSWORD).presses("Sign in")

    assert stranger.heading == "Changes"


def test_nobody_is_sent_to_another_site(cast, visitor):
    for trap in ("https://evil.example/", "//evil.example", "/\\evil.example"):
        mia = comes_in(visitor, cast.mia.email, url=f"/sign-in?next={trap}")
        assert mia.heading == "What awaits me"


def test_a_wrong_password_and_a_wrong_name_sound_the_same(cast, visitor):
    wrong = comes_in(visitor, cast.mia.email, "nic")
    nobody = comes_in(visitor, "nikdo@example.org", "nic")

    said = "The e-mail and the password do not fit together. Try again."
    for page in (wrong, nobody):
        assert page.status == 422
        assert page.sees(said)
    assert wrong.value_of("E-mail") == cast.mia.email


def test_whoever_guesses_must_wait(cast, visitor, limited):
    guesser = visitor()
    answers = [guesser.posts("/sign-in", email="a@b.cz", password=str(n)).status for n in range(25)]

    assert answers[0] == 422
    assert answers[-1] == 429
    assert guesser.sees("Too many attempts")


def test_a_password_is_never_shown_again(cast, visitor, limited):
    secret = "modrý kůň baterie"
    late = visitor()
    answer = late.client.post("/sign-in", data={"email": "a@b.cz", "password": secret})

    assert answer.status_code == 400
    assert "The second try will." in answer.text
    assert secret not in answer.text
    for _ in range(25):
        late.posts("/sign-in", email="a@b.cz", password=secret)
    assert late.status == 429
    assert secret not in late.text


def test_whoever_has_no_password_learns_whom_to_call(cast, make, visitor):
    cast.kora.person.phone = "599 000 001"
    make.city(coordinator=cast.kora.person)

    assert visitor().visits("/sign-in").sees("a forgotten password? Call the coordinator")


def test_an_office_behind_one_address_comes_to_work(cast, visitor, limited):
    for _ in range(25):
        assert comes_in(visitor, cast.mia.email).heading == "What awaits me"


def test_a_closed_account_stays_out(cast, visitor):
    cast.mia.is_enabled = False

    assert comes_in(visitor, cast.mia.email).status == 422
    assert visitor(cast.mia).visits("/").heading == "Signing in"


def test_an_administrator_opens_an_account(cast, visitor):
    ada = visitor(cast.ada).visits("/people").follows("Open an account")
    ada.fills("First name", "Jana").fills("Surname", "Nováková").fills("E-mail", "Jana@mesto.cz")
    ada.fills("Password", "tajné").chooses("Role in the whole city", "city official")
    ada.presses("Open an account")

    assert ada.sees("The account of Jana Nováková is open.")
    assert comes_in(visitor, "jana@mesto.cz", "tajné").heading == "What awaits me"


def test_an_account_needs_a_name_an_email_and_a_password(cast, visitor):
    ada = visitor(cast.ada).visits("/people/new")
    ada.fills("E-mail", "žádný").presses("Open an account")

    assert ada.status == 422
    assert ada.problem_with("Surname") == "Write the surname."
    assert "looks like" in ada.problem_with("E-mail")
    assert ada.problem_with("Password") == "Write a password for the first sign-in."


def test_an_email_belongs_to_one_person(cast, visitor):
    ada = visitor(cast.ada).visits("/people/new")
    ada.fills("Surname", "Dvojník").fills("E-mail", cast.mia.email).fills("Password", "x")
    ada.presses("Open an account")

    assert ada.status == 422
    assert "already signs in" in ada.problem_with("E-mail")


def test_an_administrator_cannot_lock_herself_out(cast, visitor):
    ada = visitor(cast.ada).visits(f"/people/{cast.ada.id}")
    ada.chooses("Role in the whole city", "none, only in groups").presses("Save the account")

    assert ada.status == 422
    assert cast.ada.role is CityRole.ADMIN


def test_people_are_nobody_elses_business(cast, visitor):
    assert visitor(cast.kora).visits("/people").status == 403
    assert visitor(cast.kora).visits(f"/people/{cast.mia.id}").status == 404
    assert visitor().visits("/people").heading == "Signing in"


def test_the_coordinator_is_not_sent_to_the_coordinator(cast, visitor):
    assert visitor(cast.mia).visits("/people").sees("ask the coordinator of the plan")

    kora = visitor(cast.kora).visits("/people")

    assert kora.status == 403
    assert not kora.sees("ask the coordinator of the plan")
    assert kora.sees("You coordinate the plan, and still somebody else does this")
