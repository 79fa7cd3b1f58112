"""Names in the words of cues: ``Anna Lind: …`` as Zoom writes, ``[Anna Lind] …`` and ``[SPEAKER_00]: …``.

A colon or a bracket does not make a name. Standing in every cue does, being repeated does, and so does looking
like one; what is believed on the last ground alone, and what is not believed, is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from intervjukod.domain.transcript import Note
from intervjukod.readers.cues import Cue
from intervjukod.readers.speakers import TOLD

LABEL_WORDS = 6
"""Display names are longer than labels that a person types: ``Danno Ferrin - Tectonic.xyz``."""
SOUNDS = frozenset(
    {
        "skratt", "skrattar", "musik", "paus", "tystnad", "applåder", "ohörbart", "ohörbar", "hostar", "suckar",
        "laughter", "laughs", "music", "pause", "silence", "applause", "inaudible", "crosstalk", "noise",
    }
)  # fmt: skip
"""What transcripts have in brackets that is no name."""

_COLON = re.compile(r"(?P<name>[^\W_][^\n:<>?!]{0,59}):\s{1,9}(?=\S)")
_BRACKET = re.compile(r"\[(?P<name>[^\W_][^\n\[\]:<>?!]{0,59})\](?P<colon>:?)\s{1,9}(?=\S)")


@dataclass(frozen=True, slots=True)
class _Name:
    """What may be a name at the start of a cue; ``length`` of it all, to where the words begin (code points)."""

    text: str
    length: int
    certain: bool = False


def named_in_words(cues: Sequence[Cue]) -> tuple[list[Cue], list[Note]]:
    """The cues with the names in their words taken for speakers, and what there is to tell of them."""
    found = [_name(cue.words) for cue in cues]
    counts = Counter(name.text for name in found if name)
    everywhere = all(found)
    certain = {name.text for name in found if name and name.certain}
    taken = {name for name, n in counts.items() if n > 1 or everywhere or name in certain or _looks_like_a_name(name)}
    notes = []
    if not everywhere:
        notes += _told("labels_once", [name for name in counts if name in taken - certain and counts[name] == 1])
        notes += _told("labels_not_taken", [name for name in counts if name not in taken and taken])
    labelled = [
        replace(cue, speaker=name.text, words=cue.words[name.length :]) if name and name.text in taken else cue
        for cue, name in zip(cues, found, strict=True)
    ]
    return labelled, notes


def _name(words: str) -> _Name | None:
    match = _BRACKET.match(words) or _COLON.match(words)
    if match is None or len(match["name"].split()) > LABEL_WORDS:
        return None
    name = match["name"].strip()
    if match.re is _COLON:
        return _Name(name, match.end())
    certain = bool(match["colon"])
    if not certain and (name[0].islower() or name.split()[0].casefold() in SOUNDS):
        return None
    return _Name(name, match.end(), certain) if any(map(str.isalpha, name)) else None


def _told(key: str, names: list[str]) -> list[Note]:
    return [Note(key, {"labels": ", ".join(names[:TOLD]), "count": len(names)})] if names else []


def _looks_like_a_name(label: str) -> bool:
    """Two words or more, each with a capital: ``Anna Lind``, not ``Men så här``."""
    words = label.split()
    return len(words) > 1 and all(not word[0].isalpha() or word[0].isupper() for word in words)
