"""After the talk: what the team agreed per question, and for its level, is recorded once."""

from __future__ import annotations

import itertools

import pytest

from content import Content
from dialogs.effects import Show
from dialogs.record import Phase
from dialogs.reflectie.besluiten import agreed_level, recorded
from dialogs.reflectie.findings import findings
from dialogs.steps import BesluitCard, Besluiten, Fill, Living, Results
from tests.dialogs.screen import screen
from tests.dialogs.talking import (
    ALL_OVER,
    CAMPS,
    IN_ORDER,
    LESSER_CAMPS,
    LEVEL,
    divided,
    question,
    result,
    vraag_result,
)
from tests.dialogs.team import Card, Member, Team
from tests.dialogs.teams import closed, with_lists

WORDS = "We bespreken de visie op elke personeelsvergadering."


def begins(team: Team, member: Member) -> Card:
    """Somebody asks for the card on which to record; it is posted in the channel."""
    card = member.press("besluiten", result(team))
    assert "hieronder" in card.note
    card.shows(Results)
    return team.channel(f"besluiten.{team.traject.ronde.id}.{member.person.key}")


def opens(member: Member, list_card: Card, vraag: str) -> Card:
    card = member.press("besluit", list_card, {"vraag": vraag})
    card.shows(BesluitCard)
    return card


def records(member: Member, card: Card, keuze: str = "", besluit: str = "", **more: str) -> Card:
    return member.press("save-besluit", card, {"keuze": keuze, "besluit": besluit, **more})


def saved(team: Team) -> dict[str, tuple[str | None, str]]:
    besluiten = recorded(team.traject.ronde)
    return {id: (besluit.choice, besluit.text) for id, besluit in besluiten.items()}


def besloten(content: Content, team: Team, vraag: str) -> str:
    return vraag_result(result(team).step, question(content, vraag)).besloten


# -- recording ----------------------------------------------------------------------------------


def test_first_what_is_on_the_agenda_then_the_levels_then_the_rest(content: Content) -> None:
    team = divided(content)

    step = begins(team, team.members[1]).shows(Besluiten)

    ids = [choice.value for choice in step.vragen]
    assert tuple(ids[:5]) == IN_ORDER
    assert ids[5] == LEVEL
    assert sorted(ids) == sorted(v.id for v in content.instrumenten["zelfscan"].vragen)
    assert step.proposed == CAMPS


def test_what_was_agreed_stands_under_the_question_on_the_result(content: Content) -> None:
    team = divided(content)
    anna = team.members[1]
    card = opens(anna, begins(team, anna), CAMPS)
    assert card.shows(BesluitCard).outcome == "4 ja, 4 nee"

    records(anna, card, "deels", WORDS)

    assert saved(team) == {CAMPS: ("deels", WORDS)}
    assert besloten(content, team, CAMPS) == f"deels. {WORDS}"
    assert besloten(content, team, LESSER_CAMPS) == ""
    assert f"✓ Besloten: deels. {WORDS}" in screen(result(team).step).text


@pytest.mark.parametrize(
    ("keuze", "words", "told"),
    [("nee", "", "nee"), ("", WORDS, WORDS), ("verzonnen", WORDS, WORDS), ("weet-niet", "x", "x")],
)
def test_an_answer_or_words_are_enough_and_not_knowing_is_no_agreement(
    content: Content, keuze: str, words: str, told: str
) -> None:
    team = divided(content)
    anna = team.members[1]

    records(anna, opens(anna, begins(team, anna), CAMPS), keuze, words)

    assert besloten(content, team, CAMPS) == told


def test_after_each_comes_the_next_and_after_the_last_all_of_them(content: Content) -> None:
    team = divided(content)
    anna = team.members[1]
    card = opens(anna, begins(team, anna), CAMPS)
    walked = []
    while isinstance(card.step, BesluitCard):
        walked.append((card.step.id.split("/")[-1], card.step.turn))
        keuze = card.step.choices[1].value
        card = records(anna, card, keuze, beurt=str(card.step.turn))

    assert walked == list(zip([*IN_ORDER, LEVEL], range(6), strict=True))
    step = card.shows(Besluiten)
    assert len(step.vastgelegd) == 6
    assert [c.value for c in step.vragen if c.label.startswith("✓ ")] == [*IN_ORDER, LEVEL]


def test_one_walk_never_shows_two_lists_of_choices_in_the_same_place(content: Content) -> None:
    """A client would keep what was chosen in the list that stood there before."""
    team = divided(content)
    anna = team.members[1]
    places = []
    card = begins(team, anna)
    places.append(_place_of_the_list(card))
    card = opens(anna, card, CAMPS)
    for _ in range(3):
        places.append(_place_of_the_list(card))
        turn = card.shows(BesluitCard).turn
        card = records(anna, card, "deels", beurt=str(turn))

    assert all(here != there for here, there in itertools.pairwise(places))


