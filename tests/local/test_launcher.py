"""`python -m deploy.local` says what is wrong, before it starts anything."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def launch(*options: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Start the local run, which is expected to end by itself."""
    return subprocess.run(
        [sys.executable, "-m", "deploy.local", *options],
        cwd=ROOT,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_without_node_it_says_so_and_what_to_do(tmp_path: Path) -> None:
    ended = launch(PATH=str(tmp_path))

    assert ended.returncode == 1
    assert "Node.js 20 or newer was not found" in ended.stderr
    assert "https://nodejs.org" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(("version", "said"), [("v18.19.0", "v18.19.0"), ("", "broken")])
def test_an_old_or_broken_node_is_not_enough(tmp_path: Path, version: str, said: str) -> None:
    node = tmp_path / "node"
    node.write_text(f"#!/bin/sh\necho {version}\n")
    node.chmod(0o755)

    ended = launch("--install", PATH=str(tmp_path))

    assert ended.returncode == 1
    assert "Node.js 20 or newer is needed" in ended.stderr
    assert said in ended.stderr
