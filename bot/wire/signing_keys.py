"""The public keys with which the channel signs its tokens."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm

from bot.wire.limited_read import TooMuch, read_limited

_log = logging.getLogger(__name__)

_TIMEOUT = aiohttp.ClientTimeout(total=10)
_LARGEST_DOCUMENT = 1024 * 1024
_FRESH = 24 * 3600.0
_BETWEEN_REFRESHES = 5 * 60.0
_AFTER_A_FAILURE = 10.0


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key, and the channels for which it may sign."""

    key: RSAPublicKey
    endorsements: frozenset[str]


class SigningKeys:
    """The channel's keys by id, fetched when needed and kept.

    A key that isn't known is looked for at once, so that a rotation goes unnoticed, but no more
    than once every five minutes, so that invented key ids don't make the bot hammer the channel.
    When the channel can't be reached the keys that are known stay good. Times are in seconds.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        metadata_url: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._session = session
        self._metadata_url = metadata_url
        self._clock = clock
        self._keys: Mapping[str, SigningKey] = {}
        self._stale_at = clock()
        self._next_refresh = clock()
        self._refreshing = asyncio.Lock()

    async def find(self, key_id: str) -> SigningKey | None:
        """The key with this id, or None when the channel has none."""
        found = self._keys.get(key_id)
        if found and (self._clock() < self._stale_at or self._refreshing.locked()):
            return found
        async with self._refreshing:
            if self._clock() >= self._next_refresh:
                await self._refresh()
        return self._keys.get(key_id)

    @property
    def known(self) -> bool:
        """Whether there are any keys yet."""
        return bool(self._keys)

    async def _refresh(self) -> None:
        try:
            keys = await self._fetch()
        except (aiohttp.ClientError, TimeoutError, TooMuch, ValueError) as error:
            # The type only: messages of aiohttp can hold whole addresses and answers.
            _log.warning("the channel's signing keys can't be fetched: %s", type(error).__name__)
            self._next_refresh = self._clock() + _AFTER_A_FAILURE
            return
        self._keys = keys
        self._stale_at = self._clock() + _FRESH
        self._next_refresh = self._clock() + _BETWEEN_REFRESHES

    async def _fetch(self) -> dict[str, SigningKey]:
        metadata = await self._get(self._metadata_url)
        keys_url = metadata.get("jwks_uri")
        if not isinstance(keys_url, str):
            raise ValueError("no jwks_uri")
        document = await self._get(keys_url)
        listed = document.get("keys")
        keys = dict(filter(None, map(_read_key, listed if isinstance(listed, list) else [])))
        if not keys:
            raise ValueError("no keys")
        return keys

    async def _get(self, url: str) -> dict[str, Any]:
        async with self._session.get(url, timeout=_TIMEOUT) as response:
            response.raise_for_status()
            body = await read_limited(response.content, _LARGEST_DOCUMENT)
        document = json.loads(body)
        if not isinstance(document, dict):
            raise ValueError("not an object")
        return document


def _read_key(jwk: Any) -> tuple[str, SigningKey] | None:
    """A key of the channel's list by its id, or None if it isn't one for us."""
    try:
        key = RSAAlgorithm.from_jwk(jwk) if jwk["kty"] == "RSA" else None
        if not isinstance(key, RSAPublicKey):
            return None
        return str(jwk["kid"]), SigningKey(key, frozenset(jwk.get("endorsements", ())))
    except (jwt.PyJWTError, AttributeError, KeyError, TypeError, ValueError):
        return None
