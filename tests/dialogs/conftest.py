"""The built-in content packs, read once."""

from __future__ import annotations

import pytest

from content import Content, load


@pytest.fixture(scope="session")
def content() -> Content:
    return load()
