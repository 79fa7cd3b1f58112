"""Whatever was said and however it is edited: taking the edits back gives what was said, or the edit is refused."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from intervjukod.domain.quotation import edited, undone, unedited
from intervjukod.errors import RefusedError

_SPOKEN = (
    "det",
    "Det",
    "är",
    "dom",
    "de",
    "sen",
    "sedan",
    "å",
    "och",
    "så,",
    "i",
    "stället",
    "istället",
    '"nej"',
    "20",
    "%",
)
_MARKED = ("–", "...", "[skratt]", "[a b]", "[", "]x", "\u00e5\u0323", "👍", "[...]", "[…]", "I:")
_GAPS = st.sampled_from((" ", " ", " ", "  ", "\n", "\n\n", "\t", "\u00a0", "\r\x0b", "\x1c"))
_EDGES = st.sampled_from(("", "", "", " ", "\n\n"))


@st.composite
def _said(draw: st.DrawFn, words_of: tuple[str, ...]) -> str:
    words = draw(st.lists(st.sampled_from(words_of), min_size=1, max_size=14))
    gaps = [draw(_GAPS) for _ in words[1:]]
    return draw(_EDGES) + "".join(f"{a}{b}" for a, b in zip(words, [*gaps, ""], strict=True)) + draw(_EDGES)


@st.composite
def _said_and_edited(draw: st.DrawFn, words_of: tuple[str, ...]) -> tuple[str, str]:
    """What was said, and the same with edits of every kind at places of every kind."""
    said = draw(_said(words_of))
    words: list[str] = []
    for word in said.split():
        edit = draw(st.sampled_from(("keep",) * 6 + ("omit", "omit", "put in", "instead", "capital", "sign")))
        if edit == "omit":
            if words[-1:] != ["[...]"]:
                words.append("[...]")
        elif edit == "put in":
            words += [word, draw(st.sampled_from(("[här]", "[ett två]", "[då].")))]
        else:
            words.append({"instead": "[i dag]", "capital": word.swapcase(), "sign": f"{word},"}.get(edit, word))
    return said, draw(st.sampled_from((" ", "\n", "  "))).join(words)


@given(_said_and_edited(_SPOKEN))
def test_edits_as_people_make_them_are_accepted_and_can_be_taken_back(pair: tuple[str, str]) -> None:
    """To the code point; and what was tidied once stays as it is."""
    said, text = pair
    quotation = edited(said, text)
    assert undone(quotation) == said
    assert edited(said, quotation.text) == quotation


@given(_said_and_edited(_SPOKEN + _MARKED))
def test_brackets_and_signs_of_the_transcript_do_not_shake_the_proof(pair: tuple[str, str]) -> None:
    """Where the editor's brackets meet the transcript's a text may be refused, but it is never proved wrongly."""
    said, text = pair
    with suppress(RefusedError):
        assert undone(edited(said, text)) == said


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_is_proved_of_words_that_it_does_not_follow_from(said: str, text: str) -> None:
    """Any two texts: the proof holds, or the text is refused; nothing else happens."""
    with suppress(RefusedError):
        assert undone(edited(said, text)) == said


@given(st.text(max_size=60))
def test_words_that_nobody_edited_are_what_was_said(said: str) -> None:
    """White space is made even and comes back, whatever it is made of."""
    assert undone(unedited(said)) == said
    assert unedited(said).text == " ".join(said.split())
