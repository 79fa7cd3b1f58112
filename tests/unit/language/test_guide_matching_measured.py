"""What the README may say of guide matching: how much is right on the demonstration."""

from __future__ import annotations

from benchmarks.guide_matching import Tally, measured, total


def test_most_of_the_demonstration_is_proposed_rightly() -> None:
    """At least nineteen questions in twenty, and nine answering turns and probes in ten, are right and found."""
    found = total(measured())
    assert min(found.asked.precision, found.asked.recall) >= 0.95
    assert min(found.answered.precision, found.answered.recall) >= 0.9
    assert min(found.probes.precision, found.probes.recall) >= 0.9
    assert found.asked.true > 100


def test_proposals_do_not_hang_on_the_exact_words() -> None:
    """With a fifth of the interviewer's words left out, next to no proposal is wrong and few are missing."""
    found = total(measured(0.2, seed=1)).asked
    assert found.precision >= 0.97
    assert 0.85 <= found.recall < 1


def test_a_tally_of_nothing_is_nothing() -> None:
    """Where nothing is proposed or true, both shares are 0 rather than an error."""
    assert (Tally().precision, Tally().recall) == (0, 0)