def _place_of_the_list(card: Card) -> tuple[str, ...]:
    def find(node: object, way: tuple[str, ...]) -> tuple[str, ...] | None:
        if isinstance(node, list):
            return next((f for part in node if (f := find(part, way))), None)
        if not isinstance(node, dict):
            return None
        if node.get("type") == "Input.ChoiceSet":
            return (*way, "list")
        below = (*way, str(node.get("type")))
        return next((f for value in node.values() if (f := find(value, below))), None)

    place = find(dict(screen(card.step).content), ())
    assert place
    return place


def test_an_open_question_takes_words_alone(content: Content) -> None:
    team = closed(content, instrument="kwaliteitsvragen", text="Aan de punten.")
    anna = team.members[1]
    card = begins(team, anna)
    first = card.shows(Besluiten).vragen[0].value
    card = opens(anna, card, first)
    assert card.shows(BesluitCard).choices == ()

    records(anna, card, besluit=WORDS)

    assert saved(team) == {first: (None, WORDS)}


def test_nothing_filled_in_is_asked_again(content: Content) -> None:
    team = divided(content)
    anna = team.members[1]

    card = records(anna, opens(anna, begins(team, anna), CAMPS))

    assert card.shows(BesluitCard).id.endswith(CAMPS)
    assert "Kies een antwoord" in card.errors["besluit"]
    assert saved(team) == {}


def test_what_was_recorded_can_be_changed_and_wiped(content: Content) -> None:
    team = divided(content)
    anna, bram = team.members[1:3]
    records(anna, opens(anna, begins(team, anna), CAMPS), "deels", WORDS)
    card = opens(bram, begins(team, bram), CAMPS)
    shown = card.shows(BesluitCard)
    assert (shown.choice, shown.text) == ("deels", WORDS)

    records(bram, card, "ja", WORDS)
    assert saved(team) == {CAMPS: ("ja", WORDS)}

    card = opens(bram, begins(team, bram), CAMPS)
    values = {choice.label: choice.value for choice in card.shows(BesluitCard).choices}
    card = records(bram, card, values["Geen van deze antwoorden"])
    assert "Gewist" in card.note
    assert saved(team) == {}
    assert besloten(content, team, CAMPS) == ""


def test_a_question_that_is_not_there_is_asked_again(content: Content) -> None:
    team = divided(content)
    anna = team.members[1]

    card = anna.press("besluit", begins(team, anna), {"vraag": "verzonnen"})

    card.shows(Besluiten)
    assert card.note == "Kies eerst een vraag."


def test_back_to_the_questions_what_was_typed_can_be_copied(content: Content) -> None:
    team = divided(content)
    anna = team.members[1]
    card = opens(anna, begins(team, anna), CAMPS)

    back = anna.press("all-besluiten", card, {"besluit": "Half getypt"})

    back.shows(Besluiten)
    assert back.lost == ("Half getypt",)
    records(anna, card, "ja", WORDS)
    kept = anna.press("all-besluiten", card, {"besluit": WORDS})
    assert kept.lost == ()


def test_in_the_own_chat_it_is_the_same_without_a_card_in_the_channel(content: Content) -> None:
    team = divided(content)
    anna = team.members[1]
    posted = set(team.posted)

    card = anna.press("besluiten", anna.sees())

    assert card.shows(Besluiten).private
    assert set(team.posted) == posted
    records(anna, opens(anna, card, CAMPS), "nee")
    assert saved(team) == {CAMPS: ("nee", "")}
    anna.press("results", card).shows(Results)


# -- twice, late, and side by side --------------------------------------------------------------


def test_pressed_twice_it_is_kept_once_and_the_same_card_follows(content: Content) -> None:
    team = divided(content)
    anna = team.members[1]
    card = opens(anna, begins(team, anna), CAMPS)
    first = records(anna, card, "deels", WORDS)
    before = team.record

    again = records(anna, card, "deels", WORDS)

    assert team.record == before
    assert again.step.id == first.step.id
    assert again.step.version == first.step.version
    assert team.traject.ronde.besluiten[CAMPS].version == 1


def test_two_who_record_different_questions_at_once_are_not_in_each_others_way(
    content: Content,
) -> None:
    team = divided(content)
    anna, bram = team.members[1:3]
    annas = opens(anna, begins(team, anna), CAMPS)
    brams = opens(bram, begins(team, bram), LESSER_CAMPS)

    records(anna, annas, "deels", WORDS)
    records(bram, brams, "nee")

    assert saved(team) == {CAMPS: ("deels", WORDS), LESSER_CAMPS: ("nee", "")}


def test_what_a_colleague_recorded_meanwhile_is_not_overwritten(content: Content) -> None:
    team = divided(content)
    anna, bram = team.members[1:3]
    annas = opens(anna, begins(team, anna), CAMPS)
    brams = opens(bram, begins(team, bram), CAMPS)
    records(anna, annas, "deels", WORDS)

    late = records(bram, brams, "nee", "Nog niet overal.")

    assert saved(team) == {CAMPS: ("deels", WORDS)}
    assert "Een collega legde intussen vast: deels. We bespreken" in late.note
    assert late.typed["besluit"] == "Nog niet overal."
    assert screen(late.step).fields["keuze"]["value"] == "nee"
    records(bram, late, "nee", "Nog niet overal.")
    assert saved(team) == {CAMPS: ("nee", "Nog niet overal.")}


