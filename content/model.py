"""What a content pack can hold: the shape of the YAML files in `packs/` and in a school's folder.

Field names are the words of the packs, so they are Dutch. `bron` names the items of the source
documents that a text stands for.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, field_validator, model_validator

from content.base import (
    Id,
    Item,
    Model,
    Schoolniveau,
    Tekst,
    Zin,
    in_section,
    placeholders,
    sound,
)
from content.bevraging import Bevraging
from content.kennismaking import Kennismaking, Link
from content.voorbeeld import Voorbeeld


class Antwoord(Item):
    """One choice of a scale."""

    label: Tekst
    uitleg: Tekst | None = None
    kenmerken: tuple[Zin, ...] = ()
    teken: Tekst | None = None
    """A short sign beside the label, such as the battery's `++`."""
    weet_niet: bool = False
    """This answer says that the deelnemer can't tell; it counts in n, but takes no side."""
    nvt: bool = False
    """With `weet_niet`: it says that the question doesn't suit, not that somebody doesn't know."""
    lijst: Annotated[Id | None, in_section("lijsten")] = None
    """The list of stap 2 for which a question that got this answer is offered."""


class Schaal(Item):
    """The closed answers of a question, ordered from the one end to the other."""

    titel: Tekst
    antwoorden: Annotated[tuple[Antwoord, ...], Field(min_length=2)]
    versie: Tekst | None = None
    """The edition of a published scale, kept with the answers."""
    vorm: Literal["keuze", "batterij", "niveau"] = "keuze"
    """How the scale is drawn: as a choice, or as a battery that is empty or full.

    A choice of a `niveau` is asked on about: what is missing for the next level, or the example
    of good practice.
    """


class Vraag(Item):
    """One question of an instrument: closed when it names a scale, open otherwise."""

    tekst: Tekst
    schaal: Annotated[Id | None, in_section("schalen")] = None
    uitleg: Tekst | None = None
    kenmerken: tuple[Zin, ...] = ()
    punt: Tekst | None = None
    """The same as a point for the lists of stap 2, when the question doesn't read as one."""
    toelichting: bool = False
    """Whether a closed question offers room for an explanation."""
    toelichting_label: Tekst | None = None
    schoolniveau: Schoolniveau = "beide"


class Blok(Item):
    """What fits on one card."""

    titel: Tekst
    inleiding: Tekst | None = None
    richtvragen: tuple[Zin, ...] = ()
    """Questions to think of while answering; nobody is asked to answer them."""
    vragen: Annotated[tuple[Vraag, ...], Field(min_length=1, max_length=5)]


class Groep(Item):
    """Instruments that belong together, and what to read before the first question of any."""

    titel: Tekst
    kort: Tekst
    inleiding: tuple[Zin, ...] = ()


class Instrument(Item):
    """An ordered set of questions that can be put to a team as a ronde."""

    titel: Tekst
    kort: Tekst
    minuten: Annotated[int, Field(ge=1, le=120)]
    volgorde: int = 100
    """Lower comes first where a trekker chooses an instrument."""
    groep: Annotated[Id | None, in_section("groepen")] = None
    inleiding: tuple[Zin, ...] = ()
    """What to read before the first question."""
    verwachtingen: Annotated[tuple[Id, ...], in_section("verwachtingen")] = ()
    """The expectations that it is made for; none: it suits any."""
    schoolniveau: Schoolniveau = "beide"
    blokken: Annotated[tuple[Blok, ...], Field(min_length=1)]

    @property
    def vragen(self) -> tuple[Vraag, ...]:
        """All questions, in order."""
        return tuple(vraag for blok in self.blokken for vraag in blok.vragen)


class Domein(Item):
    """One of the four begeleidingsdomeinen."""

    naam: Tekst
    ook: tuple[Tekst, ...] = ()
    """Other names for the same thing in older and newer texts."""


class Verwachting(Item):
    """A kwaliteitsverwachting with its kwaliteitsbeeld."""

    code: Tekst
    titel: Tekst
    """A few words, for headings and lists."""
    tekst: Tekst
    rubriek: Tekst
    deelrubriek: Tekst | None = None
    beeld: tuple[Zin, ...] = ()
    concreet: tuple[Zin, ...] = ()
    """Examples of how a school does this."""
    domeinen: bool = False
    """Whether a traject for it chooses a begeleidingsdomein."""


class Lijst(Item):
    """One of the lists of stap 2."""

    titel: Tekst
    kort: Tekst
    uitleg: Tekst | None = None
    soort: Literal["borgen", "ontwikkelen"]
    """What an item of this list usually becomes when the team chooses to invest in it."""


