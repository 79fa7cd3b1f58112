"""Which lines of plain text begin a turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.miniatures import notes, reading, times, turns

SAID = [("I", "Hur ser det ut?"), ("P", "Vi är för få."), ("I", "Och sen?"), ("P", "Bra: ja.")]

CUES = """\
27m 42s
0:0:0.0 --> 0:0:3.960
I
Hur ser det ut?
0:0:4.1 --> 0:0:9.4
P
Vi är för få.
0:0:9.5 --> 0:0:9.6
I
Och sen?
0:0:9.7 --> 0:0:9.9
P
Bra: ja.
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "I: Hur ser det ut?\nP: Vi är för få.\nI: Och sen?\nP: Bra: ja.\n"),
        ("a.txt", "I:\tHur ser det ut?\r\n\r\nP :\t Vi är för få.\r\n\r\nI:Och sen?\r\n\r\nP:  Bra: ja."),
        ("a.txt", "I:\nHur ser det ut?\n\nP:\n\nVi är för få.\n\nI:\nOch sen?\nP:\nBra: ja."),
        ("a.txt", "[00:00:05] I: Hur ser det ut?\n(0:07) P: Vi är för få.\n1:09 I: Och sen?\n[00.01.10] P: Bra: ja."),
        ("a.txt", "#00:00:05-2# I: Hur ser det ut?\n#00:00:07-0# P: Vi är för få.\nI: Och sen?\nP: Bra: ja."),
        ("a.txt", "I: Hur ser det ut? #00:00:05-2#\nP: Vi är för få. #00:00:07-0# \nI: Och sen?\nP: Bra: ja. [0:09]"),
        ("a.txt", "I (0:05): Hur ser det ut?\nP [00:00:07]: Vi är för få.\nI: [0:09] Och sen?\nP: Bra: ja."),
        ("a.txt", "I   0:05\nHur ser det ut?\n\nP   0:07\nVi är för få.\n\nI   0:09\nOch sen?\nP   1:02:09\nBra: ja."),
        ("a.txt", "I\tHur ser det ut?\nP\tVi är för få.\nI\tOch sen?\nP\tBra: ja."),
        ("a.txt", CUES),
        ("a.md", "**I:** Hur ser det ut?\n\n**P**: Vi är för få.\n\n__I:__ Och sen?\n\n*P:* Bra: ja."),
        ("a.md", "# Intervju\n\nI: Hur ser det ut?\n\n## B\n\nP: Vi är för få.\n***\nI: Och sen?\nP: Bra: ja.\n# C"),
    ],
)  # fmt: skip
def test_every_layout_of_labels_is_read(tmp_path: Path, name: str, text: str) -> None:
    """However labels and times are laid out, the words are the same, and labels and times outside them."""
    assert turns(reading(tmp_path, name, text)) == SAID


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("[00:00:05] I: a?\n(1:02:09) P: b\n#00:00:11-8# I: c?", [5.0, 3729.0, 11.8]),
        ("I: a? #00:00:05-2#\nP: b #00:00:11-85#", [0.0, 5.2]),
        ("[00.01.05] I: a\n00:00:05.25 P: b\nP [0:07]: c", [65.0, 5.25, 7.0]),
        ("Anna Lind  00:39\na\n\nKarl Berg\t1:02:09\nb", [39.0, 3729.0]),
        ("I: a\nP: b", [None, None]),
    ],
)
def test_times_are_seconds(tmp_path: Path, text: str, seconds: list[float | None]) -> None:
    """Hours, minutes, seconds, tenths and hundredths; a time after the words is when they end."""
    assert times(reading(tmp_path, "a.txt", text)) == seconds


def test_a_paragraph_without_label_belongs_to_the_turn(tmp_path: Path) -> None:
    """A turn goes on to the next label, over blank lines."""
    made = reading(tmp_path, "a.txt", "Inledning.\n\nI: Ett?\nTvå?\n\nTre?\n\nP: Fyra.\n")
    assert turns(made) == [("I", "Ett?\nTvå?\n\nTre?"), ("P", "Fyra.")]


def test_a_time_without_label_goes_on_with_the_speaker(tmp_path: Path) -> None:
    """A new time begins a new turn of the same speaker, so that it stands outside the words."""
    made = reading(tmp_path, "a.txt", "[0:01] I: a\n[0:05] b\nP: c")
    assert (turns(made), times(made)) == ([("I", "a"), ("I", "b"), ("P", "c")], [1.0, 5.0, None])


