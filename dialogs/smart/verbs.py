"""The verbs of school life: those of which one can see that they are done, and those of which not.

Verbs are written as in the dictionary; a stop divides what Dutch takes apart: "op.stellen" is also
"stellen ... op" and "op te stellen". Their forms follow from the spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogs.smart.tables import words_of

OBSERVABLE = """
aan.bellen aan.bieden aan.brengen aan.duiden aankomen aan.kondigen aan.kopen aan.kruisen
aan.leggen aan.melden aan.passen aan.reiken aan.schaffen aan.spreken aan.stellen aan.tonen
aan.vragen aan.vullen aanwerven aan.wijzen actualiseren adviseren af.bakenen af.haken af.halen
af.leggen af.nemen af.ronden af.sluiten af.spreken af.stemmen af.tekenen af.toetsen af.vinken
af.werken antwoorden beantwoorden bedanken begeleiden beginnen begroeten behalen behandelen
bekijken bellen belonen beloven beluisteren bemiddelen benoemen bereiken berekenen beschikken
beschrijven beslissen bespelen bespreken betalen bevestigen bevragen bewaren bewegen bezoeken
bezorgen bieden bij.houden bij.leggen bij.scholen bij.sturen bij.werken bij.wonen bouwen brengen
coachen contacteren controleren dansen deel.nemen delen doen door.geven door.lopen doorlopen
door.nemen door.spelen doorspelen door.stromen door.sturen door.verwijzen drinken duren eten
evacueren evalueren feliciteren fietsen filmen formuleren gebruiken geven halen hangen hanteren
herbekijken herhalen herlezen herschrijven herwerken herzien houden in.delen in.dienen informeren
inhalen in.kleden in.leveren in.lichten in.loggen in.oefenen in.plannen in.richten in.roosteren
in.schakelen in.schrijven in.stappen in.studeren instuderen interviewen in.voeren in.vullen
in.wisselen in.zamelen kennen kiezen kijken klaar.leggen klaar.maken klaar.zetten kleuren knippen
knutselen koken komen kopen krijgen leggen leiden lenen leveren lezen lopen luisteren mailen maken
mee.brengen mee.delen mee.doen mee.eten mee.gaan mee.geven mee.nemen mee.spelen mee.stappen
mee.werken melden meten missen na.bespreken na.kijken na.lezen na.vertellen nemen noteren
observeren oefenen omschrijven om.zetten onderhandelen ondertekenen onderzoeken onthalen ontlenen
ontmoeten ontvangen ontwerpen op.bellen openen op.frissen op.halen op.hangen op.leiden op.leveren
oplijsten op.lijsten op.lossen op.luisteren op.maken op.meten op.nemen op.roepen op.ruimen
op.schrijven op.splitsen op.sporen op.starten op.stellen op.sturen op.vangen op.voeren op.volgen
op.vragen op.zetten op.zoeken ordenen over.dragen over.gaan overhandigen overhoren overleggen
overlopen plaatsen plaats.vinden plakken plannen planten posten praten proeven puzzelen raadplegen
rapen rapporteren reflecteren rekenen roken rond.delen rond.gaan rond.leiden rond.sturen ruilen
samen.brengen samen.komen samen.stellen samen.vatten samen.zitten schenken schilderen schorsen
schrijven scoren selecteren slagen slapen sluiten snoepen sorteren spelen spijbelen sporten
spreken springen staan starten stellen stemmen straffen sturen tekenen tellen terug.geven
terug.kijken terug.komen terug.koppelen terug.sturen testen thuis.blijven toelaten toe.laten
toe.lichten toe.passen toetsen toe.voegen toe.wijzen toe.zien tonen trainen trekken troosten
turnen uit.delen uit.hangen uit.kiezen uit.leggen uit.lenen uit.leveren uit.nodigen uit.proberen
uit.reiken uit.rollen uit.schrijven uit.sluiten uit.spreken uit.stromen uit.testen uit.voeren
uit.werken uit.wisselen uit.zoeken vast.leggen vast.stellen verdelen vergaderen vergelijken
verhuizen verkennen verkopen verlaten versturen vertalen vertellen vertrekken vervangen
vervolledigen verwelkomen verwerken verwijzen verwittigen verwoorden verzamelen verzenden
verzorgen vieren voeren voetballen volgen voor.bereiden voor.dragen voor.leggen voor.lezen
voor.stellen voor.zien vragen vrij.maken wandelen werken weten wisselen zaaien zetten zingen
zitten zoeken zwemmen
"""
"""One can see, hear or count that it is done. What a school does is endless: see `actions`."""

VAGUE = """
aan.moedigen aan.pakken aan.scherpen aan.sluiten aan.voelen aan.zetten activeren begrijpen
benutten beogen beseffen bestaan bestrijden betrekken bevorderen bewaken bij.dragen bij.stellen
blijven borgen centraal.staan centraal.stellen communiceren creeren dalen denken differentieren
durven engageren erkennen ervaren evolueren faciliteren focussen gaan garanderen genieten groeien
halveren harmoniseren hebben helpen herkennen hopen inspireren integreren investeren inzien kunnen
laten leren letten liggen lijken mee.denken moeten mogen motiveren na.denken na.streven om.gaan
ondersteunen ontplooien ontwikkelen open.staan optimaliseren passen pogen prikkelen proberen
professionaliseren realiseren respecteren samen.werken scheppen sensibiliseren stijgen stil.staan
stimuleren streven stroomlijnen tegemoet.komen tegen.gaan toe.nemen trachten uit.bouwen uit.dagen
uit.stralen verankeren verbeteren verbreden verdiepen verdubbelen verfijnen vergroten verhogen
verkleinen verlagen vermijden verminderen verruimen versnellen versterken vertragen vertrouwen
verzekeren vinden voelen voldoen voorkomen voor.komen voorop.stellen waarborgen waarderen
waar.maken waken wensen willen worden zijn zorgen zullen
"""
"""Nobody can see whether it was done; and the verbs that only help another one."""

COUNTED = """
verbeteren verhogen verlagen verminderen dalen stijgen toe.nemen af.nemen groeien halveren
verdubbelen verkleinen vergroten inkorten optrekken zakken ondersteunen ontwikkelen uit.bouwen
helpen samen.werken aan.pakken realiseren uit.dagen
"""
"""What can be seen when the sentence says how much, or how often."""

IRREGULAR = """
aangeboden aangewezen afgenomen afgesloten afgesproken begonnen bekeken bepraat besproken
bezocht bijgehouden bijgewoond deelgenomen doorgegeven doorgenomen doorlopen doorverwezen doet
gaf gebleken geboden gebracht gedaan gehad gehouden gekeken gekend gekomen gekozen gekregen
gelezen gelopen gemeten genomen geopend geschreven gesloten gesproken getrokken gevonden
gevraagd geweten gezocht gezongen gezwommen herbekeken herschreven ingeschreven meegebracht
nagekeken ontvangen ontworpen opgenomen opgeroepen opgeschreven opgezocht overlegd samengekomen
samengezeten uitgeschreven uitgewisseld vergeleken verlaten verwezen voorgelezen ziet zien
"""

MAKING = ("ontwikkel", "ontwerp", "bouw")
"""How the verbs begin that can be seen when something is named that is made."""

NOUNS_TOO = words_of("""
    toetsen testen vragen plannen delen fietsen antwoorden trekken sporten spelen posten
    bezoeken vieren lezen schrijven zwemmen turnen oefenen spreken luisteren rekenen plaatsen
    test start koken tekenen kleuren leiden boeken starten onthaal post openen doen open werken
    staat
