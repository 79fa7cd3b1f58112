"""ELAN's ``.eaf``. Tiers of their own are speech, those that depend on them remarks about it.

A tier that repeats its parent in smaller parts (words, glosses) is left out, and that is told. Where a tier of its
own has nothing but ids, as programs for dictionaries write them, what is said stands in a tier that depends on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from intervjukod.domain.transcript import Reading
from intervjukod.readers.assembly import Source
from intervjukod.readers.cues import Cue, Script, bounded, seconds_in, transcribed, untimed
from intervjukod.readers.tiers import Event, begins_with, in_order, left_out, tree

NAME = "elan"
VERSION = 1

_MILLI = 0.001
_DEPTH = 8
"""How many remarks may be about one another."""
_REMARKS = ("Symbolic_Association", "")
"""The constraint of tiers that say one thing about each part of their parent."""

_ID = re.compile(r"[\w.:/-]{0,60}\d")
"""One word that ends in a digit, such as ``a1`` or ``Text_001.12``."""
_WORDS = re.compile(
    r"(?<![^\W_])(?:tx|txt|text|trans|transcript(?:ion)?|transkript(?:ion)?|utt(?:erance)?|yttrande|orth?|ortografi)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
"""What tiers and their types are called that have the words, as a part of the name."""


def recognises(source: Source) -> bool:
    """Whether the file begins as ELAN's do."""
    return begins_with(source, b"ANNOTATION_DOCUMENT")


def read(source: Source) -> Reading:
    """Turns in the order of time. SourceError for damaged XML, XML beyond bounds, and a file without words."""
    document = tree(source)
    slots = _slots(document)
    constraints = {
        kind.get("LINGUISTIC_TYPE_ID", ""): kind.get("CONSTRAINTS", "") for kind in document.iter("LINGUISTIC_TYPE")
    }
    spoken: dict[str, Event] = {}
    own: list[Element] = []
    beside: list[Element] = []
    unread: list[str] = []
    for tier in document.iter("TIER"):
        if tier.get("PARENT_REF") is None:
            own.append(tier)
        elif constraints.get(tier.get("LINGUISTIC_TYPE_REF", ""), "") in _REMARKS:
            beside.append(tier)
        elif next(tier.iter("ANNOTATION_VALUE"), None) is not None:
            unread.append(tier.get("TIER_ID", ""))
    worded: list[Element] = []
    for tier in own:
        said = dict(_speech(tier, slots))
        words = _words_of(tier, said, beside)
        spoken |= said if words is None else _put_in_words(said, words)
        worded += [] if words is None else [words]
    _attach(beside, worded, spoken)
    cues = bounded(in_order(spoken.values()), source.path)
    script = Script(cues, notes=(*left_out(unread), *untimed(cues)))
    return transcribed(replace(source, encoding="xml"), script, NAME, VERSION)


def _slots(document: Element) -> dict[str, float | None]:
    """When each slot is, in seconds; one without a time of its own is when the one before it is."""
    slots: dict[str, float | None] = {}
    last: float | None = None
    for slot in document.iter("TIME_SLOT"):
        value = slot.get("TIME_VALUE")
        last = last if value is None else seconds_in(value, _MILLI)
        slots[slot.get("TIME_SLOT_ID", "")] = last
    return slots


def _speech(tier: Element, slots: Mapping[str, float | None]) -> Iterator[tuple[str, Event]]:
    """The events of a tier, by their ids; one whose time cannot be told comes after the one before it."""
    speaker = tier.get("PARTICIPANT", "").strip() or tier.get("TIER_ID", "").rpartition("@")[2]
    place = 0
    for n, one in enumerate(tier.iter("ALIGNABLE_ANNOTATION")):
        start, end = (slots.get(one.get(f"TIME_SLOT_REF{side}", "")) for side in (1, 2))
        place = place if start is None else round(start / _MILLI)
        yield one.get("ANNOTATION_ID", f"{speaker} {n}"), Event(place, Cue(_value(one), speaker, start, end))


def _words_of(tier: Element, said: Mapping[str, Event], beside: Sequence[Element]) -> Element | None:
    """The tier that has the words of one whose annotations are ids, each another, or empty; None for words.

    Of several that one which is called so, else the first.
    """
    ids = [words for event in said.values() if (words := event.cue.words.strip())]
    if len(set(ids)) < len(ids) or not all(map(_ID.fullmatch, ids)):
        return None
    about = (one for one in beside if one.get("PARENT_REF") == tier.get("TIER_ID"))
    full = [one for one in about if any(_value(each).strip() for each in one.iter("REF_ANNOTATION"))]
    called = (one for one in full if _WORDS.search(f"{one.get('TIER_ID', '')} {one.get('LINGUISTIC_TYPE_REF', '')}"))
    first = full[0] if full and len(ids) != 1 else None  # a single word may be what somebody says
    return next(called, first)


def _put_in_words(said: Mapping[str, Event], words: Element) -> dict[str, Event]:
    """The events with what another tier says of each; those of which it says nothing are left out."""
    told = {one.get("ANNOTATION_REF", ""): _value(one) for one in words.iter("REF_ANNOTATION")}
    return {id_: replace(event, cue=replace(event.cue, words=told[id_])) for id_, event in said.items() if id_ in told}


def _attach(beside: Sequence[Element], worded: Sequence[Element], spoken: Mapping[str, Event]) -> None:
    """Each remark to what it is about, be it through another remark or through its words (tiers in ``worded``)."""
    every = [(tier, one) for tier in beside for one in tier.iter("REF_ANNOTATION")]
    about = {one.get("ANNOTATION_ID", ""): one.get("ANNOTATION_REF", "") for _, one in every}
    remarks = [(tier.get("TIER_ID", ""), one) for tier, one in every if tier not in worded]
    for tier, one in remarks:
        target = one.get("ANNOTATION_REF", "")
        for _ in range(_DEPTH):
            target = about.get(target, target)
        value = _value(one).strip()
        if target in spoken and value:
            spoken[target].asides.append(f"{tier}: {value}")


def _value(annotation: Element) -> str:
    return annotation.findtext("ANNOTATION_VALUE") or ""
