"""Roles that a report merges: who has one of them is called by one name for all, in every count and every line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import combinations, count

from intervjukod.analysis.grouping import ROLE
from intervjukod.analysis.selection import values_of
from intervjukod.domain.coding import Material, Voice
from intervjukod.domain.guide import is_under

Merges = Mapping[str, tuple[str, ...]]
"""The name of a merged role, and the paths of those that it stands for."""
References = Mapping[str, str]
"""An informant of a merged role, and what they are called instead: their own name may tell the role they have."""


def merged(role: str, merges: Merges) -> str:
    """What a role is called once it is merged; of several, joined with ``;``, each once."""
    names = (_name(one, merges) for one in values_of({ROLE: role}, ROLE))
    return "; ".join(filter(None, dict.fromkeys(names)))


def with_merged(attributes: Mapping[str, str], merges: Merges) -> Mapping[str, str]:
    """The attributes of somebody whose role may be merged; the same ones where it is not."""
    role = attributes.get(ROLE, "")
    name = merged(role, merges) if merges and role else role
    return attributes if name == role else {**attributes, ROLE: name}


def merging(materials: Iterable[Material], merges: Merges) -> list[Material]:
    """Everybody under the roles of the report. What a guide asks them still follows from the roles they have."""
    if not merges:
        return list(materials)
    return [replace(one, voices=tuple(_voice(voice, merges) for voice in one.voices)) for one in materials]


def references(materials: Sequence[Material], merges: Merges) -> dict[str, str]:
    """``uniformed 1``, ``uniformed 2`` for the informants of each merged role, over everybody in the study.

    The numbers follow no order of names, interviews or roles, and are the same in every report over the same people.
    """
    roles: dict[str, str] = {}
    marks: dict[str, str] = {}
    named = set()
    for material in sorted(materials, key=lambda one: one.transcript):
        for voice in material.voices:
            named.add(voice.informant)
            if not merges.keys().isdisjoint(values_of(voice.attributes, ROLE)):
                roles.setdefault(voice.informant, voice.attributes[ROLE])
                mark = sha256(f"{material.transcript} {voice.informant}".encode()).hexdigest()
                marks.setdefault(voice.informant, mark)
    given: dict[str, str] = {}
    for informant in sorted(roles, key=marks.__getitem__):
        free = (f"{roles[informant]} {n}" for n in count(1))
        given[informant] = next(name for name in free if name not in named)
        named.add(given[informant])
    return given


def referring(materials: Iterable[Material], given: References) -> list[Material]:
    """Everybody under their references; so are the interviews, which may be called what they are."""
    return [_referring(one, given) for one in materials] if given else list(materials)


def name_by(name: str, informants: Iterable[str], given: References) -> str:
    """What an interview with these informants is called: its own name where none of them goes by a reference."""
    return "; ".join(dict.fromkeys(given[one] for one in informants if one in given)) or name


def overlaps(merges: Merges) -> Iterator[tuple[str, str, str]]:
    """Two names and a role that both would stand for, for each such pair."""
    for (one, paths), (other, others) in combinations(merges.items(), 2):
        for path in paths:
            for another in others:
                if is_under(path, (another,)) or is_under(another, (path,)):
                    yield one, other, max(path, another, key=len)


def _name(role: str, merges: Merges) -> str:
    return next((name for name, paths in merges.items() if is_under(role, paths)), role)


def _referring(material: Material, given: References) -> Material:
    name = name_by(material.name, (voice.informant for voice in material.voices), given)
    voices = tuple(replace(one, informant=given.get(one.informant, one.informant)) for one in material.voices)
    return replace(material, name=name, voices=voices)


def _voice(voice: Voice, merges: Merges) -> Voice:
    said = with_merged(voice.attributes, merges)
    return voice if said is voice.attributes else replace(voice, attributes=said, own_role=voice.attributes[ROLE])
