"""How far the answers of a team lie apart: their spreiding, and the word for it.

Answers lie in the order of their scale. Who answered "weet ik niet" takes no side and is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Literal

from content.model import Schaal

Word = Literal["verdeeld", "gespreid", "eensgezind"]


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the answers to one question lie apart.

    `n` colleagues took a side. `dispersion` is Leik's D, from 0 (all the same) to 1 (two camps of
    the same size at the ends); cards show it as a percentage. `agreement` is van der Eijk's A, from
    1 (all the same) over 0 (spread evenly) to -1 (those two camps).
    """

    n: int
    dispersion: float
    agreement: float
    word: Word


def spread_of(schaal: Schaal, counts: Mapping[str, int], threshold: int) -> Spread | None:
    """The spread of the answers to a question on this scale; `counts` is by answer.

    None when fewer than `threshold` took a side: nothing can be said of so few.
    """
    sides = [counts.get(a.id, 0) for a in schaal.antwoorden if not a.weet_niet]
    n = sum(sides)
    if len(sides) < 2 or n < max(threshold, 1):
        return None
    agreed = agreement(sides)
    return Spread(n, float(dispersion(sides)), float(agreed), word_for(agreed))


def word_for(agreed: Fraction) -> Word:
    """The word for an agreement A.

    Below 0 a team is verdeeld: the answers in between are emptier than in an even spread, so there
    are two camps. From 1/2 on it is eensgezind. In between it is gespreid.
    """
    if agreed < 0:
        return "verdeeld"
    return "eensgezind" if agreed >= Fraction(1, 2) else "gespreid"


def dispersion(counts: Sequence[int]) -> Fraction:
    """Leik's ordinal dispersion D of the numbers of answers, in the order of the scale.

    With F the share of the answers up to and with a place on the scale, every place but the last
    gives d = F, or 1 - F where F is more than a half. D is twice the sum of those, divided by one
    less than the number of places.

    7 ja, 0 deels, 6 nee: F is 7/13 and 7/13, d is 6/13 twice, so D = 2 x 12/13 / 2 = 12/13.

    Source: R. K. Leik, "A measure of ordinal consensus", Pacific Sociological Review 9 (1966).
    """
    n = sum(counts)
    up_to = [Fraction(sum(counts[: place + 1]), n) for place in range(len(counts) - 1)]
    return 2 * sum((min(share, 1 - share) for share in up_to), Fraction()) / (len(counts) - 1)


def agreement(counts: Sequence[int]) -> Fraction:
    """Van der Eijk's agreement A of the numbers of answers, in the order of the scale.

    The numbers are taken apart in layers: as high as the lowest number that is not yet 0, and as
    wide as the answers that still have one. A is the mean of the agreement of the layers (see
    `_agreement_of_layer`), each weighted by the answers in it.

    7 ja, 0 deels, 6 nee: a layer of 6 ja and 6 nee (A = -1) and one of 1 ja (A = 1), so
    A = 12/13 x -1 + 1/13 x 1 = -11/13.

    On a scale of two answers every layer would be in full or in no agreement, and two camps could
    not be told from an even spread. There A is 1 - 2D: 1 when all chose the same, -1 when half did.

    Source: C. van der Eijk, "Measuring agreement in ordered rating scales", Quality & Quantity 35
    (2001).
    """
    if len(counts) == 2:
        return 1 - 2 * dispersion(counts)
    left, total = list(counts), Fraction()
    while any(left):
        given = [count > 0 for count in left]
        height = min(count for count in left if count)
        total += height * sum(given) * _agreement_of_layer(given)
        left = [count - height if count else 0 for count in left]
    return total / sum(counts)


def _agreement_of_layer(given: Sequence[bool]) -> Fraction:
    """The agreement of as many answers at each of the places that are `given`, of K places.

    Of all triples of places, in order, those that read 110 or 011 speak for one peak (say p), and
    those that read 101 for two (say q). U = ((K-2)p - (K-1)q) / ((K-2)(p+q)), and 1 without any of
    these. With S places given, A = U (1 - (S-1)/(K-1)).
    """
    places = len(given)
    triples = list(combinations(given, 3))
    one_peak = sum(t in ((True, True, False), (False, True, True)) for t in triples)
    two_peaks = triples.count((True, False, True))
    unimodality = Fraction(1)
    if one_peak + two_peaks:
        unimodality = Fraction(
            (places - 2) * one_peak - (places - 1) * two_peaks,
            (places - 2) * (one_peak + two_peaks),
        )
    return unimodality * (1 - Fraction(sum(given) - 1, places - 1))
