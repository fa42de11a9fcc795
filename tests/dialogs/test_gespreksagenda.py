"""The gespreksagenda: what a divided team talks about, for how long, and how it begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import Content, load
from dialogs.record import Mode
from dialogs.reflectie.agenda import LEAST, LENGTHS, divide, fitting, frame
from dialogs.reflectie.topics import topics_of
from dialogs.steps import Agenda, Results
from tests.dialogs.effort import effort
from tests.dialogs.screen import screen
from tests.dialogs.talking import IN_ORDER, UNKNOWN, divided, question, result
from tests.dialogs.team import Card, Team
from tests.dialogs.teams import answered, closed, opened


@pytest.fixture(scope="module")
def team() -> Team:
    return divided(load())


def agenda(team: Team, minutes: str = "") -> Agenda:
    card = team.members[1].press("agenda", result(team), {"minuten": minutes} if minutes else {})
    return card.shows(Agenda)


# -- what it is about ---------------------------------------------------------------------------


def test_two_camps_come_first_then_the_widest_spread_then_what_many_do_not_know(
    content: Content, team: Team
) -> None:
    topics = topics_of(content, team.traject, team.traject.ronde, team.threshold)

    assert tuple(topic.vraag.id for topic in topics) == IN_ORDER
    assert [topic.kind for topic in topics] == [
        *("verdeeld", "verdeeld"),
        *("gespreid", "gespreid"),
        "weet-niet",
    ]
    assert [topic.spread.agreement for topic in topics if topic.spread] == [
        *(-1, -3 / 8),
        *(1 / 8, 3 / 8),
        1,
    ]
    assert [topic.spread.dispersion for topic in topics if topic.spread][2:4] == [5 / 8, 1 / 2]


def test_each_topic_says_who_chose_what(team: Team) -> None:
    assert [punt.why for punt in agenda(team).punten] == [
        "4 ja, 4 nee",
        "4 ja, 1 deels, 3 nee",
        "3 ja, 3 deels, 2 nee",
        "3 ja, 4 deels, 1 nee",
        "3 van de 8 weten het niet",
    ]


def test_each_topic_has_a_question_of_its_own_to_open_the_talk(
    content: Content, team: Team
) -> None:
    step = agenda(team)
    openers = [step.start_opener, *(punt.opener for punt in step.punten), step.closing_opener]

    assert all(openers)
    assert len(set(openers)) == len(openers)
    assert not any("{" in opener for opener in openers)
    divided_on = [opener.tekst for opener in content.openers.values() if opener.soort == "verdeeld"]
    filled = [text.format(eerste="Ja", tweede="Nee") for text in divided_on]
    assert {punt.opener for punt in step.punten[:2]} <= set(filled)


def test_the_same_agenda_comes_with_the_same_questions(team: Team) -> None:
    assert agenda(team) == agenda(team)
    short, long = agenda(team, "15"), agenda(team, "90")
    assert [p.opener for p in short.punten] == [p.opener for p in long.punten[:1]]


def test_the_result_says_it_at_the_top(content: Content, team: Team) -> None:
    step = result(team).shows(Results)

    assert [(v.tekst, v.word) for v in step.verschillend] == [
        (question(content, id), word)
        for id, word in zip(IN_ORDER, ["verdeeld"] * 2 + ["gespreid"] * 2, strict=False)
    ]
    assert step.onbekend == (question(content, UNKNOWN),)
    drawn = screen(step).text
    assert "Hier denken jullie verschillend (4)" in drawn
    assert "Dit weten velen niet (1)" in drawn


# -- how long -----------------------------------------------------------------------------------


@pytest.mark.parametrize("length", LENGTHS)
def test_the_minutes_fill_the_meeting_exactly(team: Team, length: int) -> None:
    step = agenda(team, str(length))

    assert step.length == length
    assert step.start + sum(punt.minutes for punt in step.punten) + step.closing == length
    assert all(punt.minutes >= LEAST for punt in step.punten)
    assert min(step.start, step.closing) >= 2


def test_a_short_meeting_gets_fewer_topics(team: Team) -> None:
    counts = {length: len(agenda(team, str(length)).punten) for length in LENGTHS}

    assert counts == {15: 1, 20: 2, 30: 3, 45: 5, 60: 5, 90: 5}
    assert agenda(team, "15").more == 4
    assert agenda(team, "45").more == 0


def test_of_45_minutes_each_topic_gets_what_it_needs(team: Team) -> None:
    """5 to start, 7 to close, and of 33: 4 each and 13 in shares of 3, 3, 2, 2 and 2 twelfths."""
    step = agenda(team)

    assert (step.start, step.closing) == (5, 7)
    assert [punt.minutes for punt in step.punten] == [8, 7, 6, 6, 6]


def test_minutes_are_divided_by_the_largest_fractions() -> None:
    assert divide(33, [3, 3, 2]) == (12, 12, 9)
    assert divide(11, [3]) == (11,)
    assert divide(12, [3, 2, 2]) == (4, 4, 4)
    assert divide(13, [2, 2, 2]) == (5, 4, 4)
    assert divide(40, []) == ()


@effort(200)
@given(length=st.sampled_from(LENGTHS), weights=st.lists(st.integers(1, 5), max_size=40))
def test_whatever_the_topics_no_minute_is_lost_and_none_is_too_short(
    length: int, weights: list[int]
) -> None:
    start, closing = frame(length)
    rest = length - start - closing
    minutes = divide(rest, weights[: fitting(rest, len(weights))])

    assert sum(minutes) == (rest if weights else 0)
    assert all(time >= LEAST for time in minutes)


@pytest.mark.parametrize("minutes", ["", "0", "7", "46", "999", "veel", "-45"])
def test_any_other_length_is_that_of_a_usual_meeting(team: Team, minutes: str) -> None:
    assert agenda(team, minutes).length == 45


def test_on_the_agenda_itself_another_length_can_be_chosen(team: Team) -> None:
    first = team.members[2].press("agenda", result(team))

    again = team.members[2].press("agenda", first, {"minuten": "15"}).shows(Agenda)

    assert again.length == 15
    assert again.id == first.step.id
    team.members[2].press("results", first).shows(Results)


# -- when there is nothing to tell --------------------------------------------------------------


def test_a_team_that_agrees_takes_the_time_for_what_it_means(content: Content) -> None:
    step = agenda(closed(content))

    assert step.punten == ()
    assert step.compared
    assert step.start + step.closing == 45
    assert "ongeveer hetzelfde" in screen(step).text


def test_of_open_questions_alone_nobody_can_tell_where_the_team_differs(content: Content) -> None:
    step = agenda(closed(content, instrument="kwaliteitsvragen", text="Dat zien we aan de punten."))

    assert not step.compared
    assert "geen cijfers" in screen(step).text


def test_below_the_threshold_there_is_nothing_to_talk_about(content: Content) -> None:
    team = opened(content)
    for turn, member in enumerate(team.members[:4]):
        member.fills_in("ja" if turn % 2 else "nee")
    team.close()

    shown = result(team).shows(Results)

    assert (shown.verschillend, shown.onbekend) == ((), ())
    titles = [button["title"] for button in screen(shown).buttons]
    assert not {"Bespreek samen", "Leg vast wat we besloten"} & set(titles)
    for verb in ("agenda", "besluiten"):
        team.members[1].press(verb, result(team)).shows(Results)


def test_what_was_answered_together_needs_no_agenda(content: Content) -> None:
    team = opened(content, mode="samen")
    card = team.work
    while "save" in [button["verb"] for button in screen(card.step).buttons]:
        choices = {v.id: "nee" for v in card.step.vragen if v.choices}  # type: ignore[attr-defined]
        filled = {v: c if c in _known(card, v) else _known(card, v)[0] for v, c in choices.items()}
        card = team.trekker.press("save", card, filled)
    team.close()

    assert team.traject.ronde.mode is Mode.SAMEN
    team.members[1].press("agenda", result(team)).shows(Results)
    titles = [button["title"] for button in screen(result(team).step).buttons]
    assert "Bespreek samen" not in titles
    assert "Leg vast wat we besloten" in titles


def _known(card: Card, vraag_id: str) -> list[str]:
    vragen = card.step.vragen  # type: ignore[attr-defined]
    return [c.value for v in vragen if v.id == vraag_id for c in v.choices]


def test_an_open_ronde_has_no_agenda(content: Content) -> None:
    team = answered(content)
    card = Card(result(divided(content)).step, "levend")

    step = team.members[1].press("agenda", card).step

    assert not isinstance(step, Agenda)
