"""`python -m bot` as an operator meets it."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

from tests.process.running import bot, healthy, local


async def refusal(**settings: str) -> str:
    """What the bot says when it doesn't start."""
    async with bot(**settings) as process:
        _, err = await asyncio.wait_for(process.communicate(), 20)
        assert process.returncode == 2, err
        assert b"Traceback" not in err
        return err.decode()


async def test_every_fault_in_the_settings_is_named_at_once() -> None:
    said = await refusal(STAPPENPLAN_PORT="many", STAPPENPLAN_THRESHOLD="1")

    for name in ("STAPPENPLAN_PORT", "STAPPENPLAN_THRESHOLD", "MicrosoftAppId"):
        assert name in said


async def test_a_faulty_pack_is_refused_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "school.yaml").write_text("pack: school\nversie: 1\nlijsten:\n  - {id: x}\n")

    said = await refusal(**local(tmp_path / "data", STAPPENPLAN_CONTENT=str(tmp_path)))

    assert "school.yaml:4" in said


async def test_a_folder_that_another_bot_works_in_is_refused(tmp_path: Path) -> None:
    settings = local(tmp_path)
    async with bot(**settings):
        await healthy(settings["STAPPENPLAN_PORT"])

        said = await refusal(**local(tmp_path))

    assert "another process" in said.lower() or "in use" in said.lower()


async def test_a_signal_to_stop_ends_the_process_in_order(tmp_path: Path) -> None:
    settings = local(tmp_path)
    async with bot(**settings) as process:
        await healthy(settings["STAPPENPLAN_PORT"])

        process.send_signal(signal.SIGTERM)
        _, err = await asyncio.wait_for(process.communicate(), 20)

    assert process.returncode == 0
    assert b"Traceback" not in err
