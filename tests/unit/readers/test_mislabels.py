"""Labels that are probably written wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.domain.transcript import Slip, Suspicion
from intervjukod.readers.names import slip
from tests.unit.readers.miniatures import notes, reading, turns


@pytest.mark.parametrize(
    ("label", "other", "how"),
    [
        ("IPl", "IP1", Slip.LOOK_ALIKE),
        ("lP1", "IP1", Slip.LOOK_ALIKE),
        ("P1O", "P10", Slip.LOOK_ALIKE),
        ("0V", "OV", Slip.LOOK_ALIKE),
        ("\u0420", "P", Slip.LOOK_ALIKE),
        ("IP 1", "IP1", Slip.FORM),
        ("ip1", "IP1", Slip.FORM),
        ("Repondent", "Respondent", Slip.LETTER),
        ("Ressppondent", "Respondent", Slip.LETTER),
        ("Intevrjuare", "Intervjuare", Slip.LETTER),
        ("Plois", "Polis", Slip.LETTER),
        ("Ana Johanson", "Ana Johansson", Slip.LETTER),
        ("Repondent 2", "Respondent 2", Slip.LETTER),
        ("Intervjuare2", "Intervjuare", Slip.NUMBER),
        ("M", "M1", Slip.NUMBER),
    ],
)
def test_a_slip_is_known_by_its_kind(label: str, other: str, how: Slip) -> None:
    """Signs that look alike, other capitals or spaces, letters slipped, a number on one only; in both directions."""
    assert slip(label, other) is how
    assert slip(other, label) is how


@pytest.mark.parametrize(
    ("label", "other"),
    [
        ("IP1", "IP2"), ("I", "IP"), ("Ann", "Anna"), ("Talare A", "Talare B"), ("Polis I", "Polis II"), ("1", "I"),
        ("Interviewer", "Interviewee"), ("Intervjuare", "Intervjuade"), ("Repondent 1", "Respondent 2"),
        ("Eva Ek (s)", "Eva Ek (m)"), ("Polis", "Polis Ek"), ("Karin", "Karolin"), ("Repndnt", "Respondent"),
    ],
)  # fmt: skip
def test_two_people_are_no_slip(label: str, other: str) -> None:
    """Numbers, short names and letters, the two sides, and more letters than slip at once."""
    assert slip(label, other) is None
    assert slip(other, label) is None


@pytest.mark.parametrize(
    ("written", "likely", "how", "key"),
    [
        ("IPl", "IP1", Slip.LOOK_ALIKE, "suspect_look_alike"),
        ("ip1", "IP1", Slip.FORM, "suspect_form"),
        ("Repondent", "Respondent", Slip.LETTER, "suspect_letter"),
        ("Polis2", "Polis", Slip.NUMBER, "suspect_number"),
    ],
)
def test_a_label_written_wrong_is_kept_and_told(tmp_path: Path, written: str, likely: str, how: Slip, key: str) -> None:
    """It keeps its name, takes the side of the one it looks like, and is told with its lines, not as standing once."""
    made = reading(tmp_path, "a.txt", f"I: a?\n{likely}: b\nI: c?\n{likely}: d\nI: e?\n\n{written}: f\n")
    assert turns(made)[-1] == (written, "f")
    assert made.suspicions == (Suspicion(written, likely, how, 1, (7,)),)
    assert notes(made) == {key: {"written": written, "likely": likely, "count": 1}}
    assert [note.line for note in made.notes] == [7]


def test_a_misspelt_interviewer_interviews(tmp_path: Path) -> None:
    """The side is that of the label that is likely meant; lines are the file's, under front matter too."""
    text = "---\na: b\n---\n" + "Intervjuare: a?\nPolis: b\n" * 8 + "Intevjuare: c?\nPolis: d\nIntevjuare:\ne"
    made = reading(tmp_path, "a.md", text)
    assert [turn.side for turn in made.turns if turn.speaker == "Intevjuare"] == ["interviewer"] * 2
    assert made.suspicions == (Suspicion("Intevjuare", "Intervjuare", Slip.LETTER, 2, (20, 22)),)
    (note,) = made.notes
    assert (note.line, note.also) == (20, (22,))


def test_a_slip_of_the_hand_is_rare(tmp_path: Path) -> None:
    """A letter or number more that stands often is another person; signs that look alike never are."""
    often = "Karin: a\nKarina: b\n" * 3 + "Karin: c\n"
    assert reading(tmp_path, "a.txt", often).suspicions == ()
    numbered = "Polis: a\n" * 9 + "Polis 1: b\nPolis 2: c\n"
    assert reading(tmp_path, "b.txt", numbered).suspicions == ()
    alike = reading(tmp_path, "c.txt", "IP1: a\nIPl: b\n" * 3 + "IP1: c\n").suspicions
    assert alike == (Suspicion("IPl", "IP1", Slip.LOOK_ALIKE, 3, (2, 4, 6)),)


def test_of_two_labels_that_stand_once_neither_is_suspected(tmp_path: Path) -> None:
    """Nothing tells which of them is right."""
    assert reading(tmp_path, "a.txt", "I: a?\nIP1: b\nI: c?\nIPl: d").suspicions == ()


def test_a_label_without_its_colon_is_told(tmp_path: Path) -> None:
    """A known label alone on a line, or with a semicolon; not in a sentence, and no number, which is a page's."""
    text = "I: a?\nBK: b\nI: c?\n BK \nd\nI; e?\nBK: BK är bra\nPolis\nI: f?\nBK: g\n1\nBK: h"
    made = reading(tmp_path, "a.txt", text)
    assert made.suspicions == (
        Suspicion("BK", "BK", Slip.COLON, 1, (4,)),
        Suspicion("I;", "I", Slip.COLON, 1, (6,)),
    )
    assert notes(made)["suspect_colon"] == {"written": "I;", "likely": "I", "count": 1}


def test_two_people_are_not_suspected(tmp_path: Path) -> None:
    """An ordinary interview with numbered people is read without a remark."""
    made = reading(tmp_path, "a.txt", "I: a?\nIP: b\nIP1: c\nIP2: d\n" * 3)
    assert (made.suspicions, notes(made)) == ((), {})
    paged = reading(tmp_path, "b.txt", "I: a?\n1: b\n2: c\n" * 3 + "2\nI: d?\n1: e\n")
    assert paged.suspicions == ()
