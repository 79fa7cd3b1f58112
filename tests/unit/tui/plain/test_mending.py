"""The text mended where one reads it: words, speakers, sides, turns; one sitting is one version."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.study import Study
from intervjukod.tui import views
from intervjukod.tui.presenter.guide_pane import guide_lines
from intervjukod.tui.presenter.line import plain
from tests.unit.tui.plain.listener import Listener

FEW = "Vi är för få på kvällarna"


def versions(study: Study) -> list[str]:
    """What became of the first interview's text, the newest first."""
    return [version.what for version in study.versions.of(study.transcripts.find("I01"))]


def speakers(me: Listener) -> list[str]:
    """Who says the turns of the open text."""
    assert me.desk.transcript is not None
    return [turn.speaker for turn in me.desk.transcript.turns]


def test_a_word_is_mended_in_few_keys(me: Listener, study: Study) -> None:
    """On a word E, the right word, Enter, Esc and 1: typing takes its place, and one version comes of it."""
    me.goes_to("tolv")
    me.keys('E "elva" enter')
    assert me.told.startswith("Rättat: tolv → elva")
    assert versions(study) == ["read"]
    me.keys("escape 1")
    assert "i elva år" in me.text
    assert me.selected == "elva"
    assert versions(study) == ["edited", "read"]


def test_what_becomes_of_the_codings_is_told(me: Listener, study: Study) -> None:
    """How many followed, and how many have other words now; and undoing brings all back."""
    me.goes_to(FEW)
    me.keys("b")
    me.goes_to("tolv år")
    me.keys("b")
    me.goes_to("få")
    me.keys('E "fåtaliga" enter escape 1')
    assert me.told == "I01-polis: texten rättades · 1 kodning följde med · 1 att se över (Ctrl+Z ångrar)"
    me.waits()
    assert "0 Att placera. 1 väntar" in me.keys("0")
    me.keys("escape ctrl+z")
    assert "för få på" in me.text
    assert versions(study) == ["read"]


def test_a_passage_is_edited_and_not_replaced(me: Listener) -> None:
    """Of several words what stands is changed; Tab goes on to the next passage."""
    me.goes_to("Vi är för få")
    me.keys('E backspace backspace "FÅ" tab')
    assert "Vi är för FÅ på" in me.text
    assert me.desk.editing is not None
    assert me.desk.editing.before == "Hur fungerar samverkan med kommunen?"


def test_words_taken_out_take_a_blank_with_them(me: Listener) -> None:
    """Nothing written leaves no gap behind."""
    me.goes_to("nog på")
    me.keys(f"E {'backspace ' * 6} enter")
    assert "inte folk helgerna" in me.text


def test_a_speaker_is_renamed_everywhere_and_in_the_text(me: Listener) -> None:
    """A new label, in all turns of the one who had the old one; and back."""
    me.keys('E escape S "R" enter 2')
    assert speakers(me) == ["R", "P", "R", "P", "R", "P"]
    assert me.text.startswith("R: Hur länge")
    me.keys("ctrl+z")
    assert speakers(me)[0] == "I"
    assert me.text.startswith("I: Hur länge")


def test_side_split_and_join(me: Listener) -> None:
    """A turn is split at a word and joined again; a speaker changes sides; each is said."""
    me.goes_to("mest")
    me.keys("E escape D")
    assert speakers(me) == ["I", "P", "P", "I", "P", "I", "P"]
    assert me.told == "Replik 3 börjar här"
    me.keys("J")
    assert speakers(me) == ["I", "P", "I", "P", "I", "P"]
    me.keys("I 1")
    assert me.told == "P: intervjuare"


def test_no_coding_is_moved_while_one_mends(me: Listener, study: Study) -> None:
    """Not even one that was clicked on: its ends would be those of a text that nobody has kept."""
    me.goes_to(FEW)
    me.keys("b E escape")
    (coding,) = me.desk.text.index.ordered
    me.desk.text.focus_coding(coding)
    me.keys("shift+right shift+right")
    assert [one.span.of(me.text) for one in study.coding.of(study.transcripts.find("I01"))] == [FEW]


