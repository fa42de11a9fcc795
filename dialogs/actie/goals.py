"""A goal as a team typed it: one sentence, or several that are numbered a, b, c in a plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_lowercase

_MARK = re.compile(r"(?:[-–•*]|\(?(?:[a-z]|\d{1,2})\s?[.)])\s+", re.IGNORECASE)
"""What people put before a line of a list."""


@dataclass(frozen=True, slots=True)
class Doel:
    """A goal. `delen` are its parts, if it has any; `inleiding` is what stands before them."""

    inleiding: str
    delen: tuple[str, ...] = ()

    @property
    def tekst(self) -> str:
        """The goal to be read, a line for each part."""
        parts = [f"{_letter(n)}. {deel}" for n, deel in enumerate(self.delen)]
        return "\n".join(filter(None, (self.inleiding, *parts)))


def _letter(number: int) -> str:
    """The mark of a part, counted from 0: a to z, and then numbers."""
    return ascii_lowercase[number] if number < len(ascii_lowercase) else str(number + 1)


def read_goal(text: str) -> Doel:
    """The parts of a goal that was typed on several lines, or in one line with a, b, c.

    A first line without a mark introduces the others when they have one, or when it ends with a
    colon. Another line without a mark goes on with the part before it. Where no line has a mark,
    each is a part.
    """
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    if len(lines) < 2:
        return _in_one_line(" ".join(lines))
    marked = [bool(_MARK.match(line)) for line in lines]
    introduced = lines[0].endswith(":") if not any(marked) else not marked[0]
    inleiding = lines.pop(0) if introduced else ""
    delen: list[str] = []
    for line in lines:
        mark = _MARK.match(line)
        if mark or not any(marked) or not delen:
            delen.append(line[mark.end() :] if mark else line)
        else:
            delen[-1] += f" {line}"
    return _goal(inleiding, delen)


def _in_one_line(text: str) -> Doel:
    """Parts that follow each other as a. … b. … in one line; they begin with a, and miss none."""
    delen: list[str] = []
    rest = text
    for letter in ascii_lowercase:
        match = re.search(rf"(?:^|(?<=[\s:;,]))\(?{letter}\s?[.)]\s+", rest)
        if not match:
            break
        delen.append(rest[: match.start()].rstrip())
        rest = rest[match.end() :]
    if len(delen) < 2:
        return Doel(text)
    inleiding, *delen = [*delen, rest]
    return _goal(inleiding, delen)


def _goal(inleiding: str, delen: list[str]) -> Doel:
    if len(delen) > 1:
        return Doel(inleiding, tuple(delen))
    return Doel(" ".join(filter(None, (inleiding, *delen))))
