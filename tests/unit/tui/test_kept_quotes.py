"""What the author reads of the kept quotes: headings with what is printed, and who they come from."""

from __future__ import annotations

from intervjukod.domain.coding import Passage
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Transcript
from intervjukod.tui.presenter.kept_quotes import from_whom, headed, pointing_out, remark


def quote(informant: str, id_: str = "", **said: str) -> Passage:
    """A kept quote of somebody."""
    return Passage(
        id_ or informant, "I01", 0, 4, "det är", "b", "B", "PK", informant, said.get("role", "polis"), "torget", {}, "",
        "", "I01:1", 1, quoted=True, citation=said.get("citation", ""), unproved=said.get("unproved", ""),
    )  # fmt: skip


def interview(id_: str) -> Transcript:
    """An interview without words."""
    return Transcript(id_, id_, "", "", "", (), {})


def test_a_quote_is_shown_as_it_is_printed_and_what_is_wrong_with_it() -> None:
    """A line for the edited words, one where they no longer follow, one where few share role and place."""
    assert remark(quote("A", citation='Det "är"'), 3, "sv") == "→ ”Det ’är’”"
    assert remark(quote("A", unproved="Det är"), 1, "sv").splitlines() == [
        "! Redigeringen följer inte längre av det som sades: Det är",
        "! Rollen pekar ut en person",
    ]
    assert pointing_out(2, "sv") == "! Bara 2 informanter har den rollen där"
    assert remark(quote("A"), 3, "sv") == ""


def test_quotes_that_overlap_share_a_heading() -> None:
    """They are one excerpt, and each one's edited words stand above it, once; another interview is another excerpt."""
    one, other = interview("t1"), interview("t2")
    found = [(one, Span(0, 9), "I01:1", "a"), (one, Span(4, 20), "I01:1", "b\na"), (one, Span(20, 30), "I01:2", "")]
    assert [(span.start, heading) for _, span, heading in headed([*found, (other, Span(2, 4), "I02:1", "c")])] == [
        (0, "I01:1\na\nb"),
        (4, "I01:1\na\nb"),
        (20, "I01:2"),
        (2, "I02:1\nc"),
    ]


def test_quotes_are_counted_by_informant() -> None:
    """Most first; a quote of two people counts for both, and a row stands for somebody's first."""
    found = [quote("Bo", "q1"), quote("Ada", "q2"), quote("Ada;Bo", "q3", role="polis;vakt"), quote("Ada", "q4")]
    rows = from_whom(found, {("polis", "torget"): 3, ("polis;vakt", "torget"): 1}, "sv")
    assert [(row.id, row.text, row.aside) for row in rows] == [
        ("q2", "Ada · 3 citat", "polis · torget"),
        ("q1", "Bo · 2 citat", "polis · torget"),
    ]