class Bak(Item):
    """Where an item of stap 2 is sorted into: do more of it, stop it."""

    titel: Tekst
    uitleg: Tekst
    soort: Literal["borgen", "ontwikkelen", "stoppen"]
    """What an item in it becomes."""


class Sortering(Item):
    """Another way to sort the items of stap 2 than its lists."""

    vraag: Tekst
    bakken: Annotated[tuple[Bak, ...], Field(min_length=2)]


class Deelvraag(Item):
    tekst: Tekst


class Keuze(Item):
    """A word that the team chooses between for an item or an action: borgen, ontwikkelen, kort."""

    titel: Tekst
    uitleg: Tekst


class Denkvraag(Item):
    """A clarifying question that helps to fill the lists of stap 2."""

    tekst: Tekst
    delen: tuple[Deelvraag, ...] = ()


class Denkvragen(Item):
    """The clarifying questions for one expectation, or for one domain of it."""

    verwachting: Annotated[Id, in_section("verwachtingen")]
    domein: Annotated[Id | None, in_section("domeinen")] = None
    hoofdvraag: Denkvraag
    vragen: tuple[Denkvraag, ...]


class Kwaliteitsvraag(Item):
    """One of the five kwaliteitsvragen, with what it asks in a plan."""

    nummer: Annotated[int, Field(ge=1, le=5)]
    tekst: Tekst
    in_plan: Tekst


class Veld(Item):
    """A labelled place in a plan, with what belongs there."""

    label: Tekst
    uitleg: Tekst | None = None


class PdcaKolom(Item):
    """One of PLAN, DO, CHECK, ACT."""

    titel: Tekst
    velden: tuple[Veld, ...]
    kwaliteitsvragen: Annotated[tuple[Id, ...], in_section("kwaliteitsvragen")]


class Jaaractieplan(Item):
    titel: Tekst
    kop: tuple[Veld, ...]
    kolommen: tuple[PdcaKolom, ...]


class Kleur(Item):
    """What became of an x in the meerjarenplan. Never shown as a colour alone."""

    label: Tekst
    uitleg: Tekst
    teken: Tekst


class Meerjarenplan(Item):
    titel: Tekst
    kop: tuple[Veld, ...]
    rij: tuple[Veld, ...]
    jaren: int = 4
    toelichting: tuple[Zin, ...]
    kleuren: tuple[Kleur, ...]


class Stap(Item):
    """One of the steps of the stappenplan, with the sentence that introduces it."""

    titel: Tekst
    uitleg: Tekst


class Tip(Item):
    """A tip that is shown where it helps; the dialogs know where by its id."""

    tekst: Tekst


OPENER_PLACES = "{eerste} {tweede}"
"""What an opener about different answers can name: the two that lie furthest apart."""


class Opener(Item):
    """A question that opens a part of the conversation about a result, read out as it stands."""

    soort: Literal["start", "verdeeld", "gespreid", "weet-niet", "slot"]
    """What it opens: the meeting, a question on which a team differs so, or the closing."""
    tekst: Annotated[Tekst, AfterValidator(sound)]

    @model_validator(mode="after")
    def _names_what_there_is(self) -> Opener:
        strange = placeholders(self.tekst) - placeholders(self.places)
        if strange:
            names = ", ".join(sorted(strange))
            raise ValueError(f"`{self.id}` has no place for {names}")
        return self

    @property
    def places(self) -> str:
        """The places that are filled in for this kind."""
        return OPENER_PLACES if self.soort in ("verdeeld", "gespreid") else ""


class Melding(Item):
    """A sentence that the bot says. `{name}` places are filled in by the dialogs."""

    tekst: Annotated[Tekst, AfterValidator(sound)]


class Tekstwissel(Model):
    """Other words for one item, at any depth, of this or an earlier pack.

    `van` names what the item is part of (a section or the id of an item around it), for an id that
    occurs more than once.
    """

    id: Id
    van: Id | None = None
    tekst: Tekst | None = None
    titel: Tekst | None = None
    naam: Tekst | None = None
    label: Tekst | None = None
    teken: Tekst | None = None
    kort: Tekst | None = None
    uitleg: Tekst | None = None
    inleiding: Tekst | None = None
    punt: Tekst | None = None
    toelichting_label: Tekst | None = None
    vraag: Tekst | None = None
    code: Tekst | None = None
    rubriek: Tekst | None = None
    deelrubriek: Tekst | None = None
    in_plan: Tekst | None = None
    wat: Tekst | None = None
    wie: Tekst | None = None

    @model_validator(mode="after")
    def _has_words(self) -> Tekstwissel:
        if not self.woorden:
            fields = ", ".join(sorted(set(type(self).model_fields) - {"id", "van"}))
            raise ValueError(f"`{self.id}` gets no other words; expected at least one of: {fields}")
        return self

    @property
    def woorden(self) -> dict[str, str]:
        """The fields to replace, with their new text."""
        return self.model_dump(exclude={"id", "van"}, exclude_none=True)


