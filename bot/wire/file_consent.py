"""A file in somebody's own chat, as Teams does it: ask for consent, upload, and show the file.

Works in personal chats only, when the manifest has `supportsFiles`. The shapes are those of
https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.documents.files import File
from bot.wire.fields import BadActivity, object_in, text_in

INVOKE = "fileConsent/invoke"
CONSENT_TYPE = "application/vnd.microsoft.teams.card.file.consent"
INFO_TYPE = "application/vnd.microsoft.teams.card.file.info"

Activity = Mapping[str, Any]

_LONGEST = 8_000
"""In characters: the addresses of uploads carry a token."""


@dataclass(frozen=True, slots=True)
class Upload:
    """Where Teams wants a file: `url` takes its bytes, `content_url` is where people find it."""

    url: str
    content_url: str
    name: str
    unique_id: str
    file_type: str

    def as_json(self) -> dict[str, str]:
        """The upload as it is saved."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Consent:
    """What somebody answered to a consent card; `token` is what the bot put in that card.

    There is an `upload` only when it was accepted.
    """

    token: str
    upload: Upload | None


def read_consent(value: Mapping[str, Any]) -> Consent:
    """Read the value of a consent's activity. Raises `BadActivity`."""
    token = _text(object_in(value, "context"), "token")
    if text_in(value, "action") != "accept":
        return Consent(token, None)
    info = object_in(value, "uploadInfo")
    upload = Upload(
        url=_text(info, "uploadUrl"),
        content_url=_text(info, "contentUrl"),
        name=_text(info, "name"),
        unique_id=_text(info, "uniqueId"),
        file_type=_text(info, "fileType"),
    )
    return Consent(token, upload)


def consent_message(file: File, description: str, token: str) -> Activity:
    """The activity that asks whether a file may be put in somebody's files."""
    content = {
        "description": description,
        "sizeInBytes": len(file.data),
        "acceptContext": {"token": token},
        "declineContext": {"token": token},
    }
    return _with({"contentType": CONSENT_TYPE, "name": file.name, "content": content})


def info_message(upload: Upload) -> Activity:
    """The activity that shows a file which was uploaded."""
    return _with(
        {
            "contentType": INFO_TYPE,
            "contentUrl": upload.content_url,
            "name": upload.name,
            "content": {"uniqueId": upload.unique_id, "fileType": upload.file_type},
        }
    )


def _with(attachment: Activity) -> Activity:
    return {"type": "message", "attachments": [attachment]}


def _text(raw: Mapping[str, Any], name: str) -> str:
    """A text of one line, of a length that can be meant."""
    text = text_in(raw, name)
    if len(text) > _LONGEST or not text.isprintable():
        raise BadActivity(name)
    return text
