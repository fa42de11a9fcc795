"""What went wrong in our own code, for a log that holds nothing of what users wrote."""

from __future__ import annotations

import traceback

_LONGEST_CHAIN = 5


def trace_of(error: BaseException) -> str:
    """The traceback of an error and of those that led to it.

    Types and lines of code only: a message (`KeyError: 'an answer'`) can quote what was typed.
    """
    parts: list[str] = []
    link: BaseException | None = error
    while link is not None and len(parts) < _LONGEST_CHAIN:
        parts.append(f"{type(link).__name__}\n{''.join(traceback.format_tb(link.__traceback__))}")
        link = link.__cause__ or link.__context__
    return "caused by ".join(parts).rstrip()
