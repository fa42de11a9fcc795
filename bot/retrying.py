"""Reading, deciding and saving: once more when somebody else saved first."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from storage.base import Conflict

_MOST_TRIES = 50

Result = TypeVar("Result")


async def until_saved(attempt: Callable[[], Awaitable[Result]]) -> Result:
    """What an attempt to read, decide and commit comes to; a `Conflict` in it means: once more.

    Raises `Conflict` when others keep changing the same, and what else the attempt raises.
    """
    for _ in range(_MOST_TRIES):
        try:
            return await attempt()
        except Conflict:
            continue
    raise Conflict("others kept changing the same")
