"""Takes pictures of cards and pages, and keeps them small."""

from __future__ import annotations

import base64
import struct
import zlib
from pathlib import Path

from playwright.async_api import Page

from deploy.browser.card import Card
from deploy.browser.client import Client

ON_PHONE = 340
"""How wide a card is on a phone, in pixels."""
WIDE = 1400
"""How many dots a picture of a whole page is wide."""
LARGEST = 80_000
"""How many bytes a picture may have."""

# What makes a picture small: few colours. 15 bits are kept of each colour, and of those the 256
# that are used most; the others are rare shades at the edge of letters.
_FEW_COLOURS = """async ([picture, resizeWidth]) => {
    const blob = await (await fetch(picture)).blob();
    const image = await createImageBitmap(
        blob, resizeWidth ? {resizeWidth, resizeQuality: "high"} : {});
    const {width, height} = image;
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context.drawImage(image, 0, 0);
    const dots = context.getImageData(0, 0, width, height).data;
    const shades = new Uint16Array(width * height);
    const uses = new Map();
    const part = colour => Math.round(colour * 31 / 255);
    for (let n = 0; n < shades.length; n++) {
        const [red, green, blue] = dots.subarray(4 * n, 4 * n + 3);
        shades[n] = part(red) << 10 | part(green) << 5 | part(blue);
        uses.set(shades[n], (uses.get(shades[n]) ?? 0) + 1);
    }
    const parts = shade => [shade >> 10, shade >> 5 & 31, shade & 31];
    const palette = [...uses.keys()].sort((a, b) => uses.get(b) - uses.get(a)).slice(0, 256);
    const far = (a, b) => parts(a).reduce((sum, c, n) => sum + (c - parts(b)[n]) ** 2, 0);
    const nearest = shade => palette.reduce((best, other) =>
        far(shade, other) < far(shade, best) ? other : best);
    const places = new Map(palette.map((shade, n) => [shade, n]));
    for (const shade of uses.keys())
        if (!places.has(shade)) places.set(shade, places.get(nearest(shade)));
    let rows = "";
    for (const shade of shades) rows += String.fromCharCode(places.get(shade));
    const colours = palette.flatMap(parts).map(colour => Math.round(colour * 255 / 31));
    return {width, rows: btoa(rows), palette: colours};
}"""


class Album:
    """The pictures of one run, in `folder`."""

    def __init__(self, client: Client, painter: Page, folder: Path) -> None:
        self.taken: list[Path] = []
        self._client = client
        self._painter = painter
        self._folder = folder

    async def card(self, name: str, card: Card, *, phone: bool = False) -> None:
        """A picture of a card alone; as a phone draws it when it is for somebody's own chat."""
        await self._keep(name, await card.screenshot(width=ON_PHONE if phone else None))

    async def window(self, name: str) -> None:
        """A picture of the whole client."""
        await self._keep(name, await self._client.screenshot(), WIDE)

    async def page(self, name: str, page: Page) -> None:
        """A picture of what a page shows on its screen."""
        await self._keep(name, await page.screenshot(), WIDE)

    async def _keep(self, name: str, picture: bytes, width: int | None = None) -> None:
        path = self._folder / f"{name}.png"
        address = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
        drawn = await self._painter.evaluate(_FEW_COLOURS, [address, width])
        path.write_bytes(
            png(drawn["width"], base64.b64decode(drawn["rows"]), bytes(drawn["palette"]))
        )
        self.taken.append(path)


def png(width: int, places: bytes, palette: bytes) -> bytes:
    """A picture of at most 256 colours as a file.

    `places` has for each dot, row by row, the number of its colour; `palette` has three bytes per
    colour. The format: https://www.w3.org/TR/png-3/
    """
    rows = [places[start : start + width] for start in range(0, len(places), width)]
    header = struct.pack(">IIBBBBB", width, len(rows), 8, 3, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
