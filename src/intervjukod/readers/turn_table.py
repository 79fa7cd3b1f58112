"""A table with one turn a row: which column says who speaks, what is said, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from intervjukod.domain.span import Span, trimmed
from intervjukod.domain.transcript import Note
from intervjukod.readers.labels import seconds
from intervjukod.readers.speakers import Heard, Said

_BEGIN = {
    "speaker": (
        "talare", "speaker", "vem", "person", "namn", "röst", "voice", "deltagare", "participant", "respondent",
        "informant", "intervjuperson", "etikett",
    ),
    "text": (
        "text", "utsag", "yttran", "replik", "transkription", "transcription", "utteranc", "uttalande", "anföran",
        "innehåll", "message", "meddelande", "sagt", "said", "vad som sägs", "sentence", "mening", "speech",
    ),
    "time": (
        "start", "begin", "tid ", "tidkod", "tidpunkt", "tidsk", "tidsst", "time ", "timecode", "timestamp", "klocksl",
    ),
}  # fmt: skip
"""How headings begin that tell what a column holds."""
_WHOLE = {
    "end": (
        "end", "slut", "stop", "till", "to", "ut", "out", "sluttid", "stopptid", "end time", "stop time", "tid ut",
        "tid slut", "end ms", "to ms",
    ),
    "time": ("in", "från", "from", "clock", "in ms", "from ms", "tid", "time"),
    "speaker": ("who", "name", "label", "roll", "role"),
    "text": ("content", "word", "words", "ord"),
}  # fmt: skip
"""Headings that tell it as a whole; they go first."""
_CODING = ("kod", "code", "tema", "theme", "citat", "quote")
"""How headings begin in a table of codings, which has texts and places too."""
_TOLD = ("speaker", "text", "time")
_NONE = "–"
_ROWS_BEFORE_A_HEADER = 10
_HEADING_LETTERS = 40
_NAME_LETTERS = 60
_NAME_WORDS = 8
_MOST = 0.8
"""The share of filled cells that are alike before a column without a heading is known by them."""
_REPEATED = 2
"""How many times a name stands on average before a column without a heading is of speakers."""
_ROWS_BY_LOOK = 4
_WORDS_SAID = 3
"""How many words a column without a heading has on average before it is of what is said."""
_STAMP = r"[\[(]?#?\d{1,2}:\d{2}(?::\d{2})?(?:[-.,]\d{1,3})?#?[\])]?|\[\d{1,2}\.\d{2}\.\d{2}\]"
_CLOCK = re.compile(rf"(?:{_STAMP})(?:\s{{0,3}}(?:-|–|-->)\s{{0,3}}(?:{_STAMP}))?")
_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")
_MILLISECONDS = re.compile(r"\bms\b|milli|_ms$", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class TurnColumns:
    """Which column, from 0, holds what; ``first`` is the row that the turns begin at.

    ``time`` and ``speaker`` may be missing, not both; ``unit`` is the seconds of a time that is a bare
    number. ``notes`` tell what was taken for what.
    """

    text: int
    speaker: int | None
    time: int | None
    end: int | None
    first: int
    notes: tuple[Note, ...]
    unit: float = 1.0


def turn_columns(rows: Sequence[Sequence[str]]) -> TurnColumns | None:
    """What the columns of a table hold, by its headings, else by what stands in it.

    None for a table of something else: of turns are those that say what is said, and who says it or when.
    """
    return by_header(rows) or by_look(rows)


def by_header(rows: Sequence[Sequence[str]]) -> TurnColumns | None:
    """By the first of the rows at the top whose headings tell it."""
    if _of_codings(rows):
        return None
    found = (_by_headings(row, n) for n, row in enumerate(rows[:_ROWS_BEFORE_A_HEADER], 1))
    return next(filter(None, found), None)


def hear_rows(
    text: str, places: Sequence[Sequence[Span]], rows: Sequence[Sequence[str]], columns: TurnColumns
) -> Heard:
    """Who says what: ``places`` are where the cells of each row stand in ``text``.

    A row without a speaker goes on with the one above it; one without words is nothing said.
    """
    said: list[Said] = []
    speaker = ""
    for spans, cells in zip(places[columns.first :], rows[columns.first :], strict=True):
        named = speaker_in(cells, columns)
        speaker = named or speaker
        words = trimmed(text, spans[columns.text])
        if words:
            said.append(Said(words, speaker, time_in(cells, columns.time, columns)))
    return Heard(tuple(said), unnamed([one.speaker for one in said]))


def speaker_in(cells: Sequence[str], columns: TurnColumns) -> str:
    """The speaker that a row names, without its colon; "" for none."""
    if columns.speaker is None or columns.speaker >= len(cells):
        return ""
    return " ".join(cells[columns.speaker].split()).rstrip(" :")


def time_in(cells: Sequence[str], column: int | None, columns: TurnColumns) -> float | None:
    """Seconds from the start that a row tells in one of its columns; None for none."""
    cell = cells[column].strip() if column is not None and column < len(cells) else ""
    if _NUMBER.fullmatch(cell):
        return round(float(cell.replace(",", ".")) * columns.unit, 3)
    return seconds(cell)


def unnamed(speakers: Sequence[str]) -> tuple[Note, ...]:
    """What there is to tell when no row names a speaker."""
    return () if any(speakers) else (Note("no_labels"),)


def role_of(heading: str) -> str:
    """What a column with this heading holds; "" when that cannot be told."""
    words = " ".join(_NOT_LETTERS.sub(" ", heading.casefold()).split())
    if not words or len(words) > _HEADING_LETTERS:
        return ""
    whole = next((role for role, headings in _WHOLE.items() if words in headings), "")
    return whole or next((role for role, beginnings in _BEGIN.items() if words.startswith(beginnings)), "")


def _by_headings(headings: Sequence[str], first: int) -> TurnColumns | None:
    fields: dict[str, int] = {}
    for column, heading in enumerate(headings):
        role = role_of(heading)
        if role:
            fields.setdefault(role, column)
    if "text" not in fields or not fields.keys() & {"speaker", "time"}:
        return None
    named = {role: " ".join(headings[fields[role]].split()) if role in fields else _NONE for role in _TOLD}
    notes = [Note("columns", dict(named))]
    taken = set(fields.values())
    left = [" ".join(one.split()) for column, one in enumerate(headings) if one.strip() and column not in taken]
    if left:
        notes.append(Note("columns_left_out", {"columns": ", ".join(left), "count": len(left)}))
    time = fields.get("time")
    unit = 0.001 if time is not None and _MILLISECONDS.search(headings[time]) else 1.0
    return TurnColumns(fields["text"], fields.get("speaker"), time, fields.get("end"), first, tuple(notes), unit)


def by_look(rows: Sequence[Sequence[str]]) -> TurnColumns | None:
    """Times look like times, names are short and come back, and the words are the longest."""
    width = max((len(row) for row in rows), default=0)
    columns = {n: [row[n].strip() for row in rows if n < len(row) and row[n].strip()] for n in range(width)}
    columns = {n: cells for n, cells in columns.items() if cells}
    if len(columns) < 2 or len(rows) < _ROWS_BY_LOOK or _of_codings(rows):
        return None
    times = [n for n, cells in columns.items() if _share(map(_is_clock, cells), len(cells)) >= _MOST]
    others = {n: mean(map(len, cells)) for n, cells in columns.items() if n not in times}
    if not others:
        return None
    text = max(others, key=others.__getitem__)
    if not _is_speech(columns[text]):
        return None
    names = [n for n in others if n != text and _are_names(columns[n])]
    if not names and not times:
        return None
    speaker, time = names[0] if names else None, times[0] if times else None
    taken = {"speaker": speaker, "text": text, "time": time}
    named = {role: _NONE if column is None else column + 1 for role, column in taken.items()}
    notes = [Note("columns_guessed", dict(named))]
    left = [str(n + 1) for n in columns if n not in taken.values() and n not in times]
    if left:
        notes.append(Note("columns_left_out", {"columns": ", ".join(left), "count": len(left)}))
    return TurnColumns(text, speaker, time, times[1] if len(times) > 1 else None, 0, tuple(notes))


def _share(found: Iterator[bool] | map[bool], count: int) -> float:
    return sum(found) / count


def _is_clock(cell: str) -> bool:
    return _CLOCK.fullmatch(cell) is not None


def _of_codings(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row has the headings of a table of codings."""
    headings = [heading.strip().casefold() for heading in rows[0]] if rows else []
    return any(heading.startswith(_CODING) and len(heading) <= _HEADING_LETTERS for heading in headings)


def _is_speech(cells: Sequence[str]) -> bool:
    """Whether cells say something: several words, and not the same again and again."""
    return mean(len(cell.split()) for cell in cells) >= _WORDS_SAID and len(set(cells)) >= len(cells) / 2


def _are_names(cells: Sequence[str]) -> bool:
    """Whether cells are names: short, with letters, few of them and each many times."""
    short = [cell for cell in cells if len(cell) <= _NAME_LETTERS and len(cell.split()) <= _NAME_WORDS]
    alphabetic = [cell for cell in short if any(letter.isalpha() for letter in cell) and cell[-1] not in ".?!"]
    distinct = len(set(alphabetic))
    return len(alphabetic) >= _MOST * len(cells) and distinct > 1 and len(alphabetic) >= _REPEATED * distinct
