"""Who may post to the bot: the Teams channel service with a token, or this machine itself.

The rules are those of botframework-connector's ChannelValidation. They are applied here with
PyJWT directly, since its own extractor fetches keys on the event loop without a time-out, never
notices a rotation, and lets every channel in. This bot is for Teams: its issuer also signs for
web chat, where anybody may call themselves anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import aiohttp
import jwt
from aiohttp import web
from botframework.connector import Channels  # type: ignore[import-untyped]  # it has no stubs
from botframework.connector.auth import (  # type: ignore[import-untyped]  # it has no stubs
    AuthenticationConstants,
    ChannelValidation,
)

from bot.settings import Settings
from bot.wire.fields import text_in
from bot.wire.inbound import tenants_of
from bot.wire.service_urls import is_allowed, is_loopback
from bot.wire.signing_keys import SigningKey, SigningKeys

_ISSUER: str = AuthenticationConstants.TO_BOT_FROM_CHANNEL_TOKEN_ISSUER
_METADATA_URL: str = AuthenticationConstants.TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL
_ALGORITHMS: list[str] = AuthenticationConstants.ALLOWED_SIGNING_ALGORITHMS
_SERVICE_URL_CLAIM: str = ChannelValidation.SERVICE_URL_CLAIM
_LEEWAY: float = ChannelValidation.TO_BOT_FROM_CHANNEL_TOKEN_VALIDATION_PARAMETERS.clock_tolerance
_REQUIRED_CLAIMS = ["exp", "iss", "aud"]
# PyJWT's own errors, and what its versions let through for claims and headers of odd types.
_BAD_TOKEN = (jwt.PyJWTError, ArithmeticError, ValueError, TypeError, RecursionError)


class Unauthorized(Exception):
    """The activity isn't let in. The message says why, without anything of the token."""


class Verifier(Protocol):
    """Decides who gets in."""

    async def verify(self, request: web.Request, activity: Mapping[str, Any]) -> None:
        """Return if the activity may come in.

        Raises `Unauthorized`, and `BadActivity` when a field that it looks at is malformed.
        """

    async def ready(self) -> bool:
        """Whether it can decide yet; when it can't, it tries to get there."""


def verifier_for(
    settings: Settings, session: aiohttp.ClientSession, metadata_url: str = _METADATA_URL
) -> TokenVerifier | LocalVerifier:
    """The verifier that these settings ask for."""
    if settings.local:
        return LocalVerifier()
    return TokenVerifier(settings.app_id, settings.tenants, SigningKeys(session, metadata_url))


class TokenVerifier:
    """Lets in what the Teams channel service signed for this app, from the listed tenants."""

    def __init__(self, app_id: str, tenants: frozenset[str], keys: SigningKeys) -> None:
        self._app_id = app_id
        self._tenants = tenants
        self._keys = keys

    async def ready(self) -> bool:
        if not self._keys.known:
            await self.prepare()
        return self._keys.known

    async def prepare(self) -> None:
        """Fetch the keys, so that the first turn doesn't wait for them."""
        await self._keys.find("")

    async def verify(self, request: web.Request, activity: Mapping[str, Any]) -> None:
        service_url = text_in(activity, "serviceUrl")
        if activity.get("channelId") != Channels.ms_teams:
            raise Unauthorized("another channel than Teams")
        if not is_allowed(service_url, local=False):
            raise Unauthorized("a service URL that isn't of Teams")
        token = _bearer(request)
        claims = self._claims(token, await self._key(token))
        if claims.get(_SERVICE_URL_CLAIM) != service_url:
            raise Unauthorized("a token for another service URL")
        tenants = tenants_of(activity)
        if not tenants or not tenants <= self._tenants:
            raise Unauthorized("a tenant that isn't listed")

    async def _key(self, token: str) -> SigningKey:
        try:
            key_id = jwt.get_unverified_header(token).get("kid")
        except _BAD_TOKEN:
            raise Unauthorized("a malformed token") from None
        key = await self._keys.find(key_id) if key_id else None
        if key is None:
            raise Unauthorized("an unknown signing key")
        if Channels.ms_teams not in key.endorsements:
            raise Unauthorized("a signing key that isn't endorsed for Teams")
        return key

    def _claims(self, token: str, key: SigningKey) -> dict[str, Any]:
        try:
            return jwt.decode(
                token,
                key.key,
                algorithms=_ALGORITHMS,
                audience=self._app_id,
                issuer=_ISSUER,
                leeway=_LEEWAY,
                options={"require": _REQUIRED_CLAIMS},
            )
        except _BAD_TOKEN as error:
            raise Unauthorized(type(error).__name__) from None


class LocalVerifier:
    """Lets in this machine alone, without tokens, and only to answer to this machine.

    The host that was asked for is looked at as well: a request through a tunnel or a rebound
    name comes from this machine too.
    """

    async def ready(self) -> bool:
        return True

    async def verify(self, request: web.Request, activity: Mapping[str, Any]) -> None:
        if not is_loopback(request.remote):
            raise Unauthorized("a peer on another machine")
        if not is_loopback(_host(request)) or "X-Forwarded-For" in request.headers:
            raise Unauthorized("a request for another host")
        if not is_allowed(text_in(activity, "serviceUrl"), local=True):
            raise Unauthorized("a service URL on another machine")


def _bearer(request: web.Request) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme != "Bearer" or not token:
        raise Unauthorized("no bearer token")
    return token


def _host(request: web.Request) -> str:
    """The host that was asked for, without its port. The header holds whatever was sent."""
    host = request.host
    return host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
