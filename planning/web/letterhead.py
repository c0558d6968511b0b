"""How documents about a meeting open: whose meeting it is, as part of what, when and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _

from planning.documents.blocks import Block, Heading, Language, Paragraph, Run
from planning.faces import Facts
from planning.lib.slugs import slug
from planning.web.typography import day, hours, tidy

_GROUP = "skupin"  # how "group" begins in all its Czech cases


def letterhead(
    facts: Facts, kind: str, language: Language, *, invites: bool = False
) -> Iterator[Block]:
    """The kind of paper in capitals, then the groups and the project, as in the city's minutes.

    With ``invites`` it is a paper that leads *to* the meeting, not one that comes from it.
    """
    names = _names(facts, language)
    yield Heading(1, kind.upper(), align="center")
    yield Paragraph(_to_whom(names) if invites else _of_whom(names), align="center", lead=True)
    yield Paragraph([Run("\n".join(names).upper(), bold=True)], align="center", lead=True)
    if facts.title:
        yield Paragraph(tidy(facts.title), align="center", lead=True)
    if facts.project:
        of = tidy(_("as part of the project “%(name)s”", name=facts.project))
        number = f"\n({facts.project_number})" if facts.project_number else ""
        yield Paragraph(f"{of}{number}", align="center")


def when_and_where(facts: Facts) -> list[tuple[str, str]]:
    """The day with its hours, and the place; each only where it is known."""
    when = [day(facts.held_on) or _("day not known"), hours(facts.starts_at, facts.ends_at)]
    found = [(_("Date"), ", ".join(filter(None, when))), (_("Place"), facts.place)]
    return [(name.upper(), tidy(words)) for name, words in found if words]


def file_name(kind: str, facts: Facts, *more: str) -> str:
    """``zapis-protidrogova-prevence-2019-01-25``: the same in any language, without accents."""
    on = facts.held_on.isoformat() if facts.held_on else ""
    return "-".join(filter(None, [kind, slug(" ".join(facts.groups)), on, *more]))


def _names(facts: Facts, language: Language) -> list[str]:
    """The groups in the case that follows "of the group"; in quotes where nobody wrote it so."""
    pairs = zip(facts.groups, facts.genitives, strict=True)
    if language == "en":
        return [tidy(name) for name, _genitive in pairs]
    return [tidy(genitive) if genitive else f"„{tidy(name)}“" for name, genitive in pairs]


def _of_whom(names: Sequence[str]) -> str:
    if _says_group(names):
        return str(_("of the meeting"))
    if len(names) == 1:
        return str(_("of the meeting of the working group"))
    return str(_("of the meeting of the working groups"))


def _to_whom(names: Sequence[str]) -> str:
    if _says_group(names):
        return str(_("to the meeting"))
    if len(names) == 1:
        return str(_("to the meeting of the working group"))
    return str(_("to the meeting of the working groups"))


def _says_group(names: Sequence[str]) -> bool:
    """Whether all the names say themselves that it is a group: "of the steering group"."""
    return all(_GROUP in name.casefold() for name in names)
