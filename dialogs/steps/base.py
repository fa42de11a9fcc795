"""The parts that all steps share, and the steps that belong to no phase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What the bot says about the last press.

    `typed` is given back in the fields of the same name; `lost` are texts for which the card has
    no field any more, shown so that they can be copied.
    """

    note: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    lost: tuple[str, ...] = ()


SILENT = Feedback()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The base of all steps. `traject` is empty when the step belongs to none."""

    template: ClassVar[str]
    waits_for: ClassVar[str] = "niets"
    """The melding (`wacht.<…>`) that says what the bot is waiting for."""

    id: str
    version: int = 0
    traject: str = ""
    feedback: Feedback = field(default=SILENT, hash=False)

    def blank(self, mark: str) -> tuple[Step, tuple[str, ...]]:
        """The step as it is for everybody, and what one person answered.

        Each answer makes room for a mark: the text given, a colon, and the place of the answer.
        """
        return self, ()

    def value(self, name: str, saved: str = "") -> str:
        """What stands in a field: what was just typed, or else what was saved."""
        return self.feedback.typed.get(name, saved)

    def error(self, name: str) -> str:
        """What is wrong with a field; empty when nothing is."""
        return self.feedback.errors.get(name, "")


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to a page or a file. `until` says how long it works."""

    page: str
    url: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leading(Step):
    """The base of steps that lead to pages and files for a browser, which `pages` names.

    `links` are filled in where cards are drawn: one for each page, or none at all when browsers
    can't reach the bot. `person` is the id of who gets them; empty when that makes no difference.
    """

    pages: ClassVar[tuple[str, ...]]
    person: str = ""
    links: tuple[PageLink, ...] = ()

    def blank(self, mark: str) -> tuple[Step, tuple[str, ...]]:
        """The step without addresses, which are for one person."""
        links = [replace(link, url=f"{mark}:{place}") for place, link in enumerate(self.links)]
        nobodys = replace(self, person="", links=tuple(links))
        return nobodys, tuple(link.url for link in self.links)

    def link(self, page: str) -> PageLink:
        """The link to a page. Only for a step that has links."""
        return next(link for link in self.links if link.page == page)


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a field.

    `kenmerken` are marks by which it is known. `vol`: it is drawn as a battery, so full (0 to 1).
    """

    value: str
    label: str
    uitleg: str = ""
    kenmerken: tuple[str, ...] = ()
    vol: float | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The heading that all cards of a traject share."""

    code: str
    title: str
    domein: str
    trekker: str
    phase: str
    phase_number: int
    phases: tuple[str, ...]
    year: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Step):
    """A few sentences, without anything to fill in."""

    template: ClassVar[str] = "message"
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome(Step):
    """The bot introduces itself, once. `private`: to one person."""

    template: ClassVar[str] = "welcome"
    waits_for: ClassVar[str] = "start"
    private: bool = False


@dataclass(frozen=True, slots=True)
class LijstView:
    """One of the lists of stap 2: how many items it has, and the newest of them."""

    title: str
    count: int
    newest: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Living(Step):
    """The living card: where the traject stands. It never holds a field, as others change it.

    `nudged` is when those who had not answered were reminded; empty when nobody was. `helpers` are
    the names of who pulls along with each of the `prioriteiten`. `niveau` is the level on which
    the team agreed after it talked about a result. `microscan` is what the actie does that an open
    microscan is about; empty when none is open. `outcomes` says of the acties that were looked at
    last what was decided. `paused` says since when, or until when, nobody is reminded,
    `channel_quiet` that the channel isn't, and `not_reached` who could not be.
    """

    template: ClassVar[str] = "living"
    waits_for: ClassVar[str] = "ronde"
    head: Head
    instrument: str
    apart: bool
    ronde_open: bool
    answered: int
    invited: int | None
    until: str
    threshold: int
    lijsten: tuple[LijstView, ...] = ()
    prioriteiten: tuple[str, ...] = ()
    acties_ready: int = 0
    acties_total: int = 0
    next_check: str = ""
    stopped: bool = False
    nudged: str = ""
    co_trekkers: str = ""
    helpers: tuple[str, ...] = ()
    niveau: str = ""
    paused: str = ""
    channel_quiet: bool = False
    not_reached: str = ""
    microscan: str = ""
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmStop(Step):
    """Somebody wants to stop: the trekker the traject, a deelnemer the taking part."""

    template: ClassVar[str] = "confirm_stop"
    waits_for: ClassVar[str] = "stop"
    what: Literal["traject", "deelname"]
    head: Head


@dataclass(frozen=True, slots=True)
class TrajectLine:
    """One traject in a list, with the space where it lives."""

    id: str
    space: str
    title: str
    state: str
    trekker: str
    year: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status(Step):
    """Where each traject stands. With more than one, a press chooses which card to see.

    `more` counts the oldest ones, for which the card has no room.
    """

    template: ClassVar[str] = "status"
    waits_for: ClassVar[str] = "keuze"
    lines: tuple[TrajectLine, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Help(Step):
    """What one can type, and what the bot is waiting for."""

    template: ClassVar[str] = "help"
    commands: tuple[tuple[str, str], ...]
    waiting: str
