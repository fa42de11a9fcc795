"""What the bot says by itself: a post in the channel, and a message to one person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from dialogs.actie.planned import who
from dialogs.calendar import BRUSSELS
from dialogs.head import head, title
from dialogs.opvolging import wording
from dialogs.opvolging.bundle import Part, write_parts
from dialogs.opvolging.check_cards import check_step
from dialogs.opvolging.digest import coming_of, happened_of
from dialogs.opvolging.jaareinde_cards import year_end_step
from dialogs.opvolging.later import opened_by, write_keys
from dialogs.opvolging.moments import Kind, Moment
from dialogs.opvolging.unreached import say_unreached
from dialogs.opvolging.waiting import to_tell, waiting_for
from dialogs.outcome import Setup, State
from dialogs.record import Traject
from dialogs.steps import PostLine, Step, TeamPost, Waiting, WaitingLine
from dialogs.subject import instrument_of

MOST_LINES, FEWER = 5, 3
"""More than this a post doesn't list, as it is read on a phone; less when it is about more."""
MOST_WAITING = 6


def team_post(setup: Setup, state: State, now: datetime) -> TeamPost | None:
    """What the channel is told now, in one card; None when there is nothing (any more) to tell."""
    traject, content = state.traject, setup.content
    told = to_tell(traject, now)
    if not told:
        return None
    today = now.astimezone(BRUSSELS).date()
    looked_at = [moment for moment in told if moment.actie]
    digest = next((m for m in reversed(told) if m.kind is Kind.DIGEST), None)
    happened = happened_of(content, traject, digest) if digest else ()
    room = MOST_LINES if len(looked_at) == len(told) or not looked_at else FEWER
    shown = looked_at[:room]
    return TeamPost(
        id="post",
        version=traject.manners_version,
        traject=traject.id,
        head=head(content, traject),
        title=wording.heading(content, told, today),
        why=wording.why_told(content, told, today),
        due=_lines(setup, traject, [m for m in shown if not wording.missed(m, today)], today),
        missed=_lines(setup, traject, [m for m in shown if wording.missed(m, today)], today),
        more=len(looked_at) - len(shown),
        year_end=any(moment.kind is Kind.JAAREINDE for moment in told),
        happened=happened[:room],
        more_happened=len(happened[room:]),
        coming=coming_of(content, traject, today) if digest else (),
        not_reached=say_unreached(traject, state.people) if digest else "",
        keys=tuple(moment.key for moment in told),
        later_keys=write_keys([m.key for m in told if m.kind is not Kind.DIGEST]),
        summary=wording.summary(content, traject, told, today),
    )


def _lines(
    setup: Setup, traject: Traject, told: Iterable[Moment], today: date
) -> tuple[PostLine, ...]:
    found = ((moment, traject.actie(moment.actie)) for moment in told)
    return tuple(
        PostLine(
            actie=actie.id,
            day=moment.day.isoformat(),
            wat=actie.wat,
            doel=actie.doel,
            who=who(actie),
            when=wording.planned_on(setup.content, moment, today),
            borg=moment.kind is Kind.BORG,
        )
        for moment, actie in found
        if actie
    )


def personal_step(setup: Setup, state: State, person: str, now: datetime) -> Step | None:
    """The card for the first thing that waits for somebody (by id); None when nothing does."""
    moment = next(iter(waiting_for(state.traject, person, now)), None)
    if moment is None:
        return None
    today = now.astimezone(BRUSSELS).date()
    why = wording.why_asked(setup.content, state.traject, moment, today)
    actie = state.traject.actie(moment.actie)
    if actie is None:
        return year_end_step(setup, state.traject, now, why=why)
    return check_step(setup, state, actie, moment.day, today, why=why)


def lines_for(
    setup: Setup, state: State, person: str, now: datetime, space: str
) -> tuple[WaitingLine, ...]:
    """All that waits for somebody (by id) in one traject, which lives in this space (by key)."""
    waiting = waiting_for(state.traject, person, now)
    return tuple(_waiting_line(setup, state.traject, m, now, space) for m in waiting)


def _waiting_line(
    setup: Setup, traject: Traject, moment: Moment, now: datetime, space: str
) -> WaitingLine:
    today = now.astimezone(BRUSSELS).date()
    verb, values = opened_by(moment)
    return WaitingLine(
        traject=traject.id,
        space=space,
        title=title(setup.content, traject),
        what=wording.what_waits(setup.content, traject, moment),
        since=wording.since_when(setup.content, moment, today),
        verb=verb,
        values=values,
        key=moment.key,
        turns=traject.switched.get(moment.person, 0),
    )


def ronde_line(setup: Setup, state: State, now: datetime, space: str) -> WaitingLine:
    """The open ronde of a traject, of which somebody was reminded, as one of the things to do."""
    traject, content = state.traject, setup.content
    return WaitingLine(
        traject=traject.id,
        space=space,
        title=title(content, traject),
        what=content.zeg(
            "bundel.ronde", instrument=instrument_of(content, traject, traject.asked).titel
        ),
        since=wording.open_until(content, traject.asked, now),
        verb="show",
    )


def bundle_step(lines: Sequence[WaitingLine]) -> Waiting:
    """All that waits for one person, in one card: at least one line, of any trajecten."""
    moments = [line for line in lines if line.key]
    return Waiting(
        id="wacht",
        lines=tuple(lines[:MOST_WAITING]),
        more=len(lines[MOST_WAITING:]),
        parts=write_parts(Part(line.space, line.traject, str(line.turns)) for line in moments),
        keys=write_keys([line.key for line in moments]),
    )
