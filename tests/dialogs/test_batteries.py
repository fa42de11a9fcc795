"""The batteries of the zorgscan: how full they are, and to which list they point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from content import Content
from dialogs.record import Result
from dialogs.reflectie.findings import findings, fullness
from dialogs.reflectie.results import batteries, results_step
from dialogs.steps import Results
from tests.dialogs.screen import screen
from tests.dialogs.team import Team
from tests.dialogs.teams import opened

RELATIONS = "zorgscan.1.1.indicator.1"
"""The first of the two indicators of cluster 1.1."""

Counts = Mapping[str, int]


def scanned(
    content: Content,
    counts: Mapping[str, Counts],
    delen: str = "zorgscan-5",
    mode: str = "apart",
) -> Team:
    """A team whose zorgscan came to this."""
    values = {"instrument": "zorgscan", "delen": delen, "schoolniveau": "basis"}
    team = opened(content, mode=mode, **values)
    ronde = replace(team.traject.ronde, result=Result(n=6, counts=counts))
    team.traject = team.traject.with_ronde(ronde)
    return team


def shown(team: Team, page: int = 0) -> Results:
    return results_step(team.setup, team.traject, team.traject.ronde, page)


# -- how full ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "full"),
    [
        ({"leeg": 6}, 0),
        ({"weinig": 6}, 1 / 3),
        ({"veel": 6}, 2 / 3),
        ({"vol": 6}, 1),
        ({"leeg": 3, "vol": 3}, 1 / 2),
        ({"weinig": 2, "veel": 1}, 4 / 9),
        ({"leeg": 1, "weinig": 1, "veel": 1, "vol": 3}, 2 / 3),
    ],
)
def test_a_battery_is_as_full_as_the_mean_of_the_answers(
    content: Content, counts: Counts, full: float
) -> None:
    assert fullness(content.schalen["batterij"], counts) == pytest.approx(full)


def test_who_can_not_tell_and_what_does_not_apply_make_it_no_emptier(content: Content) -> None:
    schaal = content.schalen["batterij"]

    counted = fullness(schaal, {"weinig": 2, "veel": 1, "nvt": 4, "weet-niet": 3})

    assert counted == pytest.approx(4 / 9)


@pytest.mark.parametrize("counts", [{}, {"nvt": 6}, {"weet-niet": 5, "nvt": 1}, {"weg": 6}])
def test_without_an_answer_that_takes_a_side_there_is_no_battery(
    content: Content, counts: Counts
) -> None:
    assert fullness(content.schalen["batterij"], counts) is None


# -- per indicator and per dimension -------------------------------------------------------------


def test_a_dimension_is_as_full_as_the_mean_of_its_indicators(content: Content) -> None:
    """Not of all answers: an indicator that few could judge weighs as much as the others."""
    first, second, *_ = content.instrumenten["zorgscan-5"].vragen
    [third] = [v for v in content.instrumenten["zorgscan-7"].vragen if v.schaal][:1]
    counts = {
        first.id: {"vol": 6},
        second.id: {"leeg": 1, "nvt": 5},
        third.id: {"weinig": 3, "veel": 3},
    }
    team = scanned(content, counts, "zorgscan-5,zorgscan-7")

    drawn = batteries(content, team.traject, team.traject.ronde)

    assert [(battery.title, battery.vol) for battery in drawn] == [
        (content.instrumenten["zorgscan-5"].titel, pytest.approx(1 / 2)),
        (content.instrumenten["zorgscan-7"].titel, pytest.approx(1 / 2)),
    ]


def test_a_dimension_that_nobody_could_judge_has_no_battery(content: Content) -> None:
    vragen = content.instrumenten["zorgscan-5"].vragen
    team = scanned(content, {v.id: {"nvt": 6} for v in vragen}, "zorgscan-5,zorgscan-7")

    assert shown(team).batteries == ()


def test_every_indicator_has_its_own_battery_in_the_result(content: Content) -> None:
    first, second, *_ = content.instrumenten["zorgscan-5"].vragen
    team = scanned(content, {first.id: {"vol": 6}, second.id: {"weet-niet": 6}})

    card = shown(team)

    vols = {vraag.tekst: vraag.vol for blok in card.blokken for vraag in blok.vragen}
    assert vols[first.tekst] == 1
    assert vols[second.tekst] is None


@pytest.mark.parametrize(
    ("counts", "seen"),
    [
        ({"leeg": 6}, "leeg ▱▱▱▱"),
        ({"leeg": 3, "weinig": 3}, "bijna leeg ▰▱▱▱"),
        ({"leeg": 3, "vol": 3}, "half vol ▰▰▱▱"),
        ({"veel": 6}, "goed gevuld ▰▰▰▱"),
        ({"vol": 6}, "vol ▰▰▰▰"),
    ],
)
def test_a_battery_is_drawn_and_said(content: Content, counts: Counts, seen: str) -> None:
    first, *_ = content.instrumenten["zorgscan-5"].vragen

    assert seen in screen(shown(scanned(content, {first.id: counts}))).text


def test_what_the_team_answered_together_is_said_once(content: Content) -> None:
    first, second, *_ = content.instrumenten["zorgscan-5"].vragen
    team = scanned(content, {first.id: {"veel": 1}, second.id: {"nvt": 1}}, mode="samen")

    seen = screen(shown(team)).text

    assert "goed gevuld ▰▰▰▱" in seen
    assert "Goed gevuld" not in seen
    assert "Niet van toepassing" in seen


def test_the_dimensions_stand_on_the_first_page_alone(content: Content) -> None:
    delen = ",".join(f"zorgscan-{n}" for n in range(1, 8))
    vragen = [v for i in content.instrumenten.values() if i.groep for v in i.vragen if v.schaal]
    team = scanned(content, {vraag.id: {"veel": 6} for vraag in vragen}, delen)

    first, last = shown(team), shown(team, 99)

    assert len(first.batteries) == 7
    assert (last.page, last.batteries) == (last.pages - 1, ())
    assert last.page > 0


def test_an_instrument_without_batteries_shows_none(content: Content) -> None:
    team = opened(content)
    counts = {"zelfscan.eigenaarschap.1": {"ja": 6}}
    ronde = replace(team.traject.ronde, result=Result(n=6, counts=counts))
    team.traject = team.traject.with_ronde(ronde)

    card = shown(team)

    assert card.batteries == ()
    assert {vraag.vol for blok in card.blokken for vraag in blok.vragen} == {None}


# -- strong and weak points ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "lijst"),
    [
        ({"leeg": 6}, "nog-niet"),
        ({"weinig": 6}, "verbeteren"),
        ({"veel": 6}, "goed"),
        ({"vol": 6}, "goed"),
        ({"weinig": 2, "veel": 3, "vol": 1}, "goed"),
        ({"leeg": 3, "vol": 3}, "nog-niet"),
        ({"weinig": 2, "veel": 2, "vol": 2}, "verbeteren"),
        ({"weinig": 1, "nvt": 5}, "verbeteren"),
        ({"veel": 1, "weet-niet": 5}, "goed"),
    ],
    ids=str,
)
def test_the_answer_that_was_given_most_names_the_list(
    content: Content, counts: Counts, lijst: str
) -> None:
    """Of two that were given as often, the emptier battery: that is where there is work."""
    team = scanned(content, {RELATIONS: counts}, "zorgscan-1")
    text = "Leraren bouwen aan goede en ondersteunende relaties met leerlingen."

    assert findings(content, team.traject) == {RELATIONS: (lijst, text)}


@pytest.mark.parametrize("counts", [{}, {"nvt": 6}, {"weet-niet": 3, "nvt": 3}], ids=str)
def test_what_nobody_could_judge_is_no_point(content: Content, counts: Counts) -> None:
    team = scanned(content, {RELATIONS: counts}, "zorgscan-1")

    assert findings(content, team.traject) == {}
