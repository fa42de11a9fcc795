"""What is saved of a traject and of a deelnemer's answers.

Everything is frozen: a change makes a new record. `version` fields count changes of the thing
they belong to, so that a card can say which state it was made for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Literal


class Phase(StrEnum):
    """Where a traject stands. A stopped traject keeps its phase."""

    REFLECTIE = "reflectie"
    ORIENTATIE = "orientatie"
    ACTIE = "actie"
    OPVOLGING = "opvolging"


class Mode(StrEnum):
    """How a ronde is answered: once by the team together, or by each deelnemer privately."""

    SAMEN = "samen"
    APART = "apart"


Soort = Literal["borgen", "ontwikkelen"]
Termijn = Literal["kort", "middellang"]
Schoolniveau = Literal["basis", "secundair"]
Card = Literal["doel", "wat", "opvolging", "klaar"]
CARDS: tuple[Card, ...] = ("doel", "wat", "opvolging", "klaar")
"""The small cards on which an actie is filled in, in order."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the team, by the id and the display name that Teams gives."""

    id: str
    name: str

    @property
    def key(self) -> str:
        """The id as the value of a choice: short, as a card may offer hundreds of people."""
        return hashlib.sha256(self.id.encode(errors="replace")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to one question: a choice of its scale, words, or both.

    `scale` is the edition of a published scale, and `year` the school year in which it was used.
    """

    choice: str | None = None
    text: str = ""
    scale: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers of one deelnemer (or of the team together) in one ronde.

    `block` is the card that is shown next, counted from 0; one past the last block when the
    deelnemer is through. `deep`: the levels that were chosen in that block are asked about first.
    `begun` is false until the first card was opened; `through` is true once the last block was
    passed, so that a change leads back to the end. `declined`: they don't take part, so nothing
    else stands on it, and nobody reminds them.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    block: int = 0
    deep: bool = False
    begun: bool = False
    through: bool = False
    declined: bool = False
    version: int = 0
    saved_at: datetime | None = None

    def after(self, block: int, blocks: int) -> int:
        """Which of so many blocks comes after this one; `blocks` stands for the end."""
        return blocks if self.through else block + 1


@dataclass(frozen=True, slots=True)
class Result:
    """What a closed ronde came to. Nothing in it belongs to one person.

    `n` counts the deelnemers who answered at least one question. `counts` holds, per closed
    question, how often each answer was given; `words` the texts per question, shuffled. Both are
    empty when n is below the threshold, and `counts` leaves out a question with too few answers.
    `held_back` are the questions whose own counts, beside earlier ones, could tell what one person
    answered: `counts` has the earlier ones that are as good as the same, or none.
    """

    n: int
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scales: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    shown: bool = True
    held_back: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Besluit:
    """What the team agreed about one question after it talked about the result.

    `choice` is the answer of the question's scale that the team settled on; None for an open
    question, or when only words were kept. `text` says what was agreed, or where it shows.
    """

    choice: str | None = None
    text: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Ronde:
    """One instrument put to the team once. `invited` counts who could answer, once known.

    `instrument` is its id; of several that are put together, their ids with `+` between them.
    A stemming is a ronde about `items`, the ids of points of the lists. `nudged` is when the
    trekker had those reminded who had not answered. `besluiten` are kept by question.
    """

    id: str
    instrument: str
    mode: Mode
    opened: datetime
    until: datetime | None = None
    invited: int | None = None
    result: Result | None = None
    items: tuple[str, ...] = ()
    nudged: datetime | None = None
    besluiten: Mapping[str, Besluit] = field(default_factory=dict)

    @property
    def open(self) -> bool:
        """Whether answers still count."""
        return self.result is None


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the lists of stap 2.

    `soort` is set when the team chose to invest in it; "stoppen" frees room and gets no actie.
    `bak` is the bin of the instrument's own sorting, if it has one. `merged_into` is the item that
    said the same and stayed, when this one was removed for that. `helpers` offered to pull along.
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
class Actie:
    """A SMART goal with its action, filled in on three small cards.

    `card` is the card that is shown next; `klaar` when all three were kept. `years` are the first
    calendar years of the school years in which a middle-term action is planned. `edited` is the
    last change; once the plan is made, the last one since. A `removed` actie stands in no plan; it
    can be put back.
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

    `rondes` look back (stap 1); `stemmingen` are the rondes about the points of stap 2. `eerder`
    are closed rondes of the team's earlier trajecten for the same expectation, to compare with,
    and `vorig_jaar` is how many priorities the team carried out in the school year before; None
    when that is not known. `distinct` are pairs of items, `<id>+<id>`, that look alike but aren't.

    `roles_version` counts the changes of who leads. `offers` counts, by the id of a person, the
    changes of what that person pulls along with (see `Item.helpers`).

    `goal_version` counts the changes of `algemeen_doel` since the acties began, and `goal_edited`
    is the last one, like `Actie.edited`.
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

    def leads(self, who: Person) -> bool:
        """Whether somebody may do a trekker's work."""
        return who.id in {self.trekker.id, *(person.id for person in self.co_trekkers)}

    @property
    def ronde(self) -> Ronde:
        """The newest ronde of stap 1."""
        return self.rondes[-1]

    @property
    def asked(self) -> Ronde:
        """What deelnemers answer now: an open stemming, or else the newest ronde of stap 1."""
        newest = self.stemmingen[-1] if self.stemmingen else None
        return newest if newest and newest.open else self.ronde

    def ronde_named(self, id: str) -> Ronde | None:
        """The ronde or stemming with this id."""
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
