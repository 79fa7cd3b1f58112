"""The choice among runs: most evidence, no overlap, the order of the guide where words leave it open."""

from __future__ import annotations

from intervjukod.language.alignment import BACKWARDS, THRESHOLD, Run, best_chain


def test_no_runs_give_no_chain() -> None:
    """An interview without candidates has nothing to believe in."""
    assert best_chain([]) == []


def test_the_stronger_of_two_that_overlap_wins() -> None:
    """A clause asks one question: the one with more evidence."""
    weak, strong = Run(0, 0, 1, 0, 0.6), Run(0, 1, 2, 1, 0.9)
    assert best_chain([weak, strong]) == [strong]


def test_two_small_runs_may_beat_a_large_one() -> None:
    """Two questions in one turn are worth more together than either stretched over both."""
    both, first, second = Run(0, 0, 1, 0, 0.8), Run(0, 0, 0, 0, 0.75), Run(0, 1, 1, 1, 0.7)
    assert best_chain([both, first, second]) == [first, second]


def test_one_question_is_not_split_within_an_exchange() -> None:
    """Pieces of a question do not add up to more than the question said in one go."""
    whole, head, tail = Run(0, 0, 1, 0, 0.9), Run(0, 0, 0, 0, 0.8), Run(0, 1, 1, 0, 0.8)
    assert best_chain([head, tail, whole]) == [whole]


def test_order_settles_a_near_tie() -> None:
    """Of two questions alike the one further on in the guide is meant, if the other has been passed."""
    before = Run(0, 0, 0, 5, 0.9)
    back, on = Run(1, 0, 0, 3, 0.80), Run(1, 0, 0, 6, 0.80 - BACKWARDS / 2)
    assert best_chain([before, back, on]) == [before, on]


def test_order_does_not_overrule_words() -> None:
    """A question out of order is believed in when the words are clear."""
    before = Run(0, 0, 0, 5, 0.9)
    back, on = Run(1, 0, 0, 3, 0.9), Run(1, 0, 0, 6, 0.9 - 2 * BACKWARDS)
    assert best_chain([before, back, on]) == [before, back]


def test_a_probe_needs_its_question_under_way() -> None:
    """A probe keeps another question from being heard only where its own was asked."""
    asked, probe, other = Run(0, 0, 0, 2, 0.9), Run(1, 0, 0, 2, 0.9, probe=True), Run(1, 0, 0, 3, 0.6)
    assert best_chain([asked, probe, other]) == [asked, probe]
    assert best_chain([probe, other]) == [other]
    later, late = Run(1, 0, 0, 1, 0.9), Run(2, 0, 0, 1, 0.9, probe=True)
    assert best_chain([asked, later, late]) == [asked, later, late]


def test_what_costs_more_than_it_gives_is_left_out() -> None:
    """A bare step back that gains less than it costs is not taken."""
    first, back, last = Run(0, 0, 0, 5, 0.9), Run(1, 0, 0, 1, THRESHOLD + BACKWARDS / 2), Run(2, 0, 0, 6, 0.9)
    assert best_chain([first, back, last]) == [first, last]
