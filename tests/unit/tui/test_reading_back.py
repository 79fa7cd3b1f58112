"""How much is shown around words that are read back, and what is counted; pure."""

from __future__ import annotations

from intervjukod.domain.coding import Coding
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Side, Speaker, Transcript, Turn, heading
from intervjukod.study.shapes import KeywordMark
from intervjukod.tui.presenter.pointed import Pointed, uncoded
from intervjukod.tui.presenter.reading_back import Around, passages, sentences_around, surrounded

TEXT = "I: Hur då? P: Bra. Mest på kvällen. I: Och nu? P: Sämre."


def turn(n: int, words: str) -> Turn:
    """The turn with these words: odd ones are the interviewer's."""
    start = TEXT.index(words)
    label, side = ("I", Side.INTERVIEWER) if n % 2 else ("P", Side.INFORMANT)
    return Turn(n, Span(start, start + len(words)), label, side)


SAID = ("Hur då?", "Bra. Mest på kvällen.", "Och nu?", "Sämre.")
SPEAKERS = {
    "I": Speaker("I", Side.INTERVIEWER, "", {}),
    "P": Speaker("P", Side.INFORMANT, "Polis 1", {"role": "polis", "site": "Torget"}),
}
INTERVIEW = Transcript(
    "t", "I01-polis", "", "", TEXT, tuple(turn(n, words) for n, words in enumerate(SAID, 1)), SPEAKERS
)
UNTURNED = Transcript("u", "U", "", "", "Först. Sedan folk där. Sist.", (), {})


def at(words: str) -> Span:
    """Where these words stand."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def shown(words: str, around: Around) -> str:
    """What is shown with that much around the words."""
    return surrounded(INTERVIEW, at(words), around).of(TEXT)


def test_more_is_shown_step_by_step() -> None:
    """The words, their turn, the turn with the question before it; then the words again."""
    assert shown("kvällen", Around.WORDS) == "kvällen"
    assert shown("kvällen", Around.TURN) == "Bra. Mest på kvällen."
    assert shown("kvällen", Around.QUESTION) == "Hur då? P: Bra. Mest på kvällen."
    assert [Around.WORDS.wider, Around.TURN.wider, Around.QUESTION.wider] == [
        Around.TURN,
        Around.QUESTION,
        Around.WORDS,
    ]


def test_a_question_is_its_own_question() -> None:
    """Words of the interviewer do not take the question before them along."""
    assert shown("nu", Around.QUESTION) == "Och nu?"


def test_a_passage_over_several_turns_has_the_first_ones_question() -> None:
    """Every turn is whole, and the question comes first."""
    assert surrounded(INTERVIEW, at("kvällen").cover(at("Sämre")), Around.QUESTION).of(TEXT) == TEXT[3:]


def test_the_sentence_around_a_hit() -> None:
    """Within its turn; in a text without turns within the text."""
    assert [span.of(TEXT) for span in sentences_around(INTERVIEW, [at("kvällen"), at("Bra")])] == [
        "Mest på kvällen.",
        "Bra.",
    ]
    found = UNTURNED.text.index("folk")
    assert [span.of(UNTURNED.text) for span in sentences_around(UNTURNED, [Span(found, found + 4)])] == [
        "Sedan folk där."
    ]


def test_a_heading_says_where_and_who() -> None:
    """Of those who speak there; over a question it is the interview's informant."""
    assert heading(INTERVIEW, at("kvällen")) == "I01:2 · polis · Torget"
    assert heading(INTERVIEW, at("nu")) == "I01:3 · polis · Torget"
    assert heading(UNTURNED, Span(0, 5)) == "U"


def test_overlapping_codings_are_one_passage() -> None:
    """Of one interview; what only touches stays two."""
    assert passages([(INTERVIEW, Span(0, 9)), (INTERVIEW, Span(5, 12)), (UNTURNED, Span(5, 12))]) == 2
    assert passages([(INTERVIEW, Span(0, 9)), (INTERVIEW, Span(9, 12))]) == 2


def test_a_keyword_is_no_offer_where_one_gave_its_code() -> None:
    """A colleague's coding, or another code, leaves it."""
    mark = KeywordMark(at("kvällen"), "tid", "kvällen")
    own, theirs, other = (
        Coding("1", "t", at("Mest på kvällen."), code, coder)
        for code, coder in (("tid", "PK"), ("tid", "AB"), ("x", "PK"))
    )
    assert uncoded([mark], lambda _: [own], "PK") == ()
    assert uncoded([mark], lambda _: [theirs, other], "PK") == (mark,)


def test_keywords_here_are_told_by_code() -> None:
    """Each word once, and only those in the passage."""
    marks = [KeywordMark(at("kvällen"), "tid", "kvällen"), KeywordMark(at("Sämre"), "läge", "sämre")]
    pointed = Pointed("t", keywords=marks)
    assert pointed.here(at("Mest på kvällen.")) == {"tid": ["kvällen"]}
    assert [(mark.kind, mark.span) for mark in Pointed("t", hits=[at("nu")], keywords=marks[:1]).marks] == [
        ("hit", at("nu")),
        ("keyword", at("kvällen")),
    ]
