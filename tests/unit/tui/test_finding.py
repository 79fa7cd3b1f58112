"""The rows of a search: where to look, the matched words, the hits; pure."""

from __future__ import annotations

from intervjukod.domain.span import Span
from intervjukod.domain.word import Breadth, Kinship
from intervjukod.study.shapes import Hit, WordMatch
from intervjukod.tui.presenter.finding import Asked, Goal, by_transcript, hit_rows, pairs, prompt_rows, word_rows

FOUND = (
    WordMatch("folk", "folk", Kinship.EXACT, 3, 2),
    WordMatch("folket", "folk", Kinship.FORM, 2, 1),
    WordMatch("småfolk", "småfolk", Kinship.COMPOUND, 4, 1),
)


def told(asked: Asked, breadth: Breadth) -> list[tuple[str, str]]:
    """The words and the counts of the rows."""
    return [(row.text.strip(), row.aside) for row in prompt_rows(asked, breadth, "sv")]


def test_before_counting_the_rows_say_only_where() -> None:
    """Enter works at once; the counts come when there is time."""
    assert told(Asked("folk", "I01"), Breadth.FORMS) == [("i hela studien", ""), ("i I01", "")]
    assert told(Asked("folk"), Breadth.FORMS) == [("i hela studien", "")]


def test_forms_are_counted_and_compounds_offered() -> None:
    """What stands inside other words is a wider search of its own, and each word can be chosen alone."""
    assert told(Asked("folk", "I01", FOUND, FOUND[:1]), Breadth.FORMS) == [
        ("i hela studien", "5 träffar"),
        ("i I01", "3 träffar"),
        ("i hela studien, även i sammansättning", "9 träffar"),
        ("folk", "3 i 2"),
        ("folket", "2 i 1"),
        ("småfolk", "4 i 1"),
    ]


def test_an_exact_search_counts_all_it_has() -> None:
    """Without an index the letters are found inside words too, and nothing is wider."""
    assert told(Asked("folk", "", FOUND), Breadth.EXACT)[0] == ("i hela studien", "9 träffar")
    assert "även i sammansättning" not in str(told(Asked("folk", "", FOUND), Breadth.EXACT))


def test_a_row_says_what_it_stands_for() -> None:
    """Scope, words and the one word, whatever blanks are in them."""
    goal = Goal("only", "inte folk", "inte folket")
    assert Goal.of(goal.id) == goal


def test_the_list_of_words_marks_breadth_and_words() -> None:
    """What is left out has no mark; without an index only the letters can be looked for."""
    rows = word_rows(FOUND, {"folket"}, Breadth.FORMS, True, "sv")
    assert [row.text for row in rows if row.on] == ["ordformer", "folk", "småfolk"]
    assert [bool(row.why_not) for row in word_rows(FOUND, (), Breadth.EXACT, False, "sv")[:3]] == [False, True, True]


def hit(place: str, before: str, matched: str, after: str) -> Hit:
    """A hit with these words around it."""
    return Hit("I01", 5, 9, matched, place, "", before, after, "id")


def test_hits_stand_under_each_other() -> None:
    """The matched words begin in one column whatever comes before them, and line ends are blanks."""
    rows = hit_rows(
        [hit("I01:3", "Det\nfinns ", "folk", "\nnog."), hit("I01:12", "långt före " * 5 + "nära ", "folk", "")]
    )
    assert rows[0].text.index("folk") == rows[1].text.index("folk")
    assert rows[0].text.endswith("Det finns folk nog.")
    assert rows[1].text.endswith("långt före nära folk")


def test_hits_are_gathered_by_interview() -> None:
    """Spans in the order of the hits, and as pairs for the marks."""
    found = by_transcript([hit("I01:3", "", "folk", ""), hit("I01:3", "", "folk", "")])
    assert found == {"id": [Span(5, 9), Span(5, 9)]}
    assert list(pairs(found)) == [("id", Span(5, 9)), ("id", Span(5, 9))]