class PackFile(Model):
    """One YAML file. Every section is optional; a later file replaces items by id."""

    pack: Id
    versie: Annotated[int, Field(ge=1)]
    schalen: tuple[Schaal, ...] = ()
    groepen: tuple[Groep, ...] = ()
    instrumenten: tuple[Instrument, ...] = ()
    domeinen: tuple[Domein, ...] = ()
    verwachtingen: tuple[Verwachting, ...] = ()
    lijsten: tuple[Lijst, ...] = ()
    sorteringen: tuple[Sortering, ...] = ()
    keuzes: tuple[Keuze, ...] = ()
    denkvragen: tuple[Denkvragen, ...] = ()
    kwaliteitsvragen: tuple[Kwaliteitsvraag, ...] = ()
    jaaractieplannen: tuple[Jaaractieplan, ...] = ()
    meerjarenplannen: tuple[Meerjarenplan, ...] = ()
    stappen: tuple[Stap, ...] = ()
    tips: tuple[Tip, ...] = ()
    openers: tuple[Opener, ...] = ()
    bevragingen: tuple[Bevraging, ...] = ()
    links: tuple[Link, ...] = ()
    kennismakingen: tuple[Kennismaking, ...] = ()
    voorbeelden: tuple[Voorbeeld, ...] = ()
    meldingen: tuple[Melding, ...] = ()
    teksten: tuple[Tekstwissel, ...] = ()


class Content(Model):
    """All packs together: what the dialogs ask and say."""

    schalen: dict[str, Schaal]
    groepen: dict[str, Groep]
    instrumenten: dict[str, Instrument]
    domeinen: dict[str, Domein]
    verwachtingen: dict[str, Verwachting]
    lijsten: dict[str, Lijst]
    sorteringen: dict[str, Sortering]
    keuzes: dict[str, Keuze]
    denkvragen: dict[str, Denkvragen]
    kwaliteitsvragen: dict[str, Kwaliteitsvraag]
    jaaractieplannen: dict[str, Jaaractieplan]
    meerjarenplannen: dict[str, Meerjarenplan]
    stappen: dict[str, Stap]
    tips: dict[str, Tip]
    openers: dict[str, Opener] = Field(default_factory=dict)
    """Editions that were kept before there were openers have none."""
    bevragingen: dict[str, Bevraging] = Field(default_factory=dict)
    """Nor have they these."""
    links: dict[str, Link]
    kennismakingen: dict[str, Kennismaking]
    voorbeelden: dict[str, Voorbeeld]
    meldingen: dict[str, Melding]
    versies: dict[str, int]

    @field_validator("instrumenten")
    @classmethod
    def _in_order(cls, instrumenten: dict[str, Instrument]) -> dict[str, Instrument]:
        return dict(sorted(instrumenten.items(), key=lambda item: item[1].volgorde))

    @property
    def jaaractieplan(self) -> Jaaractieplan:
        """The template that plans follow."""
        return self.jaaractieplannen["jaaractieplan"]

    @property
    def meerjarenplan(self) -> Meerjarenplan:
        """The template for more than one school year."""
        return self.meerjarenplannen["meerjarenplan"]

    def vraag(self, id: str) -> Vraag | None:
        """The question with this id, of any instrument; None when there is none."""
        vragen = (vraag for i in self.instrumenten.values() for vraag in i.vragen)
        return next((vraag for vraag in vragen if vraag.id == id), None)

    def fingerprint(self) -> str:
        """A short name for this very content: any other word gives another one."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]

    def denkvragen_voor(self, verwachting: str, domein: str | None) -> Denkvragen | None:
        """The clarifying questions for an expectation and domain; None when there are none."""
        for vragen in self.denkvragen.values():
            if vragen.verwachting == verwachting and vragen.domein in (None, domein):
                return vragen
        return None

    def zeg(self, melding: str, /, **waarden: object) -> str:
        """The sentence with this id, with its places filled in. Raises KeyError for a wrong id."""
        return self.meldingen[melding].tekst.format(**waarden)
