"""What comes back from a consent card is read with care; files go nowhere else than they may."""

from __future__ import annotations

from typing import Any

import pytest

from bot.wire.fields import BadActivity
from bot.wire.file_consent import Upload
from bot.wire.inbound import Kind, parse
from bot.wire.service_urls import is_upload_allowed
from tests.wire.teams_activities import Sender, consents, personal_chat

GRIET = Sender("Griet")
CHAT = personal_chat("https://smba.trafficmanager.net/emea/")
INFO = {
    "contentUrl": "https://school-my.sharepoint.com/personal/griet/Documents/plan.docx",
    "name": "plan.docx",
    "uploadUrl": "https://school-my.sharepoint.com/_api/v2.0/uploadSession?tempauth=geheim",
    "uniqueId": "1150D938-8870-4044-9F2C-5BBDEBA70C8C",
    "fileType": "docx",
    "etag": "123",
}


def test_a_yes_says_where_the_file_goes() -> None:
    inbound = parse(consents(GRIET, CHAT, {"token": "bewijs"}, INFO))

    assert inbound.kind is Kind.CONSENT
    assert not inbound.is_invoke, "it is answered in the chat"
    assert inbound.consent is not None
    assert inbound.consent.token == "bewijs"
    assert inbound.consent.upload == Upload(
        url=INFO["uploadUrl"],
        content_url=INFO["contentUrl"],
        name="plan.docx",
        unique_id=INFO["uniqueId"],
        file_type="docx",
    )


def test_a_no_has_no_upload() -> None:
    inbound = parse(consents(GRIET, CHAT, {"token": "bewijs"}, None))

    assert inbound.consent is not None
    assert inbound.consent.upload is None


@pytest.mark.parametrize(
    "value",
    [
        7,
        {"context": []},
        {"context": {"token": 7}},
        {"context": {"token": "a\nb"}},
        {"context": {"token": "x" * 9_000}},
        {"action": ["accept"]},
        {"action": "accept", "uploadInfo": "x"},
        {"action": "accept", "uploadInfo": {**INFO, "uploadUrl": "https://a\r\nb"}},
        {"action": "accept", "uploadInfo": {**INFO, "uploadUrl": "x" * 9_000}},
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_no_consent_is_refused(value: Any) -> None:
    with pytest.raises(BadActivity):
        parse(consents(GRIET, CHAT, {}, INFO) | {"value": value})


@pytest.mark.parametrize("value", [None, {}, {"action": "decline"}])
def test_a_consent_without_proof_has_none(value: Any) -> None:
    consent = parse(consents(GRIET, CHAT, {}, None) | {"value": value}).consent

    assert consent is not None
    assert consent.token == ""


@pytest.mark.parametrize(
    "url",
    [
        "https://school.sharepoint.com/x?tempauth=geheim",
        "https://school-my.sharepoint.com/x",
        "https://SCHOOL.SharePoint.com:443/x",
    ],
)
def test_a_file_goes_to_the_files_of_microsoft_365(url: str) -> None:
    assert is_upload_allowed(url, local=False)
    assert not is_upload_allowed(url, local=True)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "geen adres",
        "http://school.sharepoint.com/x",
        "https://school.sharepoint.com:8443/x",
        "https://sharepoint.com/x",
        "https://evilsharepoint.com/x",
        "https://school.sharepoint.com.example.org/x",
        "https://example.org/school.sharepoint.com",
        "https://example.org#.sharepoint.com",
        "https://school.sharepoint.com@example.org/x",
        "https://example.org\\.sharepoint.com/x",
        "https://me@school.sharepoint.com/x",
        "https://127.0.0.1/x",
        "http://127.0.0.1:3978/x",
        "file:///etc/passwd",
        "//school.sharepoint.com/x",
        "https://[::1",
    ],
)
def test_a_file_goes_nowhere_else(url: str) -> None:
    assert not is_upload_allowed(url, local=False)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/files/x", "http://localhost/x"])
def test_on_this_machine_a_file_stays_here(url: str) -> None:
    assert is_upload_allowed(url, local=True)
    assert not is_upload_allowed("http://192.168.1.1/x", local=True)
