"""The page for the projector moves along with the team, and shows no more than the cards do."""

from __future__ import annotations

import asyncio

from tests.school.school import School
from tests.school.walk import answer_all, choose_priority, close, fill_in, start, to_lists
from tests.web.viewer import Page, link_on, opened, watching

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan")


async def test_anybody_in_the_team_gets_a_link_from_the_living_card(school: School) -> None:
    _, anna, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(school.members(*NAMES)[0], thread)
    card = await school.sees(thread, "Trekker: Griet")

    screen = await anna.presses(card, "Groot scherm")
    screen.sees("Groot scherm", "twaalf uur")
    (link,) = screen.links
    page = await opened(school, link["url"])

    assert page.status == 200
    assert "B2 · Leerloopbaan" in page.text
    assert "0 van 5 collega's antwoordden" in page.text
    (await anna.presses(screen, "Terug")).sees("Trekker: Griet")


async def test_the_page_counts_while_the_ronde_is_open_and_shows_the_result_at_the_close(
    school: School,
) -> None:
    team = school.members(*NAMES)
    griet = team[0]
    thread = school.new_thread()
    await start(griet, thread)
    link = await link_on(griet, await school.sees(thread, "Trekker: Griet"))
    async with watching(school, link) as screen:
        await screen.sees("0 van 5 collega's antwoordden", "Nog tot")
        for count, member in enumerate(team, start=1):
            await answer_all(member, "Ja" if count < 4 else "Nee", f"Woorden van {count}")
            await screen.sees(f"{count} van 5 collega's antwoordden")
        screen.misses("Eigenaarschap", "Weet ik niet", "Woorden", *NAMES[1:])

        await close(griet, thread)

        await screen.sees(
            "Resultaat: Zelfscan",
            "Hier denken jullie verschillend",
            "Hebben we onze visie samen met het team gemaakt?",
            "Ja 3 Deels 0 Nee 2",
        )
        screen.misses(*NAMES[1:])


async def test_below_the_threshold_the_page_shows_nothing_but_a_count(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    link = await link_on(griet, await school.sees(thread, "Trekker: Griet"))
    await answer_all(anna, "Nee", "Mijn eigen woorden")

    async with watching(school, link) as screen:
        await screen.sees("1 van 5 collega's antwoordde")
        await close(griet, thread)
        await screen.sees("minder dan 5")
        screen.misses("Eigenaarschap", "Nee", "eigen woorden", "Anna")
    page = await opened(school, link)
    assert "Mijn eigen woorden" not in page.html
    assert "zelfscan" not in page.html.replace("Zelfscan", "")


async def test_a_joint_ronde_is_followed_block_by_block(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread, wijze="samen")
    card = await school.sees(thread, "kaartje 1 van 5")
    link = await link_on(griet, card)
    async with watching(school, link) as screen:
        await screen.sees("Eigenaarschap", "Hebben we onze visie samen met het team gemaakt?")

        card = await anna.presses(fill_in(card, "Deels"), "Bewaar en verder")

        await screen.sees("Onderbouwing", "Al ingevuld", "Deels")
        while "Bewaar en verder" in card.buttons:
            card = await griet.presses(fill_in(card, "Ja", "In de visietekst."), "Bewaar en verder")
        await screen.sees("Alle vragen zijn beantwoord", "In de visietekst.")
        (await griet.presses(card, "Groot scherm")).sees("Groot scherm")
        await close(griet, thread)
        await screen.sees("Resultaat: Zelfscan", "Jullie antwoordden samen.")


async def test_what_was_filled_in_on_the_joint_card_is_kept_and_on_the_screen_at_once(
    school: School,
) -> None:
    griet, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread, wijze="samen")
    card = fill_in(await school.sees(thread, "kaartje 1 van 5"), "Nee", "Nog niet gebeurd.")

    screen = await griet.presses(card, "Groot scherm")

    screen.sees("Bewaard om 16.10")
    (link,) = screen.links
    page = await opened(school, link["url"])
    assert "✓ Nee" in page.text
    assert "Nog niet gebeurd." in page.text
    back = await griet.presses(screen, "Terug")
    back.sees("kaartje 1 van 5")
    assert back.value("eigenaarschap.1") == "nee"


