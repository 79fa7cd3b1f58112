"""The codebook changed by command: what is said, in words and in JSON, and what is refused in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.terminal import Speak


def codes(torget: Speak) -> dict[str, dict[str, object]]:
    """Every code by its key."""
    return {row["key"]: row for row in torget("codes", "--format", "json").json}


def book(folder: Path) -> str:
    """The codebook file."""
    return (folder / "codebooks" / "torget.yaml").read_text("utf-8")


def test_a_code_is_edited(folder: Path, torget: Speak) -> None:
    """What is named is changed, an empty value takes away, the rest stays; lists are replaced."""
    said = torget(
        *("codebook", "edit", "staffing", "--label", "Personal", "--brief", "", "--definition", "Antal.", "--key", "p"),
        *("--use-when", "Ofta.", "--not-when", "Sällan.", "--colour", "#D08770", "--codable", "false"),
        *("--keyword", "folk", "--keyword", "kår", "--alias", "", "--example", "Vi är för få.", "--facet", "riktning"),
        *("--reason", "deras ord", "--format", "json"),
    )
    assert (said.code, said.err) == (0, "")
    assert said.json["what"] == "Koden Personal ändrades – deras ord"
    staffing = codes(torget)["staffing"]
    texts = [staffing[name] for name in ("label", "brief", "definition", "use_when", "not_when", "letter", "colour")]
    lists = [staffing[name] for name in ("codable", "keywords", "alias", "examples", "facets")]
    assert [*texts, *lists] == [
        "Personal", "", "Antal.", "Ofta.", "Sällan.", "p", "#d08770", False,
        ["folk", "kår"], [], ["Vi är för få."], ["riktning"],
    ]  # fmt: skip
    assert torget("undo").out == "Ångrat: Koden Personal ändrades – deras ord\n"
    assert "label: {sv: Bemanning, en: Staffing}" in book(folder)


def test_the_reason_stands_in_the_history(torget: Speak) -> None:
    """In the sentence and beside it."""
    torget("codebook", "retire", "förflyttning", "--reason", "för sällan")
    torget("codebook", "retire", "förflyttning", "--not")
    back, retired = torget("history", "--limit", "2", "--format", "json").json
    assert (retired["reason"], back["reason"]) == ("för sällan", "")
    assert retired["what"] == "Förflyttning togs ur bruk; kodningarna står kvar – för sällan"
    assert "för sällan" in torget("history").out


def test_codes_are_moved_and_merged(folder: Path, torget: Speak) -> None:
    """By key or label; a merged code leaves the table and is named in the data."""
    said = torget("codebook", "move", "Samverkan", "--under", "staffing")
    assert said.out == "Samverkan flyttades in under Bemanning\n"
    assert codes(torget)["samverkan"]["parent"] == "staffing"
    assert torget("codebook", "move", "samverkan", "--top").code == 0
    torget("code", "I01", "kontinuitet", "--quote", "samma personer")
    said = torget("codebook", "merge", "kontinuitet", "samverkan", "--lang", "en")
    assert said.out == "Personalkontinuitet was merged into Collaboration\n"
    assert codes(torget)["kontinuitet"]["merged_into"] == "samverkan"
    assert "Personalkontinuitet" not in torget("codes").out
    assert "was: [kontinuitet]" in book(folder)
    assert [row["code"] for row in torget("codings", "--format", "json").json] == ["samverkan"]


def test_codings_to_look_over_are_listed_and_kept(torget: Speak) -> None:
    """One's own, or everybody's; with what the code said then and says now."""
    id_ = torget("code", "I01", "kontinuitet", "--quote", "samma personer", "--format", "json").json["ids"][0]
    torget("code", "I02", "staffing", "--quote", "alltid två", "--coder", "Bo")
    torget("codebook", "edit", "kontinuitet", "--definition", "Samma folk.")
    torget("codebook", "edit", "staffing", "--brief", "Antal.")
    (row,) = torget("codebook", "outdated", "--format", "json").json
    assert row == {
        "id": id_, "transcript": "I01-polis", "place": "I01:6", "start": row["start"], "end": row["start"] + 14,
        "code": "kontinuitet", "coder": "Anna", "changed": ["definition"], "then": "", "now": "Samma folk.",
    }  # fmt: skip
    everybody = torget("codebook", "outdated", "--coder", "all", "--format", "json").json
    assert [one["coder"] for one in everybody] == ["Anna", "Bo"]
    assert torget("codebook", "outdated", "--transcript", "I02", "--code", "staffing", "--coder", "Bo").code == 0
    listed = torget("codebook", "outdated").out
    assert listed.splitlines()[0].split() == ["Id", "Ställe", "Kod", "Kodare", "Då", "Nu"]
    assert "I01:6" in listed
    assert torget("codebook", "keep", id_[:13]).out == "Personalkontinuitet på I01:6 sågs över och står kvar\n"
    assert torget("codebook", "outdated").err == "Inget hittades.\n"


@pytest.mark.parametrize(
    ("words", "exit_code"),
    [
        (("edit", "staffing"), 2),
        (("edit", "staffing", "--codable", "ja"), 2),
        (("edit", "stafing", "--label", "x"), 1),
        (("edit", "staffing", "--key", "s"), 1),
        (("edit", "staffing", "--key", "ab"), 1),
        (("edit", "staffing", "--colour", "röd"), 1),
        (("edit", "staffing", "--facet", "riktnig"), 1),
        (("move", "staffing"), 2),
        (("move", "staffing", "--top", "--under", "samverkan"), 2),
        (("move", "staffing", "--under", "kontinuitet"), 1),
        (("merge", "staffing"), 2),
        (("merge", "staffing", "staffing"), 1),
        (("merge", "staffing", "kontinuitet"), 1),
        (("merge", "staffing", "övrigt"), 1),
        (("retire", "ingen"), 1),
        (("outdated", "--code", "ingen"), 1),
        (("outdated", "--transcript", "I09"), 1),
        (("keep",), 2),
        (("keep", "01930f2a"), 1),
    ],
    ids=str,
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_wrong_input_is_one_line(torget: Speak, words: tuple[str, ...], exit_code: int, language: str) -> None:
    """What, and what to do, in either language; nothing is done."""
    before = torget("history", "--format", "json").json
    said = torget("codebook", *words, "--lang", language)
    assert (said.code, said.out, len(said.lines)) == (exit_code, "", 1)
    assert said.err.startswith("intervjukod: ")
    assert torget("history", "--format", "json").json == before


def test_a_broken_file_is_named_with_its_line(folder: Path, torget: Speak) -> None:
    """The finding says what is wrong there, the error that the code was not changed."""
    path = folder / "codebooks" / "torget.yaml"
    path.write_text(book(folder).replace("    brief:", "    bref:"), "utf-8")
    said = torget("codebook", "edit", "samverkan", "--label", "x")
    assert said.code == 1
    assert said.lines[-1].startswith("intervjukod: codebooks/torget.yaml:10: ")
