"""T: does the sentence say by when? And which of its numbers are dates, so that M can leave them.

A moment counts when it can still come: "tegen juni", "in het tweede trimester". "Sinds 2019" looks
back, and "elk trimester" comes round again and again: neither is an end.
"""

from __future__ import annotations

import re

FIRST_YEAR = 2025
"""No goal is set for a year before this one: the bot is younger."""

NUMBER = (
    r"(?:\d+|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|anderhalf|anderhalve|"
    r"enkele|paar)"
)
_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
)
_YEAR = r"(?:19|20)\d\d"
_ORDINAL = r"(?:eerste|tweede|derde|vierde|vijfde|zesde|laatste|\d(?:ste|de|e|ee|st)?)"
_HOLIDAY = (
    r"(?:(?:kerst|paas|herfst|krokus|zomer|carnavals?|allerheiligen)-?(?:vakantie|verlof)"
    r"|grote vakantie|zomerverlof|pasen|kerstmis|kerst|allerheiligen|hemelvaart|pinksteren"
    r"|nieuwjaar|carnaval|kerstdag|halfoogst|sinterklaas)"
)
_TERM = r"(?:trimester|semester|kwartaal|rapportperiode|lesperiode|werkperiode|periode)"
_COMING = r"(?:dit|volgende?|komende?|aankomende?|huidige?|lopende?|nieuwe|eerstvolgende|deze)"
_BEFORE_END = r"(?:tegen|voor|tot|uiterlijk|uiterste?|ten laatste|vanaf|na|rond|richting|per)"
_EVENT = (
    r"\w*(?:doorlichting|oudercontact(?:en)?|klassenraad|klassenraden|opendeurdag|opendeurdagen"
    r"|schoolfeest|studiedag|vergadering|proclamatie|examens|examenperiode|proefwerken|infoavond"
    r"|rapport|inspectiebezoek|evaluatiemoment|checkmoment|inspectie|audit|inschrijvingen)"
)
_SPAN = r"(?:weken|maanden|jaar|jaren|schooljaren|schooljaar|trimesters?|semesters?|maand|week)"
_AN_END = r"(?:eind(?:e)?|begin|start|aanvang|halverwege|halfweg|midden|half|medio|slot)"

_MOMENTS = (
    # 30/06, 30-6-27, 2027-06-30, 30.06.2027
    r"\b(?:0?[1-9]|[12]\d|3[01])[/-](?:0?[1-9]|1[0-2])[/-](?:20)?\d\d\b",
    r"\b(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:20)?\d\d\b",
    r"\b20\d\d-\d\d?-\d\d?\b",
    rf"\b(?:{_BEFORE_END}|op|eind|van) (?:de |\w+dag )?"
    r"(?:0?[1-9]|[12]\d|3[01])[/-](?:0?[1-9]|1[0-2])\b(?! (?:van|op|procent|voor))",
    r"\b(?:0?[1-9]|[12]\d|3[01])[/-](?:0[1-9])\b|^ ?\d\d?[/-]\d\d?(?= :)",
    r"\b(?:0?[1-9]|1[0-2])[/-]20\d\d\b",
    # 30 juni, eind juni '27, juni
    rf"\b(?:\d{{1,2}}(?:ste|de|e)? )?{_MONTH}(?:examens?)?(?: (?:{_YEAR}|\d\d)(?!\d| ?%"
    rf"| \w+ing))?\b",
    # schooljaar 2026-2027, 26-27, 2027
    rf"\b(?:schooljaar |jaar )?{_YEAR}[-/](?:20)?\d\d\b",
    r"\bschooljaar \d\d[-/]\d\d\b|\b2[4-9]-(?:2[5-9]|3\d)\b|\b\d\d-\d\d (?=schooljaar)",
    rf"\b{_YEAR}\b(?! (?:leerlingen|ouders|euro))",
    # dit schooljaar, volgende maand
    rf"\b{_COMING} (?:{_TERM}|\w*schooljaar|kalenderjaar|werkjaar|jaar|maand|week)\b",
    rf"\b{_COMING} (?:maan|dins|woens|donder|vrij|zater|zon)dag\b",
    rf"\b{_BEFORE_END} (?:maan|dins|woens|donder|vrij)dag\b",
    rf"\b{_AN_END}(?: van)?(?: het| de| ons)?(?: {_COMING})? (?:school|kalender|werk)?jaar\b",
    rf"\b{_AN_END} (?:van )?(?:het |de |dit |deze )?(?:{_ORDINAL} )?"
    rf"(?:{_TERM}|maand|leerjaar|graad|kleuterklas|jaar|lagere school|basisschool|\w*examens)\b",
    r"\b(?:school)?jaareinde\b|\beindejaar\b|\b(?:tegen|over|binnen) een jaar\b",
    rf"\b{_ORDINAL} (?:(?:en|of|tot) (?:het )?{_ORDINAL} )?{_TERM}\b",
    r"\b(?:trimester|semester|periode|kwartaal) \d\b",
    rf"\b(?:{_BEFORE_END}|in|eind|begin) (?:de )?week \d+\b",
    # de kerstvakantie, tegen de zomer
    rf"\b{_HOLIDAY}\b",
    rf"\b{_BEFORE_END} (?:de )?vakantie\b",
    rf"\b(?:{_BEFORE_END}|in|tijdens|dit|deze|eind|begin|volgende?|komende?) "
    r"(?:de |het )?(?:komende |volgende )?"
    r"(?:zomer|winter|lente|herfst|voorjaar|najaar)\b",
    r"\b(?:kerst|paas|juni|herfst|december|zomer)-?(?:rapport|examens|proefwerken|toetsen)\b",
    r"\b(?:in de loop van|tijdens) (?:het|dit) (?:school)?jaar\b",
    # binnen drie maanden, over twee jaar
    rf"\b(?:binnen|over|na|in|op)(?: de| een| het)?(?: periode van| termijn van| loop van)? "
    rf"{NUMBER} (?:tal )?{_SPAN}\b(?! na (?:elke?|iedere?|een)\b)",
    r"\bbinnen (?:de|het|een) (?:maand|jaar|trimester|schooljaar|semester)\b",
    rf"\b(?:komende|volgende|eerstvolgende) {NUMBER} {_SPAN}\b",
    # tegen de volgende doorlichting
    rf"\b(?:tegen|uiterlijk|ten laatste|vanaf|na)(?: op)?(?: (?:de|het|onze|ons))?"
    rf"(?: \w+(?:e|ste|de))? {_EVENT}\b",
    rf"\b(?:voor|op|bij|tijdens) (?:de |het )?(?:volgende|eerstvolgende|komende) {_EVENT}\b",
    r"\b(?:morgen|overmorgen)\b(?! en)",
)
_MOMENT = re.compile("|".join(f"(?:{pattern})" for pattern in _MOMENTS))

