"""The plan as a page and as files: who asked for it opens it, for a while, and nobody else."""

from __future__ import annotations

import asyncio
import json
from datetime import date
from io import BytesIO
from urllib.parse import unquote

import pytest
import vobject
from docx import Document as read_docx
from openpyxl import load_workbook

from bot import making
from bot.web.links import Link, LinkKind
from storage.base import Space
from tests.school.school import School
from tests.web.plans import documents, downloaded, links, own_documents, planned
from tests.web.test_signed_links import links as other_links
from tests.web.viewer import opened
from tests.wire.teams_activities import leaves

FILES = {
    "Word: jaaractieplan": "jaaractieplan.docx",
    "Word: meerjarenplan": "meerjarenplan.docx",
    "Excel: alle acties van het team": "acties.xlsx",
    "Agenda (.ics)": "agenda.ics",
    "Alles als JSON": "plan.json",
}


async def test_anybody_in_the_team_opens_the_plan_from_its_card(school: School) -> None:
    thread = school.new_thread()
    _, anna, *_ = await planned(school, thread)

    card = await documents(anna, thread)

    card.sees("Documenten", "tot ma 23 november, 17.10 uur", "tot di 24 november, 4.10 uur")
    assert set(links(card)) == {"Open het plan", *FILES}
    for title, name in FILES.items():
        assert links(card)[title].endswith(f"/{name}")
    page = await opened(school, links(card)["Open het plan"])
    assert page.status == 200
    for text in (
        "Jaaractieplan 2026-2027",
        "B2 · Leerloopbaan",
        "Trekker: Griet",
        "Studiekeuze",
        "Elke derdejaars heeft tegen eind mei een gesprek gehad.",
        "Gesprekken plannen met elke derdejaars",
        "vr 15 januari 2027",
        "1. Doen we de goede dingen?",
        "herfstvakantie",
    ):
        assert text in page.text, text
    assert "Meerjarenplan" not in page.text, "it has no acties"
    (await anna.presses(card, "Terug")).sees("Jaaractieplan 2026-2027")


async def test_every_file_is_what_it_says(school: School) -> None:
    thread = school.new_thread()
    griet, *_ = await planned(school, thread)
    card = await documents(griet, thread)

    got = {name: await downloaded(school, links(card)[title]) for title, name in FILES.items()}

    for name, file in got.items():
        assert file.status == 200, name
        assert file.headers["X-Content-Type-Options"] == "nosniff"
        assert file.headers["Cache-Control"] == "no-store"
        assert file.headers["Content-Disposition"].startswith('attachment; filename="')
    wat = "Gesprekken plannen met elke derdejaars"
    word = read_docx(BytesIO(got["jaaractieplan.docx"].data))
    assert word.paragraphs[0].text == "Jaaractieplan 2026-2027"
    assert any(wat in cell.text for row in word.tables[-1].rows for cell in row.cells)
    assert read_docx(BytesIO(got["meerjarenplan.docx"].data)).paragraphs
    sheet = load_workbook(BytesIO(got["acties.xlsx"].data)).active
    assert wat in [cell.value for cell in sheet[2]]
    [event] = vobject.readOne(got["agenda.ics"].data.decode()).vevent_list
    assert event.dtstart.value.date() == date(2027, 1, 15)
    [traject] = json.loads(got["plan.json"].data)["trajecten"]
    assert traject["acties"][0]["wat"] == wat
    name = got["jaaractieplan.docx"].headers["Content-Disposition"].partition("filename*=")[2]
    assert unquote(name) == "UTF-8''Jaaractieplan 2026-2027 B2 Leerloopbaan.docx"


async def test_the_list_of_acties_has_those_of_all_trajecten_of_the_team(school: School) -> None:
    first, second = school.new_thread(), school.new_thread()
    griet, *_ = await planned(school, first)
    lists = await documents(griet, first)
    await planned(school, second)

    file = await downloaded(school, links(lists)["Excel: alle acties van het team"])

    assert load_workbook(BytesIO(file.data)).active.max_row == 3


