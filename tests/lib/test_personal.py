from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.lib.personal import Kind, find


def kinds(text: str) -> list[tuple[str, str]]:
    return [(found.kind.value, found.words) for found in find(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zájemci se hlásí na tel. 777 123 456 do konce týdne.", "777 123 456"),
        ("Kontakt: +420 377 123 456, kancelář 245.", "+420 377 123 456"),
        ("Volejte 00420 602 123 456 kdykoli odpoledne.", "00420 602 123 456"),
        ("Terénní pracovník má číslo 602123456 a chodí v pondělí.", "602123456"),
        ("Domluva po telefonu 602-123-456 nebo osobně.", "602-123-456"),
        ("Její bratr je na 777 12 34 56, ozve se.", "777 12 34 56"),
        ("mobil 777\u00a0123\u00a0456", "777\u00a0123\u00a0456"),
        ("Sestra bydlí na Slovensku, +421 905 123 456.", "+421 905 123 456"),
        ("Volat (+420) 777 123 456 po páté.", "(+420) 777 123 456"),
        ("tel.377 123 456", "377 123 456"),
    ],
)
def test_telephones(text, words):
    assert ("phone", words) in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rozpočet opatření činí 250 000 000 Kč ze státního rozpočtu.",
        "Náklady 312 450 000,- a z toho 250 300 000 korun z fondů.",
        "Celkem 254 300 000 na celé období.",
        "Registrační číslo projektu CZ.03.2.63/0.0/0.0/16_063/0006590.",
        "Město Plzeň, IČO 00075370, DIČ CZ00075370, náměstí Republiky 1/1, 301 00 Plzeň",
        "Jednání proběhlo 29. 11. 2026 od 14:00 do 16:30 v místnosti č. 245.",
        "Aktivita 2.1.10 navazuje na opatření 3.4 z let 2019–2021.",
        "Krizová linka 800 700 650 je zdarma, tísňové volání 112 a 155.",
        "Sešli jsme se v domě č. p. 1234/56, 3. patro, dveře 317.",
        "Podpořeno bylo 1.264 klientů, 2.555 hodin přímé práce a 89 intervencí.",
        "č. j. 377 123 456 bylo přiděleno podatelnou",
        "usnesení č. 312/2026, smlouva 2026/001234, vyhláška 505/2006 Sb.",
        "Kurz 25,40 a podíl 12,5 % ze 170 osob.",
    ],
)
def test_numbers_of_offices_are_left_alone(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pište na jana.mala@mesto.test do pátku.", "jana.mala@mesto.test"),
        ("Odpoví k.novak+ps@sluzby-a-pece.example.org.", "k.novak+ps@sluzby-a-pece.example.org"),
        ("Ozvěte se na jana (at) mesto.test", "jana (at) mesto.test"),
        ("petr[zavináč]mesto.test", "petr[zavináč]mesto.test"),
    ],
)  # fmt: skip
def test_addresses_of_mail(text, words):
    assert kinds(text) == [("email", words)]


@pytest.mark.parametrize(
    "text", ["@jana do 29. 11.: zápis", "sraz @ knihovna, 3 @ 5 Kč", "a@b", "www.mesto.test/@jana"]
)
def test_no_addresses(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Žadatelka, r. č. 710319/2745, podala žádost.", "710319/2745"),
        ("RČ 7103192745 ověřeno", "7103192745"),
        ("v dokladu stálo 710319 2745 a podpis", "710319 2745"),
        ("v dokladu stálo 71 03 19 / 2745 a podpis", "71 03 19 / 2745"),
        ("opsáno s chybou 710319/2746 na lístek", "710319/2746"),
        ("starší ročník 531231/123 z matriky", "531231/123"),
        ("rodné číslo: 8501011234", "8501011234"),
    ],
)
def test_birth_numbers(text, words):
    assert ("birth_number", words) in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "č. j. 123456/2024 ze dne 3. 5. 2024",
        "spis MMP/123456/2024",
        "částka 7103192745 Kč",
        "školní rok 2019/2020 a období 2024–2027",
        "parcela 1234/5, usnesení 19/2010",
        "projekt 16_063/0006590",
        "kód 7103192746",
    ],
)
def test_no_birth_numbers(text):
    assert kinds(text) == []


def test_bank_accounts():
    assert kinds("Dar zašlete na 19-2000145399/0800.") == [("bank_account", "19-2000145399/0800")]
    assert kinds("účet 2000145399/0800") == [("bank_account", "2000145399/0800")]
    assert kinds("účet 2000145398/0800 s překlepem") == []


