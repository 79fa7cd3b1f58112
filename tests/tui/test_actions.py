"""The registry of actions: one meaning a key and place, words for all, a reason for every no."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from intervjukod.locale import LANGUAGES, has, say
from intervjukod.tui.actions import (
    ACTIONS,
    ANY,
    LETTERS,
    PANES,
    Context,
    Place,
    action_for,
    bottom_line,
    in_place,
)
from intervjukod.tui.acts import HANDLERS
from intervjukod.tui.presenter.help_page import PLACES, help_lines
from intervjukod.tui.presenter.line import plain, width
from intervjukod.tui.presenter.status import bottom_line as shown_bottom_line
from intervjukod.tui.presenter.status import keys_name

HINDERED = (
    Context(transcript=False),
    Context(read_only=True, here=1, last_code="b"),
    Context(locked=True, here=1, last_code="b"),
    Context(here=0, last_code=""),
    Context(place=Place.GUIDE, proposed=False),
)


CHANGING = {"code", "picker", "again", "recent", "apply", "facet", "recode", "remove", "in_vivo", "mend"}
"""Actions that make, change or take away a coding, or change its words."""


def test_no_key_does_two_things_in_one_place() -> None:
    """In every place each key belongs to one action."""
    for place in Place:
        keys = [key for action in in_place(place) for key in action.keys]
        assert sorted(keys) == sorted(set(keys)), place


def test_every_action_has_a_function() -> None:
    """What the registry names can be done, and nothing else is."""
    assert HANDLERS.keys() == {action.id for action in ACTIONS}


def test_every_action_can_be_reached() -> None:
    """An action has a key, or stands in the list of commands."""
    assert [action.id for action in ACTIONS if not action.keys and not action.palette] == []


@pytest.mark.parametrize("place", list(Place))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_in_the_help(place: Place, language: str) -> None:
    """The help of a place names every key that does something there."""
    page = re.sub(r"\s+", " ", " ".join(plain(line) for line in help_lines(Context(place=place), 100, language)))
    for action in in_place(place):
        assert keys_name(action, language) in page, action.id
        assert say(action.help, language)[:40] in page, action.id


@pytest.mark.parametrize("context", HINDERED)
def test_what_cannot_be_done_says_why(context: Context) -> None:
    """Every reason against an action has words in both languages."""
    reasons = {action.why_not(context) for action in ACTIONS} - {""}
    assert reasons
    assert [(reason, language) for reason in reasons for language in LANGUAGES if not has(reason, language)] == []


def test_in_the_reading_lock_nothing_codes_or_removes() -> None:
    """What makes, changes or takes away a coding is hindered; memo, moving and copying are not."""
    locked = Context(locked=True, here=1, last_code="b")
    hindered = {action.id for action in ACTIONS if action.why_not(locked) == "tui.why.locked"}
    assert hindered == CHANGING


def test_a_read_only_study_hinders_every_change() -> None:
    """Nothing that writes can be done where nothing can be written."""
    context = Context(read_only=True, here=1, last_code="b", place=Place.GUIDE, proposed=True)
    hindered = {action.id for action in ACTIONS if action.why_not(context) == "tui.why.read_only"}
    assert hindered == CHANGING | {
        "memo",
        "keep_quote",
        "edit_quote",
        "done",
        "undo",
        "redo",
        "confirm",
        "confirm_all",
        "answer",
        "history_milestone",
        "place_this",
        "book_new",
        "book_file",
        "memo_new",
        "take_in",
    }


def test_letters_belong_to_the_codebook() -> None:
    """In every pane each lower-case letter, å ä ö too, is a code; no tool has one."""
    for place in PANES:
        for letter in LETTERS:
            action = action_for(place, letter)
            assert action is not None
            assert action.id == "code"


def test_nought_is_row_ten_in_an_open_list() -> None:
    """In a list 0 chooses a row; in the panes it goes to another screen."""
    row, screens = action_for(Place.ROWS, "0"), action_for(Place.TEXT, "0")
    assert row is not None
    assert screens is not None
    assert (row.id, screens.id) == ("row", "screens")


def test_typing_takes_what_has_no_other_meaning() -> None:
    """In the picker letters and capitals are typed; a name such as `f5` is not."""
    typed, nothing = action_for(Place.PICKER, "Å"), action_for(Place.PICKER, "f5")
    assert typed is not None
    assert typed.keys == (ANY,)
    assert nothing is None


def test_among_quotes_their_own_keys_stand_early_on_the_bottom_line() -> None:
    """Editing one and from whom they come; among other excerpts neither is there."""
    of_quotes = [one.id for one in bottom_line(Context(Place.READ, here=1, trail=True, lens="quotes"))]
    assert {"edit_quote", "quotes_from"} <= set(of_quotes[:4])
    of_a_search = {one.id for one in bottom_line(Context(Place.READ, here=1, trail=True, lens="search"))}
    assert of_a_search.isdisjoint({"edit_quote", "quotes_from"})


@pytest.mark.parametrize("cells", [60, 80, 120])
@pytest.mark.parametrize("place", list(Place))
def test_the_bottom_line_fits_and_ends_with_the_way_out(cells: int, place: Place) -> None:
    """However narrow, the line fits and its last hint shows; what cannot be done is left out."""
    context = Context(place=place, here=1, last_code="b")
    shown = shown_bottom_line(bottom_line(context), context, cells, "sv")
    assert width(shown) == cells
    assert plain(shown).strip().endswith(("hjälp", "tillbaka"))
    locked = replace(context, locked=True)
    assert "code" not in {action.id for action in bottom_line(locked)}


def test_keys_are_the_same_in_both_languages() -> None:
    """Only words differ: signs and letters on the keyboard are the same."""
    for action in ACTIONS:
        swedish, english = keys_name(action, "sv"), keys_name(action, "en")
        assert len(swedish.split()) == len(english.split()), action.id


@pytest.mark.parametrize("place", PLACES)
def test_help_parts_the_keys_from_what_they_do(place: Place) -> None:
    """However many keys do the same thing."""
    shown = [plain(each) for each in help_lines(Context(place), 78, "sv")]
    keys = [keys_name(action, "sv") for action in in_place(place)]
    assert [name for name in keys if not any(row.startswith(f"{name}  ") for row in shown)] == []
