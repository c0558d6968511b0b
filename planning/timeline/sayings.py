"""What is said over and over on a page of the timeline, in the reader's language, said once."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import escape

from planning.lib.periods import PeriodKind
from planning.lib.words import N_
from planning.model import MilestoneState, Realisation, Stage, Standing, Timeliness
from planning.model.rows import OPEN_MILESTONES
from planning.timeline.forms import By
from planning.timeline.gathering import UNNAMED
from planning.web.labels import label
from planning.web.sentences import recorded
from planning.web.typography import NO_BREAK, bound, tidy

#: How a mark of each state is drawn; a planned one is an empty circle, which needs no class.
SHAPES = {
    MilestoneState.PLANNED: "",
    MilestoneState.PARTLY: "partly",
    MilestoneState.DONE: "done",
    MilestoneState.AT_RISK: "risk",
    MilestoneState.PAUSED: "paused",
    MilestoneState.DROPPED: "not",
}
STANDS = {
    Timeliness.ON_TIME: "done",
    Timeliness.AT_RISK: "risk",
    Timeliness.LATE: "late",
    Timeliness.UNKNOWN: "unknown",
    Timeliness.CLOSED: "not",
}
#: What needs attention first is said first.
WORST = (
    Timeliness.LATE,
    Timeliness.AT_RISK,
    Timeliness.ON_TIME,
    Timeliness.UNKNOWN,
    Timeliness.CLOSED,
)


def shaped(shape: str) -> str:
    """The attribute that draws a shape."""
    return f' class="{shape}"' if shape else ""


#: What the buttons say that move a step of each kind of term earlier and later.
GRAINS = {
    PeriodKind.YEAR: (N_("A year earlier"), N_("A year later")),
    PeriodKind.YEARS: (N_("A year earlier"), N_("A year later")),
    PeriodKind.SCHOOL_YEAR: (N_("A year earlier"), N_("A year later")),
    PeriodKind.HALF: (N_("A half-year earlier"), N_("A half-year later")),
    PeriodKind.QUARTER: (N_("A quarter earlier"), N_("A quarter later")),
    PeriodKind.MONTH: (N_("A month earlier"), N_("A month later")),
    PeriodKind.DAY: (N_("A week earlier"), N_("A week later")),
}
_NOBODY = {
    "": N_("Nobody is responsible yet"),
    UNNAMED: N_("The person is not named in public"),
}


class Words:
    """What is said over and over on a page, in the reader's language."""

    def __init__(self) -> None:
        self.ongoing, self.lasts = _("ongoing"), _("duration")
        self.stands = {each: label(each) for each in Timeliness}
        self.realisations = {each: label(each) for each in Realisation}
        #: How far a proposal has come; nothing where it is approved, as most are.
        self.stages = {
            each: "" if each is Stage.APPROVED else label(each).lower() for each in Stage
        }
        #: Shape and word of a mark by whether its day has passed (None: no day) and by its state.
        self.marks: dict[bool | None, dict[MilestoneState, tuple[str, str]]]
        coming = {each: (shaped(shape), label(each)) for each, shape in SHAPES.items()}
        late = shaped("late"), str(_("late"))
        self.marks = {
            False: coming,
            True: coming | dict.fromkeys(OPEN_MILESTONES, late),
            None: {each: (css, f"{self.ongoing}, {said}") for each, (css, said) in coming.items()},
        }
        self._reasons: dict[str, str] = {}
        self._undated: dict[int, str] = {0: ""}
        self._set: dict[str, str] = {}
        self._terms: dict[str, str] = {}
        self._said: dict[tuple[int, int, str], str] = {}

    def term(self, period: str, when: str) -> str:
        """A term in words, safe for a page: a year that is all one knows is the end of it."""
        if when not in self._terms:
            words = _("end of %(year)s", year=when) if period == PeriodKind.YEAR else when
            self._terms[when] = str(escape(tidy(words)))
        return self._terms[when]

    def said(self, number: int, count: int, term: str) -> str:
        """``Step 3 of 9, end of 2019``."""
        key = number, count, term
        if key not in self._said:
            which = _("Step %(number)s of %(count)s", number=number, count=count)
            self._said[key] = f"{which}, {term}:" if term else f"{which}:"
        return self._said[key]

    def band(self, by: By, band: int | str, name: str | None) -> str:
        """What is written above the rows of a band."""
        if by is By.REALISATION:
            return self.realisations[Realisation(str(band))]
        if by is By.PERSON and band in _NOBODY:
            name = _(_NOBODY[str(band)])
        return name or str(_("Without a measure yet"))

    def why(self, realisation: Realisation, found: Standing, undated: int) -> str:
        """What is being done, and the reason of the timeliness."""
        said = [self._tidy(self.realisations[realisation])]
        if realisation is not Realisation.PAUSED or found.values:  # else that is its whole reason
            said.append(self._reason(found) if found.why else self.undated(undated))
        if found.beyond:
            reason = self._reason(found.beyond)
            said += bound([_("in other years %(reason)s", reason=reason)])
        return "; ".join(filter(None, said))

    def _reason(self, found: Standing) -> str:
        """As ``sentences.reason``, whose words are looked up and set once a page."""
        if found.why not in self._reasons:
            self._reasons[found.why] = tidy(_(found.why))
        if found.step is None:
            return self._reasons[found.why]
        values = {"when": self._tidy(found.step.when), "step": found.values["step"]}
        [said] = bound([self._reasons[found.why] % values + recorded(found, self._called)])
        return said

    def _called(self, state: MilestoneState) -> str:
        return self.marks[False][state][1]

    def _tidy(self, words: str) -> str:
        """What many lines say is set once."""
        if words not in self._set:
            self._set[words] = tidy(words)
        return self._set[words]

    def undated(self, count: int) -> str:
        """How many steps stand in no year."""
        if count not in self._undated:
            self._undated[count] = ngettext(
                "%(num)d step has no date", "%(num)d steps have no date", count
            )
        return self._undated[count]

    def counted(self, stands: Mapping[Timeliness, int]) -> str:
        """``3 activities: late 1, on time 2``."""
        whole = sum(stands.values())
        said = ngettext("%(num)d activity", "%(num)d activities", whole)
        parts = [
            f"{self.stands[each].lower()}{NO_BREAK}{stands[each]}"
            for each in WORST
            if stands.get(each)
        ]
        said = said.replace(" ", NO_BREAK)
        return f"{said}: {', '.join(parts)}" if parts else said
