"""Word as a file in the own chat: asked for, allowed, uploaded and shown."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from docx import Document as read_docx

from bot.wire.file_consent import CONSENT_TYPE, INFO_TYPE
from tests.school.school import Member, School
from tests.web.plans import documents, own_documents, planned
from tests.wire.channel_service import Answer, HangUp, Post
from tests.wire.teams_activities import consents, leaves

FAILED = "Ik kon het bestand niet in je OneDrive zetten."


@pytest_asyncio.fixture
async def busy(tmp_path: Path) -> AsyncIterator[School]:
    """A school whose clock runs, so that something can be tried again later."""
    async with School(tmp_path / "data", now=None) as school:
        yield school


async def asked(member: Member, thread: str, plan: str = "jaaractieplan") -> dict[str, Any]:
    """The consent card that comes when somebody asks for Word in the own chat."""
    await documents(member, thread)
    card = await member.presses(await own_documents(member), f"Stuur het {plan}")
    card.sees("Hieronder komt zo de vraag van Teams")
    return await consent_card(member)


async def consent_card(member: Member) -> dict[str, Any]:
    wanted = lambda post: post.attachment(CONSENT_TYPE) is not None  # noqa: E731
    post = await member.school.service.sees(member.own_chat, wanted)
    attachment = post.attachment(CONSENT_TYPE)
    assert attachment is not None
    return attachment


def upload_to(member: Member, name: str = "plan.docx", **other: str) -> dict[str, str]:
    """Where Teams says that the file may go."""
    url = member.school.service.file_url(name)
    return {
        "uploadUrl": f"{url}?tempauth=geheim",
        "contentUrl": url,
        "name": "Jaaractieplan.docx",
        "uniqueId": "1150D938-8870-4044-9F2C-5BBDEBA70C8C",
        "fileType": "docx",
        "etag": "123",
    } | other


async def allows(
    member: Member, consent: dict[str, Any], upload: dict[str, str] | None, times: int = 1
) -> None:
    """Answer the consent card: with an upload yes, without no. Teams may tell it more than once."""
    content = consent["content"]
    context = content["acceptContext" if upload else "declineContext"]
    chat = member.school.chat(member.own_chat)
    activity = consents(member.sender, chat, context, upload)
    for _ in range(times):
        assert await member.school.deliver(activity) == (200, None)


async def shown(member: Member) -> Post:
    """The message with the file, once it is there."""
    wanted = lambda post: post.attachment(INFO_TYPE) is not None  # noqa: E731
    return await member.school.service.sees(member.own_chat, wanted)


async def test_word_comes_in_the_own_chat_once_it_is_allowed(school: School) -> None:
    thread = school.new_thread()
    _, anna, *_ = await planned(school, thread)

    consent = await asked(anna, thread)
    assert consent["name"] == "Jaaractieplan 2026-2027 B2 Leerloopbaan.docx"
    assert "Jaaractieplan van B2 · Leerloopbaan" in consent["content"]["description"]
    await allows(anna, consent, upload_to(anna))

    attachment = (await shown(anna)).attachment(INFO_TYPE)
    assert attachment == {
        "contentType": INFO_TYPE,
        "contentUrl": school.service.file_url("plan.docx"),
        "name": "Jaaractieplan.docx",
        "content": {"uniqueId": "1150D938-8870-4044-9F2C-5BBDEBA70C8C", "fileType": "docx"},
    }
    file = school.service.files["plan.docx"]
    assert len(file.data) == consent["content"]["sizeInBytes"]
    assert "wordprocessingml" in file.type
    assert read_docx(BytesIO(file.data)).paragraphs[0].text == "Jaaractieplan 2026-2027"
    [put] = [call for call in school.service.calls if call.path.startswith("/files/")]
    assert put.authorization is None


async def test_the_meerjarenplan_comes_too(school: School) -> None:
    thread = school.new_thread()
    griet, *_ = await planned(school, thread)

    await allows(griet, await asked(griet, thread, "meerjarenplan"), upload_to(griet))

    await shown(griet)
    first = read_docx(BytesIO(school.service.files["plan.docx"].data)).paragraphs[0]
    assert first.text.startswith("Meerjarenplan 2026-2027")


async def test_told_twice_it_is_uploaded_once(school: School) -> None:
    thread = school.new_thread()
    griet, *_ = await planned(school, thread)

    await allows(griet, await asked(griet, thread), upload_to(griet), times=3)

    await shown(griet)
    puts = [call for call in school.service.calls if call.path.startswith("/files/")]
    assert len(puts) == 1


async def test_who_says_no_gets_no_file(school: School) -> None:
    thread = school.new_thread()
    griet, *_ = await planned(school, thread)

    await allows(griet, await asked(griet, thread), None)

    await griet.reads("Goed, ik stuur het bestand niet.")
    assert school.service.files == {}


async def test_in_the_channel_there_is_no_such_button(school: School) -> None:
    thread = school.new_thread()
    griet, *_ = await planned(school, thread)

    card = await documents(griet, thread)

    assert not [title for title in card.buttons if "Stuur" in title]


async def test_who_was_not_asked_or_left_gets_no_file(
    school: School, caplog: pytest.LogCaptureFixture
) -> None:
    thread = school.new_thread()
    griet, anna, *_ = await planned(school, thread)
    consent = await asked(anna, thread)
    token = consent["content"]["acceptContext"]["token"]
    forged = {"content": {"acceptContext": {"token": f"{token[:-4]}AAAA"}}}
    empty: dict[str, Any] = {"content": {"acceptContext": {}}}

    await allows(griet, consent, upload_to(griet))
    await allows(anna, forged, upload_to(anna))
    await allows(anna, empty, upload_to(anna))
    in_channel = consents(anna.sender, school.chat(thread), {"token": token}, upload_to(anna))
    assert await school.deliver(in_channel) == (200, None)
    await school.deliver(leaves(griet.sender, school.chat(thread), anna.id))
    await allows(anna, consent, upload_to(anna))

    await anna.reads("Dit bestand kan ik je niet geven")
    assert school.service.files == {}
    assert token not in caplog.text


async def test_an_old_question_is_asked_anew(school: School) -> None:
    thread = school.new_thread()
    griet, *_ = await planned(school, thread)
    consent = await asked(griet, thread)
    await school.restart("2026-11-25T09:00")

    await allows(griet, consent, upload_to(griet))

    await griet.reads("Die vraag is verlopen.")
    assert school.service.files == {}


@pytest.mark.parametrize(
    "other",
    [
        {"uploadUrl": "https://school.sharepoint.com.example.org/x"},
        {"uploadUrl": "http://example.org/x"},
        {"uploadUrl": "geen adres"},
        {"uploadUrl": ""},
        {"contentUrl": "https://example.org/x"},
    ],
    ids=str,
)
async def test_nothing_goes_to_an_address_that_is_not_somebodys_files(
    school: School, other: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    thread = school.new_thread()
    griet, *_ = await planned(school, thread)

    await allows(griet, await asked(griet, thread), upload_to(griet, **other))

    await griet.reads(FAILED)
    assert school.service.files == {}
    assert "example.org" not in caplog.text


@pytest.mark.parametrize(
    "answer",
    [Answer(404), Answer(401), Answer(307, {"Location": "http://127.0.0.1:9/x"})],
    ids=lambda answer: str(answer.status),
)
async def test_a_file_that_is_not_taken_is_told_of(school: School, answer: Answer) -> None:
    thread = school.new_thread()
    griet, *_ = await planned(school, thread)
    consent = await asked(griet, thread)
    school.service.will(answer, at="/files/")

    await allows(griet, consent, upload_to(griet))

    await griet.reads(FAILED)
    assert school.service.files == {}


async def test_a_file_that_is_not_taken_at_once_comes_later(busy: School) -> None:
    thread = busy.new_thread()
    griet, *_ = await planned(busy, thread)
    consent = await asked(griet, thread)
    busy.service.will(Answer(429, {"Retry-After": "1"}), HangUp(), at="/files/")

    await allows(griet, consent, upload_to(griet))

    await busy.service.sees(
        griet.own_chat, lambda post: post.attachment(INFO_TYPE) is not None, within=30
    )
    assert "plan.docx" in busy.service.files
