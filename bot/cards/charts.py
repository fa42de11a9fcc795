"""Bars of the chart that Teams draws (see `_resultaat.j2`): its texts are plain, not markdown.

A colour never says anything alone. A client may show the labels of a bar only when somebody points
at it, so `counts` says the same in words, in the same order.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from markupsafe import Markup

from bot.cards import escape
from dialogs.reflectie.spread import Spread
from dialogs.shorten import shorten
from dialogs.steps import Bar

LONGEST_LABEL = 40
SHADES = (
    "divergingBlue",
    "divergingCyan",
    "divergingTeal",
    "divergingYellow",
    "divergingPeach",
    "divergingMaroon",
)
"""From the one end of a scale to the other. Neither end is good or bad: scales differ in that."""
NO_SIDE = "neutral"


def segments(bars: Sequence[Bar]) -> Markup:
    """The parts of one bar: every answer that was given, with its label and number.

    A label alone, so that the bars of one chart share a legend.
    """
    sides = [bar for bar in bars if bar.side]
    drawn = [
        {
            "legend": shorten(escape.label(bar.label), LONGEST_LABEL),
            "value": bar.count,
            "color": _shade(sides.index(bar), len(sides)) if bar.side else NO_SIDE,
        }
        for bar in bars
        if bar.count
    ]
    return Markup(json.dumps(drawn, ensure_ascii=False))


def counts(bars: Sequence[Bar]) -> str:
    """How often each answer was given, in words: "Ja 3 · Deels 1"."""
    given = [f"{shorten(bar.label, LONGEST_LABEL)} {bar.count}" for bar in bars if bar.count]
    return " · ".join(given)


def _shade(place: int, places: int) -> str:
    """The colour of an answer: those of a scale are as far apart as can be."""
    return SHADES[round(place * (len(SHADES) - 1) / max(places - 1, 1))]


def spreiding(spread: Spread) -> str:
    """How far the answers lie apart, in a word and a number."""
    return f"{spread.word.capitalize()} · spreiding {round(spread.dispersion * 100)} %"
