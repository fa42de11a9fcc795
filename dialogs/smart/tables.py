"""How the tables of words are written, and made into patterns."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a table, which are divided by spaces and line ends."""
    return frozenset(text.split())


def any_of(table: str) -> str:
    """A pattern for any of the words of a table; `_` stands for a space within one."""
    return "(?:" + "|".join(table.replace("_", " ") for table in table.split()) + ")"
