"""A report told line by line: its paragraphs, its numbers, and the words behind them."""

from __future__ import annotations

from pathlib import Path

import pytest

from intervjukod.tui import indexing, reporting
from tests.unit.tui.plain.listener import Listener


def test_a_report_is_heard_and_a_number_opens_its_words(me: Listener) -> None:
    """The row, the number and whose it is; then the words, and Esc comes back to the number."""
    me.goes_to("Vi är för få på kvällarna")
    me.keys("b")
    assert "2 Koder" in me.keys("0 9")
    assert me.keys("2").startswith("Koder. ")
    heard = me.keys("U 3 1 b")  # everybody's codings; the row of Bemanning
    assert "Bemanning: 1 av 1\n" in heard
    assert "Bemanning · Nämns av · 1 av 1, Enter läser orden\n" in heard
    assert "Vi är för få på kvällarna" in me.keys("enter")
    assert "Bemanning: 1 av 1\n" in me.keys("escape")
    assert me.keys("home") == "Koder och hur många informanter som tar upp dem\n"


def test_a_report_as_of_a_milestone_sends_to_the_history_for_its_words(me: Listener) -> None:
    """What was coded since is not counted, and a merge of roles that nobody has is told in one line."""
    me.goes_to("Vi är för få på kvällarna")
    me.keys("b")
    me.desk.study.history.milestone("Inskickad")
    me.keys("s")
    heard = me.keys("0 9 3 U 3 1 O 7 1 b")
    assert "Bemanning: 1 av 1\n" in heard
    assert "vid milstolpen Inskickad" in me.keys("home down down")
    assert me.keys("b enter").endswith("Orden som de var då visas i historiken: 0 7, sedan V.\n")
    assert "0 av 1" in me.keys("s")
    assert "kommunen" in me.keys('O 4 "alla=kommunen" enter')


def test_answers_are_looked_for_before_a_report_is_made(me: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few interviews at a time while no key is pressed; until then the page says that it is being made."""
    monkeypatch.setattr(reporting, "AT_ONCE", 0)
    monkeypatch.setattr(reporting, "AT_A_TIME", 1)
    monkeypatch.setattr(indexing, "begin", lambda _: None)
    assert me.keys("0 9 6").endswith("Frågor och svar. 0 rader\nRapporten görs …\n")
    assert len(me.desk.study.reading.awaited()) > 0
    assert "Guidens frågor och vem som har svarat på dem" in me.waits()


def test_a_conclusion_is_written_by_ear(me: Listener) -> None:
    """Where the row says neither place nor code they are asked for, each list by its question."""
    table = "plats,period,indikator,varde\nSergels torg,2020H1,Rån,6\nSergels torg,2021H1,Rån,17\n"
    Path(me.desk.facts.folder, "tabell.csv").write_text(table, "utf-8")
    me.keys('0 9 9 "tabell.csv" enter')
    assert "SLUTSATS OM VILKEN PLATS? 1 rad\n1 Sergels torg\n" in me.keys("S")
    assert "VILKEN KOD? " in me.keys("1")
    assert "BREDVID VILKET MÅTT? 1 rad\n1 Rån\n" in me.keys("b")
    assert "3 motsäger. de står emot varandra\n" in me.keys("1")
    heard = me.keys('3 "Fler larm" enter')
    assert "Slutsats, Sergels torg: Bemanning och Rån motsäger varandra" in heard
    assert [one.text for one in me.desk.study.coding.inferences()] == ["Fler larm"]
