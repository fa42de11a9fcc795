"""Stap 2: from what everybody notes to three shared priorities."""

from __future__ import annotations

from collections.abc import Mapping

from deploy.browser.card import Card
from deploy.browser.client import Client
from deploy.pictures.album import Album

POINTS: Mapping[str, tuple[str, ...]] = {
    "Goed": (
        "Het onthaal van nieuwe leerlingen",
        "De infoavond voor het derde jaar",
        "Onthaal nieuwe leerlingen in september",
    ),
    "Kan beter": (
        "Leerlingen meer zelf laten kiezen",
        "De visie kort en helder op één blad",
        "Nieuwe collega's wegwijs maken",
    ),
    "Nog niet": (
        "Gesprekken over studiekeuze in het derde jaar",
        "Oud-leerlingen laten vertellen",
    ),
}
PRIVATE = "Ouders vroeger betrekken bij de studiekeuze"
POINTS_WEIGHED = (
    ("Het onthaal van nieuwe leerlingen", "Veel", "Een beetje"),
    ("Leerlingen meer zelf laten kiezen", "Heel veel", "Veel"),
    ("De visie kort en helder op één blad", "Een beetje", "Een beetje"),
    ("Gesprekken over studiekeuze in het derde jaar", "Heel veel", "Veel"),
)
"""What Griet thinks that they bring, and take."""
WEIGHED = "De volgorde: Impact en moeite"


async def fill(client: Client, album: Album) -> None:
    """The team fills the lists, in the channel and in private."""
    result = await client.card("Verder naar oriëntatie")
    await result.press("Verder naar oriëntatie (trekker)")
    lists = await client.card("Waar hoort het?")
    for lijst, points in POINTS.items():
        await _add(lists, "\n".join(points), lijst)
    await lists.press("Stel privé voor")
    await album.card("lijsten", lists)
    await client.open_personal_chat()
    await client.until_quiet()
    own = await client.card("Waar hoort het?")
    # The Playground wipes what was typed on a new card at the first choice.
    await own.choose("Waar hoort het?", "Nog niet")
    await own.type("Een punt", PRIVATE)
    await album.card("prive-voorstel", own, phone=True)
    await own.press("Voeg toe")
    await own.sees("Toegevoegd bij")


async def _add(lists: Card, text: str, lijst: str) -> None:
    await lists.type("Een punt", text)
    await lists.choose("Waar hoort het?", lijst)
    await lists.press("Voeg toe")
    await lists.sees(f"Toegevoegd bij '{lijst}'")


async def merge(client: Client, album: Album) -> None:
    """What stands twice in the lists becomes one point."""
    await client.open_channel()
    await client.until_quiet()
    ways = await client.card("Waar hoort het?")
    await ways.press("Kiezen (trekker)")
    await album.card("kiezen", ways)
    await ways.press("Dubbele punten (1)")
    await ways.sees("Is dit hetzelfde?")
    await album.card("dubbels", ways)
    await ways.press("Hou links")


async def vote(client: Client, album: Album) -> None:
    """Everybody gives dots to points."""
    ways = await client.card("naar prioriteiten")
    await ways.press("Laat stemmen")
    await ways.sees("Over welke punten?")
    await album.card("laat-stemmen", ways)
    await ways.press("Open de stemming")
    await client.sees("5 van 6 collega's antwoordden")
    await client.until_quiet()
    await album.card("stemming", await client.card("Stem nu"))
    await client.open_personal_chat()
    ballot = await client.card("Stem je mee?")
    await ballot.press("Begin")
    await ballot.tick("Onze punten", "Gesprekken over studiekeuze in het derde jaar (nog niet)")
    await ballot.tick("Onze punten", "Leerlingen meer zelf laten kiezen (kan beter)")
    await album.card("stippen", ballot, phone=True)
    await ballot.press("Bewaar mijn stippen")
    await ballot.sees("Je stem is bewaard")
    await album.card("volgorde", await _closed(client, "De volgorde: Stippen"))


async def weigh(client: Client, album: Album) -> None:
    """Everybody weighs what got most dots: what it brings, and what it takes."""
    order = await client.card("De volgorde: Stippen")
    await order.press("Weeg impact en moeite (trekker)")
    await order.sees("Impact tegenover moeite")
    await album.card("wegen", order)
    await order.press("Open de stemming")
    await client.sees("5 van 6 collega's antwoordden")
    await client.open_personal_chat()
    card = await client.card("Stem je mee?")
    await card.press("Begin")
    for part in (POINTS_WEIGHED[:2], POINTS_WEIGHED[2:]):
        for point, brings, takes in part:
            await card.choose(f"“{point}”: wat levert", brings)
            await card.choose(f"“{point}”: hoeveel moeite", takes)
        if part == POINTS_WEIGHED[:2]:
            await album.card("weegvraag", card, phone=True)
        await card.press("Bewaar en verder")
    await card.sees("Je stem is bewaard")
    await album.card("kwadranten", await _closed(client, WEIGHED))


async def _closed(client: Client, title: str) -> Card:
    """The trekker closes the vote; its outcome."""
    await client.open_channel()
    await client.until_quiet()
    living = await client.card("Stem nu")
    await living.press("Sluit de stemming (trekker)")
    await living.press("Sluit de stemming")
    order = await client.card(title)
    await client.until_quiet()
    return order


async def choose(client: Client, album: Album) -> None:
    """The trekker marks what the team invests in: more than is wise."""
    card = await client.card(WEIGHED)
    await card.press("Hierop zetten we in (trekker)")
    await card.sees("Kies liefst hoogstens drie punten")
    await card.tick("Onze punten", "De infoavond voor het derde jaar (goed)")
    await album.card("inzetten", card)
    await card.press("Kies deze")
    await card.sees("Borgen of ontwikkelen?")
    await card.type("Wat willen we daarmee", "Elke leerling kiest met vertrouwen.")
    await album.card("borgen", card)
    await card.press("Bewaar")
    await client.until_quiet()