@pytest.mark.parametrize(
    ("text", "said", "begin"),
    [
        (
            "I: a? [0:05]\nP: b #00:00:11-8#\nc\nd [0:20] \n\nI: e?",
            [("I", "a?"), ("P", "b"), ("P", "c\nd"), ("I", "e?")],
            [0.0, 5.0, 11.8, 20.0],
        ),
        ("I: a?\nP: b [0:11]\nI: c? [0:14]", [("I", "a?"), ("P", "b"), ("I", "c?")], [0.0, None, 11.0]),
        ("Rubrik\n\nI: a? [0:05]\nP: b", [("I", "a?"), ("P", "b")], [0.0, 5.0]),
        ("[0:02] I: a? [0:05]\n[0:06] P: b\nI: c?", [("I", "a?"), ("P", "b"), ("I", "c?")], [2.0, 6.0, None]),
        ("I: [0:02]\na?\nP: [0:05]\nb", [("I", "a?"), ("P", "b")], [2.0, 5.0]),
        ("Ett. [0:05]\nTvå\n\nTre. [0:09]\n", [("", "Ett."), ("", "Två"), ("", "Tre.")], [0.0, 5.0, None]),
    ],
)
def test_a_time_at_the_end_of_a_line(
    tmp_path: Path, text: str, said: list[tuple[str, str]], begin: list[float | None]
) -> None:
    """It is outside the words, in a turn too, which it divides; what follows begins then, what is first with 0."""
    made = reading(tmp_path, "a.txt", text)
    assert (turns(made), times(made)) == (said, begin)
    assert made.text == text


@pytest.mark.parametrize("name", ["[0:05] Anna", "#00:00:05-2# P:", "Int:"])
def test_a_time_within_a_label_is_a_part_of_it(tmp_path: Path, name: str) -> None:
    """A label of two lines, as older Teams documents have it, with a time in the second one."""
    made = reading(tmp_path, "a.txt", f"0:0:0.0 --> 0:0:3.960\n{name}\nHej.\n0:0:4.1 --> 0:0:9.4\nBo\nHej hej.\n")
    assert made.turns[-1].words.of(made.text) == "Hej hej."
    assert [turn.words for turn in made.turns] == sorted(turn.words for turn in made.turns)


def test_a_colon_alone_makes_no_label(tmp_path: Path) -> None:
    """Words with a colon, addresses, times of day and long lead-ins stay words, and are told."""
    text = (
        "Datum: 2026-05-12\nPlats: torget\nI: Hej?\nP: Jo.\nSåhär: det är lugnt.\nhttps://example.org\n"
        "12:30 kom de.\nDet här är vad jag tycker: nej.\nI: Ja?\nP: Obs\nOBS: inte en talare."
    )
    made = reading(tmp_path, "a.txt", text)
    assert [speaker for speaker, _ in turns(made)] == ["I", "P", "I", "P"]
    assert "labels_not_taken" in notes(made)
    assert notes(made)["labels_not_taken"] == {"labels": "Såhär", "count": 1}
    assert next(note.line for note in made.notes if note.key == "labels_not_taken") == 5


def test_a_short_word_with_a_colon_is_no_speaker(tmp_path: Path) -> None:
    """``Nej: ...`` inside an answer stays in it; ``OV``, an abbreviation, may be a person who speaks once."""
    made = reading(tmp_path, "a.txt", "I: a?\nP: b\nNej: så är det inte.\nI: c?\nOV: d\nP: e")
    assert turns(made)[1] == ("P", "b\nNej: så är det inte.")
    assert notes(made)["labels_not_taken"] == {"labels": "Nej", "count": 1}
    assert notes(made)["labels_once"] == {"labels": "OV", "count": 1}


def test_a_heading_before_the_first_turn_is_no_speaker(tmp_path: Path) -> None:
    """A short word with a colon above the interview is a heading, not a label that stands once."""
    made = reading(tmp_path, "a.txt", "NR: 7\nTid: idag\n\nI: a?\nP: b\nI: c?\nP: d")
    assert {speaker for speaker, _ in turns(made)} == {"I", "P"}


def test_two_labels_that_stand_once_do_not_resemble_each_other(tmp_path: Path) -> None:
    """Neither of them is known to be right: both are told as standing once."""
    made = reading(tmp_path, "a.txt", "I: a?\nP10: b\nI: c?\nP1O: d")
    assert notes(made) == {"labels_once": {"labels": "P10, P1O", "count": 2}}


def test_numbered_people_are_different_people(tmp_path: Path) -> None:
    """P1 and P2 do not resemble each other; a label that stands once is told all the same."""
    made = reading(tmp_path, "a.txt", "I: a?\nP1: b\nI: c?\nP1: d\nP2: e")
    assert made.suspicions == ()
    assert notes(made)["labels_once"] == {"labels": "P2", "count": 1}
    long = reading(tmp_path, "b.txt", "I: a?\nTalare 1: b\nI: c?\nTalare 1: d\nTalare 2: e")
    assert notes(long) == {"labels_not_taken": {"labels": "Talare 2", "count": 1}}


