"""The cards with which a ronde is answered: invitation, questions, and the end."""

from __future__ import annotations

from content.model import Blok, Content, Instrument, Vraag
from dialogs import dutch
from dialogs.head import head
from dialogs.orientatie.ballot import ballot_step, dots_given
from dialogs.orientatie.stemming import is_ballot
from dialogs.outcome import Setup, State, View
from dialogs.record import Answer, Mode, Sheet, Traject
from dialogs.reflectie.deepening import asked_later, deepen_step
from dialogs.reflectie.scales import choices
from dialogs.steps import BlokView, Done, Invitation, Step, VraagView, Vragen
from dialogs.subject import instrument_of, say_actie


def answering_step(setup: Setup, state: State, view: View) -> Step:
    """Where somebody is in the open ronde: the invitation, a block, or the end."""
    ronde, sheet = state.traject.asked, state.sheet or Sheet()
    instrument = instrument_of(setup.content, state.traject, ronde)
    if ronde.mode is Mode.APART and not sheet.begun:
        return _invitation(setup, state.traject, instrument)
    if sheet.block < len(instrument.blokken):
        if is_ballot(ronde):
            return ballot_step(setup, state.traject, sheet)
        deeper = deepen_step(setup, state.traject, sheet, sheet.block) if sheet.deep else None
        if deeper is not None:
            return deeper
        return block_step(setup, state.traject, sheet, sheet.block)
    return _done(setup, state.traject, sheet, instrument)


def _invitation(setup: Setup, traject: Traject, instrument: Instrument) -> Invitation:
    until = traject.asked.until
    return Invitation(
        id=f"uitnodiging/{traject.asked.id}",
        traject=traject.id,
        head=head(setup.content, traject),
        instrument=instrument.titel,
        kort=instrument.kort,
        minuten=instrument.minuten,
        cards=len(instrument.blokken),
        vooraf=_vooraf(setup.content, instrument),
        until=dutch.say_moment(until, traject.asked.opened.date()) if until else "",
        threshold=setup.threshold,
        stemming=bool(traject.asked.items),
        microscan=say_actie(traject, traject.asked),
    )


def block_step(setup: Setup, traject: Traject, sheet: Sheet, index: int) -> Vragen:
    """The card of one block, with what was answered before."""
    ronde = traject.asked
    instrument = instrument_of(setup.content, traject, ronde)
    blok = instrument.blokken[index]
    private = ronde.mode is Mode.APART
    invited = private or index > 0
    return Vragen(
        id=f"blok/{ronde.id}/{index}",
        version=sheet.version,
        traject=traject.id,
        head=head(setup.content, traject),
        title=blok.titel,
        number=index + 1,
        total=len(instrument.blokken),
        vooraf=() if invited else _vooraf(setup.content, instrument),
        inleiding=blok.inleiding or "",
        richtvragen=tuple(zin.tekst for zin in blok.richtvragen),
        vragen=tuple(_vraag_view(setup.content, v, sheet) for v in blok.vragen),
        private=private,
    )


def _vooraf(content: Content, instrument: Instrument) -> tuple[str, ...]:
    """What to read before the first question: of the group of instruments, and of this one."""
    groep = content.groepen[instrument.groep].inleiding if instrument.groep else ()
    return tuple(zin.tekst for zin in (*groep, *instrument.inleiding))


def _vraag_view(content: Content, vraag: Vraag, sheet: Sheet) -> VraagView:
    answer = sheet.answers.get(vraag.id, Answer())
    return VraagView(
        id=vraag.id,
        tekst=vraag.tekst,
        uitleg=vraag.uitleg or "",
        kenmerken=tuple(kenmerk.tekst for kenmerk in vraag.kenmerken),
        choices=choices(content.schalen[vraag.schaal]) if vraag.schaal else (),
        choice=answer.choice or "",
        toelichting=vraag.toelichting and not asked_later(content, vraag),
        toelichting_label=vraag.toelichting_label or "",
        text=answer.text,
    )


def _done(setup: Setup, traject: Traject, sheet: Sheet, instrument: Instrument) -> Done:
    ronde, until = traject.asked, traject.asked.until
    blokken = tuple(_blok_view(n, b, sheet) for n, b in enumerate(instrument.blokken))
    if is_ballot(ronde):
        blokken = (dots_given(setup.content, ronde, sheet),)
    return Done(
        id=f"klaar/{traject.asked.id}",
        version=sheet.version,
        traject=traject.id,
        head=head(setup.content, traject),
        blokken=blokken,
        until=dutch.say_moment(until, traject.asked.opened.date()) if until else "",
        private=ronde.mode is Mode.APART,
        stemming=bool(ronde.items),
        microscan=ronde.microscan,
    )


def _blok_view(index: int, blok: Blok, sheet: Sheet) -> BlokView:
    given = [sheet.answers.get(vraag.id, Answer()) for vraag in blok.vragen]
    count = sum(bool(answer.choice or answer.text) for answer in given)
    return BlokView(index, blok.titel, count, len(blok.vragen))
