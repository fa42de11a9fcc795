"""Which vague words a sentence has, as they stand in the dictionary, and where they stand."""

from __future__ import annotations

import re

from dialogs.smart.tables import words_of

_NUMBER = (
    r"(?:\d+(?:[.,/]\d+)*|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|vijftien|twintig"
    r"|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd)"
)
_AMOUNT = (
    rf"(?:{_NUMBER}|de helft|een (?:keer|derde|vierde|kwart|uur|minuut)|het (?:[a-z]+ )?gemiddelde)"
)
_THEREOF = r"(?:ernaar|hiernaar|daarnaar|waarnaar|naar)"
_UP_TO = r"(?:[^.;:!?|]*? )?"
"""Whatever stands between, in the same part of the sentence."""
_IN_CLAUSE = r"(?:(?:(?!uit\b|die\b|dat\b|zodat\b|om\b)[^\s.,;:!?|]+ )*?)"
"""The same, but not beyond a word that begins another clause, nor past "uit" (uitwerken)."""
_WEEKDAY = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag\w*|\d|#|speelplaats|school\b"
_ON = rf"op(?! (?:de |het |een )?(?:{_WEEKDAY}))"
_WORK = (
    r"(?:werk|werkt|werken|gewerkt|werkten|werkend|meewerken|voortwerken|doorwerken|verderwerken)"
)
_TO = (
    r"(?:eraan|hieraan|daaraan|waaraan|er aan|aan(?! (?:de hand|het (?:eind|begin)"
    r"|een (?:tafel|bureau|computer)|tafel|huis)\b))"
)
_HAVE = r"(?:hebben|heeft|heb|had|geven|geeft|geef|besteden|besteedt|besteed|schenken|schenkt|gaat)"
_ATTENTION = r"(?:aandacht|extra aandacht)"

NO_VAGUE_WORD = re.compile(
    rf"\bmeer dan (?:gemiddeld )?{_AMOUNT}"
    rf"|\b(?:niet|nooit|niemand|niets|nergens|onder|zonder|min of) meer\b"
    r"|\bgeen (?:(?!maar\b)[a-z'-]+ ){1,3}meer\b(?! [a-z]+ (?:voor|aan|in)\b)"
    rf"|\b{_NUMBER} (?:%|procent|[a-z]+)? ?(?:meer|betere?|vaker)\b|\b(?:een (?:uur|keer"
    rf"|kwartier)|de helft) meer\b"
    rf"|\b(?:beter|vaker) dan (?:{_AMOUNT}|minstens)"
    r"|\bmeer bepaald\b|\b(?:een|minstens|cijfer|score) voldoende\b|\bvoldoende \( ?\d"
    r"|\b(?:on)?regelmatige (?:werkwoord|veelhoek|vorm)\w*|\bwel degelijk\b"
    r"|\b(?:vreemd|jammer|gek|eigenaardig|spijtig) genoeg\b"
)
"""Where such a word is part of a criterion, or says something else."""

