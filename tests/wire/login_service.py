"""Microsoft's login service and a machine's identity service, on loopback.

msal speaks to fixed https addresses; `RedirectedClient` is the HTTP client that brings those
requests here, over real HTTP.
"""

from __future__ import annotations

import asyncio
import threading
from typing import Any, Self

import requests
from aiohttp import web


class LoginService:
    """Gives out tokens `token-1`, `token-2`, … that last an hour."""

    def __init__(self) -> None:
        self.forms: list[dict[str, str]] = []
        self.identities: list[dict[str, str]] = []
        self.down = False
        self.slow = 0.0
        self.lasts = 3600
        self._port = 0
        self._given = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def asked(self) -> int:
        """How often a token was asked for."""
        return len(self.forms) + len(self.identities)

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.add_routes(
            [
                web.get("/{tenant}/v2.0/.well-known/openid-configuration", self._discovery),
                web.post("/{tenant}/oauth2/v2.0/token", self._token),
                web.get("/metadata/identity/oauth2/token", self._identity),
            ]
        )
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._runner.cleanup()

    async def _discovery(self, request: web.Request) -> web.Response:
        base = f"https://login.microsoftonline.com/{request.match_info['tenant']}/oauth2/v2.0"
        return web.json_response(
            {
                "issuer": f"{base}/v2.0",
                "authorization_endpoint": f"{base}/authorize",
                "token_endpoint": f"{base}/token",
            }
        )

    async def _token(self, request: web.Request) -> web.Response:
        form = await request.post()
        self.forms.append(
            {"tenant": request.match_info["tenant"]} | {k: str(v) for k, v in form.items()}
        )
        return await self._grant()

    async def _identity(self, request: web.Request) -> web.Response:
        self.identities.append(dict(request.query))
        return await self._grant()

    async def _grant(self) -> web.Response:
        await asyncio.sleep(self.slow)
        if self.down:
            body = {"error": "invalid_client", "error_description": "heel-geheim is wrong"}
            return web.json_response(body, status=401)
        self._given += 1
        return web.json_response(
            {
                "token_type": "Bearer",
                "access_token": f"token-{self._given}",
                "expires_in": self.lasts,
            }
        )


class RedirectedClient(requests.Session):
    """msal's HTTP client, but every request goes to the login service on loopback."""

    def __init__(self, login: LoginService) -> None:
        super().__init__()
        self.trust_env = False
        self.threads: set[str] = set()
        self._login = login

    def request(self, method: Any, url: Any, *args: Any, **kwargs: Any) -> requests.Response:
        self.threads.add(threading.current_thread().name)
        path = str(url).split("/", 3)[3]
        return super().request(method, f"{self._login.url}/{path}", *args, **kwargs)
