"""What researchers do to transcripts, and where the coded passages are afterwards."""

from __future__ import annotations

import pytest

from intervjukod.anchoring.edits import edit_map
from intervjukod.domain.anchor import State, project
from intervjukod.domain.span import Span

OPENING = "I: Hur ser det ut på torget nu?\n\nP: Det är lugnare än förr, men på helgerna kommer många dit igen.\n\n"
STAFFING = "I: Och bemanningen?\n\nP: Vi är för få på kvällarna. Anna ringer ofta och frågar efter Bosse.\n\n"
HANDEL = "I: Var handlar man?\n\nP: Mest vid trapporna, där ingen kamera når, och ibland inne i gallerian.\n\n"
CLOSING = "I: Något mer?\n\nP: Nej, det var nog allt som jag hade tänkt säga i dag.\n"
TEXT = OPENING + STAFFING + HANDEL + CLOSING


def at(text: str, words: str) -> Span:
    """Where the words stand in the text, the first time."""
    start = text.index(words)
    return Span(start, start + len(words))


def after(new: str, words: str, old: str = TEXT) -> tuple[State, str]:
    """What becomes of a passage of ``old``: its state, and the words that it has in ``new``; "" when it is lost."""
    placed = project(at(old, words), edit_map(old, new))
    return placed.state, "" if placed.state is State.LOST else placed.span.of(new)


@pytest.mark.parametrize(
    ("coded", "replaced", "by", "stands"),
    [
        ("Anna ringer ofta och frågar", "Anna", "[kollega 1]", "[kollega 1] ringer ofta och frågar"),
        ("ringer ofta och frågar efter Bosse", "Bosse", "Karl Nilsson", "ringer ofta och frågar efter Karl Nilsson"),
        ("Anna ringer ofta", "ringer", "mejlar", "Anna mejlar ofta"),
        ("ringer ofta och frågar", "Anna", "Maja", "ringer ofta och frågar"),
        ("Anna ringer ofta", "ofta", "ofta hit", "Anna ringer ofta"),
        ("Vi är för få på kvällarna.", "kvällarna", "kvällarnas", "Vi är för få på kvällarnas."),
        ("för få på kvällarna", "kvällarna", "kvällarnas", "för få på kvällarnas"),
        ("ringer ofta", "ringer", "uppringer", "uppringer ofta"),
        ("Vi är för få", "Vi är", "Och vi är", "vi är för få"),
        ("gallerian", "gallerian", "galerian", "galerian"),
        ("där ingen kamera når", "ingen kamera", "ingenkamera", "där ingenkamera når"),
        ("torget", "torget", "Sergels torg", ""),
    ],
)
def test_words_replaced_in_and_beside_a_passage(coded: str, replaced: str, by: str, stands: str) -> None:
    """A replacement belongs to the passage that held what it replaces; what is put in beside it does not."""
    state, words = after(TEXT.replace(replaced, by, 1), coded)
    assert (state, words) == (State.SIMILAR if stands else State.LOST, stands)


def test_both_ends_replaced() -> None:
    """A passage whose first and last words are names stays itself when both are."""
    new = TEXT.replace("Anna", "Kim").replace("Bosse", "kollegan")
    assert after(new, "Anna ringer ofta och frågar efter Bosse.") == (
        State.SIMILAR,
        "Kim ringer ofta och frågar efter kollegan.",
    )
    assert after(new, "Vi är för få på kvällarna.") == (State.SIMILAR, "Vi är för få på kvällarna.")
    assert after(new, "vid trapporna")[0] is State.SAME


def test_a_passage_that_was_cut_is_lost() -> None:
    """Also when only the smaller part of it is left; its neighbours stay where they are."""
    new = TEXT.replace("Vi är för få på kvällarna. ", "")
    assert after(new, "Vi är för få på kvällarna.") == (State.LOST, "")
    assert after(new, "Anna ringer ofta")[1] == "Anna ringer ofta"
    assert after(TEXT.replace("är för få på kvällarna", "vet"), "Vi är för få på kvällarna.")[0] is State.LOST


def test_a_sentence_is_taken_out_whole() -> None:
    """Of two sentences that begin alike the one that went is gone, not half of both."""
    old = "Vi bor här. Vi gick hem. Vi gick dit. Vi tar det sedan."
    assert after("Vi bor här. Vi gick hem. Vi tar det sedan.", "Vi gick hem.", old)[1] == "Vi gick hem."
    assert after("Vi bor här. Vi gick hem. Vi tar det sedan.", "Vi gick dit.", old)[0] is State.LOST


def test_a_moved_paragraph_takes_its_codings_along() -> None:
    """What lies in it is silently the same; the others are where they were."""
    moved = OPENING + HANDEL + CLOSING + "\n" + STAFFING
    assert after(moved, "kvällarna. Anna") == (State.SAME, "kvällarna. Anna")
    assert after(moved, "där ingen kamera når") == (State.SAME, "där ingen kamera når")
    assert after(moved, "lugnare än förr") == (State.SAME, "lugnare än förr")
    assert after(moved, "Och bemanningen?") == (State.SIMILAR, "Och bemanningen?")


