"""What the page for the projector shows: how far the team is, and no more than the cards do."""

from __future__ import annotations

import pytest

from content import Content
from dialogs.anywhere.live import live_view
from dialogs.outcome import View
from dialogs.steps import BigScreen, Results, Vragen
from dialogs.steps.live import Counting, LiveView, Ordering, Outcomes, Standing, Together
from dialogs.traject import NOBODY
from tests.dialogs.team import Card, Member, Team, answers


def page(team: Team) -> LiveView:
    """The page as the bot reads it: with all sheets of the open ronde."""
    view = View(NOBODY, team.now, home=True, private=False)
    return live_view(team.setup, team.state(NOBODY, counting=True), view)


def says_nothing_of(view: LiveView, *texts: str) -> None:
    for text in texts:
        assert text not in repr(view)


def test_an_open_ronde_is_a_count_and_nothing_else(content: Content) -> None:
    team = Team(content)
    team.start()
    for member, choice in zip(team.members, ("ja", "nee", "deels", "ja", "nee"), strict=False):
        member.fills_in(choice, f"De woorden van {member.name}")

    view = page(team)

    assert view.scene == Counting(
        title=content.instrumenten["zelfscan"].titel,
        vote=False,
        answered=5,
        invited=6,
        until="ma 30 november, 17.00 uur",
        threshold=5,
    )
    assert view.head.trekker == "Griet"
    says_nothing_of(view, "woorden", *(member.name for member in team.members[1:]))


def test_below_the_threshold_a_closed_ronde_is_a_count_too(content: Content) -> None:
    team = Team(content)
    team.start()
    for member in team.members[:4]:
        member.fills_in("nee", "Enkele woorden")
    team.close()

    scene = page(team).scene

    assert isinstance(scene, Outcomes)
    assert (scene.n, scene.shown, scene.threshold) == (4, False, 5)
    assert (scene.batteries, scene.different, scene.unknown, scene.blokken) == ((), (), (), ())


ALL_OF_IT = ",".join(f"zorgscan-{number}" for number in range(1, 8))


@pytest.mark.parametrize(
    "chosen",
    [
        {"instrument": "zelfscan"},
        {"instrument": "visieschaal"},
        {"instrument": "zorgscan", "delen": ALL_OF_IT, "schoolniveau": "basis"},
    ],
    ids=lambda chosen: chosen["instrument"],
)
def test_a_result_has_every_question_of_the_card_once(
    content: Content, chosen: dict[str, str]
) -> None:
    team = Team(content)
    team.start(**chosen)
    for member, choice in zip(team.members, ("ja", "ja", "ja", "nee", "nee", "nee"), strict=True):
        member.fills_in(choice, "Enkele woorden")
    team.close()
    card = team.channel(f"resultaat.{team.traject.ronde.id}")

    scene = page(team).scene

    assert isinstance(scene, Outcomes)
    shown = [*scene.different, *(vraag for blok in scene.blokken for vraag in blok.vragen)]
    assert sorted(map(repr, shown)) == sorted(map(repr, on_the_cards(team, card)))
    named = [verschil.tekst for verschil in card.shows(Results).verschillend]
    assert [vraag.tekst for vraag in scene.different] == named


def on_the_cards(team: Team, card: Card) -> list[object]:
    """Every question on all pages of a result."""
    found: list[object] = []
    for number in range(card.shows(Results).pages):
        step = team.trekker.press("results", card, {"blad": str(number)}).shows(Results)
        found += [vraag for blok in step.blokken for vraag in blok.vragen]
    return found


def test_where_the_team_is_divided_comes_first(content: Content) -> None:
    team = Team(content)
    team.start()
    for number, member in enumerate(team.members):
        card = member.press("begin", member.sees())
        filled = answers(card.shows(Vragen), "ja")
        first = card.shows(Vragen).vragen[1].id
        member.press("save", card, {**filled, first: "ja" if number < 3 else "nee"})
    team.close()

    scene = page(team).scene

    assert isinstance(scene, Outcomes)
    (divided,) = scene.different
    assert divided.tekst == content.instrumenten["zelfscan"].vragen[1].tekst
    assert divided not in [vraag for blok in scene.blokken for vraag in blok.vragen]


