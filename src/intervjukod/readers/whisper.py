"""JSON from Whisper and its kin: Whisper, WhisperX, whisper.cpp and the pipelines that write ``chunks``.

Their segments are cut where the sound allows it, also inside a sentence, so those of a turn flow on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from intervjukod.domain.transcript import Note, Reading
from intervjukod.errors import SourceError
from intervjukod.readers import otranscribe
from intervjukod.readers.assembly import Source
from intervjukod.readers.cues import Cue, Script, bounded, seconds_in, transcribed, untimed
from intervjukod.readers.json_file import first_key, mapping_in

NAME = "whisper"
VERSION = 1

_LISTS = ("segments", "speakers", "chunks", "transcription")
"""Where the segments are; of several lists the first. ``speakers`` are the chunks with a speaker each."""
_FIRST_KEYS = frozenset({*_LISTS, "text", "task", "language", "duration", "word_segments", "systeminfo"})
_MILLI = 0.001


def recognises(source: Source) -> bool:
    """Whether a text begins as the JSON of Whisper does, and is not oTranscribe's."""
    return first_key(source.text) in _FIRST_KEYS and not otranscribe.recognises(source)


def read(source: Source) -> Reading:
    """Turns from segments. SourceError for what is no JSON, is beyond bounds, or has no segments with words."""
    value = mapping_in(source)
    found = next((value[name] for name in _LISTS if isinstance(value.get(name), list)), None)
    if found is None:
        raise SourceError("readers.json_no_transcript", path=source.path)
    segments = [segment for segment in found if isinstance(segment, dict) and isinstance(segment.get("text"), str)]
    cues = bounded(map(_cue, segments), source.path)
    notes = [*untimed(cues), *_unnamed(cues)]
    if len(segments) < len(found):
        notes.append(Note("segments_without_text", {"count": len(found) - len(segments)}))
    script = Script(cues, joint=" ", notes=tuple(notes))
    return transcribed(source, script, NAME, VERSION)


def _cue(segment: Mapping[str, Any]) -> Cue:
    start, end = _times(segment)
    return Cue(segment["text"], _speaker(segment), start, end)


def _times(segment: Mapping[str, Any]) -> Sequence[float | None]:
    offsets, stamps = segment.get("offsets"), segment.get("timestamp")
    if isinstance(offsets, dict):  # whisper.cpp
        return [seconds_in(offsets.get(name), _MILLI) for name in ("from", "to")]
    if isinstance(stamps, list) and len(stamps) == 2:
        return [seconds_in(stamp) for stamp in stamps]
    return [seconds_in(segment.get(name)) for name in ("start", "end")]


def _speaker(segment: Mapping[str, Any]) -> str | None:
    """The segment's speaker, else the one that most of its words have."""
    name = _named(segment)
    if name is None and isinstance(segment.get("words"), list):
        names = Counter(filter(None, map(_named, segment["words"])))
        name = max(names, key=lambda name: names[name], default=None)
    return name


def _named(value: object) -> str | None:
    speaker = value.get("speaker") if isinstance(value, dict) else None
    return str(speaker) if isinstance(speaker, (str, int)) and not isinstance(speaker, bool) else None


def _unnamed(cues: Iterable[Cue]) -> Iterator[Note]:
    """Where some segments have a speaker, how many of those with words have none."""
    said = [cue for cue in cues if cue.words]
    without = sum(1 for cue in said if not cue.speaker)
    if 0 < without < len(said):
        yield Note("segments_without_speaker", {"count": without})
