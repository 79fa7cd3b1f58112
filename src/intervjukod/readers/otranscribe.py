"""oTranscribe's ``.otr``: JSON with the transcript as HTML, and times where the transcriber put them.

Labels tell who speaks. A time at the start of a line stands in the text, as ``[0:00:03]``; one inside a line
would be among the words, so it is kept beside the text only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from intervjukod.domain.span import index_at, laid_out
from intervjukod.domain.text import canonical
from intervjukod.domain.transcript import Reading, clock
from intervjukod.errors import SourceError
from intervjukod.readers.assembly import Found, Source, reading
from intervjukod.readers.cues import bounded, clock_time, seconds_in
from intervjukod.readers.json_file import first_key, mapping_in
from intervjukod.readers.markup import without_entities
from intervjukod.readers.speakers import Heard, Said, hear

NAME = "otranscribe"
VERSION = 1

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})(\s[^<>]{0,2000})?/?>")
_STAMP = re.compile(r"class=[\"'][^\"']{0,100}\btimestamp\b")
_STAMPED = re.compile(r"data-timestamp=[\"']?([^\"'\s>]{1,40})")
_SPACE = re.compile(r"[ \t\n]+")
_PARAGRAPHS = frozenset({"p", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})
_ENDS = _PARAGRAPHS | {"br", "div", "li"}


@dataclass(slots=True)
class _Piece:
    """Words of one line and the time (seconds) that stands before them."""

    parts: list[str] = field(default_factory=list)
    time: float | None = None

    def add(self, part: str) -> None:
        if self.parts or part.strip():
            self.parts.append(part)

    @property
    def words(self) -> str:
        joined = _SPACE.sub(" ", "".join(self.parts))
        return canonical(without_entities(joined)).text.strip()


Line = list[_Piece]
Mark = tuple[int, float]


def recognises(source: Source) -> bool:
    """Whether a text begins as a mapping in JSON and names its recording as oTranscribe does."""
    return first_key(source.text) in ("text", "media") and '"media' in source.text[:300] + source.text[-2000:]


def read(source: Source) -> Reading:
    """What stands in the editor. SourceError for what is no JSON, no transcript of oTranscribe, or without words."""
    html = mapping_in(source).get("text")
    if not isinstance(html, str):
        raise SourceError("readers.json_no_transcript", path=source.path)
    made = canonical(html)
    parts, leading, inside = _laid_out(bounded(_lines(made.text), source.path))
    text = "".join(parts).rstrip("\n")
    spans = list(laid_out(parts))
    heard = _exact(hear(text), [(spans[part].start, time) for part, time in leading])
    times = tuple((spans[part].start, time) for part, time in inside)
    return reading(source, Found(replace(made, text=text), times=times), heard, NAME, VERSION)


def _lines(html: str) -> Iterator[Line]:
    """The lines as the editor shows them, with an empty one between paragraphs."""
    before, *rest = _TAG.split(html)
    line, empty, begun = [_Piece()], 0, False
    line[0].add(before)
    for closing, tag, attributes, words in zip(rest[::4], rest[1::4], rest[2::4], rest[3::4], strict=True):
        name = tag.lower()
        time = None if closing else _time(attributes or "", words)
        if time is not None:
            line.append(_Piece(time=time))
            continue
        if name in _ENDS:
            filled = _is_filled(line)
            if filled:
                yield from ([] for _ in range(empty))
                yield line
                line, empty, begun = [_Piece()], 0, True
            if name in _PARAGRAPHS:
                empty = int(begun)
            elif name == "br" and not filled:
                empty += 1
        line[-1].add(words)
    if _is_filled(line):
        yield from ([] for _ in range(empty))
        yield line


def _is_filled(line: Line) -> bool:
    return any(piece.time is not None or piece.parts for piece in line)


def _time(attributes: str, shown: str) -> float | None:
    """The time (seconds) that a tag marks; ``shown`` is what it shows. None for any other tag."""
    if not _STAMP.search(attributes):
        return None
    exact = _STAMPED.search(attributes)
    time = seconds_in(exact[1]) if exact else None
    return clock_time(shown.strip()) if time is None else time


def _laid_out(lines: Iterable[Line]) -> tuple[list[str], list[Mark], list[Mark]]:
    """The text in parts, and which parts stand after which time: at the start of a line, and inside one."""
    parts: list[str] = []
    leading: list[Mark] = []
    inside: list[Mark] = []
    for line in lines:
        pieces = [piece for piece in line if _is_filled([piece])]
        for n, piece in enumerate(pieces):
            words = piece.words
            if piece.time is not None:
                (inside if n else leading).append((len(parts) + 1, piece.time))
            stamp = f"[{clock(piece.time)}]" if piece.time is not None and not n else ""
            parts += [stamp + (" " if words and (n or stamp) else ""), words]
        parts.append("\n")
    return parts, leading, inside


def _exact(heard: Heard, leading: Sequence[Mark]) -> Heard:
    """With the times of :func:`clock` made exact again: ``leading`` are offsets (code points) and seconds."""
    starts = [start for start, _ in leading]

    def exact(said: Said) -> Said:
        n = index_at(starts, said.words.start)
        shown = clock(leading[n][1]) if n >= 0 else ""
        return replace(said, time=leading[n][1]) if said.time is not None and shown == clock(said.time) else said

    return replace(heard, said=tuple(map(exact, heard.said)))