STORIES = [
    "Klientka přišla o byt a dva měsíce spala u kamarádky.",
    "S klientem jsme řešili exekuce a dohodu se zaměstnavatelem.",
    "Pomohli jsme klientovi sepsat žádost o příspěvek na bydlení.",
    "Náš uživatel se po letech na ulici nastěhoval do vlastního pokoje.",
    "Uživatelka se obrátila na poradnu kvůli dluhům po bývalém manželovi.",
    "Pacient odmítl léčbu a vrátil se domů k rodičům.",
    "Případ klientky, která přišla z dětského domova, ukázal mezery v návaznosti služeb.",
    "Pracovnice doprovodila uživatele k soudu a pomohla mu s odvoláním.",
    "Pan N. bydlí na ubytovně a o místo přijít nesmí.",
    "Paní K. M. se léčí s depresí a péči o ni převzala sestra.",
    "Pomohli jsme panu N. Nyní bydlí v městském bytě.",
    "43letá samoživitelka dluží za energie a hrozí jí vystěhování.",
    "Šedesátiletý muž se po propuštění neměl kam vrátit.",
    "Chlapec ve věku 17 let utekl ze zařízení a spal v parku.",
    "Když se ozvala, bylo jí 15 let a doma zažívala násilí.",
    "Žádost podala Anna Malá, trvale bytem Nádražní 12, Plzeň.",
    "Žadatel, nar. 3. 5. 1980, o službu přišel podruhé.",
    "Muž narozen 3. 5. 1980 v ubytovně zůstává.",
    "Žadatelka uvedla datum narození: 3. 5. 1980.",
    "Marie, 82 let, žije sama a k lékaři se nedostane.",
    "The client told us about her debts.",
    "A 43-year-old woman lost her flat after the divorce.",
    "She was born on 3 May 1980 and lives alone.",
]


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("accents", ["with", "without", "apart"])
def test_a_story_of_one_client_is_found_in_its_sentence(story, accents):
    before, after = "Skupina projednala návrh plánu.", "Jednání skončilo v poledne."
    text = f"{before} {story} {after}"
    apart = unicodedata.normalize("NFD", text)
    text = {
        "with": text,
        "apart": apart,
        "without": "".join(sign for sign in apart if not unicodedata.combining(sign)),
    }[accents]

    told = [found for found in find(text) if found.kind is Kind.STORY]

    assert told
    words = " ".join(found.words for found in told)
    assert "Skupina projednala" not in words
    assert "skoncilo" not in words
    assert "skončilo" not in unicodedata.normalize("NFC", words)


@pytest.mark.parametrize(
    "text",
    [
        "Klienti oceňují dostupnost služby a vstřícnost pracovníků.",
        "Uživatelé služeb se účastní jednání pracovní skupiny.",
        "Uživatelé bydlí v chráněném bytě a manželé klientů je navštěvují.",
        "V roce 2025 služba podpořila 170 uživatelů a 89 klientek.",
        "Zadavatel, poskytovatel a uživatel tvoří základ plánování.",
        "Přímá práce s klientem tvoří 60 % úvazku, tedy 2,02 hodiny na klienta.",
        "Náklady na klienta vzrostly o 12 %.",
        "Každý klient má právo nahlížet do své dokumentace.",
        "Pětiletý plán navazuje na 10letou udržitelnost projektu.",
        "Patnáctiletá zkušenost organizace a 3letý cyklus financování.",
        "Služba je určena dětem ve věku 6 let a osobám ve věku 65 let.",
        "Nízkoprahové zařízení pro mládež ve věku 15 let a starší.",
        "Paní J. Nováková informovala o stavu rozpočtu.",
        "Pan Novák představil záměr sociálního bydlení.",
        "Nájemní smlouva se sociálním bytem Plzeň končí v červnu.",
        "Byt s bytem sousedícím odděluje příčka.",
        "Matky s dětmi využívají azylový dům průměrně 8 měsíců.",
        "Projekt trvá 17 let a za tu dobu jej město třikrát rozšířilo.",
        "Mgr. Jana Malá, vedoucí odboru, a Bc. Petr Dlouhý, koordinátor.",
        "Příloha A. Rozpočet. Příloha B. Harmonogram.",
        "Uživatelé návykových látek mají přístup k výměnnému programu.",
        "Program pro klienty propuštěné z vězení pokračuje.",
        "Clients and patients value the service.",
        "Services for people aged 65 and over.",
        "A client-centred approach, client work and a five-year plan.",
    ],
)
def test_general_words_tell_no_story(text):
    assert kinds(text) == []


def test_what_is_found_comes_in_the_order_of_the_text():
    text = (
        "Zápis z jednání.\nKlientka N., tel. 777 123 456, r. č. 710319/2745, žije na ubytovně.\n"
        "Odpovídá jana@mesto.test."
    )

    assert kinds(text) == [
        ("story", "Klientka N., tel. 777 123 456, r. č. 710319/2745, žije na ubytovně."),
        ("phone", "777 123 456"),
        ("birth_number", "710319/2745"),
        ("email", "jana@mesto.test"),
    ]


def test_a_story_without_full_stops_is_cut_around_its_words():
    text = "slovo " * 500 + "klientka přišla o byt " + "slovo " * 500

    (story,) = find(text)

    assert "klientka přišla o byt" in story.words
    assert len(story.words) <= 400


PIECES = st.sampled_from(
    [*STORIES, "777 123 456", "710319/2745", "a@b.cz", "klientka", "\n", ". ", " ",
     "İ", "ß", "e\u0301"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=20), max_size=12).map("".join))
def test_any_text_can_be_searched_and_places_are_right(text):
    found = find(text)

    assert found == sorted(found, key=lambda each: (each.start, each.end))
    for each in found:
        assert each.words == text[each.start : each.end]
        assert each.words.strip() == each.words != ""


@pytest.mark.parametrize(
    "unit",
    [*STORIES[:3], "a", "1 ", "1/", "777 123 456 ", "klient ", "uživatele ", "+1", "a@", "pan N. ",
     "A. B. ", "\n", " ", "710319/2745 ", "ve veku ", "aaa.", "e\u0301"],
)  # fmt: skip
def test_long_texts_are_searched_in_no_time(unit):
    text = unit * (60_000 // len(unit))
    began = time.process_time()

    find(text)

    assert time.process_time() - began < 1  # a quadratic search takes minutes
