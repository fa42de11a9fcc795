"""What a kwaliteitsverwachting means: its kwaliteitsbeeld, examples, and questions about it."""

from __future__ import annotations

from content.model import Content, Verwachting
from dialogs.events import Event
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.room import fitting
from dialogs.steps import Beeld, BeeldView
from dialogs.subject import verwachting_of

ROOM_FOR_BEELD = 2_000
ROOM_FOR_MORE = 1_600


def rubriek(verwachting: Verwachting) -> str:
    """The rubriek, with the deelrubriek when there is one."""
    return " · ".join(filter(None, (verwachting.rubriek, verwachting.deelrubriek)))


def beeld_view(content: Content, verwachting: Verwachting) -> BeeldView:
    """An expectation with as much of what explains it as fits on a card."""
    all_of_it = [zin.tekst for zin in verwachting.beeld]
    beeld = fitting(all_of_it, ROOM_FOR_BEELD)
    return BeeldView(
        code=verwachting.code,
        title=verwachting.titel,
        tekst=verwachting.tekst,
        rubriek=rubriek(verwachting),
        definitie=content.tips["goede-begeleiding"].tekst if verwachting.domeinen else "",
        beeld=beeld,
        more_beeld=len(all_of_it) - len(beeld),
        concreet=fitting([zin.tekst for zin in verwachting.concreet], ROOM_FOR_MORE),
        vragen=fitting(vragen_voor(content, verwachting), ROOM_FOR_MORE),
    )


def vragen_voor(content: Content, verwachting: Verwachting) -> tuple[str, ...]:
    """The questions of the instrument that was made for this expectation alone."""
    for instrument in content.instrumenten.values():
        if instrument.verwachtingen == (verwachting.id,):
            return tuple(vraag.tekst for vraag in instrument.vragen)
    return ()


def show_beeld(setup: Setup, state: State, event: Event) -> Outcome:
    """Nothing changes: the card says what the traject's expectation means."""
    traject, content = state.traject, setup.content
    step = Beeld(
        id="beeld",
        version=traject.version,
        traject=traject.id,
        view=beeld_view(content, verwachting_of(content, traject)),
    )
    return unchanged(state, show=step)
