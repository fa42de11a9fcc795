"""What both plans of a traject hold, whole: for documents, pages and cards.

The field names are the words that a school's own template uses, so they are Dutch. Nothing is
shortened here; what doesn't fit on a card is shortened in `dialogs.actie.plan`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dialogs.actie.goals import Doel

X = "x"
"""Stands in a school year in which an actie is planned."""


@dataclass(frozen=True, slots=True)
class Veld:
    """A labelled place in a plan. `uitleg` says what belongs there.

    `tekst` is empty as long as nothing was filled in. `later`: that is for when the plan is
    followed up. `delen` are the points of a text that is a list, a line each.
    """

    id: str
    label: str
    tekst: str
    uitleg: str = ""
    later: bool = False
    delen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vraag:
    """One of the five kwaliteitsvragen, with what it asks in a plan."""

    nummer: int
    tekst: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class Kolom:
    """PLAN, DO, CHECK or ACT: of the plan as a whole (its places empty), or of one actie."""

    id: str
    titel: str
    vragen: tuple[Vraag, ...]
    velden: tuple[Veld, ...]


@dataclass(frozen=True, slots=True)
class Aanpassing:
    """Who last changed something since the plan was made, by name, and on which day."""

    door: str
    op: date


@dataclass(frozen=True, slots=True)
class Over:
    """What a traject is about, in the school year of a jaaractieplan (`schooljaar`).

    `traject` is its id and `naam` what people call it. `prioriteiten` are the points that the
    team works on, `stoppen` those that it stops with. `doel_aangepast` is about `algemeen_doel`.
    """

    traject: str
    naam: str
    code: str
    titel: str
    verwachting: str
    domein: str
    rubriek: str
    schooljaar: str
    trekker: str
    algemeen_doel: str
    prioriteiten: tuple[str, ...]
    stoppen: tuple[str, ...]
    doel_aangepast: Aanpassing | None = None


@dataclass(frozen=True, slots=True)
class Vakje:
    """An actie in a school year, which is a cell of the meerjarenplan.

    `tekst` is an x when it is planned then, the sign and name of the colour that it got at the end
    of that year, or nothing. `kleur` is the id of that colour; empty without one.
    """

    schooljaar: str
    tekst: str = ""
    kleur: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terugblik:
    """What the team found at a check moment (CHECK), and what it decided and learnt (ACT).

    `dag` is the check moment, and `op` the day on which this was kept, by `door`. `bereikt` (ja,
    deels, nee) and `besluit` (verder, borgen, bijsturen, stoppen; empty as long as there is none)
    are ids, with their words beside them. `licht`: it was the yearly look at a borgafspraak, of
    which `bereikt` says whether it lives.
    """

    dag: date
    op: date
    door: str
    bereikt: str
    bereikt_naam: str
    effect: str
    anderen: str
    bewijs: str
    licht: bool
    besluit: str
    besluit_naam: str
    besloten_op: date | None
    besloten_door: str
    les: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActieInPlan:
    """An actie as both plans have it.

    `prioriteit` is the point that it is for. `wie` names everybody: the `eigenaar`, and what was
    typed besides (`helpers`). `soort` and `termijn` are ids, with their names beside them.
    `schooljaren` are those in which it is planned, as 2026-2027, and `jaren` say what became of it
    in each. `volgend_checkmoment` is None when there is none any more, and `stand` says how far it
    is. `aangepast` is None when nothing was changed since the plan was made.

    `te_bekijken` are the check moments at which nobody looked yet, and `terugblikken` what was
    found at the others, the newest first. `borgafspraak`: the team keeps it, and looks once a year.
    `vorige` is the id of the actie that this one takes over from in a new cycle, with what was
    done then and learnt; empty when there is none. `microscan` is what the newest one showed, a
    line per question.
    """

    id: str
    prioriteit: str
    soort: str
    soort_naam: str
    termijn: str
    termijn_naam: str
    doel: Doel
    doel_zoals_getypt: str
    meting: str
    wat: str
    wie: str
    eigenaar: str
    helpers: str
    wanneer: str
    hoe: str
    afspraken: str
    checkmomenten: tuple[date, ...]
    volgend_checkmoment: date | None
    schooljaren: tuple[str, ...]
    jaren: tuple[Vakje, ...]
    stand: str
    te_bekijken: tuple[date, ...]
    terugblikken: tuple[Terugblik, ...]
    borgafspraak: bool
    vorige: str
    vorige_wat: str
    vorige_les: str
    microscan: tuple[str, ...] = ()
    aangepast: Aanpassing | None = None


@dataclass(frozen=True, slots=True)
class PdcaActie:
    """An actie of the jaaractieplan, with its four columns.

    `kleur` says what became of it at the end of that school year; None as long as nobody said so.
    """

    nummer: int
    actie: ActieInPlan
    kolommen: tuple[Kolom, ...]
    kleur: Kleur | None = None

    @property
    def stand(self) -> str:
        """What became of it in that school year; or else how far it is."""
        return f"{self.kleur.naam}: {self.kleur.label}" if self.kleur else self.actie.stand


@dataclass(frozen=True, slots=True)
class Jaaractieplan:
    """The plan of one school year. `cirkel` says what its columns follow."""

    titel: str
    schooljaar: str
    kop: tuple[Veld, ...]
    cirkel: str
    kolommen: tuple[Kolom, ...]
    acties: tuple[PdcaActie, ...]


@dataclass(frozen=True, slots=True)
class Rij:
    """An actie of the meerjarenplan, with a cell for each school year."""

    nummer: int
    actie: ActieInPlan
    vakjes: tuple[Vakje, ...]

    @property
    def kruisjes(self) -> tuple[str, ...]:
        """What stands in the cells."""
        return tuple(vakje.tekst for vakje in self.vakjes)


@dataclass(frozen=True, slots=True)
class Groep:
    """Acties with the same goal and the same measure, under one heading.

    `prioriteiten` are the points that they are for.
    """

    kop: tuple[Veld, ...]
    prioriteiten: tuple[str, ...]
    doel: Doel
    meting: str
    rijen: tuple[Rij, ...]


@dataclass(frozen=True, slots=True)
class Kleur:
    """What the colour of an x says. `id` is the colour, and `teken` a sign that goes with it."""

    id: str
    label: str
    uitleg: str
    teken: str

    @property
    def naam(self) -> str:
        """The colour by its sign and name, as it stands in a cell."""
        return f"{self.teken} {self.id.capitalize()}"


@dataclass(frozen=True, slots=True)
class Meerjarenplan:
    """The plan of several school years. `rij` are the labels of what stands in a row."""

    titel: str
    schooljaren: tuple[str, ...]
    kop: tuple[Veld, ...]
    rij: tuple[Veld, ...]
    groepen: tuple[Groep, ...]
    toelichting: tuple[str, ...]
    kleuren: tuple[Kleur, ...]

    @property
    def rijen(self) -> tuple[Rij, ...]:
        """The rows of all groups, in order."""
        return tuple(rij for groep in self.groepen for rij in groep.rijen)


@dataclass(frozen=True, slots=True)
class Checkmoment:
    """When the team looks at acties again, and which (their ids). The bot reminds at `moment`."""

    moment: datetime
    titel: str
    uitleg: str
    acties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plannen:
    """Everything that the plans of one traject hold."""

    over: Over
    acties: tuple[ActieInPlan, ...]
    jaaractieplan: Jaaractieplan
    meerjarenplan: Meerjarenplan
    checkmomenten: tuple[Checkmoment, ...]