""")
"""Forms that are often a noun: they count as a verb only where a noun doesn't fit."""

_VOWELS = "aeiou"
_PREFIXES = ("be", "ver", "her", "ont", "er", "onder", "over", "door")


def _stems(infinitive: str) -> Iterator[str]:
    """What may stand before the ending -t: lezen gives leest, plannen gives plant."""
    bare = infinitive.removesuffix("en")
    if len(bare) > 1 and bare[-1] == bare[-2]:
        yield bare[:-1]
        return
    closed = bare[:-1] + {"z": "s", "v": "f"}.get(bare[-1], bare[-1])
    open_vowel = len(bare) > 1 and bare[-2] in _VOWELS and bare[-3:-2] not in tuple(_VOWELS)
    if open_vowel:
        yield closed[:-1] + closed[-2] + closed[-1]
    if not open_vowel or len(re.findall(f"[{_VOWELS}]+", bare)) > 1:
        yield closed  # wandelen: wandelt; of a long word we don't hear which it is


def simple_forms(infinitive: str) -> set[str]:
    """The forms of one word of the present, and its regular past participles."""
    forms = {infinitive}
    for stem in _stems(infinitive):
        forms.add(stem if stem.endswith("t") else stem + "t")
        start = "" if infinitive.startswith(_PREFIXES) else "ge"
        endings = ("",) if stem[-1] in "td" else ("t", "d")
        forms |= {start + stem + ending for ending in endings}
    return forms


def _table(words: str) -> tuple[dict[str, set[str]], set[str]]:
    """Forms that stand apart from a particle, with those particles; and forms of one word."""
    apart: dict[str, set[str]] = {}
    whole: set[str] = set()
    for word in words.split():
        particle, _, verb = word.rpartition(".")
        forms = simple_forms(verb)
        if not particle:
            whole |= forms
            continue
        for form in forms:
            whole.add(particle + form)
            if not form.startswith("ge"):
                apart.setdefault(form, set()).add(particle)
    return apart, whole


OBSERVABLE_APART, OBSERVABLE_FORMS = _table(OBSERVABLE)
OBSERVABLE_FORMS |= set(IRREGULAR.split())
VAGUE_APART, VAGUE_FORMS = _table(VAGUE)
VAGUE_FORMS |= words_of("""
    is wil wilt kan kunt mag moet zal bent heeft heb wordt werd zou zouden laat blijft ging gaat
    was ziet betrokken gegroeid begrepen genoten geworden gebleven differentieert creeert
    gecreeerd
""")
COUNTED_APART, COUNTED_FORMS = _table(COUNTED)


def is_known(word: str) -> bool:
    """Whether a word is a form of one of these verbs."""
    return word in OBSERVABLE_FORMS or word in VAGUE_FORMS