def test_who_recorded_the_same_as_a_colleague_goes_on(content: Content) -> None:
    team = divided(content)
    anna, bram = team.members[1:3]
    annas = opens(anna, begins(team, anna), CAMPS)
    brams = opens(bram, begins(team, bram), CAMPS)
    records(anna, annas, "deels")

    following = records(bram, brams, "deels").shows(BesluitCard)

    assert following.id.endswith(LESSER_CAMPS)
    assert team.traject.ronde.besluiten[CAMPS].version == 1


def test_a_late_press_does_not_bring_back_what_was_wiped(content: Content) -> None:
    team = divided(content)
    anna = team.members[1]
    old = opens(anna, begins(team, anna), CAMPS)
    records(anna, old, "deels")
    records(anna, opens(anna, begins(team, anna), CAMPS))

    late = records(anna, old, "deels")

    assert saved(team) == {}
    late.shows(BesluitCard)
    assert "veranderd" in late.note


def test_no_card_on_which_somebody_types_is_updated_by_others(content: Content) -> None:
    """Each who records has a card of their own, and only the result and the living card change."""
    team = divided(content)
    anna, bram = team.members[1:3]
    annas, brams = begins(team, anna), begins(team, bram)
    assert annas.slot != brams.slot
    team.effects.clear()

    records(anna, opens(anna, annas, CAMPS), "deels")

    assert team.effects == [Show("levend"), Show(f"resultaat.{team.traject.ronde.id}")]


def test_cards_of_others_are_not_made_out_of_date(content: Content) -> None:
    team = divided(content)
    anna = team.members[1]
    shown = result(team)
    records(anna, opens(anna, begins(team, anna), CAMPS), "deels")

    team.trekker.press("to-orientatie", shown)

    assert team.traject.phase is Phase.ORIENTATIE


# -- what it leads to ---------------------------------------------------------------------------


def test_the_agreed_answer_decides_what_is_offered_for_the_lists(content: Content) -> None:
    team = divided(content)
    anna = team.members[1]
    assert findings(content, team.traject)[ALL_OVER][0] == "goed"

    records(anna, opens(anna, begins(team, anna), ALL_OVER), "nee")
    assert findings(content, team.traject)[ALL_OVER][0] == "nog-niet"

    records(anna, opens(anna, begins(team, anna), LESSER_CAMPS), besluit=WORDS)
    assert findings(content, team.traject)[LESSER_CAMPS][0] == "goed"


def test_the_agreed_level_stands_on_the_living_card_from_the_next_step_on(
    content: Content,
) -> None:
    team = divided(content)
    anna = team.members[1]
    card = opens(anna, begins(team, anna), LEVEL)
    assert screen(card.step).fields["besluit"]["label"] == "Dit blijkt uit"
    records(anna, card, "volgens", "Het doorlichtingsverslag")

    assert besloten(content, team, LEVEL) == (
        "volgens de verwachting. Dit blijkt uit: Het doorlichtingsverslag"
    )
    niveau = "Ontwikkelingsniveau: volgens de verwachting"
    assert agreed_level(content, team.traject) == niveau
    assert niveau not in screen(team.channel("levend").step).text
    team.trekker.press("to-orientatie", result(team))
    team.work.shows(Fill)
    living = team.channel("levend")
    assert living.shows(Living).niveau == niveau
    assert niveau in screen(living.step).text


def test_it_can_still_be_recorded_when_the_team_has_gone_on(content: Content) -> None:
    team = with_lists(content)
    anna = team.members[1]

    records(anna, opens(anna, begins(team, anna), CAMPS), "deels")

    assert besloten(content, team, CAMPS) == "deels"


def test_of_an_earlier_ronde_it_is_kept_with_that_ronde(content: Content) -> None:
    team = divided(content)
    anna = team.members[1]
    card = opens(anna, begins(team, anna), CAMPS)
    team.trekker.press("repeat", result(team))

    records(anna, card, "deels")

    first, second = team.traject.rondes
    assert first.besluiten[CAMPS].choice == "deels"
    assert second.besluiten == {}


def test_what_a_team_answered_together_can_be_recorded_too(content: Content) -> None:
    team = Team(content)
    team.start("samen", "visieschaal")
    anna = team.members[1]
    vraag, *_ = content.instrumenten["visieschaal"].vragen
    team.trekker.press("save", team.work, {vraag.id: "onduidelijk"})
    team.close()

    card = opens(anna, begins(team, anna), vraag.id)
    records(anna, card, "duidelijk", WORDS)

    told = f"Besloten: een duidelijke visie. {WORDS}"
    assert told in screen(result(team).step).text