async def test_the_page_goes_on_to_the_lists_and_the_priorities(school: School) -> None:
    griet, anna, *_ = team = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    link = await link_on(griet, await school.sees(thread, "Trekker: Griet"))
    for member in team:
        await answer_all(member)
    await close(griet, thread)
    async with watching(school, link) as screen:
        lists = await to_lists(griet, thread)
        await screen.sees("✓ Reflectie", "Nog niet (0)")
        await anna.presses(lists.fill(tekst="Studiekeuze", lijst="nog-niet"), "Voeg toe")
        await screen.sees("Nog niet (1)", "Studiekeuze")
        await choose_priority(griet, thread, "Studiekeuze")
        await screen.sees("Hierop zetten we in", "✓ Oriëntatie")


async def test_what_people_type_is_shown_as_they_typed_it(school: School) -> None:
    griet, *_ = team = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    for member in team:
        await answer_all(member)
    await close(griet, thread)
    lists = await to_lists(griet, thread)
    mean = '<img src=x onerror="alert(1)"></div><script>alert(2)</script>{{ 7 * 7 }}'
    await griet.presses(lists.fill(tekst=mean, lijst="goed"), "Voeg toe")
    link = await link_on(griet, await school.sees(thread, "Trekker: Griet"))

    page = await opened(school, link)

    assert "<img" not in page.html
    assert page.html.count("<script") == 1
    assert mean in page.text
    async with watching(school, link) as screen:
        await screen.sees(mean)


async def test_sixty_screens_see_the_same_at_once(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    link = await link_on(griet, await school.sees(thread, "Trekker: Griet"))
    ready = asyncio.Barrier(61)

    async def look() -> None:
        async with watching(school, link) as screen:
            await screen.sees("0 van 5")
            await ready.wait()
            await screen.sees("1 van 5", within=10)

    looking = [asyncio.create_task(look()) for _ in range(60)]
    await ready.wait()
    await answer_all(anna)
    await asyncio.gather(*looking)


async def test_every_answer_says_that_a_link_is_kept_nowhere(school: School) -> None:
    griet, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    link = await link_on(griet, await school.sees(thread, "Trekker: Griet"))

    page, unknown = await opened(school, link), await opened(school, f"{link[:-8]}aaaaaaaa")

    assert (page.status, unknown.status) == (200, 404)
    for answer in (page, unknown):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert 'lang="nl-BE"' in answer.html
    again = await opened(school, link)
    assert nonce_of(page) != nonce_of(again)


def nonce_of(page: Page) -> str:
    """What the page's own script is known by; nothing else may run, or come from elsewhere."""
    rules = dict(
        rule.strip().split(" ", 1) for rule in page.headers["Content-Security-Policy"].split(";")
    )
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "'self'"
    nonce = rules["script-src"].removeprefix("'nonce-").removesuffix("'")
    assert rules["script-src"] == rules["style-src"] == f"'nonce-{nonce}'"
    assert f'<script nonce="{nonce}">' in page.html
    assert 'style="' not in page.html
    assert "http" not in page.html.replace("http-equiv", "")
    return nonce


async def test_a_page_is_only_read(school: School) -> None:
    griet, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    link = await link_on(griet, await school.sees(thread, "Trekker: Griet"))

    head = await opened(school, link, "HEAD")
    statuses = [(await opened(school, link, method)).status for method in ("POST", "PUT", "DELETE")]
    stream_head = await opened(school, f"{link}/events", "HEAD")

    assert (head.status, head.html) == (200, "")
    assert statuses == [405, 405, 405]
    assert stream_head.status == 405
