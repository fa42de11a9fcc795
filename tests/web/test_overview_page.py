"""The overview as a page: for who asked, of what they may see now, for a while."""

from __future__ import annotations

import re

from bot.web.links import Link, LinkKind, kept_secret
from storage.base import Space
from storage.tinydb_store import TinyStore
from tests.school.school import Member, School
from tests.school.walk import start, whole_way
from tests.web.test_signed_links import links
from tests.web.viewer import opened
from tests.wire.teams_activities import CHANNEL, TEAM

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan")


async def begun(school: School) -> tuple[list[Member], str]:
    """A team with one traject, and the thread where it lives."""
    team = school.members(*NAMES)
    thread = school.new_thread()
    await start(team[0], thread)
    for member in team:
        await member.sees("Denk je even mee?")
    return team, thread


async def link_of(member: Member, where: str) -> str:
    """What "Als pagina" gives to somebody."""
    await member.says("overzicht", where)
    card = await member.school.sees(where, "Als pagina")
    [link] = (await member.presses(card, "Als pagina")).links
    return str(link["url"])


async def test_the_page_shows_every_traject_in_a_row(school: School) -> None:
    team = school.members(*NAMES)
    griet, anna, *_ = team
    async for _ in whole_way(school, team, school.new_thread()):
        pass
    thread = school.new_thread()
    await start(anna, thread, domein="fysiek-welzijn")
    await school.sees(thread, "Trekker: Anna")

    page = await opened(school, await link_of(griet, thread))

    assert page.status == 200
    assert (
        "B2 · Fysiek welzijn 2026-2027 ●○○○ Reflectie: er loopt een ronde , stap 1 van 4 "
        "geen 0 0 Anna"
    ) in page.text
    assert "●●●● Opvolging , stap 4 van 4 vr 15 januari 1 0 Griet" in page.text
    assert "Samen: 2 trajecten" in page.text
    assert "Zo stond het op ma 23 november 2026, 16.10 uur." in page.text


async def test_what_is_overdue_is_counted(school: School) -> None:
    team = school.members(*NAMES)
    thread = school.new_thread()
    async for _ in whole_way(school, team, thread):
        pass
    await school.restart("2027-02-01T10:00")

    page = await opened(school, await link_of(team[0], thread))

    assert "●●●● Opvolging , stap 4 van 4 geen 0 ⚠ 1 Griet" in page.text


async def test_from_the_own_chat_it_has_the_trajecten_of_all_teams(school: School) -> None:
    [_, anna, *_], thread = await begun(school)
    await start(anna, anna.own_chat, domein="fysiek-welzijn")

    everywhere = await opened(school, await link_of(anna, anna.own_chat))
    here = await opened(school, await link_of(anna, thread))

    assert "Samen: 2 trajecten" in everywhere.text
    assert "Samen: 1 traject" in here.text
    assert "Fysiek welzijn" not in here.text


async def test_who_left_the_team_opens_it_no_longer(school: School) -> None:
    [griet, anna, *_], thread = await begun(school)
    in_the_channel, own = await link_of(anna, thread), await link_of(anna, anna.own_chat)
    for link in (in_the_channel, own):
        assert (await opened(school, link)).status == 200
    for place in (TEAM, CHANNEL):
        here = school.service.rosters[place]
        school.service.rosters[place] = [m for m in here if m["id"] != anna.id]
    living = await school.sees(thread, "Trekker: Griet")
    await griet.presses(living, "Rollen")

    for link in (in_the_channel, own):
        for _ in range(100):
            page = await opened(school, link)
            if page.status == 404:
                break
        assert page.status == 404
        assert "niet meer voor jou" in page.text
        assert "Leerloopbaan" not in page.text


async def test_a_link_works_twelve_hours(school: School) -> None:
    [griet, *_], thread = await begun(school)
    link = await link_of(griet, thread)

    await school.restart("2026-11-24T04:10")
    assert (await opened(school, link)).status == 200
    await school.restart("2026-11-24T04:11")

    page = await opened(school, link)
    assert page.status == 410
    assert "Deze link is verlopen" in page.text
    assert "typ 'overzicht'" in page.text


async def test_nobody_makes_up_a_link_or_uses_one_for_another_page(school: School) -> None:
    [griet, *_], thread = await begun(school)
    link = await link_of(griet, thread)
    base, token = link.rsplit("/", 1)
    live = base.removesuffix("/overzicht") + f"/live/{token}"

    for url in (f"{base}/leeg", f"{link}x", f"{link[:-6]}AAAAAA", live):
        page = await opened(school, url)
        assert page.status == 404, url
        assert "Leerloopbaan" not in page.text


async def test_a_right_signature_for_a_stranger_or_another_space_shows_nothing(
    school: School,
) -> None:
    [griet, *_], _ = await begun(school)
    await school.stop()
    store = await TinyStore.open(school._folder)
    secret = await kept_secret(store, lambda: "")
    await store.close()
    await school.start()
    team, nowhere = Space.of("tenant", TEAM), Space.of("tenant", "elders")

    for space, person in ((team, "29:vreemd"), (nowhere, griet.id), (team, "")):
        url = links(secret).url(Link(LinkKind.OVERZICHT, space, "", person))
        assert (await opened(school, url)).status == 404


async def test_what_somebody_typed_stays_text(school: School) -> None:
    name = '<img src=x onerror="alert(1)">{{ 7 * 7 }}'
    [trekker] = school.members(name)
    thread = school.new_thread()
    await start(trekker, thread)
    await school.sees(thread, "Trekker:")

    page = await opened(school, await link_of(trekker, thread))

    assert "<img" not in page.html
    assert name in page.text


async def test_the_page_is_kept_nowhere_and_runs_nothing(school: School) -> None:
    [griet, *_], thread = await begun(school)
    link = await link_of(griet, thread)

    page, again = await opened(school, link), await opened(school, link)

    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "<script" not in page.html
    assert 'style="' not in page.html
    assert "@page" in page.html
    nonces = [re.findall(r"style-src 'nonce-([^']+)'", p.headers["Content-Security-Policy"])
              for p in (page, again)]  # fmt: skip
    assert nonces[0] != nonces[1]
    assert f'<style nonce="{nonces[0][0]}">' in page.html
    assert (await opened(school, link, "POST")).status == 405
