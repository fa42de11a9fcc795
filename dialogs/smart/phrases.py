"""Phrases whose words together say something that can be seen, or nothing that can."""

from __future__ import annotations

import re

from dialogs.smart.tables import any_of

_FEW = r"(?:[a-z0-9#-]+ ){0,6}?"
"""Up to six words between."""

_GIFTS = any_of("""
    kans kansen ruimte vertrouwen zorg ondersteuning onderwijs veiligheid structuur vorm kader
    mogelijkheden begeleiding inzicht zicht
""")
_GIVE = any_of("geef geeft geven krijg krijgt krijgen bied biedt bieden")
_IDLE = re.compile(
    rf"\b(?:houd\w*|hield\w*|gehouden) {_FEW}rekening\b|\brekening {_FEW}(?:te )?houden\b"
    rf"|\b(?:maak|maakt|maken) {_FEW}(?:werk van|bewust|deel uit|waar|sterker|weerbaar|verschil)\b"
    r"|\b(?:bewust|weerbaar|sterker|werk) (?:te )?maken\b"
    rf"|\b{_GIVE} {_FEW}{_GIFTS}\b|\b{_GIFTS} {_FEW}(?:te )?(?:geven|krijgen|bieden)\b"
    rf"|\b(?:leg|legt|leggen) {_FEW}(?:nadruk|klemtoon|focus|accent)\b"
    rf"|\b(?:bouw|bouwt|bouwen) {_FEW}(?:aan|verder)\b"
    rf"|\b(?:neem|neemt|nemen) {_FEW}(?:verantwoordelijkheid|initiatief|ernstig|serieus)\b"
    r"|\bverantwoordelijkheid (?:op )?(?:te )?nemen\b"
    rf"|\b(?:sta|staan|staat) {_FEW}(?:open|centraal|stil|achter|sterk)\b"
    rf"|\b(?:zet|zetten|stel|stellen|stelt) {_FEW}(?:centraal|voorop)\b"
    rf"|\b(?:kom|komt|komen) {_FEW}(?:tegemoet|tot|aan bod|overeen|voor)\b"
    rf"|\b(?:sluit|sluiten) {_FEW}aan\b|\b(?:volg|volgt|volgen) uit\b"
    rf"|\b(?:zet|zetten) zich {_FEW}in\b|\b(?:leerling|kind|kleuter|iedereen|stem) telt\b"
    r"|\bbetekenis\w* geven\b|\b(?:blijven|blijft) (?!\w+ zitten)"
)
"""With a verb of doing, yet nothing is done: rekening houden met, kansen geven, bouwen aan."""

_BE_THERE = any_of("""
    aanwezig afwezig te_laat op_tijd geslaagd op_de_hoogte ingelogd zichtbaar rookvrij gsm-vrij
""")
_ABSTRACT = any_of("""
    gevoel visie idee beeld zicht band houding kijk stem plek rol hart kans recht relatie
    verantwoordelijkheid aanpak [a-z]*beleid [a-z]*cultuur [a-z]*klimaat [a-z]*sfeer
""")
_WHO = r"(?:(?:elke?|alle|iedere?|onze|de|we|hun) (?:[a-z]+)? ?)?"
_VISIBLE = re.compile(
    rf"\b(?:is|zijn) {_FEW}{_BE_THERE}\b|\b{_BE_THERE} (?:is|zijn|komt|komen)\b"
    rf"|\b(?:gaat|gaan|komt|komen) {_FEW}"
    r"(?:naar|langs|op bezoek|op stap|te voet|met de fiets|buiten|in de klassen)\b"
    r"|\bnaar (?:[a-z]+ ){1,5}(?:gaan|gaat|komen|komt)\b"
    rf"|\bcommunice\w+ {_FEW}(?:via|schriftelijk|per|met een)\b"
    rf"|\bverbeter\w* {_FEW}(?:fouten|fout|taken|taak|toets|toetsen|examens|werk)\b"
    rf"|\bhelp(?:t|en)? {_FEW}{_FEW}bij\b"
    rf"|\b(?:heeft|hebben|heb) {_WHO}(?:een (?!(?:[a-z]+ ){{0,2}}{_ABSTRACT}\b)"
    r"(?:eigen |vaste )?(?:[a-z-]*je|[a-z-]*[^e\W])(?: |$)"
    r"|(?:\d+|twee|drie|vier|vijf|tien) [a-z-]+)"
)
"""With a verb that says little, yet one sees it: op tijd zijn, een buddy hebben."""

_THERE = re.compile(
    r"\ber (?:is|zijn|komt|komen|ligt|liggen|bestaat|staat|hangt)\b"
    r"|\b(?:is|zijn|ligt|komt|staat) er\b"
    r"|\b(?:heeft|hebben|beschikt|beschikken)\b"
    r"(?! [a-z ]*(?:oog|nood|vertrouwen|begrip|zin|inzicht)\b)"
)
_MEETING = re.compile(
    r"\b[a-z]*"
    + any_of("""
        gesprek gesprekken overleg oudercontact oudercontacten bezoek bezoeken bevraging observatie
        observaties nascholing workshop workshops evaluatie infoavond vorming
    """)
    + r"\b"
)


def without_idle_phrases(text: str) -> str:
    """Plain text without the phrases in which a verb of doing does nothing."""
    return _IDLE.sub(" | ", text)


def shows_something(text: str) -> bool:
    """Whether a phrase of plain text says what one can see."""
    return bool(_VISIBLE.search(text))


def says_there_is(text: str) -> bool:
    """Whether plain text says that something is there, or that somebody has it."""
    return bool(_THERE.search(text))


def names_meeting(text: str) -> bool:
    """Whether plain text names an action without a verb: overleg, een lesbezoek."""
    return bool(_MEETING.search(text))