def test_a_moved_paragraph_leaves_its_neighbours_whole() -> None:
    """The labels around it read alike wherever it stands; each stays with its own line."""
    moved = OPENING + HANDEL + STAFFING + CLOSING
    for words in ("I: Var handlar man?", "I: Något mer?", "I: Och bemanningen?", "P: Mest vid trapporna"):
        assert after(moved, words)[1] == words


def test_a_phrase_at_the_border_of_two_lines_is_no_passage() -> None:
    """A question that is asked again and again does not make a move of what stands around it."""
    ask = "\n\nI: Och sedan då?\n\nP: Jo, vi "
    old = OPENING + STAFFING + "P: Så var det." + ask + "åkte.\n\n" + HANDEL
    new = "P: Ett nytt svar." + ask + "gick.\n\n" + OPENING + STAFFING + "P: Så var det.\n\n" + HANDEL
    assert edit_map(old, new).moved == ()


def test_lines_broken_anew_move_nothing() -> None:
    """What keeps its order is no moved passage, however the lines between are put."""
    made = edit_map(TEXT, TEXT.replace(". ", ".\n"))
    assert made.moved == ()
    assert len(made.kept) == 1 + TEXT.count(". ")


def test_a_paragraph_moved_and_mended_is_followed_still() -> None:
    """A word corrected in it leaves the passage around it to look at, and no more."""
    moved = OPENING + HANDEL + STAFFING.replace("för få", "alldeles för få") + CLOSING
    swapped = TEXT.replace(STAFFING + HANDEL, HANDEL + STAFFING.replace("för få", "alldeles för få"))
    assert moved == swapped
    assert after(moved, "Vi är för få på kvällarna.") == (State.SIMILAR, "Vi är alldeles för få på kvällarna.")
    assert after(moved, "ringer ofta")[0] is State.SAME


def test_turns_merged_and_split() -> None:
    """A label taken out between two turns, or put in, changes nothing in the words on either side."""
    merged = TEXT.replace(" igen.\n\nI: Och bemanningen?\n\nP: Vi", " igen. Vi")
    assert after(merged, "på helgerna kommer många dit")[1] == "på helgerna kommer många dit"
    assert after(merged, "Vi är för få på kvällarna.") == (State.SIMILAR, "Vi är för få på kvällarna.")
    split = TEXT.replace("kvällarna. Anna", "kvällarna.\n\nI: Jaha.\n\nP: Anna")
    assert after(split, "Vi är för få på kvällarna.") == (State.SIMILAR, "Vi är för få på kvällarna.")
    assert after(split, "kvällarna. Anna ringer ofta")[1] == "kvällarna.\n\nI: Jaha.\n\nP: Anna ringer ofta"


def test_a_text_written_down_anew_by_another_tool() -> None:
    """Other labels, no capitals, other stops, a word heard otherwise: the passages are found, and waited with."""
    new = TEXT.replace("I: ", "Speaker 1: ").replace("P: ", "Speaker 2: ").replace(". ", " ").replace(", ", " ")
    new = "".join(letter.lower() for letter in new).replace("trapporna", "trappan")
    assert after(new, "Mest vid trapporna, där ingen kamera når") == (
        State.SIMILAR,
        "mest vid trappan där ingen kamera når",
    )
    assert after(new, "Det är lugnare än förr")[1] == "det är lugnare än förr"


def test_which_of_several_was_taken_out_is_not_claimed() -> None:
    """Of four answers that read alike in every respect one is gone: the others are looked at, none is silent."""
    pair = "I: Mm.\n\nP: Ja.\n\n"
    old, new = OPENING + 4 * pair + CLOSING, OPENING + 3 * pair + CLOSING
    made = edit_map(old, new)
    first = at(old, "Ja.")
    states = [project(first.shift(n * len(pair)), made).state for n in range(4)]
    assert State.SAME not in states[1:3]
    assert states.count(State.LOST) == 1
    assert after(new, "Det är lugnare än förr", old)[0] is State.SAME


def test_a_short_answer_beside_a_change_is_not_silent() -> None:
    """What stands in a text many times is known by its neighbours only."""
    old = OPENING + "P: Mm.\n\n" + STAFFING
    assert after(OPENING + "P: Jo.\n\nP: Mm.\n\n" + STAFFING, "Mm.", old)[0] is State.SIMILAR
    assert after("I: Hej.\n\n" + old, "Mm.", old)[0] is State.SAME


@pytest.mark.parametrize(("old", "new"), [("", "ord"), ("ord", ""), ("ord", "annat"), ("\x03", "\x04")])
def test_texts_with_little_in_common(old: str, new: str) -> None:
    """An empty text, one word for another, and odd signs make a map like any other."""
    made = edit_map(old, new)
    assert (made.old_size, made.new_size) == (len(old), len(new))
    assert project(Span(0, len(old)), made).state is State.LOST


def test_another_text_altogether_keeps_nothing_silent() -> None:
    """Two texts without a phrase in common are not compared word by word, and nothing is said to be the same."""
    old = " ".join(f"ord{n}" for n in range(400)) + " och så där"
    new = " ".join(f"annat{n}" for n in range(400)) + " och så där"
    made = edit_map(old, new)
    assert [run.length for run in made.kept] == [len(" och så där")]
