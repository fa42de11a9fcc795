"""What is private stays private: on the screen, and on the disk."""

from __future__ import annotations

from pathlib import Path

from tests.school.school import School
from tests.school.walk import answer_all, close, fill_in, start

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan", "Els")


async def test_no_result_is_shown_before_the_close_and_the_count_names_nobody(
    school: School,
) -> None:
    griet, *others = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    for member in others:
        await answer_all(member, "Nee", f"Geheim van {member.sender.name}")

    living = await school.sees(thread, "5 van 6 collega's antwoordden")

    for post in school.service.posts(thread):
        assert "Geheim" not in str(post.activity)
    living.misses("Anna", "Bram", "Nee")


async def test_with_too_few_answers_only_the_count_is_shown(school: School) -> None:
    griet, anna, bram, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    await answer_all(anna, "Nee", "Geheim van Anna")
    await answer_all(bram, "Nee", "Geheim van Bram")

    result = await close(griet, thread)

    result.sees("2 van 6 collega's antwoordden").misses("Nee", "Geheim", "Eigenaarschap")


async def test_the_close_cuts_the_link_between_person_and_answers_on_the_disk(
    school: School, tmp_path: Path
) -> None:
    griet, *others = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    for member in others:
        await answer_all(member, "Nee", "Enkel de directie schreef mee")
    before = stored(tmp_path)
    assert "holders." in before

    await close(griet, thread)

    after = stored(tmp_path)
    assert "holders." not in after
    assert "sheets." not in after
    assert "Enkel de directie schreef mee" in after


async def test_who_does_not_take_part_leaves_nothing_behind(school: School, tmp_path: Path) -> None:
    griet, anna, *_ = school.members(*NAMES)
    await start(griet, school.new_thread())
    invitation = await anna.sees("Denk je even mee?")
    card = await anna.presses(invitation, "Begin")
    await anna.presses(fill_in(card, "Nee", "Iets heel eigens"), "Bewaar en verder")

    answer = await anna.presses(invitation, "Ik doe niet mee")

    answer.sees("gewist")
    assert "Iets heel eigens" not in stored(tmp_path)


async def test_somebody_outside_the_team_reaches_nothing(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    invitation = await anna.sees("Denk je even mee?")
    mallory = school.outsider("Mallory")
    invitation.chat = school.chat(mallory.own_chat)

    card = await mallory.presses(invitation, "Begin")

    card.sees("Ik vind dit traject niet meer")


async def test_only_the_trekker_does_a_trekkers_work(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    living = await school.sees(thread, "Trekker: Griet")

    answer = await anna.tries(living, "Sluit de ronde")

    assert answer["value"] == "Dat is een taak voor de trekker, Griet."
    (await school.sees(thread, "Trekker: Griet")).sees("vertrouwelijk")


def stored(folder: Path) -> str:
    """Every byte that the bot has on disk."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)
