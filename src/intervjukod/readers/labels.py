"""What a speaker's label looks like in plain text: shapes, told apart by their layout alone.

A file keeps to one layout, so the shapes are four families; :mod:`speakers` chooses between them. Every
repetition has a bound, so that a line of any length costs time in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intervjukod.domain.span import Span
from intervjukod.readers.names import REPLIES

_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_FENCED = rf"\#\d{{1,2}}:\d{{2}}:\d{{2}}(?:[-.,]\d{{1,3}})?\#|[\[(]{_CLOCK}[\])]|\[\d{{1,2}}\.\d{{2}}\.\d{{2}}\]"
_NAME = r"[^\W_][^\n\t:?!\"”“<>{}=*]{0,59}"
_GAP = r"[ \t\u00a0]{0,20}"

_BOLD = r"\*{1,3}|_{1,3}"
_NUMBERED = r"(?:(?:Anf\.?|Anförande|Inlägg|Nr)[ ]{1,4}\d{1,4}[.]?[ ]{1,4})"

_COLON = re.compile(
    rf"""^{_GAP}
    (?P<before>{_FENCED}|{_CLOCK}(?=[ \t]))?{_GAP}
    (?P<bold>{_BOLD})?
    (?P<within>{_FENCED})?{_GAP}
    (?:(?P<official>{_NUMBERED})|\d{{1,4}}[.)][ ]{{1,4}}(?=[^\W\d_])|@)?  # a protocol numbers its speeches
    (?P<open>\[)?(?P<name>{_NAME}?)(?(open)\])
    (?:[ ]{{1,4}}replik)?
    {_GAP}(?P<after>{_FENCED}|(?<=\s){_CLOCK})?{_GAP}
    (?(bold)(?::{_GAP}(?P=bold)|(?P=bold){_GAP}:)|:)
    (?!//)(?!(?<=\d:)\d)                            # neither an address nor a time of day
    {_GAP}(?P<inside>{_FENCED})?""",
    re.MULTILINE | re.VERBOSE,
)
_HEADER = re.compile(
    rf"""^(?P<apart>(?<=\n\n)|(?<![\s\S]))?{_GAP}
    (?P<bold>\*\*|__)?(?P<name>{_NAME}?(?<![.,;\s]))(?(bold)(?P=bold))
    (?P<gap>[ \t\u00a0]{{1,20}})
    (?P<time>[\[(]?{_CLOCK}[\])]?){_GAP}$
    (?P<followed>(?=\n[^\n]))?""",
    re.MULTILINE | re.VERBOSE,
)
_CUE = re.compile(
    r"^(?P<time>\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d{1,3})?)[ ]-->[ ][\d:.]{5,16}[ \t]{0,9}\n(?P<name>[^\n]{1,60})$",
    re.MULTILINE,
)
_CELL = re.compile(
    rf"^(?:(?P<time>{_FENCED}|{_CLOCK})\t{{1,3}})?(?P<name>{_NAME}?)[ ]{{0,9}}\t{{1,9}}(?=[^\s])",
    re.MULTILINE,
)
_DASH = re.compile(
    rf"^{_GAP}(?P<bold>{_BOLD})?(?P<name>{_NAME}?)(?(bold)(?P=bold))[ ]{{1,4}}[-\u2013\u2014][ ]{{1,4}}(?=\S)",
    re.MULTILINE,
)
_BRACKET = re.compile(rf"^{_GAP}\[(?P<name>{_NAME}?)\][ \t]{{1,20}}(?=\S)", re.MULTILINE)
_DIGITS = re.compile(rf"^{_GAP}(?P<name>\d{{1,2}})[.)][ \t\u00a0]{{1,20}}(?=\S)", re.MULTILINE)
_ALONE = re.compile(
    rf"^{_GAP}(?P<bold>{_BOLD})?(?P<name>{_NAME}?(?<![-\u2013.,;…\s]))(?(bold)(?P=bold)){_GAP}$", re.MULTILINE
)
_STAMP_FIRST = re.compile(
    rf"^{_GAP}(?P<time>{_FENCED})|^(?P<bare>{_CLOCK})\t|^{_GAP}(?P<alone>{_CLOCK}){_GAP}$", re.MULTILINE
)
_STAMP_LAST = re.compile(
    rf"(?<=[^\s])[ \t]{{0,20}}(?P<time>\#\d{{1,2}}:\d{{2}}:\d{{2}}(?:[-.,]\d{{1,3}})?\#"
    rf"|\[{_CLOCK}\]|\[\d{{1,2}}\.\d{{2}}\.\d{{2}}\]){_GAP}$",
    re.MULTILINE,
)
_RECORDER = re.compile(
    r"^(?:[^\n]{1,60} (?:(?:started|stopped) transcription|(?:startade|stoppade|avslutade) transkription(?:en)?)"
    r"|Transcribed by https://otter\.ai)[ \t]{0,9}$",
    re.MULTILINE,
)
_PEOPLE = 2
"""Digits in the number of a person; a year or a paragraph has more."""
_TIME = re.compile(r"(?:(\d+):)?(\d+):(\d+)(?:[-.,](\d+))?|(\d+)\.(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class Label:
    """A label where it stands: ``mark`` from the start of its line to where words begin (code points).

    ``name`` is the label as written, without colon and bold; ``time`` in seconds. ``certain`` means that
    its layout alone, without being repeated, tells that it is a label.
    """

    name: str
    mark: Span
    time: float | None = None
    certain: bool = False


def colon_labels(text: str) -> Iterator[Label]:
    """``I: ...``, ``**P:** ...``, ``1: ...``, ``[0:05] I: ...``, ``I (0:05): ...``, ``Anf. 3 Anna Lind (S): ...``."""
    for match in _COLON.finditer(text):
        stamp = match["before"] or match["within"] or match["after"] or match["inside"]
        yield from _label(match, seconds(stamp), certain=match["official"] is not None, numbers=True)


def header_labels(text: str) -> Iterator[Label]:
    """``Anna Lind   0:03`` on a line of its own, as Teams and Otter write."""
    for match in _HEADER.finditer(text):
        apart = match["apart"] is not None and match["followed"] is not None
        wide = len(match["gap"]) > 1 or match["gap"] == "\t" or not match["time"][0].isdigit()
        yield from _label(match, seconds(match["time"]), certain=apart or wide)


def cue_labels(text: str) -> Iterator[Label]:
    """A line ``0:0:0.0 --> 0:0:3.960`` and the name under it, as older Teams documents have them."""
    for match in _CUE.finditer(text):
        yield from _label(match, seconds(match["time"]), certain=True)


def cell_labels(text: str) -> Iterator[Label]:
    """A name, or a time and a name, before a tab: a row of a table."""
    for match in _CELL.finditer(text):
        yield from _label(match, seconds(match["time"]), certain=match["time"] is not None)


def dash_labels(text: str) -> Iterator[Label]:
    """``Polis – ...``."""
    for match in _DASH.finditer(text):
        yield from _label(match, None, certain=False)


def bracket_labels(text: str) -> Iterator[Label]:
    """``[I] ...``."""
    for match in _BRACKET.finditer(text):
        yield from _label(match, None, certain=False)


def digit_labels(text: str) -> Iterator[Label]:
    """``1. ...`` or ``1) ...``, as the items of a list are numbered too."""
    for match in _DIGITS.finditer(text):
        yield from _label(match, None, certain=False, numbers=True)


def lone_labels(text: str) -> Iterator[Label]:
    """A name with a line to itself, each of its words with a capital, and no whole turn such as ``Ja``."""
    for match in _ALONE.finditer(text):
        name = match["name"]
        named = all(word[0].isupper() or word[0].isdecimal() for word in name.split())
        if named and name.casefold() not in REPLIES:
            yield from _label(match, None, certain=False)


def _label(match: re.Match[str], time: float | None, *, certain: bool, numbers: bool = False) -> Iterator[Label]:
    name = match["name"].strip()
    numbered = numbers and name.isdecimal() and len(name) <= _PEOPLE
    if numbered or any(character.isalpha() for character in name):
        yield Label(name, Span(*match.span()), time, certain)


def leading_stamps(text: str) -> Iterator[tuple[Span, float | None]]:
    """Times at the start of a line, with or without a label after them."""
    for match in _STAMP_FIRST.finditer(text):
        yield Span(*match.span()), seconds(match["time"] or match["bare"] or match["alone"])


def trailing_stamps(text: str) -> Iterator[tuple[Span, float | None]]:
    """Times at the end of a line, to which they reach, with something before them, as f4 writes them."""
    for match in _STAMP_LAST.finditer(text):
        yield Span(*match.span()), seconds(match["time"])


def recorder_lines(text: str) -> Iterator[Span]:
    """Lines that the recording program wrote about itself."""
    for match in _RECORDER.finditer(text):
        yield Span(*match.span())


def seconds(stamp: str | None) -> float | None:
    """``1:02:09`` is 3729.0, ``#00:00:05-2#`` is 5.2; None for no stamp."""
    match = _TIME.search(stamp or "")
    if match is None:
        return None
    hours, minutes, whole, fraction, *dotted = match.groups()
    if minutes is None:
        hours, minutes, whole = dotted
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(f"{whole}.{fraction or 0}")
