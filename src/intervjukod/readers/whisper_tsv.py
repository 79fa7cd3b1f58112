"""Tables from Whisper: ``start``, ``end`` and ``text`` with tabs between, times in milliseconds."""

from __future__ import annotations

from intervjukod.domain.text import canonical
from intervjukod.domain.transcript import Reading
from intervjukod.errors import SourceError
from intervjukod.readers.assembly import Source
from intervjukod.readers.cue_names import named_in_words
from intervjukod.readers.cues import Cue, Script, bounded, seconds_in, transcribed, untimed

NAME = "whisper-tsv"
VERSION = 1

_HEAD = "start\tend\ttext"
_MILLI = 0.001


def recognises(source: Source) -> bool:
    """Whether the first line is Whisper's."""
    return source.text[:100].splitlines()[:1] == [_HEAD]


def read(source: Source) -> Reading:
    """Turns from rows. SourceError when the first line is not Whisper's, or nobody says anything."""
    if not recognises(source):
        raise SourceError("readers.not_whisper_tsv", path=source.path, line=1)
    made = canonical(source.text)
    rows = enumerate(made.text.split("\n")[1:], 2)
    cues, notes = named_in_words(bounded((_cue(row, line) for line, row in rows if row.strip()), source.path))
    script = Script(cues, joint=" ", notes=(*notes, *untimed(cues)), made=made)
    return transcribed(source, script, NAME, VERSION)


def _cue(row: str, line: int) -> Cue:
    """A row's cue; one with too few cells has no time, and all of it is words."""
    start, tab, rest = row.partition("\t")
    end, other_tab, words = rest.partition("\t")
    if not (tab and other_tab):
        return Cue(row.strip(), line=line)
    return Cue(words.strip(), None, seconds_in(start, _MILLI), seconds_in(end, _MILLI), line=line)
