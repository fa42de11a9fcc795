"""A traject keeps the content that it started with, with what a later version can't do without."""

from __future__ import annotations

import json

from content import load
from dialogs.outcome import Setup
from dialogs.record import Person, Traject
from storage.base import Change, Ref, Store
from storage.contents import SPACE, Contents

STEMMING = {"stip", "impact", "moeite"}


async def test_an_edition_from_before_the_stemmingen_gets_their_scales(store: Store) -> None:
    today = load()
    schaal = today.schalen["ja-deels-nee"]
    kept = {id: s for id, s in today.schalen.items() if id not in STEMMING}
    kept["ja-deels-nee"] = schaal.model_copy(update={"titel": "Zoals het toen heette"})
    then = Contents(store, Setup(today.model_copy(update={"schalen": kept})))
    await then.keep()
    traject = Traject("t", "b2", None, Person("x", "X"), 2026, content=then.fingerprint)

    setup = await Contents(store, Setup(today)).setup_of(traject)

    assert set(setup.content.schalen) >= STEMMING
    assert setup.content.schalen["stip"] == today.schalen["stip"]
    assert setup.content.schalen["ja-deels-nee"].titel == "Zoals het toen heette"


async def test_an_edition_from_before_the_openers_is_still_read(store: Store) -> None:
    today = load()
    zelfscan = today.instrumenten["zelfscan"].model_copy(update={"titel": "De oude zelfscan"})
    instrumenten = {**today.instrumenten, "zelfscan": zelfscan}
    then = json.loads(today.model_copy(update={"instrumenten": instrumenten}).model_dump_json())
    del then["openers"]
    kept = {"content": json.dumps(then)}
    await store.commit(SPACE, Change(puts={Ref("contents", "vorig-jaar"): kept}))
    traject = Traject("t", "b2", None, Person("x", "X"), 2026, content="vorig-jaar")

    setup = await Contents(store, Setup(today)).setup_of(traject)

    assert setup.content.instrumenten["zelfscan"].titel == "De oude zelfscan"
    assert setup.content.openers == today.openers