def test_nothing_is_written_before_it_is_kept(me: Listener, study: Study) -> None:
    """Thrown away nothing changed; without a correction nothing is asked; Ctrl+S does not call it saved."""
    me.goes_to("tolv")
    me.keys('E "elva" enter ctrl+s')
    assert "inte sparad än" in me.told
    me.keys("escape 3")
    assert me.told == "Rättelserna kastades; texten är som den var."
    assert "i tolv år" in me.text
    me.keys("E escape escape")
    assert me.told == "Inget ändrades."
    assert versions(study) == ["read"]


def test_what_cannot_be_written_is_told_in_one_line(me: Listener) -> None:
    """Control characters are refused, and the words stay in the editor."""
    me.goes_to("tolv")
    me.keys("E")
    me.pastes("el\x07va")
    me.keys("enter")
    assert me.told == "Orden har styrtecken: U+0007."
    assert me.desk.editing is not None


def test_the_reading_lock_refuses(me: Listener) -> None:
    """With its reason."""
    me.keys("L E")
    assert me.told.startswith("Läsläge")
    assert me.desk.mending is None


def test_quitting_asks_first(me: Listener, study: Study) -> None:
    """Ctrl+Q asks what is to become of the corrections; where keys just end, they are kept."""
    me.goes_to("tolv")
    me.keys('E "elva" enter ctrl+q')
    assert me.desk.listing is not None
    assert [row.id for row in me.desk.listing.rows] == ["keep", "go_on", "throw"]
    me.keys("2")
    assert versions(study) == ["read"]
    me.ends()
    assert versions(study) == ["edited", "read"]


def test_what_somebody_else_mended_meanwhile_is_joined(me: Listener, small: Path) -> None:
    """It is told at once, and both are in the version that is kept."""
    me.goes_to("tolv")
    me.keys('E "elva" enter')
    with Study.open(small, coder="AB") as other:
        sitting = other.versions.begin(other.transcripts.find("I01"))
        sitting.replace(other.reading.quote(other.transcripts.find("I01"), "kommunen"), "staden")
        sitting.keep()
    assert "någon annan" in me.waits()
    me.keys("escape 1")
    assert "i elva år" in me.text
    assert "samverkan med staden" in me.text
    assert me.selected == "elva"


@pytest.mark.parametrize(("keys", "words"), [("1 1 1", "elva"), ("1 1 2 1", "tretton"), ("1 3", "tretton")])
def test_a_fork_is_ended(me: Listener, small: Path, keys: str, words: str) -> None:
    """Where both changed the same words one chooses which stand, or lets one version stand alone."""
    with Study.open(small, coder="AB") as other:
        i01 = other.transcripts.find("I01")
        there, first, second = other.reading.quote(i01, "tolv"), other.versions.begin(i01), other.versions.begin(i01)
        first.replace(there, "tretton")
        second.replace(there, "elva")
        first.keep()
        second.keep()
    me.waits()
    assert "i elva år" in me.text
    assert "VERSIONER AV I01-polis. 4 rader" in me.keys('ctrl+p "versioner av" enter')
    me.keys(keys)
    assert f"i {words} år" in me.text
    assert me.desk.study.versions.forked() == []


def test_an_older_version_is_read(me: Listener) -> None:
    """Its turns, a sign before those that read otherwise now; nothing can be coded in it."""
    me.goes_to("tolv")
    me.keys('E "elva" enter escape 1')
    heard = me.keys('ctrl+p "versioner av" enter 2')
    assert "Version 1 av I01-polis. 6 rader" in heard
    assert "2 P ≈ Jag har arbetat här i tolv år" in heard
    assert "≈" not in me.keys("up")
    assert "6 P, Samverkan fungerar" in me.keys('ctrl+f "samma pers" enter')
    me.keys("escape")
    assert me.desk.page is None


def test_the_guide_is_not_denied_while_its_interview_is_mended(me: Listener) -> None:
    """Answers stand elsewhere in what the text becomes: the pane says that they come back, not that none apply."""
    me.goes_to("tolv")
    me.keys("E")
    shown = guide_lines(views.guide(me.desk), 60).lines
    assert "Guiden visas igen när texten är rättad." in [plain(each).strip() for each in shown]
