"""Reading what somebody else sends, no further than we want it."""

from __future__ import annotations

from aiohttp import StreamReader


class TooMuch(Exception):
    """There is more than we are willing to read."""


async def read_limited(stream: StreamReader, limit: int) -> bytes:
    """The whole body, which may be `limit` bytes long. Raises `TooMuch` beyond that."""
    body = bytearray()
    async for chunk in stream.iter_any():
        body += chunk
        if len(body) > limit:
            raise TooMuch
    return bytes(body)
