"""One run of the stappenplan by one team: everything that is shared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from dialogs.record.answers import Person, Ronde
from dialogs.record.plan import Actie, Edit, Item
from dialogs.school import School

Schoolniveau = Literal["basis", "secundair"]


class Phase(StrEnum):
    """Where a traject stands. A stopped traject keeps its phase."""

    REFLECTIE = "reflectie"
    ORIENTATIE = "orientatie"
    ACTIE = "actie"
    OPVOLGING = "opvolging"


@dataclass(frozen=True, slots=True)
class Eigen:
    """An expectation that the trekker typed: its code, title, rubriek and own questions."""

    code: str
    titel: str
    rubriek: str = "Eigen verwachting"
    vragen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Traject:
    """One run of the stappenplan by one team.

    `version` counts the steps of the traject as a whole (opening and closing a ronde, moving to
    the next phase); answers, items and acties have versions of their own, so that colleagues who
    work side by side do not make each other's cards out of date. `year` is the calendar year in
    which the school year begins. `content` is the fingerprint of the packs that the traject
    started with, and keeps. `schoolniveau` is None as long as it made no difference.

    `rondes` look back (stap 1). `stemmingen` are the rondes that come after it: those about the
    points of stap 2 (the `votes`), and the microscans about acties that are followed up. `eerder`
    are closed rondes of the team's earlier trajecten for the same expectation, to compare with,
    and `vorig_jaar` is how many priorities the team carried out in the school year before; None
    when that is not known. `distinct` are pairs of items, `<id>+<id>`, that look alike but aren't.

    `roles_version` counts the changes of who leads. `offers` counts, by the id of a person, the
    changes of what that person pulls along with (see `Item.helpers`).

    `goal_version` counts the changes of `algemeen_doel` since the acties began, and `goal_edited`
    is the last one, like `Actie.edited`.

    `school` is the calendar of the team. `plan_year` is the school year of the jaaractieplan that
    is followed now; None as long as that is `year`. `jaareinde` is the day on which the trekker
    wants to look back on the school year; None for the usual one. `jaareinde_version` counts the
    changes of that day, and of what became of the acties of that year (`Actie.kleuren`).

    What the bot asks by itself (see `dialogs.opvolging.moments`): `pinged` are the moments that
    were taken up, by their key, with when; `untold` those that the channel was not told yet.
    `later` are those that were put off, by key, until which day. Who is in `quiet` (by id) wants
    no reminders of this traject (`switched` counts by person how often that changed), and
    `channel_quiet` says it of the channel. While `paused` nobody is reminded, until `paused_until`
    if there is one. `manners_version` counts the changes of what the trekker decides of these.
    `not_reached` says by person why a reminder did not arrive (a `Bereik`).
    """

    id: str
    verwachting: str
    domein: str | None
    trekker: Person
    year: int
    phase: Phase = Phase.REFLECTIE
    version: int = 1
    rondes: tuple[Ronde, ...] = ()
    items: tuple[Item, ...] = ()
    algemeen_doel: str = ""
    acties: tuple[Actie, ...] = ()
    stopped: datetime | None = None
    content: str = ""
    schoolniveau: Schoolniveau | None = None
    eigen: Eigen | None = None
    co_trekkers: tuple[Person, ...] = ()
    stemmingen: tuple[Ronde, ...] = ()
    eerder: tuple[Ronde, ...] = ()
    vorig_jaar: int | None = None
    distinct: tuple[str, ...] = ()
    roles_version: int = 1
    offers: Mapping[str, int] = field(default_factory=dict)
    goal_version: int = 1
    goal_edited: Edit | None = None
    school: School = field(default_factory=School)
    plan_year: int | None = None
    jaareinde: date | None = None
    jaareinde_version: int = 1
    pinged: Mapping[str, datetime] = field(default_factory=dict)
    untold: tuple[str, ...] = ()
    later: Mapping[str, date] = field(default_factory=dict)
    quiet: tuple[str, ...] = ()
    switched: Mapping[str, int] = field(default_factory=dict)
    channel_quiet: bool = False
    paused: datetime | None = None
    paused_until: date | None = None
    manners_version: int = 1
    not_reached: Mapping[str, str] = field(default_factory=dict)

    @property
    def running_year(self) -> int:
        """The school year, by its first calendar year, of the jaaractieplan that is followed."""
        return self.plan_year if self.plan_year is not None else self.year

    def leads(self, who: Person) -> bool:
        """Whether somebody may do a trekker's work."""
        return who.id in {self.trekker.id, *(person.id for person in self.co_trekkers)}

    @property
    def ronde(self) -> Ronde:
        """The newest ronde of stap 1."""
        return self.rondes[-1]

    @property
    def asked(self) -> Ronde:
        """What deelnemers answer now: an open stemming or microscan, or else the newest ronde."""
        newest = self.stemmingen[-1] if self.stemmingen else None
        return newest if newest and newest.open else self.ronde

    @property
    def votes(self) -> tuple[Ronde, ...]:
        """The stemmingen about the points of stap 2."""
        return tuple(ronde for ronde in self.stemmingen if not ronde.microscan)

    @property
    def microscans(self) -> tuple[Ronde, ...]:
        """The rondes that ask again what an actie was to move."""
        return tuple(ronde for ronde in self.stemmingen if ronde.microscan)

    def ronde_named(self, id: str) -> Ronde | None:
        """The ronde, stemming or microscan with this id."""
        return next((r for r in (*self.rondes, *self.stemmingen) if r.id == id), None)

    @property
    def live_items(self) -> tuple[Item, ...]:
        """The items that were not removed."""
        return tuple(item for item in self.items if not item.removed)

    @property
    def chosen_items(self) -> tuple[Item, ...]:
        """The items that the team invests in."""
        return tuple(item for item in self.live_items if item.chosen)

    @property
    def items_to_work_on(self) -> tuple[Item, ...]:
        """The chosen items that get acties: all but those that the team stops with."""
        return tuple(item for item in self.chosen_items if item.soort != "stoppen")

    @property
    def live_acties(self) -> tuple[Actie, ...]:
        """The acties that were not removed."""
        return tuple(actie for actie in self.acties if not actie.removed)

    def item(self, id: str) -> Item | None:
        """The item with this id."""
        return next((item for item in self.items if item.id == id), None)

    def actie(self, id: str) -> Actie | None:
        """The actie with this id."""
        return next((actie for actie in self.acties if actie.id == id), None)

    def with_item(self, changed: Item) -> Traject:
        """The traject with one item replaced."""
        items = tuple(changed if item.id == changed.id else item for item in self.items)
        return replace(self, items=items)

    def with_actie(self, changed: Actie) -> Traject:
        """The traject with one actie replaced."""
        acties = tuple(changed if actie.id == changed.id else actie for actie in self.acties)
        return replace(self, acties=acties)

    def with_ronde(self, changed: Ronde) -> Traject:
        """The traject with one ronde or stemming replaced."""

        def swap(rondes: tuple[Ronde, ...]) -> tuple[Ronde, ...]:
            return tuple(changed if ronde.id == changed.id else ronde for ronde in rondes)

        return replace(self, rondes=swap(self.rondes), stemmingen=swap(self.stemmingen))
