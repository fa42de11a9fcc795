"""The whole conversation in two functions: what an event changes, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from dialogs.actie import acties as actie
from dialogs.actie import helping_out, plan, wijzigen
from dialogs.actie.documents import send_word, show_documents
from dialogs.anywhere import roles
from dialogs.anywhere.beeld import show_beeld
from dialogs.anywhere.live import show_big_screen
from dialogs.anywhere.overview import confirm_stop, living_step, message_step
from dialogs.effects import Show
from dialogs.events import (
    DeadlinePassed,
    Event,
    Invited,
    Press,
    SchoolChanged,
    Told,
    Unreached,
    Woken,
)
from dialogs.opvolging import (
    act,
    check,
    follow_up,
    jaareinde,
    kalender,
    later,
    manners,
    passing_on,
    scan,
    scan_asking,
    waking,
)
from dialogs.opvolging.borg_check import save_borg
from dialogs.orientatie import inzetten, kiezen, samenvoegen, stemmen, suggestions, volgorde
from dialogs.orientatie import lijsten as orientatie
from dialogs.orientatie.ballot import vote
from dialogs.outcome import Outcome, Setup, State, View, unchanged
from dialogs.record import Mode, Person, Phase, Traject
from dialogs.reflectie import agenda, answering, compare, reach, results, ronde, vastleggen
from dialogs.reflectie.answering_cards import answering_step
from dialogs.steps import (
    ActCard,
    Ballot,
    BorgCheck,
    CheckCard,
    Coach,
    Deepen,
    Doel,
    Done,
    Invitation,
    Opvolging,
    Sort,
    Step,
    Vragen,
    Wat,
    YearClosed,
    YearEnd,
)
from dialogs.subject import instrument_of, text_field

Handler = Callable[[Setup, State, Event], Outcome]

NOBODY = Person("", "")
"""Who looks at a card that everybody sees."""


def _stop(setup: Setup, state: State, event: Event) -> Outcome:
    """The trekker stops the traject; a deelnemer stops taking part. Nothing of the team is lost."""
    assert isinstance(event.what, Press)
    if not state.traject.leads(event.who):
        return answering.decline(setup, state, event)
    if state.traject.stopped:
        return unchanged(state)
    if event.what.version != state.traject.version:
        return _ask_stop(setup, state, event)
    stopped = replace(state.traject, stopped=event.now, version=state.traject.version + 1)
    return Outcome(stopped, state.sheet, _everything(stopped))


def _reopen(setup: Setup, state: State, event: Event) -> Outcome:
    """The trekker goes on with a stopped traject, where it was."""
    assert isinstance(event.what, Press)
    if not state.traject.stopped or event.what.version != state.traject.version:
        return unchanged(state)
    opened = replace(state.traject, stopped=None, version=state.traject.version + 1)
    opened, effects = ronde.resume(opened, event.now)
    return Outcome(opened, state.sheet, (*_everything(opened), *effects))


def _everything(traject: Traject) -> tuple[Show, ...]:
    work = (Show(f"werk.{traject.phase}"),) if _has_work(traject) else ()
    return (Show("levend"), *work)


def _show(setup: Setup, state: State, event: Event) -> Outcome:
    """Nothing changes: the card that is due is shown."""
    return unchanged(state)


def _explain(setup: Setup, state: State, event: Event) -> Outcome:
    """How a ronde works and who sees what."""
    mode = state.traject.asked.mode
    return unchanged(state, setup.content.zeg(f"uitleg.{mode}", drempel=setup.threshold))


def _ask_stop(setup: Setup, state: State, event: Event) -> Outcome:
    view = View(event.who, event.now, home=False, private=event.private)
    return unchanged(state, show=confirm_stop(setup, state, view))


HANDLERS: Mapping[str, Handler] = {
    "show": _show,
    "explain": _explain,
    "beeld": show_beeld,
    "beamer": show_big_screen,
    "answer": answering.answer_privately,
    "begin": answering.begin,
    "postpone": answering.postpone,
    "decline": answering.decline,
    "save": answering.save_block,
    "later": answering.save_block,
    "back": answering.back,
    "change": answering.go_to_block,
    "ask-nudge": reach.ask_nudge,
    "nudge": reach.nudge,
    "ask-close": ronde.confirm_close,
    "close": ronde.close_by_trekker,
    "repeat": ronde.repeat,
    "words": results.show_words,
    "results": results.show_results,
    "agenda": agenda.show_agenda,
    "besluiten": vastleggen.begin,
    "all-besluiten": vastleggen.back_to_list,
    "besluit": vastleggen.open_vraag,
    "save-besluit": vastleggen.save,
    "compare": compare.compare,
    "to-orientatie": orientatie.enter,
    "add": orientatie.add,
    "suggest": suggestions.suggest,
    "take": suggestions.take,
    "next-question": orientatie.next_question,
    "pick": orientatie.pick,
    "picked": orientatie.picked,
    "save-item": orientatie.edit,
    "remove": orientatie.edit,
    "propose": orientatie.propose,
    "lists": orientatie.lists,
    "kiezen": kiezen.kiezen,
    "doubles": samenvoegen.show_doubles,
    "merge": samenvoegen.decide,
    "distinct": samenvoegen.decide,
    "ask-vote": stemmen.ask_vote,
    "open-vote": stemmen.open_vote,
    "ask-weigh": stemmen.ask_weigh,
    "open-weigh": stemmen.open_weigh,
    "vote": vote,
    "order": volgorde.show_order,
    "invest": inzetten.invest,
    "choose": inzetten.choose,
    "sort": inzetten.sort,
    "unchoose": inzetten.unchoose,
    "save-actie": actie.save,
    "back-actie": actie.save,
    "open-actie": actie.open_actie,
    "add-actie": actie.add_actie,
    "acties": actie.overview,
    "general-goal": wijzigen.open_general_goal,
    "save-general-goal": wijzigen.save_general_goal,
    "ask-remove-actie": wijzigen.ask_remove,
    "remove-actie": wijzigen.remove,
    "restore-actie": wijzigen.remove,
    "make-plan": actie.make_plan,
    "plan-page": plan.show_page,
    "follow-up": follow_up.follow_up,
    "check": check.open_check,
    "save-check": check.save_check,
    "pass-on": passing_on.open_pass_on,
    "save-pass-on": passing_on.save_pass_on,
    "documenten": show_documents,
    "send-word": send_word,
    "year-end": jaareinde.open_year_end,
    "save-year-end": jaareinde.save_year_end,
    "begin-year": jaareinde.begin_year,
    "move-year-end": jaareinde.move_year_end,
    "roles": roles.show_roles,
    "hand-over": roles.hand_over,
    "take-over": roles.take_over,
    "add-co": roles.add_co_trekker,
    "remove-co": roles.remove_co_trekker,
    "save-act": act.save,
    "back-check": act.back_to_check,
    "save-borg": save_borg,
    "ask-scan": scan_asking.ask_scan,
    "open-scan": scan_asking.open_scan,
    "snooze": later.snooze,
    "put-off": later.put_off,
    "quiet": manners.quiet,
    "unquiet": manners.unquiet,
    "manners": manners.show_manners,
    "pause": manners.pause,
    "resume": manners.resume,
    "channel-quiet": manners.channel_quiet,
    "channel-unquiet": manners.channel_unquiet,
    "calendar": kalender.show,
    "save-calendar": kalender.save,
    "help-out": helping_out.show_help_out,
    "offer": helping_out.offer,
    "withdraw": helping_out.offer,
    "ask-stop": _ask_stop,
    "stop": _stop,
    "reopen": _reopen,
}
"""What each button does, by its verb."""

FOR_TREKKER = frozenset(
    [
        "ask-nudge",
        "nudge",
        "ask-close",
        "close",
        "repeat",
        "to-orientatie",
        "kiezen",
        "doubles",
        "merge",
        "distinct",
        "ask-vote",
        "open-vote",
        "ask-weigh",
        "open-weigh",
        "invest",
        "choose",
        "sort",
        "unchoose",
        "make-plan",
        "ask-scan",
        "open-scan",
        "pause",
        "resume",
        "channel-quiet",
        "channel-unquiet",
        "calendar",
        "save-calendar",
        "save-year-end",
        "begin-year",
        "move-year-end",
        "reopen",
    ]
)
"""The verbs that only the trekker may use."""

PROSE = frozenset(
    (
        *("tekst", "doel", "meting", "wat", "hoe", "wanneer", "afspraken", "wie", "besluit"),
        *("effect", "anderen", "bewijs", "bericht", "les", "vrij"),
    )
)
"""The fields in which people write, besides those of an instrument."""

NEEDS_ALL_SHEETS = frozenset(("ask-nudge", "nudge", "ask-close", "close"))
"""The verbs for which every sheet of the open ronde must be read."""

WHEN_STOPPED = frozenset(
    (
        *("show", "reopen", "ask-stop", "stop"),
        *("roles", "hand-over", "take-over", "add-co", "remove-co"),
        *("documenten", "send-word"),
    )
)
"""The verbs that still work in a stopped traject: whose trekker may have left, for one."""


def apply(setup: Setup, state: State, event: Event) -> Outcome:
    """What an event changes.

    An event that comes twice, late or out of date changes nothing the second time; what was typed
    is given back.
    """
    return waking.with_wake(state.traject, _applied(setup, state, event), event.now)


def _applied(setup: Setup, state: State, event: Event) -> Outcome:
    match event.what:
        case Press() as press:
            return _pressed(setup, state, event, press)
        case DeadlinePassed():
            stopped = state.traject.stopped
            return unchanged(state) if stopped else ronde.close_at_deadline(setup, state, event)
        case Invited():
            return ronde.note_invited(setup, state, event)
        case Woken():
            return waking.wake(setup, state, event)
        case Told():
            return waking.note_told(setup, state, event)
        case Unreached():
            return waking.note_unreached(setup, state, event)
        case SchoolChanged():
            return kalender.take_over(setup, state, event)


def _pressed(setup: Setup, state: State, event: Event, press: Press) -> Outcome:
    handler = HANDLERS.get(press.verb, _show)
    if press.verb in FOR_TREKKER and not state.traject.leads(event.who):
        note = roles.only_for_trekker(setup.content, state.traject)
        return unchanged(state, note, press=press)
    if state.traject.stopped and press.verb not in WHEN_STOPPED:
        return unchanged(state, setup.content.zeg("traject.gestopt"), press=press)
    return handler(setup, state, event)


def next_step(setup: Setup, state: State, view: View) -> Step:
    """The card that is due for somebody, somewhere: a function of what is saved alone."""
    traject = state.traject
    if traject.stopped:
        return living_step(setup, state, view)
    if traject.phase is Phase.ORIENTATIE:
        return orientatie.next_step(setup, state, view)
    if traject.phase is Phase.ACTIE:
        return actie.next_step(setup, state, view)
    if traject.phase is Phase.OPVOLGING:
        return _following(setup, state, view)
    if not traject.ronde.open:
        return results.results_step(setup, traject, traject.ronde)
    return _answering(setup, state, view)


def _following(setup: Setup, state: State, view: View) -> Step:
    """In the own chat a microscan, until it is answered; then what waits there; else the plan.

    When nothing waits any more, what was answered in an open microscan can be changed.
    """
    asked, step = state.traject.asked, None
    if view.private and not scan.is_waiting(state):
        step = follow_up.waiting_step(setup, state, view)
    if step is None and view.private and asked.open and asked.microscan:
        step = answering_step(setup, state, view)
    return step or plan.plan_step(setup, state.traject, view.now.date())


def invited_step(setup: Setup, state: State, view: View) -> Step:
    """The card for who is asked to answer, or asked for it: of what is open, if anything is."""
    if state.traject.asked.open:
        return answering_step(setup, state, view)
    return next_step(setup, state, view)


def _answering(setup: Setup, state: State, view: View) -> Step:
    together = state.traject.ronde.mode is Mode.SAMEN
    if together and not view.home:
        return message_step(setup.content, "ronde.samen-in-kanaal")
    if together or view.private:
        return answering_step(setup, state, view)
    return living_step(setup, state, view)


def slot_step(setup: Setup, state: State, slot: str, view: View) -> Step:
    """What the card in a slot of the traject's place shows now (see `effects.Show`)."""
    traject = state.traject
    kind, _, rest = slot.partition(".")
    if kind == "resultaat":
        found = traject.ronde_named(rest)
        if found and found.items:
            return volgorde.order_step(setup, traject, found)
        if found and found.microscan:
            return scan.scan_step(setup, traject, found)
        closed = found if found and found.result else traject.ronde
        return results.results_step(setup, traject, closed)
    if kind == "besluiten":
        return vastleggen.work_card(setup, traject, rest.partition(".")[0])
    if kind == "plan":
        return plan.plan_step(setup, traject, view.now.date())
    if kind == "werk":
        if rest != traject.phase or not _has_work(traject):
            return message_step(setup.content, "werk.voorbij")
        if traject.stopped:
            return message_step(setup.content, "traject.gestopt")
        return next_step(setup, state, view)
    return living_step(setup, state, view)