def test_a_joint_ronde_shows_where_the_team_is_and_what_it_filled_in(content: Content) -> None:
    team = Team(content)
    team.start(mode="samen")
    anna = team.members[1]
    step = team.work.shows(Vragen)
    anna.press("save", team.work, answers(step, "deels", "In twee vergaderingen."))

    scene = page(team).scene

    assert isinstance(scene, Together)
    assert scene.now is scene.blokken[1]
    (filled,) = scene.filled
    assert filled.answered == len(filled.questions) == len(step.vragen)
    assert {question.chosen for question in filled.questions} == {"Deels"}
    assert {question.text for question in filled.questions} == {"In twee vergaderingen."}
    assert not any(question.answered for question in scene.now.questions)
    says_nothing_of(page(team), "Anna")


def test_when_all_was_answered_together_the_team_is_at_no_block(content: Content) -> None:
    team = Team(content)
    team.start(mode="samen")
    while isinstance(team.work.step, Vragen):
        team.trekker.press("save", team.work, answers(team.work.step, "ja"))

    scene = page(team).scene

    assert isinstance(scene, Together)
    assert scene.now is None


def in_orientatie(team: Team) -> None:
    team.start()
    for member in team.members:
        member.fills_in()
    team.close()
    team.trekker.press("to-orientatie", team.channel(f"resultaat.{team.traject.ronde.id}"))


def test_a_vote_is_a_count_until_it_closes_and_then_an_order(content: Content) -> None:
    team = Team(content)
    in_orientatie(team)
    texts = ("Het onthaal", "De infoavond", "Het logboek", "De speelplaats")
    team.trekker.adds(*texts)
    team.trekker.opens_vote()
    items = {item.text: item.id for item in team.traject.items}
    for member in team.members:
        member.votes(items["Het logboek"])

    scene = page(team).scene
    assert isinstance(scene, Counting)
    assert (scene.vote, scene.answered, scene.invited) == (True, 6, 6)
    says_nothing_of(page(team), *texts)

    team.close()

    scene = page(team).scene
    assert isinstance(scene, Ordering)
    assert [(line.text, line.dots) for line in scene.lines] == [("Het logboek", 6)]
    assert not scene.weighed


def test_after_the_choice_the_page_shows_what_the_team_invests_in(content: Content) -> None:
    team = Team(content)
    in_orientatie(team)
    team.trekker.adds("Het onthaal", "De infoavond")
    scene = page(team).scene
    assert isinstance(scene, Standing)
    assert [lijst.count for lijst in scene.lijsten] == [2, 0, 0]

    team.trekker.chooses(team.traject.items[0].id)

    scene = page(team).scene
    assert isinstance(scene, Standing)
    assert scene.prioriteiten == ("Het onthaal",)


def test_a_stopped_traject_says_so(content: Content) -> None:
    team = Team(content)
    team.start()
    team.members[1].fills_in()
    confirm = team.trekker.press("ask-stop", team.channel("levend"))
    team.trekker.press("stop", confirm)

    scene = page(team).scene

    assert isinstance(scene, Standing)
    assert scene.stopped


# -- the way to it --------------------------------------------------------------------------------


def filled_in(card: Card, choice: str = "nee") -> dict[str, str]:
    return answers(card.shows(Vragen), choice, "Wat we erbij schreven")


@pytest.fixture
def team(content: Content) -> Team:
    team = Team(content)
    team.start(mode="samen")
    return team


@pytest.fixture
def anna(team: Team) -> Member:
    return team.members[1]


def test_opening_the_screen_keeps_what_stood_on_the_joint_card(team: Team, anna: Member) -> None:
    card = team.work

    screen = anna.press("beamer", card, filled_in(card))

    screen.shows(BigScreen)
    assert screen.note == "Bewaard om 16.10."
    assert team.work.step.id == card.step.id
    assert {vraag.choice for vraag in team.work.shows(Vragen).vragen} == {"nee"}
    again = anna.press("beamer", team.work, filled_in(card))
    assert again.note == ""


def test_opening_the_screen_from_an_empty_card_changes_nothing(team: Team, anna: Member) -> None:
    before, card = team.record, team.work

    anna.press("beamer", card).shows(BigScreen)
    anna.press("beamer", team.channel("levend")).shows(BigScreen)

    assert team.record == before
    assert team.work.step.version == card.step.version


def test_an_old_card_gives_back_what_was_typed_and_opens_nothing(team: Team, anna: Member) -> None:
    old = team.work
    team.trekker.press("save", old, filled_in(old, "ja"))

    refused = anna.press("beamer", old, filled_in(old, "nee"))

    assert refused.shows(Vragen).id == old.step.id
    assert "Wat we erbij schreven" in refused.typed.values()
    assert "nee" not in {vraag.choice for vraag in refused.shows(Vragen).vragen}
