"""Which addresses the bot may post to, its token in hand."""

from __future__ import annotations

import ipaddress

from yarl import URL

TEAMS_HOSTS = frozenset(
    {
        "smba.trafficmanager.net",
        "smba.onyx.prod.teams.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
    }
)
"""The hosts of the Teams channel service, in full.

Never a suffix: anybody with an Azure account can have a name under trafficmanager.net, and would
be handed a token with which to speak as the bot.
"""


_FILES = ".sharepoint.com"
"""Files in Microsoft 365 are at a name under this one; only Microsoft gives those out."""


def is_loopback(host: str | None) -> bool:
    """Whether a host name or address is this machine itself."""
    if not host:
        return False
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def is_allowed(service_url: str, *, local: bool) -> bool:
    """Whether replies may go to this service URL.

    In local mode only this machine, over http or https; otherwise only the Teams channel
    service, over https on its own port.
    """
    try:
        url = URL(service_url)
    except ValueError:
        return False
    if url.user is not None or url.raw_query_string or url.raw_fragment:
        return False
    if local:
        return url.scheme in ("http", "https") and is_loopback(url.host)
    return url.scheme == "https" and url.port == 443 and url.host in TEAMS_HOSTS


def is_upload_allowed(address: str, *, local: bool) -> bool:
    """Whether a file may be put at this address, which came from outside.

    In local mode on this machine only; otherwise only in the files of Microsoft 365, over https
    on its own port. The address may have a query: it holds the token of the upload.
    """
    try:
        url = URL(address)
    except ValueError:
        return False
    if url.user is not None or url.raw_fragment or not url.host:
        return False
    if local:
        return url.scheme in ("http", "https") and is_loopback(url.host)
    return url.scheme == "https" and url.port == 443 and url.host.endswith(_FILES)
