"""Two results of one question, subtracted, never tell what one person answered.

**Against whom.** Anybody in the team, the trekker too, who keeps every card, knows who took part
each time, and supposes that everybody who took part twice answered the same twice. To them the
difference between two results of a question is what those who came or went answered. One who
came, one who left, or one who was replaced would be read off at once.

**What is done.** Of a difference there are two sides: the answers that were added, over all the
choices of the question, and those that were taken away. A result is kept beside the earlier ones
only when each side is empty or counts at least `FLOOR` answers, the number below which nothing is
ever shown; and not both are empty. Otherwise

- when both sides are smaller than that, the question is as good as unchanged: the earlier counts
  are kept in the place of the new ones. The same is done when nothing changed at all. Seeing that
  nothing did, somebody who left the last time would know that their successor answers as they did;
- when one side is smaller and the other isn't, no counts are kept.

Which of the three it was can be seen, and says of no single person what they answered. As results
are compared with what was *shown* before, a slow drift shows as soon as it adds up to the floor.

**With which results.** With every result that the team ever saw of the same question: earlier
rondes, stemmingen and microscans of the traject, and those of the team's other trajecten, also
when they are about another expectation and however their instruments were put together. The store
refuses to close two rondes of a team side by side, so one of them always sees the other.

**What follows from counts** (means of batteries, the spread, an order, what is compared) is made
from what is kept, so it tells no more. Below the threshold a ronde leaves its number alone, and so
does a question; those two are decided before anything is compared, and nothing is subtracted from
a number. Who can't tell counts as an answer like any other: if it didn't, the sides that are taken
could be subtracted from those that answered.

**What is not protected.** A unanimous answer is everybody's. Colleagues who tell each other what
they answered learn the rest of a small difference, as they would of a small ronde. When all but
one or two of those who took part were others than the last time, what those one or two answered is
what the results have in common. Three or more results taken together can single out fewer people
than two. Texts are shown as they were written,
shuffled: who knows that all others wrote nothing, or the very same words as the last time, knows
who wrote the new one. The same people in another team of Teams are other people here. What a team
answered together is nobody's answer, and isn't compared with what each answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialogs.outcome import FLOOR
from dialogs.record import Mode, Result, Ronde, Traject

Counts = Mapping[str, int]
"""How often each answer of a question was given."""


def seen_before(traject: Traject, elsewhere: Sequence[Traject]) -> list[Result]:
    """What a team saw of what its members answered apart, the newest first.

    `elsewhere` are the team's other trajecten.
    """
    own = (*traject.rondes, *traject.stemmingen, *traject.eerder)
    others = (ronde for t in elsewhere for ronde in (*t.rondes, *t.stemmingen))
    rondes = {ronde.id: ronde for ronde in (*others, *own)}
    newest = sorted(rondes.values(), key=_opened, reverse=True)
    return [ronde.result for ronde in newest if ronde.result and ronde.mode is Mode.APART]


def _opened(ronde: Ronde) -> float:
    return ronde.opened.timestamp()


def sides(before: Counts, after: Counts) -> tuple[int, int]:
    """How many answers were added, and how many were taken away, over all the choices.

    From 3 ja, 2 nee to 4 ja, 1 nee, 1 deels it is (2, 1).
    """
    changes = [after.get(id, 0) - before.get(id, 0) for id in {*before, *after}]
    return sum(max(change, 0) for change in changes), sum(max(-change, 0) for change in changes)


def beside(counts: Counts, earlier: Sequence[Counts]) -> tuple[Counts | None, bool]:
    """What may be shown of a question beside earlier counts, and whether that is something else.

    Those counts themselves; or the earlier ones that are as good as the same; or None.
    """
    compared = [(sides(before, counts), before) for before in earlier]
    alike = [(sum(both), before) for both, before in compared if max(both) < FLOOR]
    if alike:
        return min(alike, key=lambda pair: pair[0])[1], True
    if any(0 < side < FLOOR for both, _ in compared for side in both):
        return None, True
    return counts, False
