"""WebVTT as Teams, Zoom, Whisper and others write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from intervjukod.domain.text import canonical
from intervjukod.domain.transcript import Note, Reading
from intervjukod.errors import SourceError
from intervjukod.readers.assembly import Source
from intervjukod.readers.cue_names import named_in_words
from intervjukod.readers.cues import TIME_LINE, Cue, Script, bounded, time_line, transcribed, untimed
from intervjukod.readers.markup import without_entities

NAME = "vtt"
VERSION = 2

_HEAD = re.compile(r"WEBVTT(?=\s|\Z)")
_NOTE = re.compile(r"NOTE(?=\s|\Z)")
_VOICE = re.compile(r"<v(?:\.[^\s>]{1,60})?[ \t]([^<>\n]{1,200})>")
_TAG = re.compile(r"</?(?:[cibuv]|ruby|rt|lang)(?:[.\s][^<>]{0,200})?>|<\d[\d:.]{1,20}>")


@dataclass(slots=True)
class _File:
    """What has been read so far beside the cues: the text before the first one, and what is to be told."""

    preamble: list[str] = field(default_factory=list)
    last: Cue | None = None
    comments: int = 0
    loose: list[int] = field(default_factory=list)

    def cues(self, first_line: int, lines: list[str]) -> Iterator[Cue]:
        """The cues of a block of lines with a blank line before and after it; ``first_line`` counted from 1."""
        if first_line == 1:
            lines = [lines[0].removeprefix("WEBVTT").strip(" \t-"), *lines[1:]]
        elif _NOTE.match(lines[0]):
            self._comment("\n".join(lines).removeprefix("NOTE").strip())
            return
        elif lines[0].strip() in ("STYLE", "REGION"):
            return
        timed = [n for n, line in enumerate(lines) if TIME_LINE.match(line)]
        before = lines[: timed[0]] if timed else lines
        if timed and before and (first_line > 1 or before[-1].isdecimal()):
            before = before[:-1]  # the cue's identifier; nothing but a counter can be one in the header
        yield from self._loose("\n".join(before).strip(), first_line)
        for line, following in pairwise([*timed, len(lines)]):
            start, end = time_line(lines[line]) or (None, None)
            payload = lines[line + 1 : following]
            if following < len(lines) and payload and payload[-1].isdecimal():  # no blank line between cues
                payload.pop()
            for cue in _voices("\n".join(payload), Cue("", None, start, end, line=first_line + line)):
                self.last = cue
                yield cue

    def _comment(self, text: str) -> None:
        if self.last:
            self.comments += 1
        else:
            self.preamble.append(text)

    def _loose(self, text: str, line: int) -> Iterator[Cue]:
        """Words that stand under no time: before the first cue, or after a blank line inside a cue."""
        if text and self.last:
            self.loose.append(line)
            yield replace(self.last, words=_plain(text), line=line)
        elif text:
            self.preamble.append(text)


def recognises(source: Source) -> bool:
    """Whether a text, of whatever name, begins as WebVTT does."""
    return _HEAD.match(source.text) is not None


def read(source: Source) -> Reading:
    """Turns from cues; a cue without a name belongs to the speaker before it.

    SourceError when the file does not begin as WebVTT or has no cue with words.
    """
    if not recognises(source):
        raise SourceError("readers.not_vtt", path=source.path, line=1)
    made = canonical(source.text)
    file, notes = _File(), list[Note]()
    blocks = _blocks(made.text)
    cues = bounded((cue for line, lines in blocks for cue in file.cues(line, lines)), source.path)
    if all(cue.speaker is None for cue in cues):
        cues, notes = named_in_words(cues)
    notes += untimed(cues)
    if file.comments:
        notes.append(Note("vtt_comments", {"count": file.comments}))
    if file.loose:
        notes.append(Note("words_without_cue", {"count": len(file.loose)}, file.loose[0]))
    script = Script(cues, "\n\n".join(filter(None, file.preamble)), notes=tuple(notes), made=made)
    return transcribed(source, script, NAME, VERSION)


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Lines between blank lines, and on which line of the file, counted from 1, they begin."""
    numbered = enumerate(text.split("\n"), 1)
    for blank, group in groupby(numbered, key=lambda line: not line[1].strip()):
        if not blank:
            lines = list(group)
            yield lines[0][0], [line for _, line in lines]


def _voices(payload: str, cue: Cue) -> Iterator[Cue]:
    """What each voice says in one cue."""
    before, *voiced = _VOICE.split(payload)
    if before.strip():
        yield replace(cue, words=_plain(before))
    for name, words in zip(voiced[::2], voiced[1::2], strict=True):
        yield replace(cue, speaker=_plain(name), words=_plain(words))


def _plain(payload: str) -> str:
    return without_entities(_TAG.sub("", payload)).strip()