_DEADLINE = re.compile(
    rf"\b(?:{_BEFORE_END}|deadline|tegen het|voor het|op het|aan het)(?: de| het| eind[e]?"
    rf"| begin| midden| van| start| {_AN_END}| op)*(?: \d{{1,2}})?$|^(?:tegen|uiterlijk"
    rf"|ten laatste|voor|tot)\b"
)
_LOOKS_BACK = re.compile(
    r"\b(?:(?:resultaten|cijfers|scores|gegevens)(?: [a-z]+){0,3} van|sinds|sedert|vorige?"
    r"|afgelopen|voorbije|verleden|verlopen|uit|gedateerd op|laatste)"
    r"(?: de| het| dit| eind| begin| midden| schooljaar| in| \d+)*$"
)
_COMES_AGAIN = re.compile(
    r"\b(?:elke?|iedere?|alle|om het|om de|beide|telkens in|van elk)(?: van)?"
    r"(?: de| het| einde?| begin)*$"
)
_ENDS_RECURRING = re.compile(rf"\b{_AN_END} van (?:elke?|iedere?)\b")
_PAST = re.compile(
    r"\b(?:bleek|bleken|blijkt|blijken|was|waren|had|hadden|toonden?|haalden?|behaalden?"
    r"|scoorden?|gaf|gaven"
    r"|kwam|kwamen|vond|vonden|zagen|zag|stelden?|deden|deed|werd|werden|kregen|kreeg|startten?"
    r"|startte|begonnen?|begon|merkten?|nam|namen|stond|stonden|ging|gingen|daalde|steeg"
    r"|evalueerden"
    r"|organiseerden|organiseerde|kozen|koos|schreven|schreef|dateert|lag|lagen|maakten?|stegen)\b"
)
_CLAUSE = re.compile(r" [.;,:!?()] | (?:dat|die|omdat|want|nadat|terwijl|zodat|maar|waardoor|dus) ")
_GONE = re.compile(
    rf"\b(?:{NUMBER} {_SPAN} geleden|al {NUMBER} {_SPAN}"
    rf"|(?:laatste|afgelopen|voorbije|vorige) (?:{NUMBER} )?{_SPAN})\b"
)
"""Spans of time that are over; also not counted as a measure."""


def without_moments(text: str) -> tuple[bool, str]:
    """Whether plain text says by when, and the text with # for every date and span."""
    padded = f" {text} "
    found = False
    for match in _MOMENT.finditer(padded):
        found = found or _can_come(padded, match)
    return found, " ".join(_MOMENT.sub(" # ", _GONE.sub(" # ", padded)).split())


def _can_come(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()].rstrip(), text[match.end() :]
    clause = _clauses(before)[-1]
    if _COMES_AGAIN.search(clause) or _LOOKS_BACK.search(clause):
        return False
    if _GONE.search(text[max(0, match.start() - 12) : match.end()]):
        return False
    if _DEADLINE.search(clause) or _DEADLINE.search(match[0]):
        return True
    if _long_ago(match[0]):
        return False
    return not _PAST.search(clause + " " + _clauses(after)[0])


def _clauses(text: str) -> list[str]:
    return _CLAUSE.split(text)


def _long_ago(moment: str) -> bool:
    """Whether a moment names a year in which nobody sets a goal any more."""
    years = [int(year) for year in re.findall(_YEAR, moment)]
    return bool(years) and max(years) < FIRST_YEAR
