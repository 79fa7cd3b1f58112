"""JSON and tables from Whisper and its kin."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervjukod.errors import IntervjukodError, SourceError
from tests.unit.readers.miniatures import notes, reading, times, turns
from tests.unit.readers.spoken_files import CHUNKS, WHISPER, WHISPER_CPP, WHISPER_TSV, WHISPERX

SAID = ["Hur ser det ut?", "Vi är för få."]


def segments(*found: Any) -> str:
    """A file of these segments."""
    return json.dumps({"segments": found})


def segment(words: Any, start: Any, end: Any, **more: Any) -> dict[str, Any]:
    """A segment as Whisper writes it."""
    return {"text": words, "start": start, "end": end, **more}


@pytest.mark.parametrize(
    ("content", "speakers"),
    [(WHISPERX, ("SPEAKER_00", "SPEAKER_01")), (WHISPER_CPP, ("0", "1")), (CHUNKS, ("A", "B"))],
    ids=["whisperx", "whisper.cpp", "chunks"],
)
def test_segments_with_speakers_become_turns(tmp_path: Path, content: str, speakers: tuple[str, str]) -> None:
    """The segment's speaker, else that of its words; seconds, or milliseconds where the program writes those."""
    made = reading(tmp_path, "a.json", content)
    assert made.text == "\n\n".join(
        f"[0:00:0{time}] {who}: {words}" for time, who, words in zip((3, 5), speakers, SAID, strict=True)
    )
    assert turns(made) == list(zip(speakers, SAID, strict=True))
    assert times(made) == [3.12, 5.0]


@pytest.mark.parametrize(("name", "content"), [("a.json", WHISPER), ("a.tsv", WHISPER_TSV), ("a.txt", WHISPER_TSV)])
def test_without_speakers_segments_flow_on(tmp_path: Path, name: str, content: str) -> None:
    """Segments are cut where the sound allows it; short ones without a pause are one turn of nobody in particular."""
    made = reading(tmp_path, name, content)
    assert made.text == "[0:00:03] Hur ser det ut? Vi är för få."
    assert turns(made) == [("", " ".join(SAID))]
    assert [(made.text[place:][:3], time) for place, time in made.times] == [("Hur", 3.12), ("Vi ", 5.0)]
    assert list(notes(made)) == ["no_labels"]


def test_pauses_part_turns_and_that_is_told(tmp_path: Path) -> None:
    """Two seconds of silence begin a new turn."""
    made = reading(tmp_path, "a.json", segments(segment("a", 0, 1), segment("b", 2.9, 4), segment("c", 6, 7)))
    assert turns(made) == [("", "a b"), ("", "c")]
    assert notes(made)["turns_by_pauses"] == {"pause": "2", "paragraph": "60"}


def test_a_segment_without_speaker_goes_on(tmp_path: Path) -> None:
    """It belongs to the speaker before, and is told."""
    made = reading(
        tmp_path,
        "a.json",
        segments(segment("a", 0, 1, speaker="A"), segment("b", 9, 10), segment("c", 11, 12, speaker=True)),
    )
    assert turns(made) == [("A", "a b c")]
    assert notes(made)["segments_without_speaker"] == {"count": 2}


@pytest.mark.parametrize("time", ["NaN", "-1", "1e999", '"x"', "null", "true", "[]", "1e10", '{"a": 1}'])
def test_a_time_that_is_none_is_told(tmp_path: Path, time: str) -> None:
    """The words stay, without a time."""
    text = f'{{"segments": [{{"text": "a", "start": {time}, "end": {time}}}, {{"text": "b", "start": "2.5"}}]}}'
    made = reading(tmp_path, "a.json", text)
    assert (made.text, made.times) == ("a b", ((2, 2.5),))
    assert notes(made)["times_missing"] == {"count": 1}


