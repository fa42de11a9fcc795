"""Items of one list that say nearly the same thing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rapidfuzz import fuzz

from dialogs.record import Item, Traject

ALIKE = 76.0
"""From this likeness on (0 to 100) two items are shown side by side."""
_WITHIN = 90.0
"""How alike two texts are when one says the same in a few words more."""
_DENIALS = frozenset(("geen", "niet", "nooit", "nergens", "niemand", "zonder"))
_SMALL_WORDS = """
aan al als bij dan dat de deze die dit door een en er haar hebben heeft het hun ik in is je jullie
kan kunnen maar met naar nog of om onder ons onze ook op over rond rondom te tot tussen uit van
voor was we wij wordt worden zich zijn zo zou
"""
_STOP_WORDS = frozenset(_SMALL_WORDS.split())
"""Words that say nothing about what an item is about."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items that say nearly the same, the oldest first. `likeness` goes from 0 to 100."""

    left: Item
    right: Item
    likeness: float

    @property
    def id(self) -> str:
        return pair_id(self.left.id, self.right.id)


def pair_id(one: str, other: str) -> str:
    """The same for the same two items."""
    return "+".join(sorted((one, other)))


@dataclass(frozen=True, slots=True)
class Normalised:
    """The words that matter in a text, without accents or capitals: in order, and as a set.

    `telling` are those of which one more or less makes another text: numbers and denials.
    """

    text: str
    words: frozenset[str]
    telling: frozenset[str]


def normalised(text: str) -> Normalised:
    """A text, ready to be compared."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    said = re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    words = [word for word in said if word not in _STOP_WORDS] or said
    telling = (w for w in words if w in _DENIALS or any(sign.isdigit() for sign in w))
    return Normalised(" ".join(sorted(words)), frozenset(words), frozenset(telling))


def likeness(one: Normalised, other: Normalised) -> float:
    """How alike two texts are, from 0 to 100; 0 when that is less than `ALIKE`.

    Their words, sorted, are compared letter by letter, so that a slip of the pen or another ending
    makes little difference. A text that holds all words of the other, and not many more, says the
    same.
    """
    ratio = fuzz.ratio(one.text, other.text, score_cutoff=ALIKE)
    few, many = sorted((one.words, other.words), key=len)
    within = len(few) > 1 and few <= many and len(many) <= 2 * len(few)
    return max(ratio, _WITHIN) if within else ratio


def doubles(traject: Traject) -> tuple[Pair, ...]:
    """The pairs of items of one list that say nearly the same, the most alike first.

    Each text is normalised once, and each pair of a list compared at most once: for 150 items in
    one list that makes at most 11,175 comparisons of short texts.
    """
    told_apart = frozenset(traject.distinct)
    groups: dict[object, list[tuple[Item, Normalised]]] = {}
    for item in traject.live_items:
        words = normalised(item.text)
        if words.text:
            groups.setdefault((item.lijst, words.telling), []).append((item, words))
    found = [pair for items in groups.values() for pair in _alike(items)]
    found = [pair for pair in found if pair.id not in told_apart]
    return tuple(sorted(found, key=lambda pair: -pair.likeness))


def _alike(items: Sequence[tuple[Item, Normalised]]) -> Iterator[Pair]:
    for (left, one), (right, other) in combinations(items, 2):
        if found := likeness(one, other):
            yield Pair(left, right, found)


def merged(traject: Traject, keep: Item, gone: Item) -> Traject:
    """The traject in which one of two items stays, with all that was said of either."""
    chosen = keep if keep.chosen or not gone.chosen else gone
    known = {person.id for person in keep.helpers}
    stays = replace(
        keep,
        chosen=chosen.chosen,
        soort=chosen.soort,
        bak=chosen.bak,
        helpers=(*keep.helpers, *(one for one in gone.helpers if one.id not in known)),
        version=keep.version + 1,
    )
    goes = replace(gone, removed=True, merged_into=keep.id, version=gone.version + 1)
    return traject.with_item(stays).with_item(goes)


def with_distinct(traject: Traject, one: str, other: str) -> Traject:
    """The traject in which it is known that these two items are different things."""
    pair = pair_id(one, other)
    known = traject.distinct
    return traject if pair in known else replace(traject, distinct=(*known, pair))
