"""Something waits for one person: it goes into their post, and is sent with what else waits."""

from __future__ import annotations

from datetime import timedelta

from bot.outbox.invitations import waits_for_answers
from bot.outbox.letterbox import COLLECTING, put_in
from bot.services import Services
from dialogs.effects import Knock, Mail
from dialogs.outcome import State
from storage.base import Change, Leased

_AT_ONCE = timedelta()
"""A trekker who has everybody reminded expects that to happen."""


class Mailing:
    """Carries out what has somebody asked for something; nothing is sent here."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def carry_out(self, leased: Leased, effect: Mail | Knock) -> None:
        """Put it in, unless nobody waits for it any more; done again, it is put in once."""
        id = leased.row.body["traject"]
        loaded = await self._services.trajecten.load(leased.space, id, None, counting=False)
        if loaded and _is_wanted(loaded.state, effect):
            key = f"{_name(effect)}/{leased.space.key}/{id}/{effect.person}"
            wait = COLLECTING if isinstance(effect, Mail) else _AT_ONCE
            await put_in(self._services, loaded, effect.person, key, wait)
        await self._services.store.commit(leased.space, Change(settles=leased))


def _name(effect: Mail | Knock) -> str:
    """What makes it the same, when it is done again."""
    if isinstance(effect, Mail):
        return f"mail/{effect.at.isoformat()}"
    return f"knock/{effect.ronde}"


def _is_wanted(state: State, effect: Mail | Knock) -> bool:
    """Whether it still matters, to somebody who is in the team as far as that is known."""
    traject = state.traject
    if isinstance(effect, Knock):
        return waits_for_answers(traject) and traject.asked.id == effect.ronde
    here = not state.people or effect.person in {person.id for person in state.people}
    return here and effect.person not in traject.quiet
