"""`python -m bot`: run the bot, with settings from the environment."""

from __future__ import annotations

import logging
import sys

from aiohttp import web

from bot.app import make_app
from bot.settings import Settings, SettingsError
from content import ContentError, load
from storage.shelf import DataFolderInUse

_SHUTDOWN_SECONDS = 30.0


def main() -> int:
    """Run until SIGTERM or Ctrl-C. Returns 2 when the bot can't start."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    try:
        settings = Settings.read()
        content = load(settings.content) if settings.content else load()
        web.run_app(
            make_app(settings, content),
            host=settings.host,
            port=settings.port,
            access_log=None,
            shutdown_timeout=_SHUTDOWN_SECONDS,
            print=None,
        )
    except (SettingsError, ContentError, DataFolderInUse) as why:
        print(f"The bot can't start:\n{why}", file=sys.stderr)
        return 2
    except OSError as why:
        print(f"The bot can't start: {why.strerror or why}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
