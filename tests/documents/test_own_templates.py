"""A school's own Word templates: used when they are sound, refused with a reason when not."""

from __future__ import annotations

import logging
import re
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from bot.documents.make_templates import make
from bot.documents.word import BUILT_IN, JAARACTIEPLAN, MEERJARENPLAN, Word
from dialogs.actie.plannen import plannen_of
from tests.documents.plans import CONTENT, NOW, lines_of, plannen, traject

README = (BUILT_IN.parent / "README.md").read_text(encoding="utf-8")


class Folder:
    """Where the school keeps its templates."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def holds(self, *paragraphs: str, name: str = JAARACTIEPLAN, footer: str = "") -> Word:
        """A template with these paragraphs; what the bot makes of it."""
        docx = Document()
        for text in paragraphs:
            docx.add_paragraph(text)
        docx.sections[0].footer.paragraphs[0].text = footer
        docx.save(str(self.path / name))
        return self.word()

    def word(self) -> Word:
        return Word(CONTENT, self.path)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_a_school_replaces_one_document_and_keeps_the_other(folder: Folder) -> None:
    word = folder.holds("Actieplan van onze school: {{ over.algemeen_doel }}")

    assert word.faults == []
    assert lines_of(word.jaaractieplan(plannen(), NOW))[0] == (
        "Actieplan van onze school: Dit is algemeen doel"
    )
    assert lines_of(word.meerjarenplan(plannen(), NOW))[0].startswith("Meerjarenplan 2026-2027")


def test_a_copy_of_the_built_in_templates_gives_the_same_documents(folder: Folder) -> None:
    make(folder.path)
    own, built_in = folder.word(), Word(CONTENT)

    assert own.faults == []
    assert own.jaaractieplan(plannen(), NOW) == built_in.jaaractieplan(plannen(), NOW)
    assert own.meerjarenplan(plannen(), NOW) == built_in.meerjarenplan(plannen(), NOW)


def test_a_template_without_any_place_stays_as_it_is(folder: Folder) -> None:
    assert lines_of(folder.holds("Leeg").jaaractieplan(plannen(), NOW))[0] == "Leeg"


def test_a_folder_without_templates_changes_nothing(folder: Folder) -> None:
    assert lines_of(folder.word().jaaractieplan(plannen(), NOW))[0] == "Jaaractieplan 2026-2027"


def test_a_date_reads_as_people_write_it_and_none_is_empty(folder: Folder) -> None:
    day = "[{{ acties[0].volgend_checkmoment }}]"
    when = "{% for dag in acties[0].checkmomenten %}{{ dag }};{% endfor %}"
    word = folder.holds("{% if acties %}" + when + day + "{% endif %}")

    first = lines_of(word.jaaractieplan(plannen(), NOW))[0]
    over = plannen_of(CONTENT, traject(), date(2027, 6, 1))
    later = lines_of(word.jaaractieplan(over, NOW))[0]

    assert first == "vr 15 januari 2027;ma 22 maart 2027;[vr 15 januari 2027]"
    assert later == "vr 15 januari 2027;ma 22 maart 2027;[]"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{{ plan.tietel }}", "has no attribute 'tietel'"),
        ("{{ school }}", "'school' is undefined"),
        ("{% if plan.acties %}nooit dicht", "endif"),
        ("{{ plan.titel", "(near: Plan {{ plan.titel)"),
        ("{% herhaal %}", "unknown tag 'herhaal'"),
        ("{{ plan.titel | mooi }}", "No filter named 'mooi'"),
        ("{{ over.naam | safe }}", "No filter named 'safe'"),
        ("{{ plan.__class__ }}", "unsafe"),
        ("{{ over.naam + 1 }}", "TypeError"),
    ],
)
@pytest.mark.parametrize("name", [JAARACTIEPLAN, MEERJARENPLAN])
def test_a_fault_is_told_and_the_built_in_template_is_used(
    folder: Folder, caplog: pytest.LogCaptureFixture, text: str, why: str, name: str
) -> None:
    with caplog.at_level(logging.ERROR):
        word = folder.holds("Plan", text, name=name)

    [fault] = word.faults
    assert fault.startswith(f"{folder.path / name}: ")
    assert why in fault
    assert fault.endswith("The built-in template is used instead.")
    assert caplog.messages == [fault]
    make_it = word.jaaractieplan if name == JAARACTIEPLAN else word.meerjarenplan
    assert lines_of(make_it(plannen(), NOW))[0].endswith(("2026-2027", "2029-2030"))


def test_a_fault_in_the_foot_of_the_page_is_found_too(folder: Folder) -> None:
    [fault] = folder.holds("Plan", footer="{{ pagina }}").faults

    assert "'pagina' is undefined" in fault


def test_a_file_that_is_no_word_document_is_refused(folder: Folder) -> None:
    (folder.path / JAARACTIEPLAN).write_bytes(b"geen docx")
    word = folder.word()

    assert len(word.faults) == 1
    assert lines_of(word.jaaractieplan(plannen(), NOW))


def test_a_tag_that_breaks_the_document_is_refused(folder: Folder) -> None:
    docx = Document()
    table = docx.add_table(1, 2)
    table.cell(0, 0).text = "{%tr for veld in plan.kop %}"
    docx.add_paragraph("{%tr endfor %}")
    docx.save(str(folder.path / JAARACTIEPLAN))

    assert len(folder.word().faults) == 1


def test_what_fails_only_on_a_real_plan_falls_back_without_its_words_in_the_log(
    folder: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    word = folder.holds("{% if over.algemeen_doel == 'Dit is algemeen doel' %}{{ x }}{% endif %}")
    assert word.faults == []

    with caplog.at_level(logging.ERROR):
        file = word.jaaractieplan(plannen(), NOW)

    assert lines_of(file)[0] == "Jaaractieplan 2026-2027"
    [message] = caplog.messages
    assert "UndefinedError" in message
    assert "Dit is" not in message


def test_what_is_typed_is_no_tag_in_an_own_template_either(folder: Folder) -> None:
    word = folder.holds("{{ over.algemeen_doel }}|{{ over.algemeen_doel | upper }}")
    typed = "<b>&{{ 7*7 }}{_{"
    file = word.jaaractieplan(plannen(lambda field: typed), NOW)

    assert lines_of(file)[0] == f"{typed}|{typed.upper()}"


@pytest.mark.parametrize("name", [JAARACTIEPLAN, MEERJARENPLAN])
def test_every_name_that_the_readme_promises_can_be_used(folder: Folder, name: str) -> None:
    start, _, rest = README.partition(f"In `{name}`:")
    own = rest.partition("\nIn `")[0].partition("\nA place")[0]
    common = start.partition("In both templates:")[2].partition("\nIn `")[0]
    names = set(re.findall(r"`((?:over|plan)\.\w+)`", common + own))
    assert len(names) > 12

    word = folder.holds(*(f"{{{{ {promised} }}}}" for promised in names), name=name)

    assert word.faults == []


def test_everything_of_an_actie_that_the_readme_promises_can_be_used(folder: Folder) -> None:
    [told] = [line for line in README.splitlines() if line.startswith("An actie has")]
    names = re.findall(r"`([\w.]+)`", told)
    assert len(names) > 15

    one = "{% for actie in acties %}" + "".join(f"{{{{ actie.{n} }}}}" for n in names)
    assert folder.holds(one + "{% endfor %}").faults == []
