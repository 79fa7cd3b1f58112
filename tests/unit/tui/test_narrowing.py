"""Selections: dimensions, values, what is chosen and how it is said; pure."""

from __future__ import annotations

from intervjukod.tui.presenter.listing import Row
from intervjukod.tui.presenter.narrowing import (
    Dimension,
    chosen_with,
    cleared,
    dimension_rows,
    fitting,
    in_words,
    value_rows,
)

CODES = (Row("staffing", "Bemanning", "b"), Row("samverkan", "Samverkan", "s"))
ROLES = (Row("polis", "polis"), Row("vakt", "ordningsvakt"))
FACETS = (Row("ökat", "ökat", group="riktning"), Row("hinder", "hinder", group="faktor"))
CODE = Dimension("code", "kod", lambda: CODES, held=True)
ROLE = Dimension("role", "roll", lambda: ROLES)
NEAR = Dimension("near", "nära", lambda: CODES, phrase="nära {value}")
FACET = Dimension("facet", "aspekt", lambda: FACETS)
TEXT = Dimension("text", "ord", typed=True, phrase="”{value}”")
ALL = (CODE, ROLE, NEAR, FACET, TEXT)


def test_a_value_is_chosen_and_chosen_again_cleared() -> None:
    """The second time takes it away; another value takes its place."""
    once = chosen_with(ROLE, {"code": "staffing"}, ROLES[0])
    assert once == {"code": "staffing", "role": "polis"}
    assert chosen_with(ROLE, once, ROLES[1])["role"] == "vakt"
    assert chosen_with(ROLE, once, ROLES[0]) == {"code": "staffing"}


def test_a_held_dimension_keeps_a_value() -> None:
    """Choosing the code that is read once more changes nothing."""
    assert chosen_with(CODE, {"code": "staffing"}, CODES[0]) == {"code": "staffing"}


def test_words_are_cleared_by_none() -> None:
    """An empty row of words takes the words away."""
    assert chosen_with(TEXT, {"text": "folk"}, Row("", "alla")) == {}


def test_facets_are_chosen_apart() -> None:
    """A value of one facet leaves that of another, and each is said."""
    chosen = chosen_with(FACET, chosen_with(FACET, {}, FACETS[0]), FACETS[1])
    assert chosen == {"facet:riktning": "ökat", "facet:faktor": "hinder"}
    assert in_words(ALL, chosen) == ["ökat", "hinder"]
    assert [row.on for row in value_rows(FACET, {"facet:faktor": "hinder"})] == [False, True]


def test_what_is_chosen_is_said_in_order_by_its_names() -> None:
    """Titles have what people call the values, not their keys."""
    chosen = {"text": "folk", "near": "samverkan", "role": "vakt", "code": "staffing"}
    assert in_words(ALL, chosen) == ["Bemanning", "ordningsvakt", "nära Samverkan", "”folk”"]


def test_the_list_shows_what_is_chosen_and_offers_to_clear_it() -> None:
    """What has to be chosen is no reason to clear; clearing leaves it."""
    assert [row.id for row in dimension_rows(ALL, {"code": "staffing"}, "sv")][-1] == "text"
    chosen = {"code": "staffing", "role": "polis"}
    rows = dimension_rows(ALL, chosen, "sv")
    assert [row.on for row in rows[:2]] == [True, True]
    assert (rows[1].aside, rows[-1].text) == ("polis", "rensa urvalet")
    assert cleared(ALL, chosen) == {"code": "staffing"}


def test_clearing_is_row_ten_at_the_latest() -> None:
    """However many dimensions there are, its digit is on the first page."""
    many = tuple(Dimension(f"d{n}", f"D{n}") for n in range(12))
    assert dimension_rows(many, {"d11": "x"}, "sv")[9].text == "rensa urvalet"


def test_a_long_list_is_narrowed_by_typing() -> None:
    """Rows that have what was typed anywhere in them, those that begin so first, and before them a code by letter."""
    assert fitting(CODES, " VERK ") == (CODES[1],)
    assert fitting((*CODES, Row("kön", "Kön", "x"), Row("ö", "Miljö")), "k")[0].id == "kön"
    assert [row.id for row in fitting((Row("x", "Smälta in"), *CODES), "s")] == ["samverkan", "x"]
    assert fitting(CODES, "") == CODES
