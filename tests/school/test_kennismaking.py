"""Somebody gets to know the reference framework: in the own chat, at their own pace."""

from __future__ import annotations

import json

from tests.school.cards import Card
from tests.school.school import CONTENT, GROUP, Member, School

ROK = CONTENT.kennismakingen["rok"]
PAGES = len(ROK.schermen) + len(ROK.stellingen) + 1 + 4 + 1 + len(ROK.slot)
FIRST = f"kaartje 1 van {PAGES}"


async def begins(member: Member) -> Card:
    await member.says("kennismaking")
    return await member.sees(FIRST)


async def goes_on(member: Member, card: Card) -> Card:
    """To the next card; a question is answered, with whatever comes first."""
    if "Kijk na" in card.buttons:
        for field in ("verwachting", "rubriek"):
            card.fill(**{field: card.fields[field]["choices"][0]["value"]})
        card = await member.presses(card, "Kijk na")
    elif "Waar" in card.buttons:
        card = await member.presses(card, "Niet waar")
    return await member.presses(card, "Volgende")


async def reaches(member: Member, card: Card, text: str) -> Card:
    """Go on until a text is on the card."""
    while text not in card.text:
        card = await goes_on(member, card)
    return card


async def test_from_the_first_card_to_the_last_with_a_score(school: School) -> None:
    [anna] = school.members("Anna")
    card = await begins(anna)
    card.sees("Wat je straks kunt", "± 10 minuten")
    seen = [card]

    while "Volgende" in seen[-1].buttons or "Sla over" in seen[-1].buttons:
        seen.append(await goes_on(anna, seen[-1]))

    assert len(seen) == PAGES
    [score] = [card for card in seen if "van de 10 juist" in card.text]
    score.sees("✓ Juist · ", "Om samen mee verder te gaan")
    seen[-1].sees("Meer weten")
    assert seen[-1].buttons == ["Toon een voorbeeld", "Terug", "Begin opnieuw"]
    for card in seen:
        assert len(json.dumps(card.content, ensure_ascii=False).encode()) < 36_000


async def test_links_are_buttons(school: School) -> None:
    [anna] = school.members("Anna")
    card = await reaches(anna, await begins(anna), "Wat de wet vraagt")

    [link] = [link for link in card.links if link["title"] == "Het kwaliteitsdecreet"]
    assert link["url"] == CONTENT.links["kwaliteitsdecreet"].url


async def test_a_statement_is_corrected_at_once_and_counts_once(school: School) -> None:
    [anna] = school.members("Anna")
    card = await reaches(anna, await begins(anna), ROK.stellingen[0].tekst)

    wrong = await anna.presses(card, "Waar")
    again = await anna.presses(card, "Niet waar")

    for corrected in (wrong, again):
        corrected.sees("✗ Toch niet: de stelling is niet waar.", ROK.stellingen[0].uitleg)
        assert "Waar" not in corrected.buttons


async def test_a_kwaliteitsbeeld_is_matched_and_corrected(school: School) -> None:
    [anna] = school.members("Anna")
    card = await reaches(anna, await begins(anna), "Bij welke verwachting hoort dit beeld?")
    asked = next(v for v in CONTENT.verwachtingen.values() if v.beeld and shows(card, v.beeld))
    card.misses(asked.tekst)

    card.fill(verwachting=asked.id)
    half = await anna.presses(card, "Kijk na")
    half.sees("Kies een rubriek.")
    assert half.value("verwachting") == asked.id
    choice = f"{asked.rubriek} · {asked.deelrubriek}"
    done = await anna.presses(half.choose("In welke rubriek staat die?", choice), "Kijk na")

    done.sees(f"✓ Juist: {asked.code} · {asked.titel}", f"✓ Juist: {choice}", asked.tekst)


def shows(card: Card, beeld) -> bool:  # type: ignore[no-untyped-def]
    return all(zin.tekst in card.text for zin in beeld)


