"""Evidence: how far what was said and a question's wording are the same."""

from __future__ import annotations

import pytest

from intervjukod.domain.guide import Probe, Question
from intervjukod.language.likeness import Likeness
from intervjukod.language.wording import folded_words

QUESTIONS = [
    Question("a", "Hur arbetar ni med kameror?"),
    Question("b", "Hur arbetar ni med skolor?", probes=(Probe("b1", "Rektorer/Fritidsgårdar"),)),
    Question("c", "Vilka skolor arbetar ni med?"),
    Question("d", "Hur ser bemanningen ut? Nattetid? (helger, lov)"),
    Question("e", "Vad gör en X?", stands_for="role"),
    Question("f", "Nu till maten på jobbet. Vem lagar den?"),
]


def evidence(said: str, question: int, role: str = "väktare") -> float:
    """What the words ``said`` are worth as one of the questions above."""
    return Likeness(QUESTIONS, {"role": [role]}).evidence(question, folded_words(said))


def test_the_wording_itself_is_full_evidence() -> None:
    """A question said word for word gives 1, and words of no question give 0."""
    assert evidence("Hur arbetar ni med kameror?", 0) == pytest.approx(1)
    assert evidence("Vill du ha kaffe?", 0) == 0


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    """What only one question holds is better evidence for it than what several hold."""
    assert evidence("kameror", 0) > evidence("arbetar", 0) > 0


def test_foreign_matter_lowers_the_evidence() -> None:
    """The same words are worth less among words that the question lacks."""
    assert evidence("Är kameror billigare än hundar och staket?", 0) < evidence("Är kameror det?", 0)


def test_words_without_topic_tell_like_questions_apart() -> None:
    """``vilka`` and ``hur`` decide between two questions on one topic, and are no topic of their own."""
    assert evidence("Vilka skolor är det?", 2) > evidence("Vilka skolor är det?", 1)
    assert not Likeness(QUESTIONS, {}).about("vilka")


def test_half_a_compound_is_worth_less_than_the_word() -> None:
    """A part of a compound is evidence, but less than the whole."""
    assert 0 < evidence("Har ni kameraövervakning?", 0) < evidence("Har ni kamera?", 0)


def test_what_elaborates_a_question_may_be_left_out() -> None:
    """The main sentence counts for more than what follows it and what stands in brackets."""
    main = evidence("Hur ser bemanningen ut?", 3)
    assert evidence("Nattetid, helger, lov?", 3) < main < evidence("Hur ser bemanningen ut nattetid och på helger?", 3)


def test_the_sentence_that_asks_is_the_main_one() -> None:
    """What leads up to a question elaborates it too."""
    assert evidence("Vem lagar den?", 5) > evidence("Nu till maten på jobbet.", 5)


def test_a_word_said_twice_counts_once() -> None:
    """Two forms of one word are no more than the word."""
    assert evidence("Hur arbetar ni med kamera och kameror, kamerorna?", 0) <= 1


def test_one_of_several_values_is_enough_for_x() -> None:
    """Someone who works in three places is asked about one of them."""
    places = Likeness([Question("a", "Hur trivs du i X?", stands_for="site")], {"site": ["Almby", "Ekeby", "Vivalla"]})
    one = places.evidence(0, folded_words("Hur trivs du i Vivalla?"))
    assert places.evidence(0, folded_words("Hur trivs du i skolan?")) < one
    assert one > 0.75


def test_x_is_what_the_informant_is() -> None:
    """X is the value of the attribute that it stands for, and no word of its own."""
    assert evidence("Vad gör en väktare?", 4) == pytest.approx(1)
    assert evidence("Vad gör en väktare?", 4, role="lärare") < 0.7
    assert evidence("Vad gör en x?", 4) < 0.7


def test_a_probe_is_used_when_one_alternative_is_said() -> None:
    """One alternative of a probe is enough; half of it, or another question's, is not."""
    likeness = Likeness(QUESTIONS, {})
    assert list(likeness.probes_used(1, folded_words("Och fritidsgården?"), 0.5)) == ["b1"]
    assert list(likeness.probes_used(1, folded_words("Och biblioteket?"), 0.5)) == []
    assert list(likeness.probes_used(0, folded_words("Och fritidsgården?"), 0.5)) == []
