"""Putting a file where Teams says that somebody wants it."""

from __future__ import annotations

import aiohttp
from yarl import URL

from bot.documents.files import File
from bot.wire.delivery_errors import Ambiguous, Refused, TooLarge, Unreachable, failure_of
from bot.wire.file_consent import Upload
from bot.wire.service_urls import is_upload_allowed

MOST_BYTES = 10 * 1024 * 1024
"""A file is sent in one piece; the service takes pieces of up to 60 MiB."""
_MOST_SECONDS = 60.0


class Uploads:
    """Uploads files, over the one session that the process has."""

    def __init__(self, session: aiohttp.ClientSession, *, local: bool) -> None:
        """`local`: to this machine only."""
        self._session = session
        self._local = local

    async def put(self, upload: Upload, file: File) -> None:
        """Upload a file; to do it again does no harm. Raises a `NotDelivered`.

        The address is a secret that gives access by itself: the bot's own token is not sent along.
        """
        size = len(file.data)
        addresses = (upload.url, upload.content_url)
        if not all(is_upload_allowed(address, local=self._local) for address in addresses):
            raise Refused("an upload URL that isn't allowed")
        if size > MOST_BYTES:
            raise TooLarge(f"{size} bytes")
        try:
            async with self._session.put(
                URL(upload.url, encoded=True),
                data=file.data,
                headers={
                    "Content-Type": file.type,
                    "Content-Range": f"bytes 0-{size - 1}/{size}",
                },
                timeout=aiohttp.ClientTimeout(total=_MOST_SECONDS, sock_connect=10.0),
                allow_redirects=False,
            ) as response:
                status, retry_after = response.status, response.headers.get("Retry-After")
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise Unreachable(type(error).__name__) from None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Ambiguous(type(error).__name__) from None
        if status == 401:
            raise Refused("401")  # the address is no good any more; nor is it the next time
        if not 200 <= status < 300:
            raise failure_of(status, "", retry_after)
