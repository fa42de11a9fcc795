"""Every instrument, walked to its end: from the start card to the plan.

Whatever the bot shows on the way is a card that Teams takes and a phone can show.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio

from bot.wire.plain_json import MAX_TEXT
from dialogs.subject import EIGEN
from tests.cards.adaptive_cards import AdaptiveCard
from tests.school.cards import Card
from tests.school.instruments import WALKS, Activity, Walk, cards, vragen, walked
from tests.school.school import CONTENT, NOWHERE, School

MOST_BYTES = 40_000
MOST_FIELDS = 5


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def school(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[School]:
    """One school for all walks."""
    async with School(tmp_path_factory.mktemp("school")) as school:
        yield school


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("walk", WALKS, ids=str)
async def test_an_instrument_can_be_walked_to_its_end(school: School, walk: Walk) -> None:
    activities = await walked(school, walk)

    for activity in activities:
        check(activity)
    assert steps_of(walk) <= {step for activity in activities for step in kinds(activity)}


def test_the_walks_leave_nothing_out() -> None:
    walked = {id for walk in WALKS for id in (walk.delen or (walk.instrument,))}
    assert walked == {*CONTENT.instrumenten, EIGEN}
    assert {walk.verwachting for walk in WALKS} == {*CONTENT.verwachtingen, EIGEN}


def check(activity: Activity) -> None:
    """It is small enough, and its card is one that can be shown and filled in."""
    size = len(json.dumps(activity, ensure_ascii=False).encode())
    for card in cards(activity):
        AdaptiveCard.model_validate(card)
        fields = list(in_sight(card["body"]))
        assert len(fields) <= MOST_FIELDS, fields
        for id, node in Card(card, NOWHERE, "").fields.items():
            assert node.get("maxLength", 0) <= MAX_TEXT, f"{id}: the end of a text would be lost"
        assert size < MOST_BYTES, f"{size} bytes: {json.dumps(card)[:300]}"


def in_sight(node: Any) -> Iterator[str]:
    """The fields that can be seen before anything is unfolded."""
    if isinstance(node, list):
        for part in node:
            yield from in_sight(part)
    elif isinstance(node, dict) and node.get("isVisible", True):
        if str(node.get("type")).startswith("Input."):
            yield node["id"]
        for key in ("items", "columns"):
            yield from in_sight(node.get(key))


def kinds(activity: Activity) -> Iterator[str]:
    """Of which steps it shows a card: the first part of the step's id."""
    for card in cards(activity):
        for action in Card(card, NOWHERE, "").actions:
            yield action["data"]["_card"]["step"].partition("/")[0]


def steps_of(walk: Walk) -> set[str]:
    """The steps that a walk comes by, so that no robot goes past one unseen."""
    schalen = [CONTENT.schalen[vraag.schaal] for vraag in vragen(walk) if vraag.schaal]
    steps = {"start", "levend", "blok", "klaar", "sluiten", "resultaat", "lijsten", "inzetten"}
    steps |= {"soort", "actie", "acties", "plan"}
    if any(schaal.vorm == "niveau" for schaal in schalen):
        steps.add("dieper")
    if any(antwoord.lijst for schaal in schalen for antwoord in schaal.antwoorden):
        steps.add("suggesties")
    return steps
