"""An introduction, card by card: nothing is asked twice, no answer ever changes."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import Content, load
from dialogs.events import Press
from dialogs.kennismaking.quiz import choices, score
from dialogs.kennismaking.voortgang import BEELDEN, Voortgang, Walk, begin
from dialogs.kennismaking.walk import HANDLERS, apply, next_step
from dialogs.steps import Kaartje, Koppelen, Lezen, Score, Step, WaarOfNiet
from tests.dialogs.swollen import TEXTS, swollen
from tests.dialogs.team import CARDS, HERE

CONTENT = load()
ROK = CONTENT.kennismakingen["rok"]


@dataclass
class Reader:
    """Somebody who reads; every card that they see is drawn with the bot's own templates."""

    walk: Walk
    chance: str = "eerste keer"

    @staticmethod
    def begins(content: Content = CONTENT, id: str = "rok", chance: str = "a") -> Reader:
        about = content.kennismakingen[id]
        return Reader(Walk(content, about, begin(content, about, chance)))

    @property
    def voortgang(self) -> Voortgang:
        return self.walk.voortgang

    def sees(self) -> Kaartje:
        step = next_step(self.walk)
        assert isinstance(step, Kaartje)
        CARDS.render(step, HERE)
        return step

    def presses(self, verb: str, card: Step | None = None, **values: str) -> Kaartje:
        card = card or self.sees()
        press = Press(verb, card.id, card.version, values)
        voortgang, feedback = apply(self.walk, press, self.chance)
        self.walk = replace(self.walk, voortgang=voortgang)
        step = next_step(self.walk, feedback)
        assert isinstance(step, Kaartje)
        CARDS.render(step, HERE)
        return step

    def answers(self, *, right: bool = True) -> Kaartje:
        """Answer the question of this card, rightly or not."""
        card = self.sees()
        if isinstance(card, WaarOfNiet):
            return self.presses(
                "intro-answer", antwoord="waar" if card.waar is right else "niet-waar"
            )
        assert isinstance(card, Koppelen)
        asked = self.walk.name.removeprefix("beeld/")
        rubriek = next(c.value for c in card.rubrieken if c.label == card.view.rubriek)
        values = {"verwachting": asked, "rubriek": rubriek}
        if not right:
            values = {
                "verwachting": next(c.value for c in card.verwachtingen if c.value != asked),
                "rubriek": next(c.value for c in card.rubrieken if c.value != rubriek),
            }
        return self.presses("intro-answer", **values)

    def goes_to(self, kind: type[Kaartje]) -> Kaartje:
        """Go on until a card of this kind, leaving questions out."""
        card = self.sees()
        while not isinstance(card, kind):
            card = self.presses("intro-next")
        return card

    def walks(self, *, right: bool = True) -> list[Kaartje]:
        """From here to the last card, answering everything."""
        seen = [self.sees()]
        while seen[-1].number < seen[-1].total:
            if isinstance(seen[-1], WaarOfNiet | Koppelen):
                self.answers(right=right)
            seen.append(self.presses("intro-next"))
        return seen


def everybody_may_press(reader: Reader) -> list[Press]:
    """Every button there is, on the card as it is now."""
    card = reader.sees()
    values = {"antwoord": "waar", "verwachting": "b1", "rubriek": "b1"}
    return [Press(verb, card.id, card.version, values) for verb in HANDLERS]


@pytest.mark.parametrize("id", CONTENT.kennismakingen)
@pytest.mark.parametrize("right", [True, False])
def test_every_introduction_can_be_walked_to_its_end(id: str, right: bool) -> None:
    seen = Reader.begins(id=id).walks(right=right)

    assert [card.number for card in seen] == list(range(1, seen[0].total + 1))
    assert len({card.id for card in seen}) == len(seen)


def test_all_that_the_pack_holds_is_seen() -> None:
    seen = Reader.begins().walks()

    read = [card for card in seen if isinstance(card, Lezen)]
    for scherm in (*ROK.schermen, *ROK.slot):
        [card] = [card for card in read if card.title == scherm.titel]
        assert card.tekst == (scherm.tekst or "")
        assert list(card.punten) == [zin.tekst for zin in scherm.punten]
        assert card.vraag == (scherm.vraag.tekst if scherm.vraag else "")
        assert [link.url for link in card.links] == [CONTENT.links[id].url for id in scherm.links]
    statements = [card.stelling for card in seen if isinstance(card, WaarOfNiet)]
    assert statements == [stelling.tekst for stelling in ROK.stellingen]
    assert sum(isinstance(card, Koppelen) for card in seen) == BEELDEN


def test_a_right_answer_and_a_wrong_one_are_told_apart_with_the_explanation() -> None:
    reader = Reader.begins()
    first = reader.goes_to(WaarOfNiet)
    assert isinstance(first, WaarOfNiet) and first.antwoord is None

    first = reader.answers(right=True)
    reader.presses("intro-next")
    second = reader.answers(right=False)

    assert isinstance(first, WaarOfNiet) and isinstance(second, WaarOfNiet)
    assert first.antwoord is first.waar and first.uitleg == ROK.stellingen[0].uitleg
    assert second.antwoord is not second.waar and second.uitleg == ROK.stellingen[1].uitleg


def test_a_kwaliteitsbeeld_says_what_it_is_only_after_the_answer() -> None:
    reader = Reader.begins()
    card = reader.goes_to(Koppelen)
    assert isinstance(card, Koppelen) and card.nagekeken is None
    for text in (card.view.tekst, "Juist", "Toch niet"):
        assert text not in CARDS.render(card, HERE)

    card = reader.answers(right=False)

    assert isinstance(card, Koppelen) and card.nagekeken is not None
    assert not card.nagekeken.verwachting_juist and not card.nagekeken.rubriek_juist
    assert card.view.tekst in CARDS.render(card, HERE)


