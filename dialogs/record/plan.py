"""What a team plans: the points it works on, and the acties with what came of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal

from dialogs.calendar import school_year
from dialogs.record.answers import Person

Soort = Literal["borgen", "ontwikkelen"]
Termijn = Literal["kort", "middellang"]
Bereikt = Literal["ja", "deels", "nee"]
"""Whether a goal was reached, at a check moment."""
Vervolg = Literal["verder", "borgen", "bijsturen", "stoppen"]
"""What the team decides at a check moment (ACT); "verder" is as planned."""
Kleur = Literal["groen", "rood", "oranje"]
"""What became, at the end of a school year, of an actie that was planned in it."""
Card = Literal["doel", "coach", "wat", "opvolging", "klaar"]
CARDS: tuple[Card, ...] = ("doel", "coach", "wat", "opvolging", "klaar")
"""The small cards on which an actie is filled in, in order.

On that of the coach nothing is filled in: it comes when there is something to say of the goal.
"""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the lists of stap 2.

    `soort` is set when the team chose to invest in it; "stoppen" frees room and gets no actie.
    `bak` is the bin of the instrument's own sorting, if it has one. `merged_into` is the item that
    said the same and stayed, when this one was removed for that. `helpers` offered to pull along.
    `vraag` is the question of the ronde that it was taken over from.
    """

    id: str
    lijst: str
    text: str
    version: int = 1
    removed: bool = False
    chosen: bool = False
    soort: Soort | Literal["stoppen"] | None = None
    bak: str = ""
    merged_into: str = ""
    helpers: tuple[Person, ...] = ()
    vraag: str = ""


def actie_soort(item: Item) -> Soort:
    """What an actie for this item is for."""
    return "borgen" if item.soort == "borgen" else "ontwikkelen"


@dataclass(frozen=True, slots=True)
class Edit:
    """Who last changed something of a plan, and when; `version` is what it became by that."""

    who: Person
    at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Act:
    """What was decided at a check moment (ACT), and what was learnt (the fifth kwaliteitsvraag).

    A decision can be taken back: `planned` is the check moment that came by it, and `dropped` are
    those that fell away.
    """

    vervolg: Vervolg
    les: str
    by: Person
    at: datetime
    planned: date | None = None
    dropped: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """What was found at a check moment (CHECK), and what followed (ACT).

    `day` is the check moment as it was planned, or the day itself when somebody looked in between.
    As long as `at` is None it is a draft: typed, and not yet kept as what the team found. `by` is
    who changed it last. `asked` is the colleague to whom it was passed on, by `asked_by`, who may
    have said why (`asked_why`). Of a borgafspraak only `bereikt` (does it still live?) and `effect`
    are asked. `les` is what was typed for ACT and not yet kept. `version` counts the changes.
    """

    day: date
    bereikt: Bereikt | None = None
    effect: str = ""
    anderen: str = ""
    bewijs: str = ""
    asked: Person | None = None
    asked_by: Person | None = None
    asked_why: str = ""
    by: Person | None = None
    at: datetime | None = None
    act: Act | None = None
    les: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Actie:
    """A SMART goal with its action, filled in on three small cards.

    `card` is the card that is shown next; `klaar` when all three were kept. `years` are the first
    calendar years of the school years in which a middle-term action is planned. `edited` is the
    last change; once the plan is made, the last one since. A `removed` actie stands in no plan; it
    can be put back.

    `checks` are the planned check moments, and `checked` what was found, in order of their days.
    `vorige` is the actie that this one takes over from, in a new cycle. `kleuren` say per school
    year (by its first calendar year) what became of it.
    """

    id: str
    item: str
    soort: Soort
    version: int = 1
    card: Card = "doel"
    doel: str = ""
    meting: str = ""
    termijn: Termijn = "kort"
    wat: str = ""
    hoe: str = ""
    wanneer: str = ""
    afspraken: str = ""
    owner: Person | None = None
    wie: str = ""
    checks: tuple[date, ...] = ()
    years: tuple[int, ...] = ()
    edited: Edit | None = None
    removed: bool = False
    checked: tuple[Check, ...] = ()
    vorige: str = ""
    kleuren: Mapping[int, Kleur] = field(default_factory=dict)

    def check_of(self, day: date) -> Check | None:
        """What was found, or typed, at the check moment of this day."""
        return next((check for check in self.checked if check.day == day), None)

    def with_check(self, changed: Check) -> Actie:
        """The actie with what was found at one check moment replaced, or added."""
        others = (check for check in self.checked if check.day != changed.day)
        return replace(self, checked=tuple(sorted((*others, changed), key=lambda c: c.day)))

    @property
    def found(self) -> tuple[Check, ...]:
        """What the team found, in order: without what somebody only typed."""
        return tuple(check for check in self.checked if check.at)

    @property
    def last_found(self) -> Check | None:
        """What the team found last; None as long as nothing was."""
        return self.found[-1] if self.found else None

    @property
    def looked_until(self) -> date:
        """The check moment of which something was found last; what comes before it is covered."""
        return self.last_found.day if self.last_found else date.min

    @property
    def in_plan(self) -> bool:
        """Whether it stands in the plans: it has a goal and something to do, and is not removed."""
        return bool(self.doel and self.wat) and not self.removed

    @property
    def unchecked(self) -> tuple[date, ...]:
        """The check moments of which nothing was found yet.

        What is found covers those before, and the colour of a school year those of that year.
        """
        return self._not_covered(self.checks)

    @property
    def passed_on(self) -> tuple[date, ...]:
        """The days in between on which somebody was asked to look, and did not yet."""
        return self._not_covered(
            c.day for c in self.checked if c.asked and c.day not in self.checks
        )

    def _not_covered(self, days: Iterable[date]) -> tuple[date, ...]:
        last = self.looked_until
        return tuple(d for d in days if d > last and school_year(d) not in self.kleuren)

    @property
    def vervolg(self) -> Vervolg | None:
        """What was decided last; None as long as nothing was."""
        return next((c.act.vervolg for c in reversed(self.checked) if c.act), None)

    @property
    def soort_nu(self) -> Soort:
        """What it is for now: what became a borgafspraak is there to be kept."""
        return "borgen" if self.borgafspraak else self.soort

    @property
    def les(self) -> str:
        """What was learnt last; empty as long as nothing was."""
        return next((c.act.les for c in reversed(self.checked) if c.act and c.act.les), "")

    @property
    def borgafspraak(self) -> bool:
        """Whether the team keeps it as it is: once a year it looks whether it still lives."""
        return self.vervolg == "borgen"

    def borgafspraak_at(self, day: date) -> bool:
        """Whether it was a borgafspraak already when this check moment came."""
        earlier = [check.act for check in self.checked if check.act and check.day < day]
        return bool(earlier) and earlier[-1].vervolg == "borgen"

    @property
    def ended(self) -> bool:
        """Whether nothing more is to be done for it. A borgafspraak is still looked at."""
        return self.vervolg in ("bijsturen", "stoppen") or "rood" in self.kleuren.values()
