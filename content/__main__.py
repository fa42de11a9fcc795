"""`python -m content check FOLDER`: tells everything that is wrong with a school's folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from content.loader import ContentError, load


def main(arguments: list[str] | None = None) -> int:
    """The command line. Returns the exit status: 0 when the bot can use the folder, else 1."""
    parser = argparse.ArgumentParser(prog="python -m content")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="list every fault in a folder with content packs")
    check.add_argument(
        "folder", type=Path, nargs="*", help="laid over the built-in packs, in order"
    )
    try:
        content = load(*parser.parse_args(arguments).folder)
    except ContentError as error:
        print(error)
        print(f"{len(error.faults)} to mend; the bot does not start with these packs.")
        return 1
    print(f"{len(content.versies)} packs are sound: {', '.join(sorted(content.versies))}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
