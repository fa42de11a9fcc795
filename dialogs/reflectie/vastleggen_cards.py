"""The cards on which a team records what it agreed after it talked about a result."""

from __future__ import annotations

from collections.abc import Sequence

from content.model import Content, Schaal, Vraag
from dialogs.head import head
from dialogs.outcome import Setup
from dialogs.record import Besluit, Ronde, Traject
from dialogs.reflectie.besluiten import can_be_agreed, is_level, recorded, said
from dialogs.reflectie.scales import in_a_sentence, named
from dialogs.reflectie.topics import topics_of
from dialogs.shorten import shorten
from dialogs.steps import BesluitCard, Besluiten, Choice, Vastgelegd
from dialogs.subject import instrument_of

BESLUIT_LENGTH = 300
CHOICE_LENGTH = 120
"""What a list of questions shows of each."""
RECORDED = "✓ "
NONE_OF_THESE = "-"
"""Takes back a choice: a list from which something was chosen can't be emptied. No id is this."""


def besluiten_step(setup: Setup, traject: Traject, ronde: Ronde, private: bool) -> Besluiten:
    """All questions, in the order in which a team talks about them, with what was recorded."""
    content = setup.content
    vragen, besluiten = in_order(setup, traject, ronde), recorded(ronde)
    proposed = next_after(setup, traject, ronde, None) or vragen[0]
    return Besluiten(
        id=f"besluiten/{ronde.id}",
        version=traject.version,
        traject=traject.id,
        head=head(content, traject),
        instrument=instrument_of(content, traject, ronde).titel,
        vragen=tuple(
            Choice(v.id, (RECORDED if v.id in besluiten else "") + shorten(v.tekst, CHOICE_LENGTH))
            for v in vragen
        ),
        proposed=proposed.id,
        vastgelegd=tuple(
            Vastgelegd(v.tekst, said(content, v, besluiten[v.id]))
            for v in vragen
            if v.id in besluiten
        ),
        private=private,
    )


def besluit_step(
    setup: Setup, traject: Traject, ronde: Ronde, vraag: Vraag, turn: int
) -> BesluitCard:
    """What was agreed about one question; `turn` counts the cards of one walk through them."""
    content = setup.content
    schaal = content.schalen.get(vraag.schaal or "")
    besluit = ronde.besluiten.get(vraag.id, Besluit(version=0))
    return BesluitCard(
        id=f"besluit/{ronde.id}/{vraag.id}",
        version=besluit.version,
        traject=traject.id,
        head=head(content, traject),
        vraag=vraag.tekst,
        outcome=_outcome(content, ronde, vraag),
        choices=_choices(content, schaal, besluit),
        choice=besluit.choice or "",
        text=besluit.text,
        level=is_level(schaal),
        turn=turn,
    )


def _choices(content: Content, schaal: Schaal | None, besluit: Besluit) -> tuple[Choice, ...]:
    choices = tuple(Choice(a.id, named(a)) for a in can_be_agreed(schaal))
    if besluit.choice is None:
        return choices
    return (*choices, Choice(NONE_OF_THESE, content.zeg("gesprek.geen-van-deze")))


def in_order(setup: Setup, traject: Traject, ronde: Ronde) -> Sequence[Vraag]:
    """All questions of a ronde: first those of the agenda, then the levels, then the others."""
    pressing = _pressing(setup, traject, ronde)
    vragen = instrument_of(setup.content, traject, ronde).vragen
    return [*pressing, *(vraag for vraag in vragen if vraag not in pressing)]


def _pressing(setup: Setup, traject: Traject, ronde: Ronde) -> Sequence[Vraag]:
    """What the team talks about first, and the levels."""
    talked = [topic.vraag for topic in topics_of(setup.content, traject, ronde, setup.threshold)]
    schalen = setup.content.schalen
    vragen = instrument_of(setup.content, traject, ronde).vragen
    levels = [v for v in vragen if is_level(schalen.get(v.schaal or "")) and v not in talked]
    return [*talked, *levels]


def next_after(setup: Setup, traject: Traject, ronde: Ronde, vraag: Vraag | None) -> Vraag | None:
    """The next question of the agenda, or level, about which nothing was recorded yet."""
    pressing, done = _pressing(setup, traject, ronde), recorded(ronde)
    begin = pressing.index(vraag) + 1 if vraag in pressing else 0
    return next((v for v in pressing[begin:] if v.id not in done), None)


def _outcome(content: Content, ronde: Ronde, vraag: Vraag) -> str:
    """The result in short: 7 ja, 6 nee."""
    counts = ronde.result.counts.get(vraag.id, {}) if ronde.result else {}
    schaal = content.schalen.get(vraag.schaal or "")
    given = [a for a in schaal.antwoorden if counts.get(a.id)] if schaal else []
    return ", ".join(f"{counts[a.id]} {in_a_sentence(a)}" for a in given)
