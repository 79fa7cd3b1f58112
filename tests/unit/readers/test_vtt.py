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
    """Without any name a pause parts the turns of nobody in particular, and that is told."""
    made = reading(tmp_path, "a.vtt", cues("a", "nej: b"))
    assert made.text == "[0:00:00] a\n\n[0:01:00] nej: b"
    assert turns(made) == [("", "a"), ("", "nej: b")]
    assert notes(made) == {"no_labels": {}, "turns_by_pauses": {"pause": "2", "paragraph": "60"}}


def test_words_that_stand_under_no_time(tmp_path: Path) -> None:
    """A blank line inside a cue breaks the format; the words after it stay, and that is told."""
    made = reading(tmp_path, "a.vtt", cues("<v A>a\n\nb &amp; c", "<v B>d"))
    assert turns(made) == [("A", "a\nb & c"), ("B", "d")]
    assert next((note.key, note.line) for note in made.notes) == ("words_without_cue", 6)


def test_cues_without_a_blank_line_between(tmp_path: Path) -> None:
    """The next time ends a cue, and its counter is nobody's words."""
    made = reading(tmp_path, "a.vtt", "WEBVTT\n1\n00:01.000 --> 00:02.000\n<v A>a\n2\n00:03.000 --> 00:04.000\n<v B>b")
    assert made.text == "[0:00:01] A: a\n\n[0:00:03] B: b"


def test_a_damaged_time_loses_no_words(tmp_path: Path) -> None:
    """What is no time is told with its line; the words stay in their place."""
    made = reading(
        tmp_path, "a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>a\n\n0:x:3 --> y\n\n-0:03 --> 0:04\n<v B>b"
    )
    assert [turn.time for turn in made.turns] == [1.0, None]
    assert made.text == "[0:00:01] A: a\n0:x:3 --> y\n\nB: b"
    assert ("times_missing", 8) in [(note.key, note.line) for note in made.notes]


def test_time_that_goes_backwards_is_told(tmp_path: Path) -> None:
    """The file's order stands."""
    made = reading(tmp_path, "a.vtt", "WEBVTT\n\n00:05.000 --> 00:06.000\n<v A>a\n\n00:03.000 --> 00:04.000\n<v B>b")
    assert times(made) == [5.0, 3.0]
    assert notes(made)["times_backwards"] == {"count": 1, "time": "0:00:03"}


def test_the_times_of_a_long_turn_are_kept(tmp_path: Path) -> None:
    """Every cue's offset in the text and its seconds."""
    made = reading(tmp_path, "a.vtt", cues("<v A>a", "<v A>b", "<v B>c"))
    assert [(made.text[place], time) for place, time in made.times] == [("a", 0.0), ("b", 60.0), ("c", 120.0)]


def test_whisperx_names_in_brackets(tmp_path: Path) -> None:
    """``[SPEAKER_00]: `` speaks."""
    made = reading(tmp_path, "a.vtt", cues("[SPEAKER_00]: a", "[SPEAKER_01]: b", "c"))
    assert turns(made) == [("SPEAKER_00", "a"), ("SPEAKER_01", "b\nc")]


@pytest.mark.parametrize(
    ("entities", "signs"),
    [
        ("&quot;a&quot; &auml;", '"a" ä'),
        ("&#229;&#xE4;", "åä"),
        ("&notit; & &;", "&notit; & &;"),
        ("&#xD800;&#0;", "\ufffd\ufffd"),
    ],
)
def test_entities_are_the_signs_they_mean(tmp_path: Path, entities: str, signs: str) -> None:
    """All that HTML knows, and what only looks like one as it stands."""
    assert turns(reading(tmp_path, "a.vtt", cues(f"<v A>{entities}"))) == [("A", signs)]


def test_the_text_is_canonical(tmp_path: Path) -> None:
    """Letters taken apart are put together, also those that an entity takes apart, and words are cut right."""
    made = reading(tmp_path, "a.vtt", cues("<v A\u030asa>a\u030a 😀</v>", "<v Bo>e&#769;t</v>"))
    assert turns(made) == [("Åsa", "å 😀"), ("Bo", "ét")]
    assert notes(made)["composed"] == {"count": 6}


def test_a_file_by_another_name(tmp_path: Path) -> None:
    """What begins as WebVTT is WebVTT; what is called so and does not is an error."""
    assert reading(tmp_path, "a.txt", TEAMS).reader == "vtt"
    assert reading(tmp_path, "b.vtt", ("\ufeff" + TEAMS).encode("utf-16-le")).reader == "vtt"
    assert reading(tmp_path, "c.vtt", "1\n00:01.000 --> 00:02.000\na").reader == "srt"
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.vtt", "WEBVTTX\n")
    assert told.value.key == "readers.not_vtt"
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.vtt", "WEBVTT\n\nNOTE only\n")
    assert told.value.key == "readers.no_words"
