"""A channel service on loopback that behaves as Teams does on the wire, and can be made to fail.

    async with ChannelService() as service:
        ...                                   # let the bot post to service.url
        card = await service.sees("19:a@thread.tacv2", lambda post: post.card is not None)

It keeps what the bot posted per conversation, and knows rosters. Conversations are named by
their full id, `;messageid=` included, as the bot names them in its requests.
"""

from __future__ import annotations

import asyncio
import itertools
import ssl
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from aiohttp import web

CARD = "application/vnd.microsoft.card.adaptive"


@dataclass(slots=True)
class Post:
    """One message as it stands in a conversation now. `edits` counts the updates of it.

    `at` is when it was posted, if the service has a clock.
    """

    conversation: str
    id: str
    activity: dict[str, Any]
    edits: int = 0
    at: datetime | None = None

    @property
    def text(self) -> str:
        return str(self.activity.get("text", ""))

    def attachment(self, kind: str) -> dict[str, Any] | None:
        """What is attached of this content type, such as a consent card."""
        attached = self.activity.get("attachments", [])
        return next((a for a in attached if a["contentType"] == kind), None)

    @property
    def card(self) -> dict[str, Any] | None:
        for attachment in self.activity.get("attachments", []):
            if attachment["contentType"] == CARD:
                return dict(attachment["content"])
        return None