_VAGUE = (
    ("zoveel mogelijk", r"zo ?veel (?:als )?mogelijk"),
    ("waar nodig", r"waar (?:dat |dit |het )?nodig"),
    ("indien nodig", r"(?:indien|wanneer|zo) (?:dat |dit |het )?nodig"),
    ("indien mogelijk", r"indien (?:dat |dit |het )?(?:enigszins )?mogelijk"),
    ("waar mogelijk", r"(?:waar|wanneer) (?:dat |dit |het )?(?:enigszins )?mogelijk"),
    ("zo weinig mogelijk", r"zo weinig (?:als )?mogelijk"),
    ("zo goed mogelijk", r"zo goed (?:als )?mogelijk"),
    ("meer", r"meer"),
    ("beter", r"betere?"),
    ("regelmatig", r"regelmatige?r?e?"),
    ("geregeld", r"geregelde?"),
    ("vaker", r"vaker"),
    ("voldoende", r"voldoende"),
    ("genoeg", r"genoeg"),
    ("optimaal", r"optima(?:al|le|ler)"),
    ("kwaliteitsvol", r"(?:kwaliteitsvol|kwalitatief)(?:le)?"),
    ("degelijk", r"degelijke?"),
    ("stimuleren", r"(?:ge)?stimule(?:er|ert|erd|erde|erden|ren|rend|rende)|te stimuleren"),
    (
        "streven naar",
        rf"(?:streef|streeft|streven|streefden|gestreefd)(?: (?:{_UP_TO}){_THEREOF}\b)?"
        rf"|{_THEREOF} {_UP_TO}(?:streven|gestreefd)",
    ),
    (
        "inzetten op",
        rf"(?:zet|zetten) {_UP_TO}in {_ON}|op (?:[a-z]+ ){{1,4}}(?:zet"
        rf"|zetten) {_UP_TO}in(?= ?[.;,!]|$)"
        rf"|(?:zet|zetten) {_UP_TO}(?:hierop|erop|daarop|op) .{{0,40}}?\bin\b"
        rf"|(?:ingezet|inzetten|in te zetten|inzet|inzette) (?:\w+ )?(?:{_ON}|erop|hierop|daarop)"
        rf"|(?:hierop|erop|daarop|waarop|{_ON}) {_UP_TO}(?:ingezet|inzetten|in te zetten|inzet)\b",
    ),
    (
        "werken aan",
        rf"{_WORK} {_IN_CLAUSE}{_TO}|(?:er)?aan (?!de hand)(?:[a-z'-]+ ){{1,6}}(?:te |verder "
        rf"|blijven )*"
        r"(?:werken|gewerkt|werkt)\b|(?:eraan|hieraan|daaraan|waaraan) (?:[a-z]+ ){0,4}"
        r"(?:werken|werkt|gewerkt)\b|er (?:[a-z]+ ){0,6}aan (?:gewerkt|werken)\b",
    ),
    (
        "aandacht hebben voor",
        rf"{_ATTENTION} (?:[a-z]+ ){{0,4}}?(?:voor|ervoor|hiervoor|daarvoor|aan|eraan|hieraan"
        rf"|krijgt"
        rf"|krijgen|besteden|geven|hebben|besteed)\b|{_HAVE} {_UP_TO}{_ATTENTION}\b"
        rf"|(?:krijgt|krijgen) {_UP_TO}{_ATTENTION}\b",
    ),
)
_PATTERNS = tuple(
    (name, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")) for name, pattern in _VAGUE
)
_ON_A_TASK = re.compile(
    r"(?: [a-z]+){0,2} [a-z]*(?:taak|taken|opdracht|opdrachten|oefeningen|werkstuk|portfolio"
    r"|huiswerk)\b"
)
_OF_THE_PHRASE = words_of("zet zetten werk werken werkt gewerkt streven gestreefd inzetten ingezet")
_VERBS = frozenset(
    ("streven naar", "inzetten op", "werken aan", "aandacht hebben voor", "stimuleren")
)


def vague_words(text: str) -> tuple[str, ...]:
    """The vague words of plain text, each once, in the order in which they stand there."""
    text = NO_VAGUE_WORD.sub(lambda match: "#" * len(match[0]), text)
    found = {}
    for name, pattern in _PATTERNS:
        match = pattern.search(text)
        if match:
            found[name] = match.start()
    return tuple(sorted(found, key=lambda name: found[name]))


def without_vague_verbs(text: str) -> str:
    """Plain text without the phrases that name no action: streven naar, werken aan ..."""
    for name, pattern in _PATTERNS:
        if name in _VERBS:
            text = pattern.sub(_keep_objects, text)
    return text


def _keep_objects(match: re.Match[str]) -> str:
    """Of a phrase with something between its parts, what is between stays.

    Working on a task is vague to hear, but one can see it: that phrase stays.
    """
    if _ON_A_TASK.match(match.string, match.end()):
        return match[0]
    between = (word for word in match[0].split()[1:-1] if word not in _OF_THE_PHRASE)
    return " ".join(["|", *between, "|"]) + " "
