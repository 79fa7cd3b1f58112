"""Places that are proposed for what was lost."""

from __future__ import annotations

import pytest

from intervjukod.anchoring.candidates import MOST, Candidate, Reason, candidates
from intervjukod.domain.span import Span, occurrences

OPENING = "I: Hur ser det ut på torget?\n\nP: Det är lugnare än förr. På helgerna kommer många dit.\n\n"
TRADE = "P: De säljer mest vid trapporna bakom gallerian.\n\n"
CLOSING = "I: Något mer?\n\nP: Nej, det var nog allt. Tack själv.\n"
OLD = OPENING + TRADE + CLOSING
SOLD = "De säljer mest vid trapporna bakom gallerian."


def found(words: str, new: str, near: Span | int | None = None, old: str = OLD) -> tuple[Candidate, ...]:
    """What is proposed for words of the old text."""
    return candidates(old, next(occurrences(old, words)), new, near=near)


def test_the_same_words_elsewhere_come_first() -> None:
    """A passage that was moved is found as it is, and certain."""
    new = OPENING + CLOSING + "\nP: Jo. " + SOLD
    best = found(SOLD, new)[0]
    assert best.span.of(new) == SOLD
    assert best.reasons == (Reason.SAME_WORDS,)
    assert best.score > 0.7


@pytest.mark.parametrize(
    "words",
    [
        "De sålde mest vid trapporna bortom gallerian.",
        "De säljer numera mest nere vid trapporna bakom gallerian.",
        "Säljer de? Ja, vid trapporna bakom gallerian.",
    ],
)
def test_words_written_otherwise_are_found_as_sentences(words: str) -> None:
    """Some words replaced, put in or left out: the place is proposed from its first word to its full stop."""
    new = OPENING + CLOSING + "\nP: Jo, en sak. " + words + " Annars inget."
    best = found(SOLD, new)[0]
    assert best.span.of(new).endswith("bakom gallerian.") or best.span.of(new) == words
    assert Reason.ALIKE in best.reasons
    assert words.endswith(best.span.of(new))


def test_other_words_between_the_same_neighbours() -> None:
    """A passage that was rewritten altogether is found by what stands before and after it."""
    new = OPENING + TRADE.replace(SOLD, "Handeln har flyttat in.") + CLOSING
    (best,) = found(SOLD, new, near=len(OPENING))
    assert best.span.of(new) == "Handeln har flyttat in."
    assert best.reasons == (Reason.SURROUNDINGS, Reason.NEAR)


def test_what_stands_in_its_place_is_proposed_itself() -> None:
    """Where the neighbours were changed as well, the edit map alone knows the place."""
    new = "P: Alla heter något annat. Här står Handeln flyttade. Och sedan inget."
    instead = next(occurrences(new, " Handeln flyttade. "))
    assert [one.span.of(new) for one in found(SOLD, new, near=instead)] == ["Handeln flyttade."]
    assert found(SOLD, new, near=instead.start) == ()


def test_of_several_alike_the_nearest_in_its_surroundings_is_best() -> None:
    """The same words many times are told apart by what stands around them, then by where they are."""
    old = OPENING + "P: Mm.\n\n" + CLOSING
    new = "P: Mm.\n\n" * 3 + old.replace("P: Mm.", "P: Mm. Mm.")
    best = candidates(old, next(occurrences(old, "Mm.")), new, near=len(new) - len(CLOSING))
    assert len(best) == MOST
    assert best[0].span.start > new.index("Hur ser")
    assert [one.score for one in best] == sorted((one.score for one in best), reverse=True)


def test_of_equals_the_nearest_is_best() -> None:
    """Where words and surroundings say nothing, the place does."""
    new = "Ja. Mm. Nej. " * 5
    third = list(occurrences(new, "Mm."))[2]
    assert (
        candidates(OPENING + "P: Mm.", Span(len(OPENING) + 3, len(OPENING) + 6), new, near=third.start)[0].span == third
    )


@pytest.mark.parametrize("new", ["", "Helt andra ord om vädret i fjällen."])
def test_what_is_gone_has_no_place(new: str) -> None:
    """Nothing is proposed only to propose something; nor for white space."""
    assert found(SOLD, new) == ()
    assert candidates(OLD, Span(0, 0), OLD) == ()
    assert candidates(" . ", Span(0, 3), OLD) == ()


def test_a_passage_of_many_pages_is_found_by_its_words() -> None:
    """Longer passages than letters are compared in, some words apart, are one place."""
    pages = " ".join(f"ord{n} och mer." for n in range(2000))
    new = "P: Först något annat. " + pages.replace("ord7 ", "orden ").replace("ord1500 ", "") + " Sist något."
    best = found(pages, new, old=OPENING + pages)[0]
    assert best.span.of(new).startswith("ord0 och")
    assert best.span.of(new).endswith("ord1999 och mer.")
    assert Reason.ALIKE in best.reasons


@pytest.mark.parametrize("after", range(12))
def test_no_word_is_cut(after: int) -> None:
    """Wherever the stretch that is looked through happens to end, a place begins and ends between words."""
    old = "P: Där är det mycket lugnare nu. Det är nästan tråkigt, haha.\n"
    told = "tro" + "tt" * after
    new = f"P: Det var förr, men där är det mer {told}samt och grått på alla torgen i stan, sen {told} det vände.\n"
    for one in found("Där är det mycket lugnare nu.", new, old=old):
        before, end = new[: one.span.start][-1:], new[one.span.end :][:1]
        assert not before.isalnum(), one.span.of(new)
        assert not end.isalnum(), one.span.of(new)
