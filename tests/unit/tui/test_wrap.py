"""Lines: no word lost, none too wide, and every place found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervjukod.domain.span import Span
from intervjukod.domain.text import clusters
from intervjukod.domain.transcript import Transcript
from intervjukod.tui.presenter import cells
from intervjukod.tui.presenter.document import Document
from intervjukod.tui.presenter.wrap import APART, Wrap
from tests.unit.tui.interviews import interview, turns


def lines(text: str, room: int) -> list[str]:
    """The lines of a text without turns, blank lines between paragraphs left out."""
    wrap = Wrap(Document.of(Transcript("t", "n", "f", "h", text, (), {})), room)
    return [wrap.line(n).of(text) for n in range(len(wrap)) if wrap.blocks[n] != APART]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en två tre fyra", ["en två tre", "fyra"]),
        ("en  två   tre fyra", ["en  två", "tre fyra"]),
        ("en\ntvå\ttre fyra", ["en\ntvå\ttre", "fyra"]),
        ("en abcdefghijklm två", ["en", "abcdefghij", "klm två"]),
        ("dro\u00adgscener en", ["dro\u00adgscener", "en"]),
        ("\u65e5\u672c\u8a9e\u65e5\u672c\u8a9e ja", ["\u65e5\u672c\u8a9e\u65e5\u672c", "\u8a9e ja"]),
        ("en sida\x0ctvå", ["en", "sida\x0ctvå"]),
        ("20\u00a0000 kronor", ["20\u00a0000", "kronor"]),
    ],
)
def test_breaking_at_ten_cells(text: str, expected: list[str]) -> None:
    """Lines break at blanks; single line ends are blanks, hard blanks are not; long words break anywhere."""
    assert lines(text, 10) == expected


def test_an_empty_line_within_a_turn_breaks() -> None:
    """A paragraph within what somebody says begins on a line of its own."""
    transcript = interview(("P", "Ja.\n \nNej.\nKanske."))
    wrap = Wrap(Document.of(transcript), 40)
    assert [wrap.line(n).of(transcript.text) for n in range(len(wrap))] == ["Ja.", "Nej.\nKanske."]


def test_a_line_has_room_for_any_sign() -> None:
    """One cell is too little for a line."""
    with pytest.raises(ValueError, match="two cells"):
        Wrap(Document.of(interview()), 1)


@given(turns, st.integers(2, 60))
def test_lines_hold_every_word_and_fit(said: list[tuple[str, str]], room: int) -> None:
    """Together the lines are the turns without the white space between; none is too wide or cuts a sign."""
    document = Document.of(interview(*said))
    wrap = Wrap(document, room)
    text = document.text
    whole = clusters(text)
    for block, (_, words) in enumerate(said):
        own = [wrap.line(n) for n in range(len(wrap)) if wrap.blocks[n] == block]
        assert "".join("".join(line.of(text) for line in own).split()) == "".join(words.split())
        assert all(cells.width(line.of(text)) <= room for line in own)
        assert not any(cluster.holds(line.start) and cluster.start != line.start for line in own for cluster in whole)


@given(turns, st.integers(2, 60), st.integers(0, 10_000))
def test_every_offset_has_a_place(said: list[tuple[str, str]], room: int, offset: int) -> None:
    """Lines leave no gap between them, and the cell of an offset leads back to its sign."""
    document = Document.of(interview(*said))
    wrap = Wrap(document, room)
    block = document.blocks[offset % len(said)].span
    offset = block.start + offset % len(block)
    number, column = wrap.place(offset)
    assert wrap.reach(number).holds(offset)
    if column < cells.width(wrap.line(number).of(document.text)):
        assert wrap.place(wrap.offset(number, column)) == (number, column)
        assert wrap.line(number).holds(wrap.offset(number, column))


@given(turns, st.integers(2, 60), st.integers(0, 300), st.integers(0, 300))
def test_the_lines_of_a_passage(said: list[tuple[str, str]], room: int, start: int, size: int) -> None:
    """They are the lines whose reach has something of it."""
    document = Document.of(interview(*said))
    wrap = Wrap(document, room)
    start %= len(document.text)
    span = Span(start, min(len(document.text), start + 1 + size))
    reached = [n for n in range(len(wrap)) if wrap.reach(n).overlaps(span) and wrap.reach(n)]
    assert [n for n in wrap.lines_of(span) if wrap.reach(n)] == reached or span.start < wrap.starts[0]
