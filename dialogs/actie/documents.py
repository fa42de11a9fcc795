"""The documents of the plans: the way to them, and Word as a file in somebody's own chat."""

from __future__ import annotations

from dialogs.effects import OfferFile
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.steps import Documents, Feedback
from dialogs.steps.documents import WORD


def documents_step(setup: Setup, state: State, event: Event) -> Documents:
    """The card with everything that can be opened, printed or saved; for who asked."""
    traject = state.traject
    return Documents(
        id="documenten",
        version=traject.version,
        traject=traject.id,
        person=event.who.id,
        head=head(setup.content, traject),
        private=event.private,
    )


def show_documents(setup: Setup, state: State, event: Event) -> Outcome:
    """Somebody wants the plan in another form."""
    return unchanged(state, show=documents_step(setup, state, event))


def send_word(setup: Setup, state: State, event: Event) -> Outcome:
    """Somebody wants a Word document in their own chat; Teams asks them where it may be kept."""
    assert isinstance(event.what, Press)
    step = documents_step(setup, state, event)
    document = event.what.text("document")
    if not event.private or document not in WORD:
        return unchanged(state, show=step)
    return Outcome(
        state.traject,
        state.sheet,
        effects=(OfferFile(event.who.id, document),),
        feedback=Feedback(note=setup.content.zeg("bestand.komt")),
        show=step,
    )