async def test_a_link_expires_a_file_before_the_page(school: School) -> None:
    thread = school.new_thread()
    griet, *_ = await planned(school, thread)
    card = links(await documents(griet, thread))
    page, file = card["Open het plan"], card["Alles als JSON"]

    await school.restart("2026-11-23T17:09")
    assert [(await opened(school, link)).status for link in (page, file)] == [200, 200]
    await school.restart("2026-11-23T17:11")
    assert [(await opened(school, link)).status for link in (page, file)] == [200, 410]
    await school.restart("2026-11-24T04:11")

    gone = await opened(school, page)
    assert gone.status == 410
    assert "Deze link is verlopen" in gone.text
    assert "'Documenten'" in gone.text


async def test_what_was_not_given_out_opens_nothing(school: School) -> None:
    thread = school.new_thread()
    griet, *_ = await planned(school, thread)
    card = links(await documents(griet, thread))
    page, file = card["Open het plan"], card["Alles als JSON"]
    base, token = page.rsplit("/", 1)
    file_token = file.rsplit("/", 2)[1]
    forged = [
        f"{page}x",
        f"{base}/leeg",
        f"{base}/{token}/plan.json",
        f"{base}/{file_token}",
        f"{base}/{file_token}/jaaractieplan.docx",
        f"{base}/{file_token}/..%2Fplan.json",
        other_links().url(Link(LinkKind.PLAN, Space.of("x", "y"), "0123456789ab", griet.id)),
    ]

    for url in forged:
        answer = await opened(school, url)
        assert answer.status == 404, url
        assert "Leerloopbaan" not in answer.text

    assert (await opened(school, page)).status == 200


async def test_who_left_the_team_opens_nothing_any_more(school: School) -> None:
    thread = school.new_thread()
    _, anna, bram, *_ = await planned(school, thread)
    card, other = links(await documents(anna, thread)), links(await documents(bram, thread))

    await school.deliver(leaves(bram.sender, school.chat(thread), anna.id))

    for link in card.values():
        answer = await opened(school, link)
        assert answer.status == 403
        assert "Deze link opent niets meer" in answer.text
        assert "Leerloopbaan" not in answer.text
    assert (await opened(school, other["Open het plan"])).status == 200


async def test_who_is_in_the_team_asks_in_the_own_chat_too_and_an_outsider_does_not(
    school: School,
) -> None:
    thread = school.new_thread()
    _, anna, *_ = await planned(school, thread)
    zoe = school.outsider("Zoe")
    await documents(anna, thread)

    mine = await own_documents(anna)
    assert (await opened(school, links(mine)["Open het plan"])).status == 200

    stolen = mine
    stolen.chat = school.chat(zoe.own_chat)
    answer = await zoe.presses(stolen, "Terug")
    answer.misses("Leerloopbaan")


async def test_the_page_keeps_to_itself(school: School) -> None:
    thread = school.new_thread()
    griet, *_ = await planned(school, thread)
    link = links(await documents(griet, thread))["Open het plan"]

    page = await opened(school, link)

    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert 'style="' not in page.html
    assert "http" not in page.html
    statuses = [(await opened(school, link, method)).status for method in ("POST", "PUT")]
    assert statuses == [405, 405]


async def test_many_who_want_a_file_at_once_get_it_or_are_told(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    thread = school.new_thread()
    griet, *_ = await planned(school, thread)
    link = links(await documents(griet, thread))["Word: jaaractieplan"]
    monkeypatch.setattr(making, "MOST_WAITING", 3)

    answers = await asyncio.gather(*(downloaded(school, link) for _ in range(20)))

    statuses = [answer.status for answer in answers]
    assert set(statuses) == {200, 503}
    assert "Het is hier even druk" in answers[statuses.index(503)].data.decode()
    assert (await downloaded(school, link)).status == 200
