"""Who may import whom: the contracts in pyproject.toml, each of which can also be broken."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = [contract["id"] for contract in CONFIG["tool"]["importlinter"]["contracts"]]
BREAKS = {
    "layers": ("content/__init__.py", "import dialogs.record"),
    "framework": ("storage/codec.py", "import aiohttp"),
    "pure": ("dialogs/dutch.py", "import time"),
    "files": ("dialogs/dutch.py", "import os"),
    "store": ("bot/turns/turn.py", "import storage.tinydb_store"),
}
"""A line in a file that would break each contract."""


def lint(root: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter on a tree of packages."""
    limits = [argument for id in contracts for argument in ("--contract", id)]
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache", *limits],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_every_module_imports_only_what_it_may() -> None:
    linted = lint(ROOT)

    assert linted.returncode == 0, linted.stdout


@pytest.mark.parametrize("contract", CONTRACTS)
def test_each_contract_can_be_broken(contract: str, tmp_path: Path) -> None:
    for package in CONFIG["tool"]["importlinter"]["root_packages"]:
        for path in sorted((ROOT / package).rglob("*.py")):
            copy = tmp_path / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    file, line = BREAKS[contract]
    with (tmp_path / file).open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")

    linted = lint(tmp_path, contract)

    assert linted.returncode == 1
    assert "BROKEN" in linted.stdout
