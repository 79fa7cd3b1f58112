"""WebVTT as Teams and Zoom write it. Consecutive cues of one speaker become one turn.

The canonical text is made here: a turn begins with ``[0:00:03] Label: ``, outside its words, its cues
stand on lines of their own, and a blank line ends it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape
from itertools import groupby

from intervjukod.domain.span import whole
from intervjukod.domain.text import canonical
from intervjukod.domain.transcript import Note, Reading
from intervjukod.errors import SourceError
from intervjukod.readers.assembly import Found, Source, reading
from intervjukod.readers.labels import seconds
from intervjukod.readers.speakers import TOLD, Heard, Said

NAME = "vtt"
VERSION = 1

_HEAD = re.compile(r"WEBVTT(?=\s|\Z)")
_CUE_TIME = re.compile(r"((?:\d{1,4}:)?\d{2}:\d{2}\.\d{3})[ \t]{1,9}-->[ \t]{1,9}(?:\d{1,4}:)?\d{2}:\d{2}\.\d{3}")
_VOICE = re.compile(r"<v(?:\.[^\s>]{1,60})?[ \t]([^>\n]{1,200})>")
_TAG = re.compile(r"</?(?:[cibuv]|ruby|rt|lang)(?:[.\s][^<>]{0,200})?>|<\d[\d:.]{1,20}>")
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|lrm|rlm|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_LABEL = re.compile(r"([^\W_][^\n:<>?!]{0,59}):\s{1,9}(?=\S)")
_LABEL_WORDS = 6
"""Display names are longer than labels that a person types: ``Danno Ferrin - Tectonic.xyz``."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """What one voice says in one cue; ``speaker`` None where the cue does not say who."""

    time: float
    speaker: str | None
    words: str


def begins(text: str) -> bool:
    """Whether a text, of whatever name, begins as WebVTT does."""
    return _HEAD.match(text) is not None


def read(source: Source) -> Reading:
    """Turns from cues; a cue without a name belongs to the speaker before it.

    SourceError when the file does not begin as WebVTT or has no cue with words.
    """
    if not begins(source.text):
        raise SourceError("readers.not_vtt", path=source.path, line=1)
    made = canonical(source.text)
    preamble, cues, comments = _blocks(made.text)
    notes: list[Note] = []
    if all(cue.speaker is None for cue in cues):
        cues, notes = _colon_speakers(cues)
    if comments:
        notes.append(Note("vtt_comments", {"count": comments}))
    text, heard = _composed(preamble, cues)
    if not any(said.speaker for said in heard.said):
        notes.append(Note("no_labels"))
    found = Found(replace(made, text=text), notes=tuple(notes))
    return reading(source, found, heard, NAME, VERSION)


def _blocks(text: str) -> tuple[str, list[_Cue], int]:
    """What stands before the first cue, the cues, and how many comments stand between cues."""
    preamble: list[str] = []
    cues: list[_Cue] = []
    comments = 0
    for n, block in enumerate(_split(text)):
        lines = block.split("\n")
        if n == 0:  # some programs leave no blank line after it
            timed = next((k for k, line in enumerate(lines) if _CUE_TIME.match(line)), len(lines))
            title = lines[0].removeprefix("WEBVTT").strip(" \t-")
            preamble.append("\n".join([title, *lines[1:timed]]).strip())
            lines = lines[timed:]
        if lines and lines[0].startswith("NOTE"):
            if cues:
                comments += 1
            else:
                preamble.append(block.removeprefix("NOTE").strip())
        else:
            cues.extend(_cues(lines))
    return "\n\n".join(filter(None, preamble)), cues, comments


def _split(text: str) -> Iterator[str]:
    for blank, lines in groupby(text.split("\n"), key=lambda line: not line.strip()):
        if not blank:
            yield "\n".join(lines)


def _cues(lines: list[str]) -> Iterator[_Cue]:
    """The voices of one block; nothing for a style sheet or a region."""
    for n, line in enumerate(lines[:2]):
        match = _CUE_TIME.match(line)
        if match:
            time = seconds(match[1]) or 0.0
            payload = "\n".join(lines[n + 1 :])
            before, *voiced = _VOICE.split(payload)
            if before.strip():
                yield _Cue(time, None, _plain(before))
            for name, words in zip(voiced[::2], voiced[1::2], strict=True):
                yield _Cue(time, _plain(name), _plain(words))
            return


def _plain(payload: str) -> str:
    """Without tags, entities as signs, NFC again because an entity may be a combining mark."""
    return canonical(_ENTITY.sub(lambda found: unescape(found[0]), _TAG.sub("", payload))).text.strip()


def _colon_speakers(cues: list[_Cue]) -> tuple[list[_Cue], list[Note]]:
    """Zoom's ``Name: words``. A name that stands once is believed when it looks like one, and told."""
    found = [_LABEL.match(cue.words) for cue in cues]
    names = [match[1].strip() if match and len(match[1].split()) <= _LABEL_WORDS else "" for match in found]
    counts = Counter(filter(None, names))
    everywhere = all(names)
    taken = {name for name, count in counts.items() if count > 1 or everywhere or _looks_like_a_name(name)}
    notes = []
    if not everywhere:
        notes += _told("labels_once", [name for name in counts if name in taken and counts[name] == 1])
        notes += _told("labels_not_taken", [name for name in counts if name not in taken and taken])
    labelled = [
        replace(cue, speaker=name, words=cue.words[match.end() :]) if match and name in taken else cue
        for cue, match, name in zip(cues, found, names, strict=True)
    ]
    return labelled, notes


def _told(key: str, names: list[str]) -> list[Note]:
    return [Note(key, {"labels": ", ".join(names[:TOLD]), "count": len(names)})] if names else []


def _looks_like_a_name(label: str) -> bool:
    """Two words or more, each with a capital: ``Anna Lind``, not ``Men så här``."""
    words = label.split()
    return len(words) > 1 and all(not word[0].isalpha() or word[0].isupper() for word in words)


def _composed(preamble: str, cues: Iterable[_Cue]) -> tuple[str, Heard]:
    """The canonical text, and what is said where in it."""
    turns: list[list[_Cue]] = []
    for cue in filter(lambda cue: cue.words, cues):
        if turns and cue.speaker in (None, turns[-1][0].speaker):
            turns[-1].append(cue)
        else:
            turns.append([cue])
    pieces = [f"{preamble}\n\n"] if preamble else []
    length = sum(map(len, pieces))
    said: list[Said] = []
    for turn in turns:
        first = turn[0]
        head = f"[{_clock(first.time)}] " + (f"{first.speaker}: " if first.speaker else "")
        words = "\n".join(cue.words for cue in turn)
        said.append(Said(whole(words).shift(length + len(head)), first.speaker or "", first.time))
        pieces += [head, words, "\n\n"]
        length = said[-1].words.shift(2).end
    return "".join(pieces).rstrip("\n"), Heard(tuple(said))


def _clock(time: float) -> str:
    minutes, second = divmod(int(time), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}"
