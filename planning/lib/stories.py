"""Finds sentences that tell the story of one client: singular, an age, initials, an address.

Words for many people ("klienti", "uživatelé služeb") tell no story. A form that may be one or
many ("klientky", "uživatele") and phrases of statistics ("na klienta") count only beside words
about a life. All of it works on texts without accents too.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

#: A sentence longer than this is a table or a text without full stops; only its part is shown.
LONGEST = 400
_BEFORE, _AFTER = 150, 250
#: How far before an age stand the words about whom it is.
_WORDS_BEFORE = 40


class _Bare(dict[int, int]):
    """Letters without accents, one sign for one sign, so that places in the text stay right."""

    def __missing__(self, code: int) -> int:
        letter = ord(unicodedata.normalize("NFD", chr(code))[0])
        self[code] = letter if letter < 0x250 else code
        return self[code]


_BARE = _Bare({0xA0: ord(" "), 0x202F: ord(" ")})


def find(text: str) -> list[tuple[int, int]]:
    """Where the sentences stand that tell of one client: ``(start, end)`` of each."""
    bare, places = _without_accents(text)
    ends = [*(end.end() for end in _SENTENCE_END.finditer(bare)), len(bare)]
    told: list[tuple[int, int]] = []
    for start, end in sorted(_signs(bare, ends, text, places)):
        if not told or start >= told[-1][1]:
            told.append((start, end))
    return [(places[start], places[end]) for start, end in told]


def _without_accents(text: str) -> tuple[str, Sequence[int]]:
    """``text`` in plain letters, and where each of them (and the end) stood."""
    if unicodedata.is_normalized("NFC", text):
        return text.translate(_BARE), range(len(text) + 1)
    kept = [at for at, sign in enumerate(text) if not unicodedata.combining(sign)]
    return "".join(text[at] for at in kept).translate(_BARE), [*kept, len(text)]


def _signs(
    bare: str, ends: list[int], text: str, places: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Sentences with a sign of a story; some more than once."""
    for pattern in (_CLEAR, _SPELLED):
        for found in pattern.finditer(bare):
            yield _sentence(bare, ends, found)
    for found in _AGED.finditer(bare):
        if not _MANY.search(bare, max(0, found.start() - _WORDS_BEFORE), found.start()):
            yield _sentence(bare, ends, found)
    weak = [found for found in _WEAK.finditer(bare) if not _says_many(text, places, found)]
    lives = [life.start() for life in _LIFE.finditer(bare)] if weak else []
    for found in weak:
        start, end = _sentence(bare, ends, found)
        if bisect_left(lives, start) < bisect_left(lives, end):
            yield start, end


def _says_many(text: str, places: Sequence[int], found: re.Match[str]) -> bool:
    """Whether the word's last letter, with its accent, is that of a plural."""
    last = text[places[found.end() - 1] : places[found.end()]]
    return unicodedata.normalize("NFC", last) in {"ů", "é"}