def test_half_an_answer_is_asked_for_again_and_nothing_chosen_is_lost() -> None:
    reader = Reader.begins()
    reader.goes_to(Koppelen)
    before = reader.voortgang

    card = reader.presses("intro-answer", verwachting="bl9", rubriek="")

    assert reader.voortgang == before
    assert set(card.feedback.errors) == {"rubriek"}
    assert card.feedback.typed["verwachting"] == "bl9"


@pytest.mark.parametrize("right", [True, False])
def test_the_score_counts_every_question(right: bool) -> None:
    reader = Reader.begins()
    reader.goes_to(WaarOfNiet)
    [card] = [card for card in reader.walks(right=right) if isinstance(card, Score)]

    assert card.totaal == len(ROK.stellingen) + 2 * BEELDEN == 10
    assert card.juist == (10 if right else 0)


def test_questions_can_be_left_out_and_count_as_such() -> None:
    card = Reader.begins().goes_to(Score)

    assert isinstance(card, Score)
    assert card.juist == 0
    assert {lijn.juist for lijn in card.lijnen} == {None}


@given(st.text(max_size=40))
def test_the_kwaliteitsbeelden_come_from_more_than_one_rubriek(chance: str) -> None:
    walk = Reader.begins(chance=chance).walk

    assert len(walk.beelden) == len(set(walk.voortgang.beelden)) == BEELDEN
    assert len({(v.rubriek, v.deelrubriek) for v in walk.beelden}) > 1
    offered = choices(walk)
    assert {v.id for v in walk.beelden} <= {choice.value for choice in offered["verwachting"]}


def test_going_back_shows_what_was_answered_and_it_can_not_be_answered_again() -> None:
    reader = Reader.begins()
    reader.goes_to(WaarOfNiet)
    answered = reader.answers(right=False)
    reader.presses("intro-next")

    card = reader.presses("intro-back")

    assert replace(card, version=0) == replace(answered, version=0)
    reader.answers(right=True)
    assert score(reader.walk)[0].juist is False


def test_to_begin_again_wipes_the_answers_and_makes_old_cards_stale() -> None:
    reader = Reader.begins()
    old = reader.walks()[0]

    card = reader.presses("intro-restart")

    assert card.number == 1
    assert not reader.voortgang.answers
    assert card.version > old.version
    assert reader.presses("intro-next", old).number == 1


presses_of = st.sampled_from(list(HANDLERS))
filled = st.fixed_dictionaries(
    {},
    optional={
        "antwoord": st.sampled_from(["waar", "niet-waar", "misschien", ""]),
        "verwachting": st.sampled_from([*ROK.koppelen.verwachtingen, "x"] if ROK.koppelen else []),
        "rubriek": st.sampled_from([*CONTENT.verwachtingen, ""]),
    },
)


@given(st.lists(st.tuples(presses_of, filled), max_size=40))
def test_whatever_is_pressed_twice_or_too_late_changes_nothing_the_second_time(
    steps: list[tuple[str, dict[str, str]]],
) -> None:
    reader = Reader.begins()
    past: list[Press] = []
    for verb, values in steps:
        card = reader.sees()
        press = Press(verb, card.id, card.version, values)
        reader.presses(verb, card, **values)
        after = reader.voortgang
        if after.version > card.version:
            past.append(press)
        for old in past:
            assert apply(reader.walk, old, "later")[0] == after


@given(st.lists(presses_of, max_size=30))
def test_an_answer_that_was_given_is_never_changed_by_walking(verbs: list[str]) -> None:
    reader = Reader.begins()
    for verb in verbs:
        before = reader.voortgang
        card = reader.presses(verb, antwoord="waar", verwachting="b1", rubriek="b1")
        if verb != "intro-restart":
            assert before.answers.items() <= reader.voortgang.answers.items()
        assert 1 <= card.number <= card.total


def test_a_verb_or_step_of_another_card_changes_nothing() -> None:
    reader = Reader.begins()
    before = reader.voortgang
    for press in everybody_may_press(reader):
        for forged in (
            replace(press, step="kennismaking/rok/score"),
            replace(press, step=""),
            replace(press, version=-1),
            replace(press, verb="create"),
        ):
            assert apply(reader.walk, forged, "a")[0] == before


def test_a_card_that_the_packs_no_longer_have_is_the_first_one_and_nothing_breaks() -> None:
    reader = Reader.begins()
    reader.walks()
    smaller = ROK.model_copy(update={"slot": (), "koppelen": None, "schermen": ROK.schermen[:2]})
    content = CONTENT.model_copy(update={"kennismakingen": {"rok": smaller}})

    later = Reader(Walk(content, smaller, reader.voortgang))

    assert later.sees().number == 1
    seen = later.walks()
    assert [type(card) for card in seen] == [Lezen, Lezen, WaarOfNiet, WaarOfNiet, Score]


@pytest.mark.parametrize("name", TEXTS)
def test_an_introduction_of_a_school_fits_on_its_cards_however_long(name: str) -> None:
    reader = Reader.begins(swollen(CONTENT, name))
    reader.goes_to(Koppelen)
    reader.presses("intro-answer", verwachting="weg", rubriek="weg")  # every field has an error
    reader.presses("intro-restart")

    seen = reader.walks(right=False)

    assert len(seen) > len(Reader.begins().walk.pages)
    for card in seen:
        assert len(CARDS.render(card, HERE).encode()) < 36_000
