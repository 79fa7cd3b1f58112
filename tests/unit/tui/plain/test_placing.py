"""What waits since a text changed, decided of one by one; every act undone where it was made."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.domain.anchor import State
from intervjukod.study import Study
from intervjukod.tui.presenter.placing_page import PlacingPage
from tests.builders import TRANSCRIPTS
from tests.unit.tui.plain.listener import Listener

FILE = "I01-polis.txt"
FEW, KEPT = "Vi är för få på kvällarna", "samma personer är kvar"


@pytest.fixture
def unsettled(study: Study, small: Path) -> Study:
    """A coding whose words were touched, one whose words went away and one that others took the place of."""
    i01 = study.transcripts.find("I01")
    for words, code in ((FEW, "staffing"), (KEPT, "samverkan"), ("mest på kvällarna", "förflyttning")):
        study.coding.code(i01, study.reading.quote(i01, words), code)
    text = TRANSCRIPTS[FILE].replace("Vi är för få", "Vi är alltför få").replace(", mest på kvällarna", "")
    text = text.replace("när samma personer är kvar", "så länge personerna är desamma")
    (small / "transcripts" / FILE).write_text(text, "utf-8")
    study.transcripts.take_in()
    return study


@pytest.fixture
def me(unsettled: Study) -> Listener:
    """Somebody listening, the page open."""
    listener = Listener(unsettled)
    listener.waits()
    listener.keys("0 0")
    return listener


def page(me: Listener) -> PlacingPage:
    """The page in front."""
    assert isinstance(me.desk.page, PlacingPage)
    return me.desk.page


def focused(me: Listener) -> str:
    """The words, as they were, of what is in focus."""
    thing = page(me).focused
    assert thing is not None
    return thing.old


def placed(study: Study) -> dict[str, str]:
    """The words that each code is on, where it has a place and nothing waits."""
    i01 = study.transcripts.find("I01")
    text = study.transcripts.open(i01).text
    return {one.code: one.span.of(text) for one in study.coding.of(i01) if one.state is State.SAME}


def test_what_is_similar_is_accepted_and_taken_back(me: Listener, unsettled: Study) -> None:
    """Enter, or 1, lets it stand where it stands now; Ctrl+Z brings it back, in focus."""
    heard = me.keys("end")
    assert "I01:4, Bemanning, kodning, ändrade ord, PK" in heard
    assert "var, Vi är ⟦för⟧ få på kvällarna" in heard
    assert "nu, Vi är ⟦alltför⟧ få på kvällarna" in heard
    for key in ("enter", "1"):
        me.keys(f"end {key}")
        assert placed(unsettled) == {"staffing": "Vi är alltför få på kvällarna"}
        me.keys("home ctrl+z")
        assert focused(me) == FEW


def test_what_is_lost_is_placed_where_it_is_proposed(me: Listener, unsettled: Study) -> None:
    """By its number, or by Enter; a number that nothing is proposed under says so."""
    for key in ("1", "enter"):
        me.keys("home")
        assert focused(me) == "mest på kvällarna"
        proposed = page(me).proposed[0].words
        me.keys("9")
        assert me.told == "Det finns inget förslag 9."
        me.keys(key)
        assert placed(unsettled) == {"förflyttning": proposed}
        me.keys("ctrl+z")
        assert placed(unsettled) == {}


def test_what_is_lost_is_shown_nowhere_in_the_text(me: Listener) -> None:
    """Its words are gone, and others stand where it was."""
    me.keys("escape")
    assert [coding.code for coding in me.desk.text.index.ordered] == ["staffing"]


def test_it_is_placed_by_hand(me: Listener, unsettled: Study) -> None:
    """P goes to where it would stand; Enter places it on what is marked and comes back, Esc gives up."""
    me.keys("home down P")
    assert me.selected == "personerna är desamma"
    assert me.told == "Markera orden där det ska stå; Enter placerar, Esc avbryter."
    me.keys("b escape")
    assert me.told == "Inget placerades."
    assert placed(unsettled) == {}
    me.keys("P right enter")
    assert placed(unsettled) == {"samverkan": "personerna"}
    assert focused(me) == FEW
    me.keys("ctrl+z")
    assert focused(me) == KEPT


def test_all_that_is_similar_is_accepted_at_once(me: Listener, unsettled: Study) -> None:
    """As one act; where nothing is left of it that is said."""
    me.keys("A")
    assert placed(unsettled) == {"staffing": "Vi är alltför få på kvällarna"}
    me.keys("A")
    assert me.told == "I I01-polis finns inget att se över och godta."


def test_it_may_wait_or_be_removed(me: Listener, unsettled: Study) -> None:
    """What may wait stays on the page and is counted no more; removing asks, and is undone."""
    me.keys("home down L")
    assert me.waits() == ""
    assert me.desk.to_place.count == 2
    assert page(me).rows == 3
    me.keys("home down delete 2")
    assert page(me).rows == 3
    me.keys("delete 1")
    assert page(me).rows == 2
    me.keys("ctrl+z")
    assert focused(me) == KEPT


def test_a_colleagues_waits_until_both_are_done(me: Listener, unsettled: Study, small: Path) -> None:
    """What another coded is not shown before, and not removed by anybody else after."""
    with Study.open(small, coder="AB") as other:
        i01 = other.transcripts.find("I01")
        other.coding.code(i01, other.reading.quote(i01, "tolv år"), "staffing")
        sitting = other.versions.begin(i01)
        sitting.replace(other.reading.quote(i01, "tolv"), "elva")
        sitting.keep()
        other.transcripts.set_done(i01)
    me.waits()
    assert {thing.coder for thing in page(me).things} == {"PK"}
    unsettled.transcripts.set_done(unsettled.transcripts.find("I01"))
    me.keys("escape 0 0")
    theirs = next(n for n, thing in enumerate(page(me).things) if thing.coder == "AB")
    me.keys("home" + " down" * theirs + " delete")
    assert me.told == "Det är ABs; bara den som har kodat tar bort."


def test_more_that_waits_is_told_wherever_one_is(me: Listener, small: Path) -> None:
    """As when somebody else changes the text that one reads."""
    me.keys("A escape")
    me.waits()
    with Study.open(small, coder="AB") as other:
        i01 = other.transcripts.find("I01")
        sitting = other.versions.begin(i01)
        sitting.replace(other.reading.quote(i01, "alltför"), "väldigt")
        sitting.keep()
    assert "3 väntar på att placeras sedan texten ändrades: 0 0 visar dem." in me.waits()
    assert "väldigt få" in me.text


def test_excerpts_follow_the_text(me: Listener, small: Path) -> None:
    """What is read back shows the words as they are, so that nothing is coded in words of before."""
    me.keys("A escape 0 3 b enter")
    assert me.desk.excerpts is not None
    assert "alltför få" in me.text
    with Study.open(small, coder="AB") as other:
        i01 = other.transcripts.find("I01")
        sitting = other.versions.begin(i01)
        sitting.replace(other.reading.quote(i01, "alltför"), "väldigt")
        sitting.keep()
    me.waits()
    assert me.desk.excerpts is not None
    assert "väldigt få" in me.text


def test_excerpts_behind_a_page_follow_too(me: Listener, small: Path) -> None:
    """When one comes back to them; the page stays in front until then."""
    me.keys("A escape 0 3 b enter 0 7")
    with Study.open(small, coder="AB") as other:
        i01 = other.transcripts.find("I01")
        sitting = other.versions.begin(i01)
        sitting.replace(other.reading.quote(i01, "alltför"), "väldigt")
        sitting.keep()
    me.waits()
    assert me.desk.page is not None
    me.keys("escape")
    assert me.desk.excerpts is not None
    assert "väldigt få" in me.text


def test_a_thing_is_found_by_typing(me: Listener) -> None:
    """By what it is or by its words."""
    me.keys('ctrl+f "bemann" enter')
    assert focused(me) == FEW
    me.keys('ctrl+f "personer är" enter')
    assert focused(me) == KEPT
