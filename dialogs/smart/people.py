"""Who acts in a school, or for whom something is done: the first half of S."""

from __future__ import annotations

import re

from dialogs.smart.tables import any_of

_ENDINGS = any_of("""
    leerling(?:en|e)? kleuters? peuters? kind(?:eren)? jongeren pubers tieners studenten
    cursisten jongens meisjes jaars taligen komers? instappers? instromers? zittenblijvers
    laatkomers spijbelaars leerkracht(?:en)? leraars? leraren lesgevers? docenten
    titularis(?:sen)? collega(?:'s)? teams? teamleden personeelsleden personeel medewerkers?
    directie directeurs? directrice bestuur coordinator(?:en|s)? begeleiders?
    verantwoordelijken? adviseur opvoeders? mentor(?:en|s)? ondersteuners? leidsters? starters?
    stagiairs? stagiaires? therapeuten? logopedisten? psycholoo?g(?:en)? trekkers? beleidsmakers
    zorgco groep(?:en)? groepjes? ouders? (?:leerlingen|kinder|ouder|school|klassen)raad
    gezin(?:nen)? juf(?:fen)? meesters? vrijwilligers? experten? externen gastsprekers? ploeg
    verpleegkundigen? kinesist(?:en)? poetsvrouw(?:en)?
""")
"""How words for people end: zorgleerkracht, grootouders, graadteam, derdejaars."""
_WORDS = any_of(r"""
    \d+-jarigen? we ik elkaar iedereen niemand peter meter buddy's zoco'?s? llb clb cel
    brugfiguur leersteuncentrum secretariaat klassenraad
""")
_PERSON = re.compile(rf"(?:[a-z0-9-]*{_ENDINGS}|{_WORDS})")

_NOT_A_PLACE = r"(?<!\bop )(?<!\bin )(?<!\bvan )(?<!\buit )(?<!\bnaar )"
_GROUP = (
    r"(?:de|onze|elke|iedere|alle|deze) (?:hele |volledige )?(?:school|scholen)"
    r"|(?:de|onze|elke|iedere|alle|deze|beide) klas(?:sen)?"
    r"|(?<!\bvoor )(?:klas )?[1-7][a-f]"
    r"|(?:het|de) (?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|[1-7](?:ste|de|e)) "
    r"(?:leerjaar|graad|kleuterklas|jaar)"
)
_SOMEBODY = re.compile(rf"\b(?:{_PERSON.pattern}|{_NOT_A_PLACE}(?:{_GROUP}))(?![\w-])")


def names_somebody(text: str) -> bool:
    """Whether plain text names somebody. "In elke klas" is a place, "elke klas" is a group."""
    return bool(_SOMEBODY.search(text))


def is_person(word: str) -> bool:
    """Whether one plain word is a word for people."""
    return bool(_PERSON.fullmatch(word))
