"""An activity as the rest of the bot sees it: checked, small and frozen.

Activities are read as plain dictionaries: the SDK's own deserialiser costs more than a whole turn
and drops fields that it doesn't know. Every field that is touched here is checked first, since
anybody can post anything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any

from botbuilder.schema import ActivityTypes  # type: ignore[import-untyped]  # it has no stubs

from bot.wire.fields import BadActivity, id_in, list_in, object_in, optional_id_in, text_in
from bot.wire.file_consent import INVOKE as CONSENT
from bot.wire.file_consent import Consent, read_consent
from bot.wire.message_text import what_was_said
from bot.wire.plain_json import clean_text, clean_value

_CARD_ACTION = "adaptiveCard/action"
_LONGEST_NAME = 200


class PlaceKind(StrEnum):
    """The three kinds of conversation in Teams, in Teams's own words."""

    PERSONAL = "personal"
    GROUP = "groupChat"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a conversation is held, and all that is needed to speak there later.

    `conversation` is the bare id; `thread` is the id of the message that the thread hangs under,
    or None for the place itself. `team` and `channel` are there for channels only.
    """

    kind: PlaceKind
    tenant: str
    conversation: str
    thread: str | None
    team: str | None
    channel: str | None
    service_url: str
    bot_id: str
    bot_name: str

    @property
    def home(self) -> str:
        """What names the space: the team for a channel, the conversation otherwise."""
        return self.team or self.conversation

    def as_json(self) -> dict[str, str | None]:
        """The place as it is saved."""
        return {
            "kind": self.kind.value,
            "tenant": self.tenant,
            "conversation": self.conversation,
            "thread": self.thread,
            "team": self.team,
            "channel": self.channel,
            "service_url": self.service_url,
            "bot_id": self.bot_id,
            "bot_name": self.bot_name,
        }

    @staticmethod
    def from_json(saved: Mapping[str, Any]) -> Place:
        """The place that `as_json` saved."""
        return Place(**{**saved, "kind": PlaceKind(saved["kind"])})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as the channel knows them: `id` is how this bot addresses them."""

    id: str
    name: str
    aad: str | None


class Kind(Enum):
    """What an activity is to this bot."""

    MESSAGE = "message"
    SUBMIT = "submit"
    """A button of a card: an invoke, or the message that older clients send instead."""
    INSTALLED = "installed"
    REMOVED = "removed"
    CONSENT = "consent"
    """Whether a file may be put in somebody's files."""
    ROSTER = "roster"
    """Others than the bot came into a team or group chat, or left it."""
    OTHER = "other"
    """Anything else: accepted and left alone."""


@dataclass(frozen=True, slots=True)
class Inbound:
    """One activity. `key` is the same when the channel delivers the same activity again.

    `text` is what a message says; `verb` and `data` are a button's verb and its data with the
    card's inputs. An older client sends no verb, only the data. `reply_to` is the id of the card
    that was pressed. `is_invoke`: the channel expects the answer in the HTTP response. `left` are
    the ids of the people who left the team or the group chat. `consent` is what somebody said to
    a consent card, which is an invoke too, but is answered in the chat.
    """

    key: str
    kind: Kind
    who: Person
    place: Place
    text: str
    data: Mapping[str, Any]
    verb: str
    reply_to: str | None
    locale: str | None
    timezone: str | None
    is_invoke: bool
    left: tuple[str, ...] = ()
    consent: Consent | None = None


def parse(raw: Mapping[str, Any]) -> Inbound:
    """Read an activity as it came from JSON. Raises `BadActivity`."""
    activity_type = id_in(raw, "type")
    bot = object_in(raw, "recipient")
    bot_id = id_in(bot, "id")
    place = _place(raw, bot_id, _name(bot))
    kind = _kind(raw, activity_type, place)
    text, data, verb = "", {}, ""
    if kind is Kind.MESSAGE:
        text = what_was_said(text_in(raw, "text"), list_in(raw, "entities"), bot_id)
    elif kind is Kind.SUBMIT and activity_type == ActivityTypes.invoke:
        action = object_in(object_in(raw, "value"), "action")
        verb, data = text_in(action, "verb"), _data(object_in(action, "data"))
    elif kind is Kind.SUBMIT:
        data = _data(object_in(raw, "value"))
    if kind is not Kind.OTHER:
        id_in(raw, "id")
    return Inbound(
        key=_key(place, activity_type, raw),
        kind=kind,
        who=_person(raw),
        place=place,
        text=text,
        data=data,
        verb=clean_text(verb, _LONGEST_NAME),
        reply_to=optional_id_in(raw, "replyToId"),
        locale=optional_id_in(raw, "locale"),
        timezone=optional_id_in(raw, "localTimezone") or _client_timezone(raw),
        is_invoke=activity_type == ActivityTypes.invoke and kind is not Kind.CONSENT,
        left=_ids(raw, "membersRemoved") if kind is Kind.ROSTER else (),
        consent=read_consent(object_in(raw, "value")) if kind is Kind.CONSENT else None,
    )


