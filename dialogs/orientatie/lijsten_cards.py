"""The cards of stap 2."""

from __future__ import annotations

from collections.abc import Sequence

from content.model import Content, Denkvragen
from dialogs.anywhere import tips
from dialogs.head import head
from dialogs.orientatie.bins import bin_choices, proposed_bin, sortering_of
from dialogs.orientatie.volgorde import best
from dialogs.outcome import Setup
from dialogs.record import Item, Traject
from dialogs.reflectie.findings import findings
from dialogs.shorten import shorten
from dialogs.steps import (
    Choice,
    EditItem,
    Fill,
    Invest,
    LijstView,
    PickItem,
    SoortView,
    Sort,
)
from dialogs.subject import verwachting_of

PER_CARD = 4
"""How many items one card sorts: with the general goal that makes five fields."""
NEWEST = 3
PROPOSED = 3
MOST_ITEMS = 150
"""More than this a card can't show, and nobody reads."""


def unsorted(traject: Traject) -> tuple[Item, ...]:
    """The chosen items of which it is not yet said whether they are te borgen or te ontwikkelen."""
    return tuple(item for item in traject.chosen_items if item.soort is None)


def fill_step(setup: Setup, traject: Traject, number: int, private: bool = False) -> Fill:
    """The card with which items are added, with clarifying question `number` (any number).

    `private`: it is shown in somebody's own chat.
    """
    content = setup.content
    asked = content.denkvragen_voor(traject.verwachting, traject.domein)
    vragen = asked.vragen if asked else ()
    vraag = vragen[number % len(vragen)] if vragen else None
    return Fill(
        id=f"lijsten/{len(traject.items)}",
        version=traject.version,
        traject=traject.id,
        head=head(content, traject),
        lijsten=lijst_choices(content),
        items=lijst_views(content, traject),
        hoofdvraag=_hoofdvraag(content, traject, asked),
        vraag=vraag.tekst if vraag else "",
        delen=tuple(deel.tekst for deel in vraag.delen) if vraag else (),
        vraag_number=number % len(vragen) if vragen else 0,
        vraag_total=len(vragen),
        findings=len(findings(content, traject)),
        private=private,
        vote_open=traject.asked.open,
    )


def _hoofdvraag(content: Content, traject: Traject, asked: Denkvragen | None) -> str:
    return asked.hoofdvraag.tekst if asked else verwachting_of(content, traject).tekst


def lijst_views(content: Content, traject: Traject) -> tuple[LijstView, ...]:
    """Each list with how many items it has and the newest of them, newest first."""
    views = []
    for lijst in content.lijsten.values():
        texts = [item.text for item in traject.live_items if item.lijst == lijst.id]
        views.append(LijstView(lijst.kort, len(texts), tuple(reversed(texts[-NEWEST:]))))
    return tuple(views)


def lijst_choices(content: Content) -> tuple[Choice, ...]:
    """The lists as choices of a field."""
    return tuple(Choice(lijst.id, lijst.kort) for lijst in content.lijsten.values())


def list_by_list(content: Content, items: Sequence[Item]) -> tuple[Item, ...]:
    """The items in the order of the lists."""
    return tuple(item for lijst in content.lijsten for item in items if item.lijst == lijst)


def item_choices(content: Content, items: Sequence[Item]) -> tuple[Choice, ...]:
    """The items as choices of a field, in their order."""
    return tuple(Choice(item.id, _item_label(content, item)) for item in items)


def _item_label(content: Content, item: Item) -> str:
    place = "verwijderd" if item.removed else content.lijsten[item.lijst].kort.lower()
    return f"{shorten(item.text, 90)} ({place})"


def pick_step(content: Content, traject: Traject) -> PickItem:
    return PickItem(
        id="punten",
        version=traject.version,
        traject=traject.id,
        head=head(content, traject),
        items=item_choices(content, list_by_list(content, traject.items)),
    )


def edit_step(content: Content, traject: Traject, item: Item) -> EditItem:
    """The card of one item."""
    return EditItem(
        id=f"item/{item.id}",
        version=item.version,
        traject=traject.id,
        head=head(content, traject),
        text=item.text,
        lijst=item.lijst,
        lijsten=lijst_choices(content),
        removed=item.removed,
    )


def invest_step(setup: Setup, traject: Traject) -> Invest:
    """The card on which the trekker chooses; what a stemming put first is proposed."""
    content = setup.content
    proposed = best(setup, traject)[:PROPOSED]
    return Invest(
        id="inzetten",
        version=traject.version,
        traject=traject.id,
        head=head(content, traject),
        items=item_choices(content, list_by_list(content, traject.live_items)),
        chosen=",".join([item.id for item in traject.chosen_items] or proposed),
        tip=tips.when_choosing(content, traject),
    )


def sort_step(content: Content, traject: Traject) -> Sort:
    waiting = unsorted(traject)
    return Sort(
        id="soort",
        version=traject.version,
        traject=traject.id,
        head=head(content, traject),
        items=tuple(
            SoortView(item.id, item.text, proposed_bin(content, traject, item))
            for item in waiting[:PER_CARD]
        ),
        bins=bin_choices(content, traject),
        vraag=sortering.vraag if (sortering := sortering_of(content, traject)) else "",
        more=max(len(waiting) - PER_CARD, 0),
        algemeen_doel=traject.algemeen_doel,
        tip=tips.when_sorting(content, traject),
    )
