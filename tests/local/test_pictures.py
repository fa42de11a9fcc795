"""The pictures of the README and the handleiding are all there, and small."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path

from deploy.pictures.album import png

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "deploy" / "handleiding" / "README.md")
PICTURES = ROOT / "deploy" / "pictures"
MOST_TOGETHER = 2_000_000


def shown() -> set[Path]:
    """Every picture that a page shows."""
    return {
        (page.parent / link).resolve()
        for page in PAGES
        for link in re.findall(r'(?:\]\(|src=")([^)"]+\.png)', page.read_text(encoding="utf-8"))
    }


def test_every_picture_that_is_shown_exists_and_every_one_that_exists_is_shown() -> None:
    assert shown() == set(PICTURES.glob("*.png"))


def test_together_they_are_small_enough_to_clone() -> None:
    assert sum(path.stat().st_size for path in shown()) < MOST_TOGETHER


def test_a_picture_of_few_colours_holds_the_size_the_colours_and_every_dot() -> None:
    red_above_blue = png(2, bytes([0, 0, 1, 1]), bytes([255, 0, 0, 0, 0, 255]))

    chunks, rest = {}, red_above_blue[8:]
    while rest:
        (length,) = struct.unpack(">I", rest[:4])
        kind, data = rest[4:8], rest[8 : 8 + length]
        assert struct.unpack(">I", rest[8 + length : 12 + length]) == (zlib.crc32(kind + data),)
        chunks[kind], rest = data, rest[12 + length :]
    assert red_above_blue.startswith(b"\x89PNG\r\n\x1a\n")
    assert list(chunks) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    assert struct.unpack(">II", chunks[b"IHDR"][:8]) == (2, 2)
    assert chunks[b"PLTE"] == bytes([255, 0, 0, 0, 0, 255])
    assert zlib.decompress(chunks[b"IDAT"]) == bytes([0, 0, 0, 0, 1, 1])
