"""Safe text: nothing that a terminal obeys, and every code point in its place."""

from __future__ import annotations

import pytest

from intervjukod.domain.glyphs import LINE_END, printable, safe


def test_clean_text_is_the_same_text() -> None:
    """Letters, typography, emoji and right-to-left words pass as they are."""
    text = "Vi är ”få” – \U0001f469\u200d\U0001f467 \u05e9\u05dc\u05d5\u05dd tryg\u00adghet\u00a0x\u0302\n"
    assert safe(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;x\x07", "\u241b]0;x\u2407"),
        ("\0\r\x0b\x0c\x08", "\u2400\u240d\u240b\u240c\u2408"),
        ("\x7f", "\u2421"),
        ("\x80\x9b\x85", "\u2426\u2426\u2426"),
        ("\u200e\u202e\u2066\u061c\u206f", "\u21c4\u21c4\u21c4\u21c4\u21c4"),
        ("\u2028\u2029", "\u21b5\u21b5"),
        ("\ud83d\udfff", "\ufffd\ufffd"),
    ],
)
def test_what_a_terminal_obeys_becomes_a_glyph(text: str, shown: str) -> None:
    """Each control, direction mark, line separator and half character is shown, one for one."""
    assert safe(text) == shown
    assert safe(f"å{text}\U0001f600") == f"å{shown}\U0001f600"


def test_newline_and_tab_are_chosen() -> None:
    """A newline stays and a tab is a space, unless the caller wants other glyphs."""
    assert safe("a\tb\nc") == "a b\nc"
    assert safe("a\tb\nc", newline=LINE_END, tab="\u2192") == "a\u2192b\u23cec"


@pytest.mark.parametrize("glyph", ["", "  "])
def test_a_glyph_is_one_code_point(glyph: str) -> None:
    """What stands for a newline or a tab must keep the offsets."""
    with pytest.raises(ValueError, match="one code point"):
        safe("a", newline=glyph)
    with pytest.raises(ValueError, match="one code point"):
        safe("a", tab=glyph)


def test_printable_is_one_line() -> None:
    """A line end becomes a space or a mark, and the rest is safe."""
    assert printable("a\nb\tc\x1b") == "a b c\u241b"
    assert printable("a\nb", newline=LINE_END) == "a\u23ceb"
