"""Commands of history: an act cancelled from there, what rests on it, narrowed lists, milestones."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.cli.terminal import Said, Speak

FEW = "Vi är för få"


@pytest.fixture
def worked(torget: Speak) -> Speak:
    """Anna coded and set a milestone; Bo wrote a memo on her coding and gave it a facet."""
    id_ = told(torget("code", "I01", "staffing", "--quote", FEW, "--format", "json"))["ids"][0]
    torget("milestone", "utkast")
    torget("memo", f"coding:{id_}", "Gränsen.", "--coder", "Bo")
    torget("facet", id_, "riktning=ökat", "--coder", "Bo")
    return torget


def told(said: Said) -> Any:
    """What a run that went well printed as JSON."""
    assert (said.code, said.err) == (0, "")
    return said.json


def acts(speak: Speak, *words: str) -> list[dict[str, Any]]:
    """The history as rows."""
    rows: list[dict[str, Any]] = told(speak("history", *words, "--format", "json"))
    return rows


def test_cancel_tells_what_rests_on_the_act(worked: Speak) -> None:
    """By its number: the act, what rests on it and whose that is on standard error, then what was done."""
    seq = next(row["seq"] for row in acts(worked) if "Bemanning →" in row["what"])
    said = worked("history", "--cancel", str(seq), "--yes", "--coder", "Cia")
    assert (said.code, said.out) == (0, "Upphävt: Bemanning → I01:4\n")
    assert said.lines[0].startswith(f"{seq}  ")
    assert said.lines[0].endswith("Anna: Bemanning → I01:4")
    assert [line.rpartition("  ")[2] for line in said.lines[1:3]] == [
        "Bo: riktning: ökat på Bemanning, I01:4",
        "Bo: Memo på I01:4",
    ]
    assert said.lines[3] == "1 memo och 1 ändring bygger på detta (Bo) och göms med det."
    assert told(worked("codings", "--format", "json")) == []
    assert worked("redo").code == 1


def test_restore_lets_it_stand_again(worked: Speak) -> None:
    """By the beginning of its id; with JSON the gesture and what rests on it are told."""
    gesture = acts(worked, "--actor", "Anna", "--kind", "coding")[0]["gesture"]
    said = worked("history", "--cancel", gesture, "--yes", "--format", "json")
    assert (said.json["gesture"], said.json["rests"]) == (gesture, {"memo": 1, "change": 1})
    assert worked("history", "--cancel", gesture).out == "Åtgärden är redan upphävd\n"
    assert worked("history", "--restore", gesture, "--lang", "en").out == "Stands again: Staffing → I01:4\n"
    assert worked("history", "--restore", gesture).out == "Åtgärden gäller redan\n"
    assert len(told(worked("codings", "--format", "json"))) == 1


def test_nothing_rests_on_it(worked: Speak) -> None:
    """Then that is said."""
    seq = acts(worked)[0]["seq"]
    assert worked("history", "--cancel", str(seq), "--yes").lines[-1] == "Inget bygger på detta."


def test_without_a_terminal_and_without_yes(worked: Speak) -> None:
    """Nothing is asked and nothing is done: exit 2 with a hint."""
    before = acts(worked)
    said = worked("history", "--cancel", str(before[-1]["seq"]))
    assert (said.code, said.out) == (2, "")
    assert "Lägg till --yes." in said.lines[-1]
    assert acts(worked) == before


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (("--cancel", "1", "--restore", "2"), 2, "--restore"),
        (("--cancel", "99999", "--yes"), 1, "99999"),
        (("--restore", "abcdef12"), 1, "abcdef12"),
        (("--kind", "koding"), 1, "coding"),
        (("--before", "x"), 2, "x"),
    ],
)
def test_what_cannot_be_done(worked: Speak, words: tuple[str, ...], code: int, part: str) -> None:
    """One line that names what was wrong."""
    said = worked("history", *words)
    assert (said.code, len(said.lines)) == (code, 1)
    assert part in said.lines[0]


def test_the_list_is_narrowed(worked: Speak) -> None:
    """By who, what, where, which words, and before which number."""
    every = acts(worked)
    assert [row["actor"] for row in acts(worked, "--actor", "Bo")] == ["Bo", "Bo"]
    assert [row["what"] for row in acts(worked, "--kind", "milestone")] == ["Milstolpe: utkast"]
    assert [row["what"] for row in acts(worked, "--text", "gränsen", "--transcript", "I01")] == ["Memo på I01:4"]
    assert acts(worked, "--limit", "2", "--before", str(every[1]["seq"])) == every[2:4]


def test_milestones_are_listed(worked: Speak) -> None:
    """`milestone` without a name: what names there are, by whom and when."""
    (row,) = told(worked("milestone", "--format", "json"))
    assert (list(row), row["name"], row["actor"]) == (["name", "seq", "at", "actor"], "utkast", "Anna")
    assert worked("milestone", "--format", "csv").out.splitlines()[0] == "name,seq,at,actor"
    assert worked("history", "--cancel", str(row["seq"]), "--yes").code == 0
    assert worked("milestone").err == "Inget hittades.\n"
