"""The steps of an introduction to the reference framework, and of a finished example."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.steps.actie import Plan
from dialogs.steps.base import Choice, Step


@dataclass(frozen=True, slots=True)
class BeeldView:
    """A kwaliteitsverwachting with what it means.

    `concreet` are examples of how a school does it. `vragen` are asked by the instrument that was
    made for it. The `more_…` count what the card has no room for.
    """

    code: str
    title: str
    tekst: str
    rubriek: str
    definitie: str
    beeld: tuple[str, ...]
    more_beeld: int
    concreet: tuple[str, ...]
    vragen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beeld(Step):
    """What the expectation of a traject means."""

    template: ClassVar[str] = "beeld"
    view: BeeldView


@dataclass(frozen=True, slots=True)
class KeuzeLijn:
    """One thing to choose; `verb`, and `value` under `name`, are what its button sends."""

    title: str
    kort: str
    verb: str
    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuzelijst(Step):
    """One of several things is chosen, with a button each."""

    template: ClassVar[str] = "keuzelijst"
    title: str
    lines: tuple[KeuzeLijn, ...]
    more: int


@dataclass(frozen=True, slots=True)
class LinkView:
    """A place on the web."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaartje(Step):
    """The base of the cards of an introduction. `restart`: it offers to begin again."""

    waits_for: ClassVar[str] = "kennismaking"
    kennismaking: str
    number: int
    total: int
    restart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lezen(Kaartje):
    """Something to read. `vraag` is to think about; nobody is asked to answer it."""

    template: ClassVar[str] = "lezen"
    title: str
    vooraf: tuple[str, ...]
    tekst: str
    punten: tuple[str, ...]
    vraag: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaarOfNiet(Kaartje):
    """A statement: true or not? `antwoord` is None until it was answered."""

    template: ClassVar[str] = "waar_of_niet"
    stelling: str
    waar: bool
    antwoord: bool | None
    uitleg: str


@dataclass(frozen=True, slots=True)
class Nagekeken:
    """What somebody chose for a kwaliteitsbeeld, beside what it is."""

    verwachting: str
    verwachting_juist: bool
    rubriek: str
    rubriek_juist: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Koppelen(Kaartje):
    """Which expectation and rubriek does a kwaliteitsbeeld belong to?

    `nagekeken` is None until it was answered; until then the card doesn't say what `view` is.
    """

    template: ClassVar[str] = "koppelen"
    title: str
    view: BeeldView
    verwachtingen: tuple[Choice, ...]
    rubrieken: tuple[Choice, ...]
    nagekeken: Nagekeken | None


@dataclass(frozen=True, slots=True)
class ScoreLijn:
    """One answer of the quiz; `juist` is None when the question was left out."""

    vraag: str
    juist: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(Kaartje):
    """How the quiz went. `daarna` is what to do together afterwards."""

    template: ClassVar[str] = "score"
    juist: int
    totaal: int
    lijnen: tuple[ScoreLijn, ...]
    more: int
    daarna: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VoorbeeldPlaats:
    """Which example a card shows, and the how manieth card of it, from 0."""

    id: str
    title: str
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Deel:
    """A few lines under one heading."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorbeeld(Step):
    """A card of a finished example: what it is about, or what the team wrote."""

    template: ClassVar[str] = "voorbeeld"
    voorbeeld: VoorbeeldPlaats
    title: str
    inleiding: str
    view: BeeldView | None
    delen: tuple[Deel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoorbeeldPlan(Plan):
    """The plan of a finished example."""

    template: ClassVar[str] = "voorbeeld_plan"
    waits_for: ClassVar[str] = "niets"
    voorbeeld: VoorbeeldPlaats
