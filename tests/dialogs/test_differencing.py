"""No two views, subtracted, tell what one person answered: by hand, and with an attacker who tries.

The attacker keeps every card that anybody but one person sees, knows who took part each time, and
is right that everybody who took part twice answered the same twice. Still two worlds in which that
one person answered differently look the same, to the letter.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from content import Content, load
from dialogs.anywhere.live import live_view
from dialogs.outcome import FLOOR, View
from dialogs.record import Answer, Mode, Result, Sheet, Traject
from dialogs.reflectie.aggregate import fold
from dialogs.reflectie.differencing import Counts, beside, seen_before, sides
from dialogs.reflectie.results import results_step
from dialogs.steps import Compare, Results, ScanResult, Step, Vergelijking, VraagResult, Words
from dialogs.traject import NOBODY
from tests.dialogs.effort import effort
from tests.dialogs.scanning import following, opens_scan
from tests.dialogs.screen import screen
from tests.dialogs.team import Card, Member, Team
from tests.dialogs.teams import opened, with_lists

CONTENT = load()
VISIE = CONTENT.instrumenten["visieschaal"]
ASKED = "visieschaal.plaats"
CHOICES = ("geen", "onduidelijk", "duidelijk", "weet-niet")
INDICATORS = {"instrument": "zorgscan", "delen": "zorgscan-7", "schoolniveau": "basis"}
"""Two closed questions, which is what a microscan asks again."""
BATTERY = tuple(antwoord.id for antwoord in CONTENT.schalen["batterij"].antwoorden)
NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan", "Els", "Fien", "Gilles", "Hanne", "Ilse", "Jo")


# -- by hand -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "added", "taken"),
    [
        ({"ja": 3, "nee": 2}, {"ja": 3, "nee": 2}, 0, 0),
        ({"ja": 3, "nee": 2}, {"ja": 4, "nee": 2}, 1, 0),
        ({"ja": 3, "nee": 2}, {"ja": 3, "nee": 1}, 0, 1),
        ({"ja": 3, "nee": 2}, {"ja": 2, "nee": 3}, 1, 1),
        ({"ja": 3, "nee": 2}, {"ja": 4, "nee": 1, "deels": 1}, 2, 1),
        ({"ja": 6}, {"nee": 5}, 5, 6),
    ],
)
def test_the_two_sides_of_a_difference(
    before: Counts, after: Counts, added: int, taken: int
) -> None:
    assert sides(before, after) == (added, taken)
    assert sides(after, before) == (taken, added)


FIVE = {"ja": 3, "nee": 2}
TEN = {"ja": 6, "nee": 4}


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        ({"ja": 4, "nee": 2}, "one came"),
        ({"ja": 3, "nee": 2, "weet-niet": 1}, "one came, who can't tell"),
        ({"ja": 3, "deels": 2, "nee": 2}, "two came"),
        ({"ja": 2, "nee": 2}, "one left"),
        ({"ja": 2, "nee": 3}, "one was replaced, or has another mind"),
        ({"ja": 1, "nee": 2, "deels": 2}, "two were"),
        ({"ja": 3, "nee": 2}, "whoever came answered as who left"),
    ],
)
def test_what_is_as_good_as_the_same_is_kept_as_it_was(counts: Counts, why: str) -> None:
    assert beside(counts, [FIVE]) == (FIVE, True), why


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        ({"ja": 5, "nee": 3}, "three came"),
        ({"ja": 3, "nee": 4}, "three of ten left"),
        ({"ja": 3, "nee": 7}, "three were replaced"),
        ({"deels": 8}, "everybody has another mind"),
    ],
)
def test_what_at_least_three_made_different_is_shown(counts: Counts, why: str) -> None:
    before = FIVE if why == "three came" else TEN
    assert beside(counts, [before]) == (counts, False), why


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        ({"ja": 5, "nee": 7}, "one left, who had said ja, and three came"),
        ({"ja": 2, "nee": 4, "deels": 2}, "four left, and two came"),
    ],
)
def test_one_or_two_who_left_do_not_show_beside_many_who_came(counts: Counts, why: str) -> None:
    assert beside(counts, [TEN]) == (None, True), why


def test_of_more_earlier_results_the_nearest_is_kept() -> None:
    older, newer = {"ja": 5}, {"ja": 2, "nee": 4}

    assert beside({"ja": 5, "nee": 1}, [newer, older]) == (older, True)
    assert beside({"ja": 3, "nee": 3}, [older, newer]) == (newer, True)


def test_a_slow_drift_shows_once_it_adds_up() -> None:
    shown = [{"ja": 10}]
    for nee in range(1, 7):
        kept, _ = beside({"ja": 10 - nee, "nee": nee}, shown)
        assert kept is not None
        shown.insert(0, dict(kept))

    assert [one.get("nee", 0) for one in reversed(shown)] == [0, 0, 0, 3, 3, 3, 6]


def sheets(counts: Counts) -> list[Sheet]:
    return [
        Sheet({ASKED: Answer(choice)}) for choice, count in counts.items() for _ in range(count)
    ]


def folded(counts: Counts, *earlier: Result, mode: Mode = Mode.APART) -> Result:
    return fold(VISIE, sheets(counts), mode, 5, "c" * 32, earlier)


def test_a_ronde_says_which_of_its_figures_are_held_back() -> None:
    first = folded({"geen": 6, "duidelijk": 4})

    assert not first.held_back
    alike = folded({"geen": 7, "duidelijk": 4}, first)
    assert (alike.n, alike.counts, alike.held_back) == (11, first.counts, (ASKED,))
    apart = folded({"geen": 5, "duidelijk": 7}, first)
    assert (apart.n, apart.counts, apart.held_back) == (12, {}, (ASKED,))
    other = folded({"geen": 3, "duidelijk": 7}, first)
    assert (other.counts, other.held_back) == ({ASKED: {"geen": 3, "duidelijk": 7}}, ())


def test_a_ronde_below_the_threshold_is_beside_nothing() -> None:
    few = folded({"geen": 4})

    assert few == Result(n=4, shown=False)
    assert folded({"geen": 5}, few).counts == {ASKED: {"geen": 5}}


def test_earlier_figures_from_a_lower_threshold_do_not_come_back_below_it() -> None:
    of_three = Result(n=3, counts={ASKED: {"geen": 3}})

    assert folded({"geen": 5}, of_three).counts == {}


def test_what_the_team_answered_together_is_nobodys_answer(content: Content) -> None:
    together = folded({"geen": 1}, mode=Mode.SAMEN)
    team = opened(content, instrument="visieschaal", mode="samen")
    team.traject = team.traject.with_ronde(replace(team.traject.ronde, result=together))

    assert folded({"duidelijk": 1}, together, mode=Mode.SAMEN).held_back == ()
    assert seen_before(team.traject, ()) == []


def test_every_result_that_the_team_saw_is_compared_with_whatever_it_was_about(
    content: Content,
) -> None:
    ours = opened(content, instrument="visieschaal", names=NAMES[:5])
    hold(ours, dict.fromkeys(NAMES[:5], "geen"))
    others = another(NAMES[:6], 5, ours.traject)
    others.start(instrument="visieschaal", domein="leren-studeren")

    hold(others, {**dict.fromkeys(NAMES[:5], "geen"), NAMES[5]: "duidelijk"})

    assert others.traject.eerder == ()
    result = others.traject.ronde.result
    assert result and result.counts == {ASKED: {"geen": 5}}


# -- on the cards --------------------------------------------------------------------------------


def test_the_card_says_why_figures_stayed_the_same_and_why_there_are_none(
    content: Content,
) -> None:
    team = opened(content, instrument="visieschaal", names=NAMES[:8], threshold=5)
    everybody = dict(zip(NAMES[:8], ["geen"] * 4 + ["duidelijk"] * 4, strict=True))
    hold(team, dict(itertools.islice(everybody.items(), 5)))
    assert "Zo goed als gelijk" not in result_of(team)

    repeat(team)
    hold(team, dict(itertools.islice(everybody.items(), 6)))
    assert "Zo goed als gelijk aan eerdere cijfers" in result_of(team)
    assert "wat één collega antwoordde" in result_of(team)

    repeat(team)
    hold(team, {**everybody, "Griet": "onduidelijk"})
    assert "Geen cijfers: naast eerdere" in result_of(team)
    assert "Te weinig antwoorden om te tonen" not in result_of(team)


def result_of(team: Team) -> str:
    return screen(results_step(team.setup, team.traject, team.traject.ronde)).text


# -- how a team plays ----------------------------------------------------------------------------


def hold(team: Team, answers: Mapping[str, str]) -> None:
    """Those who are named answer the open ronde so, each with some words, and it is closed."""
    for member in team.members:
        if member.name in answers:
            member.fills_in(answers[member.name], f"Wat {member.name} schreef")
    team.close()


def repeat(team: Team) -> None:
    team.trekker.press("repeat", team.channel(f"resultaat.{team.traject.ronde.id}"))
    assert team.traject.ronde.open


def another(names: Sequence[str], threshold: int, *elsewhere: Traject) -> Team:
    """The same team, about to begin another traject, whose ids are others."""
    team = Team(CONTENT, names, threshold, elsewhere=elsewhere)
    for _ in range(1000):
        team.chance()
    return team


# -- the attacker --------------------------------------------------------------------------------


@dataclass
class Attacker:
    """Keeps every view that anybody but one person can reach."""

    team: Team
    victim: str

    def everything(self) -> list[str]:
        """All that was ever drawn for others, and all that they can reach now."""
        self.looks_around()
        live = live_view(
            self.team.setup,
            self.team.state(NOBODY, counting=True),
            View(NOBODY, self.team.now, home=True, private=False),
        )
        drawn = [text for who, text, _ in self.team.seen if who.name != self.victim]
        return [*drawn, repr(live)]

    def looks_around(self) -> None:
        """Everybody looks at what is due, in the channel and in their own chat, and pages on."""
        others = [member for member in self.team.members if member.name != self.victim]
        for member in others if self.team.traject.asked.open else others[:2]:
            member.sees()
            member.looks()
        for slot in list(self.team.posted):
            self._reads_on(others[0], self.team.channel(slot))

    def _reads_on(self, member: Member, card: Card) -> None:
        """A card with all that it leads to without changing anything."""
        read = {"results", "words", "compare", "agenda", "besluiten", "follow-up", "check"}
        pressed = set()
        waiting = [card]
        while waiting:
            shown = waiting.pop()
            for button in screen(shown.step).buttons:
                values = {k: v for k, v in button["data"].items() if not k.startswith("_")}
                name = (shown.step.id, button["verb"], *sorted(values.items()))
                if button["verb"] in read and name not in pressed:
                    pressed.add(name)
                    waiting.append(member.press(button["verb"], shown, values))

    def steps(self) -> list[Step]:
        self.looks_around()
        return [card.step for who, _, card in self.team.seen if who.name != self.victim]


@dataclass(frozen=True)
class Turnover:
    """Two rondes of one team, and another world that nobody may tell from it.

    In both worlds the first ronde has the same figures, and whoever answers twice without having
    another mind answers the same twice. `victim` answered differently in the two worlds.
    """

    threshold: int
    victim: str
    first: tuple[Mapping[str, str], Mapping[str, str]]
    second: tuple[Mapping[str, str], Mapping[str, str]]


@st.composite
def turnovers(draw: st.DrawFn, choices: Sequence[str] = CHOICES) -> Turnover:
    """One or two came, left or have another mind; everybody else is the same."""
    threshold = draw(st.sampled_from([3, 5]))
    size = draw(st.integers(threshold, 9))
    answer = st.sampled_from(choices)
    names = NAMES[: size + 2]
    stay, come = names[:size], names[size : size + draw(st.integers(0, 2))]
    minds = draw(st.integers(0, 2 - len(come)))
    leave = draw(st.integers(0, 2 - minds))
    changed = stay[1 : 1 + minds]
    gone = stay[1 + minds : 1 + minds + leave]
    assume(come or changed or gone)
    before = {name: draw(answer) for name in stay}
    now = {name: draw(answer) for name in (*come, *changed)}
    victim = draw(st.sampled_from([*come, *changed, *gone]))
    first = (before, before)
    after = {name: choice for name, choice in before.items() if name not in gone}
    second = ({**after, **now}, {**after, **now, victim: draw(answer)})
    if victim in gone:
        other = draw(st.sampled_from([name for name in stay if name not in (*gone, *changed)]))
        swapped = {**before, victim: before[other], other: before[victim]}
        first = (before, swapped)
        left = {name: choice for name, choice in swapped.items() if name not in gone}
        second = (second[0], {**left, **now})
    assume(first[0] != first[1] or second[0] != second[1])
    return Turnover(threshold, victim, first, second)


def hold_watched(team: Team, answers: Mapping[str, str], attacker: Attacker) -> None:
    """As `hold`, with the attacker looking around halfway and after the close."""
    named = [member for member in team.members if member.name in answers]
    for number, member in enumerate(named):
        member.fills_in(answers[member.name], f"Wat {member.name} schreef")
        if number == len(named) // 2:
            attacker.looks_around()
    team.close()
    attacker.looks_around()


@effort(15)
@given(turnovers())
def test_nobody_learns_an_answer_from_a_ronde_that_is_held_again(turnover: Turnover) -> None:
    def world(number: int) -> list[str]:
        team = opened(CONTENT, instrument="visieschaal", names=NAMES, threshold=turnover.threshold)
        attacker = Attacker(team, turnover.victim)
        hold_watched(team, turnover.first[number], attacker)
        repeat(team)
        hold_watched(team, turnover.second[number], attacker)
        return attacker.everything()

    assert world(0) == world(1)


@effort(10)
@given(turnovers(), st.booleans())
def test_nor_from_another_traject_of_the_team(turnover: Turnover, same: bool) -> None:
    """Before it or beside it, and about the same or not."""

    def world(number: int) -> list[str]:
        ours = opened(CONTENT, instrument="visieschaal", names=NAMES, threshold=turnover.threshold)
        theirs = another(NAMES, turnover.threshold)
        if same:
            hold(ours, turnover.first[number])
            theirs.elsewhere = (ours.traject,)
        theirs.start(instrument="visieschaal", domein="leerloopbaan" if same else "leren-studeren")
        if not same:
            hold(ours, turnover.first[number])
            theirs.elsewhere = (ours.traject,)
        attacker = Attacker(theirs, turnover.victim)
        hold_watched(theirs, turnover.second[number], attacker)
        return Attacker(ours, turnover.victim).everything() + attacker.everything()

    assert world(0) == world(1)


@effort(10)
@given(turnovers(choices=("a", "b", "ab", "c")))
def test_nor_from_a_second_vote_on_the_same_points(turnover: Turnover) -> None:
    """What a voter answers is where their dots go; about eight points there are two."""

    def world(number: int) -> list[str]:
        team = with_lists(
            CONTENT, instrument="kwaliteitsvragen", names=NAMES, threshold=turnover.threshold
        )
        team.trekker.adds(*(f"Punt {n}" for n in range(8)))
        points = dict(zip("abc", (item.id for item in team.traject.items), strict=False))
        attacker = Attacker(team, turnover.victim)
        team.seen.clear()
        for ballots in (turnover.first[number], turnover.second[number]):
            team.trekker.opens_vote()
            assert team.traject.asked.items
            for member in team.members:
                if member.name in ballots:
                    member.votes(*(points[dot] for dot in ballots[member.name]))
            attacker.looks_around()
            team.deadline_passes()
            attacker.looks_around()
        return attacker.everything()

    assert world(0) == world(1)


def scan_watched(team: Team, answers: Mapping[str, str], attacker: Attacker) -> None:
    """As `hold_watched`, of a microscan that asks the same again."""
    opens_scan(team)
    hold_watched(team, answers, attacker)


@effort(10)
@given(turnovers(choices=BATTERY), st.booleans())
def test_nor_from_a_microscan(turnover: Turnover, again: bool) -> None:
    """The first one beside its ronde, or the second."""

    def world(number: int) -> list[str]:
        team = opened(CONTENT, names=NAMES, threshold=turnover.threshold, **INDICATORS)
        attacker = Attacker(team, turnover.victim)
        hold_watched(team, turnover.first[number], attacker)
        following(team)
        if again:
            scan_watched(team, turnover.first[number], attacker)
        scan_watched(team, turnover.second[number], attacker)
        return attacker.everything()

    assert world(0) == world(1)


@effort(10)
@given(turnovers(choices=BATTERY), st.booleans())
def test_nor_from_a_microscan_beside_a_ronde_of_another_traject(
    turnover: Turnover, scan_first: bool
) -> None:
    def world(number: int) -> list[str]:
        ours = opened(CONTENT, names=NAMES, threshold=turnover.threshold, **INDICATORS)
        hold(ours, turnover.first[number])
        theirs = another(NAMES, turnover.threshold)
        theirs.start(domein="leren-studeren", **INDICATORS)
        our_view = Attacker(following(ours), turnover.victim)
        their_view = Attacker(theirs, turnover.victim)
        if scan_first:
            scan_watched(ours, turnover.first[number], our_view)
            theirs.elsewhere = (ours.traject,)
            hold_watched(theirs, turnover.second[number], their_view)
        else:
            theirs.elsewhere = (ours.traject,)
            hold_watched(theirs, turnover.first[number], their_view)
            ours.elsewhere = (theirs.traject,)
            scan_watched(ours, turnover.second[number], our_view)
        return our_view.everything() + their_view.everything()

    assert world(0) == world(1)


@effort(10)
@given(data=st.data())
def test_below_the_threshold_there_is_nothing_but_a_count(data: st.DataObject) -> None:
    """Whatever so few answered, once and again, everything looks the same to anybody else."""
    threshold = data.draw(st.sampled_from([3, 5]))
    few = data.draw(st.integers(1, threshold - 1))
    answers = st.lists(st.sampled_from(CHOICES), min_size=few, max_size=few)

    def world(rondes: Sequence[Sequence[str]], text: str) -> list[str]:
        team = opened(CONTENT, instrument="visieschaal", names=NAMES[:9], threshold=threshold)
        team.seen.clear()
        for number, given_answers in enumerate(rondes):
            if number:
                repeat(team)
            for member, choice in zip(team.members[1:], given_answers, strict=False):
                member.fills_in(choice, text)
            team.close()
        answering = {member.name for member in team.members[1 : 1 + few]}
        drawn = [text for who, text, _ in team.seen if who.name not in answering]
        for step in Attacker(team, "").steps():
            assert not list(figures(step))
            assert not isinstance(step, Words | Compare)
        return drawn

    one = world([data.draw(answers), data.draw(answers)], "Woorden")
    other = world([data.draw(answers), data.draw(answers)], "Helemaal anders")
    assert one == other


# -- and any two figures -------------------------------------------------------------------------


def figures(thing: Any) -> Iterator[tuple[str, tuple[tuple[str, int], ...]]]:
    """Every set of figures that stands in a step, by the question that it answers."""
    if isinstance(thing, VraagResult | Vergelijking):
        shown = (thing.bars,) if isinstance(thing, VraagResult) else (thing.toen, thing.nu)
        for bars in shown:
            if bars:
                yield thing.tekst, tuple((bar.label, bar.count) for bar in bars)
    elif is_dataclass(thing):
        for name in fields(thing):
            yield from figures(getattr(thing, name.name))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from figures(part)


@effort(12)
@given(data=st.data())
def test_any_two_figures_of_a_question_differ_by_nothing_or_by_at_least_three_people(
    data: st.DataObject,
) -> None:
    """Of many rondes, in which anybody may come, leave or have another mind."""
    threshold = data.draw(st.sampled_from([3, 5]))
    size = data.draw(st.integers(threshold, 9))
    answer = st.sampled_from([*CHOICES, ""])
    team = opened(CONTENT, instrument="visieschaal", names=NAMES[:size], threshold=threshold)
    said: dict[str, str] = {}
    for number in range(data.draw(st.integers(2, 5))):
        if number:
            repeat(team)
        for name in data.draw(st.lists(st.sampled_from(NAMES[:size]), min_size=size)):
            said[name] = data.draw(answer)
        hold(team, {name: choice for name, choice in said.items() if choice})

    shown = Attacker(team, "").steps()

    assert any(isinstance(step, Results) for step in shown)
    differ_by_nothing_or_by_enough(shown)


def differ_by_nothing_or_by_enough(shown: Sequence[Step]) -> None:
    """Any two sets of figures of one question, on these cards."""
    seen: dict[str, set[tuple[tuple[str, int], ...]]] = {}
    for step in shown:
        for vraag, counts in figures(step):
            seen.setdefault(vraag, set()).add(counts)
    for several in seen.values():
        for one, other in itertools.combinations(several, 2):
            assert all(side == 0 or side >= FLOOR for side in sides(dict(one), dict(other)))


@effort(10)
@given(data=st.data())
def test_nor_do_any_two_of_rondes_and_microscans(data: st.DataObject) -> None:
    threshold = data.draw(st.sampled_from([3, 5]))
    size = data.draw(st.integers(threshold, 9))
    team = opened(CONTENT, names=NAMES[:size], threshold=threshold, **INDICATORS)
    said = {name: data.draw(st.sampled_from(BATTERY)) for name in NAMES[:size]}
    hold(team, said)
    for _ in range(data.draw(st.integers(0, 1))):
        repeat(team)
        hold(team, _with_other_minds(data, said))
    following(team)
    for _ in range(data.draw(st.integers(1, 3))):
        opens_scan(team)
        hold(team, _with_other_minds(data, said))

    shown = Attacker(team, "niemand").steps()

    assert any(isinstance(step, ScanResult) for step in shown)
    differ_by_nothing_or_by_enough(shown)


def _with_other_minds(data: st.DataObject, said: dict[str, str]) -> dict[str, str]:
    """Some change what they say, or say nothing; who says something."""
    for name in data.draw(st.lists(st.sampled_from(sorted(said)), max_size=len(said))):
        said[name] = data.draw(st.sampled_from([*BATTERY, ""]))
    return {name: choice for name, choice in said.items() if choice}
