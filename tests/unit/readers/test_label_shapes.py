"""The shapes that labels have in plain text, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.errors import SourceError
from intervjukod.readers.assembly import MOST_LINES
from tests.unit.readers.miniatures import notes, reading, times, turns

WORDS = ["Hur ser det ut?", "Vi är för få.", "Och sen?", "Bra: ja."]
PAIR = ["I", "P"] * 2


@pytest.mark.parametrize(
    ("shape", "names"),
    [
        ("I: {}\nP: {}\nI: {}\nP: {}", PAIR),
        ("I:  {}\nP:  {}\nI:  {}\nP:  {}", PAIR),
        ("I:\u00a0{}\nP\u00a0: {}\nI:\u00a0\u00a0{}\nP: {}", PAIR),
        ("I:\t{}\nP:\t{}\nI:\t{}\nP:\t{}", PAIR),
        ("I : {}\nP : {}\nI :{}\nP:{}", PAIR),
        ("I:\n{}\n\nP:\n{}\n\nI:\n\n{}\n\nP:\n{}", PAIR),
        ("I – {}\nP – {}\nI — {}\nP - {}", PAIR),
        ("[I] {}\n[P] {}\n[I] {}\n[P] {}", PAIR),
        ("[I]: {}\n[P]: {}\n@I: {}\n@P: {}", PAIR),
        ("**I:** {}\n\n**P**: {}\n\n***I:*** {}\n\n_P:_ {}", PAIR),
        ("**I: **{}\n\n__P:__ {}\n\n*I*: {}\n\n**P:**\n{}", PAIR),
        ("1: {}\n2: {}\n1: {}\n2: {}", ["1", "2"] * 2),
        ("1. {}\n2. {}\n1) {}\n2. {}", ["1", "2"] * 2),
        ("INTERVJUARE\n{}\n\nPOLIS 1\n{}\n\nINTERVJUARE\n{}\n\nPOLIS 1\n{}", ["INTERVJUARE", "POLIS 1"] * 2),
        ("Anna Lind\n\n{}\n\nPolis\n\n{}\n\nAnna Lind\n\n{}\n\nPolis\n\n{}", ["Anna Lind", "Polis"] * 2),
        ("**Anna**\n{}\n**Polis**\n{}\n**Anna**\n{}\n**Polis**\n{}", ["Anna", "Polis"] * 2),
        ("1. Eva Ek (S): {}\n2. Bo (M): {}\n3. Eva Ek (S): {}\n4. Bo (M): {}", ["Eva Ek (S)", "Bo (M)"] * 2),
    ],
)  # fmt: skip
def test_a_shape_is_read(tmp_path: Path, shape: str, names: list[str]) -> None:
    """However a label stands before the words, the words are the same."""
    made = reading(tmp_path, "a.txt", shape.format(*WORDS))
    assert turns(made) == list(zip(names, WORDS, strict=True))
    assert made.suspicions == ()


@pytest.mark.parametrize(
    "shape",
    [
        "[0:05]\nI: {}\n[0:07]\nP: {}\n\n[0:08]\n\nI: {}\n[0:09]\nP: {}",
        "0:05\nI: {}\n0:07\nP: {}\n0:08\nI: {}\n0:09\nP: {}",
        "I 0:05: {}\nP 0:07: {}\nI (0:08): {}\nP [0:09]: {}",
        "**[0:05] I:** {}\n**P [0:07]:** {}\n[0:08] **I:** {}\n**P**: [0:09] {}",
    ],
)
def test_a_time_stands_anywhere_beside_the_label(tmp_path: Path, shape: str) -> None:
    """Above the label, before its colon, inside its bold marks: never in the words."""
    made = reading(tmp_path, "a.txt", shape.format(*WORDS))
    assert turns(made) == list(zip(PAIR, WORDS, strict=True))
    assert times(made) == [5.0, 7.0, 8.0, 9.0]


def test_a_time_after_the_words_is_when_they_end(tmp_path: Path) -> None:
    """In every shape, close to the words too: what follows begins then."""
    shape = "I: {} #00:00:05-0#\nP: {} [0:07]\nI: {} [00.00.08]\nP: {}[00:00:09]"
    made = reading(tmp_path, "a.txt", shape.format(*WORDS))
    assert turns(made) == list(zip(PAIR, WORDS, strict=True))
    assert times(made) == [0.0, 5.0, 7.0, 8.0]


def test_the_number_and_the_kind_of_a_speech_are_no_part_of_the_name(tmp_path: Path) -> None:
    """A protocol numbers its speeches and says which are replies; a name may be long there."""
    text = (
        "Anf. 1 Anna Lind (S):\na\n\nAnf. 2 Statsrådet Bo Johan Ek von Berg (M):\nb\n\n"
        "Anf. 3 Anna Lind (S) replik:\nc\n\nAnförande 4 Eva Ek (L): d"
    )
    assert turns(reading(tmp_path, "a.txt", text)) == [
        ("Anna Lind (S)", "a"),
        ("Statsrådet Bo Johan Ek von Berg (M)", "b"),
        ("Anna Lind (S)", "c"),
        ("Eva Ek (L)", "d"),
    ]


def test_numbered_people_and_an_interviewer(tmp_path: Path) -> None:
    """In a group numbers may be people beside a lettered label, in whatever order."""
    made = reading(tmp_path, "a.txt", "I: a?\n1: b\n2: c\nI: d?\n1: e\n2: f\n3: g\n3: h")
    assert [speaker for speaker, _ in turns(made)] == ["I", "1", "2", "I", "1", "2", "3", "3"]


@pytest.mark.parametrize(
    "text",
    [
        "1. Ett\n2. Två\n3. Tre\n1. Fyra\n2. Fem\n3. Sex\n",
        "Vi tog upp två saker.\n1: handel\n2: trygghet\nSedan gick vi hem.\n",
        "Ord.\n" * 30 + "1: a\n2: b\n1: c\n2: d\n",
        "Ord utan slut.\n\n" * 20 + "Källa: a\n\nKälla: b\n\nTabell: c\n\nTabell: d\n",
        "Ord utan slut.\n\n" * 20 + "Fördel: a\n\nFördel: b\n",
        "Ord utan slut.\n\n" * 20 + "A: a\n\nB: b\n",
        "De kom med följande\nvillkor: a\nsom alla hade\nvillkor: b\noch andra\nskäl: c\noch fler\nskäl: d\n",
        "1: ett\n2: två\n1: tre\n",
        "Vi har sett att: a\nDet vi vet är: b\nVi har sett att: c\nDet vi vet är: d\n" + "Ord.\n" * 20,
        "Villkoren är\nsom följer: a\nReglerna är\nsom följer: b\n",
        "Torget – en plats.\nSe där.\nTorget – en annan.\nHär.\nOch där.\nDet var allt.\nPolisen – nja.\n",
        "Ja\nVi sa det.\nNej\nDet var inte så.\nJa\nSå var det.\nNej\nInte alls.\n",
        "Anna\nBo\nAnna\nBo\n",
        "[skratt] Ja.\nVi sa det.\nSen så.\n[skratt] Nej.\nOch så.\nOch där.\nHej.\n",
        "https://a.se\nhttps://b.se\n12:30 kom de.\n12:45 gick de.\n",
    ],
)
def test_prose_has_no_speakers(tmp_path: Path, text: str) -> None:
    """Lists, headwords, sentences that go on after a colon, dashes, short replies and times are words."""
    assert {speaker for speaker, _ in turns(reading(tmp_path, "a.txt", text))} == {""}


def test_headings_above_the_interview_are_said_by_nobody(tmp_path: Path) -> None:
    """Who interviewed whom, when and where is no turn, though its words are known labels; that is told."""
    head = "Intervjuare: Anna Lind\nRespondent: Polis 1\nDatum: 2021-07-06\n\n"
    made = reading(tmp_path, "a.txt", head + "I: a?\nP: b\nI: c?\nP: d")
    assert turns(made) == [("I", "a?"), ("P", "b"), ("I", "c?"), ("P", "d")]
    assert notes(made) == {"labels_not_taken": {"labels": "Intervjuare, Respondent", "count": 2}}
    spoken = reading(tmp_path, "b.txt", "Moderator: Välkomna hit.\n\nA: a\n\nB: b\n\nA: c\n\nB: d")
    assert turns(spoken)[0] == ("Moderator", "Välkomna hit.")


def test_a_clock_alone_on_its_line_is_no_word(tmp_path: Path) -> None:
    """Without labels too a time on a line of its own begins a paragraph and stands outside it."""
    made = reading(tmp_path, "a.txt", "0:05\nHej då.\n0:09\nJa.")
    assert turns(made) == [("", "Hej då."), ("", "Ja.")]


def test_more_lines_than_any_transcript_has(tmp_path: Path) -> None:
    """A file of very many lines is refused in one line instead of becoming as many turns."""
    with pytest.raises(SourceError) as told:
        reading(tmp_path, "a.txt", "a\n" * MOST_LINES)
    assert told.value.key == "readers.too_many_lines"
