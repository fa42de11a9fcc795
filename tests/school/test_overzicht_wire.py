"""The overview over the wire: in a channel, in the own chat, and for who changes a plan."""

from __future__ import annotations

from tests.school.cards import Card
from tests.school.school import Member, School
from tests.school.walk import start, whole_way
from tests.wire.teams_activities import CHANNEL, TEAM

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan")
AFTER_THE_CHECK = "2027-02-01T10:00"


async def planned(school: School) -> tuple[list[Member], str]:
    """A team with a plan, and the thread where it stands."""
    team = school.members(*NAMES)
    thread = school.new_thread()
    async for _ in whole_way(school, team, thread):
        pass
    return team, thread


async def overview(member: Member, where: str) -> Card:
    await member.says("overzicht", where)
    return await member.school.sees(where, "Overzicht")


async def test_in_a_channel_all_trajecten_of_the_team_are_listed_the_newest_first(
    school: School,
) -> None:
    griet, anna, bram, *_ = school.members(*NAMES)
    await start(griet, school.new_thread())
    await school.restart("2026-11-23T16:20")
    await start(anna, school.new_thread(), domein="fysiek-welzijn")
    elsewhere = school.new_thread()

    card = await overview(bram, elsewhere)

    card.sees("●○○○ Reflectie: er loopt een ronde", "trekker Anna · 2026-2027", "trekker Griet")
    assert card.text.index("Fysiek welzijn") < card.text.index("Leerloopbaan")
    shown = await bram.presses(card, "Toon")
    shown.sees("Trekker: Anna")


async def test_an_actie_of_which_the_check_moment_passed_is_overdue(school: School) -> None:
    [griet, *_], thread = await planned(school)
    before = await overview(griet, thread)
    before.sees("Volgend checkmoment: vr 15 januari · 1 actie loopt").misses("1 actie over tijd")

    await school.restart(AFTER_THE_CHECK)
    after = await overview(griet, school.new_thread())

    after.sees("●●●● Opvolging", "⚠ 1 actie over tijd").misses("Volgend checkmoment")


async def test_in_the_own_chat_somebody_sees_the_trajecten_of_all_their_teams(
    school: School,
) -> None:
    team, _ = await planned(school)
    anna = team[1]
    await school.restart("2026-11-24T16:20")
    await start(anna, anna.own_chat, domein="fysiek-welzijn")

    card = await overview(anna, anna.own_chat)

    card.sees("Leerloopbaan", "Fysiek welzijn")
    (await anna.presses(card, "Toon")).sees("Fysiek welzijn", "kaartje 1 van 5")


async def test_where_nothing_goes_on_it_says_so_and_a_stranger_sees_nothing(
    school: School,
) -> None:
    await planned(school)
    stranger = school.outsider("Zoë")

    await stranger.says("overzicht")

    await stranger.reads("Er wacht hier niets op jou.")


async def test_who_left_the_team_no_longer_sees_it(school: School) -> None:
    [griet, anna, *_], thread = await planned(school)
    card = await overview(anna, anna.own_chat)
    for place in (TEAM, CHANNEL):
        here = school.service.rosters[place]
        school.service.rosters[place] = [m for m in here if m["id"] != anna.id]
    living = await school.sees(thread, "Trekker: Griet")
    await griet.presses(living, "Rollen")
    page = None
    for _ in range(100):
        answer = await anna.tries(card, "Toon")
        page = str(answer["value"])
        if "Ik vind dit traject niet meer" in page:
            break
    assert page is not None
    assert "Ik vind dit traject niet meer" in page

    await anna.says("overzicht")

    await anna.reads("Er wacht hier niets op jou.")


async def test_the_page_after_the_last_is_the_first(school: School) -> None:
    griet, *_ = school.members(*NAMES)
    domeinen = ("leerloopbaan", "fysiek-welzijn", "leren-studeren")
    for number in range(6):
        thread = school.new_thread()
        await start(griet, thread, domein=domeinen[number % 3], wijze="samen")
        await school.sees(thread, "kaartje 1 van 5")

    card = await overview(griet, school.new_thread())
    card.sees("Blad 1 van 2, 6 trajecten")
    assert card.buttons.count("Toon") == 5
    second = await griet.presses(card, "Volgende blad")

    second.sees("Blad 2 van 2")
    assert second.buttons.count("Toon") == 1
    (await griet.presses(second, "Volgende blad")).sees("Blad 1 van 2")


# -- a plan that is changed ----------------------------------------------------------------------


async def test_a_change_by_a_colleague_stands_on_the_plan_in_the_channel(school: School) -> None:
    [griet, anna, *_], thread = await planned(school)
    plan = await school.sees(thread, "Jaaractieplan 2026-2027")
    posts = len(school.service.posts(thread))
    acties = await anna.presses(plan, "Wijzig")
    goal = await anna.presses(acties, "Algemeen doel")

    await anna.presses(goal.fill(doel="Elke leerling kiest tegen juni."), "Bewaar")

    changed = await school.sees(thread, "aangepast door Anna, ma 23 november")
    changed.sees("Elke leerling kiest tegen juni.")
    assert changed.activity == plan.activity
    assert len(school.service.posts(thread)) == posts
    (await griet.presses(plan, "Wijzig")).sees("Elke leerling kiest tegen juni.")


async def test_two_change_the_same_actie_at_once(school: School) -> None:
    [_, anna, bram, *_], thread = await planned(school)
    plan = await school.sees(thread, "Jaaractieplan 2026-2027")
    cards = []
    for member in (anna, bram):
        acties = await member.presses(plan, "Wijzig")
        acties.fill(actie=acties.fields["actie"]["choices"][0]["value"])
        cards.append(await member.presses(acties, "Wijzig"))
    await anna.presses(cards[0].fill(doel="Het doel van Anna"), "Bewaar en verder")

    late = await bram.presses(cards[1].fill(doel="Het doel van Bram"), "Bewaar en verder")

    late.sees("Intussen veranderde Anna dit.")
    assert late.value("doel") == "Het doel van Bram"


async def test_of_an_actie_that_was_taken_away_nobody_is_reminded(school: School) -> None:
    [griet, anna, *_], thread = await planned(school)
    plan = await school.sees(thread, "Jaaractieplan 2026-2027")
    acties = await anna.presses(plan, "Wijzig")
    acties.fill(actie=acties.fields["actie"]["choices"][0]["value"])
    confirm = await anna.presses(acties, "Haal weg")
    (await anna.presses(confirm, "Haal weg")).sees("Weggehaald.")
    threads = set(school.service.conversations())

    await school.restart("2027-01-15T08:31")
    card = await overview(griet, thread)

    card.sees("●●●● Opvolging").misses("over tijd: ", "1 actie over tijd", "1 actie loopt")
    assert set(school.service.conversations()) == threads
