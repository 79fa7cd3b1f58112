"""The pages of what is to be placed and of an older version without a screen: what shows, where the focus goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from intervjukod.anchoring.candidates import Reason
from intervjukod.domain.span import Span
from intervjukod.domain.transcript import Side, Transcript, Turn
from intervjukod.study.version_shapes import Misplaced, Proposal
from intervjukod.tui.presenter.line import plain, width
from intervjukod.tui.presenter.placing_page import PlacingPage
from intervjukod.tui.presenter.version_page import VersionPage

SIMILAR = Misplaced(
    "a1", "coding", "t1", "I01-polis", "similar", "Bemanning", "PK", "vi är för få", "Nej, ", ".", "vi är alltför få",
    Span(5, 21), "I01:4", False, {},
)  # fmt: skip
LOST = replace(
    SIMILAR, id="a2", state="lost", kind="memo", what="Kolla\ndetta", old="bort", new="", span=None, place="I01"
)
OTHER = replace(LOST, id="b1", name="I02-vakt", transcript="t2", kind="answered", what="12a", coder="")
PROPOSALS = (
    Proposal(9, 13, "borta", "I01:2", 0.91, (Reason.ALIKE, Reason.NEAR)),
    Proposal(40, 44, "kort", "I01:9", 0.6, (Reason.SURROUNDINGS,)),
)
PAGE = PlacingPage("Att placera", (LOST, SIMILAR, OTHER), {"a2": PROPOSALS})


def shown(page: PlacingPage | VersionPage, cells: int = 70) -> list[str]:
    """The page as words, evenly spaced, without blank lines."""
    lines = [" ".join(plain(line).split()) for line in page.draw(cells, "sv").lines]
    return [line for line in lines if line]


def test_what_is_lost_has_its_places_numbered() -> None:
    """Each with how likely it is, where, why, and its words; the first is in focus."""
    assert shown(PAGE) == [
        "Att placera 2 utan plats · 1 att se över",
        "I01-polis",
        "▸I01 Kolla detta memo utan plats PK",
        "var bort",
        "▸1 91 % I01:2 liknande ord, nära där det stod",
        "borta",
        "2 60 % I01:9 samma omgivning",
        "kort",
        "I01:4 Bemanning kodning ändrade ord PK",
        "I02-vakt",
        "I01 12a svar på fråga utan plats",
    ]


def test_arrows_go_between_things_and_between_places() -> None:
    """Up and down the one, left and right the other; what is in focus says where it would stand."""
    assert PAGE.span == Span(9, 13)
    there = PAGE.moved("right", 15).moved("right", 15)
    assert (there.at, there.span) == (0, Span(40, 44))
    below = there.moved("down", 15)
    assert (below.at, below.chosen, below.span) == (1, 0, Span(5, 21))
    assert below.moved("end", 15).span is None


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({}, "▸I01:4 Bemanning kodning ändrade ord PK"),
        ({"left": True}, "▸I01:4 Bemanning kodning får vänta PK"),
        ({"new": "vi är  för få"}, "▸I01:4 Bemanning kodning ändrad omgivning PK"),
    ],
)
def test_how_something_stands_is_said(changed: Mapping[str, object], line: str) -> None:
    """Other words, other surroundings, or that somebody let it be."""
    assert line in shown(PlacingPage("Att placera", (replace(SIMILAR, **changed),)))  # type: ignore[arg-type]  # names of fields


def test_an_empty_page_says_so() -> None:
    """Nothing waits; no key breaks it."""
    page = PlacingPage("Att placera", ()).moved("down", 15).moved("right", 15).with_proposals(PROPOSALS)
    assert (page.focused, page.span, page.rows) == (None, None, 0)
    assert shown(page)[1].startswith("Inget väntar")


@pytest.mark.parametrize("cells", [58, 76, 118])
def test_no_line_is_wider_than_the_page(cells: int) -> None:
    """However long the words."""
    long = replace(SIMILAR, what="En mycket lång " * 20, old="ord " * 90, new="andra ord " * 90, place="I01:137")
    for thing in (long, replace(long, state="lost", span=None, before="x " * 20, after="y " * 20)):
        page = PlacingPage("Att placera", (thing,), {thing.id: (replace(PROPOSALS[0], words="ord " * 90),)})
        assert max(width(line) for line in page.draw(cells, "sv").lines) <= cells


def test_an_older_version_tells_which_turns_read_otherwise() -> None:
    """By a sign; the one in focus has its whole turn in sight."""
    text = "I: Hur? P: Så här."
    turns = (Turn(1, Span(3, 7), "I", Side.INTERVIEWER), Turn(2, Span(11, 18), "P", Side.INFORMANT))
    page = VersionPage("Version 1", Transcript("t1", "I01", "", "", text, turns, {}), {("I", "Hur?")})
    assert shown(page)[2:] == ["▸1 I Hur?", "2 P ≈ Så här."]
    assert page.moved("down", 15).draw(70, "sv").keep == 3
