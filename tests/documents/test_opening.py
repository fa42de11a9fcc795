"""LibreOffice opens the documents and shows what is in them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.documents.excel import acties_as_xlsx
from bot.documents.word import Word
from tests.documents.plans import CONTENT, NOW, plannen

CSV = "csv:Text - txt - csv (StarCalc):44,34,76"
"""With commas, quotes and UTF-8."""

Convert = Callable[[str, bytes, str], bytes]
"""A file by its name and what is in it, as another kind of file."""


@pytest.fixture
def convert(tmp_path: Path) -> Convert:
    """LibreOffice with a profile of its own. Left out where it isn't, unless it must be there."""
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("STAPPENPLAN_REQUIRE_CLIENT") == "1":
            pytest.fail("LibreOffice was not found.")
        pytest.skip("LibreOffice was not found.")

    def run(name: str, file: bytes, kind: str) -> bytes:
        (tmp_path / name).write_bytes(file)
        subprocess.run(
            [
                *(program, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"),
                *("--convert-to", kind, "--outdir", str(tmp_path / "out"), str(tmp_path / name)),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        made = (tmp_path / "out" / name).with_suffix("." + kind.partition(":")[0])
        return made.read_bytes()

    return run


def test_word_documents_open_and_print(convert: Convert) -> None:
    word, plans = Word(CONTENT), plannen(acties=4)

    for name, file in (
        ("jaaractieplan", word.jaaractieplan(plans, NOW)),
        ("meerjarenplan", word.meerjarenplan(plans, NOW)),
    ):
        assert convert(f"{name}.docx", file, "pdf").startswith(b"%PDF-")
        text = convert(f"{name}.docx", file, "txt:Text (encoded):UTF8").decode("utf-8-sig")
        assert f"{name.capitalize()} 2026-2027" in text
        assert "Dit is wat van actie 3" in text


def test_the_list_opens_with_its_texts_and_no_formula(convert: Convert) -> None:
    typed = "=1+1"
    file = acties_as_xlsx([plannen(lambda field: typed, acties=1)], NOW)

    text = convert("acties.xlsx", file, CSV).decode()

    assert typed in text
    assert "Traject,Verwachting,Schooljaar" in text
