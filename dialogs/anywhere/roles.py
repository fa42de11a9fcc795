"""Who leads a traject: the trekker, and co-trekkers who may do all that a trekker may."""

from __future__ import annotations

from dataclasses import replace

from content.model import Content
from dialogs.anywhere.people import choices, found, named
from dialogs.effects import Gather, Show
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Person, Traject
from dialogs.steps import Choice, Feedback, Roles

MOST_CO_TREKKERS = 3


def only_for_trekker(content: Content, traject: Traject) -> str:
    """Whose task it is, said to somebody who may not do it."""
    name = traject.trekker.name
    if not traject.co_trekkers:
        return content.zeg("trekker.alleen", naam=name)
    return content.zeg("trekker.of-co", naam=name, co=named(traject.co_trekkers, "of"))


def roles_step(setup: Setup, state: State, who: Person) -> Roles:
    """Who leads, as somebody in the team sees it."""
    traject = state.traject
    others = [person for person in state.people if person.id != traject.trekker.id]
    offered = choices(others)
    return Roles(
        id="rollen",
        version=traject.roles_version,
        traject=traject.id,
        head=head(setup.content, traject),
        gone=_trekker_left(state),
        co_trekkers=tuple(Choice(p.key, p.name) for p in traject.co_trekkers),
        leads=traject.leads(who),
        colleagues=offered,
        typed=bool(others) and not offered,
        may_take_over=_trekker_left(state) and _is_member(state, who),
    )


def _trekker_left(state: State) -> bool:
    return bool(state.people) and not _is_member(state, state.traject.trekker)


def _is_member(state: State, who: Person) -> bool:
    return any(person.id == who.id for person in state.people)


def show_roles(setup: Setup, state: State, event: Event) -> Outcome:
    """Show who leads; the roster is read again, for what is decided on this card."""
    step = roles_step(setup, state, event.who)
    return Outcome(state.traject, state.sheet, (Gather(state.traject.asked.id),), show=step)


def hand_over(setup: Setup, state: State, event: Event) -> Outcome:
    """Somebody who leads makes another the trekker.

    A trekker for whom a co-trekker did that, goes on as co-trekker: nobody is put out by others.
    """
    assert isinstance(event.what, Press)
    traject, old = state.traject, state.traject.trekker
    chosen = found(state.people, event.what.text("collega"))
    if chosen and chosen.id == old.id:
        return unchanged(state)
    if refused := _refused(setup, state, event) or _nobody(setup, state, event, chosen):
        return refused
    assert chosen is not None
    stays = () if event.who.id == old.id or _trekker_left(state) else (old,)
    changed = replace(
        traject, trekker=chosen, co_trekkers=(*_without(traject.co_trekkers, chosen), *stays)
    )
    return _saved(state, changed, setup.content.zeg("rollen.trekker", naam=chosen.name))


def take_over(setup: Setup, state: State, event: Event) -> Outcome:
    """A colleague becomes the trekker, once the trekker has left the team."""
    traject, content = state.traject, setup.content
    if event.who.id == traject.trekker.id:
        return unchanged(state)
    if refused := _outdated(setup, state, event):
        return refused
    step = roles_step(setup, state, event.who)
    if not step.may_take_over:
        known = _is_member(state, traject.trekker)
        name = "rollen.trekker-is-er" if known else "rollen.leden-onbekend"
        said = {"naam": traject.trekker.name} if known else {}
        return unchanged(state, content.zeg(name, **said), step)
    changed = replace(
        traject, trekker=event.who, co_trekkers=_without(traject.co_trekkers, event.who)
    )
    return _saved(state, changed, content.zeg("rollen.overgenomen"))


def add_co_trekker(setup: Setup, state: State, event: Event) -> Outcome:
    """Somebody who leads lets a colleague lead along."""
    assert isinstance(event.what, Press)
    traject, content = state.traject, setup.content
    chosen = found(state.people, event.what.text("collega"))
    if chosen and traject.leads(chosen):
        return unchanged(state)
    if refused := _refused(setup, state, event) or _nobody(setup, state, event, chosen):
        return refused
    assert chosen is not None
    if len(traject.co_trekkers) >= MOST_CO_TREKKERS:
        error = content.zeg("fout.veel-co-trekkers", aantal=MOST_CO_TREKKERS)
        return _wrong(setup, state, event, error)
    changed = replace(traject, co_trekkers=(*traject.co_trekkers, chosen))
    return _saved(state, changed, content.zeg("rollen.co-trekker", naam=chosen.name))


def remove_co_trekker(setup: Setup, state: State, event: Event) -> Outcome:
    """A co-trekker leads no longer: somebody who leads says so, also of themselves."""
    assert isinstance(event.what, Press)
    traject = state.traject
    leaving = next((p for p in traject.co_trekkers if p.key == event.what.text("co")), None)
    if leaving is None:
        return unchanged(state)
    if refused := _refused(setup, state, event):
        return refused
    changed = replace(traject, co_trekkers=_without(traject.co_trekkers, leaving))
    return _saved(state, changed, setup.content.zeg("rollen.geen-co-trekker", naam=leaving.name))


def _without(people: tuple[Person, ...], who: Person) -> tuple[Person, ...]:
    return tuple(person for person in people if person.id != who.id)


def _refused(setup: Setup, state: State, event: Event) -> Outcome | None:
    """The answer to a press that is not for this person, or that came from an old card."""
    if not state.traject.leads(event.who):
        return unchanged(state, only_for_trekker(setup.content, state.traject))
    return _outdated(setup, state, event)


def _outdated(setup: Setup, state: State, event: Event) -> Outcome | None:
    assert isinstance(event.what, Press)
    if event.what.version == state.traject.roles_version:
        return None
    step = roles_step(setup, state, event.who)
    return unchanged(state, setup.content.zeg("rollen.verouderd"), step, event.what)


def _nobody(setup: Setup, state: State, event: Event, chosen: Person | None) -> Outcome | None:
    """The answer when nobody was chosen, or it is not clear who."""
    assert isinstance(event.what, Press)
    if chosen is not None:
        return None
    given = event.what.text("collega")
    error = setup.content.zeg("fout.welke-collega" if given else "fout.kies-collega")
    return _wrong(setup, state, event, error)


def _wrong(setup: Setup, state: State, event: Event, error: str) -> Outcome:
    assert isinstance(event.what, Press)
    feedback = Feedback(errors={"collega": error}, typed=dict(event.what.values))
    step = roles_step(setup, state, event.who)
    return Outcome(state.traject, state.sheet, feedback=feedback, show=step)


def _saved(state: State, changed: Traject, note: str) -> Outcome:
    """The living card names who leads."""
    changed = replace(changed, roles_version=changed.roles_version + 1)
    return Outcome(changed, state.sheet, (Show("levend"),), Feedback(note=note))