def _sentence(bare: str, ends: list[int], found: re.Match[str]) -> tuple[int, int]:
    """The sentence around ``found``, without spaces at its ends."""
    nth = bisect_right(ends, found.start())
    start = ends[nth - 1] if nth else 0
    end = max(ends[nth], found.end())
    if end - start > LONGEST:
        start, end = max(start, found.start() - _BEFORE), min(end, found.start() + _AFTER)
    words = bare[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _any(*words: str) -> str:
    """One of the words, which are parted by commas so that they may be of two parts."""
    return "(?:" + "|".join(",".join(words).split(",")) + ")"


def _not_after(*words: str) -> str:
    return "".join(f"(?<!{word})" for word in ",".join(words).split(","))


# A full stop ends a sentence only when a capital follows, and when it stands neither after a day,
# a month, an initial nor one of the usual short forms. A number begins one after a long word.
_SENTENCE_END = re.compile(
    r"\n+|"
    + _not_after(r"\b\d\.,\b\d\d\.,[ (][A-Z]\.,\bnar\.,\bpan\.,\bnapr\.,\btzv\.,\bul\.,\btel\.")
    + _not_after(r"\b[Mm]gr\.,\bBc\.,\b[Ii]ng\.,Dr\.")
    + r"(?<=[.!?])[\"”“)]*\s+(?=[\"„“(]*[A-Z])"
    r"|(?<=[a-z]{5}[.!?])\s+(?=\d)"
)

# In these patterns all letters are bare: č is c.
_ONE = _any(
    "klient(?:a|ovi|em|e|ka|ce|ku|kou|cin[a-z]*)?",
    "uzivatel(?:em|ka|ce|ku|kou)?",
    "pacient(?:a|ovi|em|e|ka|ce|ku|kou)?",
    "opatrovan(?:ec|ce|cem|ci|ka|ku)",
)
_ONE_OR_MANY = _any("klient(?:u|ky),pacient(?:u|ky),uzivatel(?:e|i|ky)")
_ENGLISH = _any("client,patient,service user")
#: After these words a client is a unit of statistics or one side of planning, not somebody.
_NOT_GENERAL = (
    _not_after(
        r"\bna ,\bna 1 ,\bjednoho ,\bkazdeho ,\bkazdy ,\bkazda ,\bzadny ,/,/ ",
        r"\bprace s ,\bpraci s ,\bpeci o ,\bpece o ",
        "poskytovatel a ,poskytovatel – ,poskytovatel - ",
    )
    + r"(?<!poskytovatel, )"
)
_CLEAR = re.compile(
    rf"\b{_NOT_GENERAL}{_ONE}\b(?![-/(@]|\.\w| (?:softwar|system|aplikac|webu|portal))"
    rf"|\b{_any('the,a,an,our,this,that,one,another,my,her,his')} (?:[a-z]+ )?{_ENGLISH}\b"
    rf"(?!-|s\b| {_any('group,work,base,data,side,care,organi[sz]ation')})"
    rf"|\b{_ENGLISH} {_any('[a-z]+ed,came,is,was,has,had,lives,left,told,went')}\b",
    re.IGNORECASE,
)
_WEAK = re.compile(rf"\b(?:{_ONE}|{_ONE_OR_MANY}|{_ENGLISH})\b", re.IGNORECASE)
#: Beginnings of words about somebody's life.
_LIFE = re.compile(
    r"\b"
    + _any(
        "alkohol,bita?\\b,bez domova,bydlel,bydli,dcer,demenc,depres,detstv,diagnoz,dluh,dluzi",
        "drog,exekuc,heroin,hepatit,hiv\\b,hospitaliz,jeho\\b,jeji,leceb,leci,lece,manzel,matk",
        "na ulici,nasil,obratil,ochrn,onemocn,otc[ei],otec\\b,otehot,ovdov,pervitin,postizen",
        "prisl[ao]?\\b,propust,psychi,rodin,rozv[aeo]d,schizofren,sebeposk,sebevra,soud,sveril",
        "syn(?:a|em|ovi)?\\b,tehot,trp[ei],tyra,ubytovn,utekl,uvedl,vezen,veznic,vyhledal",
        "vykonu trestu,zavisl,zemrel",
        "zije,zil[a]?\\b,zloutenk,zneuz",
        "abus,addict,alone,debt,divorc,her\\b,his\\b,homeless,hospital,illness,lives,pregnan,prison",
        "suicid,violen",
    ),
    re.IGNORECASE,
)

_NAME = r"[A-Z][a-z]+"
_BEGINNINGS = _any(
    "Byl[ao]?,Bydli,Dale,Diky,Dnes,Je,Jeho,Jeji,Klient,Klientka,Ma,Na,Nema,Nyni,Od,Pan[ai]?,Po",
    "Pracovn[a-z]+,Pri,Rodina,Se,Situace,Sluzba,Ta,Take,Tato,Ten,To,Ve?,Za,Zije",
    "He,She,Her,His,The,It,Now,We",
)
#: Signs whose capitals matter: initials without a surname, an address, a birth.
_SPELLED = re.compile(
    r"\b(?:[Pp]an(?:[aiu]|em|ovi)?|[Pp]i|[Ss]lecn[aeou]|[Pp]\.|[Kk]lient[a-z]{0,3}|Mr\.?|Mrs\.?|Ms\.?)"
    rf" [A-Z]\.(?: ?[A-Z]\.)?(?:(?! ?{_NAME})|(?= {_BEGINNINGS}\b))"
    rf"|{_not_after('[yi]m ,[sz] ,se ,nad ,pod ')}\b[Bb]ytem,?:? "
    rf"(?:(?:trvale|v|ve|na|ul\.|ulice|adrese) ){{0,3}}{_NAME}"
    rf"|\b[Bb]ydliste[:,]? (?:v |ve |na |ul\. )?{_NAME}[^.\n]{{0,30}}\d"
    rf"|\b[Bb]ydli (?:v ulici |na adrese |v ul\. ){_NAME}"
    rf"|\b[Nn]ar\. ?(?:dne )?\d|\b[Nn]arozen[ay]?(?:(?: dne| v roce| roku)? \d| v {_NAME})"
    r"|\b(?:[Dd]atum narozeni|[Dd]at\. ?nar\.|[Dd]ate of birth|DOB):? ?\d"
    rf"|\b[Bb]orn (?:on |in )?(?:\d|{_NAME} \d)"
    rf"|\b(?:{_NAME}|[A-Z]\.),? \(?\d{{2}} let\b ?[,)]"
)

#: After an age: it is a thing that is so old or so long.
_NO_THING = "(?! (?:[a-z]+[aeiy] )?" + _any(
    "akc,cykl,dob[auy],dotac,exist,financ,funkc,histori,horizont,komunit,lhut,mandat,najem,obdob",
    "odklad,pauz,plan,prace,prax,prestavk,program,projekt,provoz,pusob,rad[ay],smlouv,snah",
    "spoluprac,strategi,studi,tradic,udrzitel,usili,vyhled,vyroc,vyvoj,zaruc,zaruk,zivotnost",
    "zkusenost,zkuseb",
) + ")"  # fmt: skip
_OLD = r"let(?:a|y|ou|eho|emu|em)\b"
_WOMEN_AND_MEN = _any(
    "klientk,uzivatelk,pacient,zen[eyu]\\b,matk,pani\\b,div[ck],dcer,syn,muz(?:i|em|ovi)\\b"
)
_TENS = "(?:nact|cet|desat)"
_AGED = re.compile(
    rf"\b\d{{1,3}}[- ]?(?:ti|mi)?[- ]?{_OLD}{_NO_THING}"
    rf"|\b[a-z]{{1,14}}{_TENS}i{_OLD}{_NO_THING}"
    rf"|\b\d{{1,3}}[- ]?(?:ti)?let(?:e|ym) {_WOMEN_AND_MEN}"
    rf"|\bve? veku (?:\d{{1,3}}|[a-z]{{1,14}}{_TENS}i) let\b"
    rf"(?! ?{_any('a vice,a star,a vys,a mlad,az ,[-–],nebo star')})"
    rf"|\b(?:je|bylo|bude) (?:ji|mu) (?:\d{{1,3}}|[a-z]{{1,14}}{_TENS})\b(?! ?(?:[-–%]|Kc))"
    rf"|\b\d{{1,3}}[- ]years?[- ]old\b{_NO_THING}"
    r"|\baged? (?:of )?\d{1,3}\b(?! ?(?:[-–]|and |or |to |\+))",
    re.IGNORECASE,
)
#: Before an age: it is said of many people, and of none alone.
_MANY = re.compile(
    r"\b"
    + _any(
        "osob(?:y|am)?,det(?:i|em|mi),mladez[a-z]*,lid(?:e|i|em),senior(?:i|u|um|y),zac[ik][a-z]*",
        "klient(?:i|u|um|y|ek),uzivatel(?:e|u|um),obcan(?:e|u|um),mladist[a-z]+,muz[iu],zeny?",
        "people,persons,children,seniors,adults,women,men,young",
    )
    + r"\b(?!.*\b(?:klient(?:k?a|ce|ku)|pan[ia]?)\b)",
    re.IGNORECASE,
)
