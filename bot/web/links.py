"""Signed links to pages: who has one may see that page, of that traject, for a while."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from itsdangerous import BadData, SignatureExpired, TimestampSigner, URLSafeTimedSerializer

from storage.base import Change, Conflict, Ref, Space, Store

_KEY = Ref("links", "key")
_KEYS = Space.of("", "links")
"""The key belongs to no team."""


class LinkKind(StrEnum):
    """What a link leads to: the first part of its path."""

    LIVE = "live"


AGES = {LinkKind.LIVE: timedelta(hours=12)}
"""How long each kind of link works."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a link gives access to. `person` is empty when it is meant for nobody in particular."""

    kind: LinkKind
    space: Space
    traject: str
    person: str = ""


class NoSuchLink(Exception):
    """A token that was never given out for this kind of page."""


class LinkExpired(Exception):
    """A token that was good once."""


class Links:
    """Makes and reads links.

    `base` is where browsers find the bot (see `Settings.public_url`); without it no link can be
    made. Tokens of one kind are no good for another.
    """

    def __init__(self, secret: str, base: str, clock: Callable[[], datetime]) -> None:
        self._base = base
        self._serializers = {
            kind: URLSafeTimedSerializer(
                secret,
                salt=f"stappenplan/{kind}",
                signer=_Signer,
                signer_kwargs={"clock": clock, "digest_method": hashlib.sha256},
            )
            for kind in LinkKind
        }

    def url(self, link: Link) -> str:
        """The address of a page; empty when browsers can't reach the bot."""
        if not self._base:
            return ""
        token = self._serializers[link.kind].dumps([link.space.key, link.traject, link.person])
        return f"{self._base}/{link.kind}/{token}"

    def read(self, kind: LinkKind, token: str) -> Link:
        """What a token gives access to. Raises `NoSuchLink` or `LinkExpired`."""
        age = int(AGES[kind].total_seconds())
        try:
            space, traject, person = self._serializers[kind].loads(token, max_age=age)
        except SignatureExpired:
            raise LinkExpired from None
        except BadData:
            raise NoSuchLink from None
        return Link(kind, Space(space), traject, person)


async def kept_secret(store: Store, chance: Callable[[], str]) -> str:
    """A key that nobody chose, the same after every restart."""
    made = chance() + chance()
    with suppress(Conflict):  # it was kept before
        await store.commit(_KEYS, Change(expects={_KEY: 0}, puts={_KEY: {"key": made}}))
    [doc] = await store.get(_KEYS, [_KEY])
    assert doc is not None
    return str(doc.body["key"])


class _Signer(TimestampSigner):
    """Signs with the bot's own clock, which a test can set."""

    def __init__(self, *args: Any, clock: Callable[[], datetime], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._clock = clock

    def get_timestamp(self) -> int:
        return int(self._clock().timestamp())
