"""Who has a link sees that page, for a while; nobody makes one up."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from itsdangerous import URLSafeTimedSerializer

from bot.cards import Address, Cards
from bot.web.links import Link, LinkExpired, LinkKind, Links, NoSuchLink, kept_secret
from dialogs.calendar import BRUSSELS
from dialogs.steps import BigScreen, Head
from storage.base import Space
from storage.tinydb_store import TinyStore
from tests.school.school import School
from tests.school.walk import start
from tests.web.viewer import link_on, opened

SECRET = "een-geheim-dat-niemand-kan-raden-0123"
SPACE = Space.of("tenant", "19:a@thread.tacv2")
LIVE = Link(LinkKind.LIVE, SPACE, "0123456789ab")


@dataclass
class Wall:
    """A clock on the wall."""

    now: datetime = field(default=datetime(2026, 11, 23, 16, 10, tzinfo=BRUSSELS))

    def __call__(self) -> datetime:
        return self.now


def links(secret: str = SECRET, wall: Wall | None = None) -> Links:
    return Links(secret, "https://stappenplan.school.be", wall or Wall())


def token_of(url: str) -> str:
    return url.rpartition("/")[2]


def test_a_link_says_what_it_leads_to_and_for_whom() -> None:
    mine = Link(LinkKind.LIVE, SPACE, "0123456789ab", "29:anna")

    url = links().url(mine)

    assert url.startswith("https://stappenplan.school.be/live/")
    assert links().read(LinkKind.LIVE, token_of(url)) == mine


def test_without_an_address_for_browsers_there_is_no_link() -> None:
    assert Links(SECRET, "", Wall()).url(LIVE) == ""


def test_a_school_without_such_an_address_reads_who_can_help() -> None:
    step = BigScreen(id="scherm", head=Head("B2", "", "", "Griet", "", 1, (), ""))

    card = Cards().render(step, Address(SPACE.key))

    assert "STAPPENPLAN\\\\_PUBLIC\\\\_URL" in card
    assert "Action.OpenUrl" not in card


def test_a_link_works_twelve_hours() -> None:
    wall = Wall()
    made = links(wall=wall)
    token = token_of(made.url(LIVE))

    wall.now += timedelta(hours=12)
    assert made.read(LinkKind.LIVE, token) == LIVE

    wall.now += timedelta(seconds=1)
    with pytest.raises(LinkExpired):
        made.read(LinkKind.LIVE, token)


def test_every_change_of_a_token_is_noticed() -> None:
    token = token_of(links().url(LIVE))
    for place in range(len(token)):
        other = "A" if token[place] != "A" else "B"
        try:
            read = links().read(LinkKind.LIVE, f"{token[:place]}{other}{token[place + 1 :]}")
        except (NoSuchLink, LinkExpired):
            continue
        assert read == LIVE, "the last sign of base64 has bits that say nothing"


@pytest.mark.parametrize("token", ["", ".", "..", "a.b.c", "%00", "é.é.é", "=" * 5000, "null.x.y"])
def test_what_was_never_a_token_is_none(token: str) -> None:
    with pytest.raises(NoSuchLink):
        links().read(LinkKind.LIVE, token)


def test_a_token_of_another_secret_or_another_kind_is_none() -> None:
    elsewhere = links("een-ander-geheim-van-een-andere-school")
    with pytest.raises(NoSuchLink):
        links().read(LinkKind.LIVE, token_of(elsewhere.url(LIVE)))
    other_kind = URLSafeTimedSerializer(SECRET, salt="stappenplan/plan")
    with pytest.raises(NoSuchLink):
        links().read(LinkKind.LIVE, str(other_kind.dumps([SPACE.key, "0123456789ab", ""])))


async def test_the_kept_secret_is_made_once_and_can_not_be_guessed(tmp_path: Path) -> None:
    chances = iter(["a" * 32, "b" * 32, "c" * 32, "d" * 32])
    store = await TinyStore.open(tmp_path)
    first = await kept_secret(store, lambda: next(chances))
    await store.close()
    store = await TinyStore.open(tmp_path)
    assert await kept_secret(store, lambda: next(chances)) == first
    await store.close()
    assert len(first) == 64


NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan")


async def test_a_link_survives_a_restart_and_then_expires(school: School) -> None:
    griet, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    link = await link_on(griet, await school.sees(thread, "Trekker: Griet"))

    await school.restart("2026-11-24T04:00")
    assert (await opened(school, link)).status == 200

    await school.restart("2026-11-24T04:11")
    page, stream = await opened(school, link), await opened(school, f"{link}/events")
    assert (page.status, stream.status) == (410, 410)
    assert "Deze link is verlopen" in page.text
    assert "Groot scherm" in page.text
    again = await link_on(griet, await school.sees(thread, "Trekker: Griet"))
    assert (await opened(school, again)).status == 200


async def test_a_forged_link_leads_nowhere_and_no_token_is_logged(
    school: School, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    griet, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    link = await link_on(griet, await school.sees(thread, "Trekker: Griet"))
    base, token = link.rsplit("/", 1)
    payload, stamp, signature = token.split(".")
    other_team = links().url(Link(LinkKind.LIVE, Space.of("x", "y"), "0123456789ab"))
    forged = [
        f"{base}/{payload}.{stamp}.{signature[:-4]}AAAA",
        f"{base}/{payload}.{stamp}.",
        f"{base}/{token}x",
        f"{base}/leeg",
        other_team,
    ]

    for url in forged:
        page, stream = await opened(school, url), await opened(school, f"{url}/events")
        assert (page.status, stream.status) == (404, 404), url
        assert "Deze pagina bestaat niet" in page.text
        assert "Leerloopbaan" not in page.text

    assert (await opened(school, link)).status == 200
    assert signature not in caplog.text


async def test_a_right_signature_over_what_is_not_there_leads_nowhere(school: School) -> None:
    url = await _signed_by(school, Link(LinkKind.LIVE, SPACE, "0123456789ab"))

    page = await opened(school, url)

    assert page.status == 404
    assert "Deze pagina bestaat niet" in page.text


async def _signed_by(school: School, link: Link) -> str:
    """A link that the bot itself could have given, with the key that it keeps."""
    await school.stop()
    store = await TinyStore.open(school._folder)
    secret = await kept_secret(store, lambda: "")
    await store.close()
    await school.start()
    return links(secret).url(link)
