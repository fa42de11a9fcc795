"""`python -m dialogs.smart "zin"`: what a goal lacks, as JSON.

Without a sentence it reads one a line from standard input, and answers each with one line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable

from dialogs.smart import coach


def main(arguments: list[str]) -> int:
    """The command line. Returns the exit status, which is 0: advice never fails."""
    lines = [" ".join(arguments)] if arguments else map(_text, sys.stdin.buffer)
    try:
        _answer(lines)
    except BrokenPipeError:  # who reads has seen enough
        sys.stderr.close()
    return 0


def _answer(lines: Iterable[str]) -> None:
    for line in lines:
        advice = coach(line)
        print(json.dumps({"missing": advice.missing, "vague": advice.vague}), flush=True)


def _text(line: bytes) -> str:
    """A line as text: what is no UTF-8 was typed on an older Windows."""
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
