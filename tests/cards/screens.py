"""The card that leads to the page for the projector."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.head import head
from dialogs.steps import BigScreen, Step
from tests.cards.records import CONTENT, Team


def screens(team: Team) -> Iterator[tuple[str, Step]]:
    """With a link, and for a school that has no address for pages yet."""
    top = head(CONTENT, team.traject())
    link = f"https://stappenplan.school.be/live/{'a' * 150}"
    yield "groot scherm", BigScreen(id="scherm", head=top, url=link)
    yield "groot scherm zonder adres", BigScreen(id="scherm", head=top)