def tenants_of(raw: Mapping[str, Any]) -> frozenset[str]:
    """Every tenant that an activity names, in lower case: its conversation's and its sender's."""
    named = (
        optional_id_in(object_in(raw, "conversation"), "tenantId"),
        optional_id_in(object_in(object_in(raw, "channelData"), "tenant"), "id"),
    )
    return frozenset(tenant.lower() for tenant in named if tenant)


def _kind(raw: Mapping[str, Any], activity_type: str, place: Place) -> Kind:
    if activity_type == ActivityTypes.message:
        pressed = raw.get("value") is not None and not text_in(raw, "text").strip()
        return Kind.SUBMIT if pressed else Kind.MESSAGE
    if activity_type == ActivityTypes.invoke:
        kinds = {_CARD_ACTION: Kind.SUBMIT, CONSENT: Kind.CONSENT}
        return kinds.get(text_in(raw, "name"), Kind.OTHER)
    if activity_type == ActivityTypes.installation_update:
        action = text_in(raw, "action")
        return {"add": Kind.INSTALLED, "remove": Kind.REMOVED}.get(action, Kind.OTHER)
    if activity_type == ActivityTypes.conversation_update:
        came, left = _ids(raw, "membersAdded"), _ids(raw, "membersRemoved")
        if place.bot_id in came:
            return Kind.INSTALLED
        if place.bot_id in left:
            return Kind.REMOVED
        if (came or left) and place.kind is not PlaceKind.PERSONAL:
            return Kind.ROSTER
    return Kind.OTHER


def _ids(raw: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The members in a list of an activity, as far as it names them."""
    members = (member for member in list_in(raw, name) if isinstance(member, dict))
    return tuple(id for member in members if (id := optional_id_in(member, "id")))


def _person(raw: Mapping[str, Any]) -> Person:
    sender = object_in(raw, "from")
    return Person(id_in(sender, "id"), _name(sender), optional_id_in(sender, "aadObjectId"))


def _place(raw: Mapping[str, Any], bot_id: str, bot_name: str) -> Place:
    where = object_in(raw, "conversation")
    channel_data = object_in(raw, "channelData")
    conversation, _, thread = id_in(where, "id").partition(";messageid=")
    team = optional_id_in(object_in(channel_data, "team"), "id")
    channel = optional_id_in(object_in(channel_data, "channel"), "id")
    kind = _place_kind(where, team)
    in_channel = kind is PlaceKind.CHANNEL
    if not conversation:
        raise BadActivity("conversation.id")
    if in_channel and not team:
        raise BadActivity("channelData.team")
    tenant = optional_id_in(where, "tenantId") or optional_id_in(
        object_in(channel_data, "tenant"), "id"
    )
    return Place(
        kind=kind,
        tenant=(tenant or "").lower(),
        conversation=conversation,
        thread=thread or None,
        team=team if in_channel else None,
        channel=(channel or conversation) if in_channel else None,
        service_url=id_in(raw, "serviceUrl"),
        bot_id=bot_id,
        bot_name=bot_name,
    )


def _place_kind(where: Mapping[str, Any], team: str | None) -> PlaceKind:
    named = optional_id_in(where, "conversationType")
    if named is None:
        if team:
            return PlaceKind.CHANNEL
        return PlaceKind.GROUP if where.get("isGroup") is True else PlaceKind.PERSONAL
    try:
        return PlaceKind(named)
    except ValueError:
        raise BadActivity("conversation.conversationType") from None


def _client_timezone(raw: Mapping[str, Any]) -> str | None:
    for entity in list_in(raw, "entities"):
        if isinstance(entity, dict) and entity.get("type") == "clientInfo":
            return optional_id_in(entity, "timezone")
    return None


def _key(place: Place, activity_type: str, raw: Mapping[str, Any]) -> str:
    # No part can hold a line break (see id_in), so that different activities never join alike.
    parts = (place.tenant, place.conversation, activity_type, optional_id_in(raw, "id") or "")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _data(value: dict[str, Any]) -> dict[str, Any]:
    try:
        cleaned = clean_value({key: item for key, item in value.items() if key != "msteams"})
    except ValueError:
        raise BadActivity("value") from None
    return dict(cleaned)


def _name(raw: Mapping[str, Any]) -> str:
    return clean_text(text_in(raw, "name"), _LONGEST_NAME).strip()
