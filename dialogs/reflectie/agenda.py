"""The gespreksagenda: what a team talks about after a ronde, for how long, and how it begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from zlib import crc32

from content.model import Content
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Mode, Ronde, Traject
from dialogs.reflectie.results import ronde_of
from dialogs.reflectie.scales import in_a_sentence
from dialogs.reflectie.topics import Kind, Topic, topics_of
from dialogs.steps import Agenda, AgendaPunt, Choice
from dialogs.subject import instrument_of

LENGTHS = (15, 20, 30, 45, 60, 90)
"""How long a meeting can be, in minutes."""
USUAL_LENGTH = 45
LEAST = 4
"""No topic gets fewer minutes than this."""
COMFORTABLE = 6
"""With fewer minutes than this for each, there are too many topics."""
MOST_TOPICS = 8
"""More than this nobody keeps up, and no card can show."""
WEIGHTS: dict[Kind, int] = {"verdeeld": 3, "gespreid": 2, "weet-niet": 2}
"""How the minutes that remain are divided: two camps need longest to hear each other."""


def agenda_step(setup: Setup, traject: Traject, ronde: Ronde, length: int) -> Agenda:
    """The agenda for a meeting of so many minutes, which its parts fill exactly."""
    content = setup.content
    topics = topics_of(content, traject, ronde, setup.threshold)
    start, closing = frame(length)
    chosen = topics[: fitting(length - start - closing, len(topics))]
    minutes = divide(length - start - closing, [WEIGHTS[topic.kind] for topic in chosen])
    openers = _Openers(content, ronde)
    return Agenda(
        id=f"gesprek/{ronde.id}",
        version=traject.version,
        traject=traject.id,
        head=head(content, traject),
        instrument=instrument_of(content, traject, ronde).titel,
        lengths=tuple(Choice(str(n), content.zeg("gesprek.minuten", n=n)) for n in LENGTHS),
        length=length,
        start=start,
        start_opener=openers.take("start"),
        punten=tuple(
            AgendaPunt(
                vraag=topic.vraag.tekst,
                kind=topic.kind,
                why=_why(content, topic),
                opener=openers.take_for(topic),
                minutes=time,
            )
            for topic, time in zip(chosen, minutes, strict=True)
        ),
        compared=bool(ronde.result and ronde.result.counts),
        more=len(topics) - len(chosen),
        closing=length - start - sum(minutes),
        closing_opener=openers.take("slot"),
    )


def frame(length: int) -> tuple[int, int]:
    """The minutes for the start and for the closing of a meeting.

    A tenth of it and 15%, rounded, but at most 5 and 10 minutes: of 45 minutes 5 and 7.
    """
    return min((length * 10 + 50) // 100, 5), min((length * 15 + 50) // 100, 10)


def fitting(minutes: int, topics: int) -> int:
    """How many of so many topics fit in these minutes, with enough for each."""
    return min(topics, minutes // COMFORTABLE, MOST_TOPICS)


def divide(minutes: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Whole minutes for each topic, which sum to `minutes`: `LEAST`, and a share of what is left.

    The shares follow the weights; minutes that this leaves over go to the largest fractions, the
    first of equal ones first. 33 minutes for weights 3, 3, 2: 21 are left, shares 7.875, 7.875 and
    5.25, so 4+7+1, 4+7+1 and 4+5 minutes.
    """
    if not weights:
        return ()
    left, total = minutes - LEAST * len(weights), sum(weights)
    shares = [divmod(left * weight, total) for weight in weights]
    over = left - sum(whole for whole, _ in shares)
    order = sorted(range(len(shares)), key=lambda place: -shares[place][1])
    rounded_up = set(order[:over])
    return tuple(LEAST + whole + (n in rounded_up) for n, (whole, _) in enumerate(shares))


def _why(content: Content, topic: Topic) -> str:
    """Why it is on the agenda: who chose what."""
    parts = [f"{count} {in_a_sentence(antwoord)}" for antwoord, count in topic.given]
    if topic.kind == "weet-niet":
        total = sum(topic.counts.values())
        return content.zeg("gesprek.velen-weten-niet", aantal=topic.unknowing, totaal=total)
    if topic.unknowing:
        parts.append(content.zeg("gesprek.weten-niet", aantal=topic.unknowing))
    return ", ".join(parts)


class _Openers:
    """Gives out opening questions: of each kind the next one, so that none comes back too soon.

    Where it begins depends on the ronde alone: the same agenda has the same questions every time.
    """

    def __init__(self, content: Content, ronde: Ronde) -> None:
        self._openers = content.openers.values()
        self._begin = crc32(ronde.id.encode())
        self._taken: Counter[str] = Counter()

    def take_for(self, topic: Topic) -> str:
        """The next one for a topic, with its answers filled in."""
        first, second = topic.camps or (topic.schaal.antwoorden[0], topic.schaal.antwoorden[-1])
        return self.take(topic.kind, eerste=first.label, tweede=second.label)

    def take(self, soort: str, **answers: str) -> str:
        """The next one of a kind; empty when there are none."""
        fitting = [opener for opener in self._openers if opener.soort == soort]
        if not fitting:
            return ""
        turn = (self._begin + self._taken[soort]) % len(fitting)
        self._taken[soort] += 1
        return fitting[turn].tekst.format(**answers)


def show_agenda(setup: Setup, state: State, event: Event) -> Outcome:
    """Anybody looks at the agenda; a length that was chosen makes it anew."""
    assert isinstance(event.what, Press)
    ronde = ronde_of(state.traject, event.what)
    if ronde is None or not can_be_discussed(ronde):
        return unchanged(state)
    asked = event.what.number("minuten")
    length = asked if asked in LENGTHS else USUAL_LENGTH
    return unchanged(state, show=agenda_step(setup, state.traject, ronde, length))


def can_be_discussed(ronde: Ronde) -> bool:
    """Whether there are answers of several colleagues to talk about."""
    return ronde.mode is Mode.APART and ronde.result is not None and ronde.result.shown
