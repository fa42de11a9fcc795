"""A finished example: what a team could have written, from the first list to the plan.

Nothing of it is saved; every card is made from the packs alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from itertools import groupby
from operator import itemgetter

from content.model import Content
from content.voorbeeld import Voorbeeld as Example
from content.voorbeeld import VoorbeeldActie
from dialogs.actie.plan import plan_step
from dialogs.anywhere.beeld import beeld_view, vragen_voor
from dialogs.calendar import check_moments, school_year, school_year_name
from dialogs.outcome import Setup
from dialogs.record import Actie, Item, Person, Phase, Traject
from dialogs.room import spread
from dialogs.shorten import shorten
from dialogs.steps import (
    Deel,
    KeuzeLijn,
    Keuzelijst,
    Plan,
    Step,
    Voorbeeld,
    VoorbeeldPlaats,
    VoorbeeldPlan,
)

MOST_EXAMPLES = 12
LONGEST = 500
"""How much of a text stands in the plan: as much as a team can type there."""

_UNPLACED = VoorbeeldPlaats("", "", 0, 0)

_Card = Voorbeeld | VoorbeeldPlan
_Said = tuple[str, str]
"""A text with the heading that it stands under."""


def demo_step(setup: Setup, today: date, chosen: str = "", page: int = 0) -> Step:
    """A card of an example; the choice between them when there are several and none is chosen."""
    examples = setup.content.voorbeelden
    if chosen not in examples and len(examples) > 1:
        return _keuzelijst(setup.content)
    example = examples.get(chosen) or next(iter(examples.values()))
    cards = _cards(setup, example, today)
    page = min(page, len(cards) - 1)
    place = VoorbeeldPlaats(example.id, example.titel, page, len(cards))
    return replace(cards[page], id=f"voorbeeld/{example.id}/{page}", voorbeeld=place)


def _keuzelijst(content: Content) -> Keuzelijst:
    lines = [
        KeuzeLijn(e.titel, content.verwachtingen[e.verwachting].titel, "demo", "voorbeeld", e.id)
        for e in content.voorbeelden.values()
    ]
    return Keuzelijst(
        id="voorbeelden",
        title=content.zeg("voorbeeld.kies"),
        lines=tuple(lines[:MOST_EXAMPLES]),
        more=max(len(lines) - MOST_EXAMPLES, 0),
    )


def _cards(setup: Setup, example: Example, today: date) -> list[_Card]:
    content = setup.content
    return [
        _about(content, example),
        *_questions(content, example),
        *_lists(content, example),
        *_priority(content, example),
        *_plans(setup, example, today),
    ]


def _about(content: Content, example: Example) -> Voorbeeld:
    """What the example is about: the expectation with its kwaliteitsbeeld."""
    view = beeld_view(content, content.verwachtingen[example.verwachting])
    title = f"{view.code} · {view.title}"
    return Voorbeeld(id="", voorbeeld=_UNPLACED, title=title, inleiding="", view=view, delen=())


def _questions(content: Content, example: Example) -> list[_Card]:
    """Stap 1: the questions with which the team looked back, if there are any of its own."""
    vragen = vragen_voor(content, content.verwachtingen[example.verwachting])
    title = content.stappen[Phase.REFLECTIE].titel
    return _told(title, content.zeg("voorbeeld.vragen"), [("", vraag) for vraag in vragen])


def _lists(content: Content, example: Example) -> list[_Card]:
    """Stap 2: what is good, what could be better, what is not there yet."""
    said = [
        (lijst.titel, punt.tekst)
        for lijst in content.lijsten.values()
        for punt in example.punten
        if punt.lijst == lijst.id
    ]
    return _told(content.stappen[Phase.ORIENTATIE].titel, content.zeg("voorbeeld.lijsten"), said)


def _priority(content: Content, example: Example) -> list[_Card]:
    """What the team invests in, what it wants to reach, and how it will see that."""
    said = [
        (content.zeg("voorbeeld.prioriteit"), example.prioriteit.tekst),
        *((content.zeg("voorbeeld.doelen"), doel.tekst) for doel in example.doelen),
        (content.zeg("voorbeeld.meting"), example.meting.tekst),
    ]
    return _told(content.keuzes["inzetten"].titel, content.zeg("voorbeeld.keuze"), said)


def _told(title: str, inleiding: str, said: Sequence[_Said]) -> list[_Card]:
    """What was said under one title, on as many cards as it needs; on none when it is nothing."""
    return [
        Voorbeeld(
            id="",
            voorbeeld=_UNPLACED,
            title=title,
            inleiding=inleiding,
            view=None,
            delen=tuple(
                Deel(heading, tuple(text for _, text in texts))
                for heading, texts in groupby(some, key=itemgetter(0))
            ),
        )
        for some in spread(said, itemgetter(1))
        if some
    ]


def _plans(setup: Setup, example: Example, today: date) -> list[_Card]:
    """The plan, as a team that had written this would see it."""
    traject = example_traject(setup.content, example, school_year(today))
    pages = plan_step(setup, traject, today).pages
    plans = [plan_step(setup, traject, today, page) for page in range(pages)]
    return [_plan(part) for plan in plans for part in _apart(plan)]


def _apart(plan: Plan) -> list[Plan]:
    """The jaaractieplan and the meerjarenplan that stand on one card, each on its own."""
    year = replace(plan, meer_header=(), rows=())
    years = replace(plan, header=(), acties=())
    return [part for part in (year, years) if part.acties or part.rows]


def _plan(plan: Plan) -> VoorbeeldPlan:
    """The card of a plan as a card of an example: of no traject, and with its own way on."""
    shown = {field.name: getattr(plan, field.name) for field in fields(plan)}
    return VoorbeeldPlan(**{**shown, "traject": "", "page": 0, "pages": 1}, voorbeeld=_UNPLACED)


def example_traject(content: Content, example: Example, year: int) -> Traject:
    """The example as the record of a team that planned it; its plan begins in this school year."""
    item = Item(
        id="prioriteit",
        lijst="nog-niet",
        text=shorten(example.prioriteit.tekst, LONGEST),
        chosen=True,
        soort="ontwikkelen",
    )
    return Traject(
        id="voorbeeld",
        verwachting=example.verwachting,
        domein=example.domein,
        trekker=Person("", ""),
        year=year,
        phase=Phase.OPVOLGING,
        items=(item,),
        acties=tuple(_actie(content, example, actie, year) for actie in example.acties),
    )


def _actie(content: Content, example: Example, actie: VoorbeeldActie, first_year: int) -> Actie:
    """An action of the example, with check moments as the bot proposes them for its year."""
    year = first_year + actie.jaar - 1
    _, january, _, june = check_moments(year)
    return Actie(
        id=actie.id,
        item="prioriteit",
        soort="ontwikkelen",
        card="klaar",
        doel=shorten(" ".join(doel.tekst for doel in example.doelen), LONGEST),
        meting=shorten(example.meting.tekst, LONGEST),
        termijn="middellang",
        wat=shorten(actie.wat, LONGEST),
        wanneer=content.zeg("voorbeeld.schooljaar", jaar=school_year_name(year)),
        wie=shorten(actie.wie, LONGEST),
        checks=(january, june),
        years=(year,),
    )
