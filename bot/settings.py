"""What the operator sets by environment, checked once, at the start."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from yarl import URL

from bot.wire.service_urls import is_loopback

BRUSSELS = ZoneInfo("Europe/Brussels")
DEFAULT_THRESHOLD = 5
LOWEST_THRESHOLD = 3
SHORTEST_SECRET = 32
"""In characters: what signs the links must be beyond guessing."""

_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_T = TypeVar("_T")


class SettingsError(Exception):
    """The environment can't be used. `faults` has a line for each thing that is wrong with it."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class AppType(StrEnum):
    """How the bot is registered with Azure, in the words of `MicrosoftAppType`."""

    SINGLE_TENANT = "SingleTenant"
    MULTI_TENANT = "MultiTenant"
    MANAGED_IDENTITY = "UserAssignedMSI"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run. Its repr has no secrets."""

    local: bool
    """No app id and no tokens: only this machine may talk to the bot."""
    app_id: str
    app_password: str = field(repr=False)
    app_tenant: str
    app_type: AppType
    tenants: frozenset[str]
    """The tenants that get in, in lower case, the app's own among them. Unused in local mode."""
    host: str
    port: int
    data: Path
    content: Path | None
    """A folder with a school's own content."""
    templates: Path | None
    """A folder with a school's own Word templates."""
    now: datetime | None
    """An aware moment at which the clock stands still, in local mode only."""
    threshold: int
    """So many deelnemers must have answered before a result is shown."""
    public_url: str
    """Where browsers find the bot, without a slash at the end; empty: nowhere, it has no pages."""
    link_secret: str = field(repr=False)
    """What signs the links to pages; empty: a key that is kept with the records."""

    @staticmethod
    def read(environ: Mapping[str, str] = os.environ) -> Settings:
        """Read the settings.

        Raises `SettingsError` with every fault at once, so that nobody has to start the bot five
        times to find five of them.
        """
        faults: dict[str, str] = {}

        def take(name: str, default: str, parse: Callable[[str], _T]) -> _T:
            raw = environ.get(name, "").strip() or default
            try:
                return parse(raw)
            except ValueError as why:
                faults[name] = f"{name} {why}, not {raw!r}."
                return parse(default)

        app_tenant = take("MicrosoftAppTenantId", "", _guid)
        settings = Settings(
            local=take("STAPPENPLAN_LOCAL", "0", _switch),
            app_id=take("MicrosoftAppId", "", _guid),
            app_password=environ.get("MicrosoftAppPassword", ""),
            app_tenant=app_tenant,
            app_type=take("MicrosoftAppType", AppType.SINGLE_TENANT, _app_type),
            tenants=take("STAPPENPLAN_TENANTS", "", _guids) | _guids(app_tenant),
            host=take("STAPPENPLAN_HOST", "127.0.0.1", str),
            port=take("STAPPENPLAN_PORT", "3978", _port),
            data=take("STAPPENPLAN_DATA", "./data", _folder_to_make),
            content=take("STAPPENPLAN_CONTENT", "", _existing_folder),
            templates=take("STAPPENPLAN_TEMPLATES", "", _existing_folder),
            now=take("STAPPENPLAN_NOW", "", _moment),
            threshold=take("STAPPENPLAN_THRESHOLD", str(DEFAULT_THRESHOLD), _threshold),
            public_url=take("STAPPENPLAN_PUBLIC_URL", "", _public_url),
            link_secret=environ.get("STAPPENPLAN_LINK_SECRET", "").strip(),
        )
        if 0 < len(settings.link_secret) < SHORTEST_SECRET:
            faults["STAPPENPLAN_LINK_SECRET"] = (
                f"STAPPENPLAN_LINK_SECRET must have at least {SHORTEST_SECRET} characters."
            )
        if "STAPPENPLAN_LOCAL" not in faults:
            check = _local_faults if settings.local else _registered_faults
            faults = {**check(settings), **faults}
        if faults:
            raise SettingsError(faults.values())
        if settings.local and not settings.public_url:
            settings = replace(settings, public_url=f"http://{_in_url(settings)}")
        return settings


