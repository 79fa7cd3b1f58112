"""SubRip, and names in the words of cues."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import SourceError
from tests.unit.readers.miniatures import notes, reading, times, turns
from tests.unit.readers.spoken_files import SRT


def cues(*payloads: str) -> str:
    """A file with one cue a payload, a second apart."""
    return "\n\n".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{words}" for n, words in enumerate(payloads, 1))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_file_becomes_turns(tmp_path: Path, newline: str) -> None:
    """Names in brackets and before colons speak, a cue without one goes on, and tags go."""
    made = reading(tmp_path, "a.srt", ("\ufeff" + SRT).replace("\n", newline))
    assert made.text == "[0:00:03] Anna Lind: Hur ser det ut?\n\n[0:00:05] Karl Berg: Vi är\nför få.\nDet räcker inte."
    assert turns(made) == [("Anna Lind", "Hur ser det ut?"), ("Karl Berg", "Vi är\nför få.\nDet räcker inte.")]
    assert times(made) == [3.12, 5.0]
    assert [(made.text[place], time) for place, time in made.times] == [("H", 3.12), ("V", 5.0), ("D", 8.3)]
    assert notes(made)["labels_once"] == {"labels": "Anna Lind, Karl Berg", "count": 2}


def test_a_file_is_known_by_its_content(tmp_path: Path) -> None:
    """By whatever name, with and without counters."""
    assert reading(tmp_path, "a.txt", SRT).reader == "srt"
    bare = reading(tmp_path, "b.txt", "00:00:01,000 --> 00:00:02,000\nA: 5\n\n00:00:03.000 --> 00:00:04.000\nB: 7\n8")
    assert (bare.reader, turns(bare)) == ("srt", [("A", "5"), ("B", "7\n8")])


def test_what_older_teams_wrote_is_no_subtitles(tmp_path: Path) -> None:
    """Pasted into a text file: the line under each time is a name, and keeps speaking."""
    pasted = "0:0:0.0 --> 0:0:3.120\nAnna Lind\nHur ser det ut?\n\n0:0:3.96 --> 0:0:9.0\nKarl Berg\nVi är för få.\n"
    made = reading(tmp_path, "a.txt", pasted)
    assert (made.reader, turns(made)) == ("txt", [("Anna Lind", "Hur ser det ut?"), ("Karl Berg", "Vi är för få.")])
    assert times(made) == [0.0, 3.96]


def test_numbers_that_are_said_stay(tmp_path: Path) -> None:
    """Only the last line before a time is its counter, and none is where the file has none."""
    assert turns(reading(tmp_path, "a.srt", cues("A: år\n2026", "A: b\n\n7"))) == [("A", "år\n2026\nb\n7")]
    bare = "00:00:01,000 --> 00:00:02,000\nA: år\n2026\n00:00:03,000 --> 00:00:04,000\nA: b"
    assert turns(reading(tmp_path, "b.srt", bare)) == [("A", "år\n2026\nb")]


@pytest.mark.parametrize(
    ("payloads", "said"),
    [
        (("[SPEAKER_00]: a", "[SPEAKER_01]: b"), [("SPEAKER_00", "a"), ("SPEAKER_01", "b")]),
        (("[Anna] a", "[Bo] b", "[Anna] c"), [("Anna", "a"), ("Bo", "b"), ("Anna", "c")]),
        (("A: a", "[Skratt] b", "A: c", "[Skratt] d"), [("A", "a\n[Skratt] b\nc\n[Skratt] d")]),
        (("A: a", "[en dörr] b", "[en dörr] c", "A: d"), [("A", "a\n[en dörr] b\n[en dörr] c\nd")]),
        (("A: a", "[00.12] b", "[00.12] c", "A: d"), [("A", "a\n[00.12] b\n[00.12] c\nd")]),
        (("A: a", "b c d e f g h: i", "b c d e f g h: i", "A: j"), [("A", "a" + "\nb c d e f g h: i" * 2 + "\nj")]),
        (("Anna: a", "[Anna", "Anna:", "Anna: http://b"), [("Anna", "a\n[Anna\nAnna:\nhttp://b")]),
    ],
)
def test_what_is_a_name(tmp_path: Path, payloads: tuple[str, ...], said: list[tuple[str, str]]) -> None:
    """In brackets or before a colon; sounds, times and what is cut off are words."""
    assert turns(reading(tmp_path, "a.srt", cues(*payloads))) == said


def test_a_pause_or_a_minute_parts_what_nobody_is_named_for(tmp_path: Path) -> None:
    """Two seconds of silence, or the end of a sentence when a minute has gone; told."""
    spans = [("00,000", "05,000"), ("06,900", "30,000"), ("32,000", "40,000"), ("40,500", "59,000")]
    rows = [f"00:00:{start} --> 00:00:{end}\n{n}" for n, (start, end) in enumerate(spans)]
    rows += [f"00:01:{n + 31}.000 --> 00:01:{n + 32}.000\n{words}" for n, words in enumerate(("e", "f.", "g"))]
    made = reading(tmp_path, "a.srt", "\n\n".join(rows))
    assert turns(made) == [("", "0\n1"), ("", "2\n3"), ("", "e\nf.\ng")]
    long = [f"00:{n:02}:00,000 --> 00:{n:02}:59,000\n{words}" for n, words in enumerate(("a", "b.", "c", "d!", "e"))]
    assert turns(reading(tmp_path, "b.srt", "\n\n".join(long))) == [("", "a\nb."), ("", "c\nd!"), ("", "e")]
    assert notes(made)["turns_by_pauses"] == {"pause": "2", "paragraph": "60"}


def test_a_monologue_is_one_turn(tmp_path: Path) -> None:
    """Where someone is named neither pause nor length parts a turn; its times are kept."""
    made = reading(tmp_path, "a.srt", "\n\n".join(f"0{n}:00:00,000 --> 0{n}:00:01,000\nA: {n}." for n in range(9)))
    assert turns(made) == [("A", "\n".join(f"{n}." for n in range(9)))]
    assert [time for _, time in made.times] == [n * 3600.0 for n in range(9)]


def test_what_is_broken_is_told(tmp_path: Path) -> None:
    """Times that are none and times that go back, with their lines; no words are lost."""
    made = reading(
        tmp_path, "a.srt", "1\n-0:00:01,0 --> 9\nAnna Lind: a\n\n2\n00:00:09,000 --> 1\nb\n\n3\n00:00:01,000 --> 2\nc"
    )
    assert turns(made) == [("Anna Lind", "a\nb\nc")]
    assert [(note.key, note.line) for note in made.notes][1:3] == [
        ("times_missing", 2),
        ("times_backwards", 10),
    ]
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.srt", "1\nA: a")
    assert told.value.key == "readers.not_srt"
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.srt", "1\n00:00:01,000 --> 00:00:02,000\n\n")
    assert told.value.key == "readers.no_words"


def test_a_file_of_too_many_cues_is_refused(tmp_path: Path) -> None:
    """No recording has so many; they would fill the memory."""
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.srt", "00:00:01,000 --> 00:00:02,000\n" * 200_001)
    assert told.value.key == "readers.too_many_cues"
