"""A finished example, to see where it leads: anywhere, by anybody, and nothing is saved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.school.cards import Card
from tests.school.school import CONTENT, School
from tests.school.walk import start

EXAMPLE = CONTENT.voorbeelden["hospiteren"]
MARK = "Voorbeeld, geen echt traject"


def saved(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("word", ["demo", "voorbeeld"])
@pytest.mark.parametrize("where", ["channel", "own chat"])
async def test_from_the_expectation_to_the_plan_and_back(
    school: School, tmp_path: Path, where: str, word: str
) -> None:
    [anna] = school.members("Anna")
    place = school.new_thread() if where == "channel" else anna.own_chat
    before = saved(tmp_path)
    await anna.says(word, place)
    seen = [await school.sees(place, MARK)]

    while "Volgende" in seen[-1].buttons:
        seen.append(await anna.presses(seen[-1], "Volgende"))

    seen[0].sees("BL9 · Professionaliseringsbeleid", "Het kwaliteitsbeeld")
    shown = "\n".join(card.text for card in seen)
    for text in (*(punt.tekst for punt in EXAMPLE.punten), EXAMPLE.prioriteit.tekst):
        assert text in shown
    seen[-1].sees("Meerjarenplan", EXAMPLE.acties[1].wat)
    for card in seen:
        card.sees(MARK, EXAMPLE.titel)
        assert len(json.dumps(card.content, ensure_ascii=False).encode()) < 36_000
    back = await anna.presses(seen[-1], "Terug")
    assert back.texts == seen[-2].texts
    assert saved(tmp_path) == before


async def test_the_last_card_leads_to_a_traject_of_your_own(school: School) -> None:
    [anna] = school.members("Anna")
    thread = school.new_thread()
    await anna.says("demo", thread)
    card = await school.sees(thread, MARK)
    while "Volgende" in card.buttons:
        card = await anna.presses(card, "Volgende")

    (await anna.presses(card, "Start een eigen traject")).sees("Een nieuw traject").misses(MARK)


async def test_from_the_welcome_card(school: School) -> None:
    [anna] = school.members("Anna")
    thread = school.new_thread()
    await anna.opens(thread)

    card = await anna.presses(await school.sees(thread, "Dag team"), "Toon een voorbeeld")

    card.sees(MARK)


async def test_a_school_with_examples_of_its_own_chooses(school: School, tmp_path: Path) -> None:
    school.content = tmp_path / "content"
    school.content.mkdir()
    (school.content / "lezen.yaml").write_text(OWN_EXAMPLE, encoding="utf-8")
    await school.restart()
    [anna] = school.members("Anna")
    await anna.says("demo")
    choice = (await anna.sees("Welk voorbeeld wil je zien?")).sees(EXAMPLE.titel, "Vlot lezen")

    card = await anna.presses(second_of(choice), "Kies")

    card.sees(MARK, "Vlot lezen", "B1 ·")
    (await anna.presses(card, "Volgende")).sees(MARK, "Vlot lezen", "We lezen elke dag.")


def second_of(card: Card) -> Card:
    """The card with its second line alone."""
    lines = card.content["body"][1:]
    return Card({**card.content, "body": lines[1:]}, card.chat, card.activity)


OWN_EXAMPLE = """
pack: lezen
versie: 1
voorbeelden:
  - id: lezen
    titel: Vlot lezen
    verwachting: b1
    punten:
      - {id: elke-dag, lijst: goed, tekst: We lezen elke dag.}
    prioriteit: {id: prioriteit, tekst: Elke leerling leest vlot.}
    doelen:
      - {id: doel, tekst: Tegen juni leest elke leerling een boek per maand.}
    meting: {id: meting, tekst: We vragen het in juni.}
    acties:
      - {id: kwartier, wat: Elke dag een leeskwartier., wie: Alle leraren, jaar: 1}
"""


@pytest.mark.parametrize("blad", ["99", "-1", "x", ""])
async def test_a_button_that_names_a_card_that_is_not_there_still_shows_one(
    school: School, blad: str
) -> None:
    [anna] = school.members("Anna")
    await anna.says("demo")
    card = await anna.sees(MARK)
    content = json.loads(json.dumps(card.content).replace('"blad": "1"', f'"blad": "{blad}"'))

    shown = await anna.presses(Card(content, card.chat, card.activity), "Volgende")

    shown.sees(MARK)


async def test_what_an_expectation_means_is_shown_on_the_cards_of_a_traject(
    school: School,
) -> None:
    griet, anna, *_ = school.members("Griet", "Anna", "Bram", "Chloe", "Daan")
    thread = school.new_thread()
    living = await start(griet, thread, verwachting="bl9", domein="")
    invitation = await anna.sees("Denk je even mee?")

    for member, card in ((griet, living), (anna, invitation)):
        about = await member.presses(card, "Waarover gaat BL9?")
        about.sees(*(zin.tekst for zin in CONTENT.verwachtingen["bl9"].beeld))
        about.sees(*(vraag.tekst for vraag in CONTENT.instrumenten["bl9"].vragen))
        back = await member.presses(about, "Terug naar het kaartje")
        assert back.buttons == card.buttons
