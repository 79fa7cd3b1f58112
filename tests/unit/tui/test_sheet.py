"""Rows: what stands on each line, and which lines a change touches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from intervjukod.domain.codebook import Code, Codebook
from intervjukod.domain.coding import Coding
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript
from intervjukod.study.shapes import AnswerRow
from intervjukod.tui.presenter.cells import shown
from intervjukod.tui.presenter.cursor import Cursor
from intervjukod.tui.presenter.document import Document
from intervjukod.tui.presenter.lanes import CodingIndex
from intervjukod.tui.presenter.rows import Look, Row, Sign
from intervjukod.tui.presenter.sheet import Sheet, stripe_heads
from tests.unit.tui.interviews import THREE, answer, at, coding, interview, turns

BOOK = Codebook(
    (Code("bemanning", letter="b"), Code("gräns", label={"sv": "Gränskontroll"}), Code("x", letter="\u65e5"))
)
HEADS = stripe_heads(BOOK, "sv")
NOWHERE = Cursor.over(Span(0, 0))


def sheet(
    codings: Sequence[Coding] = (),
    *,
    transcript: Transcript = THREE,
    answers: Sequence[AnswerRow] = (),
    width: int = 50,
) -> Sheet:
    """The interview laid out at a width."""
    return Sheet(Document.of(transcript, answers), CodingIndex(codings), HEADS, width)


def drawn(page: Sheet, cursor: Cursor = NOWHERE, *, locked: bool = False, brackets: bool = False) -> list[str]:
    """The page as text."""
    rows = (page.row(n, cursor, locked=locked, brackets=brackets) for n in range(len(page)))
    return ["".join(run.text for run in row).rstrip() for row in rows]


def looks(row: Row, part: str) -> list[tuple[str, Look]]:
    """The runs of one part of a row."""
    return [(run.text, run.look) for run in row if run.look.part == part]


def test_a_page() -> None:
    """Turn numbers, stripes headed by letters, speakers, words, questions and memos, as the sketch has them."""
    codings = [
        coding(THREE, "De har varit borta. De kom tillbaka i höst,", "bemanning", memo="varför?"),
        coding(THREE, "De kom tillbaka", "gräns"),
        coding(THREE, "Vi arbetar kvar.", "x"),
        coding(THREE, "kvar", "borttagen"),
    ]
    rows = [
        answer("12a", THREE.turns[0].words, THREE.turns[1].words),
        answer("8", THREE.turns[2].words, confirmed=False),
    ]
    cursor = Cursor.over(at(THREE, "De kom tillbaka i höst, tror jag."))
    assert drawn(sheet(codings, answers=rows), cursor) == [
        "          Fiktiv intervju.",
        "",
        " 1     I  Hur ser det ut?                    12a",
        " 2▶bG  P  De har varit borta. De kom",
        "  ▶││     tillbaka i höst, tror jag. Nu är       M",
        "          de här.",
        "",
        " 3     I  Och ni?                            8?",
        " 4 ••  P  Vi arbetar kvar.",
        "",
        " 5     P  Det är allt.",
    ]


def test_the_selection_without_colour() -> None:
    """Brackets stand in the blanks beside the selection; no word moves."""
    page = sheet()
    cursor = Cursor.over(at(THREE, "De kom tillbaka i höst, tror jag."))
    assert drawn(page, cursor, brackets=True)[3:6] == [
        " 2▶    P  De har varit borta.⟦De kom",
        "  ▶       tillbaka i höst, tror jag.⟧Nu är",
        "          de här.",
    ]
    assert drawn(page, Cursor.over(THREE.turns[4].words), brackets=True)[-1] == " 5▶    P ⟦Det är allt.⟧"
    beside_a_comma = Cursor.over(at(THREE, "höst"))
    assert drawn(page, beside_a_comma, brackets=True)[4] == "  ▶       tillbaka i⟦höst, tror jag. Nu är"


def test_the_reading_lock_is_seen() -> None:
    """The marker is hollow and the selection has a look of its own."""
    page, cursor = sheet(), Cursor.over(THREE.turns[4].words)
    assert drawn(page, cursor, locked=True)[-1].startswith(" 5▷")
    assert looks(page.row(len(page) - 1, cursor, locked=True), "text") == [("Det är allt.", Look("text", (), "locked"))]


def test_words_are_cut_at_the_edges_of_codings_and_selection() -> None:
    """Each run has its codes, in order, and says whether it is selected; a code is named once."""
    codings = [
        coding(THREE, "Det är", "a", id="1"),
        coding(THREE, "Det är", "a", id="2"),
        coding(THREE, "är allt", "b"),
    ]
    page = sheet(codings)
    assert looks(page.row(len(page) - 1, Cursor.over(at(THREE, "allt."))), "text") == [
        ("Det ", Look("text", ("a",))),
        ("är", Look("text", ("a", "b"))),
        (" ", Look("text", ("b",))),
        ("allt", Look("text", ("b",), "selected")),
        (".", Look("text", (), "selected")),
    ]


def test_the_interviewer_and_the_text_around_look_otherwise() -> None:
    """Three kinds of words have three looks, also without any coding."""
    page = sheet()
    parts = [{run.look.part for run in page.row(n, NOWHERE)} & {"text", "asked", "outside"} for n in (0, 2, 3)]
    assert parts == [{"outside"}, {"asked"}, {"text"}]


def test_more_stripes_than_room_are_counted() -> None:
    """Stripes that do not fit are a number: two in sight and the rest counted."""
    six = [coding(THREE, "Det är allt.", "bemanning", id=str(n)) for n in range(6)]
    assert drawn(sheet(six[:4]))[-1] == " 5 bbbbP  Det är allt."
    assert drawn(sheet(six))[-1] == " 5 bb+4P  Det är allt."
    twelve = [coding(THREE, "Det är allt.", "bemanning", id=str(n)) for n in range(12)]
    assert drawn(sheet(twelve))[-1] == " 5 b+11P  Det är allt."


def test_the_coding_in_focus_is_seen() -> None:
    """Its stripe looks otherwise than the others."""
    codings = [coding(THREE, "Det är allt.", "a"), coding(THREE, "Det är", "b", id="focus")]
    page = sheet(codings)
    row = page.row(len(page) - 1, NOWHERE.on(codings[1]))
    assert [look.state for _, look in looks(row, "stripe")] == ["", "focused"]


@pytest.mark.parametrize(
    ("numbers", "margin"),
    [(("12a",), "12a"), (("12a", "7"), "12a+1"), (("12abcdef",), "12abc"), (("12abc", "7"), "12a+1")],
)
def test_questions_in_the_margin(numbers: tuple[str, ...], margin: str) -> None:
    """More questions than one are counted, a long number is cut."""
    rows = [answer(nr, THREE.turns[0].words) for nr in numbers]
    assert drawn(sheet(answers=rows))[2].split()[-1] == margin


def test_signs_stand_where_their_passage_ends() -> None:
    """A memo on a passage of its own is marked, and unmarked again."""
    page = sheet()
    assert page.sign([Sign(at(THREE, "varit borta. De kom tillbaka"), "M")]) == {4}
    assert drawn(page)[4].endswith(" M")
    two = [Sign(at(THREE, "i höst"), "M"), Sign(at(THREE, "varit borta. De kom tillbaka"), "M")]
    assert page.sign(two) == {4}
    assert drawn(page)[4].endswith("  M")
    assert page.sign([]) == {4}
    assert not drawn(page)[4].endswith("M")


def test_a_stripe_can_be_pointed_at() -> None:
    """The cell of a stripe leads to its coding, other cells to none."""
    codings = [coding(THREE, "Det är allt.", "a"), coding(THREE, "Det är", "b")]
    page = sheet(codings)
    last = len(page) - 1
    assert [page.stripe_at(last, column) for column in range(2, 6)] == [None, *codings, None]
    assert page.offset(last, 0) == page.offset(last, 10) == THREE.turns[4].words.start


def test_an_empty_transcript_has_one_empty_row() -> None:
    """Nothing is painted where nothing is."""
    assert drawn(sheet(transcript=interview())) == [""]


@given(turns, st.integers(16, 120))
def test_rows_hold_the_words_and_fit(said: list[tuple[str, str]], width: int) -> None:
    """Each row has exactly the cells of the layout, and its words are those of the line."""
    transcript = interview(*said)
    page = sheet(transcript=transcript, width=width)
    for number in range(len(page)):
        row = page.row(number, Cursor.over(Span(3, 9)))
        assert sum(cell_len(run.text) for run in row) == page.layout.width
        words = "".join(run.text for run in row if run.look.part in ("text", "asked"))
        assert words == shown(page.wrap.line(number).of(transcript.text))


places = st.tuples(st.integers(0, 10_000), st.integers(0, 300))


def spanned(transcript: Transcript, place: tuple[int, int]) -> Span:
    """Any span of the text."""
    start = place[0] % len(transcript.text)
    return Span(start, min(len(transcript.text), start + place[1]))


@given(turns, st.lists(places, max_size=6), places, places, st.booleans())
def test_what_a_move_does_not_touch_looks_the_same(
    said: list[tuple[str, str]],
    coded: list[tuple[int, int]],
    one: tuple[int, int],
    other: tuple[int, int],
    brackets: bool,
) -> None:
    """Only lines said to be touched change when the cursor goes from one span to another, or to a coding."""
    transcript = interview(*said)
    codings = [Coding(str(n), "t", spanned(transcript, place), "b", "PK") for n, place in enumerate(coded)]
    page = sheet(codings, transcript=transcript)
    old, new = Cursor.over(spanned(transcript, one)), Cursor.over(spanned(transcript, other))
    if codings:
        new = replace(new, focus=codings[0].id)
    touched = page.touched(old, new)
    for number in set(range(len(page))) - touched:
        assert page.row(number, old, brackets=brackets) == page.row(number, new, brackets=brackets)


def test_a_bracket_goes_when_the_selection_grows() -> None:
    """The line where the selection ended is touched, also when only blank lines follow it."""
    page = sheet()
    turn = Cursor.over(THREE.turns[1].words)
    assert list(page.wrap.lines_of(turn.span)) == [3, 4, 5]
    assert page.touched(turn, Cursor.over(turn.span.cover(THREE.turns[2].words))) >= {5, 6, 7}


@given(turns, st.lists(places, max_size=6), st.lists(places, max_size=6))
def test_what_a_coding_does_not_touch_looks_the_same(
    said: list[tuple[str, str]], before: list[tuple[int, int]], after: list[tuple[int, int]]
) -> None:
    """Only lines said to be touched change when codings come, go and move."""
    transcript = interview(*said)
    old, new = (
        [Coding(str(n), "t", spanned(transcript, place), "b", "PK") for n, place in enumerate(coded)]
        for coded in (before, after)
    )
    page = sheet(old, transcript=transcript)
    rows = [page.row(n, NOWHERE) for n in range(len(page))]
    touched = page.recode(new)
    assert touched is not None
    assert all(page.row(n, NOWHERE) == rows[n] for n in set(range(len(page))) - touched)
    assert page.index.by_id == {coding.id: coding for coding in new}


def test_very_many_changes_are_all_painted_anew() -> None:
    """A load of thousands begins anew instead of going one by one."""
    page = sheet()
    assert page.recode([coding(THREE, "allt", "b", id=str(n)) for n in range(300)]) is None
    assert len(page.index.by_id) == 300
