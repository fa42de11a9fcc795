"""What must be done outside the record after a change. Carried out by the outbox, at least once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Show:
    """The card in this slot of the traject's place shows the newest truth: updated, or else posted.

    A slot is a place for one card: `levend`, `werk.<phase>`, `resultaat.<ronde>`, `plan.<version>`.
    """

    slot: str
    kind: Literal["show"] = "show"


@dataclass(frozen=True, slots=True)
class Gather:
    """The roster of the team is read.

    In an open ronde that is answered apart, everybody is invited who was not invited before.
    """

    ronde: str
    kind: Literal["gather"] = "gather"


@dataclass(frozen=True, slots=True)
class Invite:
    """One person gets the card of this ronde in the personal chat.

    `own`: they asked for it themselves, so that it is no message that the bot sent by itself.
    """

    ronde: str
    person: str
    own: bool = False
    kind: Literal["invite"] = "invite"


@dataclass(frozen=True, slots=True)
class Nudge:
    """Everybody in the team who has not answered this ronde gets a reminder."""

    ronde: str
    kind: Literal["nudge"] = "nudge"


@dataclass(frozen=True, slots=True)
class Knock:
    """One person is reminded of this ronde in the personal chat, unless they answered meanwhile."""

    ronde: str
    person: str
    kind: Literal["knock"] = "knock"


@dataclass(frozen=True, slots=True)
class CloseAt:
    """The ronde closes at its deadline."""

    ronde: str
    at: datetime
    kind: Literal["close"] = "close"


@dataclass(frozen=True, slots=True)
class Wake:
    """The bot looks at a traject again (`events.Woken`): there is one such row for each."""

    at: datetime
    kind: Literal["wake"] = "wake"


@dataclass(frozen=True, slots=True)
class Tell:
    """The channel is told of what is due (`Traject.untold`), in one post."""

    kind: Literal["tell"] = "tell"


@dataclass(frozen=True, slots=True)
class Mail:
    """Something of a traject waits for one person: it goes into the next message to them.

    `at` is when that was decided; decided twice at one moment, it is one.
    """

    person: str
    at: datetime
    kind: Literal["mail"] = "mail"


@dataclass(frozen=True, slots=True)
class Deliver:
    """One person gets a message with all that waits for them. It is of no traject."""

    person: str
    kind: Literal["deliver"] = "deliver"


@dataclass(frozen=True, slots=True)
class ShareSchool:
    """The calendar of a traject becomes that of the team's other trajecten (`SchoolChanged`)."""

    kind: Literal["share-school"] = "share-school"


@dataclass(frozen=True, slots=True)
class Introduce:
    """One person gets the card of the kennismaking in the personal chat. It is of no traject."""

    person: str
    kind: Literal["introduce"] = "introduce"


@dataclass(frozen=True, slots=True)
class OfferFile:
    """One person is asked, in the personal chat, whether a document may be put in their files."""

    person: str
    document: str
    kind: Literal["offer-file"] = "offer-file"


@dataclass(frozen=True, slots=True)
class UploadFile:
    """A document is put in the files of one person, who allowed that."""

    person: str
    document: str
    kind: Literal["upload-file"] = "upload-file"


@dataclass(frozen=True, slots=True)
class ShareFile:
    """One person is shown the document in their files, or is told that it didn't get there."""

    person: str
    document: str
    arrived: bool
    kind: Literal["share-file"] = "share-file"


FileEffect = OfferFile | UploadFile | ShareFile
Effect = (
    Show
    | Gather
    | Invite
    | Nudge
    | Knock
    | CloseAt
    | Wake
    | Tell
    | Mail
    | Deliver
    | ShareSchool
    | Introduce
    | FileEffect
)
