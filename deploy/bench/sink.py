"""A channel service that takes everything and does nothing with it but hand out ids.

Run as `python -m deploy.bench.sink PORT USERS`; so many users are in the team.
`GET /last/{conversation}` gives the activity that was posted there last, with its id, and
`GET /posts` how many were posted in all.
"""

from __future__ import annotations

import itertools
import json
import sys
from typing import Any

from aiohttp import web

from deploy.bench.activities import User, own_chat


class Sink:
    """Answers every call of the connector interface at once."""

    def __init__(self, users: int) -> None:
        self._roster = [{"id": User(number, "").id} for number in range(users)]
        self._ids = itertools.count(1)
        self._last: dict[str, dict[str, Any]] = {}
        self._posts = 0

    def app(self) -> web.Application:
        app = web.Application()
        activities = "/v3/conversations/{conversation}/activities"
        app.add_routes(
            [
                web.get("/healthz", self._healthz),
                web.get("/posts", self._count),
                web.get("/last/{conversation}", self._last_post),
                web.post(activities, self._post),
                web.post(f"{activities}/{{activity}}", self._post),
                web.put(f"{activities}/{{activity}}", self._put),
                web.get("/v3/conversations/{conversation}/pagedmembers", self._members),
                web.post("/v3/conversations", self._create),
            ]
        )
        return app

    async def _healthz(self, request: web.Request) -> web.Response:
        return web.Response()

    async def _count(self, request: web.Request) -> web.Response:
        return web.json_response(self._posts)

    async def _last_post(self, request: web.Request) -> web.Response:
        return web.json_response(self._last.get(request.match_info["conversation"]))

    async def _post(self, request: web.Request) -> web.Response:
        activity = json.loads(await request.read())
        activity["id"] = str(next(self._ids))
        self._posts += 1
        self._last[request.match_info["conversation"]] = activity
        return web.json_response({"id": activity["id"]}, status=201)

    async def _put(self, request: web.Request) -> web.Response:
        await request.read()
        return web.json_response({"id": request.match_info["activity"]})

    async def _members(self, request: web.Request) -> web.Response:
        return web.json_response({"members": self._roster})

    async def _create(self, request: web.Request) -> web.Response:
        (member,) = json.loads(await request.read())["members"]
        return web.json_response({"id": own_chat(member["id"])}, status=201)


if __name__ == "__main__":
    port, users = map(int, sys.argv[1:])
    web.run_app(Sink(users).app(), host="127.0.0.1", port=port, access_log=None, print=None)