def test_short_names_do_not_resemble_each_other(tmp_path: Path) -> None:
    """A letter more or less makes another person of a short name."""
    made = reading(tmp_path, "a.txt", "I: a?\nAnn: b\nI: c?\nAnn: d\nAnna: e")
    assert notes(made) == {"labels_not_taken": {"labels": "Anna", "count": 1}}


def test_without_labels_every_paragraph_is_a_turn(tmp_path: Path) -> None:
    """Blocks between blank lines, lines where there is none; said by nobody in particular, and told."""
    made = reading(tmp_path, "a.txt", "Ett\ntvå.\n\n \nTre: fyra.\n")
    assert turns(made) == [("", "Ett\ntvå."), ("", "Tre: fyra.")]
    assert {turn.side for turn in made.turns} == {"informant"}
    assert list(notes(made)) == ["no_labels"]
    assert turns(reading(tmp_path, "b.txt", "Ett.\nTvå.")) == [("", "Ett."), ("", "Två.")]
    stamped = reading(tmp_path, "c.txt", "[0:01] Ett.\n[0:05] Två.\n\nTre.")
    assert (turns(stamped), times(stamped)) == ([("", "Ett."), ("", "Två."), ("", "Tre.")], [1.0, 5.0, None])
    headed = reading(tmp_path, "d.md", "Ett.\n# Del\nTvå.\n\nTre.")
    assert turns(headed) == [("", "Ett."), ("", "Två."), ("", "Tre.")]


def test_a_table_in_a_report_is_no_interview(tmp_path: Path) -> None:
    """Cells are speakers only where they begin many of the lines."""
    made = reading(tmp_path, "a.txt", "Ord.\n" * 10 + "samtliga\t3\nsamtliga\t4\n")
    assert list(notes(made)) == ["no_labels"]


def test_the_recorder_says_nothing(tmp_path: Path) -> None:
    """What Teams and Otter write about themselves is in the text and in nobody's words."""
    text = (
        "Intervju OV1\nTue, May 12, 2026 1:35PM • 27:42\n\nAnna Lind started transcription\nAnna Lind   0:03\nHej?\n"
        "Berg, Karl (Ext)   0:05\nJa.\nAnna Lind stopped transcription\nTranscribed by https://otter.ai\n"
    )
    made = reading(tmp_path, "a.txt", text)
    assert turns(made) == [("Anna Lind", "Hej?"), ("Berg, Karl (Ext)", "Ja.")]
    assert made.text == text


def test_a_name_and_a_time_on_a_line(tmp_path: Path) -> None:
    """One space before the time is enough at the head of a paragraph; a sentence that ends in a time is none."""
    made = reading(
        tmp_path,
        "a.txt",
        "Speaker 1 00:01:23\nHej?\n\nSpeaker 2 00:01:27\nJa.\nVi sågs 12:30\nsen.\n\nKl 12:40\n\nHej.",
    )
    assert turns(made) == [("Speaker 1", "Hej?"), ("Speaker 2", "Ja.\nVi sågs 12:30\nsen.\n\nKl 12:40\n\nHej.")]
    assert "labels_once" not in notes(made)


def test_a_name_and_a_time_close_together(tmp_path: Path) -> None:
    """A tab before the time, two spaces, or brackets around it are enough anywhere."""
    made = reading(tmp_path, "a.txt", "Anna [0:01]\na\nBo\t0:02\nb\nEva  0:03\nc")
    assert turns(made) == [("Anna", "a"), ("Bo", "b"), ("Eva", "c")]


def test_speeches_of_the_riksdag_are_read(tmp_path: Path) -> None:
    """The number of a speech is no part of the speaker's name."""
    first = "Anf. 1 Statsrådet ANNA BERG (s):\nHerr talman!\n\nAnf. 2 EVA EK (m):\nTack.\n"
    made = reading(tmp_path, "a.txt", first + "Anf. 3 Statsrådet ANNA BERG (s):\nJa.\nAnf. 4 EVA EK (m):\nNej.")
    assert [speaker for speaker, _ in turns(made)] == ["Statsrådet ANNA BERG (s)", "EVA EK (m)"] * 2


def test_a_turn_without_words_is_none(tmp_path: Path) -> None:
    """A label with nothing after it stays in the text and makes no turn."""
    assert turns(reading(tmp_path, "a.txt", "I: a?\nP:\nI: b?\nP: c")) == [("I", "a?"), ("I", "b?"), ("P", "c")]
