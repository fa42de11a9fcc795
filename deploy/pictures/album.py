"""Takes pictures of cards and pages, and keeps them small."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Page

from deploy.browser.card import Card
from deploy.browser.client import Client

ON_PHONE = 340
"""How wide a card is on a phone, in pixels."""
WIDE = 1280
"""How many dots a picture of a whole page is wide, at most."""
LARGEST = 80_000
"""How many bytes a picture may have."""
_COLOURS = 40
"""What makes a picture small: few colours. The others are rare shades at the edge of letters."""


class Album:
    """The pictures of one run, in `folder`."""

    def __init__(self, client: Client, folder: Path) -> None:
        self.taken: list[Path] = []
        self._client = client
        self._folder = folder

    async def card(self, name: str, card: Card, *, phone: bool = False, sharp: bool = True) -> None:
        """A picture of a card alone; as a phone draws it when it is for somebody's own chat.

        A very long one is drawn less `sharp`.
        """
        self._keep(name, await card.screenshot(width=ON_PHONE if phone else None, sharp=sharp))

    async def window(self, name: str) -> None:
        """A picture of the whole client."""
        self._keep(name, await self._client.screenshot(), WIDE)

    async def page(self, name: str, page: Page) -> None:
        """A picture of what a page shows on its screen."""
        self._keep(name, await page.screenshot(scale="css"), WIDE)

    def _keep(self, name: str, picture: bytes, width: int | None = None) -> None:
        path = self._folder / f"{name}.png"
        path.write_bytes(small(picture, width))
        self.taken.append(path)


def small(picture: bytes, width: int | None = None) -> bytes:
    """A PNG with few colours; at most so many dots wide, when a width is given."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    if width and image.width > width:
        image = image.resize((width, round(image.height * width / image.width)))
    kept = BytesIO()
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
    return kept.getvalue()
