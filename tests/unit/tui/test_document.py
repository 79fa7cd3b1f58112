"""Passages of five sizes, and what of a transcript is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Side, Transcript
from intervjukod.tui.presenter.blocks import speaker_marks
from intervjukod.tui.presenter.document import SIZES, Document, Unit
from tests.unit.tui.interviews import THREE, answer, at, interview

DOCUMENT = Document.of(THREE)


def said(span: Span, document: Document = DOCUMENT) -> str:
    """The words of a passage."""
    return span.of(document.text)


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        (Unit.WORD, "tillbaka"),
        (Unit.CLAUSE, "De kom tillbaka i höst,"),
        (Unit.SENTENCE, "De kom tillbaka i höst, tror jag."),
        (Unit.TURN, "De har varit borta. De kom tillbaka i höst, tror jag. Nu är de här."),
        (Unit.ANSWER, "De har varit borta. De kom tillbaka i höst, tror jag. Nu är de här."),
    ],
)
def test_five_sizes_at_one_place(unit: Unit, words: str) -> None:
    """Each size gives the passage around the same word."""
    assert said(DOCUMENT.passage(unit, at(THREE, "tillbaka").start)) == words


def test_sizes_are_stepped_without_falling_off() -> None:
    """The widest and the narrowest size are their own neighbours."""
    assert [unit.wider for unit in SIZES] == [*SIZES[1:], Unit.ANSWER]
    assert [unit.narrower for unit in SIZES] == [Unit.WORD, *SIZES[:-1]]


@pytest.mark.parametrize("unit", SIZES)
def test_stepping_down_and_up_visits_the_same_passages(unit: Unit) -> None:
    """From the first passage down to the last and back, over the turns' borders and never over labels."""
    span = DOCUMENT.end(unit, -1)
    down: list[Span] = []
    while not down or down[-1] != span:
        down.append(span)
        span = DOCUMENT.step(unit, span, 1)
    assert down[-1] == DOCUMENT.end(unit, 1)
    up = [span]
    while up[-1] != down[0]:
        up.append(DOCUMENT.step(unit, up[-1], -1))
    assert up == down[::-1]
    assert DOCUMENT.step(unit, down[0], -1) == down[0]
    assert not any(said(span).startswith(("I:", "P:", "Fiktiv")) for span in down)


def test_an_answer_is_the_informants_turns_in_a_row() -> None:
    """Between two questions of the interviewer all turns are one answer."""
    assert [said(span) for span in DOCUMENT.answers] == [
        "De har varit borta. De kom tillbaka i höst, tror jag. Nu är de här.",
        "Vi arbetar kvar.\n\nP: Det är allt.",
    ]


def test_a_matched_answer_goes_before() -> None:
    """A confirmed or proposed answer, even a part of a turn, is a passage; other turns keep theirs."""
    rows = [answer("1", None, at(THREE, "De har varit borta.")), answer("2", None, at(THREE, "Nu är de här."))]
    answers = Document.of(THREE, rows).answers
    assert [said(span) for span in answers] == [
        "De har varit borta.",
        "Nu är de här.",
        "Vi arbetar kvar.\n\nP: Det är allt.",
    ]


def test_a_question_has_the_answer_that_follows() -> None:
    """On an interviewer's turn the answer is the next one."""
    assert DOCUMENT.passage(Unit.ANSWER, at(THREE, "Och ni").start) == DOCUMENT.answers[1]


def test_labels_and_times_are_not_shown_but_a_preamble_is() -> None:
    """What nobody said is a block only when it says something besides who speaks and when."""
    transcript = interview(
        ("I", "Ja?"), ("P", "Nej."), before="WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\n", between="\n\n[00:12]\n"
    )
    assert [(block.span.of(transcript.text), block.turn is None) for block in Document.of(transcript).blocks] == [
        ("WEBVTT", True),
        ("Ja?", False),
        ("Nej.", False),
    ]


def test_a_question_and_its_answer_stand_together() -> None:
    """A blank line goes before a new question and between two answers, not between question and answer."""
    assert [block.apart for block in DOCUMENT.blocks] == [False, True, False, True, False, True]


def test_a_transcript_without_turns_is_read_by_paragraphs() -> None:
    """Paragraphs take the place of turns; all sizes work."""
    document = Document.of(Transcript("t", "n", "f", "h", "En rad\noch en till.\n\nTvå.\n", (), {}))
    assert [said(part, document) for part in document.parts] == ["En rad\noch en till.", "Två."]
    assert [said(document.end(unit, 1), document) for unit in SIZES] == ["Två", "Två.", "Två.", "Två.", "Två."]


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_an_empty_transcript_has_one_empty_passage(text: str) -> None:
    """Nothing to read is no reason to fail."""
    document = Document.of(Transcript("t", "n", "f", "h", text, (), {}))
    assert all(not document.step(unit, document.passage(unit, 0), 1) for unit in SIZES)


def test_a_turn_without_words_is_one_passage() -> None:
    """A picture alone can be coded."""
    document = Document.of(interview(("P", "\U0001f602"), ("P", "Ja.")))
    assert [said(document.end(unit, -1), document) for unit in SIZES[:4]] == ["\U0001f602"] * 4


def test_only_visited_turns_are_split() -> None:
    """Opening splits nothing; a step splits the turn it comes to."""
    document = Document.of(THREE)
    assert not document._split
    document.passage(Unit.SENTENCE, THREE.turns[3].words.start)
    assert list(document._split) == [(Unit.SENTENCE, 3)]


def test_every_speaker_has_a_mark_of_its_own() -> None:
    """The interviewer takes the plain initial; others get a number or more letters."""
    transcript = interview(("Informant", "a"), ("I", "b"), ("Polis 1", "c"), ("Polis 2", "d"), ("Pia", "e"), ("", "f"))
    assert speaker_marks(transcript.turns) == {
        "I": "I",
        "Informant": "In",
        "Polis 1": "P1",
        "Polis 2": "P2",
        "Pia": "P",
        "": "",
    }
    both = interview(("Ida", "a"), ("Intervjuare", "b")).turns
    assert speaker_marks([both[0], replace(both[1], side=Side.INTERVIEWER)]) == {"Ida": "Id", "Intervjuare": "I"}


def test_questions_stand_at_their_turn() -> None:
    """Where it was asked, else where its answer begins; with a question mark while only proposed."""
    asked, first, last = THREE.turns[0].words, THREE.turns[1].words, THREE.turns[4].words
    rows = [
        answer("12a", asked, first),
        answer("7", asked, first, confirmed=False),
        answer("8", None, last),
        answer("9", None),
    ]
    assert Document.of(THREE, rows).questions == {1: ("12a", "7?"), 5: ("8",)}


def test_words_at_a_sentence_edge_take_its_marks() -> None:
    """A passage that reaches the end of a sentence has its full stop, one that stops before it has not."""
    assert said(DOCUMENT.settled(at(THREE, "Nu är de här"))) == "Nu är de här."
    assert said(DOCUMENT.settled(at(THREE, "är de"))) == "är de"
    quoting = interview(("P", "Han ropade. ”Kom hit nu, ni.” Sen gick han."))
    assert said(Document.of(quoting).settled(at(quoting, "Kom hit")), Document.of(quoting)) == "”Kom hit"
