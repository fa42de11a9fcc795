"""Who could not be asked in their own chat, by name: nobody else would ask them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dialogs.anywhere.people import named
from dialogs.opvolging.moments import is_followed
from dialogs.record import Person, Traject


def say_unreached(traject: Traject, people: Sequence[Person]) -> str:
    """Their names; empty when everybody was reached, or nobody is asked for anything.

    `people` is the team as far as it is known. Who left it, or has nothing more to look at, is not
    asked any more.
    """
    if not traject.not_reached or not is_followed(traject):
        return ""
    here = {person.id for person in people}
    asked = {p.id: p for p in _asked(traject) if not people or p.id in here}
    return named([asked[id] for id in traject.not_reached if id in asked])


def _asked(traject: Traject) -> Iterator[Person]:
    """Everybody whom the bot may still ask something."""
    yield traject.trekker
    for actie in traject.live_acties:
        if actie.ended:
            continue
        if actie.owner:
            yield actie.owner
        yield from (check.asked for check in actie.checked if check.asked and not check.at)