async def test_it_is_left_and_found_again_also_after_a_restart_and_on_another_device(
    school: School,
) -> None:
    [anna] = school.members("Anna")
    card = await reaches(anna, await begins(anna), ROK.stellingen[0].tekst)
    answered = await anna.presses(card, "Niet waar")

    await school.restart()
    await anna.says("kennismaken")

    other_device = await anna.sees("Welkom terug")
    other_device.sees("✓ Juist", ROK.stellingen[0].tekst)
    on = await anna.presses(other_device, "Volgende")
    on.sees(ROK.stellingen[1].tekst)
    (await anna.presses(answered, "Volgende")).sees(ROK.stellingen[1].tekst)


async def test_a_double_click_and_a_redelivery_turn_one_page(school: School) -> None:
    [anna] = school.members("Anna")
    card = await begins(anna)

    await anna.tries(card, "Volgende", times=4)
    again = await anna.presses(card, "Volgende")

    again.sees(f"kaartje 2 van {PAGES}")


async def test_it_can_be_begun_again(school: School) -> None:
    [anna] = school.members("Anna")
    card = await reaches(anna, await begins(anna), "van de 10 juist")
    await anna.says("kennismaking")
    back = await anna.sees("Welkom terug")

    fresh = await anna.presses(back, "Begin opnieuw")

    fresh.sees(FIRST)
    (await anna.presses(card, "Volgende")).sees(FIRST)
    question = await reaches(anna, fresh, ROK.stellingen[0].tekst)
    assert "Waar" in question.buttons


async def test_everybody_walks_alone(school: School) -> None:
    anna, bram = school.members("Anna", "Bram")
    await reaches(anna, await begins(anna), "Wat is kwaliteit?")

    (await begins(bram)).sees("Wat je straks kunt")


async def test_volgende_and_terug_work_as_long_as_nothing_else_is_going_on(
    school: School,
) -> None:
    [anna] = school.members("Anna")
    await reaches(anna, await begins(anna), "Hoe het ROK ontstond")

    await anna.says("terug")
    await anna.sees("Wat is kwaliteit?")
    await anna.says("volgende")
    assert len(school.service.posts(anna.own_chat)) == 3
    (await anna.sees(f"kaartje 2 van {PAGES}")).sees("Wat is kwaliteit?")
    await anna.says("wat nu")
    await anna.reads("Ik wacht tot je verdergaat met de kennismaking.")
    await anna.says("terug")
    await anna.says("terug")
    await anna.reads("Dit is het begin.")


async def test_from_the_welcome_card_in_the_own_chat(school: School) -> None:
    [anna] = school.members("Anna")
    await anna.opens()

    card = await anna.presses(await anna.sees("Dag collega"), "Kennismaken met het ROK")

    card.sees(FIRST)


async def test_in_a_channel_it_goes_on_in_the_own_chat(school: School) -> None:
    anna, bram = school.members("Anna", "Bram")
    for number, thread in enumerate((school.new_thread(), GROUP), start=1):
        await anna.says("kennismaking", thread)
        await anna.reads("Kennismaken doe je in je eigen chat met mij.", thread)
        await school.service.sees(
            anna.own_chat, lambda _, n=number: len(school.service.posts(anna.own_chat)) == n
        )
        (await anna.sees(FIRST)).sees("Wat je straks kunt")
    assert not school.service.posts(bram.own_chat)

    second = await anna.presses(await anna.sees(FIRST), "Volgende")
    second.sees("Wat is kwaliteit?")


async def test_the_button_on_the_welcome_card_of_a_team_sends_one_card(school: School) -> None:
    [anna] = school.members("Anna")
    thread = school.new_thread()
    await anna.opens(thread)
    welcome = await school.sees(thread, "Dag team")

    answer = await anna.tries(welcome, "Kennismaken met het ROK", times=3)

    assert "in je eigen chat" in answer["value"]
    await anna.sees(FIRST)
    assert len(school.service.posts(anna.own_chat)) == 1


async def test_an_old_client_walks_too(school: School) -> None:
    [anna] = school.members("Anna")
    await anna.submits(await begins(anna), "Volgende")

    await anna.sees(f"kaartje 2 van {PAGES}")


async def test_a_button_that_names_an_introduction_that_is_not_there_begins(
    school: School,
) -> None:
    [anna] = school.members("Anna")
    card = await begins(anna)
    content = json.loads(json.dumps(card.content).replace("kennismaking/rok", "kennismaking/weg"))

    again = await anna.presses(Card(content, card.chat, card.activity), "Volgende")

    again.sees(FIRST)
