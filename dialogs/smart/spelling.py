"""A sentence as teachers type it, made plain: small letters, whole words, one space between.

The rules of the coach are patterns over this plain text, so that an abbreviation, an accent or a
slip of the finger is dealt with once, here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from dialogs.smart.tables import words_of

_DOTTED = {
    "ll": "leerling",
    "leerl": "leerlingen",
    "leerkr": "leerkrachten",
    "dir": "directie",
    "coord": "coordinator",
    "zorgco": "zorgcoordinator",
    "vakgr": "vakgroep",
    "tit": "titularis",
    "jan": "januari",
    "apr": "april",
    "jun": "juni",
    "jul": "juli",
    "sep": "september",
    "dec": "december",
    "trim": "trimester",
    "sem": "semester",
    "gem": "gemiddeld",
    "max": "maximaal",
    "proc": "procent",
    "vak": "vakantie",
    "wo": "woensdag",
    "evt": "eventueel",
    "blz": "bladzijden",
    "pag": "bladzijden",
    "nr": "nummer",
    "bv": "bijvoorbeeld",
    "nl": "namelijk",
    "incl": "inclusief",
    "resp": "respectievelijk",
    "ped": "pedagogische",
    "ma": "maandag",
    "di": "dinsdag",
    "do": "donderdag",
    "vr": "vrijdag",
}
"""What is short for something only when a full stop follows."""
_ALWAYS = {
    "lln": "leerlingen",
    "llen": "leerlingen",
    "lkr": "leerkracht",
    "lkrn": "leerkrachten",
    "lkrs": "leerkrachten",
    "lkn": "leerkrachten",
    "klastit": "klastitularis",
    "okt": "oktober",
    "nov": "november",
    "feb": "februari",
    "febr": "februari",
    "mrt": "maart",
    "aug": "augustus",
    "sept": "september",
    "sj": "schooljaar",
    "schj": "schooljaar",
    "vd": "van de",
    "v/d": "van de",
    "pct": "procent",
    "minst": "minstens",
    "tegn": "tegen",
    "tgen": "tegen",
    "teegn": "tegen",
    "elek": "elke",
    "ekle": "elke",
    "eklke": "elke",
    "allle": "alle",
    "ale": "alle",
    "beeter": "beter",
    "betre": "betere",
    "optimal": "optimaal",
    "mischien": "misschien",
    "eidn": "eind",
    "enid": "eind",
    "juin": "juni",
    "jnui": "juni",
    "janauri": "januari",
    "trimster": "trimester",
    "wij": "we",
}
_MENDED = (
    *("leerling", "leerlingen", "leerkracht", "leerkrachten", "kleuters", "kinderen", "collega's"),
    *("titularis", "titularissen", "klastitularis", "zorgcoordinator", "directie", "werkgroep"),
    *("januari", "februari", "augustus", "september", "oktober", "november", "december"),
    *("schooljaar", "trimester", "semester", "kerstvakantie", "paasvakantie", "herfstvakantie"),
    *("krokusvakantie", "zomervakantie", "minstens", "hoogstens", "iedereen", "procent"),
    *("wekelijks", "dagelijks", "maandelijks", "jaarlijks", "vragenlijst", "portfolio"),
    *("draaiboek", "visietekst", "regelmatig", "regelmatige", "voldoende", "optimaal", "optimale"),
    *("zoveel", "mogelijk", "stimuleren", "stimuleert", "aandacht", "inzetten", "uiterlijk"),
    *("bespreken", "besproken", "organiseren", "organiseert", "kwaliteitsvol", "volgend"),
)
"""Words that matter so much that one wrong letter in them is mended."""
_FAMILIAR = words_of("""
    volgens volgende volgt dagelijkse wekelijkse maandelijkse jaarlijkse mogelijke mogelijks
    stimulerend stimulerende kleuter leerlinge klasgroep vakgroep werkgroepen collega zoveelste
    procenten semesters trimesters schooljaren besproken bespreekt directies gesproken