def test_a_segment_without_text_is_told(tmp_path: Path) -> None:
    """What is no segment is passed over, and counted."""
    made = reading(tmp_path, "a.json", segments(segment("a", 0, 1), {"start": 1}, "b", segment(3, 1, 2), None))
    assert turns(made) == [("", "a")]
    assert notes(made)["segments_without_text"] == {"count": 4}


def test_the_text_is_canonical(tmp_path: Path) -> None:
    """What JSON writes with escapes is composed, whole and with LF too, in words and names."""
    raw = segments(segment("A\u030a\r\nb \ud83d\ude00 \ud83d", 0, 1, speaker="O\u0308sten\nB"))
    made = reading(tmp_path, "a.json", raw)
    assert turns(made) == [("Östen B", "Å\nb 😀 \ufffd")]
    assert notes(made)["composed"] == {"count": 4}
    assert notes(made)["lone_surrogates"] == {"count": 1}


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("{", "readers.broken_json"),
        ('{"segments": [}', "readers.broken_json"),
        ("[1]", "readers.json_no_transcript"),
        ('{"segments": 1}', "readers.json_no_transcript"),
        ('{"text": "a"}', "readers.json_no_transcript"),
        ('{"name": "no transcript", "version": 1}', "readers.json_no_transcript"),
        ('{"segments": []}', "readers.no_words"),
        ('{"segments": [{"text": "a\\u0000", "start": 1}]}', "files.binary"),
        ('{"segments": ' + "[" * 100_000, "readers.json_too_deep"),
        ('{"segments": ' + "[" * 1_000_001, "readers.json_too_large"),
        ('{"segments": [' + "9" * 5000 + "]}", "readers.json_number"),
    ],
    ids=range(11),
)
def test_what_is_no_transcript_is_told(tmp_path: Path, content: str, key: str) -> None:
    """One clear error that names the file."""
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.json", content)
    assert told.value.key == key
    assert told.value.path.endswith("a.json")


def test_a_broken_file_is_told_with_its_line(tmp_path: Path) -> None:
    """Line and column of what is not JSON."""
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.json", '{"segments": [\n {"text": "a"},\n x]}')
    assert (told.value.line, told.value.values["where"]) == (3, f"{tmp_path}/a.json:3:2")


def test_a_table_keeps_the_words_of_damaged_rows(tmp_path: Path) -> None:
    """A row without cells or with a damaged time has no time, and the first one's line is told."""
    made = reading(tmp_path, "a.tsv", "start\tend\ttext\r\n1000\t2000\ta\r\nb c\r\n\r\nx\t-3\td\te\r\n")
    assert turns(made) == [("", "a b c d\te")]
    assert next((note.key, note.line) for note in made.notes) == ("times_missing", 3)
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.tsv", "a\tb\n1\t2")
    assert (told.value.key, told.value.line) == ("readers.not_whisper_tsv", 1)


def test_a_table_may_name_its_speakers(tmp_path: Path) -> None:
    """In the words, as in subtitles."""
    made = reading(tmp_path, "a.tsv", "start\tend\ttext\n0\t1\t[SPEAKER_00]: a\n2\t3\t[SPEAKER_01]: b\n")
    assert turns(made) == [("SPEAKER_00", "a"), ("SPEAKER_01", "b")]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
    max_leaves=5,
)
FIELDS = ("text", "start", "end", "speaker", "words", "timestamp", "offsets")


@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), ANYTHING) | ANYTHING, max_size=4))
def test_whatever_stands_in_the_fields(tmp_path_factory: pytest.TempPathFactory, found: list[Any]) -> None:
    """Values of any type give turns in order or one clear error."""
    try:
        made = reading(tmp_path_factory.getbasetemp(), "any.json", json.dumps({"segments": found}))
    except IntervjukodError:
        return
    assert all(turn.words and (turn.time is None or turn.time >= 0) for turn in made.turns)
    assert all(0 <= time < 1e9 for _, time in made.times)
