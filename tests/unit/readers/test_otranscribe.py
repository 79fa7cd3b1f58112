"""What oTranscribe keeps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from intervjukod.domain.transcript import Reading
from intervjukod.errors import SourceError
from tests.unit.readers.miniatures import interviewers, reading, times, turns
from tests.unit.readers.spoken_files import OTRANSCRIBE


def written(folder: Path, html: str) -> Reading:
    """The reading of a transcript that the editor holds as ``html``."""
    return reading(folder, "a.otr", json.dumps({"text": html, "media": "a.mp3", "media-time": 1}))


def stamp(time: str, shown: str = "0:07") -> str:
    """A time as the editor holds it."""
    return f'<span class="timestamp" contenteditable="false" data-timestamp="{time}">{shown}</span>'


@pytest.mark.parametrize("name", ["a.otr", "a.json", "a.txt"])
def test_a_file_becomes_turns(tmp_path: Path, name: str) -> None:
    """Labels tell who speaks, times are exact, tags go, and a time inside a turn is kept beside the text."""
    made = reading(tmp_path, name, OTRANSCRIBE)
    assert made.reader == "otranscribe"
    assert made.text == "[0:00:03] I: Hur ser det ut?\n\n[0:00:05] R: Vi är\nför få."
    assert turns(made) == [("I", "Hur ser det ut?"), ("R", "Vi är\nför få.")]
    assert times(made) == [3.12, 5.0]
    assert [(made.text[place:][:2], time) for place, time in made.times] == [("Hu", 3.12), ("Vi", 5.0), ("få", 7.5)]
    assert interviewers(made) == {"I"}


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("I: a<br>R: b<br><br>I: c", "I: a\nR: b\n\nI: c"),
        ("<div>I: a</div><div>R: b</div><div><br></div><div>I: c</div>", "I: a\nR: b\n\nI: c"),
        ("<p>I: a<br></p><p>R: <i>b</i><b>c</b></p><p></p>", "I: a\n\nR: bc"),
        ("<ul><li>I: a</li><li>R: b</li></ul>", "I: a\nR: b"),
        ("I:\n  a &lt;b&gt; &amp;amp; <3<br>R: e&#769; 2 < 3 > 1", "I: a <b> &amp; <3\nR: é 2 < 3 > 1"),
    ],
)
def test_lines_stand_as_the_editor_shows_them(tmp_path: Path, html: str, text: str) -> None:
    """Breaks, divisions and paragraphs; white space as one space; what is no tag as it stands."""
    assert written(tmp_path, html).text == text


def test_times_that_stand_anywhere(tmp_path: Path) -> None:
    """At the start, inside and at the end of a line; alone on one; as shown, when the exact one is none."""
    html = (
        f"<p>{stamp('1.5')} I: a {stamp('2.5')} b {stamp('3.5')}</p><p>{stamp('4.5', '0:04')}<br>R: c</p>"
        f"<p>{stamp('NaN', '0:06')} I: d</p><p>{stamp('x', 'y')} R: e</p>"
    )
    made = written(tmp_path, html)
    assert made.text == "[0:00:01] I: a b\n\n[0:00:04]\nR: c\n\n[0:00:06] I: d\n\ny R: e"
    assert turns(made)[:3] == [("I", "a b"), ("R", "c"), ("I", "d\n\ny R: e")]
    assert [time for _, time in made.times] == [1.5, 2.5, 3.5, 4.5, 6.0]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ('{"text": 3, "media": "a"}', "readers.json_no_transcript"),
        ('{"text": "<p>I: a', "readers.broken_json"),
        ('{"text": "<p><br></p>", "media": ""}', "readers.no_words"),
        ("I: a", "readers.broken_json"),
    ],
)
def test_what_is_broken_is_told(tmp_path: Path, content: str, key: str) -> None:
    """One clear error."""
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.otr", content)
    assert told.value.key == key
