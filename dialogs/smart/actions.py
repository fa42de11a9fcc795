"""S: is there somebody, and something that one can see them do?"""

from __future__ import annotations

import re

from dialogs.smart import measures, people, phrases, syntax, verbs

_CLAUSE = re.compile(r" ?[.;,:!?()|] ?")


def has_action(text: str, measured: str) -> bool:
    """Whether plain text names somebody and something observable.

    `text` has no vague phrases any more; `measured` is the text that M was judged on.
    """
    if not people.names_somebody(text):
        return False
    return (
        measures.has_share(measured)
        or phrases.shows_something(text)
        or _something_is_there(text, measured)
        or _somebody_acts(phrases.without_idle_phrases(text), measured)
    )


def _something_is_there(text: str, measured: str) -> bool:
    """As in "er is een draaiboek", or without any verb: "elke maand overleg met ouders"."""
    if not measures.has_measure(measured):
        return False
    meeting = phrases.names_meeting(text)
    if phrases.says_there_is(text):
        return meeting or measures.has_deliverable(measured) or measures.is_counted(measured)
    return meeting and not any(verbs.is_known(word) for word in text.split())


def _somebody_acts(text: str, measured: str) -> bool:
    counted = measures.is_counted(measured) or "aantal" in text.split()
    clauses = (clause.split() for clause in _CLAUSE.split(text))
    return any(
        syntax.acts(words, place, counted) for words in clauses for place in range(len(words))
    )
