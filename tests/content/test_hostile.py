"""Files that would harm or mislead a careless reader are refused, quickly, and never crash it."""

from __future__ import annotations

import os
import time

import pytest

from content.source import MAX_BYTES

BOMB = "tips: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}, *{before}, *{before}, *{before}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (BOMB, 4, "`*` names an alias; expected the text itself"),
        ("tips: &t [*t]\n", 3, "`*` names an alias; expected the text itself"),
        ("tips: !!python/object/apply:os.system [ls]\n", 3, "`!` starts a tag"),
        ("tips: " + "[" * 500_000, 3, "nested too deep"),
        ("tips: " + "{a: " * 100_000, 3, "nested too deep"),
        ("tips:\n\t- a\n", 4, "not YAML: "),
        ("versie: 2\n", 3, "`versie` is here twice; the first is on line 2"),
        ("? [a, b]\n: c\n", 3, "expected a word before the colon"),
        ("---\npack: twee\n", 3, "expected one document"),
        ("tips: een\n", 3, "`tips`: expected a list, found `een`"),
        ("tips: [een]\n", 3, "`tips`: expected a mapping with an `id`, found `een`"),
        ("tips: {id: een}\n", 3, "`tips`: expected a list, found a mapping"),
        ("tips: [{id: [x], tekst: {}}]\n", 3, "`id`: expected text"),
        ("<<: {a: b}\n", 3, "`<<` is unknown here"),
        ("tips: \x07\n", 3, "not YAML: "),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else None,
)
def test_a_hostile_pack(school, text, line, told):
    school.writes(text)
    started = time.perf_counter()
    faults = school.faults()
    assert time.perf_counter() - started < 2
    assert any(fault.startswith(f"school.yaml:{line}: {told}") for fault in faults)


def test_a_fault_is_not_followed_by_its_own_consequences(school):
    school.writes("tips:\n  - {id: een, tekst: &a Tekst}\n  - {id: twee, tekst: *a}\n")
    assert school.faults() == ["school.yaml:5: `*` names an alias; expected the text itself"]


@pytest.mark.parametrize("text", ["", "# niets\n", "- een\n", "een\n"])
def test_a_file_that_is_no_pack(school, text):
    school.writes(text, pack=None)
    assert school.faults() == ["school.yaml:1: expected `pack:`, `versie:` and sections"]


def test_bytes_that_are_no_text(school):
    path = school.writes("tips: []\n")
    path.write_bytes(path.read_bytes() + b"# caf\xe9\n")
    assert school.faults() == ["school.yaml:4: expected UTF-8 text"]


def test_a_byte_order_mark_is_no_fault(school):
    path = school.writes("tips: [{id: een, tekst: Goed}]\n")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert school.loads().tips["een"].tekst == "Goed"


def test_a_huge_file_is_not_read(school):
    school.writes("# " + "x" * MAX_BYTES)
    (fault,) = school.faults()
    assert fault.startswith(f"school.yaml:1: expected at most {MAX_BYTES} bytes")


def test_a_link_stays_within_the_folder(school, tmp_path):
    (tmp_path / "elders.yaml").write_text("pack: elders\nversie: 1\n")
    (school.folder / "link.yaml").symlink_to(tmp_path / "elders.yaml")
    assert school.faults() == ["link.yaml:1: a link that leaves the folder; expected a file in it"]


def test_a_mounted_folder_whose_files_are_links_to_a_hidden_one(school):
    (school.folder / "..data").mkdir()
    (school.folder / "..data" / "eigen.yaml").write_text("pack: eigen\nversie: 3\n")
    (school.folder / "eigen.yaml").symlink_to("..data/eigen.yaml")
    assert school.loads().versies["eigen"] == 3


def test_a_pipe_is_not_waited_for(school):
    os.mkfifo(school.folder / "pijp.yaml")
    assert school.faults() == ["pijp.yaml:1: expected a regular file"]
