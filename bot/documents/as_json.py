"""Everything of the plans as JSON, for other programs. README.md explains the keys."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bot.documents.texts import holdable
from dialogs.actie.document import (
    Aanpassing,
    ActieInPlan,
    Kolom,
    Over,
    Plannen,
    Rij,
    Terugblik,
    Vakje,
    Veld,
)
from dialogs.actie.goals import Doel

VERSION = 1
"""Grows when a key gets another name or another meaning; a new key is no reason."""

_Json = dict[str, Any]


def plannen_as_json(trajecten: Iterable[Plannen], now: datetime) -> bytes:
    """The plans of these trajecten as UTF-8 JSON. Blocks: call it in a thread.

    The order of keys and lists is that of the plans: the same plans give the same bytes.
    """
    whole = {
        "versie": VERSION,
        "gemaakt": now.isoformat(),
        "trajecten": [_traject(plannen) for plannen in trajecten],
    }
    return json.dumps(_held(whole), ensure_ascii=False, indent=2).encode()


def _held(value: Any) -> Any:
    """The value with every text in it as UTF-8 can hold it."""
    if isinstance(value, dict):
        return {key: _held(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_held(part) for part in value]
    return holdable(value) if isinstance(value, str) else value


def _traject(plannen: Plannen) -> _Json:
    jaar, meer = plannen.jaaractieplan, plannen.meerjarenplan
    return {
        **_about(plannen.over),
        "acties": [_actie(actie) for actie in plannen.acties],
        "jaaractieplan": {
            "titel": jaar.titel,
            "schooljaar": jaar.schooljaar,
            "kop": _places(jaar.kop),
            "cirkel": jaar.cirkel,
            "kwaliteitsvragen": {kolom.id: _questions(kolom) for kolom in jaar.kolommen},
            "acties": [
                {
                    "nummer": pdca.nummer,
                    "actie": pdca.actie.id,
                    "kolommen": {kolom.id: _places(kolom.velden) for kolom in pdca.kolommen},
                }
                for pdca in jaar.acties
            ],
        },
        "meerjarenplan": {
            "titel": meer.titel,
            "schooljaren": meer.schooljaren,
            "kop": _places(meer.kop),
            "groepen": [
                {
                    "prioriteiten": groep.prioriteiten,
                    "doel": _goal(groep.doel),
                    "meting": groep.meting,
                    "acties": [_row(rij, meer.schooljaren) for rij in groep.rijen],
                }
                for groep in meer.groepen
            ],
            "toelichting": meer.toelichting,
            "kleuren": [
                {"id": kleur.id, "label": kleur.label, "uitleg": kleur.uitleg}
                for kleur in meer.kleuren
            ],
        },
        "checkmomenten": [
            {
                "moment": moment.moment.isoformat(),
                "titel": moment.titel,
                "uitleg": moment.uitleg,
                "acties": moment.acties,
            }
            for moment in plannen.checkmomenten
        ],
    }


def _about(over: Over) -> _Json:
    return {
        "id": over.traject,
        "naam": over.naam,
        "schooljaar": over.schooljaar,
        "trekker": over.trekker,
        "verwachting": {"code": over.code, "titel": over.titel, "tekst": over.verwachting},
        "domein": over.domein,
        "rubriek": over.rubriek,
        "algemeen_doel": over.algemeen_doel,
        "doel_aangepast": _change(over.doel_aangepast),
        "prioriteiten": over.prioriteiten,
        "stoppen": over.stoppen,
    }


def _actie(actie: ActieInPlan) -> _Json:
    coming = actie.volgend_checkmoment
    return {
        "id": actie.id,
        "prioriteit": actie.prioriteit,
        "soort": actie.soort,
        "termijn": actie.termijn,
        "doel": _goal(actie.doel),
        "meting": actie.meting,
        "wat": actie.wat,
        "eigenaar": actie.eigenaar,
        "helpers": actie.helpers,
        "wanneer": actie.wanneer,
        "hoe": actie.hoe,
        "afspraken": actie.afspraken,
        "checkmomenten": [day.isoformat() for day in actie.checkmomenten],
        "volgend_checkmoment": coming.isoformat() if coming else None,
        "schooljaren": actie.schooljaren,
        "kleuren": _kleuren(actie.jaren),
        "stand": actie.stand,
        "borgafspraak": actie.borgafspraak,
        "terugblikken": [_found(terugblik) for terugblik in actie.terugblikken],
        "vorige": actie.vorige,
        "aangepast": _change(actie.aangepast),
    }


def _found(terugblik: Terugblik) -> _Json:
    decided = terugblik.besloten_op
    return {
        "dag": terugblik.dag.isoformat(),
        "op": terugblik.op.isoformat(),
        "door": terugblik.door,
        "bereikt": terugblik.bereikt,
        "effect": terugblik.effect,
        "anderen": terugblik.anderen,
        "bewijs": terugblik.bewijs,
        "licht": terugblik.licht,
        "besluit": terugblik.besluit,
        "besloten_op": decided.isoformat() if decided else None,
        "besloten_door": terugblik.besloten_door,
        "les": terugblik.les,
    }


def _change(change: Aanpassing | None) -> _Json | None:
    return {"door": change.door, "op": change.op.isoformat()} if change else None


def _goal(doel: Doel) -> _Json:
    return {"tekst": doel.tekst, "inleiding": doel.inleiding, "delen": doel.delen}


def _places(velden: Iterable[Veld]) -> list[_Json]:
    return [{"id": veld.id, "label": veld.label, "tekst": veld.tekst} for veld in velden]


def _questions(kolom: Kolom) -> list[_Json]:
    return [
        {"nummer": vraag.nummer, "tekst": vraag.tekst, "uitleg": vraag.uitleg}
        for vraag in kolom.vragen
    ]


def _row(rij: Rij, schooljaren: Iterable[str]) -> _Json:
    planned = [year for year, mark in zip(schooljaren, rij.kruisjes, strict=True) if mark]
    return {
        "nummer": rij.nummer,
        "actie": rij.actie.id,
        "schooljaren": planned,
        "kleuren": _kleuren(rij.vakjes),
    }


def _kleuren(jaren: Iterable[Vakje]) -> list[_Json]:
    """What became of an actie in the school years that were closed."""
    return [{"schooljaar": jaar.schooljaar, "kleur": jaar.kleur} for jaar in jaren if jaar.kleur]
