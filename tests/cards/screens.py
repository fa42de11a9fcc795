"""The cards that lead to pages and files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dialogs.head import head
from dialogs.steps import BigScreen, Documents, PageLink, Step
from tests.cards.records import CONTENT, Team


def screens(team: Team) -> Iterator[tuple[str, Step]]:
    """With a link, and for a school that has no address for pages yet."""
    top = head(CONTENT, team.traject())
    link = f"https://stappenplan.school.be/live/{'a' * 150}"
    links = (PageLink("live", link, "di 24 november, 4.10 uur"),)
    yield "groot scherm", BigScreen(id="scherm", head=top, links=links)
    yield "groot scherm zonder adres", BigScreen(id="scherm", head=top)
    for private in (False, True):
        card = Documents(id="documenten", head=top, person="29:x", private=private)
        where = "eigen chat" if private else "kanaal"
        yield f"documenten zonder adres, {where}", card
        files = tuple(PageLink(page, f"{link}/{page}", "17.10 uur") for page in Documents.pages)
        yield f"documenten, {where}", replace(card, links=files)
