"""A card that everybody shares is updated when it changes, and left alone when it does not.

An update of a card wipes the answer that somebody got on their own copy of it a moment before.
"""

from __future__ import annotations

from tests.school.cards import Card
from tests.school.school import Member, School
from tests.school.walk import close, start, to_lists
from tests.wire.channel_service import HangUp, Post

GOAL = "Wat willen we bereiken?"
COACH = "Is dit doel scherp genoeg?"
VAGUE = "Een betere sfeer."


async def at_acties(school: School) -> tuple[Member, Member, str]:
    """A team in stap 3 with two acties to work out, in its thread."""
    griet, anna = school.members("Griet", "Anna")
    thread = school.new_thread()
    await start(griet, thread, wijze="samen")
    await close(griet, thread)
    lists = await to_lists(griet, thread)
    lists.fill(tekst="Onthaal\nStudiekeuze", lijst="goed")
    ways = await griet.presses(await griet.presses(lists, "Voeg toe"), "Kiezen")
    invest = await griet.presses(ways, "Hierop zetten we in")
    both = [choice["value"] for choice in invest.fields["punten"]["choices"]]
    sort = await griet.presses(invest.fill(punten=",".join(both)), "Kies deze")
    await griet.presses(sort, "Bewaar")
    (await school.sees(thread, GOAL)).sees("Onthaal")
    return griet, anna, thread


def posted(school: School, card: Card) -> Post:
    """The card as it stands in the conversation, for everybody."""
    [post] = [p for p in school.service.posts(card.chat.id) if p.id == card.activity]
    return post


def reads(post: Post) -> str:
    assert post.card
    return str(post.card)


async def works_out_the_second(member: Member, shared: Card) -> Card:
    """On the own copy of the card somebody gives the second actie a goal; what answers that."""
    listed = await member.presses(shared, "Alle acties")
    second = await member.presses(listed.choose("Een actie uitwerken", "Studiekeuze"), "Werk uit")
    second.sees(GOAL, "Studiekeuze")
    return await member.presses(second.fill(doel=VAGUE), "Bewaar en verder")


async def test_what_does_not_change_the_shared_card_leaves_it_alone(school: School) -> None:
    griet, _, thread = await at_acties(school)
    shared = await school.sees(thread, GOAL)
    before = posted(school, shared).edits

    coach = await works_out_the_second(griet, shared)
    coach.sees(COACH, VAGUE)
    (await griet.presses(coach, "Laat zo")).sees("Wat doen we?", VAGUE)

    assert posted(school, shared).edits == before


async def test_nor_does_it_after_a_restart(school: School) -> None:
    griet, _, thread = await at_acties(school)
    shared = await school.sees(thread, GOAL)
    before = posted(school, shared).edits

    await school.restart()
    (await works_out_the_second(griet, shared)).sees(COACH, VAGUE)

    assert posted(school, shared).edits == before


async def test_what_changes_the_shared_card_is_seen_by_everybody_as_it_is_answered(
    school: School,
) -> None:
    griet, anna, thread = await at_acties(school)
    shared = await school.sees(thread, GOAL)
    before = posted(school, shared).edits

    (await griet.presses(shared.fill(doel=VAGUE), "Bewaar en verder")).sees(COACH)

    assert posted(school, shared).edits == before + 1
    coach = await school.sees(thread, COACH)
    assert coach.activity == shared.activity
    (await anna.presses(coach, "Pas aan")).sees(GOAL, "Onthaal")
    (await school.sees(thread, GOAL)).sees("Onthaal")
    assert posted(school, shared).edits == before + 2


async def test_of_an_update_that_perhaps_arrived_nobody_believes_that_it_did_not(
    school: School,
) -> None:
    _, anna, thread = await at_acties(school)
    living = await school.sees(thread, "Ik trek mee")
    of_living = f"/teams/v3/conversations/{thread}/activities/{living.activity}"
    # twice, as an HTTP client tries once more by itself
    school.service.will(*[HangUp(after=True)] * 2, on="PUT", at=of_living)
    await anna.presses(await anna.presses(living, "Ik trek mee"), "Ik trek mee met: Onthaal")
    living = await school.sees(thread, "met Anna")

    await anna.presses(await anna.presses(living, "Ik trek mee"), "Ik trek toch niet mee")

    await school.service.sees(
        thread, lambda post: post.id == living.activity and "Anna" not in reads(post)
    )


async def test_what_an_older_client_had_drawn_over_the_card_is_set_right(school: School) -> None:
    griet, anna, thread = await at_acties(school)
    shared = await school.sees(thread, GOAL)
    await griet.submits(shared, "Alle acties")
    assert "Onze acties" in reads(posted(school, shared))

    (await works_out_the_second(anna, shared)).sees(COACH, VAGUE)

    assert GOAL in reads(posted(school, shared))