""")
"""Words that look like a slip of another one, and are none."""
_SHORTEST_MENDED = 6
_LONGEST_MENDED = 20

_DATE_BEFORE = r"(?<=\d )|(?<=eind )|(?<=einde )|(?<=begin )|(?<=midden )|(?<=half )|(?<=tegen )"
_MONTH_WITHOUT_STOP = re.compile(rf"(?:{_DATE_BEFORE})(jan|apr|jun|jul|sep|dec)\b")
_TOKEN = re.compile(
    r"\d+(?:[.,:/-]\d+)+|\d+(?=[.,])|[^\W_]+(?:['/&-][^\W_]+)*'?|%|[.,;:!?()]|[^\s\w]|_"
)
_STOP_KEPT = frozenset(".,;:!?()%")


def plain(text: str) -> str:
    """The text in small letters without accents, abbreviations written out, slips mended.

    "één" becomes 1, as it is a number, unlike "een"; and "vóór" becomes "uiterlijk", as it is about
    time, while "voor" may be "for". Marks that separate stay, as words do.
    """
    text = unicodedata.normalize("NFKC", text.lower()).lower()
    text = re.sub(r"[’‘`´]", "'", text)
    text = re.sub(r"[‐‑‒–—]", "-", text)
    text = re.sub(r"\bv(?:óó|óo|oó|òò|ôô)r\b", "uiterlijk", text)
    text = re.sub(r"\b(?:éé|éè|èé|èè|eé|ée)n\b", "1", text)
    text = re.sub(r"\b(?:éé|èè|ée)n(?=maal|malig)", "een", text)
    decomposed = unicodedata.normalize("NFD", text)
    text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    text = _letters_with_stops(text)
    tokens = _TOKEN.findall(text)
    words = " ".join(_word(token, after) for token, after in pairwise([*tokens, ""]))
    words = re.sub(r"\b(\w+) <stop> \.", r"\1", words).replace(" <stop>", "")
    words = _MONTH_WITHOUT_STOP.sub(lambda match: _DOTTED[match[1]], words)
    return " ".join(words.split())


def _letters_with_stops(text: str) -> str:
    """Abbreviations that have stops inside: m.b.t. becomes mbt."""
    text = re.sub(r"\b(?:[a-z]\.){2,}(?:[a-z]\b)?", lambda m: m[0].replace(".", "") + " ", text)
    text = re.sub(r"(?<=\d)\s*(?:min|mn)\b\.?", " minuten", text)
    text = re.sub(r"\bmin\.?(?=\s*\d)", " minimaal", text)
    return re.sub(r"(?<=\d)(?=%)|(?<=\d)(?=(?:keer|maal|procent|uur|pct)\b)", " ", text)


def _word(token: str, after: str) -> str:
    """One word, whole; `<stop>` after it says that the full stop was part of it."""
    if after == "." and token in _DOTTED:
        return f"{_DOTTED[token]} <stop>"
    if token in _ALWAYS:
        return _ALWAYS[token] + (" <stop>" if after == "." else "")
    if token[0].isalpha():
        return mended(token)
    return token if token[0].isalnum() or token in _STOP_KEPT else ""


@lru_cache(maxsize=4096)
def mended(word: str) -> str:
    """The word that was meant, when one letter is wrong, missing, doubled or in another place."""
    fits = _SHORTEST_MENDED <= len(word) <= _LONGEST_MENDED
    if not fits or word in _FAMILIAR or word in _MENDED:
        return word
    return next((known for known in _MENDED if _one_slip(word, known)), word)


def _one_slip(word: str, known: str) -> bool:
    """Whether two different words differ by one letter, or by two that changed places."""
    if abs(len(word) - len(known)) > 1 or word[0] != known[0]:
        return False
    shortest = min(len(word), len(known))
    start = next((n for n in range(shortest) if word[n] != known[n]), shortest)
    if word[start + 1 :] == known[start + 1 :] or word[start:] == known[start + 1 :]:
        return not _only_ending(word, known)
    if word[start + 1 :] == known[start:]:
        return not _only_ending(word, known)
    swapped = word[start : start + 2] == known[start : start + 2][::-1]
    return swapped and word[start + 2 :] == known[start + 2 :]


def _only_ending(word: str, known: str) -> bool:
    """Whether only the last letter differs: that is another form rather than a slip."""
    return word[:-1] == known or known[:-1] == word or word[:-1] == known[:-1]
