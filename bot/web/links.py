"""Signed links to pages and files: who has one may see that, of that traject, for a while."""

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
    """What a link leads to. A consent is no link, but what comes back when somebody agrees."""

    LIVE = "live"
    PLAN = "plan"
    FILE = "file"
    CONSENT = "consent"
    OVERZICHT = "overzicht"


AGES = {
    LinkKind.LIVE: timedelta(hours=12),
    LinkKind.PLAN: timedelta(hours=12),
    LinkKind.FILE: timedelta(hours=1),
    LinkKind.CONSENT: timedelta(days=1),
    LinkKind.OVERZICHT: timedelta(hours=12),
}
"""How long each kind of link works."""
PAGES = {"live": LinkKind.LIVE, "plan": LinkKind.PLAN, "overzicht": LinkKind.OVERZICHT}
"""The pages by their names; every other name is that of a file."""
_PATHS = {
    LinkKind.LIVE: "live",
    LinkKind.PLAN: "plan",
    LinkKind.FILE: "plan",
    LinkKind.OVERZICHT: "overzicht",
}


@dataclass(frozen=True, slots=True)
class Link:
    """What a link gives access to. A link to all trajecten of a space names none.

    `person` is empty when it is meant for nobody in particular, `file` when it leads to a page.
    """

    kind: LinkKind
    space: Space
    traject: str
    person: str = ""
    file: str = ""


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
        self._clock = clock
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
        address = f"{self._base}/{_PATHS[link.kind]}/{self.token(link)}"
        return f"{address}/{link.file}" if link.file else address

    def token(self, link: Link) -> str:
        """What proves that the bot gave this."""
        held = [link.space.key, link.traject, link.person, link.file]
        return str(self._serializers[link.kind].dumps(held))

    def until(self, kind: LinkKind) -> datetime:
        """How long a link works that is made now."""
        return self._clock() + AGES[kind]

    def read(self, kind: LinkKind, token: str) -> Link:
        """What a token gives access to. Raises `NoSuchLink` or `LinkExpired`."""
        age = int(AGES[kind].total_seconds())
        try:
            space, traject, person, file = self._serializers[kind].loads(token, max_age=age)
        except SignatureExpired:
            raise LinkExpired from None
        except BadData:
            raise NoSuchLink from None
        return Link(kind, Space(space), traject, person, file)


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