def _in_url(settings: Settings) -> str:
    """Where the bot listens, as a URL names it."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"{host}:{settings.port}"


def _local_faults(settings: Settings) -> dict[str, str]:
    faults = {}
    if settings.app_id:
        faults["MicrosoftAppId"] = (
            "MicrosoftAppId is set while STAPPENPLAN_LOCAL=1 turns the check of tokens off; "
            "unset one of the two."
        )
    if not is_loopback(settings.host):
        faults["STAPPENPLAN_HOST"] = (
            "STAPPENPLAN_HOST must be a loopback address while STAPPENPLAN_LOCAL=1, "
            f"not {settings.host!r}."
        )
    return faults


def _registered_faults(settings: Settings) -> dict[str, str]:
    faults = {}
    managed = settings.app_type is AppType.MANAGED_IDENTITY
    if not settings.app_id:
        faults["MicrosoftAppId"] = (
            "MicrosoftAppId is missing; set it, or set STAPPENPLAN_LOCAL=1 to try the bot on "
            "this machine only."
        )
    if not settings.app_password and not managed:
        faults["MicrosoftAppPassword"] = "MicrosoftAppPassword is missing."
    if settings.app_password and managed:
        faults["MicrosoftAppPassword"] = (
            "MicrosoftAppPassword is set, but a UserAssignedMSI has none; unset it."
        )
    if not settings.app_tenant and settings.app_type is not AppType.MULTI_TENANT:
        faults["MicrosoftAppTenantId"] = (
            f"MicrosoftAppTenantId is missing; a {settings.app_type} app needs it."
        )
    if not settings.tenants:
        faults["STAPPENPLAN_TENANTS"] = (
            "STAPPENPLAN_TENANTS is missing; list the ids of the tenants that may use the bot, "
            "with commas between them."
        )
    if settings.now:
        faults["STAPPENPLAN_NOW"] = (
            "STAPPENPLAN_NOW stops the clock and is for STAPPENPLAN_LOCAL=1 only; unset it."
        )
    return faults


def _switch(raw: str) -> bool:
    if raw not in ("0", "1"):
        raise ValueError("must be 0 or 1")
    return raw == "1"


def _app_type(raw: str) -> AppType:
    for app_type in AppType:
        if app_type.lower() == raw.lower():
            return app_type
    raise ValueError(f"must be one of {', '.join(AppType)}")


def _guid(raw: str) -> str:
    if raw and not _GUID.fullmatch(raw.lower()):
        raise ValueError("must be an id like 01234567-89ab-cdef-0123-456789abcdef")
    return raw.lower()


def _guids(raw: str) -> frozenset[str]:
    parts = (part.strip() for part in raw.split(","))
    return frozenset(_guid(part) for part in parts if part)


def _whole(raw: str, lowest: int, highest: int) -> int:
    if not re.fullmatch("[0-9]{1,9}", raw) or not lowest <= int(raw) <= highest:
        raise ValueError(f"must be a whole number from {lowest} to {highest}")
    return int(raw)


def _port(raw: str) -> int:
    return _whole(raw, 1, 65535)


def _threshold(raw: str) -> int:
    return _whole(raw, LOWEST_THRESHOLD, 1000)


def _folder_to_make(raw: str) -> Path:
    path = Path(raw)
    if path.exists() and not path.is_dir():
        raise ValueError("must be a folder")
    return path


def _existing_folder(raw: str) -> Path | None:
    if not raw:
        return None
    path = Path(raw)
    if not path.is_dir():
        raise ValueError("must be a folder that exists")
    return path


def _public_url(raw: str) -> str:
    if raw and not _leads_here(raw):
        raise ValueError("must be an address like https://stappenplan.school.be")
    return raw.rstrip("/")


def _leads_here(address: str) -> bool:
    """Whether paths can be added to an address, and nobody in between can read along."""
    try:
        url = URL(address)
    except ValueError:
        return False
    safe = url.scheme == "https" or (url.scheme == "http" and is_loopback(url.host))
    plain = not (url.user or url.password or url.raw_query_string or url.raw_fragment)
    return safe and plain and bool(url.host)


def _moment(raw: str) -> datetime | None:
    if not raw:
        return None
    try:
        moment = datetime.fromisoformat(raw)
    except ValueError:
        raise ValueError("must be a moment like 2026-09-01T09:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=BRUSSELS)
