"""M: is there something to count, or something of which one can see that it is there?"""

from __future__ import annotations

import re

_UNITS = r"(?:x|u|uur|km|m|keer|maal|minuten|euro)"
_LABELLED = (
    r"(?:klas(?:sen)?|klasgroep|leerjaar|leerjaren|jaar|graad|stap(?:pen)?|fasen?|niveau"
    r"|artikel|art"
    r"|punt|actie|doel|prioriteit|blok|hoofdstuk|thema|module|versie|deel|bijlage|pagina|blz|p"
    r"|lokaal"
    r"|nr|nummer|kleuterklas|dimensie|cluster|indicator|verwachting|kwaliteitsverwachting|ok|groep"
    r"|kamer|bladzijden?|tel|gsm|eindterm(?:en)?|leerplandoel|kolom|kaart|kaartje|gebouw"
    r"|vestiging|campus"
    r"|omzendbrief|pijler|spoor|laag|zone|fase|trap|vraag|rubriek|unit|les|level|week|route)"
)
_STUDY = (
    r"(?:latijn|grieks|economie|moderne talen|wetenschappen|humane|handel|stem|aso|tso|bso|kso|buso"
    r"|okan|kantoor|verzorging|mechanica|hout|elektriciteit|sport|boekhouden|zorg|haarzorg"
    r"|biotechniek|lassen|voeding|steinerschool|arbeidsmarkt|doorstroom|finaliteit"
    r"|\w+wetenschappen|\w+technieken|\w+techniek)"
)
_NO_CRITERIA = (
    r"\d{2,4}[ /.]\d{2,3}(?:[ .]\d{2,3})+",  # a telephone number
    r"\d+(?:ste|de|ee|e)\b",
    rf"\d+(?!{_UNITS}\b)[a-z]{{1,5}}\d?\b",  # 3B, 1A, 4ESO
    r"[a-z]{1,5}-?\d+[a-z]?\b",  # B2, BL8, covid-19
    rf"(?<!per )(?<!elke )(?<!elk )(?<!iedere ){_LABELLED} ?:? \d+(?:[.,/]\d+)*"
    r"(?: ?(?:en|of|tot|-) \d+)?(?! ?(?:%|procent|keer|maal|x|op)\b)(?! %)",
    rf"[1-7] {_STUDY}",
    r"\d uur (?:latijn|wiskunde|grieks|wetenschappen|nederlands|frans|lo)\b",
    r"\d+(?:[ -](?:tot|-))?(?: \d+)? ?-?jarigen?",
    r"(?:van|vanaf|tot) \d+(?: tot \d+)? jaar(?: oud)?",
    r"\d+ jaar oud",
    r"\d{1,2}[.:u]\d\d(?: uur)?(?! procent| op)|(?:om|tot|voor|na|vanaf) \d{1,2} (?:uur|u)\b",
    r"van \d{1,2} tot \d{1,2} uur|24/7",
    r"(?<!minstens )(?<!dan )(?<!van )(?<!gemiddeld )(?<!score )\d+\.\d{1,2}(?!\d| ?%| op| punten)",
    r"^\d+ ?[.):]",
    r"\d+-(?!tal\b)[a-z]+",
    r"op 1 lijn|1 op 1\b(?! \d)|1 voor 1|als 1 (?:team|school|geheel)|onder vier ogen|in 1 adem",
    r"(?:te|ten) allen? \w+|alle (?:kansen|rust|aandacht|moeite|middelen)|alles",
    r"1 van (?:de|onze)|in de eerste plaats|op de 1 of andere",
)
_NO_CRITERION = re.compile("|".join(rf"(?<![\w%])(?:{pattern})" for pattern in _NO_CRITERIA))

