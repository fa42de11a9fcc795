"""A team of eight that closed a ronde on which it thinks differently: tests begin there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from content import Content
from dialogs.steps import Deepen, Results, Step, VraagResult, Vragen
from tests.dialogs.team import Card, Team, answers
from tests.dialogs.teams import opened

EIGHT = ("Griet", "Anna", "Bram", "Chloe", "Daan", "Els", "Farid", "Gwen")
CAMPS = "zelfscan.communicatie.1"
"""Four say yes and four no: A = -1."""
LESSER_CAMPS = "zelfscan.eigenaarschap.2"
"""Four yes, one partly and three no: 3/8 x 0 + 4/8 x -1 + 1/8 x 1, so A = -3/8."""
ALL_OVER = "zelfscan.onderbouwing.a"
"""Three yes, three partly, two no: A = 1/8, and F is 3/8 and 6/8, so D = 5/8."""
A_LITTLE = "zelfscan.eigenaarschap.1"
"""Three yes, four partly, one no: A = 3/8, and F is 3/8 and 7/8, so D = 1/2."""
UNKNOWN = "zelfscan.onderbouwing.c"
"""Five say yes; three don't know."""
LEVEL = "zelfscan.niveau.inspectie"
ANSWERS: Mapping[str, Sequence[str]] = {
    CAMPS: ["ja"] * 4 + ["nee"] * 4,
    LESSER_CAMPS: ["ja"] * 4 + ["deels"] + ["nee"] * 3,
    ALL_OVER: ["ja"] * 3 + ["deels"] * 3 + ["nee"] * 2,
    A_LITTLE: ["ja"] * 3 + ["deels"] * 4 + ["nee"],
    UNKNOWN: ["ja"] * 5 + ["weet-niet"] * 3,
    LEVEL: ["benadert"] * 8,
}
"""What each of the eight answers; to every other question all say the same."""
IN_ORDER = (CAMPS, LESSER_CAMPS, ALL_OVER, A_LITTLE, UNKNOWN)
"""The order in which the team had better talk about them."""


def divided(content: Content) -> Team:
    """The team, which closed its ronde."""
    team = opened(content, names=EIGHT)
    for turn, member in enumerate(team.members):
        card = member.press("begin", member.sees())
        while isinstance(card.step, Vragen | Deepen):
            card = member.press("save", card, _answers(card.step, turn))
    team.close()
    result(team).shows(Results)
    return team


def _answers(step: Vragen | Deepen, turn: int) -> dict[str, str]:
    own = {id: said[turn] for id, said in ANSWERS.items()}
    return {name: own.get(name, given) for name, given in answers(step).items()}


def result(team: Team) -> Card:
    """The card with the result of the newest ronde, in the channel."""
    return team.channel(f"resultaat.{team.traject.ronde.id}")


def question(content: Content, id: str) -> str:
    """The words of a question."""
    vraag = content.vraag(id)
    assert vraag
    return vraag.tekst


def vraag_result(step: Step, tekst: str) -> VraagResult:
    """What a result says about one question."""
    assert isinstance(step, Results)
    return next(v for blok in step.blokken for v in blok.vragen if v.tekst == tekst)
