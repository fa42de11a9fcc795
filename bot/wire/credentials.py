"""The token with which the bot speaks to the channel service."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import msal  # type: ignore[import-untyped]  # it has no stubs
import requests  # the HTTP client that msal works with
from botframework.connector.auth import (  # type: ignore[import-untyped]  # it has no stubs
    AuthenticationConstants,
)

from bot.settings import AppType, Settings

_log = logging.getLogger(__name__)

_AUDIENCE: str = AuthenticationConstants.TO_CHANNEL_FROM_BOT_OAUTH_SCOPE
_LOGIN: str = AuthenticationConstants.TO_CHANNEL_FROM_BOT_LOGIN_URL_PREFIX
_SHARED_TENANT: str = AuthenticationConstants.DEFAULT_CHANNEL_AUTH_TENANT

_REQUEST_SECONDS = 10.0
_ACQUIRE_SECONDS = 20.0
_RENEW_BEFORE = 5 * 60.0
_BETWEEN_ATTEMPTS = 10.0


class NoToken(Exception):
    """There is no token to be had now. The message has nothing of the secret."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A token and how many seconds it lasts."""

    token: str
    lasts: float


class Credentials(Protocol):
    """Where the connector gets its token from."""

    async def token(self) -> str | None:
        """The bearer token, or None where none is needed. Raises `NoToken`."""

    def forget(self) -> None:
        """The token was refused: fetch another the next time."""


def credentials_for(settings: Settings, http_client: Any = None) -> Credentials:
    """The credentials that these settings ask for.

    `http_client` stands in for msal's own `requests.Session`, in tests.
    """
    if settings.local:
        return NoCredentials()
    if settings.app_type is AppType.MANAGED_IDENTITY:
        return AppCredentials(managed_identity(settings, http_client or _Session()))
    return AppCredentials(client_secret(settings, http_client or _Session()))


class NoCredentials:
    """For local mode, where nobody asks for a token."""

    async def token(self) -> str | None:
        return None

    def forget(self) -> None:
        pass


class AppCredentials:
    """A token that is kept until shortly before it expires.

    `acquire` fetches one and may block: it runs in a thread, one at a time and at most once every
    ten seconds. While it runs or fails, a token that is still good is used. Times are in seconds.
    """

    def __init__(
        self, acquire: Callable[[], Grant], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._acquire = acquire
        self._clock = clock
        self._token: str | None = None
        self._renew_at = clock()
        self._expires_at = clock()
        self._next_attempt = clock()
        self._acquiring = asyncio.Lock()

    async def token(self) -> str:
        usable = self._clock() < self._expires_at
        if self._clock() >= self._renew_at and not (usable and self._acquiring.locked()):
            async with self._acquiring:
                if self._clock() >= max(self._renew_at, self._next_attempt):
                    await self._renew()
        if self._token is None or self._clock() >= self._expires_at:
            raise NoToken("the login service gives no token")
        return self._token

    def forget(self) -> None:
        self._renew_at = self._clock()

    async def _renew(self) -> None:
        self._next_attempt = self._clock() + _BETWEEN_ATTEMPTS
        try:
            async with asyncio.timeout(_ACQUIRE_SECONDS):
                grant = await asyncio.to_thread(self._acquire)
        except Exception as error:
            # msal and its HTTP client raise anything at all, with addresses in the message.
            _log.warning("no token from the login service: %s", _reason(error))
            self._next_attempt = self._clock() + _BETWEEN_ATTEMPTS
            return
        self._token = grant.token
        self._expires_at = self._clock() + grant.lasts
        self._renew_at = self._expires_at - min(_RENEW_BEFORE, grant.lasts / 2)


def client_secret(settings: Settings, http_client: Any) -> Callable[[], Grant]:
    """Fetches tokens with the app's secret, in its own tenant or in the shared one."""
    multi = settings.app_type is AppType.MULTI_TENANT
    authority = _LOGIN + (_SHARED_TENANT if multi else settings.app_tenant)

    def acquire() -> Grant:
        # Made anew each time: msal keeps its own token, and may hold one that was refused.
        app = msal.ConfidentialClientApplication(
            settings.app_id,
            client_credential=settings.app_password,
            authority=authority,
            http_client=http_client,
            instance_discovery=False,
        )
        return _grant(app.acquire_token_for_client(scopes=[f"{_AUDIENCE}/.default"]))

    return acquire


def managed_identity(settings: Settings, http_client: Any) -> Callable[[], Grant]:
    """Fetches tokens from the machine's own identity service in Azure."""

    def acquire() -> Grant:
        identity = msal.UserAssignedManagedIdentity(client_id=settings.app_id)
        client = msal.ManagedIdentityClient(identity, http_client=http_client)
        return _grant(client.acquire_token_for_client(resource=_AUDIENCE))

    return acquire


class _Session(requests.Session):
    """A session whose requests never wait for ever."""

    def request(self, *args: Any, **kwargs: Any) -> Any:
        return super().request(*args, **{"timeout": _REQUEST_SECONDS, **kwargs})


def _grant(result: Mapping[str, Any]) -> Grant:
    token, lasts = result.get("access_token"), result.get("expires_in")
    if not isinstance(token, str) or not isinstance(lasts, int):
        raise NoToken(str(result.get("error", "an answer without a token")))
    return Grant(token, float(lasts))


def _reason(error: Exception) -> str:
    return f"{type(error).__name__} {error}" if isinstance(error, NoToken) else type(error).__name__
