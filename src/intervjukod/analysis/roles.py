"""Roles that a report merges: who has one of them is called by one name for all, in every count and every line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from intervjukod.analysis.grouping import ROLE
from intervjukod.analysis.selection import values_of
from intervjukod.domain.coding import Material, Voice
from intervjukod.domain.guide import is_under

Merges = Mapping[str, tuple[str, ...]]
"""The name of a merged role, and the paths of those that it stands for."""


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


def overlaps(merges: Merges) -> Iterator[tuple[str, str, str]]:
    """Two names and a role that both would stand for, for each such pair."""
    for (one, paths), (other, others) in combinations(merges.items(), 2):
        for path in paths:
            for another in others:
                if is_under(path, (another,)) or is_under(another, (path,)):
                    yield one, other, max(path, another, key=len)


def _name(role: str, merges: Merges) -> str:
    return next((name for name, paths in merges.items() if is_under(role, paths)), role)


def _voice(voice: Voice, merges: Merges) -> Voice:
    said = with_merged(voice.attributes, merges)
    return voice if said is voice.attributes else replace(voice, attributes=said, own_role=voice.attributes[ROLE])
