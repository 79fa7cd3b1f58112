"""The cursor: what each key selects."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intervjukod.domain.span import Span
from intervjukod.domain.text import clusters
from intervjukod.tui.presenter.cursor import Cursor
from intervjukod.tui.presenter.document import Document, Unit
from tests.unit.tui.interviews import THREE, at, coding, interview, turns

DOCUMENT = Document.of(THREE)
KEYS: dict[str, Callable[[Cursor, Document], Cursor]] = {
    "↓": lambda cursor, document: cursor.moved(document, "down"),
    "↑": lambda cursor, document: cursor.moved(document, "up"),
    "→": lambda cursor, document: cursor.moved(document, "right"),
    "←": lambda cursor, document: cursor.moved(document, "left"),
    "+": Cursor.widened,
    "-": Cursor.narrowed,
    "_": lambda cursor, _: cursor.marked(),
    "e": lambda cursor, _: cursor.unmarked(),
    ",": Cursor.switched,
    "}": lambda cursor, document: cursor.extended(document, 1),
    "{": lambda cursor, document: cursor.extended(document, -1),
}


def press(keys: str, document: Document = DOCUMENT, words: str = "De har varit borta.") -> Cursor:
    """The cursor after ``keys``, from the sentence ``words``: ``}`` and ``{`` are Shift with an arrow."""
    cursor = Cursor.at(document, at(document.transcript, words).start)
    for key in keys:
        cursor = KEYS[key](cursor, document)
    return cursor


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("", "De har varit borta."),
        ("↓", "De kom tillbaka i höst, tror jag."),
        ("↓↓↓", "Och ni?"),
        ("↑", "Hur ser det ut?"),
        ("↑↑", "Hur ser det ut?"),
        ("→", "De"),
        ("→→→→→", "De"),
        ("←", "borta"),
        ("→→↓", "De kom tillbaka i höst, tror jag."),
        ("→→↑", "Hur ser det ut?"),
        ("+", "De har varit borta. De kom tillbaka i höst, tror jag. Nu är de här."),
        ("+↓↓", "Vi arbetar kvar."),
        ("+-", "De har varit borta."),
        ("↓+-", "De kom tillbaka i höst, tror jag."),
        ("↓-", "De kom tillbaka i höst,"),
        ("↓-↓", "tror jag."),
        ("↓--", "De"),
        ("++↓", "Vi arbetar kvar.\n\nP: Det är allt."),
    ],
)
def test_moving(keys: str, words: str) -> None:
    """Down and up by passages of one size, right and left by words, plus and minus to other sizes."""
    assert press(keys).span.of(DOCUMENT.text) == words


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("_↓", "De har varit borta. De kom tillbaka i höst, tror jag."),
        ("_↓↓", "De har varit borta. De kom tillbaka i höst, tror jag. Nu är de här."),
        ("_↓↓↑", "De har varit borta. De kom tillbaka i höst, tror jag."),
        ("↓_↓↑↑", "De har varit borta. De kom tillbaka i höst, tror jag."),
        ("_→", "De har varit borta. De"),
        ("_→↓", "De har varit borta. De kom tillbaka i höst, tror jag."),
        ("_→←", "De har varit borta."),
        ("↓_→←←", "borta. De kom tillbaka i höst, tror jag."),
        ("→→_→→", "har varit borta."),
        ("→→_→", "har varit"),
        ("→→_↓", "har varit borta."),
        ("→→_↓↓", "har varit borta. De kom tillbaka i höst, tror jag."),
        ("→→_↓↓↑", "har"),
        ("→→_←", "De har"),
        ("_↓e↓", "Nu är de här."),
        ("_+", "De har varit borta. De kom tillbaka i höst, tror jag. Nu är de här."),
        ("+_-↓", "De har varit borta. De kom tillbaka i höst, tror jag. Nu är de här.\n\nI: Och ni?"),
    ],
)
def test_marking(keys: str, words: str) -> None:
    """While marking the arrows extend; drawn back, the anchor stays whole."""
    assert press(keys).span.of(DOCUMENT.text) == words


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("{", "De har varit"),
        ("{{", "De har"),
        ("{}", "De har varit borta."),
        ("}", "De har varit borta. De"),
        (",}", "har varit borta."),
        (",}}{", "har varit borta."),
        (",{", "ut?\n\nP: De har varit borta."),
        ("{,}", "har varit"),
        ("→→{", "De har"),
        ("→→{}", "har"),
        ("→→}", "har varit"),
        ("→→}{{", "De har"),
    ],
)
def test_moving_an_end(keys: str, words: str) -> None:
    """Shift and an arrow moves the active end by a word, the comma makes the other one active."""
    assert press(keys).span.of(DOCUMENT.text) == words


def test_the_other_end_of_a_coding_stays_where_it_is() -> None:
    """An end that cuts a word, as an import may bring, does not move when the other one does."""
    cut = Cursor.over(Span(at(THREE, "r varit").start, at(THREE, "borta").end))
    assert cut.extended(DOCUMENT, 1).span.of(DOCUMENT.text) == "r varit borta. De"
    assert cut.switched(DOCUMENT).extended(DOCUMENT, -1).span.end == cut.span.end


def test_there_is_no_word_after_the_last() -> None:
    """At the end of the text the active end stays, full stop and all."""
    document = Document.of(interview(("P", "Ja.")))
    cursor = Cursor.at(document, 3)
    assert cursor.extended(document, 1) == cursor.extended(document, -1) == cursor


def test_a_coding_in_focus_stays_so_until_one_moves_away() -> None:
    """Moving an end keeps the focus, an arrow or leaving gives it up."""
    focused = Cursor.over(Span(0, 0)).on(coding(THREE, "varit borta", "b", id="c1"))
    assert focused.span == at(THREE, "varit borta")
    assert focused.extended(DOCUMENT, -1).focus == focused.switched(DOCUMENT).focus == "c1"
    assert focused.moved(DOCUMENT, "down").focus == focused.unmarked().focus == focused.marked().focus == ""


def test_marking_to_a_place() -> None:
    """A page or a jump while marking takes everything up to there."""
    there = at(THREE, "allt").start
    assert press("_").to(DOCUMENT, there).span == at(THREE, "De har varit borta.").cover(at(THREE, "Det är allt."))
    assert press("").to(DOCUMENT, there).span == at(THREE, "Det är allt.")


def test_narrowing_goes_back_to_the_word_pointed_at() -> None:
    """A cursor set by the mouse narrows to where the mouse was."""
    cursor = Cursor.at(DOCUMENT, at(THREE, "höst").start, Unit.TURN)
    for _ in range(3):
        cursor = cursor.narrowed(DOCUMENT)
    assert cursor.span == at(THREE, "höst")


@pytest.mark.parametrize("unit", Unit)
def test_nothing_moves_in_an_empty_transcript(unit: Unit) -> None:
    """Every key is harmless where there is nothing."""
    document = Document.of(interview())
    for keys in KEYS.values():
        assert keys(Cursor.at(document, 0, unit), document).span == Span(0, 0)


@given(turns, st.text(alphabet="".join(KEYS), max_size=25), st.integers(0, 10_000))
def test_any_keys_select_whole_signs_of_the_text(said: list[tuple[str, str]], keys: str, offset: int) -> None:
    """Whatever is pressed, a passage that is not empty is selected, and it cuts no sign and no pair of marks."""
    document = Document.of(interview(*said))
    cursor = Cursor.at(document, offset % len(document.text))
    for key in keys:
        cursor = KEYS[key](cursor, document)
    assert cursor.span
    assert cursor.span.within(len(document.text))
    assert cursor.span.of(document.text) == cursor.span.of(document.text).strip()
    for cluster in clusters(document.text):
        assert not cluster.overlaps(cursor.span) or cursor.span.contains(cluster)