def _has_work(traject: Traject) -> bool:
    """Whether the channel has a card to fill in: a ronde that is answered apart has none."""
    if traject.phase is Phase.REFLECTIE:
        return traject.ronde.open and traject.ronde.mode is Mode.SAMEN
    return traject.phase is not Phase.OPVOLGING


def slot_of(traject: Traject) -> str:
    """The slot whose card is due for everybody in the traject's place."""
    if traject.stopped:
        return "levend"
    if traject.phase is Phase.OPVOLGING:
        return f"plan.{traject.version}"
    if traject.phase is Phase.REFLECTIE and not traject.ronde.open:
        return f"resultaat.{traject.ronde.id}"
    return f"werk.{traject.phase}" if _has_work(traject) else "levend"


def back_verb(step: Step) -> str | None:
    """What "terug" means on this card; None when one can't go back from it."""
    match step:
        case Vragen() | Deepen() | Done():
            return "back"
        case Doel() | Coach() | Wat() | Opvolging():
            return "back-actie"
        case Sort():
            return "unchoose"
        case ActCard():
            return "back-check"
        case _:
            return None


def waits_for_person(step: Step) -> bool:
    """Whether somebody's own answers are asked for."""
    answers = Invitation | Vragen | Deepen | Ballot
    return isinstance(step, answers | CheckCard | BorgCheck | ActCard | YearEnd | YearClosed)


def due_step(
    setup: Setup, state: State, outcome: Outcome, view: View, slot: str | None = None
) -> Step:
    """The card that answers an event: what the outcome shows, or else what is due.

    A press on a shared card is answered by what its slot shows now; `slot` is None for any other
    card, which is answered by what comes next. What was typed stands in the fields of the card
    again, or, when the card has no such field, is shown so that it can be copied.
    """
    if outcome.show is not None:
        return replace(outcome.show, feedback=outcome.feedback)
    after = replace(state, traject=outcome.traject, sheet=outcome.sheet)
    step = slot_step(setup, after, slot, view) if slot else next_step(setup, after, view)
    feedback = outcome.feedback
    lost = (*feedback.lost, *_written(setup, after.traject, feedback.typed))
    return replace(step, feedback=replace(feedback, typed={}, lost=lost))


def _written(setup: Setup, traject: Traject, typed: Mapping[str, str]) -> tuple[str, ...]:
    """What somebody wrote, without what they chose."""
    if not typed:
        return ()
    vragen = instrument_of(setup.content, traject, traject.asked).vragen
    fields = PROSE.union(map(text_field, vragen))
    return tuple(text for name, text in typed.items() if text.strip() and name in fields)
