"""Is this word a verb, and does it say what one can see somebody do?

What a school does is endless, so a verb that is in no table counts too where Dutch puts a verb:
beside "we", before or after who does it, at the end of a clause. The verbs that say nothing are
few, and those are known.
"""

from __future__ import annotations

import re

from dialogs.smart import measures, verbs
from dialogs.smart.people import is_person
from dialogs.smart.tables import words_of

_PARTICIPLE = re.compile(r"[a-z]{0,6}ge[a-z]{2,}(?:d|t|en)")
_HELPS = words_of("wordt worden is zijn heeft hebben werd werden geworden")
_MODAL = words_of("kunnen kan durven durft leren leert laten laat zullen zal moeten moet")
_DETERMINERS = words_of("de het een alle elke ieder iedere onze ons mijn hun")
_ARTICLES = words_of("de het een geen dit dat deze met")
_BEFORE_PLURAL = words_of("hun onze zijn haar geen veel meer minder met van voor en of op")
_BEFORE_NOUN = _DETERMINERS | words_of("""
    met van voor aan op in zijn haar tussen bij zonder of en door over tot per naar uit deze die dit
    dat geen enkele meer minder veel beter tijdens twee drie vier vijf eigen om als dan via rond
    onder tegen na binnen
""")
_NO_VERB = words_of("""
    acht achteruit alleen allen altijd anderen attitudes beiden best betrokken bewust binnen boven
    bovendien buiten competenties correct daarbinnen daarbuiten dagen direct dossiers echt eerst
    effectief eigen extern gedragen geen gemotiveerd gericht goed graag groepen heen iedereen inzet
    jaren jongeren kansen kinderen klassen laat laatst leraren lessen leven maanden manieren meest
    meestal minst minstens minuten moment momenten morgen negen niet noden nooit onder ondertussen
    open ouderen papieren procent punten rapporten recht samen scholen sneller soms steeds straks
    taken talen talent talenten tegen teksten telt tevreden tien tussen uiteraard uren vaak vast
    verantwoord vertrouwen vooral vooruit wachten wegen weken welbevinden werkvormen zeven zonder
""")
"""Words that end as verbs do."""
_NOUN_ENDING = re.compile(
    r".*(?:ingen|heden|aten|teiten|gen[oa]ten|kaarten|isten|essen|schappen|lijnen|achten|ouden)$"
)


def acts(words: list[str], place: int, counted: bool) -> bool:
    """Whether the word at this place of a clause is a verb of which one sees that it is done.

    `counted`: the sentence says how much, so that even "stijgen" can be seen.
    """
    word, rest = words[place], set(words[place + 1 :])
    if counted and (word in verbs.COUNTED_FORMS or verbs.COUNTED_APART.get(word, set()) & rest):
        return True
    if word.startswith(verbs.MAKING) and measures.has_deliverable(" ".join(words)):
        return True
    if _takes_less(words, word, rest) or verbs.VAGUE_APART.get(word, set()) & rest:
        return False
    known = word in verbs.OBSERVABLE_FORMS and word not in verbs.VAGUE_FORMS
    if known or verbs.OBSERVABLE_APART.get(word, set()) & rest:
        return not (word in verbs.NOUNS_TOO and _noun_fits(words, place))
    return word not in verbs.VAGUE_FORMS and _must_be_verb(words, place)


def _takes_less(words: list[str], word: str, rest: set[str]) -> bool:
    """ "Het pesten neemt af" is no action; "we nemen een toets af" is one."""
    falls = (word in ("neemt", "nemen") and "af" in rest) or word in ("afneemt", "afnemen")
    return falls and not measures.has_instrument(" ".join(words))


def _beside(words: list[str], place: int) -> tuple[str, str]:
    """The words before and after; empty where the clause ends."""
    before = words[place - 1] if place else ""
    return before, words[place + 1] if place + 1 < len(words) else ""


def _noun_fits(words: list[str], place: int) -> bool:
    """Whether a noun can stand here: "de toetsen", but not "we toetsen"."""
    before, after = _beside(words, place)
    if not before:
        return not _begins_subject(after)
    if is_person(before):
        return False
    if _begins_subject(after) and not before.endswith("e") and before not in _BEFORE_PLURAL:
        return False
    if words[place - 2 : place - 1] == ["het"] and before != "#":  # het zelfstandig werken
        return True
    return before in _BEFORE_NOUN or before.isdigit() or before.endswith("e")


def _begins_subject(word: str) -> bool:
    """Whether somebody follows, as in "lezen alle klassen": then a verb went before."""
    return word in _DETERMINERS or is_person(word)


def _must_be_verb(words: list[str], place: int) -> bool:
    """Whether an unknown word stands where Dutch has its verb."""
    word = words[place]
    if word in _NO_VERB or not word.isalpha() or len(word) < 4 or is_person(word):
        return False
    before, after = _beside(words, place)
    if "we" in (before, after):
        return word.endswith("en")
    if "ik" in (before, after):
        return word + "t" in verbs.OBSERVABLE_FORMS
    if _PARTICIPLE.fullmatch(word) and before not in _ARTICLES:
        return bool(_HELPS & set(words))
    if word.endswith("eert") or (word.endswith("eren") and not _noun_fits(words, place)):
        return True
    if before and is_person(before):
        return word.endswith(("en", "t")) and not _NOUN_ENDING.fullmatch(word)
    if word.endswith("t"):
        return before in ("", "#") and _begins_subject(after)
    may_follow = not after or _begins_subject(after) or bool(_MODAL & set(words[:place]))
    plural = bool(_NOUN_ENDING.fullmatch(word)) or _noun_fits(words, place)
    return word.endswith("en") and may_follow and not plural
