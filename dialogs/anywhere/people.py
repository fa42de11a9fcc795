"""The members of a team: to choose from, to find, and to name."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.record import Person
from dialogs.steps import Choice

MOST_CHOICES = 300
"""More people than this a card can't offer; there, a name is typed."""
MOST_NAMED = 5
"""In a longer row of names the rest is counted."""


def choices(people: Sequence[Person]) -> tuple[Choice, ...]:
    """Everybody, by name; nobody when there are more than a card can offer."""
    if len(people) > MOST_CHOICES:
        return ()
    return tuple(Choice(p.key, p.name) for p in sorted(people, key=lambda p: p.name))


def found(people: Sequence[Person], given: str) -> Person | None:
    """Who was chosen, or whose name was typed; None when that is nobody, or more than one."""
    typed = given.casefold()
    matches = (
        [p for p in people if p.key == given],
        [p for p in people if p.name.casefold() == typed],
        [p for p in people if typed and typed in p.name.casefold()],
    )
    nearest = next(filter(None, matches), [])
    return nearest[0] if len(nearest) == 1 else None


def named(people: Sequence[Person], word: str = "en", most: int = MOST_NAMED) -> str:
    """Names to be read: Anna, Bram en Chloe. Of very many the last are counted: … en nog 12."""
    names = [person.name for person in people]
    if len(names) > most:
        names[most - 1 :] = [f"nog {len(names) - most + 1}"]
        word = "en"
    *first, last = names or [""]
    return f"{', '.join(first)} {word} {last}" if first else last
