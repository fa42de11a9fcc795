"""A school's own content, and what becomes of it when it changes."""

from __future__ import annotations

from pathlib import Path

from tests.school.school import Member, School
from tests.school.walk import close, fill_in

PACK = """
pack: onze-school
versie: {version}
verwachtingen:
  - id: d3
    code: D3
    titel: Onze speelplaats
    tekst: Onze speelplaats is er voor iedereen.
    rubriek: Beleid
instrumenten:
  - id: speelplaats
    titel: Speelplaatsscan
    kort: Hoe gaat het op de speelplaats?
    minuten: 2
    blokken:
      - id: buiten
        titel: Buiten
        vragen:
{questions}
"""


def write_pack(folder: Path, version: int, *questions: str) -> None:
    folder.mkdir(exist_ok=True)
    lines = [f"          - {{id: speelplaats.{q[:3]}, tekst: {q}}}" for q in questions]
    (folder / "pack.yaml").write_text(PACK.format(version=version, questions="\n".join(lines)))


async def start_on_own_pack(school: School, trekker: Member) -> str:
    """The bot reads the school's pack, and a joint ronde starts with it; its thread."""
    await school.restart()
    thread = school.new_thread()
    await trekker.says("start", thread)
    card = await school.sees(thread, "Een nieuw traject")
    card.choose("kwaliteitsverwachting", "D3 · Onze speelplaats")
    card.choose("Waarmee kijken we terug?", "Speelplaatsscan").fill(wijze="samen")
    await trekker.presses(card, "Start")
    await school.sees(thread, "wie speelt er niet mee")
    return thread


async def test_a_traject_keeps_the_questions_that_it_started_with(
    school: School, tmp_path: Path
) -> None:
    [griet] = school.members("Griet")
    school.content = tmp_path / "packs"
    write_pack(school.content, 1, "wie speelt er niet mee", "wat zien we")
    thread = await start_on_own_pack(school, griet)

    write_pack(school.content, 2, "een heel andere vraag")
    await school.restart()

    await griet.says("volgende", thread)
    card = await school.sees(thread, "wie speelt er niet mee")
    await griet.presses(fill_in(card, words="Enkele kleuters"), "Bewaar en verder")
    result = await close(griet, thread)
    result.sees("wat zien we", "Enkele kleuters").misses("een heel andere vraag")


async def test_a_traject_goes_on_when_its_pack_is_gone(school: School, tmp_path: Path) -> None:
    [griet] = school.members("Griet")
    school.content = tmp_path / "packs"
    write_pack(school.content, 1, "wie speelt er niet mee")
    thread = await start_on_own_pack(school, griet)

    school.content = None
    await school.restart()

    await griet.says("status", thread)
    (await school.sees(thread, "Waar we staan")).sees("D3 · Onze speelplaats")
    await griet.says("volgende", thread)
    await school.sees(thread, "wie speelt er niet mee")
