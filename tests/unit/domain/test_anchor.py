"""Anchors: they know their words, and follow an edit only as far as it is certain."""

from __future__ import annotations

import pytest

from intervjukod.domain.anchor import SURROUNDINGS, Anchor, Placement, State, anchor, project, quote_digest, text_hash
from intervjukod.domain.edit_map import EditMap, Kept, identity
from intervjukod.domain.span import Span

TEXT = "Mm. Vi är för få på kvällarna. Mm. Det är så det är, tyvärr, och ingen säger något om det. Mm."
FEW = Span(TEXT.index("för få"), TEXT.index("för få") + 6)


def replaced(cut: Span, size: int) -> EditMap:
    """The edit of TEXT that puts ``size`` code points in place of ``cut``."""
    runs = (Kept(0, 0, cut.start), Kept(cut.end, cut.start + size, len(TEXT) - cut.end))
    return EditMap(len(TEXT), len(TEXT) - len(cut) + size, tuple(run for run in runs if run.length))


def test_an_anchor_holds_its_words() -> None:
    """The words at the span are the words that were anchored, until the text is another."""
    made = anchor(TEXT, text_hash(TEXT), FEW, "a1b2")
    assert made.holds(TEXT)
    assert not made.holds("X" + TEXT)
    assert not made.holds("")


def test_an_anchor_survives_json() -> None:
    """As a field it is text, start, end and salted quote, and comes back equal."""
    made = anchor(TEXT, "hash", FEW, "a1b2")
    assert made.to_field() == ["hash", FEW.start, FEW.end, f"a1b2${quote_digest('för få', 'a1b2')}"]
    assert Anchor.from_field(made.to_field()) == made


def test_the_quote_tells_nothing_without_its_salt() -> None:
    """The same words under two salts give two digests, and the words are not in them."""
    first, second = (anchor(TEXT, "hash", FEW, salt).quote for salt in ("a1", "b2"))
    assert first.partition("$")[2] != second.partition("$")[2]
    assert "få" not in first


@pytest.mark.parametrize("field", [["hash", 5, 3, "s$d"], ["hash", -1, 3, "s$d"], ["hash", 0, 3], {"form": "ring"}])
def test_a_field_that_is_no_anchor_is_refused(field: object) -> None:
    """A span backwards, before the text, or a shape of another release is no anchor."""
    with pytest.raises(ValueError, match=r"span|unpack"):
        Anchor.from_field(field)


def test_the_hash_is_of_code_points() -> None:
    """The hash is 128 bits of the text's UTF-8; å written as one or two code points are two texts."""
    assert len(text_hash(TEXT)) == 32
    assert text_hash("å") != text_hash("a\u030a")


@pytest.mark.parametrize(
    ("cut", "size", "state", "moved"),
    [
        (Span(2, 2), 4, State.SIMILAR, 4),  # less than SURROUNDINGS before it
        (Span(0, 0), 4, State.SIMILAR, 4),  # all that stood before it is kept, and begins the text no longer
        (Span(60, 65), 9, State.SAME, 0),
        (Span(FEW.end, FEW.end + 1), 0, State.SIMILAR, 0),
        (Span(FEW.start, FEW.start), 2, State.SIMILAR, 2),
    ],
)
def test_an_edit_beside_an_anchor(cut: Span, size: int, state: State, moved: int) -> None:
    """An anchor far from an edit moves silently; one whose neighbours changed is only similar."""
    placed = project(FEW, replaced(cut, size))
    assert (placed.span, placed.state) == (FEW.shift(moved), state)


def test_the_margin_is_exact() -> None:
    """SURROUNDINGS code points must be kept on each side, no fewer; the end of the text is a side too."""
    far = Span(40, 44)
    for distance, state in ((SURROUNDINGS, State.SAME), (SURROUNDINGS - 1, State.SIMILAR)):
        before, after = far.start - distance, far.end + distance
        assert project(far, replaced(Span(before - 1, before), 1)).state is state
        assert project(far, replaced(Span(after, after + 1), 1)).state is state
    assert project(Span(0, 3), identity(len(TEXT))).state is State.SAME
    assert project(Span(len(TEXT) - 3, len(TEXT)), identity(len(TEXT))).state is State.SAME


def test_an_edit_inside_an_anchor_makes_it_similar() -> None:
    """A word put into a passage belongs to it."""
    placed = project(FEW, replaced(Span(FEW.start + 3, FEW.start + 3), 6))
    assert (placed.span, placed.state) == (Span(FEW.start, FEW.end + 6), State.SIMILAR)


def test_a_replacement_of_equal_length_inside_is_not_the_same() -> None:
    """Other words of the same length are other words."""
    assert project(FEW, replaced(Span(FEW.start + 1, FEW.start + 2), 1)).state is State.SIMILAR


def test_an_anchor_of_which_nothing_is_left_is_lost() -> None:
    """A passage that was cut keeps the span it was made on and waits for a person."""
    placed = project(FEW, replaced(Span(FEW.start - 2, FEW.end + 2), 0))
    assert (placed.span, placed.state) == (FEW, State.LOST)


def test_words_put_before_the_first_or_after_the_last_change_their_surroundings() -> None:
    """Near an end of the text, the end itself is part of what must be unchanged to follow silently."""
    before = EditMap(40, 50, (Kept(0, 10, 40),))
    after = EditMap(40, 50, (Kept(0, 0, 40),))
    assert project(Span(4, 9), before) == Placement(Span(14, 19), State.SIMILAR)
    assert project(Span(30, 36), before) == Placement(Span(40, 46), State.SAME)
    assert project(Span(30, 36), after) == Placement(Span(30, 36), State.SIMILAR)
    assert project(Span(4, 9), after) == Placement(Span(4, 9), State.SAME)
