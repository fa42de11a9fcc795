"""Speaking to the channel service: the few calls of its REST interface that the bot needs.

Nothing is tried again here: whoever calls knows what may be repeated (see `delivery_errors`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import aiohttp
from yarl import URL

from bot.wire.credentials import Credentials, NoToken
from bot.wire.delivery_errors import (
    Ambiguous,
    Refused,
    TooLarge,
    Unreachable,
    failure_of,
)
from bot.wire.inbound import Person, Place, PlaceKind
from bot.wire.limited_read import TooMuch, read_limited
from bot.wire.rates import Rates
from bot.wire.service_urls import is_allowed

MAX_ACTIVITY_BYTES = 40 * 1024

_LARGEST_ANSWER = 4 * 1024 * 1024
_PAGE_SIZE = 200
_PLAIN_HEADERS = {"Content-Type": "application/json", "Accept": "application/json"}

Activity = Mapping[str, Any]


class Connector:
    """The channel service, over the one session that the process has.

    Every method raises a `NotDelivered`: `Throttled`, `Blocked`, `Gone`, `TooLarge`, `Ambiguous`
    or `Refused`.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        credentials: Credentials,
        *,
        local: bool,
        rates: Rates | None = None,
        timeout: float = 10.0,
        max_pages: int = 50,
    ) -> None:
        """`local`: speak to this machine only. `timeout` is in seconds, for each call.

        Without `rates` it speaks as fast as it is asked to.
        """
        self._rates = rates
        self._session = session
        self._credentials = credentials
        self._local = local
        self._timeout = aiohttp.ClientTimeout(total=timeout, sock_connect=timeout / 2)
        self._max_pages = max_pages

    async def send(self, place: Place, activity: Activity) -> str:
        """Post an activity, in the thread if the place has one.

        Returns the id with which it can be updated: empty when the channel gives none.
        """
        conversation = _spoken_in(place)
        path = f"/v3/conversations/{quote(conversation, safe='')}/activities"
        answer = await self._call("POST", place, path, _from_bot(place, conversation, activity))
        return _text(answer, "id")

    async def update(self, place: Place, activity_id: str, activity: Activity) -> None:
        """Put another activity in the place of one that the bot posted."""
        conversation = _spoken_in(place)
        path = (
            f"/v3/conversations/{quote(conversation, safe='')}"
            f"/activities/{quote(activity_id, safe='')}"
        )
        body = _from_bot(place, conversation, activity) | {"id": activity_id}
        await self._call("PUT", place, path, body)

    async def create_personal(self, place: Place, person_id: str) -> str:
        """The id of a person's own chat with the bot, which need not have been used before."""
        body = {
            "isGroup": False,
            "bot": _bot(place),
            "members": [{"id": person_id}],
            "tenantId": place.tenant,
            "channelData": {"tenant": {"id": place.tenant}},
        }
        answer = await self._call("POST", place, "/v3/conversations", body)
        return _required(answer, "id")

    async def create_thread(self, place: Place, activity: Activity) -> tuple[str, str]:
        """Start a new thread in a channel.

        Returns the id of the thread's conversation, `;messageid=` included, and the activity's.
        """
        if place.kind is not PlaceKind.CHANNEL or place.channel is None:
            raise ValueError("only a channel has threads")
        body = {
            "isGroup": True,
            "bot": _bot(place),
            "tenantId": place.tenant,
            "channelData": {
                "channel": {"id": place.channel},
                "tenant": {"id": place.tenant},
            },
            "activity": _from_bot(place, place.channel, activity),
        }
        answer = await self._call("POST", place, "/v3/conversations", body)
        return _required(answer, "id"), _text(answer, "activityId")

    async def members(self, place: Place) -> list[Person]:
        """Who is in the team, the group chat or the chat: up to `max_pages` of 200."""
        roster = f"/v3/conversations/{quote(place.home, safe='')}/pagedmembers"
        path = f"{roster}?pageSize={_PAGE_SIZE}"
        people: list[Person] = []
        for _ in range(self._max_pages):
            page = await self._call("GET", place, path)
            listed = page.get("members")
            people += filter(None, map(_person, listed if isinstance(listed, list) else []))
            token = _text(page, "continuationToken")
            if not token:
                break
            path = f"{roster}?pageSize={_PAGE_SIZE}&continuationToken={quote(token, safe='')}"
        return people

    async def _call(
        self, method: str, place: Place, path: str, body: Activity | None = None
    ) -> dict[str, Any]:
        """One request and its answer, or the `NotDelivered` that it comes to."""
        if not is_allowed(place.service_url, local=self._local):
            raise Refused("a service URL that isn't allowed")
        if self._rates and body is not None:
            await self._rates.turn(place.tenant, body.get("conversation", {}).get("id"))
        data = None if body is None else _encoded(body)
        try:
            async with self._session.request(
                method,
                URL(place.service_url.rstrip("/") + path, encoded=True),
                data=data,
                headers=await self._headers(),
                timeout=self._timeout,
                allow_redirects=False,
            ) as response:
                answer = await _read(response)
        except NoToken as error:
            raise Unreachable("no token") from error
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise Unreachable(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError, TooMuch) as error:
            raise Ambiguous(type(error).__name__) from None
        if 200 <= response.status < 300:
            return answer
        if response.status == 401:
            self._credentials.forget()
        raise failure_of(response.status, _code(answer), response.headers.get("Retry-After"))

    async def _headers(self) -> dict[str, str]:
        token = await self._credentials.token()
        return _PLAIN_HEADERS | ({"Authorization": f"Bearer {token}"} if token else {})


def _spoken_in(place: Place) -> str:
    """The conversation's id on the wire, which for a thread names the message it hangs under."""
    return f"{place.conversation};messageid={place.thread}" if place.thread else place.conversation


def _bot(place: Place) -> dict[str, str]:
    return {"id": place.bot_id, "name": place.bot_name}


def _from_bot(place: Place, conversation: str, activity: Activity) -> dict[str, Any]:
    return {**activity, "from": _bot(place), "conversation": {"id": conversation}}


def _encoded(body: Activity) -> bytes:
    data = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    if len(data) > MAX_ACTIVITY_BYTES:
        raise TooLarge(f"{len(data)} bytes")
    return data


async def _read(response: aiohttp.ClientResponse) -> dict[str, Any]:
    """The answer's JSON object: empty when it has none, as some have on success."""
    body = await read_limited(response.content, _LARGEST_ANSWER)
    try:
        answer = json.loads(body)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _code(answer: Mapping[str, Any]) -> str:
    """The code of the channel's error, of which its message is a description."""
    error = answer.get("error")
    return _text(error, "code")[:80] if isinstance(error, dict) else ""


def _person(member: Any) -> Person | None:
    if not isinstance(member, dict) or not _text(member, "id"):
        return None
    aad = _text(member, "aadObjectId") or _text(member, "objectId")
    return Person(_text(member, "id"), _text(member, "name"), aad or None)


def _text(answer: Mapping[str, Any], name: str) -> str:
    value = answer.get(name)
    return value if isinstance(value, str) else ""


def _required(answer: Mapping[str, Any], name: str) -> str:
    value = _text(answer, name)
    if not value:
        raise Ambiguous(f"an answer without {name}")
    return value
