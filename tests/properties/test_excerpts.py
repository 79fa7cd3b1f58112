"""Excerpts: what is selected is always the same words in its own transcript."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from intervjukod.domain.excerpts import Excerpts
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript

TEXTS = st.lists(st.text("aåb \n😀", min_size=1, max_size=40), min_size=1, max_size=4)


@st.composite
def excerpts(draw: st.DrawFn) -> Excerpts:
    """Pieces of a few texts, in any order and overlapping as they come."""
    texts = [Transcript(f"t{n}", f"I{n}", "", str(n), text, (), {}) for n, text in enumerate(draw(TEXTS))]
    found = []
    for _ in range(draw(st.integers(1, 6))):
        text = draw(st.sampled_from(texts))
        start = draw(st.integers(0, len(text.text) - 1))
        found.append((text, Span(start, draw(st.integers(start + 1, len(text.text)))), "Rubrik"))
    return Excerpts.of("Urval", sorted(found, key=lambda one: one[0].id))


@given(excerpts(), st.data())
def test_a_span_of_an_excerpt_has_its_words_in_its_transcript(laid: Excerpts, data: st.DataObject) -> None:
    """Carried to its source a selection keeps its words, and carried back it stands where it stood."""
    piece = data.draw(st.sampled_from(laid.pieces))
    start = data.draw(st.integers(piece.shown.start, piece.shown.end - 1))
    span = Span(start, data.draw(st.integers(start + 1, piece.shown.end)))
    found = laid.source(span)
    assert found is not None
    transcript, there = found
    assert there.of(transcript.text) == span.of(laid.whole.text)
    assert list(laid.shown(transcript.id, there)) == [span]


@given(excerpts())
def test_pieces_are_disjoint_in_their_transcripts(laid: Excerpts) -> None:
    """No words are shown twice, so a coding stands in one place only."""
    for one in laid.pieces:
        others = (other for other in laid.pieces if other is not one and other.transcript.id == one.transcript.id)
        assert not any(one.span.overlaps(other.span) for other in others)


@given(excerpts(), st.data())
def test_what_runs_over_two_pieces_has_no_source(laid: Excerpts, data: st.DataObject) -> None:
    """A selection beyond one piece belongs to no transcript."""
    piece = data.draw(st.sampled_from(laid.pieces))
    assert laid.source(piece.heading.cover(piece.shown)) is None
