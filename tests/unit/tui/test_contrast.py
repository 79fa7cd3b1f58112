"""What differs between words as they were and as they are, told by signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervjukod.tui.presenter.contrast import AROUND, MOST, contrasted, marked, shortened
from intervjukod.tui.presenter.line import plain, width

LONG = " ".join(f"ord{n}" for n in range(60))


def shown(was: str, now: str, cells: int = 200) -> list[str]:
    """Both, each on one line."""
    return [" ".join(plain(line) for line in marked(parts, cells)) for parts in contrasted(was, now)]


@pytest.mark.parametrize(
    ("was", "now", "lines"),
    [
        ("vi är för få", "vi är alltför få", ["vi är ⟦för⟧ få", "vi är ⟦alltför⟧ få"]),
        ("vi är få", "vi är få nog", ["vi är få", "vi är få ⟦nog⟧"]),
        ("a b c d e", "a x c y z e", ["a ⟦b⟧ c ⟦d⟧ e", "a ⟦x⟧ c ⟦y z⟧ e"]),
        ("samma  ord\n", "samma ord", ["samma ord", "samma ord"]),
        ("allt", "annat", ["⟦allt⟧", "⟦annat⟧"]),
    ],
)
def test_what_differs_stands_in_brackets(was: str, now: str, lines: list[str]) -> None:
    """A stretch of words each; how white space is written is no difference."""
    assert shown(was, now) == lines


def test_what_is_the_same_far_away_is_left_out() -> None:
    """Some words on each side of a difference are shown."""
    before, after = shown(f"{LONG} mitt {LONG}", f"{LONG} slut {LONG}")
    assert before.split()[0] == before.split()[-1] == "…"
    assert len(before.split()) == len(after.split()) == 2 * AROUND + 3


def test_texts_of_any_length_are_compared_in_no_time() -> None:
    """Where very much differs, what lies between the first and the last difference is one difference."""
    words = [f"ord{n}" for n in range(MOST + 2)]
    was, _ = contrasted(" ".join(["a", *words, "b"]), " ".join(["c", *reversed(words), "d"]))
    assert [part.same for part in was] == [False]


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_no_word_is_lost_and_what_is_the_same_is(was: list[str], now: list[str]) -> None:
    """The parts of either text are its words; those that are the same are the same in both."""
    one, other = contrasted(" ".join(was), " ".join(now))
    assert [word for part in one for word in part.words] == was
    assert [word for part in other for word in part.words] == now
    same = [[word for part in parts if part.same for word in part.words] for parts in (one, other)]
    assert same[0] == same[1]


def test_words_without_room_end_with_an_ellipsis() -> None:
    """As many lines as there is room for, none of them too wide."""
    lines = shortened(LONG, 20, 2)
    assert len(lines) == 2
    assert plain(lines[-1]).endswith(" …")
    assert max(map(width, lines)) <= 20
    assert shortened("få ord", 20, 2) == shortened("få  ord ", 20, 5)
