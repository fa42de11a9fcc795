"""What forty members do in stap 2, all at once: propose, give dots, weigh, and pull along."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from tests.school.cards import Card
from tests.school.colleague import Colleague, Pressed, Sheet, at_once, ronde_of, step_of
from tests.school.forty import Staff, Views, answers, posted
from tests.school.tally import THRESHOLD
from tests.web.viewer import Screen

TWINS = ("Onthaal van nieuwe leerlingen", "Onthaal nieuwe leerlingen")
PRIVATELY = "Wat je hier toevoegt, komt zonder je naam"
SHORT_LIST = 10
BINS = ("verder", "versterken", "opstarten", "afbouwen")
QUADRANTS = ("Snelle winst", "Groot werk", "Tussendoor", "Niet nu")
STEPS = ("geen", "weinig", "veel", "heel-veel")
VOTE = "Bewaar mijn stippen"


async def lists_card(staff: Staff, thread: str) -> Card:
    """The card with the lists, in the channel."""
    return await posted(staff.school, thread, lambda card: step_of(card).startswith("lijsten/"))


async def propose(one: Colleague, lists: Card, text: str) -> str:
    """Somebody adds a point from the own chat."""
    await one.presses(lists, "Stel privé voor")
    mine = await one.receives(lambda card: PRIVATELY in card.text)
    mine.fill(tekst=text, lijst="goed")
    pressed = await one.clicks(mine, mine.press("Voeg toe"))
    assert any("Toegevoegd bij" in card.text for card in pressed.cards), pressed.cards[-1].text
    return text


async def proposals(staff: Staff, thread: str) -> list[str]:
    """Half of the team proposes at once, and two say the same in other words."""
    lists = await lists_card(staff, thread)
    proposing = staff.dice.sample(staff.ordinary, 20)
    texts = [*TWINS, *(f"Voorstel {n}" for n in range(len(proposing) - len(TWINS)))]
    pairs = zip(proposing, texts, strict=True)
    return await at_once(propose(one, lists, text) for one, text in pairs)


async def merge_twins(staff: Staff, trekker: Colleague, thread: str) -> None:
    ways = await trekker.presses(await lists_card(staff, thread), "Kiezen")
    card = await trekker.presses(ways, "Dubbele punten (1)")
    card.sees(*TWINS)
    await trekker.clicks(card, card.press("Hou links"))
    ways = await trekker.presses(await lists_card(staff, thread), "Kiezen")
    assert not [title for title in ways.buttons if title.startswith("Dubbele")]


# -- dots ----------------------------------------------------------------------------------------


async def opens_vote(staff: Staff, trekker: Colleague, thread: str) -> None:
    ways = await trekker.presses(await lists_card(staff, thread), "Kiezen")
    card = await trekker.presses(ways, "Laat stemmen")
    await trekker.clicks(card, card.press("Open de stemming"))


async def gives_dots(one: Colleague, points: dict[str, str]) -> str:
    """Somebody gives too many dots first, then up to five, and may think better of it."""
    card = await one.begins("Stem je mee?")
    points |= {c["value"]: c["title"].removesuffix(" (goed)") for c in _choices(card)}
    too_many = await one.presses(ticked(one, card, 6), VOTE)
    too_many.sees("Je duidde 6 punten aan. Je mag er 5 kiezen")
    card = await one.presses(ticked(one, too_many, one.dice.randint(1, 5)), VOTE)
    if one.dice.random() < 0.3:
        card = await one.presses(card.sees("Klaar, dank je wel"), "Wijzig")
        card = await one.presses(ticked(one, card, one.dice.randint(1, 5)), VOTE)
    card.sees("Klaar, dank je wel")
    return ronde_of(card)


def ticked(one: Colleague, card: Card, count: int) -> Card:
    """Tick so many; the first points of the list more often than the last."""
    values = [choice["value"] for choice in _choices(card)]
    by_lot = sorted(values, key=lambda value: values.index(value) * one.dice.random())
    return card.fill(stippen=",".join(by_lot[:count]))


def _choices(card: Card) -> list[dict[str, str]]:
    return list(card.fields["stippen"]["choices"])


async def closes(staff: Staff, trekker: Colleague, thread: str, ronde: str) -> Card:
    """The trekker closes a stemming; what it came to."""
    living = await posted(
        staff.school, thread, lambda card: "Sluit de stemming" in str(card.buttons)
    )
    confirm = await trekker.presses(living, "Sluit de stemming")
    pressed: Pressed = await trekker.clicks(confirm, confirm.press("Sluit de stemming"))
    assert pressed.cards
    return await posted(staff.school, thread, lambda card: step_of(card) == f"resultaat/{ronde}")


def dots_hold_true(order: Card, points: dict[str, str], sheets: Sequence[Sheet]) -> None:
    """The order counts every dot that was saved, and no other."""
    given = Counter(id for sheet in sheets for id in sheet["stippen"].split(","))
    best = sorted(points, key=lambda id: -given[id])
    wanted = [(points[id], given[id]) for id in best if given[id]][:SHORT_LIST]
    order.sees(f"{len(sheets)} van 40 collega's antwoordden")
    lines = [found[1] for text in order.texts if (found := re.match(r"\d+\. (.*)", text))]
    dots = [int(found[1]) for text in order.texts if (found := re.match(r"(\d+) stip", text))]
    assert list(zip(lines, dots, strict=True)) == wanted


# -- impact against effort -----------------------------------------------------------------------


def quadrants_hold_true(order: Card, chosen: dict[str, str], sheets: Sequence[Sheet]) -> None:
    """Each point stands where the answers put it; `chosen` are the points by id, in order."""
    places = {id: _place(id, sheets) for id in chosen}
    best = sorted(chosen, key=lambda id: (places[id][0], places[id][1]))
    lines = [found[1] for text in order.texts if (found := re.match(r"\d+\. (.*)", text))]
    assert lines == [chosen[id] for id in best]
    headings = [text for text in order.texts if text in QUADRANTS]
    assert headings == list(dict.fromkeys(QUADRANTS[places[id][0]] for id in best))


def _place(id: str, sheets: Sequence[Sheet]) -> tuple[int, Fraction]:
    """The quadrant of a point, and how much more effort than impact it is."""
    impact, effort = _mean(f"{id}.impact", sheets), _mean(f"{id}.moeite", sheets)
    much, heavy = impact >= Fraction(1, 2), effort > Fraction(1, 2)
    return (int(heavy) if much else 2 + int(heavy)), effort - impact


def _mean(field: str, sheets: Sequence[Sheet]) -> Fraction:
    given = [STEPS.index(sheet[field]) for sheet in sheets if sheet.get(field, "") in STEPS]
    assert len(given) >= THRESHOLD
    return Fraction(sum(given), len(given) * (len(STEPS) - 1))


# -- priorities ----------------------------------------------------------------------------------


async def chooses_four(trekker: Colleague, order: Card) -> list[str]:
    """More than three is warned against, and goes; each point in another bin."""
    invest = await trekker.presses(order, "Hierop zetten we in")
    titles = {
        c["value"]: c["title"].removesuffix(" (goed)") for c in invest.fields["punten"]["choices"]
    }
    wanted = list(titles)[:4]
    invest.fill(punten=",".join(wanted))
    pressed = await trekker.clicks(invest, invest.press("Kies deze"))
    assert any("Jullie kozen 4 punten. Drie is vaak genoeg" in card.text for card in pressed.cards)
    sort = pressed.cards[-1]
    for id, bak in zip(wanted, BINS, strict=True):
        sort.fill(**{f"soort.{id}": bak})
    sort.fill(doel="Elke leerling voelt zich welkom.")
    await trekker.clicks(sort, sort.press("Bewaar"))
    return [titles[id] for id in wanted]


async def pulls_along(one: Colleague, living: Card) -> str:
    """Somebody offers to help with one of the priorities; which one."""
    card = await one.presses(living, "Ik trek mee")
    offers = [action for action in card.actions if action["verb"] == "offer"]
    offer = one.dice.choice(offers)
    await one.clicks(card, card.sends(offer))
    again = await one.presses(living, "Ik trek mee")
    [mine] = [action for action in again.actions if action["verb"] == "withdraw"]
    assert mine["data"]["item"] == offer["data"]["item"]
    return str(offer["data"]["item"])


async def hands_over(staff: Staff, thread: str) -> None:
    """Who was the trekker, is it no longer."""
    living = await staff.school.sees(thread, "Trekker: Anna")
    card = await staff.anna.presses(living, "Rollen")
    card.choose("Kies een collega", "Bram")
    await staff.anna.clicks(card, card.press("Draag over"))
    living = await staff.school.sees(thread, "Trekker: Bram")
    assert "Draag over" in (await staff.bram.presses(living, "Rollen")).buttons
    assert "Draag over" not in (await staff.anna.presses(living, "Rollen")).buttons


# -- from beginning to end -----------------------------------------------------------------------


async def to_priorities(staff: Staff, thread: str, screen: Screen) -> None:
    """From the lists to four priorities, in two votes and a weighing, led by Anna."""
    anna = staff.anna
    await proposals(staff, thread)
    await merge_twins(staff, anna, thread)
    points = await too_few_vote(staff, thread)
    voting = [*staff.ordinary[1:], staff.newcomer]
    await opens_vote(staff, anna, thread)
    [ronde] = set(await at_once(gives_dots(one, points) for one in voting))
    await screen.sees(f"{len(voting)} van 40 collega's stemden", within=10)
    order = await closes(staff, anna, thread, ronde)
    dots_hold_true(order, points, staff.sheets(ronde))
    await screen.sees("De volgorde: Stippen", within=10)

    weigh = await anna.presses(order, "Weeg impact en moeite")
    chosen = {id: points[id] for id in weigh.value("punten").split(",")}
    await anna.clicks(weigh, weigh.press("Open de stemming"))
    views = Views(staff.dice, None)
    await at_once(answers(one, f"Je schat van {len(chosen)} punten", views) for one in voting)
    ronde = list(voting[0].begun)[-1]
    order = await closes(staff, anna, thread, ronde)
    quadrants_hold_true(order, chosen, staff.sheets(ronde))
    await screen.sees("De volgorde: Impact en moeite", within=10)
    for scene in screen.scenes:
        if "Stemming: " in scene:
            assert not [text for text in points.values() if text in scene]
            assert not re.search(r"\d stip", scene)

    priorities = await chooses_four(anna, order)
    living = await staff.school.sees(thread, "0 van 3 acties")
    living.sees(*priorities)
    helping = staff.ordinary[3:15]
    await at_once(pulls_along(one, living) for one in helping)


async def too_few_vote(staff: Staff, thread: str) -> dict[str, str]:
    """The trekker closes too soon: all see how many voted, and nothing else. All points, by id."""
    points: dict[str, str] = {}
    await opens_vote(staff, staff.anna, thread)
    voting = staff.ordinary[5 : 5 + THRESHOLD - 1]
    [ronde] = set(await at_once(gives_dots(one, points) for one in voting))
    order = await closes(staff, staff.anna, thread, ronde)
    order.sees(f"{len(voting)} van 40 collega's antwoordden", "minder dan 5")
    order.misses(*points.values())
    for one in staff.everybody:
        one.begun[ronde] = "Stem je mee?"
    return points