@dataclass(frozen=True, slots=True)
class Call:
    """One request that the bot made; `at` is when, if the service has a clock."""

    method: str
    path: str
    authorization: str | None
    body: Any
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file that the bot uploaded."""

    data: bytes
    type: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer with this status instead of doing what is asked."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: Any = None


@dataclass(frozen=True, slots=True)
class Hang:
    """Do nothing, and answer nothing, until the service stops."""


@dataclass(frozen=True, slots=True)
class HangUp:
    """Break the connection off, before or `after` doing what is asked."""

    after: bool = False


Failure = Answer | Hang | HangUp


class ChannelService:
    """The service: `url` is the service URL that it gives in activities."""

    def __init__(
        self,
        page_size: int = 100,
        tls: ssl.SSLContext | None = None,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self.calls: list[Call] = []
        self.rosters: dict[str, list[dict[str, Any]]] = {}
        self.refusals: dict[str, Answer] = {}
        """What answers every message in a conversation, or every try to open somebody's chat."""
        self.refuses: Answer | None = None
        """What answers every request."""
        self.is_connected: Callable[[], bool] = lambda: True
        """Whether who asks is still there, before and after what is asked is done."""
        self.files: dict[str, File] = {}
        """What was uploaded to people's own files, by the last part of the address."""
        self._page_size = page_size
        self._tls = tls
        self._clock = clock or (lambda: None)
        self._posts: dict[str, list[Post]] = defaultdict(list)
        self._personal: dict[str, str] = {}
        self._failures: list[tuple[Failure, str | None, str]] = []
        self._numbers = itertools.count(1_700_000_000_001)
        self._changed = asyncio.Condition()
        self._stopped = asyncio.Event()
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/teams"

    def file_url(self, name: str) -> str:
        """Where a file is to be uploaded."""
        return f"http://127.0.0.1:{self.port}/files/{name}"

    def posts(self, conversation: str) -> Sequence[Post]:
        """What stands in a conversation, oldest first."""
        return tuple(self._posts[conversation])

    def conversations(self) -> Sequence[str]:
        """Every conversation in which something stands."""
        return tuple(name for name, posts in self._posts.items() if posts)

    def personal_chat(self, person_id: str) -> str:
        """The id of a person's own chat with the bot."""
        return self._personal.setdefault(person_id, f"a:{len(self._personal)}-{person_id}")

    def thread_of(self, channel: str) -> str:
        """The id of a new thread in a channel, as when somebody writes a post there."""
        return f"{channel};messageid={next(self._numbers)}"

    def remove(self, post: Post) -> None:
        """Take a message away, as when somebody deletes it."""
        self._posts[post.conversation].remove(post)

    def will(self, *failures: Failure, on: str | None = None, at: str = "/") -> None:
        """Fail so at the next requests, one each; `on` a method only, if it is given.

        `at` is how the path must begin.
        """
        self._failures += [(failure, on, at) for failure in failures]

    async def sees(
        self, conversation: str, wanted: Callable[[Post], bool], within: float = 15
    ) -> Post:
        """The newest post in a conversation that is wanted, as soon as there is one.

        Raises AssertionError with what does stand there after `within` seconds.
        """

        def found() -> Post | None:
            return next(filter(wanted, reversed(self._posts[conversation])), None)

        try:
            async with asyncio.timeout(within), self._changed:
                await self._changed.wait_for(lambda: found() is not None)
        except TimeoutError:
            standing = [post.activity for post in self._posts[conversation]]
            raise AssertionError(f"not seen in {conversation}; there stands {standing}") from None
        post = found()
        assert post is not None
        return post

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[self._recorded])
        conversation = "/teams/v3/conversations/{conversation}"
        app.add_routes(
            [
                web.post("/teams/v3/conversations", self._create),
                web.post(f"{conversation}/activities", self._post),
                web.put(f"{conversation}/activities/{{activity}}", self._update),
                web.get(f"{conversation}/pagedmembers", self._members),
                web.put("/files/{name}", self._upload),
            ]
        )
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=self._tls)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *exc: object) -> None:
        self._stopped.set()
        await self._runner.cleanup()

    @web.middleware
    async def _recorded(self, request: web.Request, handler: Any) -> web.StreamResponse:
        is_json = request.can_read_body and request.content_type == "application/json"
        body = await request.json() if is_json else None
        authorization = request.headers.get("Authorization")
        call = Call(request.method, request.path_qs, authorization, body, self._clock())
        self.calls.append(call)
        failure = self._next_failure(request) if self.is_connected() else HangUp()
        match failure:
            case Answer():
                return _failed(failure)
            case Hang():
                await self._stopped.wait()
            case HangUp(after=True):
                await handler(request)
        if failure is not None:
            return _hung_up(request)
        answer: web.StreamResponse = await handler(request)
        return answer if self.is_connected() else _hung_up(request)

    def _next_failure(self, request: web.Request) -> Failure | None:
        if self.refuses:
            return self.refuses
        for index, (failure, on, at) in enumerate(self._failures):
            if on in (None, request.method) and request.path.startswith(at):
                del self._failures[index]
                return failure
        return None

    async def _create(self, request: web.Request) -> web.Response:
        body = await request.json()
        if not body["isGroup"]:
            (member,) = body["members"]
            if refusal := self.refusals.get(member["id"]):
                return _failed(refusal)
            return web.json_response({"id": self.personal_chat(member["id"])}, status=201)
        conversation = self.thread_of(body["channelData"]["channel"]["id"])
        post = await self._add(conversation, body["activity"], conversation.partition("=")[2])
        return web.json_response({"id": conversation, "activityId": post.id}, status=201)

    async def _post(self, request: web.Request) -> web.Response:
        conversation = request.match_info["conversation"]
        if refusal := self.refusals.get(conversation):
            return _failed(refusal)
        post = await self._add(conversation, await request.json())
        return web.json_response({"id": post.id}, status=201)

    async def _add(
        self, conversation: str, activity: dict[str, Any], activity_id: str | None = None
    ) -> Post:
        name = activity_id or str(next(self._numbers))
        post = Post(conversation, name, activity, at=self._clock())
        async with self._changed:
            self._posts[conversation].append(post)
            self._changed.notify_all()
        return post

    async def _update(self, request: web.Request) -> web.Response:
        for post in self._posts[request.match_info["conversation"]]:
            if post.id == request.match_info["activity"]:
                async with self._changed:
                    post.activity = await request.json()
                    post.edits += 1
                    self._changed.notify_all()
                return web.json_response({"id": post.id})
        return web.json_response({"error": {"code": "ActivityNotFoundInConversation"}}, status=404)

    async def _upload(self, request: web.Request) -> web.Response:
        """A file comes in, as in somebody's OneDrive: in one piece, once."""
        name, data = request.match_info["name"], await request.read()
        if name in self.files:
            return web.json_response({"error": {"code": "itemNotFound"}}, status=404)
        span = request.headers["Content-Range"]
        if span != f"bytes 0-{len(data) - 1}/{len(data)}":
            return web.json_response({"error": {"code": "invalidRange"}}, status=416)
        self.files[name] = File(data, request.headers["Content-Type"])
        return web.json_response({"id": name}, status=201)

    async def _members(self, request: web.Request) -> web.Response:
        roster = self.rosters.get(request.match_info["conversation"])
        if roster is None:
            return web.json_response({"error": {"code": "ConversationNotFound"}}, status=404)
        start = int(request.query.get("continuationToken", "0"))
        end = start + min(self._page_size, int(request.query.get("pageSize", "50")))
        page: dict[str, Any] = {"members": roster[start:end]}
        if end < len(roster):
            page["continuationToken"] = str(end)
        return web.json_response(page)


def _hung_up(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


def _failed(failure: Answer) -> web.Response:
    return web.json_response(failure.body, status=failure.status, headers=failure.headers)
