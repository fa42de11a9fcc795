"""What an operator may set, and what the bot says of the rest."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.settings import AppType, Settings, SettingsError

APP = "0a0a0a0a-1b1b-4c2c-8d3d-4e4e4e4e4e4e"
TENANT = "11111111-1111-4111-8111-111111111111"
OTHER = "22222222-2222-4222-8222-222222222222"
REGISTERED = {
    "MicrosoftAppId": APP,
    "MicrosoftAppPassword": "heel-geheim",
    "MicrosoftAppTenantId": TENANT,
}


def faults(environment: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        Settings.read(environment)
    return caught.value.faults


def test_a_local_run_needs_one_setting() -> None:
    settings = Settings.read({"STAPPENPLAN_LOCAL": "1"})
    assert settings.local
    assert (settings.host, settings.port) == ("127.0.0.1", 3978)
    assert (settings.data, settings.content, settings.now) == (Path("data"), None, None)
    assert settings.threshold == 5


def test_a_registered_bot_lets_its_own_tenant_in_and_those_that_are_listed() -> None:
    settings = Settings.read(REGISTERED | {"STAPPENPLAN_TENANTS": f" {OTHER.upper()} ,"})
    assert not settings.local
    assert settings.app_type is AppType.SINGLE_TENANT
    assert settings.tenants == {TENANT, OTHER}


def test_an_old_registration_lists_its_tenants() -> None:
    environment = {
        "MicrosoftAppType": "multitenant",
        "MicrosoftAppId": APP,
        "MicrosoftAppPassword": "x",
    }
    settings = Settings.read(environment | {"STAPPENPLAN_TENANTS": OTHER})
    assert settings.app_type is AppType.MULTI_TENANT
    assert settings.tenants == {OTHER}
    (fault,) = faults(environment)
    assert fault.startswith("STAPPENPLAN_TENANTS is missing")


def test_a_managed_identity_has_no_password() -> None:
    environment = {
        "MicrosoftAppType": "UserAssignedMSI",
        "MicrosoftAppId": APP,
        "MicrosoftAppTenantId": TENANT,
    }
    assert Settings.read(environment).app_type is AppType.MANAGED_IDENTITY
    (fault,) = faults(environment | {"MicrosoftAppPassword": "x"})
    assert "unset it" in fault


def test_a_secret_is_not_shown() -> None:
    signing = "s" * 40
    shown = repr(Settings.read(REGISTERED | {"STAPPENPLAN_LINK_SECRET": signing}))
    assert "heel-geheim" not in shown
    assert signing not in shown


def test_a_secret_that_can_be_guessed_is_refused_and_not_repeated() -> None:
    (fault,) = faults(REGISTERED | {"STAPPENPLAN_LINK_SECRET": "welkom123"})
    assert "at least 32 characters" in fault
    assert "welkom123" not in fault


def test_nothing_set_says_how_to_begin() -> None:
    first, *_ = faults({})
    assert "MicrosoftAppId is missing" in first
    assert "STAPPENPLAN_LOCAL=1" in first


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    a_file = tmp_path / "bestand"
    a_file.touch()
    found = faults(
        {
            "MicrosoftAppId": "mijn-bot",
            "MicrosoftAppType": "Zelfgemaakt",
            "MicrosoftAppTenantId": "school.be",
            "STAPPENPLAN_TENANTS": f"{TENANT},school.be",
            "STAPPENPLAN_PORT": "80000",
            "STAPPENPLAN_DATA": str(a_file),
            "STAPPENPLAN_CONTENT": str(tmp_path / "nergens"),
            "STAPPENPLAN_LINK_SECRET": "te-kort",
            "STAPPENPLAN_NOW": "morgen",
            "STAPPENPLAN_PUBLIC_URL": "school.be",
            "STAPPENPLAN_TEMPLATES": str(a_file),
            "STAPPENPLAN_THRESHOLD": "2",
        }
    )
    assert sorted(fault.partition(" ")[0] for fault in found) == [
        "MicrosoftAppId",
        "MicrosoftAppPassword",
        "MicrosoftAppTenantId",
        "MicrosoftAppType",
        "STAPPENPLAN_CONTENT",
        "STAPPENPLAN_DATA",
        "STAPPENPLAN_LINK_SECRET",
        "STAPPENPLAN_NOW",
        "STAPPENPLAN_PORT",
        "STAPPENPLAN_PUBLIC_URL",
        "STAPPENPLAN_TEMPLATES",
        "STAPPENPLAN_TENANTS",
        "STAPPENPLAN_THRESHOLD",
    ]
    assert all(fault.endswith(".") for fault in found)


@pytest.mark.parametrize("value", ["yes", "true", "2"])
def test_the_local_switch_is_one_or_zero(value: str) -> None:
    (fault,) = faults({"STAPPENPLAN_LOCAL": value})
    assert fault == f"STAPPENPLAN_LOCAL must be 0 or 1, not {value!r}."


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "school.be"])
def test_a_local_run_stays_on_this_machine(host: str) -> None:
    (fault,) = faults({"STAPPENPLAN_LOCAL": "1", "STAPPENPLAN_HOST": host})
    assert "must be a loopback address" in fault
    assert Settings.read(REGISTERED | {"STAPPENPLAN_HOST": host}).host == host


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "localhost", "::1"])
def test_this_machine_has_several_names(host: str) -> None:
    assert Settings.read({"STAPPENPLAN_LOCAL": "1", "STAPPENPLAN_HOST": host}).host == host


def test_a_local_run_has_no_app_id() -> None:
    (fault,) = faults({"STAPPENPLAN_LOCAL": "1"} | REGISTERED)
    assert "unset one of the two" in fault


def test_the_clock_can_stand_still_in_a_local_run_only() -> None:
    def now(value: str) -> datetime | None:
        return Settings.read({"STAPPENPLAN_LOCAL": "1", "STAPPENPLAN_NOW": value}).now

    nine_in_brussels = datetime(2026, 9, 1, 7, tzinfo=UTC)
    assert now("2026-09-01T09:00") == nine_in_brussels
    assert now("2026-09-01T09:00+02:00") == nine_in_brussels
    assert now("2026-09-01T07:00Z") == nine_in_brussels
    (fault,) = faults(REGISTERED | {"STAPPENPLAN_NOW": "2026-09-01T09:00"})
    assert "STAPPENPLAN_LOCAL=1 only" in fault


def test_pages_are_found_where_the_operator_says() -> None:
    def public(value: str) -> str:
        return Settings.read(REGISTERED | {"STAPPENPLAN_PUBLIC_URL": value}).public_url

    assert public("") == ""
    assert public("https://stappenplan.school.be/") == "https://stappenplan.school.be"
    assert public("https://school.be/stappenplan") == "https://school.be/stappenplan"
    assert public("http://127.0.0.1:8080") == "http://127.0.0.1:8080"


@pytest.mark.parametrize(
    "value",
    [
        "http://stappenplan.school.be",
        "stappenplan.school.be",
        "https://",
        "https://jan@school.be",
        "https://school.be/?a=1",
        "https://school.be/#a",
        "javascript:alert(1)",
        "https://[",
    ],
)
def test_pages_are_found_on_a_plain_and_safe_address_only(value: str) -> None:
    (fault,) = faults(REGISTERED | {"STAPPENPLAN_PUBLIC_URL": value})
    assert fault.startswith("STAPPENPLAN_PUBLIC_URL must be an address like https://")


def test_in_a_local_run_pages_are_found_where_the_bot_listens() -> None:
    def public(host: str) -> str:
        local = {"STAPPENPLAN_LOCAL": "1", "STAPPENPLAN_HOST": host, "STAPPENPLAN_PORT": "4000"}
        return Settings.read(local).public_url

    assert public("localhost") == "http://localhost:4000"
    assert public("::1") == "http://[::1]:4000"
