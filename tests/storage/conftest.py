"""The stores that keep the contract, and a space to work in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.base import Space, Store
from storage.tinydb_store import TinyStore


@pytest.fixture(params=["memory", "files"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """Every store in turn: what is tested with it belongs to the contract."""
    opened: Store
    if request.param == "memory":
        opened = TinyStore.in_memory()
    else:
        opened = await TinyStore.open(tmp_path / "data")
    yield opened
    await opened.close()


@pytest.fixture
def space() -> Space:
    return Space.of("tenant", "19:team@thread.tacv2")
