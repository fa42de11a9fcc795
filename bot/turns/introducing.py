"""The introduction to the reference framework: everybody walks alone, in their own chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.retrying import until_saved
from bot.services import Services
from bot.spaces import person_space, space_of
from bot.turns.reply import Reply, Say, ShowCard
from bot.wire.inbound import Inbound, PlaceKind
from dialogs.anywhere.commands import Command
from dialogs.effects import Introduce
from dialogs.events import Press
from dialogs.kennismaking.cards import keuzelijst
from dialogs.kennismaking.voortgang import Walk, begin
from dialogs.kennismaking.walk import apply, next_step
from dialogs.steps import Feedback, Step
from storage import codec
from storage.base import Change, Doc, Duplicate, Ref, Space
from storage.trajecten import outbox_rows

TABLE = "kennismaking"
"""In a person's own space: how far they are, by the id of the introduction."""
_SHOW = Press("introduce", "", 0, {})


class Introducing:
    """Presses and commands of the introductions."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def open(self, inbound: Inbound, chosen: str = "") -> Reply:
        """Begin, or go on; outside the own chat, the card is sent there."""
        if inbound.place.kind is PlaceKind.PERSONAL:
            return await self.card(space_of(inbound), chosen)
        rows = outbox_rows("", [Introduce(inbound.who.id)], self._services.clock())
        row = replace(rows[0], body={**rows[0].body, "place": inbound.place.as_json()})
        change = Change(outbox=[row], event=inbound.key, event_at=self._services.clock())
        try:
            await self._services.store.commit(_own_space(inbound), change)
        except Duplicate:
            pass  # the same message, delivered again
        return Say(self._services.setup.content.zeg("kennismaking.eigen-chat"))

    async def card(self, space: Space, chosen: str = "") -> ShowCard:
        """The card that is due in somebody's space; the choice when there are several."""
        content = self._services.setup.content
        known = content.kennismakingen
        if chosen not in known and len(known) > 1:
            return self._services.card(keuzelijst(content), space)
        id = chosen if chosen in known else next(iter(known))
        walk, feedback = await self._take(space, id, _SHOW)
        resumed = walk.number > 1
        if resumed and not walk.finished:
            feedback = Feedback(note=content.zeg("kennismaking.hervat"))
        return self._services.card(next_step(walk, feedback, resumed=resumed), space)

    async def answer(self, inbound: Inbound, press: Press) -> Reply:
        """A button of a card was pressed."""
        id = press.step.removeprefix("kennismaking/").partition("/")[0]
        own = inbound.place.kind is PlaceKind.PERSONAL
        if not own or id not in self._services.setup.content.kennismakingen:
            return await self.open(inbound)
        walk, feedback = await self._take(space_of(inbound), id, press, inbound.key)
        return self._services.card(next_step(walk, feedback), space_of(inbound))

    async def typed(self, inbound: Inbound, command: Command) -> Reply | None:
        """What "volgende" and "terug" mean to somebody who is walking; None when nobody is."""
        walk = await self._under_way(inbound)
        if walk is None or command not in ("volgende", "terug"):
            return None
        space = space_of(inbound)
        if command == "terug":
            if walk.number == 1:
                return Say(self._services.setup.content.zeg("terug.eerste"))
            due = next_step(walk)
            press = Press("intro-back", due.id, due.version, {})
            walk, _ = await self._take(space, walk.kennismaking.id, press, inbound.key)
        return self._services.card(next_step(walk), space)

    async def due(self, inbound: Inbound) -> Step | None:
        """The card that waits for somebody who is walking."""
        walk = await self._under_way(inbound)
        return next_step(walk) if walk else None

    async def _under_way(self, inbound: Inbound) -> Walk | None:
        """The one walk that somebody began and didn't finish; None when there is no one such."""
        if inbound.place.kind is not PlaceKind.PERSONAL:
            return None
        docs = await self._services.store.table(space_of(inbound), TABLE)
        walks = [self._walk(id, doc) for id, doc in docs.items() if id in self._known]
        open_walks = [walk for walk in walks if not walk.finished]
        return open_walks[0] if len(open_walks) == 1 else None

    @property
    def _known(self) -> Sequence[str]:
        return tuple(self._services.setup.content.kennismakingen)

    def _walk(self, id: str, doc: Doc | None) -> Walk:
        """A walk as it was saved, or one that begins now."""
        content = self._services.setup.content
        about = content.kennismakingen[id]
        saved = codec.read_voortgang(doc.body) if doc else None
        return Walk(content, about, saved or begin(content, about, self._services.chance()))

    async def _take(
        self, space: Space, id: str, press: Press, key: str | None = None
    ) -> tuple[Walk, Feedback]:
        """Apply a press and save what it changes. `key` is that of the activity it came with."""
        try:
            return await until_saved(partial(self._try, space, id, press, key))
        except Duplicate:  # the same press, delivered again
            return await until_saved(partial(self._try, space, id, _SHOW, None))

    async def _try(
        self, space: Space, id: str, press: Press, key: str | None
    ) -> tuple[Walk, Feedback]:
        ref = Ref(TABLE, id)
        [doc] = await self._services.store.get(space, [ref])
        walk = self._walk(id, doc)
        voortgang, feedback = apply(walk, press, self._services.chance())
        after = replace(walk, voortgang=voortgang)
        if doc and after.voortgang == walk.voortgang:
            return walk, feedback
        change = Change(
            expects={ref: doc.version if doc else 0},
            puts={ref: codec.write_voortgang(after.voortgang)},
            event=key,
            event_at=self._services.clock() if key else None,
        )
        await self._services.store.commit(space, change)
        return after, feedback


def _own_space(inbound: Inbound) -> Space:
    return person_space(inbound.place, inbound.who.id)
