"""The pictures of the README and the handleiding are all there, and small."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from PIL import Image

from deploy.pictures.album import small

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


def test_a_picture_of_few_colours_holds_the_size_and_every_dot() -> None:
    drawn, kept = Image.new("RGB", (2, 2), "red"), BytesIO()
    drawn.putpixel((0, 1), (0, 0, 255))
    drawn.save(kept, "PNG")

    made = Image.open(BytesIO(small(kept.getvalue())))

    assert (made.format, made.mode, made.size) == ("PNG", "P", (2, 2))
    assert made.convert("RGB").tobytes() == drawn.tobytes()
