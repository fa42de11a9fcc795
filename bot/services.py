"""What turns and the outbox share, put together once, in `app.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bot.cards import Address, Cards
from bot.clock import Clock
from bot.turns.reply import ShowCard
from bot.web.links import PAGES, Link, LinkKind, Links
from dialogs.dutch import say_moment
from dialogs.outcome import Setup
from dialogs.steps import Leading, PageLink, Step
from storage.base import Space, Store
from storage.trajecten import Trajecten


@dataclass(frozen=True)
class Services:
    """The parts of the bot that turns and the outbox share.

    `setup` has today's content, of which `edition` is the fingerprint; a traject that was loaded
    brings its own. `chance` gives a new random text of 32 hexadecimal digits.
    """

    setup: Setup
    edition: str
    store: Store
    trajecten: Trajecten
    cards: Cards
    links: Links
    clock: Clock
    chance: Callable[[], str]

    def card(self, step: Step, space: Space) -> ShowCard:
        """The card of a step, for a space. Raises `CardTooLarge`."""
        if isinstance(step, Leading):
            step = replace(step, links=tuple(self._links(step, space)))
        return ShowCard(self.cards.render(step, Address(space.key)))

    def _links(self, step: Leading, space: Space) -> Iterator[PageLink]:
        """A link to each page of a step; to what is no page of its own, as a file."""
        today = self.clock().date()
        for page in step.pages:
            kind = PAGES.get(page, LinkKind.FILE)
            file = "" if page in PAGES else page
            url = self.links.url(Link(kind, space, step.traject, step.person, file))
            if url:
                yield PageLink(page, url, say_moment(self.links.until(kind), today))
