"""A stemming: a ronde about points of the lists, whose questions are made from those points."""

from __future__ import annotations

from content.model import Blok, Content, Instrument, Vraag
from dialogs.record import Item, Ronde, Traject
from dialogs.shorten import shorten

STIPPEN = "stippen"
"""The stemming in which everybody has a few dots to give."""
WEGEN = "wegen"
"""The stemming in which everybody weighs impact against effort."""
WEL, NIET = "wel", "niet"
"""What a ballot says of each item, on the scale `stip`."""
IMPACT, MOEITE = "impact", "moeite"
"""The scales on which an item is weighed."""

MOST_DOTS = 5
ITEMS_PER_CARD = 2
_NAMED = 90
"""How many characters of an item stand in a question about it."""
_IN_TITLE = 40


def is_ballot(ronde: Ronde) -> bool:
    """Whether a ronde is answered on one card, with dots."""
    return bool(ronde.items) and ronde.instrument == STIPPEN


def dots(count: int) -> int:
    """How many dots each deelnemer gets for so many items: a quarter of them, from 1 to 5."""
    return max(1, min(MOST_DOTS, (count + 2) // 4))


def items_of(traject: Traject, ronde: Ronde) -> tuple[Item, ...]:
    """The items of a stemming, in its order; also those that were removed since."""
    return tuple(item for id in ronde.items if (item := traject.item(id)))


def under_vote(traject: Traject, *ids: str) -> bool:
    """Whether an open stemming is about one of these items, so that it must stay as it is."""
    return traject.asked.open and not set(ids).isdisjoint(traject.asked.items)


def stemming_instrument(content: Content, traject: Traject, ronde: Ronde) -> Instrument:
    """The instrument of a stemming: the items as questions."""
    items = items_of(traject, ronde)
    return _dots_instrument(content, items) if is_ballot(ronde) else _scales(content, items)


def _dots_instrument(content: Content, items: tuple[Item, ...]) -> Instrument:
    """One closed question per item. Nobody sees them: they are answered on the ballot."""
    titel = content.zeg("stemmen.stippen")
    vragen = tuple(_vraag(item.id, item.text, "stip") for item in items)
    return Instrument(
        id=STIPPEN,
        titel=titel,
        kort=content.zeg("stemmen.stippen-kort", aantal=len(items)),
        minuten=1,
        blokken=(_blok(STIPPEN, titel, vragen),),
    )


def _scales(content: Content, items: tuple[Item, ...]) -> Instrument:
    """Two questions per item, and two items per card."""
    cards = [items[n : n + ITEMS_PER_CARD] for n in range(0, len(items), ITEMS_PER_CARD)]
    return Instrument(
        id=WEGEN,
        titel=content.zeg("stemmen.wegen"),
        kort=content.zeg("stemmen.wegen-kort", aantal=len(items)),
        minuten=max(len(items) // 2, 1),
        blokken=tuple(
            _blok(
                f"{WEGEN}-{n}",
                " · ".join(shorten(item.text, _IN_TITLE) for item in card),
                tuple(vraag for item in card for vraag in _weighing(content, item)),
            )
            for n, card in enumerate(cards)
        ),
    )


def _weighing(content: Content, item: Item) -> tuple[Vraag, Vraag]:
    punt = shorten(item.text, _NAMED)
    impact = content.zeg("stemmen.vraag-impact", punt=punt)
    moeite = content.zeg("stemmen.vraag-moeite", punt=punt)
    return (
        _vraag(scale_of(item.id, IMPACT), impact, IMPACT),
        _vraag(scale_of(item.id, MOEITE), moeite, MOEITE),
    )


def _vraag(id: str, tekst: str, schaal: str) -> Vraag:
    """A question with words that somebody typed, which keep to no rules of packs."""
    return Vraag.model_construct(id=id, tekst=tekst, schaal=schaal)


def _blok(id: str, titel: str, vragen: tuple[Vraag, ...]) -> Blok:
    """What is asked together; on a ballot that is more than a pack may ask on one card."""
    return Blok.model_construct(id=id, titel=titel, vragen=vragen)


def scale_of(item: str, scale: str) -> str:
    """The id of the question that weighs an item on a scale."""
    return f"{item}.{scale}"
