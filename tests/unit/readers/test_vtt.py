"""WebVTT from Teams and Zoom."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import SourceError
from tests.unit.readers.miniatures import notes, reading, times, turns

TEAMS = """\
WEBVTT

7c0f/12-0
00:00:03.120 --> 00:00:04.900
<v Anna Lind>Ska vi börja?</v>

7c0f/17-0
00:00:05.000 --> 00:00:08.250
<v Berg, Karl (Ext)>Ja.
Det går bra &amp; vi &lt;hinner&gt;.</v>

7c0f/18-0
01:02:09.000 --> 01:02:10.000
<v Berg, Karl (Ext)>Tack.</v>
"""
ZOOM = """\
WEBVTT\r
\r
1\r
00:00:03.120 --> 00:00:04.900\r
Anna Lind: Ska vi börja?\r
\r
2\r
00:00:05.000 --> 00:00:08.250\r
Karl Berg: Ja: det går.\r
\r
3\r
00:00:08.300 --> 00:00:09.000\r
Vi hinner.\r
"""


def cues(*payloads: str) -> str:
    """A file with one cue a payload, a minute apart."""
    return "WEBVTT\n\n" + "\n\n".join(f"{n:02}:00.000 --> {n:02}:01.000\n{words}" for n, words in enumerate(payloads))


def test_a_teams_file_becomes_turns(tmp_path: Path) -> None:
    """Cues of one voice are one turn, under its time and name, entities as the signs they mean."""
    made = reading(tmp_path, "a.vtt", TEAMS)
    assert made.text == (
        "[0:00:03] Anna Lind: Ska vi börja?\n\n[0:00:05] Berg, Karl (Ext): Ja.\nDet går bra & vi <hinner>.\nTack."
    )
    assert turns(made) == [
        ("Anna Lind", "Ska vi börja?"),
        ("Berg, Karl (Ext)", "Ja.\nDet går bra & vi <hinner>.\nTack."),
    ]
    assert times(made) == [3.12, 5.0]


def test_a_zoom_file_becomes_turns(tmp_path: Path) -> None:
    """A name before a colon speaks; a cue without one goes on with the speaker before it."""
    made = reading(tmp_path, "a.vtt", ZOOM)
    assert made.text == "[0:00:03] Anna Lind: Ska vi börja?\n\n[0:00:05] Karl Berg: Ja: det går.\nVi hinner."
    assert turns(made) == [("Anna Lind", "Ska vi börja?"), ("Karl Berg", "Ja: det går.\nVi hinner.")]
    assert notes(made)["labels_once"] == {"labels": "Anna Lind, Karl Berg", "count": 2}


def test_words_with_a_colon_are_no_names(tmp_path: Path) -> None:
    """A lead-in that stands once stays words, where other cues have no name either, and is told."""
    made = reading(tmp_path, "a.vtt", cues("Anna: a", "Men så här: b", "Anna: c", "d", "Nej: e", "Eva | Co: f"))
    assert turns(made) == [("Anna", "a\nMen så här: b\nc\nd\nNej: e"), ("Eva | Co", "f")]
    assert notes(made)["labels_once"] == {"labels": "Eva | Co", "count": 1}
    assert notes(made)["labels_not_taken"] == {"labels": "Men så här, Nej", "count": 2}
    everywhere = reading(tmp_path, "b.vtt", cues("bo: a", "Karin Ek | Bolaget: b", "bo: c", "bo x@y : d"))
    assert [speaker for speaker, _ in turns(everywhere)] == ["bo", "Karin Ek | Bolaget", "bo", "bo x@y"]
    assert "labels_once" not in notes(everywhere)


def test_a_voiced_file_has_no_names_in_its_words(tmp_path: Path) -> None:
    """Where voices are marked, a colon is a colon; several voices may share a cue; classes and tags go."""
    made = reading(
        tmp_path, "a.vtt", cues("<v A>Bo: a</v> <v.loud Bo>b <i>c</i> <00:00:01.000>d</v>", "Bo: e", "<b>f</b>")
    )
    assert turns(made) == [("A", "Bo: a"), ("Bo", "b c d\nBo: e\nf")]


def test_what_is_no_cue(tmp_path: Path) -> None:
    """The header's text and first comments stand before the turns; styles go, later comments are told."""
    text = (
        "WEBVTT - Intervju 1\nKind: captions\n\nNOTE Fiktion.\n\nSTYLE\n::cue { color: red }\n\n"
        "intro\n00:01.000 --> 00:02.000 align:start\n<v A>a</v>\n\nNOTE\nhidden\n\n00:03.000 --> 00:04.000\n\n"
    )
    made = reading(tmp_path, "a.vtt", text)
    assert made.text == "Intervju 1\nKind: captions\n\nFiktion.\n\n[0:00:01] A: a"
    assert turns(made) == [("A", "a")]
    assert notes(made)["vtt_comments"] == {"count": 1}


def test_a_header_without_a_blank_line(tmp_path: Path) -> None:
    """Some programs begin the cues right under the header."""
    made = reading(tmp_path, "a.vtt", "WEBVTT\n00:01.000 --> 00:02.000\n<v A>a</v>")
    assert made.text == "[0:00:01] A: a"


def test_nobody_named(tmp_path: Path) -> None:
    """Without any name everything is one turn of nobody in particular, and told."""
    made = reading(tmp_path, "a.vtt", cues("a", "nej: b"))
    assert made.text == "[0:00:00] a\nnej: b"
    assert turns(made) == [("", "a\nnej: b")]
    assert list(notes(made)) == ["no_labels"]


def test_the_text_is_canonical(tmp_path: Path) -> None:
    """Letters taken apart are put together, also those that an entity takes apart, and words are cut right."""
    made = reading(tmp_path, "a.vtt", cues("<v A\u030asa>a\u030a 😀</v>", "<v Bo>e&#769;t</v>"))
    assert turns(made) == [("Åsa", "å 😀"), ("Bo", "ét")]
    assert notes(made)["composed"] == {"count": 4}


def test_a_file_by_another_name(tmp_path: Path) -> None:
    """What begins as WebVTT is WebVTT; what is called so and does not is an error."""
    assert reading(tmp_path, "a.txt", TEAMS).reader == "vtt"
    assert reading(tmp_path, "b.vtt", ("\ufeff" + TEAMS).encode("utf-16-le")).reader == "vtt"
    for text in ("WEBVTTX\n", "1\n00:01.000 --> 00:02.000\na"):
        with pytest.raises(SourceError) as told:
            reading(tmp_path, "a.vtt", text)
        assert told.value.key == "readers.not_vtt"
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.vtt", "WEBVTT\n\nNOTE only\n")
    assert told.value.key == "readers.no_words"
