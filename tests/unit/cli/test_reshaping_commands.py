"""Commands that give codings another shape: split, join, in-vivo, quote, several uncoded; and retrieval."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.cli.terminal import Speak

WHOLE = "Det finns inte folk nog. Vi är för få"


def made(speak: Speak, quote: str, key: str, *words: str) -> str:
    """The id of a new coding in I01."""
    done: dict[str, Any] = speak("code", "I01", key, "--quote", quote, *words, "--format", "json").json
    return str(done["ids"][0])


def said(speak: Speak, *words: str) -> list[str]:
    """The words of the codings that are listed."""
    return [row["text"] for row in speak("codings", *words, "--format", "json").json]


def test_split_and_join(torget: Speak) -> None:
    """Cut at an offset of the text, told in words, and made one again with the memo."""
    id_ = made(torget, WHOLE, "staffing", "--memo", "Hm.")
    at = torget("text", "I01").out.index("Vi är")
    done = torget("split", id_, str(at), "--format", "json").json
    assert (done["ids"][0], len(done["ids"]), done["what"]) == (id_, 2, "Bemanning delades i två vid I01:4")
    assert said(torget) == ["Det finns inte folk nog.", "Vi är för få"]
    assert torget("undo").code == 0
    assert torget("split", id_, str(at), "--reason", "två saker").out.endswith("I01:4 – två saker\n")
    assert torget("join", id_).out == "2 kodningar med Bemanning blev en på I01:4\n"
    (row,) = torget("codings", "--format", "json").json
    assert (row["text"], row["memo"]) == (WHOLE, "Hm.")
    assert torget("join", id_).code == 1
    assert torget("split", id_, "1").code == 1


def test_in_vivo(torget: Speak) -> None:
    """By a quote or by offsets, under a code, with a label; the words are the label otherwise."""
    assert torget("in-vivo", "I01", "--quote", "Vi är för få").out == "Ny kod ur orden: Vi är för få → I01:4\n"
    start = torget("text", "I01").out.index("tolv år")
    place = f"{start}:{start + len('tolv år')}"
    assert torget("in-vivo", "I01", place, "--under", "staffing", "--label", "Länge").code == 0
    codes = {row["key"]: row for row in torget("codes", "--format", "json").json}
    assert (codes["länge"]["parent"], codes["länge"]["origin"]) == ("staffing", "inductive")
    assert codes["vi-är-för-få"]["label"] == "Vi är för få"
    assert torget("in-vivo", "I01").code == torget("in-vivo", "I01", place, "--quote", "få").code == 2


def test_a_quote_is_kept(torget: Speak) -> None:
    """`quote` marks it, `quotes --kept` lists it, `--not` takes the mark away."""
    id_ = made(torget, WHOLE, "staffing")
    made(torget, "tolv år", "samverkan")
    assert torget("quote", id_).out == "Citat behållet: Bemanning, I01:4\n"
    assert torget("quote", id_).out == "Citatet på I01:4 är redan behållet\n"
    assert [row["id"] for row in torget("quotes", "--kept", "--format", "json").json] == [id_]
    assert torget("quote", id_, "--not").out == "Citatet behålls inte längre: Bemanning, I01:4\n"
    assert torget("quotes", "--kept").err == "Inget hittades.\n"


def test_several_are_uncoded_as_one_act(torget: Speak) -> None:
    """One undo brings them back."""
    ids = [made(torget, WHOLE, "staffing"), made(torget, "tolv år", "samverkan")]
    assert torget("uncode", *ids).out == "2 kodningar togs bort\n"
    assert said(torget) == []
    assert torget("undo").code == 0
    assert len(said(torget)) == 2


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("--text", "FOLK"), [WHOLE]),
        (("--near", "samverkan"), [WHOLE]),
        (("--code", "samverkan", "--near", "staffing", "--near-by", "turn"), ["för få på"]),
        (("--coder", "Bo", "--coder", "Cia"), ["samma personer"]),
        (("--at", "utkast"), [WHOLE]),
        (("--kept", "--at", "utkast"), []),
    ],
)
def test_retrieval(torget: Speak, words: tuple[str, ...], found: list[str]) -> None:
    """Each way of choosing, for lists and for quotes."""
    id_ = made(torget, WHOLE, "staffing")
    torget("milestone", "utkast")
    torget("quote", id_)
    made(torget, "för få på", "samverkan")
    made(torget, "samma personer", "samverkan", "--coder", "Bo")
    assert said(torget, *words) == found
    words = words[2:] if words[0] == "--code" else words
    told = [row["text"] for row in torget("quotes", *words, "--format", "json").json]
    assert set(found) <= set(told)


def test_ids_of_then_are_shown_short_too(torget: Speak) -> None:
    """What is gone today still has an id that a person can read in the table of then."""
    id_ = made(torget, WHOLE, "staffing")
    torget("milestone", "utkast")
    torget("uncode", id_)
    assert id_[:8] in torget("codings", "--at", "utkast").out