_NUMBER_WORDS = (
    r"twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien"
    r"|zeventien|achttien|negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
    r"|honderd|duizend|\w+(?:entwintig|endertig|enveertig|envijftig)"
)
_DELIVERABLE = (
    r"[a-z-]*(?:draaiboek|visietekst|tekst|nota|protocol|stappenplan|leidraad|sjabloon|handleiding"
    r"|brochure|folder|kalender|lijst|fiche|overzicht|databank|leerlijn|document|verslag|verslagje"
    r"|website|filmpje|film|video|bundel|bundeltje|affiche|poster|afsprakenkader|charter"
    r"|procedure|formulier|gids|wegwijzer|matrix|presentatie|toolbox|koffer|hoek|stilteruimte"
    r"|meldpunt|aanspreekpunt|contactpersoon|werkgroep|logboek|instrument|werkblad|boekje|parcours"
    r"|kaft|beleidsplan|actieplan|zorgplan|jaarplan|handelingsplan|taalbeleidsplan|plan"
    r"|registratiesysteem|infoavond|ouderavond|studiedag|workshop|opendeurdag|projectweek"
    r"|projectdag"
    r"|themadag|themaweek|nascholing|vorming|sokkel|rubric|nieuwsbrief|scenario|bib|bibliotheek"
    r"|poster|padlet|infobundel|flowchart|schema|schaal|rooster|intentieverklaring|reglement"
    r"|brief|infomoment|startmoment|onthaaldag)"
)
_INSTRUMENT = (
    r"[a-z-]*(?:enquete|enquetes|vragenlijst|vragenlijsten|bevraging|bevragingen|survey"
    r"|tevredenheidsmeting|nulmeting|eindmeting|meting|sam-schaal|exitticket|exittickets|kijkwijzer"
    r"|checklist|checklists|observatielijst|portfolio|portfolio's|screening|zorgscan|zelfscan"
    r"|peiling)"
    r"|avi|lvs|avi-\w+|erk|dmt|sdq|lars|salto|iep|leerlingvolgsysteem|selfie|vlaamse toets(?:en)?"
    r"|[a-z]{2,}-(?:toets|test)(?:en)?|[a-z]{3,}toets(?:en)?"
    r"|(?!\w*(?:attest|protest|contest|getest))[a-z]{3,}test(?:en)?"
)
_MAKE = (
    r"(?:opstellen|op te stellen|stel(?:t|len)|opgesteld|schrijf(?:t)?|schrijven|geschreven"
    r"|uitschrijven|uitgeschreven|ma(?:a)?k(?:t|en)|gemaakt|opmaken|opgemaakt|uitwerken|uitgewerkt"
    r"|uit te werken|wer(?:k|kt|ken) .*uit|ontwikkel(?:t|en|d)|ontwikkeld|herwerk(?:t|en)"
    r"|herschrijven"
    r"|publiceren|publiceert|lanceren|lanceert|invoeren|voer(?:t|en) .*in|opleveren|dien(?:t"
    r"|en) .*in)"
)
_THERE = (
    r"(?:klaar|af|goedgekeurd|gepubliceerd|online|beschikbaar|ingevoerd|afgewerkt|verspreid"
    r"|opgesteld|herwerkt|herschreven|up-to-date|gefinaliseerd|rond|voorgesteld|geactualiseerd)"
)
_PER = (
    r"(?:dag|week|maand|trimester|semester|jaar|schooljaar|leerling|klas|les|graad|leerkracht|vak"
    r"|leerjaar|vakgroep|gezin|kind|kleuter|lesuur|periode|rapport|kwartaal)"
)
_MEASURES = (
    r"\d+(?:[.,/]\d+)*",
    rf"(?:{_NUMBER_WORDS})",
    r"%|procent|percent|percentage",
    r"(?:een|twee|drie|vier|vijf|zes|tien|meer|drie)(?:maal|voud)|een (?:keer|maal)",
    r"minstens|minimaal|minimum|ten minste|tenminste|hoogstens|maximaal|maximum|ten hoogste",
    r"alle|allen|allemaal|elke?|iedere?|iedereen|niemand|geen enkele?|nooit|al (?:onze|de|het"
    r"|hun|zijn"
    r"|haar|die|deze)|geen (?:leerling|leerlingen|ouder|ouders|kind|kleuter)|het voltallige?"
    r"|heel het (?:team|schoolteam)|het (?:hele|volledige) (?:team|schoolteam|korps)",
    r"(?:de )?helft|kwart|driekwart|tweederde|een derde|meerderheid|het dubbele|halve(?:ren|ert)"
    r"|gehalveerd|verdubbel(?:en|t|d)",
    r"(?:twee|drie|vier|zes)?(?:dagelijks|wekelijks|maandelijks|jaarlijks)e?|halfjaarlijkse?"
    r"|trimestrieele?|semestrieele?",
    rf"per {_PER}|binnen (?:de week|het uur|de dag)|dezelfde dag"
    r"|om de (?:week|maand|dag)|om het (?:jaar|trimester)",
    r"(?:haalt|behaalt|bereikt|halen|behalen|bereiken|op) (?:\w+ )?niveau",
    rf"(?:{_INSTRUMENT})|(?:boven|dan|rond) het (?:[a-z]+ )?gemiddelde",
    rf"een (?:[a-z-]+ ){{0,2}}{_DELIVERABLE}",
    rf"{_DELIVERABLE} (?:\w+ ){{0,6}}?{_THERE}",
    rf"{_THERE} (?:\w+ ){{0,3}}?{_DELIVERABLE}",
    rf"{_MAKE} (?:[a-z-]+ ){{0,4}}?{_DELIVERABLE}",
    rf"{_DELIVERABLE} (?:[a-z-]+ ){{0,6}}?{_MAKE}",
    r"(?:via|met behulp van|aan de hand van|blijkt uit|gemeten (?:met|via|door|aan)|op basis van) "
    r"(?:[a-z-]+ ){0,3}[a-z-]*(?:toets|toetsen|test|testen|rapport|rapporten|cijfers|resultaten"
    r"|formulier|rubric|rubrics|scores|observaties|logboek|registraties)",
)
_MEASURE = re.compile("|".join(rf"(?<![\w%])(?:{pattern})(?!\w)" for pattern in _MEASURES))
_INSTRUMENTS = re.compile(
    rf"\b(?:{_INSTRUMENT}|toets(?:en)?|tests?|testen|ticket|interviews?|examens?|lijst|gesprek"
    rf"|taak)\b"
)
_THINGS = re.compile(rf"\b{_DELIVERABLE}\b")
_SHARE = re.compile(
    rf"\d ?(?:%|procent|percent)|(?:\d+|{_NUMBER_WORDS}) op (?:de )?(?:\d+|{_NUMBER_WORDS})\b"
    r"|\d+/\d+|\bde helft\b|\bkwart\b|\bdriekwart\b|\bderde van de\b|\b(?:drie|twee) (?:vierde"
    r"|derde)"
)
_COUNTED = re.compile(
    rf"\b(?:\d+|{_NUMBER_WORDS}|minstens|hoogstens|minimaal|maximaal|helft"
    r"|(?:dage|weke|maande|jaar)lijks|per (?:dag|week|maand|trimester))\b"
    r"|\b(?:elke?|iedere?) (?:dag|week|maand|trimester|semester|les)\b"
)


def without_labels(text: str) -> str:
    """Plain text without the numbers that only name something: classes, ages, hours, versions."""
    return _NO_CRITERION.sub(" # ", text)


def has_measure(text: str) -> bool:
    """Whether plain text, without moments and labels, holds a criterion."""
    return bool(_MEASURE.search(text))


def has_instrument(text: str) -> bool:
    """Whether plain text names something to measure with: a toets, an enquête, an interview."""
    return bool(_INSTRUMENTS.search(text))


def has_deliverable(text: str) -> bool:
    """Whether plain text names something that is made, and then is there."""
    return bool(_THINGS.search(text))


def has_share(text: str) -> bool:
    """Whether so many of a group are meant, or a score: then any verb says what one sees."""
    return bool(_SHARE.search(text))


def is_counted(text: str) -> bool:
    """Whether the sentence says how much or how often, more than "all" or "each" does."""
    return bool(_SHARE.search(text) or _COUNTED.search(text))
